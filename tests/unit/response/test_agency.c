/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Frontex desk: the clock of a rapid border intervention, step by step. */
#include "response/agency.h"

#include <tabard/sim.h>

#include <math.h>

/* The evening of Sunday, 24 October 2010, when Greece asked [A23]. */
#define SCENARIO                                                                                   \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2010-10-24T20:49Z' "             \
  "duration='60 d' zone='2 h'/><use href='library/states.xml'/>"                                   \
  "<use href='library/capabilities.xml'/><use href='library/rates.xml'/>"                          \
  "<use href='library/lags.xml'/><use href='library/stock.xml'/>"                                  \
  "<units><take capabilities='FRXRBI'/></units><hazards>"                                          \
  "<hazard kind='border' id='evros' state='GR'><section lon='26.53 deg' lat='41.5 deg' "           \
  "length='12.5 km' patrols='40' teams='20'/><arrivals at='0 h' value='350 1/d'/></hazard>"        \
  "</hazards><policies><policy kind='at-once' id='early'/></policies></scenario>"

#define SEEDS 61

typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
  double first[TBR_AGENCY_N]; /* hours from the request to each step, NAN before */
  double arrived;             /* to the first arrival */
  double full;                /* to the last */
  guint n_arrived, n_offers_of_states;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *told = NULL;

  fixture->map = tbr_map_load (map, NULL);
  fixture->scenario
      = tbr_scenario_parse (SCENARIO, -1, "text", library, fixture->map, NULL, faults);
  told = tbr_diagnostics_to_text (faults);
  if (fixture->scenario == NULL)
    g_error ("%s", told);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->scenario);
  tbr_map_free (fixture->map);
}

static void
hear (gpointer data, const TbrFact *facts, guint n)
{
  Fixture *fixture = data;

  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = &facts[i];
      double hours = (double) fact->at / (double) TBR_HOUR;
      if (fact->kind == TBR_FACT_OFFER_MADE
          && fixture->scenario->units[fact->c].layer != TBR_LAYER_AGENCY)
        fixture->n_offers_of_states++;
      if (fact->kind == TBR_FACT_AGENCY_STEP && isnan (fixture->first[fact->code]))
        fixture->first[fact->code] = hours;
      if (fact->kind != TBR_FACT_UNIT_ARRIVED)
        continue;
      if (isnan (fixture->arrived))
        fixture->arrived = hours;
      fixture->full = hours;
      fixture->n_arrived++;
    }
}

static void
run (Fixture *fixture, guint64 seed)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, seed, 0);

  for (guint i = 0; i < TBR_AGENCY_N; i++)
    fixture->first[i] = NAN;
  fixture->arrived = fixture->full = NAN;
  fixture->n_arrived = 0;
  tbr_sim_listen (sim, hear, fixture);
  tbr_sim_run_until (sim, 45 * TBR_DAY);
  tbr_sim_flush (sim);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;
  return first < second ? -1 : first > second;
}

/* Greece asked on the 24th, Frontex decided on the 26th and its officers were on site on 2
   November, nine days after the request; in 2021 Lithuania had the first after nine days, all after
   twenty [A23, A25]. The medians of many runs lie within a day and a half and two days
   of these. */
static void
test_agency_keeps_the_clock_of_2010 (Fixture *fixture, gconstpointer data)
{
  double arrived[SEEDS], full[SEEDS];

  for (guint i = 0; i < SEEDS; i++)
    {
      run (fixture, i + 1);
      g_assert_cmpfloat (fixture->first[TBR_AGENCY_ASKED], <, 1);
      /* nobody works on a Sunday; two working days at the most, but for the tail of the law */
      g_assert_cmpfloat (fixture->first[TBR_AGENCY_DECIDED], >=, 1);
      g_assert_cmpfloat (fixture->first[TBR_AGENCY_DECIDED], <, 120);
      g_assert_cmpfloat (fixture->first[TBR_AGENCY_PLANNED], >, fixture->first[TBR_AGENCY_DECIDED]);
      g_assert_cmpfloat (fixture->first[TBR_AGENCY_CALLED], >=, fixture->first[TBR_AGENCY_DECIDED]);
      /* 40 patrols and a tenth more are 5 contingents with 10 each */
      g_assert_cmpuint (fixture->n_arrived, >=, 4);
      arrived[i] = fixture->arrived;
      full[i] = fixture->full;
    }
  g_assert_cmpuint (fixture->n_offers_of_states, ==, 0);
  qsort (arrived, SEEDS, sizeof *arrived, compare);
  qsort (full, SEEDS, sizeof *full, compare);
  g_test_message ("first after %.0f h, last after %.0f h", arrived[SEEDS / 2], full[SEEDS / 2]);
  g_assert_cmpfloat_with_epsilon (arrived[SEEDS / 2], 9 * 24, 36);
  g_assert_cmpfloat_with_epsilon (full[SEEDS / 2], 20 * 24, 48);
}

