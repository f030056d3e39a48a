/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Explosive ordnance: every object is somewhere, finds follow their law, work moves no luck. */
#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_ordnance;

#define START "2014-05-19T00:00Z"
#define PLACE "lon='18.1 deg' lat='44.73 deg'"
#define KIND "<hazard kind='ordnance' id='o' state='BA' "
/* 98 on a square kilometre of 1,219: what was thought to be left in 2014. */
#define COUNTRY "<zone name='BA' " PLACE " area='1224.5 km2'/>"
#define ALL "moved='1' exposure='1' warned='1' step='1 d' "

static const TbrHazardId the_hazard = { 0 };

static void
read_one (HazardFixture *fixture, const char *duration, const char *options, const char *zones)
{
  g_autofree char *text = g_strdup_printf (KIND "%s>%s</hazard>", options, zones);
  if (!hazard_fixture_read (fixture, START, duration, text))
    g_error ("%s", fixture->faults);
}

/* The last value told of a measure, by its number. */
typedef struct
{
  double value[4];
} Told;

static void
take_measures (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (facts[i].kind == TBR_FACT_HAZARD_STATE)
      ((Told *) data)->value[facts[i].code] = facts[i].x;
}

static Told
run_to (HazardFixture *fixture, guint64 seed, TbrTime until)
{
  Told told = { { 0 } };
  TbrSink sink = { take_measures, &told };
  hazard_fixture_begin (fixture, seed, 0);
  tbr_core_add_sink (&fixture->sim, &sink);
  hazard_fixture_run (fixture, until);
  tbr_core_flush (&fixture->sim);
  return told;
}

static void
test_ordnance_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_ordnance.kind, &error);
  g_assert_no_error (error);
}

/* Of n that are seen after 12 days in the mean, n (1 - exp (-t / 12 d)) are seen by t; each object
   is hidden, marked, safe or gone off at every hour. */
static void
test_ordnance_is_found_by_its_law (void)
{
  HazardFixture fixture;
  read_one (&fixture, "30 d", "moved='0.05' accident='0 1/h' ", COUNTRY);
  fixture.rate[TBR_NEED_THREAT][TBR_WORK_EXPERT] = 2;
  for (guint day = 3; day <= 30; day += 9)
    {
      g_autoptr (GError) error = NULL;
      Told told = run_to (&fixture, 7, day * TBR_DAY);
      double n = told.value[0] + told.value[1] + told.value[2];
      double mean = n * -expm1 (-(double) day / 12);
      double found = told.value[1] + told.value[2];
      g_assert_cmpfloat (n, >, 5500);
      g_assert_cmpfloat (found, >, mean - 4 * sqrt (mean));
      g_assert_cmpfloat (found, <, mean + 4 * sqrt (mean));
      tbr_hazard_object (&fixture.sim, the_hazard);
      g_assert_true (tbr_hazard_ordnance.balance (&fixture.sim, the_hazard, &error));
      g_assert_no_error (error);
      tbr_core_clear (&fixture.sim);
    }
  fixture.sim.core = NULL;
  hazard_fixture_clear (&fixture);
}

/* The rate is that of 2009 to 2011. With what lay in 2014 it gives 11.6 accidents in two years; in
   2015 and 2016 there were 8 (one and seven), killing or hurting 14. Source: [LMM2017]. */
static void
test_ordnance_goes_off_as_often_as_in_2015_and_2016 (void)
{
  HazardFixture fixture;
  double sum = 0;
  guint n = 30, below = 0;
  read_one (&fixture, "731 d", ALL "notice='11574 d' ", COUNTRY);
  for (guint seed = 1; seed <= n; seed++)
    {
      Told told = run_to (&fixture, seed, 731 * TBR_DAY);
      sum += told.value[3];
      below += told.value[3] <= 8;
      tbr_core_clear (&fixture.sim);
    }
  /* 120,000 x 5.5e-9 an hour x 17,544 hours = 11.58; standard error of the mean of 30: 0.62 */
  g_assert_cmpfloat (sum / n, >, 11.58 - 4 * 0.62);
  g_assert_cmpfloat (sum / n, <, 11.58 + 4 * 0.62);
  /* 8 or fewer have 18 % under a Poisson law of that mean: well inside */
  g_assert_cmpuint (below, >=, 1);
  g_assert_cmpuint (below, <=, 13);
  fixture.sim.core = NULL;
  hazard_fixture_clear (&fixture);
}

