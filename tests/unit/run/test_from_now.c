/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What holds from an instant on changes nothing before it, and what it should from there on: units
   and stock that join, units that are stationed elsewhere, policies with a date. */
#include "run_case.h"

#include <tabard/keyframe.h>

#include <math.h>

/* ---- units and stock ---- */

static guint
count_seen (const TbrScenario *scenario, TbrTime at)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  for (guint i = 0; i < snapshot->units->len; i++)
    g_assert_cmpuint (g_array_index (snapshot->units, TbrUnitView, i).unit.i, ==, i);
  return snapshot->units->len;
}

static void
test_from_now_units_join_and_help (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) more
      = read_good (fixture, "add units unit id=more capability=GFFFV state=SE count=4 base=Falun "
                            "from=" LATE);
  guint n = fixture->root->n_units;
  assert_parts_at (fixture, more, THEN);
  g_assert_cmpuint (more->n_units, ==, n + 4);
  /* nobody sees them before, all do from then on */
  g_assert_cmpuint (count_seen (more, 0), ==, n);
  g_assert_cmpuint (count_seen (more, THEN - 1), ==, n);
  g_assert_cmpuint (count_seen (more, THEN), ==, n + 4);
  g_auto (Run) run = run_until (more, END);
  guint32 first = find_unit (more, "more.1");
  g_assert_cmpuint (first, ==, n);
  gboolean helps = FALSE;
  for (guint i = 0; i < run.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run.facts, TbrFact, i);
      gboolean is_new = fact->kind >= TBR_FACT_UNIT_ORDERED && fact->kind <= TBR_FACT_UNIT_RECALLED
                        && fact->a >= first;
      g_assert_true (!is_new || fact->at >= THEN);
      helps |= is_new && fact->kind == TBR_FACT_UNIT_WORKED && fact->y > 0;
    }
  g_assert_true (helps);
  const TbrFact *joined = find_fact (&run, TBR_FACT_UNIT_JOINED, first, 0);
  g_assert_nonnull (joined);
  g_assert_cmpint (joined->at, ==, THEN);
}

/* Units that are said to join at the start are there as if nothing had been said. */
static void
test_from_now_the_start_is_the_start (Fixture *fixture, gconstpointer data)
{
  static const char *const edits[][2]
      = { { "add units unit id=more capability=GFFFV state=SE count=2 base=Falun",
            "add units unit id=more capability=GFFFV state=SE count=2 base=Falun from='0 s'" },
          { "add policies fastest id=p decision=dispatch states=SE",
            "add policies fastest id=p decision=dispatch states=SE from=2018-07-12T22:00Z" } };
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (TbrScenario) plain = read_good (fixture, edits[i][0]);
      g_autoptr (TbrScenario) dated = read_good (fixture, edits[i][1]);
      g_assert_cmphex (digest_at (plain, END), ==, digest_at (dated, END));
    }
}

/* Some of the stock, in an order of joining that is not the order of writing. */
static void
test_from_now_stock_joins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) more = read_good (
      fixture,
      "add stock stock id=late capability=GFFFV state=FI count=3 layer=bilateral base=Turku ; "
      "add units take id=t stock=late most=2 from='8 d' ; "
      "add units unit id=soon capability=GFFFV state=FI base=Oulu from=" LATE);
  assert_parts_at (fixture, more, THEN);
  guint n = fixture->root->n_units;
  g_assert_cmpuint (more->n_units, ==, n + 3);
  g_assert_cmpuint (find_unit (more, "soon"), ==, n);
  g_assert_cmpuint (find_unit (more, "late.2"), ==, n + 2);
  g_assert_cmpuint (count_seen (more, 8 * TBR_DAY - 1), ==, n + 1);
  g_assert_cmpuint (count_seen (more, 8 * TBR_DAY), ==, n + 3);
  /* an order finds them by their names */
  g_autoptr (TbrScenario) ordered
      = read_good (fixture, "add units unit id=soon capability=GFFFV state=FI base=Oulu from=" LATE
                            " ; order " LATE " planner station-unit unit=soon base=Turku");
  g_auto (Run) run = run_until (ordered, THEN);
  g_assert_nonnull (find_fact (&run, TBR_FACT_UNIT_STATIONED, find_unit (ordered, "soon"), THEN));
}

