/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Floods: no drop is lost, pumps drain as the formula says, dikes fail when they should. */
#include "hazards/flood.h"

#include "hazard_fixture.h"

#include <tabard/map.h>

extern const TbrHazardKind tbr_hazard_flood;

#define START "2014-05-15T00:00Z"
/* Obrenovac. */
#define PLACE "lon='20.2 deg' lat='44.65 deg'"
#define KIND "<hazard kind='flood' id='f' state='RS' "

static TbrHazardId the_hazard = { 0 };

static TbrFloodCell *
cell_of (const HazardFixture *fixture, guint i)
{
  return &tbr_flood_cells (tbr_flood_state (&fixture->sim, the_hazard))[i];
}

static TbrFloodDike *
dike_of (const HazardFixture *fixture, guint i)
{
  return &tbr_flood_dikes (tbr_flood_state (&fixture->sim, the_hazard))[i];
}

static void
test_flood_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_flood.kind, &error);
  g_assert_no_error (error);
}

/* A million m3, four German modules of 1,500 m3/h at 85 %: 196 h [hazards.md 2.1, computed there].
   Half of it after 98 h; the last 2 cm count as dry. */
static void
test_flood_drains_at_the_rate_of_its_pumps (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "12 d",
                       KIND "><cell " PLACE " area='1 km2' depth='1 m' power='1' initial='1 m' "
                            "lift='0 m'/></hazard>");
  fixture.rate[TBR_NEED_FLOOD_WATER][TBR_WORK_VEHICLE] = 6000;
  hazard_fixture_run (&fixture, 15 * TBR_MINUTE);
  TbrTime begin = tbr_need_get (&fixture.sim, TBR_HANDLE (TbrNeedId, 0))->opened;
  hazard_fixture_run (&fixture, begin + 98 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (cell_of (&fixture, 0)->volume, 1e6 - 98 * 0.85 * 6000, 1e-3);
  hazard_fixture_run (&fixture, begin + 192 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_NEED_CLOSED], ==, 0);
  hazard_fixture_run (&fixture, begin + 197 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_NEED_CLOSED], ==, 1);
  hazard_fixture_clear (&fixture);
}

/* All of the cell is wet: 70 % of 50,000 people are without power, and so is their share of the
   region. A day after the cell is dry all is back. */
static void
test_flood_cuts_the_power_of_its_region (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "12 d",
                       KIND "services='yes' restore='1 d'><cell " PLACE
                            " area='1 km2' depth='1 m' power='1' initial='1 m' lift='0 m' "
                            "people='50000' dwellings='20000'/></hazard>");
  fixture.rate[TBR_NEED_FLOOD_WATER][TBR_WORK_VEHICLE] = 12000;
  TbrRegionId region = tbr_map_region_at (fixture.map, 20.2, 44.65);
  double people = tbr_lifeline_people (&fixture.sim, region);
  g_assert_cmpfloat (people, >, 50000);
  hazard_fixture_run (&fixture, 6 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_POWER),
                                  0.7 * 50000 / people, 1e-3);
  hazard_fixture_run (&fixture, 11 * TBR_DAY);
  g_assert_cmpfloat (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_POWER), ==, 0);
  g_assert_cmpfloat (tbr_lifeline_inoperability (&fixture.sim, region, TBR_LIFELINE_POWER), ==, 0);
  tbr_core_flush (&fixture.sim);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_POWER], >, 35000 * 24);
  hazard_fixture_clear (&fixture);
}

/* What came in less what went out is what is there, whatever happened; and what came in is the
   series: 30 m3/s for 10 h, 12.5 for 50 min, and 60 % of 10 mm on 2 km2. */
