/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Storms: outages by the formula, repair as a queue, generators and fuel by hand sums. */
#include "hazards/storm.h"

#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_storm;

#define START "2014-01-31T00:00Z"
/* Postojna. */
#define PLACE "lon='14.21 deg' lat='45.78 deg'"
#define KIND "<hazard kind='storm' id='s' state='SI' "

static TbrHazardId the_hazard = { 0 };

static TbrStormDistrict *
district_of (const HazardFixture *fixture, guint i)
{
  return &tbr_storm_districts (tbr_storm_state (&fixture->sim, the_hazard))[i];
}

static TbrStormFeeder *
feeder_of (const HazardFixture *fixture, guint i)
{
  return &tbr_storm_feeders (tbr_storm_state (&fixture->sim, the_hazard))[i];
}

static void
test_storm_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_storm.kind, &error);
  g_assert_no_error (error);
}

/* A calm week above freezing: nobody is out, nobody asks. */
static void
test_storm_leaves_calm_days_alone (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "7 d",
                       KIND "><district " PLACE " customers='30000' lines='300 km' masts='20' "
                            "roads='100 km'/><line length='40 km'/>"
                            "<site lifeline='health' load='500 kW' share='1'/>"
                            "<weather at='0 h' temperature='4 degC' rain='2 mm/h' gust='8 m/s'/>"
                            "</hazard>");
  hazard_fixture_run (&fixture, 7 * TBR_DAY);
  g_assert_cmpuint (tbr_need_count (&fixture.sim), ==, 0);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_HARM], ==, 0);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Three feeders with one pole each, all broken at once by 150 m/s. Crews of 3 jobs a day begin when
   the gusts are over, after 1 h, and finish one after the other 8, 16 and 24 h later: a queue with
   one server, worked out by hand. Most customers first. */
static void
test_storm_is_repaired_as_a_queue (void)
{
  HazardFixture fixture;
  hazard_fixture_read (&fixture, START, "4 d",
                       KIND "poles='1' inequality='1'><district " PLACE
                            " customers='300' lines='3 km' feeders='3'/>"
                            "<weather at='0 h' temperature='5 degC' gust='150 m/s'/>"
                            "<weather at='1 h' temperature='5 degC'/></hazard>");
  fixture.rate[TBR_NEED_LINE_REPAIR][TBR_WORK_VEHICLE] = 3 / 24.0;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 0);
  double customers[3];
  for (guint i = 0; i < 3; i++)
    customers[i] = feeder_of (&fixture, i)->customers;
  g_assert_cmpfloat (customers[0], >, customers[1]);
  g_assert_cmpfloat (customers[1], >, customers[2]);
  g_assert_cmpfloat_with_epsilon (customers[0] + customers[1] + customers[2], 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, 300, 1e-9);
  hazard_fixture_run (&fixture, 9 * TBR_HOUR - 1);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, 300, 1e-9);
  hazard_fixture_run (&fixture, 9 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, customers[1] + customers[2],
                                  1e-9);
  hazard_fixture_run (&fixture, 17 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, customers[2], 1e-9);
  hazard_fixture_run (&fixture, 24 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_RESTORED], ==, 0);
  hazard_fixture_run (&fixture, 25 * TBR_HOUR);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, ==, 0);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_OUTAGE], ==, 1);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_RESTORED], ==, 1);
  hazard_fixture_clear (&fixture);
}

/* 1000 feeders of 100 km and 1200 poles, 40 % in forest, in gusts that rise to 20 m/s over some
   hours and fall again. A pole fails with Phi (ln (20 / 48) / 0.25) = 2.3099820e-4, the trees make
   it 1.8 times that, and 1 - (1 - p)^1200 = 39.29 % of the feeders are out (Python). Steps and
   gusts on the way change nothing: within four standard deviations of the 1000 draws, 6.2 %. */
static void
test_storm_puts_out_as_many_feeders_as_the_formula_says (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d",
                       KIND "inequality='0'><district " PLACE
                            " customers='1e6' lines='100000 km' feeders='1000'/>"
                            "<weather at='1 h' temperature='5 degC' gust='12 m/s'/>"
                            "<weather at='2 h' temperature='5 degC' gust='17 m/s'/>"
                            "<weather at='5 h' temperature='5 degC' gust='19 m/s'/>"
                            "<weather at='6 h' temperature='5 degC' gust='20 m/s'/>"
                            "<weather at='8 h' temperature='5 degC' gust='15 m/s'/></hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out / 1e6, 0.3929, 0.062);
  g_assert_cmpfloat_with_epsilon (feeder_of (&fixture, 0)->poles.exposed, 1.8 * 2.30998201e-4,
                                  1e-11);
  hazard_fixture_clear (&fixture);
}