/* ---- another base ---- */

/* The nearest town that is 100 km away or more. */
static const TbrCity *
find_town (const Fixture *fixture, const TbrUnitSpec *unit)
{
  const TbrCity *best = NULL;
  double least = G_MAXDOUBLE;
  for (guint32 i = 0; i < fixture->map->n_cities; i++)
    {
      const TbrCity *city = &fixture->map->cities[i];
      double north = (double) (city->lat - unit->lat) * 111e3;
      double east
          = (double) (city->lon - unit->lon) * 111e3 * cos ((double) unit->lat * G_PI / 180);
      double distance = hypot (north, east);
      if (distance < 100e3 || distance >= least)
        continue;
      least = distance;
      best = city;
    }
  return best;
}

static TbrScenario *
station (const Fixture *fixture, guint32 unit, const TbrCity *city, TbrTime at)
{
  char lon[32], lat[32];
  g_autofree char *when = tbr_instant_format (fixture->root->start_unix + at);
  g_ascii_formatd (lon, sizeof lon, "%.5f", (double) city->lon);
  g_ascii_formatd (lat, sizeof lat, "%.5f", (double) city->lat);
  g_autofree char *edit = g_strdup_printf (
      "order %s planner station-unit unit=%s 'base=%s' 'lon=%s deg' 'lat=%s deg'", when,
      fixture->root->units[unit].id, city->name, lon, lat);
  return read_good (fixture, edit);
}

static void
assert_is_at (const Run *run, guint32 unit, const TbrCity *city)
{
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (run->sim);
  const TbrUnitView *view = &g_array_index (snapshot->units, TbrUnitView, unit);
  g_assert_cmpfloat_with_epsilon ((double) view->lon, (double) city->lon, 1e-4);
  g_assert_cmpfloat_with_epsilon ((double) view->lat, (double) city->lat, 1e-4);
}

static void
test_from_now_a_unit_travels_to_its_new_base (Fixture *fixture, gconstpointer data)
{
  guint32 unit = find_in_phase (fixture->root, THEN, TBR_PHASE_AVAILABLE);
  const TbrCity *city = find_town (fixture, &fixture->root->units[unit]);
  g_autoptr (TbrScenario) moved = station (fixture, unit, city, THEN);
  assert_parts_at (fixture, moved, THEN);
  g_auto (Run) run = run_until (moved, END);
  const TbrFact *left = find_fact (&run, TBR_FACT_UNIT_RETURNING, unit, THEN);
  const TbrFact *there = find_fact (&run, TBR_FACT_UNIT_READY, unit, THEN);
  g_assert_cmpint (find_fact (&run, TBR_FACT_UNIT_STATIONED, unit, THEN)->at, ==, THEN);
  g_assert_cmpint (left->at, ==, THEN);
  /* 100 km at no more than 110 km/h, and at the hour that was told */
  g_assert_cmpfloat (left->x, >, 100.0 / 110.0 * 3600.0);
  g_assert_cmpfloat_with_epsilon ((double) (there->at - THEN) / TBR_SECOND, left->x, 1.0);
  /* on the road between, neither here nor there; then there */
  g_auto (Run) half = run_until (moved, (THEN + there->at) / 2);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (half.sim);
  const TbrUnitView *view = &g_array_index (snapshot->units, TbrUnitView, unit);
  g_assert_cmpuint (view->phase, ==, TBR_PHASE_RETURNING);
  g_assert_true (fabs ((double) (view->lat - city->lat)) > 0.01
                 || fabs ((double) (view->lon - city->lon)) > 0.01);
  g_auto (Run) arrived = run_until (moved, there->at);
  assert_is_at (&arrived, unit, city);
}