static void
test_flood_loses_no_drop (void)
{
  HazardFixture fixture;
  hazard_fixture_init (
      &fixture, START, "8 d",
      KIND "><cell name='a' " PLACE " area='2 km2' depth='2 m' power='2' outlet='0.5 m3/s'/>"
           "<cell name='b' lon='19.7 deg' lat='44.75 deg' area='9 km2' floor='1 m'/>"
           "<dike cell='b' crest='3 m' length='2 km'/>"
           "<inflow at='7 min' value='30 m3/s'/><inflow at='607 min' value='12.5 m3/s'/>"
           "<inflow at='657 min' value='0 m3/s'/>"
           "<rain cell='a' at='1 d' value='1 mm/h'/><rain at='34 h' value='0 mm/h'/>"
           "<level cell='b' at='0 h' value='0.5 m'/><level cell='b' at='40 h' value='4 m'/>"
           "<level cell='b' at='90 h' value='0.2 m'/></hazard>");
  fixture.rate[TBR_NEED_FLOOD_WATER][TBR_WORK_VEHICLE] = 3000;
  for (guint hour = 1; hour <= 8 * 24; hour++)
    {
      hazard_fixture_run (&fixture, hour * TBR_HOUR);
      for (guint i = 0; i < 2; i++)
        {
          const TbrFloodCell *cell = cell_of (&fixture, i);
          g_assert_cmpfloat_with_epsilon (cell->entered - cell->left, cell->volume,
                                          1e-9 * (cell->entered + 1));
          g_assert_cmpfloat (cell->volume, >=, 0);
        }
    }
  double series = 30 * 36000.0 + 12.5 * 3000 + 0.6 * 0.010 * 2e6;
  g_assert_cmpfloat_with_epsilon (cell_of (&fixture, 0)->entered, series, 1e-6 * series);
  g_assert_cmpfloat (cell_of (&fixture, 1)->entered, >, 1e6);
  g_assert_cmpfloat (cell_of (&fixture, 1)->left, >, 0);
  hazard_fixture_clear (&fixture);
}

#define RIVER                                                                                      \
  "<level at='0 h' value='1 m'/><level at='48 h' value='3.2 m'/><level at='96 h' value='1 m'/>"

/* Crest 3 m, freeboard 0.3 m: the water overtops at 2.7 m, that is after
   48 h x 1.7 / 2.2 = 37 h 5 min; the step after that breaks it. */
static void
test_flood_overtops_when_the_water_is_too_high (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "6 d",
                       KIND "><cell " PLACE " area='4 km2'/>"
                            "<dike failure='0 %'/>" RIVER "</hazard>");
  hazard_fixture_run (&fixture, 37 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_BREACH], ==, 0);
  hazard_fixture_run (&fixture, 37 * TBR_HOUR + 15 * TBR_MINUTE);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_BREACH], ==, 1);
  g_assert_cmpint (dike_of (&fixture, 0)->failed, ==, 37 * TBR_HOUR + 15 * TBR_MINUTE);
  hazard_fixture_run (&fixture, 6 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_FLOODED], >, 390);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_FLOODED], <, 400.001);
  hazard_fixture_clear (&fixture);
}

/* The same dike raised in time by what is missing, 0.5 m, holds. */
static void
test_flood_spares_who_raised_the_dike (void)
{
  HazardFixture fixture;
  hazard_fixture_read (&fixture, START, "6 d",
                       KIND "><cell " PLACE " area='4 km2'/>"
                            "<dike failure='0 %'/>" RIVER "</hazard>");
  fixture.rate[TBR_NEED_DIKE][TBR_WORK_VEHICLE] = 56;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 6 * TBR_DAY);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_DIKE], ==, 1);
  g_assert_cmpfloat_with_epsilon (dike_of (&fixture, 0)->raise, 0.5, 1e-12);
  g_assert_cmpfloat (dike_of (&fixture, 0)->raised, ==, 1000);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_BREACH], ==, 0);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_FLOODED], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* High water wears dikes down: 20 km for 40 h at 0.2 % a kilometre and hour leave
   0.998^800 = 20.16 % standing. 400 sections in one run are as many independent draws. */
