/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A unit that an order takes out of service: nothing is otherwise before its instant; at home it is
   out at once, away it breaks off and goes home first; put in again it is used as before. */
#include "run_case.h"

/* ---- out of service ---- */

/* The plan with a unit taken out at an instant, and put in again at another, TBR_NEVER: not. */
static TbrScenario *
withdraw (const Fixture *fixture, guint32 unit, TbrTime out, TbrTime in)
{
  const char *id = fixture->root->units[unit].id;
  g_autofree char *first = tbr_instant_format (fixture->root->start_unix + out);
  g_autofree char *second
      = in == TBR_NEVER ? NULL : tbr_instant_format (fixture->root->start_unix + in);
  g_autofree char *back
      = in == TBR_NEVER
            ? g_strdup ("")
            : g_strdup_printf (" ; order %s planner set-unit unit=%s state=in-service", second, id);
  g_autofree char *edit
      = g_strdup_printf ("order %s planner set-unit unit=%s state=out-of-service%s", first, id,
                         back);
  return read_good (fixture, edit);
}

/* That nobody sends, gives or offers a unit from an instant on, until another. */
static void
assert_is_left_alone (const Run *run, guint32 unit, TbrTime from, TbrTime until)
{
  for (guint i = 0; i < run->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run->facts, TbrFact, i);
      if (fact->at <= from || fact->at >= until)
        continue;
      g_assert_false (fact->kind == TBR_FACT_OFFER_MADE && fact->c == unit);
      g_assert_false (fact->a == unit
                      && (fact->kind == TBR_FACT_UNIT_ORDERED || fact->kind == TBR_FACT_UNIT_TASKED
                          || fact->kind == TBR_FACT_UNIT_WORKING
                          || fact->kind == TBR_FACT_UNIT_WORKED
                          || fact->kind == TBR_FACT_UNIT_READY));
    }
}

static TbrUnitView
view_at (const TbrScenario *scenario, guint32 unit, TbrTime at)
{
  g_auto (Run) run = run_until (scenario, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (run.sim);
  return g_array_index (snapshot->units, TbrUnitView, unit);
}

/* A unit in a phase at an instant that is sent again later. */
static guint32
find_used_again (const Fixture *fixture, TbrTime at, TbrPhase phase)
{
  g_auto (Run) run = run_until (fixture->root, fixture->root->meta->duration);
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->root, 1, 0);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  for (guint32 i = 0; i < snapshot->units->len; i++)
    if (g_array_index (snapshot->units, TbrUnitView, i).phase == phase
        && find_fact (&run, TBR_FACT_UNIT_ORDERED, i, at + 1) != NULL)
      return i;
  g_assert_not_reached ();
}

/* At home it is out at once; nobody sends it while it is, and somebody does when it is back. */
static void
test_set_unit_a_unit_at_home_is_out (Fixture *fixture, gconstpointer data)
{
  guint32 unit = find_used_again (fixture, THEN, TBR_PHASE_AVAILABLE);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, THEN, TBR_NEVER);
  assert_parts_at (fixture, out, THEN);
  g_assert_false (view_at (out, unit, THEN - 1).out);
  TbrUnitView view = view_at (out, unit, THEN);
  g_assert_true (view.out);
  g_assert_cmpint (view.phase, ==, TBR_PHASE_OFF);
  TbrTime end = out->meta->duration;
  g_auto (Run) run = run_until (out, end);
  assert_is_left_alone (&run, unit, THEN, end);
  const TbrFact *told = find_fact (&run, TBR_FACT_UNIT_SERVICE, unit, 0);
  g_assert_cmpint (told->at, ==, THEN);
  g_assert_cmpint (told->code, ==, TBR_UNIT_SERVICE_OUT);
  /* a day without it, then the plan's own orders go to it again */
  g_autoptr (TbrScenario) back = withdraw (fixture, unit, THEN, THEN + TBR_DAY);
  g_auto (Run) again = run_until (back, end);
  assert_is_left_alone (&again, unit, THEN, THEN + TBR_DAY);
  g_assert_cmpint (find_fact (&again, TBR_FACT_UNIT_READY, unit, THEN)->at, ==, THEN + TBR_DAY);
  g_assert_nonnull (find_fact (&again, TBR_FACT_UNIT_ORDERED, unit, THEN + TBR_DAY));
  g_assert_false (view_at (back, unit, THEN + TBR_DAY).out);
}

