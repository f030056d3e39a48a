/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Roads under water close, slow and open again; bridges are lost and replaced; services come back
 * by crews; who is told in time is not there. */
#include "hazards/flood.h"

#include "hazard_fixture.h"

#include <locale.h>
#include <tabard/map.h>
#include <tabard/route.h>

extern const TbrHazardKind tbr_hazard_flood;

#define START "2021-07-14T00:00Z"
/* Verviers; a box, so that depth is volume over area: 1 km2. */
#define CELL                                                                                       \
  "<cell lon='5.86 deg' lat='50.59 deg' area='1 km2' depth='5 m' power='1' people='20000' "        \
  "dwellings='9000' outlet='60 m3/s'/>"
#define KIND "<hazard kind='flood' id='f' state='BE' clearing='1 d' "
/* 100 m3/s, of which 60 run off, for @hours: 0.144 m an hour. */
#define WATER(hours) "<inflow at='1 h' value='100 m3/s'/><inflow at='" hours "' value='0 m3/s'/>"

static TbrLinkCondition
condition_of (const HazardFixture *fixture)
{
  return tbr_link_get_condition (&fixture->sim,
                                 tbr_map_find_link (fixture->map, "Verviers", "Eupen"));
}

/* The road lies 1 m up: dry at first, then slow, then closed; the water falls again by 0.216 m
   an hour. Crews clear 500 m in 10 h; then it is open. */
static void
test_flood_roads_close_and_open_again (void)
{
  HazardFixture fixture;
  hazard_fixture_init (
      &fixture, START, "6 d",
      KIND ">" CELL WATER (
          "11 h") "<road from='Verviers' to='Eupen' height='1 m' debris='500 m'/></hazard>");
  fixture.rate[TBR_NEED_BLOCKED_ROAD][TBR_WORK_VEHICLE] = 50;
  hazard_fixture_run (&fixture, 7 * TBR_HOUR);
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_OPEN);
  /* 1.15 m: 150 mm on the road, 24.26 of 86.94 km/h [PREGNOLATO2017]. */
  hazard_fixture_run (&fixture, 9 * TBR_HOUR + TBR_MINUTE);
  g_assert_cmpfloat_with_epsilon (tbr_flood_roads (
                                      tbr_flood_state (&fixture.sim, (TbrHazardId){ 0 }))
                                      ->depth,
                                  0.152, 1e-3);
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_SLOWED);
  g_assert_cmpfloat_with_epsilon ((double) condition_of (&fixture).speed_factor, 0.3, 1e-6);
  hazard_fixture_run (&fixture, 11 * TBR_HOUR);
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_CLOSED);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_BLOCKED_ROAD], ==, 0);
  /* 1.44 m fall to 1 m in 2.04 h, 500 m are cleared in 10 h. */
  hazard_fixture_run (&fixture, 13 * TBR_HOUR + 16 * TBR_MINUTE);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_BLOCKED_ROAD], ==, 1);
  g_assert_cmpfloat (fixture.opened[TBR_NEED_BLOCKED_ROAD], ==, 500);
  hazard_fixture_run (&fixture, 22 * TBR_HOUR);
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_CLOSED);
  hazard_fixture_run (&fixture, 25 * TBR_HOUR);
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_OPEN);
  hazard_fixture_clear (&fixture);
}

/* Nobody clears: it stays closed; with nothing to clear it opens with the falling water. */
static void
test_flood_roads_wait_for_crews (void)
{
  const char *const debris[] = { "500 m", "0 m" };
  for (guint i = 0; i < G_N_ELEMENTS (debris); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (
          KIND ">" CELL WATER (
              "11 h") "<road from='Verviers' to='Eupen' height='1 m' debris='%s'/></hazard>",
          debris[i]);
      hazard_fixture_init (&fixture, START, "6 d", text);
      hazard_fixture_run (&fixture, 6 * TBR_DAY);
      g_assert_cmpuint (condition_of (&fixture).state, ==,
                        i == 0 ? TBR_LINK_STATE_CLOSED : TBR_LINK_STATE_OPEN);
      hazard_fixture_clear (&fixture);
    }
}

