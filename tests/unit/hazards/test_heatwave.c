/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Heatwaves: deaths by the published law, cases and places by hand, work outdoors slowed. */
#include "hazards/heatwave.h"

#include "hazard_fixture.h"
#include "world/outdoors.h"

extern const TbrHazardKind tbr_hazard_heatwave;

/* Midnight of the 1st of August, summer time. */
#define START "2003-07-31T22:00Z"
/* Paris. */
#define PLACE "lon='2.35 deg' lat='48.86 deg'"
#define GROUP "<group " PLACE " people='1e6' climate='north-continental'/>"
#define KIND "<hazard kind='heatwave' id='h' state='FR' "

static TbrHazardId the_hazard = { 0 };

static TbrHeatwaveGroup *
group_of (const HazardFixture *fixture, guint i)
{
  return &tbr_heatwave_groups (tbr_heatwave_state (&fixture->sim, the_hazard))[i];
}

static void
test_heatwave_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_heatwave.kind, &error);
  g_assert_no_error (error);
}

/* A week below the threshold: nobody dies of it, nobody is slower, nothing is asked for. */
static void
test_heatwave_leaves_mild_days_alone (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "7 d",
                       KIND ">" GROUP "<day at='0 h' maximum='22 degC'/></hazard>");
  hazard_fixture_run (&fixture, 7 * TBR_DAY);
  g_assert_cmpuint (tbr_need_count (&fixture.sim), ==, 0);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_HARM], ==, 0);
  g_assert_cmpfloat (group_of (&fixture, 0)->work, ==, 1);
  hazard_fixture_clear (&fixture);
}

/* Three days of 33.3 degC apparent, ten above the threshold: each raises the deaths by 1.0184^10 -
   1 = 20.00 % (Python), spread over four days. Of a million people 27 die on an ordinary day: 3 x
   27 x 0.2000 = 16.2 in all, a quarter of a day's on the first. Nobody dies of waiting: none is
   untreated. */
static void
test_heatwave_kills_by_the_published_law (void)
{
  HazardFixture fixture;
  double excess = pow (1.0184, 10) - 1;
  hazard_fixture_init (&fixture, START, "12 d",
                       KIND "untreated='0'>" GROUP
                            "<day at='0 h' maximum='33 degC' apparent='33.3 degC'/>"
                            "<day at='3 d' maximum='20 degC' apparent='20 degC'/></hazard>");
  hazard_fixture_run (&fixture, TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], 27 * excess / 4, 1e-6);
  hazard_fixture_run (&fixture, 12 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], 3 * 27 * excess, 1e-6);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], 16.2, 0.01);
  hazard_fixture_clear (&fixture);
}

/* After three days of heat the factor for long waves counts: of six days of exposure all but those
   that fall on the first two days. */
static void
test_heatwave_that_lasts_kills_more (void)
{
  HazardFixture fixture;
  double excess = pow (1.0184, 10) - 1;
  hazard_fixture_init (&fixture, START, "12 d",
                       KIND "untreated='0' long-factor='3' long-after='3 d'>" GROUP
                            "<day at='0 h' maximum='33 degC' apparent='33.3 degC'/>"
                            "<day at='4 d' maximum='20 degC' apparent='20 degC'/></hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  /* a quarter on the first day, half on the second */
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], 27 * excess * 0.75, 1e-6);
  hazard_fixture_run (&fixture, 4 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS],
                                  27 * excess * (0.75 + 3 * (0.75 + 1)), 1e-6);
  hazard_fixture_clear (&fixture);
}

/* 5000 places of 1e6 x 0.5 % asked for spare 30 % of the excess; half of them 15 %. Preventable is
   what more places would have spared. */
static void
test_heatwave_cooled_places_spare (void)
{
  static const double shares[] = { 0, 0.5, 1 };
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      HazardFixture fixture;
      double excess = pow (1.0184, 10) - 1;
      hazard_fixture_read (&fixture, START, "4 d",
                           KIND "untreated='0' step='5 min'>" GROUP
                                "<day at='0 h' maximum='33 degC' apparent='33.3 degC'/></hazard>");
      fixture.rate[TBR_NEED_COOLED_PLACES][TBR_WORK_VEHICLE] = 5000 * shares[i];
      hazard_fixture_begin (&fixture, 1, 0);
      hazard_fixture_run (&fixture, 4 * TBR_DAY);
      double usual = 27 * excess * (0.25 + 0.5 + 0.75 + 1);
      g_assert_cmpfloat_with_epsilon (fixture.opened[TBR_NEED_COOLED_PLACES], 5000, 1e-9);
      g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], usual * (1 - 0.3 * shares[i]),
                                      0.01 * usual);
      g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_PREVENTABLE],
                                      usual * 0.3 * (1 - shares[i]), 0.01 * usual);
      hazard_fixture_clear (&fixture);
    }
}