/* Whoever is in Poland's land is not Poland's: the seat of Frontex is no owner. */
static void
test_agency_owns_its_units (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->scenario->n_units; i++)
    if (fixture->scenario->units[i].layer == TBR_LAYER_AGENCY)
      g_assert_cmpuint (fixture->scenario->units[i].state, ==, TBR_NONE);
}

/* The same with other doctrines: how many arrived, and when the first and the last. */
static void
run_with (Fixture *fixture, const char *const *settings, guint64 seed)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  Fixture other = { .map = fixture->map };

  other.scenario
      = tbr_scenario_parse (SCENARIO, -1, "text", library, fixture->map, settings, faults);
  g_assert_nonnull (other.scenario);
  run (&other, seed);
  tbr_scenario_free (other.scenario);
  other.scenario = fixture->scenario;
  *fixture = other;
}

/* All at once, a third at a time, or one after the other: the same first steps, which are not the
   doctrine's to decide. */
static void
test_agency_answers_as_its_doctrine_says (Fixture *fixture, gconstpointer data)
{
  static const char *const whole[] = { "policies.agency.kind=whole", NULL };
  static const char *const by_need[]
      = { "policies.agency.kind=by-need", "policies.agency.look-again=10d", NULL };
  Fixture staged, at_once, part;

  run_with (fixture, NULL, 1);
  staged = *fixture;
  run_with (fixture, whole, 1);
  at_once = *fixture;
  run_with (fixture, by_need, 1);
  part = *fixture;
  g_assert_cmpfloat (staged.first[TBR_AGENCY_DECIDED], ==, at_once.first[TBR_AGENCY_DECIDED]);
  g_assert_cmpfloat (staged.first[TBR_AGENCY_PLANNED], ==, part.first[TBR_AGENCY_PLANNED]);
  g_assert_cmpuint (at_once.n_arrived, ==, staged.n_arrived);
  g_assert_cmpfloat (at_once.full, <, staged.full);
  g_assert_cmpfloat (staged.full - staged.arrived, >, 5 * 24);
  /* the last third comes twenty days after the first */
  g_assert_cmpuint (part.n_arrived, ==, staged.n_arrived);
  g_assert_cmpfloat (part.full - part.arrived, >, 15 * 24);
}

static void
test_agency_is_asked_when_the_doctrine_says (Fixture *fixture, gconstpointer data)
{
  static const char *const later[]
      = { "policies.ask-agency.kind=still-short", "policies.ask-agency.after=4d", NULL };
  static const char *const never[] = { "policies.ask-agency.kind=never", NULL };

  run_with (fixture, later, 1);
  g_assert_cmpfloat (fixture->first[TBR_AGENCY_ASKED], >=, 4 * 24);
  g_assert_cmpfloat (fixture->first[TBR_AGENCY_ASKED], <, 4 * 24 + 1);
  run_with (fixture, never, 1);
  g_assert_true (isnan (fixture->first[TBR_AGENCY_ASKED]));
  g_assert_cmpuint (fixture->n_arrived, ==, 0);
}

static void
test_agency_rests_at_weekends (Fixture *fixture, gconstpointer data)
{
  TbrSim sim = { .calendar = { .start_unix = fixture->scenario->start_unix, .zone = 2 * 3600 } };
  /* it is 22:49 on Sunday */
  TbrTime midnight = 71 * TBR_MINUTE;

  g_assert_cmpint (tbr_agency_working_time (&sim, 0, 6 * TBR_HOUR), ==, midnight + 6 * TBR_HOUR);
  g_assert_cmpint (tbr_agency_working_time (&sim, 0, 5 * TBR_DAY), ==, midnight + 5 * TBR_DAY);
  g_assert_cmpint (tbr_agency_working_time (&sim, 0, 5 * TBR_DAY + TBR_HOUR), ==,
                   midnight + 7 * TBR_DAY + TBR_HOUR);
  /* from Friday noon: one day of work ends on Monday noon */
  TbrTime friday = midnight + 4 * TBR_DAY + 12 * TBR_HOUR;
  g_assert_cmpint (tbr_agency_working_time (&sim, friday, TBR_DAY), ==, friday + 3 * TBR_DAY);
  g_assert_cmpint (tbr_agency_working_time (&sim, friday, 0), ==, friday);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/response/agency/keeps-the-clock-of-2010", test_agency_keeps_the_clock_of_2010);
  ADD ("/response/agency/owns-its-units", test_agency_owns_its_units);
  ADD ("/response/agency/rests-at-weekends", test_agency_rests_at_weekends);
  ADD ("/response/agency/answers-as-its-doctrine-says", test_agency_answers_as_its_doctrine_says);
  ADD ("/response/agency/is-asked-when-the-doctrine-says",
       test_agency_is_asked_when_the_doctrine_says);
  return g_test_run ();
}