/* What breaks off goes home, rests, and stays; its need does not count on it. */
static void
breaks_off (const Fixture *fixture, TbrTime at, TbrPhase phase)
{
  guint32 unit = find_in_phase (fixture->root, at, phase);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, at, TBR_NEVER);
  TbrTime end = out->meta->duration;
  g_auto (Run) run = run_until (out, end);
  assert_parts_at (fixture, out, at);
  assert_is_left_alone (&run, unit, at, end);
  g_assert_cmpint (find_fact (&run, TBR_FACT_UNIT_SERVICE, unit, 0)->code, ==,
                   TBR_UNIT_SERVICE_LEAVING);
  const TbrFact *released = find_fact (&run, TBR_FACT_UNIT_RELEASED, unit, at);
  g_assert_cmpint (released->at, ==, at);
  g_assert_cmpstr (tbr_fact_info (TBR_FACT_UNIT_RELEASED)->fields[1].choices[released->code], ==,
                   "order");
  const TbrUnitView now = view_at (out, unit, at);
  g_assert_true (now.out && tbr_is_none (now.need));
  const TbrFact *home = find_fact (&run, TBR_FACT_UNIT_HOME, unit, at);
  g_assert_nonnull (home);
  const TbrFact *last = find_fact (&run, TBR_FACT_UNIT_SERVICE, unit, at + 1);
  g_assert_cmpint (last->at, >=, home->at);
  g_assert_cmpint (last->code, ==, TBR_UNIT_SERVICE_OUT);
  g_assert_cmpint (view_at (out, unit, last->at).phase, ==, TBR_PHASE_OFF);
}

static void
test_set_unit_a_unit_away_breaks_off (Fixture *fixture, gconstpointer data)
{
  TbrTime noon = THEN + 2 * TBR_DAY + 12 * TBR_HOUR;
  breaks_off (fixture, noon, TBR_PHASE_WORKING);
  breaks_off (fixture, noon - 10 * TBR_HOUR, TBR_PHASE_RESTING);
}

/* On its way it turns round, getting ready it stays; put into service before it is home, it is as
   if it had been called back. */
static void
test_set_unit_a_unit_on_its_way_turns_round (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) plan = run_until (fixture->root, END);
  const TbrFact *left = find_fact (&plan, TBR_FACT_UNIT_DEPARTED, TBR_NONE, THEN);
  TbrTime at = (left->at / TBR_MINUTE + 1) * TBR_MINUTE;
  guint32 unit = left->a;
  g_assert_cmpfloat (left->x, >, 60);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, at, TBR_NEVER);
  g_auto (Run) run = run_until (out, END);
  g_assert_cmpint (find_fact (&run, TBR_FACT_UNIT_RETURNING, unit, at)->at, ==, at);
  assert_is_left_alone (&run, unit, at, END);
  g_assert_cmpint (view_at (out, unit, END).phase, ==, TBR_PHASE_OFF);
  g_autoptr (TbrScenario) back = withdraw (fixture, unit, at, at + TBR_MINUTE);
  g_auto (Run) again = run_until (back, END);
  TbrTime home = find_fact (&again, TBR_FACT_UNIT_HOME, unit, at)->at;
  g_assert_cmpint (home, ==, find_fact (&run, TBR_FACT_UNIT_HOME, unit, at)->at);
  g_assert_nonnull (find_fact (&again, TBR_FACT_UNIT_READY, unit, home));
  /* the minute of the order to go: it has not left */
  const TbrFact *ordered = NULL;
  for (guint i = 0; i < plan.facts->len && ordered == NULL; i++)
    {
      const TbrFact *fact = &g_array_index (plan.facts, TbrFact, i);
      if (fact->kind == TBR_FACT_UNIT_MOBILISING && fact->at >= THEN && fact->x > 120)
        ordered = fact;
    }
  TbrTime soon = (ordered->at / TBR_MINUTE + 1) * TBR_MINUTE;
  g_autoptr (TbrScenario) stays = withdraw (fixture, ordered->a, soon, TBR_NEVER);
  g_auto (Run) stayed = run_until (stays, END);
  g_assert_null (find_fact (&stayed, TBR_FACT_UNIT_DEPARTED, ordered->a, soon));
  g_assert_cmpint (view_at (stays, ordered->a, soon).phase, ==, TBR_PHASE_OFF);
}