/* A footprint of 60 m/s comes from 330 km south and passes over a district after four hours: of
   10,000 masts Phi (ln (60 / 65) / 0.15) = 29.68 % fall. */
static void
test_storm_passes_over_the_country (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d",
                       KIND "step='15 min'><district " PLACE " customers='1000' masts='10000'/>"
                            "<gust at='1 h' lon='14.21 deg' lat='42.78 deg' speed='60 m/s' "
                            "radius='100 km'/><gust at='9 h' lon='14.21 deg' lat='48.78 deg' "
                            "speed='60 m/s' radius='100 km'/></hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_HOUR);
  g_assert_cmpfloat (district_of (&fixture, 0)->gust, <, 4);
  hazard_fixture_run (&fixture, 5 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->gust, 60, 0.01);
  hazard_fixture_run (&fixture, 10 * TBR_HOUR);
  g_assert_cmpfloat (district_of (&fixture, 0)->gust, ==, 0);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->masts_down, 2968, 250);
  hazard_fixture_clear (&fixture);
}

/* A day of freezing rain, 2 mm/h in wind of 3 m/s: 24 x 0.84379 mm of ice (Python), which breaks
   0.3 x (20.25 - 10) / 20 = 15.4 % of 10,000 km. Two degrees of thaw then take 1 mm/h away. */
static void
test_storm_coats_lines_with_ice (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "4 d",
                       KIND
                       "><district " PLACE " customers='10000' lines='10000 km' feeders='100'/>"
                       "<weather at='50 min' temperature='-1 degC' rain='2 mm/h' wind='3 m/s'/>"
                       "<weather at='1490 min' temperature='-1 degC'/>"
                       "<weather at='2 d' temperature='2 degC' rain='2 mm/h'/></hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->ice, 24 * 0.8437835871548531e-3, 1e-9);
  double jobs = 0;
  for (guint i = 0; i < 100; i++)
    jobs += feeder_of (&fixture, i)->wires.failed;
  g_assert_cmpfloat_with_epsilon (jobs, 1537.6, 4 * 36.1);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->jobs, jobs, 1e-9);
  hazard_fixture_run (&fixture, 2 * TBR_DAY + 10 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->ice, (20.2508 - 10) * 1e-3, 1e-6);
  hazard_fixture_clear (&fixture);
}

/* The Iberian peninsula, 28 April 2025: dark at 12:33, more than 92 % of the demand back at 05:00,
   16 h 27 min later, with no line to repair. */
static void
test_storm_restarts_a_dark_grid (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, "2025-04-28T10:33Z", "3 d",
                       "<hazard kind='storm' id='s' state='ES'><district lon='-3.7 deg' "
                       "lat='40.4 deg' customers='1e6'/><island at='0 h'/></hazard>");
  hazard_fixture_run (&fixture, TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, 1e6, 1e-3);
  hazard_fixture_run (&fixture, 16 * TBR_HOUR + 30 * TBR_MINUTE);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, <, 0.08e6);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, >, 0.05e6);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_LINE_REPAIR], ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_POWER_SUPPLY], ==, 1);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_OUTAGE], ==, 1);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_RESTORED], ==, 1);
  hazard_fixture_clear (&fixture);
}

/* A blackout of half the demand by a trigger: the other half stays. */
static void
test_storm_goes_dark_by_a_trigger (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, "2025-04-28T10:33Z", "3 d",
                       "<hazard kind='storm' id='s' state='ES'><district lon='-3.7 deg' "
                       "lat='40.4 deg' customers='1e6'/><island start='1 h'/></hazard>");
  hazard_fixture_run (&fixture, TBR_DAY + 10 * TBR_MINUTE);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, ==, 0);
  tbr_hazard_storm.trigger (&fixture.sim, the_hazard, 0.5);
  hazard_fixture_run (&fixture, TBR_DAY + TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, 0.5e6, 1e-3);
  hazard_fixture_run (&fixture, TBR_DAY + 90 * TBR_MINUTE);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, <, 0.491e6);
  hazard_fixture_run (&fixture, 3 * TBR_DAY);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, ==, 0);
  hazard_fixture_clear (&fixture);
}