static void
test_flood_wears_dikes_down_with_time (void)
{
  enum
  {
    N = 400
  };
  HazardFixture fixture;
  GString *text = g_string_new (KIND "><cell " PLACE " area='1 km2'/>");
  for (guint i = 0; i < N; i++)
    g_string_append (text, "<dike length='20 km'/>");
  g_string_append (text, "<level at='0 h' value='2.5 m'/><level at='40 h' value='2.5 m'/>"
                         "<level at='2401 min' value='0 m'/></hazard>");
  hazard_fixture_init (&fixture, START, "3 d", text->str);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  double stand = N - fixture.n_events[TBR_HAZARD_EVENT_BREACH];
  double share = pow (0.998, 800);
  g_assert_cmpfloat_with_epsilon (stand / N, share, 4.1 * sqrt (share * (1 - share) / N));
  g_string_free (text, TRUE);
  hazard_fixture_clear (&fixture);
}

#define TOWN                                                                                       \
  KIND "order='20 h'><cell " PLACE " area='4 km2' depth='4 m' power='1' people='10000' "           \
       "dwellings='4000'/><dike failure='0 %'/>" RIVER "</hazard>"

/* Nobody is lost from the count; what the ledger of the stranded opened is rescued, drowned or
   walked out; those who left are those the departure curve sends. */
static void
test_flood_counts_everybody (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "9 d", TOWN);
  fixture.rate[TBR_NEED_STRANDED][TBR_WORK_VEHICLE] = 20;
  hazard_fixture_run (&fixture, 37 * TBR_HOUR);
  const TbrFloodCell *cell = cell_of (&fixture, 0);
  double gone = 8000 * -expm1 (-17.0 * 17 / (2 * 36));
  g_assert_cmpfloat_with_epsilon (cell->away, gone, 1e-6 * gone);
  for (guint hour = 38; hour < 9 * 24; hour++)
    {
      hazard_fixture_run (&fixture, hour * TBR_HOUR);
      g_assert_cmpfloat_with_epsilon (cell->staying + cell->stranded + cell->away + cell->dead,
                                      10000, 1e-6);
    }
  hazard_fixture_run (&fixture, 9 * TBR_DAY);
  double stock, done, lost;
  hazard_fixture_sum (&fixture, TBR_NEED_STRANDED, &stock, &done, &lost);
  g_assert_cmpfloat (done, >, 0);
  g_assert_cmpfloat (lost, >, 0);
  g_assert_cmpfloat_with_epsilon (stock + MIN (done, cell->away - gone) + lost + cell->staying,
                                  fixture.opened[TBR_NEED_STRANDED],
                                  0.02 * fixture.opened[TBR_NEED_STRANDED]);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], cell->dead, 1e-6);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_PREVENTABLE], <=, fixture.harm[TBR_HARM_DEATHS]);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_POWER], >, 0);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_WATER], >, 0);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_SHELTER], >, 0);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DWELLINGS], 0.05 * 4000, 1);
  hazard_fixture_clear (&fixture);
}

/* Boats save those who wait, and nobody else; beds take person-nights away. */
static void
test_flood_help_saves_and_draws_stay (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "9 d", TOWN);
  hazard_fixture_run (&fixture, 9 * TBR_DAY);
  double deaths = fixture.harm[TBR_HARM_DEATHS];
  double preventable = fixture.harm[TBR_HARM_PREVENTABLE];
  double nights = fixture.harm[TBR_HARM_SHELTER];
  double threshold = dike_of (&fixture, 0)->threshold;
  guint64 events = fixture.n_events[TBR_HAZARD_EVENT_BREACH];
  tbr_core_clear (&fixture.sim);
  fixture.rate[TBR_NEED_STRANDED][TBR_WORK_VEHICLE] = 1e7;
  fixture.rate[TBR_NEED_HOMELESS][TBR_WORK_VEHICLE] = 500;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 9 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], <, deaths);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], deaths - preventable,
                                  0.01 * deaths);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_SHELTER], <, nights);
  g_assert_cmpfloat (dike_of (&fixture, 0)->threshold, ==, threshold);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_BREACH], ==, events);
  hazard_fixture_clear (&fixture);
}