/* 10 x (25 x 12 % + 20 x 5 %) = 40 cases a day among a million where nothing scatters; whom nobody
   treats gets over it or dies, one day in the mean: after three days 40 (1 - exp (-3)) wait. All
   are treated where help is there, and none dies of waiting. */
static void
test_heatwave_fills_ambulances (void)
{
  HazardFixture fixture;
  hazard_fixture_read (&fixture, START, "3 d",
                       KIND "rise-factor='0' more-calls-spread='0' step='5 min'>" GROUP
                            "<day at='0 h' maximum='33 degC'/></hazard>");
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  double left = 40 * (1 - exp (-3.0));
  g_assert_cmpfloat_with_epsilon (group_of (&fixture, 0)->waiting, left, 0.2);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], 0.02 * (120 - left), 0.01);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_INJURED], 0.98 * (120 - left), 0.3);
  tbr_core_clear (&fixture.sim);
  fixture.rate[TBR_NEED_HEAT_CASES][TBR_WORK_VEHICLE] = 1000;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  g_assert_cmpfloat (group_of (&fixture, 0)->waiting, <, 0.5);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_HEAT_CASES], ==, 1);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], <, 0.03);
  hazard_fixture_clear (&fixture);
}

/* In the afternoon crews give 1 - 2 % x (WBGT - 26), at night all; only outdoors, and only in the
   group's regions. 34 degC with a dew point of 20: 0.567 x 34 + 0.393 x 23.37 + 3.94 = 32.40, 87.2
   % (Python). Aircraft are not slower. */
static void
test_heatwave_slows_work_outdoors (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "3 d",
                       KIND ">" GROUP
                            "<day at='0 h' maximum='34 degC' dew-point='20 degC'/></hazard>");
  hazard_fixture_run (&fixture, TBR_HOUR);
  TbrNeedSpec spec = { .hazard = the_hazard,
                       .kind = TBR_NEED_LINE_REPAIR,
                       .lon = 2.35,
                       .lat = 48.86,
                       .stock = 100,
                       .required = 1 };
  TbrNeed *need = tbr_need_get (&fixture.sim, tbr_need_open (&fixture.sim, &spec));
  spec.kind = TBR_NEED_BEDS;
  TbrNeed *indoors = tbr_need_get (&fixture.sim, tbr_need_open (&fixture.sim, &spec));
  spec.kind = TBR_NEED_LINE_REPAIR;
  spec.lon = 5.37;
  spec.lat = 43.3;
  TbrNeed *elsewhere = tbr_need_get (&fixture.sim, tbr_need_open (&fixture.sim, &spec));
  hazard_fixture_run (&fixture, 15 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (need->factor[TBR_WORK_VEHICLE], 1 - 0.02 * (32.38381 - 26), 1e-5);
  g_assert_cmpfloat (need->factor[TBR_WORK_AIR], ==, 1);
  g_assert_cmpfloat (indoors->factor[TBR_WORK_VEHICLE], ==, 1);
  g_assert_cmpfloat (elsewhere->factor[TBR_WORK_VEHICLE], ==, 1);
  hazard_fixture_run (&fixture, 27 * TBR_HOUR);
  g_assert_cmpfloat (need->factor[TBR_WORK_VEHICLE], >, 0.97);
  hazard_fixture_clear (&fixture);
}

/* Load 0.9 on a day of 36 degC over 24: 1.733 % of the demand is cut in the afternoon (by hand in
   test_heat_load), none before sunrise, and the regions lose it. */
