/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The rules of the dispatch desk, on small cities with known times that ordinary_calls draws. */
#include "city_fixture.h"

#include "hazards/hazard.h"
#include "resources/unit.h"

#include <math.h>

extern const TbrHazardKind tbr_hazard_ordinary_calls;

/* Source: arithmetic. A call every hour takes 90 min: every other one finds the unit busy. */
static void
test_desk_loses_calls_when_nobody_may_wait (void)
{
  City city
      = { "100 h", 1, "gap='1 h' queue='0'", "<class service='90 min'/>", "nearest", 1, 0, 0 };
  city_run (&city);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_OPENED), ==, 100);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_DISPATCHED), ==, 50);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_LOST), ==, 50);
  city_clear (&city);
}

/* Source: arithmetic. The nth of those who wait at the start waits n times the service. */
static void
test_desk_serves_in_the_order_of_coming (void)
{
  City city = { "24 h", 2, "backlog='6'", "<class service='1 h'/>", "nearest", 1, 0, 0 };
  city_run (&city);
  for (guint i = 0; i < 6; i++)
    {
      const TbrFact *fact = city_find (&city, TBR_FACT_CALL_DISPATCHED, i);
      g_assert_cmpuint (fact->a, ==, i);
      g_assert_cmpfloat (fact->x, ==, 3600.0 * (i / 2));
    }
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_QUEUED), ==, 4);
  city_clear (&city);
}

/* Everybody waits an hour at most; each service takes two. */
static void
test_desk_lets_callers_give_up (void)
{
  City city
      = { "24 h", 1, "backlog='3'", "<class service='2 h' patience='1 h'/>", "nearest", 1, 0, 0 };
  city_run (&city);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_DISPATCHED), ==, 1);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_ABANDONED), ==, 2);
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_ABANDONED, 0)->x, ==, 3600);
  city_clear (&city);
}

/* A pair of units at a time, out of three: one is always left over, and nobody overtakes. */
static void
test_desk_sends_all_units_of_a_call_at_once (void)
{
  City city = { "24 h", 3, "backlog='3'", "<class units='2' service='1 h'/>", "nearest", 1, 0, 0 };
  city_run (&city);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_DISPATCHED), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_DISPATCHED, i)->x, ==, 3600.0 * (i / 2));
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_CLOSED), ==, 6);
  city_clear (&city);
}

static const char two_zones[] = "<zone name='west' x='-3 km' y='0 m'/>"
                                "<zone name='east' x='3 km' y='0 m'/>"
                                "<server unit='U.1' x='-4 km' y='0 m'/>"
                                "<server unit='U.2' x='4 km' y='0 m'/>"
                                "<class service='1 min'/>";

/* Source: arithmetic: 1 km at 36 km/h is 100 s out and as long home. */
static void
test_desk_sends_the_nearest_and_times_its_way (void)
{
  City city = { "100 h",
                2,
                "gap='1 h' speed='36 km/h' service-holds='on-scene' return='busy' "
                "call-handling='30 s' turnout='60 s'",
                two_zones,
                "nearest",
                1,
                0,
                0 };
  city_run (&city);
  guint n = city_count (&city, TBR_FACT_CALL_ON_SCENE);
  g_assert_cmpuint (n, >=, 99);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *sent = city_find (&city, TBR_FACT_CALL_DISPATCHED, i);
      g_assert_cmpuint (sent->b, ==, city_find (&city, TBR_FACT_CALL_OPENED, i)->b);
      g_assert_cmpfloat (sent->y, ==, 160);
      g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_ON_SCENE, i)->x, ==, 190);
    }
  city_clear (&city);
}

