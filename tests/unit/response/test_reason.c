/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why a seat decided as it did: against distances worked out here, and beside a run nobody asks. */
#include "../../one_fire.h"
#include "chain_case.h"

#include <string.h>

#define HOME(id, base) "<unit id='" id "' capability='M' state='SE' base='" base "'/>"
#define NEAREST "<policy kind='nearest' id='p' decision='dispatch'/>"

typedef struct
{
  TbrScenario *scenario;
  GArray *reasons; /* TbrReason */
  GArray *facts;   /* TbrFact */
  guint64 digest;
} Run;

static void
take_reason (gpointer data, const TbrReason *reason)
{
  g_array_append_vals (data, reason, 1);
}

/* Runs to the end; asks why unless @silent. */
static void
run_init (Run *run, const char *units, const char *policies, gboolean silent)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *text = g_strdup_printf (one_fire, units, policies);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  run->scenario = tbr_scenario_parse (text, -1, "text", library, chain_load_map (), NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (run->scenario == NULL)
    g_error ("%s", told);
  g_autoptr (TbrSim) sim = tbr_sim_new (run->scenario, 1, 0);
  run->reasons = g_array_new (FALSE, FALSE, sizeof (TbrReason));
  run->facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  if (!silent)
    tbr_sim_explain (sim, take_reason, run->reasons);
  tbr_sim_listen (sim, chain_take, run->facts);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  run->digest = tbr_sim_digest (sim);
}

static void
run_clear (Run *run)
{
  g_array_unref (run->reasons);
  g_array_unref (run->facts);
  tbr_scenario_free (run->scenario);
}

static guint32
find_unit (const Run *run, const char *id)
{
  for (guint32 i = 0; i < run->scenario->n_units; i++)
    if (g_str_equal (run->scenario->units[i].id, id))
      return i;
  g_assert_not_reached ();
}

/* Metres from a unit's base to the fire: the haversine on a sphere of 6371 km. */
static double
to_fire (const Run *run, guint32 unit)
{
  const TbrUnitSpec *spec = &run->scenario->units[unit];
  const double radian = G_PI / 180, radius = 6371000;
  double dlat = sin ((ONE_FIRE_LAT - spec->lat) * radian / 2);
  double dlon = sin ((ONE_FIRE_LON - spec->lon) * radian / 2);
  double h = dlat * dlat + cos (ONE_FIRE_LAT * radian) * cos (spec->lat * radian) * dlon * dlon;
  return 2 * radius * asin (sqrt (h));
}

static const TbrReason *
find_reason (const Run *run, TbrFactCode fact, guint32 unit)
{
  for (guint i = 0; i < run->reasons->len; i++)
    {
      const TbrReason *reason = &g_array_index (run->reasons, TbrReason, i);
      if (reason->fact == fact && (unit == TBR_NONE || reason->chosen.unit == unit))
        return reason;
    }
  return NULL;
}

static void
test_reason_names_policy_and_runner_up (void)
{
  Run run;
  run_init (&run, HOME ("A", "Malmö") HOME ("B", "Sundsvall") HOME ("C", "Helsingborg"), NEAREST,
            FALSE);
  guint32 near = find_unit (&run, "B"), next = find_unit (&run, "C");
  const TbrReason *reason = find_reason (&run, TBR_FACT_UNIT_ORDERED, TBR_NONE);
  g_assert_nonnull (reason);
  g_assert_cmpstr (reason->policy->name, ==, "nearest");
  g_assert_cmpuint (reason->measure, ==, TBR_SCORE_DISTANCE);
  g_assert_cmpuint (reason->policy_index, ==, 0);
  g_assert_cmpuint (reason->chosen.unit, ==, near);
  g_assert_cmpuint (reason->other.unit, ==, next);
  g_assert_cmpuint (reason->n, ==, 2);
  /* 0.5 %: the program's earth is an ellipsoid or another sphere; the order is not in doubt */
  g_assert_cmpfloat_with_epsilon (reason->chosen.distance / to_fire (&run, near), 1, 0.005);
  g_assert_cmpfloat_with_epsilon (reason->other.distance / to_fire (&run, next), 1, 0.005);
  g_assert_cmpfloat (reason->other.score - reason->chosen.score, ==,
                     reason->other.distance - reason->chosen.distance);
  g_assert_cmpfloat (reason->chosen.time, >, 0);
  run_clear (&run);
}