/* Of 2,000 bridges half are lost at the depth at which half are lost, within three deviations of a
   binomial draw: 67. Three in ten are replaced, one in 48 h to each team [hazards.md, SI23]; the
   road is open when they stand. */
static void
test_flood_roads_lose_bridges_and_get_them_back (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "40 d",
                       KIND "replaced='30 %'>" CELL WATER (
                           "11 h") "<bridge count='2000' half='1.44 m' spread='0.3' "
                                   "from='Verviers' to='Eupen'/></hazard>");
  fixture.rate[TBR_NEED_LOST_BRIDGE][TBR_WORK_VEHICLE] = 50 / 48.0;
  hazard_fixture_run (&fixture, 11 * TBR_HOUR);
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_CLOSED);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_LOST_BRIDGE], ==, 0);
  hazard_fixture_run (&fixture, TBR_DAY);
  const TbrFloodBridge *bridge
      = tbr_flood_bridges (tbr_flood_state (&fixture.sim, (TbrHazardId){ 0 }));
  g_assert_cmpfloat_with_epsilon (bridge->lost, 1000, 67);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_LOST_BRIDGE], ==, 1);
  g_assert_cmpfloat_with_epsilon (fixture.opened[TBR_NEED_LOST_BRIDGE], 0.3 * bridge->lost, 0.5);
  double hours = fixture.opened[TBR_NEED_LOST_BRIDGE] * 48 / 50;
  hazard_fixture_run (&fixture, (TbrTime) ((hours + 10) * TBR_HOUR));
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_CLOSED);
  hazard_fixture_run (&fixture, (TbrTime) ((hours + 20) * TBR_HOUR));
  g_assert_cmpuint (condition_of (&fixture).state, ==, TBR_LINK_STATE_OPEN);
  hazard_fixture_clear (&fixture);
}

/* Pumps change the water, not the level at which a bridge goes: those lost at a depth are the same.
 */
static void
test_flood_roads_draw_the_same_bridges_whatever_is_done (void)
{
  guint32 lost[2];
  for (guint i = 0; i < 2; i++)
    {
      HazardFixture fixture;
      hazard_fixture_init (&fixture, START, "3 d",
                           KIND
                           ">" CELL WATER ("11 h") "<bridge count='500' half='1.44 m'/></hazard>");
      fixture.rate[TBR_NEED_LOST_BRIDGE][TBR_WORK_VEHICLE] = i * 10.0;
      fixture.rate[TBR_NEED_STRANDED][TBR_WORK_VEHICLE] = i * 1000.0;
      hazard_fixture_run (&fixture, 3 * TBR_DAY);
      lost[i] = tbr_flood_bridges (tbr_flood_state (&fixture.sim, (TbrHazardId){ 0 }))->lost;
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpuint (lost[0], >, 0);
  g_assert_cmpuint (lost[0], ==, lost[1]);
}

/* All homes wet, 1.48 powerless to each (66,500 households to 45,000 wet dwellings, Wallonia
   2021): at most all of the cell. Power and telecom wait for crews once the cell is dry. */
static void
test_flood_roads_services_come_back_by_crews (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "12 d",
                       KIND "services='yes' power-out='148 %' telecom-out='20 %' jobs-power='2' "
                            "jobs-telecom='1'>" CELL WATER ("11 h") "</hazard>");
  fixture.rate[TBR_NEED_LINE_REPAIR][TBR_WORK_VEHICLE] = 1;
  TbrRegionId region = tbr_map_region_at (fixture.map, 5.86, 50.59);
  double people = tbr_lifeline_people (&fixture.sim, region);
  hazard_fixture_run (&fixture, 10 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_POWER),
                                  20000 / people, 1e-3);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_TELECOM),
                                  4000 / people, 1e-3);
  g_assert_cmpfloat_with_epsilon (tbr_flood_powerless (&fixture.sim, (TbrHazardId){ 0 }, 0), 20000,
                                  1);
  /* Dry after 6.67 h; 40 jobs at one an hour. */
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.opened[TBR_NEED_LINE_REPAIR], 40, 0.1);
  g_assert_cmpfloat (tbr_flood_powerless (&fixture.sim, (TbrHazardId){ 0 }, 0), >, 0);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_POWER), 0,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_flood_powerless (&fixture.sim, (TbrHazardId){ 0 }, 0), 0, 1);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_TELECOM),
                                  4000 / people, 1e-3);
  hazard_fixture_clear (&fixture);
}