/* An offer of a unit that is taken out is taken back, and its host told. */
static void
test_set_unit_an_offer_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) plan = run_until (fixture->root, END);
  const TbrFact *made = NULL;
  for (guint i = 0; i < plan.facts->len && made == NULL; i++)
    {
      const TbrFact *fact = &g_array_index (plan.facts, TbrFact, i);
      TbrTime next = (fact->at / TBR_MINUTE + 1) * TBR_MINUTE;
      if (fact->kind == TBR_FACT_OFFER_MADE && fact->at >= THEN
          && view_at (fixture->root, fact->c, next).phase == TBR_PHASE_HELD)
        made = fact;
    }
  g_assert_nonnull (made);
  TbrTime at = (made->at / TBR_MINUTE + 1) * TBR_MINUTE;
  g_autoptr (TbrScenario) out = withdraw (fixture, made->c, at, TBR_NEVER);
  assert_parts_at (fixture, out, at);
  g_auto (Run) run = run_until (out, END);
  assert_is_left_alone (&run, made->c, at, END);
  const TbrFact *back = find_fact (&run, TBR_FACT_OFFER_REFUSED, made->a, at);
  g_assert_cmpint (back->at, ==, at);
  g_assert_cmpuint (back->c, ==, made->c);
  g_assert_cmpint (view_at (out, made->c, at).phase, ==, TBR_PHASE_OFF);
}

/* The curve of units says the same as the units. */
static void
test_set_unit_units_out_are_counted (Fixture *fixture, gconstpointer data)
{
  TbrTime noon = THEN + 2 * TBR_DAY + 12 * TBR_HOUR;
  guint32 unit = find_in_phase (fixture->root, noon, TBR_PHASE_WORKING);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, noon, TBR_NEVER);
  TbrTime end = out->meta->duration;
  double off[2] = { 0, 0 };
  const TbrScenario *const both[] = { fixture->root, out };
  for (guint k = 0; k < G_N_ELEMENTS (both); k++)
    {
      g_auto (Run) run = run_until (both[k], end);
      g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (run.sim);
      g_autoptr (TbrResult) result = tbr_sim_result (run.sim);
      guint n = 0;
      for (guint i = 0; i < snapshot->units->len; i++)
        n += g_array_index (snapshot->units, TbrUnitView, i).phase == TBR_PHASE_OFF;
      for (guint i = 0; i < result->points->len; i++)
        {
          const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
          if (g_str_equal (point->measure, "series.units") && g_str_equal (point->key, "off"))
            off[k] = point->value;
        }
      g_assert_cmpfloat (off[k], ==, n);
    }
  g_assert_cmpfloat (off[1], ==, off[0] + 1);
}

/* ---- refusals ---- */

static void
test_set_unit_refuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *edit, *told;
  } all[] = {
    { "order " LATE " planner set-unit unit=SE.NFIRE.1 state=out-of-service",
      "set-unit 'set-unit': unit SE.NFIRE.1 is off duty from the start: only one that is on duty" },
    { "order " LATE " FI set-unit unit=S088.1 state=out-of-service",
      "set-unit 'set-unit': the seat of FI may not order what is of " },
    { "order " LATE " planner set-unit unit=S088.1 state=broken",
      "set-unit 'set-unit': state: unknown 'broken': it is one of in-service, out-of-service" },
    { "add units unit id=x capability=GFFFV state=FI base=Oulu from=" LATE
      " ; order 2018-07-17T00:00Z planner set-unit unit=x state=out-of-service",
      "set-unit 'set-unit': unit x is not there before 2018-07-17T22:00Z" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    assert_refused (fixture, all[i].edit, all[i].told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/run/set_unit/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-unit-at-home-is-out", test_set_unit_a_unit_at_home_is_out);
  ADD ("a-unit-away-breaks-off", test_set_unit_a_unit_away_breaks_off);
  ADD ("a-unit-on-its-way-turns-round", test_set_unit_a_unit_on_its_way_turns_round);
  ADD ("an-offer-is-taken-back", test_set_unit_an_offer_is_taken_back);
  ADD ("units-out-are-counted", test_set_unit_units_out_are_counted);
  ADD ("refuses", test_set_unit_refuses);
#undef ADD
  int failed = g_test_run ();
  tbr_map_free (map);
  return failed;
}