#define DARK                                                                                       \
  "<district " PLACE " customers='3000' lines='30 km' feeders='3'/>"                               \
  "<site name='hospital' lifeline='health' load='300 kW' reserve='24 h' share='0.5'/>"             \
  "<site name='exchange' lifeline='telecom' load='100 kW' reserve='3 h' share='0.2'/>"             \
  "<weather at='0 h' temperature='5 degC' gust='150 m/s'/>"

static TbrStormSite *
site_of (const HazardFixture *fixture, guint i)
{
  return &tbr_storm_sites (tbr_storm_state (&fixture->sim, the_hazard))[i];
}

/* Nobody comes: the exchange's battery is empty after 3 h, the hospital's tank after 24 h. */
static void
test_storm_empties_batteries_and_tanks (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "3 d", KIND "village='0'>" DARK "</hazard>");
  hazard_fixture_run (&fixture, 3 * TBR_HOUR);
  g_assert_cmpfloat (site_of (&fixture, 1)->dark, ==, 0);
  hazard_fixture_run (&fixture, 3 * TBR_HOUR + 30 * TBR_MINUTE);
  g_assert_cmpfloat (site_of (&fixture, 1)->dark, ==, 1);
  g_assert_cmpfloat (district_of (&fixture, 0)->lost[TBR_LIFELINE_TELECOM], ==, 0.2);
  hazard_fixture_run (&fixture, 24 * TBR_HOUR);
  g_assert_cmpfloat (site_of (&fixture, 0)->dark, ==, 0);
  hazard_fixture_run (&fixture, 25 * TBR_HOUR);
  g_assert_cmpfloat (site_of (&fixture, 0)->dark, ==, 1);
  g_assert_cmpfloat (district_of (&fixture, 0)->dark_load, ==, 400e3);
  g_assert_cmpfloat (district_of (&fixture, 0)->lost[TBR_LIFELINE_HEALTH], ==, 0.5);
  g_assert_cmpfloat_with_epsilon (fixture.opened[TBR_NEED_POWER_SUPPLY], 400, 1e-9);
  hazard_fixture_clear (&fixture);
}

/* One generator of 300 kW goes to the hospital, or to the exchange when telecom is first and what
   is left to the hospital. 0.081 m3 of fuel an hour, 300 kW x 0.27 l/kWh, keep the hospital going
   without any. */
static void
test_storm_shares_generators_and_fuel (void)
{
  static const struct
  {
    const char *first;
    double power, fuel, hospital, exchange;
  } cases[] = {
    { "health", 300, 0, 0, 1 },    { "telecom", 300, 0, 1 / 3.0, 0 },  { "health", 400, 0, 0, 0 },
    { "health", 0, 0.0811, 0, 1 }, { "health", 0, 0.081 / 2, 0.5, 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND "village='0' first='%s'>" DARK "</hazard>", cases[i].first);
      hazard_fixture_read (&fixture, START, "6 d", text);
      fixture.rate[TBR_NEED_POWER_SUPPLY][TBR_WORK_VEHICLE] = cases[i].power;
      fixture.rate[TBR_NEED_FUEL][TBR_WORK_VEHICLE] = cases[i].fuel;
      hazard_fixture_begin (&fixture, 1, 0);
      hazard_fixture_run (&fixture, 6 * TBR_DAY);
      g_assert_cmpfloat_with_epsilon (site_of (&fixture, 0)->dark, cases[i].hospital, 1e-6);
      g_assert_cmpfloat_with_epsilon (site_of (&fixture, 1)->dark, cases[i].exchange, 1e-6);
      hazard_fixture_clear (&fixture);
    }
}

/* 30 customers live on 75 kW at 2.5 kW [HAZARDS section 4]: of 3000 with 5 % asked for, 150 want
   375 kW. */