/* A unit at work stays at work, and comes home to the other base. */
static void
test_from_now_a_unit_away_comes_home_elsewhere (Fixture *fixture, gconstpointer data)
{
  TbrTime noon = THEN + 2 * TBR_DAY + 12 * TBR_HOUR;
  guint32 unit = find_in_phase (fixture->root, noon, TBR_PHASE_WORKING);
  const TbrCity *city = find_town (fixture, &fixture->root->units[unit]);
  g_autoptr (TbrScenario) moved = station (fixture, unit, city, noon);
  g_auto (Run) run = run_until (moved, moved->meta->duration);
  const TbrFact *home = find_fact (&run, TBR_FACT_UNIT_HOME, unit, noon);
  g_assert_nonnull (home);
  g_auto (Run) there = run_until (moved, home->at);
  assert_is_at (&there, unit, city);
}

/* ---- policies ---- */

/* The same policy once more changes nothing but that it is told. */
static void
test_from_now_the_same_policy_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) same = read_good (fixture, "add policies when-short id=again from=" LATE);
  g_auto (Run) one = run_until (fixture->root, END), other = run_until (same, END);
  g_assert_cmpuint (other.facts->len, ==, one.facts->len + 1);
  guint n_told = 0;
  for (guint i = 0; i < one.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (other.facts, TbrFact, i + n_told);
      if (n_told == 0 && fact->kind == TBR_FACT_POLICY_STARTED)
        fact = &g_array_index (other.facts, TbrFact, i + ++n_told);
      if (fact->kind != TBR_FACT_DECISION) /* which names the policy */
        g_assert_cmpmem (fact, sizeof *fact, &g_array_index (one.facts, TbrFact, i), sizeof *fact);
    }
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_from_now_a_parameter_of_a_doctrine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) patient
      = read_good (fixture,
                   "add policies propensity id=generous pool='90 %' other='90 %' from=" LATE);
  assert_parts_at (fixture, patient, THEN);
  g_autoptr (TbrScenario) always = read_good (fixture, "set policies.willingness.pool '90 %'");
  g_assert_cmphex (digest_at (always, END), !=, digest_at (patient, END));
}

/* Offers of a state, of which the policy "never" makes none. */
static guint
count_offers (const Run *run, const TbrScenario *scenario, const char *iso)
{
  guint n = 0;
  for (guint i = 0; i < run->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run->facts, TbrFact, i);
      n += fact->kind == TBR_FACT_OFFER_MADE
           && g_str_equal (scenario->map->countries[scenario->units[fact->c].state].iso, iso);
    }
  return n;
}

/* A policy for all leaves those alone that have one of their own. */
static void
test_from_now_own_policies_stay (Fixture *fixture, gconstpointer data)
{
  const char own[] = "add policies never id=own decision=offer states=PL";
  g_autofree char *both = g_strconcat (own, " ; add policies propensity id=all from=" LATE, NULL);
  g_autoptr (TbrScenario) scenario = read_good (fixture, both);
  g_auto (Run) run = run_until (scenario, END);
  g_assert_cmpuint (count_offers (&run, scenario, "PL"), ==, 0);
}

/* Of a date and an order the later one decides, at one instant the order; but a policy for all
   leaves alone what was ordered of those that have states. */
static void
test_from_now_the_last_word_on_a_policy (Fixture *fixture, gconstpointer data)
{
  static const char none[] = "add policies never id=none decision=offer from='20 d'",
                    own[] = "add policies never id=none decision=offer states=PL from='20 d'",
                    all[]
                    = " ; add policies propensity id=all pool='100 %' other='100 %' from=" LATE;
  static const struct
  {
    const char *policy, *order;
    gboolean is_silent;
  } cases[] = {
    { none, "2018-07-13T22:00Z", FALSE },
    { own, "2018-07-13T22:00Z", TRUE },
    { none, LATE, TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *edit = g_strconcat (cases[i].policy, all, " ; order ", cases[i].order,
                                           " planner set-policy policy=none state=PL", NULL);
      g_autoptr (TbrScenario) scenario = read_good (fixture, edit);
      g_auto (Run) run = run_until (scenario, END);
      g_assert_cmpint (count_offers (&run, scenario, "PL") == 0, ==, cases[i].is_silent);
    }
}

/* ---- back and forth ---- */

/* A run that is put back before an instant goes through it again, to the same end; so does a copy.
 */
static void
test_from_now_goes_back_and_forth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) all
      = read_good (fixture,
                   "add units unit id=more capability=GFFFV state=SE count=4 base=Falun from=" LATE
                   " ; add policies propensity id=generous pool='90 %' from=" LATE " ; order " LATE
                   " planner station-unit unit=more.2 base=Uppsala");
  g_autoptr (TbrSim) sim = tbr_sim_new (all, 1, 0);
  tbr_sim_run_until (sim, THEN - 1);
  g_autoptr (TbrKeyframe) before = tbr_keyframe_new (sim, NULL);
  g_autoptr (TbrSim) copy = tbr_sim_fork (sim);
  tbr_sim_run_until (sim, END);
  tbr_sim_run_until (copy, END);
  g_assert_cmphex (tbr_sim_digest (copy), ==, tbr_sim_digest (sim));
  tbr_sim_restore (copy, before);
  tbr_sim_run_until (copy, END);
  g_assert_cmphex (tbr_sim_digest (copy), ==, tbr_sim_digest (sim));
  g_assert_true (tbr_sim_check (copy, NULL));
  g_autoptr (TbrResult) one = tbr_sim_result (sim), other = tbr_sim_result (copy);
  g_assert_cmpuint (one->indicators->len, ==, other->indicators->len);
}