static void
test_flood_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "<cell lon='3 deg' lat='56 deg' area='1 km2'/>", "cell: row 1 lies at sea" },
    { "<cell " PLACE " area='1 km2'/><dike cell='x'/>", "dike: cell: no cell is called 'x'" },
    { "<cell " PLACE " area='1 km2'/><dike crest='1 m' freeboard='2 m'/>",
      "row 1 has more freeboard than dike" },
    { "<cell " PLACE " area='1 km2'/><inflow at='2 h' value='1 m3/s'/>"
      "<inflow at='1 h' value='1 m3/s'/>",
      "inflow: at: row 2 is earlier" },
    { "<cell name='a' " PLACE " area='1 km2'/><cell name='a' " PLACE " area='1 km2'/>",
      "cell: name: 'a' is there twice" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (KIND ">%s</hazard>", cases[i].text);
      g_assert_false (hazard_fixture_read (&fixture, START, "8 d", text));
      g_assert_nonnull (strstr (fixture.faults, cases[i].message));
      hazard_fixture_clear (&fixture);
    }
}

/* The logarithm of what comes in, over 200 replications: mean 0 and spread 0.2, each within three
   deviations of its own. Without scatter the series is met exactly (loses-no-drop). */
static void
test_flood_water_scatters_around_its_series (void)
{
  double sum = 0, square = 0;
  const guint n = 200;
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "1 d",
                       KIND "scatter='20 %'><cell " PLACE " area='2 km2'/>"
                            "<inflow at='1 h' value='10 m3/s'/></hazard>");
  for (guint replication = 0; replication < n; replication++)
    {
      tbr_core_clear (&fixture.sim);
      hazard_fixture_begin (&fixture, 1, replication);
      hazard_fixture_run (&fixture, 2 * TBR_HOUR);
      double deviation = log (cell_of (&fixture, 0)->flow / 10);
      sum += deviation;
      square += deviation * deviation;
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0, 3 * 0.2 / sqrt (n));
  g_assert_cmpfloat_with_epsilon (sqrt (square / n), 0.2, 3 * 0.2 / sqrt (2 * n));
  hazard_fixture_clear (&fixture);
}

static void
test_flood_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_flood.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (
          &tbr_hazard_flood.kind, i, largest, " state='RS' order='20 h'",
          "<cell " PLACE " area='4 km2' people='10000' dwellings='4000' outlet='0.2 m3/s'/>"
          "<dike failure='1 %'/><rain at='1 d' value='5 mm/h'/>" RIVER
          "<road from='Belgrade' to='Obrenovac'/><bridge count='20'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/flood/table-is-sound", test_flood_table_is_sound);
  g_test_add_func ("/hazards/flood/drains-at-the-rate-of-its-pumps",
                   test_flood_drains_at_the_rate_of_its_pumps);
  g_test_add_func ("/hazards/flood/cuts-the-power-of-its-region",
                   test_flood_cuts_the_power_of_its_region);
  g_test_add_func ("/hazards/flood/loses-no-drop", test_flood_loses_no_drop);
  g_test_add_func ("/hazards/flood/overtops-when-the-water-is-too-high",
                   test_flood_overtops_when_the_water_is_too_high);
  g_test_add_func ("/hazards/flood/spares-who-raised-the-dike",
                   test_flood_spares_who_raised_the_dike);
  g_test_add_func ("/hazards/flood/wears-dikes-down-with-time",
                   test_flood_wears_dikes_down_with_time);
  g_test_add_func ("/hazards/flood/counts-everybody", test_flood_counts_everybody);
  g_test_add_func ("/hazards/flood/help-saves-and-draws-stay",
                   test_flood_help_saves_and_draws_stay);
  g_test_add_func ("/hazards/flood/refuses-what-cannot-be", test_flood_refuses_what_cannot_be);
  g_test_add_func ("/hazards/flood/water-scatters-around-its-series",
                   test_flood_water_scatters_around_its_series);
  g_test_add_func ("/hazards/flood/bears-every-extreme", test_flood_bears_every_extreme);
  return g_test_run ();
}