static void
test_storm_lends_power_to_homes (void)
{
  HazardFixture fixture;
  hazard_fixture_read (&fixture, START, "3 d",
                       KIND "><district " PLACE " customers='3000' lines='30 km'/>"
                            "<weather at='0 h' temperature='5 degC' gust='150 m/s'/></hazard>");
  fixture.rate[TBR_NEED_POWER_SUPPLY][TBR_WORK_VEHICLE] = 75;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.opened[TBR_NEED_POWER_SUPPLY], 375, 1e-9);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->supplied, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->lost[TBR_LIFELINE_POWER],
                                  0.99 * district_of (&fixture, 0)->weight, 1e-9);
  hazard_fixture_clear (&fixture);
}

#define COLD                                                                                       \
  KIND "step='30 min' heating='1' persons='2'><district " PLACE                                    \
       " customers='100000' lines='100 km' feeders='10'/>"                                         \
       "<weather at='0 h' temperature='-10 degC' gust='150 m/s'/>"                                 \
       "<weather at='1 h' temperature='-10 degC'/></hazard>"

/* Homes at 20 degrees in a frost of 10 fall below freezing after 48 h x ln 3 = 52 h 44 min. From
   then on 2 of 100,000 die in a day: of 200,000 people in 100 h 16 min less half a step 16.7. */
static void
test_storm_cold_kills_those_without_heating (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "9 d", COLD);
  hazard_fixture_run (&fixture, 52 * TBR_HOUR + 30 * TBR_MINUTE);
  g_assert_cmpfloat (feeder_of (&fixture, 0)->indoor, >, 0);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], ==, 0);
  hazard_fixture_run (&fixture, 153 * TBR_HOUR);
  g_assert_cmpfloat (feeder_of (&fixture, 0)->indoor, <, 0);
  double days = (153 - 48 * log (3)) / 24;
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], 4 * days, 4 * 0.5 / 24);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_PREVENTABLE], fixture.harm[TBR_HARM_DEATHS],
                                  1e-9);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_SHELTER], >, 0);
  hazard_fixture_clear (&fixture);
}

/* Work, shelter and generators save, and shift no draw: the same pieces fail. Blocked roads make
   the same crews slower. */
static void
test_storm_help_saves_and_draws_stay (void)
{
  enum
  {
    N = 40
  };
  const char *text
      = KIND "persons='2' heating='1'><district " PLACE
             " customers='100000' lines='2000 km' feeders='40' roads='500 km' masts='50'/>"
             "<weather at='0 h' temperature='-8 degC' gust='26 m/s'/>"
             "<weather at='1 d' temperature='-8 degC' gust='29 m/s'/>"
             "<weather at='30 h' temperature='-8 degC' rain='3 mm/h' wind='4 m/s'/>"
             "<weather at='44 h' temperature='-8 degC'/></hazard>";
  HazardFixture fixture;
  guint32 failed[N];
  double harm[TBR_HARM_N];
  hazard_fixture_init (&fixture, START, "12 d", text);
  hazard_fixture_run (&fixture, 12 * TBR_DAY);
  for (guint i = 0; i < N; i++)
    failed[i] = feeder_of (&fixture, i)->poles.failed + feeder_of (&fixture, i)->wires.failed;
  memcpy (harm, fixture.harm, sizeof harm);
  g_assert_cmpfloat (harm[TBR_HARM_DEATHS], >, 0);
  double alone = district_of (&fixture, 0)->jobs;
  g_assert_cmpfloat (alone, >, 100);
  tbr_core_clear (&fixture.sim);
  fixture.rate[TBR_NEED_LINE_REPAIR][TBR_WORK_VEHICLE] = 1;
  fixture.rate[TBR_NEED_HOMELESS][TBR_WORK_VEHICLE] = 2000;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 12 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], <, harm[TBR_HARM_DEATHS]);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_SHELTER], <, harm[TBR_HARM_SHELTER]);
  double slow = district_of (&fixture, 0)->jobs;
  g_assert_cmpfloat (slow, <, alone);
  tbr_core_clear (&fixture.sim);
  fixture.rate[TBR_NEED_BLOCKED_ROAD][TBR_WORK_VEHICLE] = 5000;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 12 * TBR_DAY);
  g_assert_cmpfloat (district_of (&fixture, 0)->jobs, <, slow);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (feeder_of (&fixture, i)->poles.failed + feeder_of (&fixture, i)->wires.failed,
                      ==, failed[i]);
  hazard_fixture_clear (&fixture);
}

/* A district fed by two lines is dark only while both are down, and the one with less work comes
   first: 9 jobs for each tower. */