/* The list says the far unit first. */
static void
test_desk_follows_the_list_of_a_zone (void)
{
  g_autofree char *rows = g_strconcat (two_zones, "<prefer zone='west' units='U.2 U.1'/>", NULL);
  City city = { "50 h", 2, "gap='1 h'", rows, "preference-list", 3, 0, 0 };
  city_run (&city);
  guint n_west = 0;
  for (guint i = 0; i < city_count (&city, TBR_FACT_CALL_DISPATCHED); i++)
    {
      g_assert_cmpuint (city_find (&city, TBR_FACT_CALL_DISPATCHED, i)->b, ==, 1);
      n_west += city_find (&city, TBR_FACT_CALL_OPENED, i)->b == 0;
    }
  g_assert_cmpuint (n_west, >, 5);
  city_clear (&city);
}

/* A crew on call in the east, and roads on which everything takes twice as long in the west. */
static void
test_desk_knows_crews_and_streets_apart (void)
{
  City city = { "100 h",
                2,
                "gap='1 h' speed='36 km/h' service-holds='on-scene' return='busy' turnout='60 s'",
                "<zone name='west' x='-3 km' y='0 m' travel-factor='2'/>"
                "<zone name='east' x='3 km' y='0 m'/>"
                "<server unit='U.1' x='-4 km' y='0 m'/>"
                "<server unit='U.2' x='4 km' y='0 m' turnout='5 min'/>"
                "<class service='1 min'/>",
                "nearest",
                1,
                0,
                0 };
  city_run (&city);
  for (guint i = 0; i < city_count (&city, TBR_FACT_CALL_DISPATCHED); i++)
    {
      const TbrFact *sent = city_find (&city, TBR_FACT_CALL_DISPATCHED, i);
      g_assert_cmpfloat (sent->y, ==, sent->b == 0 ? 60 + 2 * 100 : 300 + 100);
    }
  city_clear (&city);
}

/* Source: variance of a Poisson count whose mean is of a gamma law, against its mean: 1 + mean /
   shape [AVRAMIDIS2004]. Limits: five standard errors of 3600 days. */
static void
test_desk_has_good_and_bad_days (void)
{
  enum
  {
    N_DAYS = 3600,
    MEAN = 48,
    SHAPE = 12
  };
  City city
      = { "3600 d", 1, "rate='2 1/h' day-factor='gamma(1, 12)' queue='0'", "", "nearest", 1, 0, 0 };
  double counts[N_DAYS] = { 0 }, sum = 0, squares = 0;
  city_run (&city);
  for (guint i = 0; i < city.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (city.facts, TbrFact, i);
      if (fact->kind == TBR_FACT_CALL_OPENED)
        counts[fact->at / TBR_DAY]++;
    }
  for (guint i = 0; i < N_DAYS; i++)
    sum += counts[i];
  for (guint i = 0; i < N_DAYS; i++)
    squares += (counts[i] - sum / N_DAYS) * (counts[i] - sum / N_DAYS);
  double ratio = 1 + (double) MEAN / SHAPE;
  double error = sqrt (MEAN * ratio / N_DAYS);
  g_assert_cmpfloat_with_epsilon (sum / N_DAYS, MEAN, 5 * error);
  /* excess kurtosis of a gamma law of this shape: 6 / shape */
  error = ratio * sqrt ((2 + 6.0 / SHAPE) / N_DAYS);
  g_assert_cmpfloat_with_epsilon (squares / (N_DAYS - 1) / (sum / N_DAYS), ratio, 5 * error);
  city_clear (&city);
}

static const char busy_city[]
    = "<zone name='west' x='-3 km' y='0 m' box-width='2 km' box-height='1 km' "
      "travel-factor='lognormal(1, 0.6, 1.8)'/>"
      "<zone name='east' x='3 km' y='0 m'/>"
      "<prefer zone='west' units='U.2 U.4 U.1 U.3'/>"
      "<server unit='U.1' x='-4 km' y='0 m'/><server unit='U.2' x='4 km' y='0 m'/>"
      "<server unit='U.3' x='-4 km' y='0 m'/>"
      "<server unit='U.4' x='4 km' y='0 m' turnout='3 min'/>"
      "<hospital name='h' x='0 m' y='1 km'/>"
      "<class name='a' priority='1' service='exponential(20 min)' transport='0.5'/>"
      "<class name='b' priority='3' service='gamma(1 h, 2)' patience='3 h' lights='no'/>";