/* Deaths with a warning of @lead, NULL for none. */
static double
deaths_with_lead (const char *lead)
{
  HazardFixture fixture;
  g_autofree char *attribute = lead != NULL ? g_strdup_printf ("lead='%s'", lead) : g_strdup ("");
  g_autofree char *text
      = g_strdup_printf (KIND
                         "compliance='90 %%' departure='4 h' %s>" CELL
                         "<inflow at='12 h' value='1500 m3/s'/><inflow at='13 h' value='0 m3/s'/>"
                         "</hazard>",
                         attribute);
  hazard_fixture_init (&fixture, START, "4 d", text);
  hazard_fixture_run (&fixture, 4 * TBR_DAY);
  tbr_core_flush (&fixture.sim);
  double deaths = fixture.harm[TBR_HARM_DEATHS];
  hazard_fixture_clear (&fixture);
  return deaths;
}

/* With 12 h of warning 1 - exp (-12^2 / 32) = 98.9 % of those who obey are gone: 11 % of the people
   are left, and of the deaths. Each hour of warning counts. */
static void
test_flood_roads_a_warning_saves_lives (void)
{
  double none = deaths_with_lead (NULL);
  double last = none;
  const char *const leads[] = { "2 h", "4 h", "8 h", "12 h" };
  g_assert_cmpfloat (none, >, 100);
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      double deaths = deaths_with_lead (leads[i]);
      g_assert_cmpfloat (deaths, <, last);
      last = deaths;
    }
  g_assert_cmpfloat_with_epsilon (last / none, 1 - 0.9 * (1 - exp (-144 / 32.0)), 0.01);
}

static void
test_flood_roads_names_what_is_wrong (void)
{
  const char *const rows[] = {
    "<road from='Verviers' to='Nowhere'/>", "no town or node 'Nowhere'",
    "<road from='Verviers' to='Bonn'/>",    "no road joins 'Verviers' and 'Bonn' directly",
    "<bridge count='3' from='Verviers'/>",  "a road has two ends",
    "<bridge cell='x' count='3'/>",         "no cell is called 'x'",
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i += 2)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (KIND ">" CELL "%s</hazard>", rows[i]);
      g_assert_false (hazard_fixture_read (&fixture, START, "2 d", text));
      g_assert_nonnull (strstr (fixture.faults, rows[i + 1]));
      hazard_fixture_clear (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/flood_roads/close-and-open-again",
                   test_flood_roads_close_and_open_again);
  g_test_add_func ("/hazards/flood_roads/wait-for-crews", test_flood_roads_wait_for_crews);
  g_test_add_func ("/hazards/flood_roads/lose-bridges-and-get-them-back",
                   test_flood_roads_lose_bridges_and_get_them_back);
  g_test_add_func ("/hazards/flood_roads/draw-the-same-bridges-whatever-is-done",
                   test_flood_roads_draw_the_same_bridges_whatever_is_done);
  g_test_add_func ("/hazards/flood_roads/services-come-back-by-crews",
                   test_flood_roads_services_come_back_by_crews);
  g_test_add_func ("/hazards/flood_roads/a-warning-saves-lives",
                   test_flood_roads_a_warning_saves_lives);
  g_test_add_func ("/hazards/flood_roads/names-what-is-wrong",
                   test_flood_roads_names_what_is_wrong);
  return g_test_run ();
}