static void
test_storm_a_line_feeds_a_district (void)
{
  HazardFixture fixture;
  hazard_fixture_read (&fixture, START, "9 d",
                       KIND "><district " PLACE " customers='1000'/>"
                            "<line length='600 m'/><line length='300 m'/>"
                            "<weather at='0 h' temperature='5 degC' gust='150 m/s'/>"
                            "<weather at='1 h' temperature='5 degC'/></hazard>");
  fixture.rate[TBR_NEED_LINE_REPAIR][TBR_WORK_VEHICLE] = 1;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 0);
  g_assert_cmpfloat (district_of (&fixture, 0)->jobs, ==, 27);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, 1000, 1e-6);
  hazard_fixture_run (&fixture, 9 * TBR_HOUR + 30 * TBR_MINUTE);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->out, 1000, 1e-6);
  hazard_fixture_run (&fixture, 10 * TBR_HOUR);
  g_assert_cmpfloat (district_of (&fixture, 0)->out, ==, 0);
  g_assert_cmpfloat_with_epsilon (district_of (&fixture, 0)->jobs, 18, 1e-9);
  hazard_fixture_clear (&fixture);
}

/* With everybody out the regions of the district are dark, and their people are counted by the
 * hour. */
static void
test_storm_takes_power_from_regions (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "4 d",
                       KIND "><district " PLACE " customers='1e6' lines='100 km' masts='100'/>"
                            "<weather at='0 h' temperature='5 degC' gust='150 m/s'/></hazard>");
  hazard_fixture_run (&fixture, 0);
  const TbrStormDistrict *district = district_of (&fixture, 0);
  const guint32 *regions = tbr_storm_regions (tbr_storm_state (&fixture.sim, the_hazard));
  double people = 0;
  g_assert_cmpuint (district->n_regions, >, 1);
  for (guint32 r = 0; r < district->n_regions; r++)
    {
      TbrRegionId region = TBR_HANDLE (TbrRegionId, regions[r]);
      people += tbr_lifeline_people (&fixture.sim, region);
      g_assert_cmpfloat_with_epsilon (tbr_lifeline_inoperability (&fixture.sim, region,
                                                                  TBR_LIFELINE_POWER),
                                      1, 1e-9);
      g_assert_cmpfloat (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_TELECOM), >, 0.99);
    }
  g_assert_cmpfloat (people, >, 10000);
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_POWER], people * 48, 1e-6 * people * 48);
  hazard_fixture_clear (&fixture);
}

/* A district with fewer people behind its customers than live in its regions takes so much less. */
static void
test_storm_weighs_districts_by_people (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "4 d",
                       KIND "persons='2'><district lon='14.8 deg' lat='45.4 deg' customers='1000' "
                            "lines='100 km' radius='1 km'/>"
                            "<weather at='0 h' temperature='5 degC' gust='150 m/s'/></hazard>");
  hazard_fixture_run (&fixture, 0);
  const TbrStormDistrict *district = district_of (&fixture, 0);
  TbrRegionId region
      = { tbr_storm_regions (tbr_storm_state (&fixture.sim, the_hazard))[district->first_region] };
  double people = tbr_lifeline_people (&fixture.sim, region);
  g_assert_cmpuint (district->n_regions, ==, 1);
  g_assert_cmpfloat (people, >, 2000);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&fixture.sim, region, TBR_LIFELINE_POWER),
                                  2000 / people, 1e-9);
  hazard_fixture_clear (&fixture);
}

/* Regions go to the nearest district within its radius, each to one; a district without any has
   the one in which it lies. */
static void
test_storm_regions_belong_to_one_district (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "1 d",
                       KIND "><district name='a' " PLACE " customers='1000' radius='60 km'/>"
                            "<district name='b' lon='14.5 deg' lat='46.05 deg' customers='1000' "
                            "radius='60 km'/><district name='c' lon='15.64 deg' lat='46.55 deg' "
                            "customers='1000' radius='0 km'/></hazard>");
  TbrStormState *state = tbr_storm_state (&fixture.sim, the_hazard);
  const guint32 *regions = tbr_storm_regions (state);
  g_assert_cmpuint (district_of (&fixture, 0)->n_regions, >, 10);
  g_assert_cmpuint (district_of (&fixture, 1)->n_regions, >, 10);
  g_assert_cmpuint (district_of (&fixture, 2)->n_regions, ==, 1);
  for (guint32 i = 0; i < state->n_regions; i++)
    for (guint32 j = 0; j < i; j++)
      g_assert_cmpuint (regions[i], !=, regions[j]);
  hazard_fixture_clear (&fixture);
}