static const char busy_rules[]
    = "rate='4 1/h' wave='0.5' day-factor='gamma(1, 9)' speed='36 km/h' service-holds='on-scene' "
      "return='free' "
      "redispatch='low-to-higher' turnout='exponential(60 s)' call-handling='uniform(30 s, 90 s)'";

/* Who is sent is another question than who calls. */
static void
test_desk_leaves_calls_as_they_are_when_the_policy_changes (void)
{
  City one = { "100 h", 4, busy_rules, busy_city, "nearest", 5, 0, 0 }, other = one;
  other.policy = "preference-list";
  city_run (&one);
  city_run (&other);
  guint n = city_count (&one, TBR_FACT_CALL_OPENED);
  g_assert_cmpuint (n, >, 200);
  g_assert_cmpuint (city_count (&other, TBR_FACT_CALL_OPENED), ==, n);
  g_assert_true (one.digest != other.digest);
  for (guint i = 0; i < n; i++)
    g_assert_cmpmem (city_find (&one, TBR_FACT_CALL_OPENED, i), sizeof (TbrFact),
                     city_find (&other, TBR_FACT_CALL_OPENED, i), sizeof (TbrFact));
  city_clear (&one);
  city_clear (&other);
}

static void
test_desk_goes_on_alike_in_a_fork (void)
{
  City city = { "100 h", 4, busy_rules, busy_city, "fastest", 9, 0, 0 };
  g_autoptr (TbrScenario) scenario = city_read_good (&city);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, city.seed, 0);
  tbr_sim_run_until (sim, 50 * TBR_HOUR);
  g_autoptr (TbrSim) fork = tbr_sim_fork (sim);
  tbr_sim_run_until (fork, TBR_NEVER);
  tbr_sim_run_until (sim, TBR_NEVER);
  g_assert_cmpuint (tbr_sim_digest (sim), ==, tbr_sim_digest (fork));
}

/* A unit on a call cannot be ordered elsewhere, and units of the scenario agree with the desk. */
static void
test_desk_keeps_units_on_a_call_from_other_work (void)
{
  City city = { "10 h", 1, "backlog='1'", "<class service='5 h'/>", "nearest", 1, 0, 0 };
  g_autoptr (TbrScenario) scenario = city_read_good (&city);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  g_autoptr (GError) error = NULL;
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, 0);
  TbrNeedId none = TBR_HANDLE (TbrNeedId, TBR_NONE);
  tbr_sim_run_until (sim, TBR_HOUR);
  g_assert_cmpint (tbr_unit_check_order (sim, unit, none), ==, TBR_ORDER_AWAY);
  g_assert_true (tbr_unit_check_invariants (sim, &error));
  tbr_sim_run_until (sim, 6 * TBR_HOUR);
  g_assert_cmpint (tbr_unit_check_order (sim, unit, none), ==, TBR_ORDER_OK);
}

static void
test_desk_names_what_it_does_not_know (void)
{
  City city = { "10 h", 1, "", "<prefer zone='nowhere' units='U.1'/>", "nearest", 1, 0, 0 };
  TbrDiagnostics *faults = tbr_diagnostics_new ();
  g_assert_null (city_read (&city, faults));
  g_assert_cmpstr (tbr_diagnostics_get (faults, 0)->message, ==,
                   "calls 'c': prefer: no zone is called 'nowhere'");
  tbr_diagnostics_free (faults);
}