/* Teams at once: nobody is hurt beside a sign, and what happens to hidden objects stays as it was.
 */
static void
test_ordnance_work_moves_no_luck (void)
{
  HazardFixture fixture;
  double hidden[2], preventable[2], events[2];
  read_one (&fixture, "30 d", "moved='0.05' exposure='20000' warned='1' ", COUNTRY);
  for (guint i = 0; i < 2; i++)
    {
      fixture.rate[TBR_NEED_THREAT][TBR_WORK_EXPERT] = i * 1e6;
      Told told = run_to (&fixture, 3, 30 * TBR_DAY);
      hidden[i] = told.value[0];
      preventable[i] = fixture.harm[TBR_HARM_PREVENTABLE];
      events[i] = fixture.n_events[TBR_HAZARD_EVENT_DETECTED];
      tbr_core_clear (&fixture.sim);
    }
  g_assert_cmpfloat (hidden[0], ==, hidden[1]);
  g_assert_cmpfloat (events[0], ==, events[1]);
  g_assert_cmpfloat (preventable[0], >, 10);
  g_assert_cmpfloat (preventable[1], <, 0.05 * preventable[0]);
  fixture.sim.core = NULL;
  hazard_fixture_clear (&fixture);
}

/* No ground, nothing: it is over at once and asks for nobody. */
static void
test_ordnance_of_no_ground (void)
{
  HazardFixture fixture;
  read_one (&fixture, "5 d", "", "<zone name='none' " PLACE " area='0 km2'/>");
  Told told = run_to (&fixture, 1, 5 * TBR_DAY);
  g_assert_cmpfloat (told.value[0] + told.value[1] + told.value[2] + told.value[3], ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_THREAT], ==, 0);
  g_assert_true (tbr_hazard_is_over (&fixture.sim, the_hazard));
  hazard_fixture_clear (&fixture);
}

static void
test_ordnance_at_sea (void)
{
  HazardFixture fixture;
  const char *text = KIND "><zone name='sea' lon='3 deg' lat='56 deg' area='1 km2'/></hazard>";
  g_assert_false (hazard_fixture_read (&fixture, START, "5 d", text));
  g_assert_nonnull (strstr (fixture.faults, "row 1 lies at sea"));
  hazard_fixture_clear (&fixture);
}

static void
test_ordnance_extremes (void)
{
  for (guint i = 0; i < tbr_hazard_ordnance.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_ordnance.kind, i, largest != 0, " state='BA'",
                                  "<zone " PLACE " area='10 km2'/>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/ordnance/table-is-sound", test_ordnance_table_is_sound);
  g_test_add_func ("/hazards/ordnance/is-found-by-its-law", test_ordnance_is_found_by_its_law);
  g_test_add_func ("/hazards/ordnance/goes-off-as-often-as-in-2015-and-2016",
                   test_ordnance_goes_off_as_often_as_in_2015_and_2016);
  g_test_add_func ("/hazards/ordnance/work-moves-no-luck", test_ordnance_work_moves_no_luck);
  g_test_add_func ("/hazards/ordnance/of-no-ground", test_ordnance_of_no_ground);
  g_test_add_func ("/hazards/ordnance/at-sea", test_ordnance_at_sea);
  g_test_add_func ("/hazards/ordnance/extremes", test_ordnance_extremes);
  return g_test_run ();
}