static void
test_storm_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "<district lon='3 deg' lat='56 deg' customers='1000'/>", "district: row 1 lies at sea" },
    { "<district " PLACE " customers='5'/>", "row 1 has more feeders than customers" },
    { "<district " PLACE " customers='1000'/><line district='x' length='9 km'/>",
      "line: district: no district is called 'x'" },
    { "<district " PLACE " customers='1000'/><site district='x' lifeline='health' load='9 kW'/>",
      "site: district: no district is called 'x'" },
    { "<district " PLACE " customers='1000'/><weather at='2 h' temperature='1 degC'/>"
      "<weather at='1 h' temperature='1 degC'/>",
      "weather: at: row 2 is earlier" },
    { "<district " PLACE " customers='1000'/><island at='2 h'/><island at='1 h'/>",
      "island: at: row 2 is earlier" },
    { "<district name='a' " PLACE " customers='1000'/><district name='a' " PLACE
      " customers='1000'/>",
      "district: name: 'a' is there twice" },
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
test_storm_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_storm.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (
          &tbr_hazard_storm.kind, i, largest, " state='SI'",
          "<district " PLACE " customers='10000' lines='300 km' roads='90 km' masts='9'/>"
          "<line length='20 km'/><site lifeline='health' load='300 kW' reserve='9 h' share='1'/>"
          "<weather at='0 h' temperature='-9 degC' rain='4 mm/h' wind='5 m/s' gust='40 m/s'/>"
          "<weather at='9 h' temperature='-9 degC'/><island at='2 d'/>"
          "<gust at='1 h' lon='9 deg' lat='46 deg' speed='80 m/s'/>"
          "<gust at='9 h' lon='19 deg' lat='46 deg' speed='80 m/s'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/storm/table-is-sound", test_storm_table_is_sound);
  g_test_add_func ("/hazards/storm/leaves-calm-days-alone", test_storm_leaves_calm_days_alone);
  g_test_add_func ("/hazards/storm/is-repaired-as-a-queue", test_storm_is_repaired_as_a_queue);
  g_test_add_func ("/hazards/storm/puts-out-as-many-feeders-as-the-formula-says",
                   test_storm_puts_out_as_many_feeders_as_the_formula_says);
  g_test_add_func ("/hazards/storm/passes-over-the-country", test_storm_passes_over_the_country);
  g_test_add_func ("/hazards/storm/coats-lines-with-ice", test_storm_coats_lines_with_ice);
  g_test_add_func ("/hazards/storm/restarts-a-dark-grid", test_storm_restarts_a_dark_grid);
  g_test_add_func ("/hazards/storm/goes-dark-by-a-trigger", test_storm_goes_dark_by_a_trigger);
  g_test_add_func ("/hazards/storm/empties-batteries-and-tanks",
                   test_storm_empties_batteries_and_tanks);
  g_test_add_func ("/hazards/storm/shares-generators-and-fuel",
                   test_storm_shares_generators_and_fuel);
  g_test_add_func ("/hazards/storm/lends-power-to-homes", test_storm_lends_power_to_homes);
  g_test_add_func ("/hazards/storm/cold-kills-those-without-heating",
                   test_storm_cold_kills_those_without_heating);
  g_test_add_func ("/hazards/storm/help-saves-and-draws-stay",
                   test_storm_help_saves_and_draws_stay);
  g_test_add_func ("/hazards/storm/a-line-feeds-a-district", test_storm_a_line_feeds_a_district);
  g_test_add_func ("/hazards/storm/takes-power-from-regions", test_storm_takes_power_from_regions);
  g_test_add_func ("/hazards/storm/weighs-districts-by-people",
                   test_storm_weighs_districts_by_people);
  g_test_add_func ("/hazards/storm/regions-belong-to-one-district",
                   test_storm_regions_belong_to_one_district);
  g_test_add_func ("/hazards/storm/refuses-what-cannot-be", test_storm_refuses_what_cannot_be);
  g_test_add_func ("/hazards/storm/bears-every-extreme", test_storm_bears_every_extreme);
  return g_test_run ();
}