/* An end of the range of a parameter as it is written; NULL where it has none. (transfer full) */
static char *
write_bound (const TbrParam *param, guint largest)
{
  double bound = largest ? param->max : param->min;
  if (param->type == TBR_PARAM_REAL || param->type == TBR_PARAM_LAW)
    return tbr_units_format (bound, param->dimension);
  if (param->type == TBR_PARAM_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) bound);
  if (param->type == TBR_PARAM_DURATION)
    return tbr_duration_format ((TbrTime) (bound * (double) TBR_SECOND));
  if (param->type == TBR_PARAM_CHOICE)
    return g_strdup (param->choices[largest ? g_strv_length ((char **) param->choices) - 1 : 0]);
  return NULL;
}

/* Every parameter at an end of its range; what is refused is an answer, too. Those that bring calls
   by the thousand have a minute, all others two days. */
static void
test_desk_bears_every_extreme (void)
{
  static const char *const floods[] = { "rate", "surge", "day-factor", "backlog", NULL };
  const TbrKind *kind = &tbr_hazard_ordinary_calls.kind;
  for (guint i = 0; i < 2 * kind->n_params; i++)
    {
      const TbrParam *param = &kind->params[i / 2];
      g_autofree char *bound = write_bound (param, i % 2);
      if (bound == NULL)
        continue;
      const char *usual = g_str_equal (param->name, "rate") ? "" : "rate='4 1/h'";
      const char *duration = g_strv_contains (floods, param->name) ? "60 s" : "2 d";
      g_autofree char *attributes = g_strdup_printf ("%s %s='%s'", usual, param->name, bound);
      City city = { duration, 4, attributes, busy_city, "nearest", 3, 0, 0 };
      TbrDiagnostics *faults = tbr_diagnostics_new ();
      TbrScenario *scenario = city_read (&city, faults);
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      g_test_message ("%s: %s", attributes, told);
      if (scenario != NULL)
        {
          g_autoptr (GError) error = NULL;
          TbrSim *sim = tbr_sim_new (scenario, city.seed, 0);
          tbr_sim_run_until (sim, TBR_NEVER);
          g_assert_true (tbr_unit_check_invariants (sim, &error));
          tbr_sim_free (sim);
        }
      else
        g_assert_nonnull (strstr (told, "calls 'c': "));
      g_clear_pointer (&scenario, tbr_scenario_free);
      tbr_diagnostics_free (faults);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/desk/loses-calls-when-nobody-may-wait",
                   test_desk_loses_calls_when_nobody_may_wait);
  g_test_add_func ("/response/desk/serves-in-the-order-of-coming",
                   test_desk_serves_in_the_order_of_coming);
  g_test_add_func ("/response/desk/lets-callers-give-up", test_desk_lets_callers_give_up);
  g_test_add_func ("/response/desk/sends-all-units-of-a-call-at-once",
                   test_desk_sends_all_units_of_a_call_at_once);
  g_test_add_func ("/response/desk/sends-the-nearest-and-times-its-way",
                   test_desk_sends_the_nearest_and_times_its_way);
  g_test_add_func ("/response/desk/follows-the-list-of-a-zone",
                   test_desk_follows_the_list_of_a_zone);
  g_test_add_func ("/response/desk/knows-crews-and-streets-apart",
                   test_desk_knows_crews_and_streets_apart);
  g_test_add_func ("/response/desk/has-good-and-bad-days", test_desk_has_good_and_bad_days);
  g_test_add_func ("/response/desk/leaves-calls-as-they-are-when-the-policy-changes",
                   test_desk_leaves_calls_as_they_are_when_the_policy_changes);
  g_test_add_func ("/response/desk/goes-on-alike-in-a-fork", test_desk_goes_on_alike_in_a_fork);
  g_test_add_func ("/response/desk/keeps-units-on-a-call-from-other-work",
                   test_desk_keeps_units_on_a_call_from_other_work);
  g_test_add_func ("/response/desk/names-what-it-does-not-know",
                   test_desk_names_what_it_does_not_know);
  g_test_add_func ("/response/desk/bears-every-extreme", test_desk_bears_every_extreme);
  return g_test_run ();
}