static void
test_heatwave_strains_the_grid (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "3 d",
                       KIND "><group " PLACE
                            " people='1e6' climate='north-continental' load='0.9'/>"
                            "<day at='0 h' maximum='36 degC' minimum='24 degC'/></hazard>");
  hazard_fixture_run (&fixture, 15 * TBR_HOUR);
  const TbrHeatwaveGroup *group = group_of (&fixture, 0);
  const guint32 *regions = tbr_heatwave_regions (tbr_heatwave_state (&fixture.sim, the_hazard));
  g_assert_cmpuint (group->n_regions, >, 0);
  g_assert_cmpfloat_with_epsilon (group->shortfall, 0.017 / 0.981, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim,
                                                     TBR_HANDLE (TbrRegionId, regions[0]),
                                                     TBR_LIFELINE_POWER),
                                  0.017 / 0.981, 1e-9);
  hazard_fixture_run (&fixture, 27 * TBR_HOUR);
  g_assert_cmpfloat (group_of (&fixture, 0)->shortfall, ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Work saves; what is drawn of the days' calls stays. */
static void
test_heatwave_help_saves_and_draws_stay (void)
{
  HazardFixture fixture;
  double calls[9], deaths;
  hazard_fixture_read (&fixture, START, "9 d",
                       KIND ">" GROUP GROUP "<day at='0 h' maximum='36 degC'/></hazard>");
  hazard_fixture_begin (&fixture, 7, 3);
  for (guint day = 0; day < 9; day++)
    {
      hazard_fixture_run (&fixture, day * TBR_DAY + TBR_HOUR);
      calls[day] = group_of (&fixture, 1)->more_calls;
      g_assert_true (day == 0 || calls[day] != calls[day - 1]);
    }
  hazard_fixture_run (&fixture, 9 * TBR_DAY);
  deaths = fixture.harm[TBR_HARM_DEATHS];
  tbr_core_clear (&fixture.sim);
  fixture.rate[TBR_NEED_HEAT_CASES][TBR_WORK_VEHICLE] = 5;
  fixture.rate[TBR_NEED_COOLED_PLACES][TBR_WORK_VEHICLE] = 2000;
  hazard_fixture_begin (&fixture, 7, 3);
  for (guint day = 0; day < 9; day++)
    {
      hazard_fixture_run (&fixture, day * TBR_DAY + TBR_HOUR);
      g_assert_cmpfloat (group_of (&fixture, 1)->more_calls, ==, calls[day]);
    }
  hazard_fixture_run (&fixture, 9 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], <, deaths);
  hazard_fixture_clear (&fixture);
}

static void
test_heatwave_is_fed_by_triggers (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "3 d",
                       KIND ">" GROUP
                            "<day at='0 h' maximum='30 degC' apparent='31 degC'/></hazard>");
  hazard_fixture_run (&fixture, TBR_HOUR);
  g_assert_cmpfloat (group_of (&fixture, 0)->days[0], ==, 31);
  tbr_hazard_heatwave.trigger (&fixture.sim, the_hazard, 4);
  hazard_fixture_run (&fixture, 2 * TBR_HOUR);
  g_assert_cmpfloat (group_of (&fixture, 0)->days[0], ==, 35);
  tbr_hazard_heatwave.trigger (&fixture.sim, the_hazard, 1e9);
  hazard_fixture_run (&fixture, 3 * TBR_HOUR);
  g_assert_cmpfloat (group_of (&fixture, 0)->days[0], ==, 61);
  hazard_fixture_clear (&fixture);
}

static void
test_heatwave_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "<group lon='-8 deg' lat='47 deg' people='9' climate='mediterranean'/>",
      "group: row 1 lies at sea" },
    { GROUP "<day group='x' at='0 h' maximum='30 degC'/>", "day: group: no group is called 'x'" },
    { GROUP "<day at='2 h' maximum='30 degC'/><day at='1 h' maximum='30 degC'/>",
      "day: at: row 2 is earlier" },
    { GROUP "<day at='2 h' maximum='20 degC' minimum='21 degC'/>",
      "day: minimum: row 1 has it above the maximum" },
    { "<group name='a' " PLACE " people='9' climate='mediterranean'/><group name='a' " PLACE
      " people='9' climate='mediterranean'/>",
      "group: name: 'a' is there twice" },
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

static void
test_heatwave_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_heatwave.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_heatwave.kind, i, largest, " state='FR'",
                                  GROUP "<day at='0 h' maximum='60 degC' dew-point='30 degC'/>"
                                        "<day at='2 d' maximum='-10 degC'/>"
                                        "<day at='3 d' maximum='38 degC'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/heatwave/table-is-sound", test_heatwave_table_is_sound);
  g_test_add_func ("/hazards/heatwave/leaves-mild-days-alone",
                   test_heatwave_leaves_mild_days_alone);
  g_test_add_func ("/hazards/heatwave/kills-by-the-published-law",
                   test_heatwave_kills_by_the_published_law);
  g_test_add_func ("/hazards/heatwave/that-lasts-kills-more", test_heatwave_that_lasts_kills_more);
  g_test_add_func ("/hazards/heatwave/cooled-places-spare", test_heatwave_cooled_places_spare);
  g_test_add_func ("/hazards/heatwave/fills-ambulances", test_heatwave_fills_ambulances);
  g_test_add_func ("/hazards/heatwave/slows-work-outdoors", test_heatwave_slows_work_outdoors);
  g_test_add_func ("/hazards/heatwave/strains-the-grid", test_heatwave_strains_the_grid);
  g_test_add_func ("/hazards/heatwave/help-saves-and-draws-stay",
                   test_heatwave_help_saves_and_draws_stay);
  g_test_add_func ("/hazards/heatwave/is-fed-by-triggers", test_heatwave_is_fed_by_triggers);
  g_test_add_func ("/hazards/heatwave/refuses-what-cannot-be",
                   test_heatwave_refuses_what_cannot_be);
  g_test_add_func ("/hazards/heatwave/bears-every-extreme", test_heatwave_bears_every_extreme);
  return g_test_run ();
}
