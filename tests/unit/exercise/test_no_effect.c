/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How often the review's interval holds the truth where a decision has no effect. */
#include "drill.h"

#include <tabard/review.h>

#include <math.h>

/* Replications of one review. */
#define REPLICATIONS 6
#define MEASURE "K08.unmet-need-hours"

/* A fire, and two teams that differ in their luck alone: how long each takes to be ready. */
#define CRISIS                                                                                     \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "             \
  "duration='16 h'/><use href='library/states.xml'/><use href='library/capabilities.xml'/>"        \
  "<use href='library/rates.xml'/><use href='library/lags.xml'/><units>"                           \
  "<unit id='A' capability='GFFFV' state='SE' lon='15 deg' lat='60.6 deg'/>"                       \
  "<unit id='B' capability='GFFFV' state='SE' lon='15 deg' lat='60.6 deg'/></units><hazards>"      \
  "<hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' spread-factor='0.05'>"    \
  "<weather at='2018-07-13T00:00Z' temperature='30 degC' humidity='30 %' wind='15 km/h' "          \
  "danger='high'/><fire lon='15 deg' lat='61 deg' at='2018-07-13T01:02Z' size='400 ha'/></hazard>" \
  "</hazards></scenario>"

/* The seat's one order is to a road, which it leaves as it is; but by whether it was given the
   facilitator's list sends the one team or the other, at the same instant. */
#define LIST                                                                                       \
  "<exercise xmlns='urn:tabard:exercise:1' title='T' scenario='x' begin='1 h' duration='14 h'>"    \
  "<objective name='o' title='O'/><role name='se' title='S' seat='SE' "                            \
  "decides='dispatch ask offer choose'/>"                                                          \
  "<branch name='said' title='b' when='ordered set-link by se' until='5 min'/>"                    \
  "<inject name='a' number='1' at='45 min' branch='said' medium='map' "                            \
  "effect='send-unit unit=A need=0'/>"                                                             \
  "<inject name='b' number='2' at='45 min' branch='said' side='not-taken' medium='map' "           \
  "effect='send-unit unit=B need=0'/></exercise>"

static void
set_up (Drill *drill, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  drill->map = tbr_map_load (map, NULL);
  drill->scenario = tbr_scenario_parse (CRISIS, -1, "text", library, drill->map, NULL, faults);
  drill->exercise = tbr_exercise_parse (LIST, strlen (LIST), "list.xml", faults);
  if (drill->exercise != NULL && drill->scenario != NULL)
    tbr_exercise_check (drill->exercise, drill->scenario, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (tbr_diagnostics_count (faults) > 0)
    g_error ("%s", told);
}

/* An order to a road of the seat that changes nothing. (transfer full) */
static char *
order_nothing (const Drill *drill)
{
  guint32 state = tbr_map_find_state (drill->map, "SE").i, i = 0;

  while (drill->map->nodes[drill->map->links[i].from.i].state.i != state)
    i++;
  return g_strdup_printf ("set-link link=%u state=slowed factor='100 %%'", i);
}

/* One review of its own luck: what the decision changed, as it is told. */
static TbrInterval
review_one (const Drill *drill, const char *words, guint k)
{
  static const char *const measures[] = { MEASURE, NULL };
  g_autoptr (TbrDirector) played
      = tbr_director_new (drill->exercise, drill->scenario, k * REPLICATIONS);
  const TbrReviewSpec spec = { played, measures, REPLICATIONS, TBR_MINUTE, 1, NULL };

  tbr_director_run_until (played, drill->exercise->begin + TBR_MINUTE);
  g_assert_true (tbr_director_say (played, "se", words, NULL));
  tbr_director_finish (played);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);
  g_assert_cmpuint (review->decisions->len, ==, 1);
  return tbr_review_effect (review, 0, TBR_TWIST_NOT_TAKEN, 0)->difference;
}

/* With the order team A goes, without it B: two draws of one law, so that what the order changes
   differs from luck to luck and is nothing in the mean, by symmetry. Of @n reviews 95 % hold zero,
   give or take three standard deviations of a binomial count. */
static void
check_coverage (const Drill *drill, guint n)
{
  g_autofree char *words = order_nothing (drill);
  double sd = sqrt (n * 0.95 * 0.05);
  guint n_covering = 0, n_wide = 0;

  for (guint k = 0; k < n; k++)
    {
      TbrInterval told = review_one (drill, words, k);
      g_assert_cmpuint (told.n, ==, REPLICATIONS);
      n_covering += fabs (told.mean) <= told.half_width;
      n_wide += told.half_width > 0;
    }
  g_test_message ("%u of %u intervals hold zero", n_covering, n);
  g_assert_cmpuint (n_wide, ==, n);
  g_assert_cmpfloat (n_covering, >=, 0.95 * n - 3 * sd);
  g_assert_cmpfloat (n_covering, <=, 0.95 * n + 3 * sd);
}

static void
test_no_effect_is_covered_at_the_nominal_rate (Drill *drill, gconstpointer data)
{
  check_coverage (drill, GPOINTER_TO_UINT (data));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exercise/no-effect/is-covered-at-the-nominal-rate", Drill, GUINT_TO_POINTER (200),
              set_up, test_no_effect_is_covered_at_the_nominal_rate, drill_tear_down);
  return g_test_run ();
}