static void
test_reason_says_when_there_was_no_other (void)
{
  Run run;
  run_init (&run, HOME ("A", "Malmö"), NEAREST, FALSE);
  const TbrReason *reason = find_reason (&run, TBR_FACT_UNIT_ORDERED, 0);
  g_assert_nonnull (reason);
  g_assert_cmpuint (reason->n, ==, 0);
  g_assert_cmpuint (reason->other.unit, ==, TBR_NONE);
  run_clear (&run);
}

static void
test_reason_of_equals_is_their_order (void)
{
  Run run;
  run_init (&run, HOME ("A", "Malmö") HOME ("B", "Malmö"), NEAREST, FALSE);
  const TbrReason *reason = find_reason (&run, TBR_FACT_UNIT_ORDERED, 0);
  g_assert_nonnull (reason);
  g_assert_cmpuint (reason->other.unit, ==, 1);
  g_assert_cmpfloat (reason->other.score, ==, reason->chosen.score);
  run_clear (&run);
}

/* Every offer that is made, kept or taken is explained, and nothing else of the run changes. */
static void
test_reason_is_there_for_every_offer (void)
{
  static const char abroad[] = "<unit id='A' capability='M' state='FI' base='Oulu'/>"
                               "<unit id='B' capability='M' state='NO' base='Narvik'/>"
                               "<unit id='C' capability='M' state='FI' base='Vaasa'/>";
  static const char policies[] = "<policy kind='at-onset' id='ask'/>"
                                 "<policy kind='all-but-reserve' id='offer'/>"
                                 "<policy kind='fastest' id='choose' decision='choose'/>";
  Run asked, silent;
  guint n[TBR_FACT_N] = { 0 };
  run_init (&asked, abroad, policies, FALSE);
  run_init (&silent, abroad, policies, TRUE);
  g_assert_cmpuint (silent.reasons->len, ==, 0);
  g_assert_cmphex (asked.digest, ==, silent.digest);
  for (guint i = 0; i < asked.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (asked.facts, TbrFact, i);
      if (fact->kind != TBR_FACT_OFFER_MADE && fact->kind != TBR_FACT_OFFER_ACCEPTED
          && fact->kind != TBR_FACT_OFFER_HELD)
        continue;
      n[fact->kind]++;
      const TbrReason *reason = find_reason (&asked, (TbrFactCode) fact->kind, fact->c);
      g_assert_nonnull (reason);
      g_assert_cmpint (reason->at, ==, fact->at);
      g_assert_cmpuint (reason->request, ==, fact->b);
    }
  g_assert_cmpuint (n[TBR_FACT_OFFER_MADE], >, 0);
  g_assert_cmpuint (n[TBR_FACT_OFFER_ACCEPTED], >, 0);
  const TbrReason *taken = find_reason (&asked, TBR_FACT_OFFER_ACCEPTED, TBR_NONE);
  g_assert_cmpstr (taken->policy->name, ==, "fastest");
  if (taken->other.unit != TBR_NONE)
    g_assert_cmpfloat (taken->other.time, >=, taken->chosen.time);
  run_clear (&asked);
  run_clear (&silent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/reason/names-policy-and-runner-up",
                   test_reason_names_policy_and_runner_up);
  g_test_add_func ("/response/reason/says-when-there-was-no-other",
                   test_reason_says_when_there_was_no_other);
  g_test_add_func ("/response/reason/of-equals-is-their-order",
                   test_reason_of_equals_is_their_order);
  g_test_add_func ("/response/reason/is-there-for-every-offer",
                   test_reason_is_there_for_every_offer);
  return g_test_run ();
}