/* ---- refusals ---- */

static void
test_from_now_refuses_other_times (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *edit, *told;
  } all[] = {
    { "add units unit id=x capability=GFFFV state=FI base=Oulu from=2018-07-01T00:00Z",
      "unit 'x': from: 2018-07-01T00:00Z is before the start of the scenario, " },
    { "add units take id=x states=FI from=2019-07-01T00:00Z",
      "take 'x': from: 2019-07-01T00:00Z is after its end, " },
    { "add policies fastest id=x decision=dispatch from=2019-07-01T00:00Z",
      "fastest 'x': from: 2019-07-01T00:00Z is after its end, " },
    { "order 2019-07-01T00:00Z planner station-unit unit=S088.1 base=Falun",
      "station-unit 'station-unit': at: 2019-07-01T00:00Z is after its end, " },
    { "add units unit id=x capability=GFFFV state=FI base=Oulu from=" LATE
      " ; order 2018-07-17T00:00Z planner station-unit unit=x base=Turku",
      "station-unit 'station-unit': unit x is not there before 2018-07-17T22:00Z" },
    { "order " LATE " planner station-unit unit=SE.NFIRE.1 base=Falun",
      "station-unit 'station-unit': unit SE.NFIRE.1 cannot be stationed elsewhere" },
    { "order " LATE " planner station-unit unit=S088.1 base=Atlantis",
      "station-unit 'station-unit': base: no town 'Atlantis' of its owner on the map" },
    { "order " LATE " planner station-unit unit=S088.1 'lon=-40 deg' 'lat=50 deg'",
      "station-unit 'station-unit': base: -40.00 deg, 50.00 deg (lon, lat) lies at sea" },
    { "order " LATE " planner station-unit unit=S088.1 'lon=15 deg'",
      "station-unit 'station-unit': lon and lat are given together or not at all" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    assert_refused (fixture, all[i].edit, all[i].told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/run/from_now/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("units-join-and-help", test_from_now_units_join_and_help);
  ADD ("the-start-is-the-start", test_from_now_the_start_is_the_start);
  ADD ("stock-joins", test_from_now_stock_joins);
  ADD ("a-unit-travels-to-its-new-base", test_from_now_a_unit_travels_to_its_new_base);
  ADD ("a-unit-away-comes-home-elsewhere", test_from_now_a_unit_away_comes_home_elsewhere);
  ADD ("the-same-policy-changes-nothing", test_from_now_the_same_policy_changes_nothing);
  ADD ("a-parameter-of-a-doctrine", test_from_now_a_parameter_of_a_doctrine);
  ADD ("own-policies-stay", test_from_now_own_policies_stay);
  ADD ("the-last-word-on-a-policy", test_from_now_the_last_word_on_a_policy);
  ADD ("goes-back-and-forth", test_from_now_goes_back_and_forth);
  ADD ("refuses-other-times", test_from_now_refuses_other_times);
#undef ADD
  int failed = g_test_run ();
  tbr_map_free (map);
  return failed;
}
