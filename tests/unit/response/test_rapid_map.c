/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Satellite maps: how many, how late, and what the reports know by them. */
#include "chain_case.h"

#include "response/rapid_map.h"
#include "response/response.h"

#define SEEDS 40

#define CELL(Name, Lon)                                                                            \
  "<cell name='" Name "' lon='" Lon " deg' lat='44.7 deg' area='20 km2' depth='3 m' "              \
  "people='20000' dwellings='7000' floor='70 m' lift='4 m'/>"
#define INFLOW(Name, At, Value) "<inflow cell='" Name "' at='" At "' value='" Value " m3/s'/>"
#define FLOOD(Meta)                                                                                \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2014-05-14T00:00Z' "             \
  "duration='6 d' report-period='1 h' report-delay='0 h' " Meta "/>" CHAIN_LIBRARY                 \
  "<units><take capabilities='HCP'/></units><hazards>"                                             \
  "<hazard kind='flood' id='river' state='RS'>" CELL ("West", "20.2") CELL ("East", "21.2")        \
      INFLOW ("West", "0 h", "200") INFLOW ("East", "0 h", "200") INFLOW ("West", "2 d", "0")      \
          INFLOW ("East", "2 d", "0") "</hazard></hazards><policies>"                              \
                                      "<policy kind='at-once' id='early'/></policies></scenario>"

static const char *const asking[] = { "policies.maps.kind=at-onset", NULL };

static gint
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;
  return first < second ? -1 : first > second;
}

static void
test_rapid_map_nobody_asks (void)
{
  g_autoptr (GArray) facts = chain_run (FLOOD (""), NULL, 1);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_MAP, TBR_RAPID_MAP_ASKED), ==, 0);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED), ==, 0);
}

/* Maps come 9 to 24 h after they were asked for: the tenth and the ninetieth percentile of the law
   (process.md section 7). With 80 maps and more the shares lie within 0.1. */
static void
test_rapid_map_comes_in_its_time (void)
{
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      g_autoptr (GArray) facts = chain_run (FLOOD (""), asking, seed);
      guint n = chain_count (facts, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED);
      for (guint i = 0; i < n; i++)
        g_array_append_val (delays,
                            chain_find (facts, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED, i)->x);
    }
  g_assert_cmpuint (delays->len, >=, 2 * SEEDS);
  qsort (delays->data, delays->len, sizeof (double), compare);
  g_test_message ("%u maps, p10 %.1f h, median %.1f h, p90 %.1f h", delays->len,
                  g_array_index (delays, double, delays->len / 10),
                  g_array_index (delays, double, delays->len / 2),
                  g_array_index (delays, double, delays->len * 9 / 10));
  g_assert_cmpfloat_with_epsilon (g_array_index (delays, double, delays->len / 10), 9, 1.5);
  g_assert_cmpfloat_with_epsilon (g_array_index (delays, double, delays->len * 9 / 10), 24, 4);
}

static void
test_rapid_map_are_not_more_than_allowed (void)
{
  static const char *const none[] = { "policies.maps.kind=at-onset", "meta.map-most=0", NULL };
  static const char *const one[] = { "policies.maps.kind=at-onset", "meta.map-most=1", NULL };
  static const char *const wide[]
      = { "policies.maps.kind=at-onset", "meta.map-radius=200km", "meta.map-most=100", NULL };
  g_autoptr (GArray) no_map = chain_run (FLOOD (""), none, 1);
  g_autoptr (GArray) one_map = chain_run (FLOOD (""), one, 1);
  g_autoptr (GArray) wide_map = chain_run (FLOOD (""), wide, 1);

  g_assert_cmpuint (chain_count (no_map, TBR_FACT_MAP, TBR_RAPID_MAP_ASKED), ==, 0);
  g_assert_cmpuint (chain_count (one_map, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED), ==, 1);
  /* both towns are on the first: one is asked for, not two */
  g_assert_cmpuint (chain_find (wide_map, TBR_FACT_MAP, TBR_RAPID_MAP_ASKED, 0)->b, ==, 1);
}

/* The luck of a map is that of its place: a second policy does not shift it. */
static void
test_rapid_map_luck_is_its_own (void)
{
  static const char *const more[]
      = { "policies.maps.kind=at-onset", "policies.ipcr.kind=step-by-step",
          "policies.solidarity.kind=when-overwhelmed", NULL };
  g_autoptr (GArray) first = chain_run (FLOOD (""), asking, 3);
  g_autoptr (GArray) second = chain_run (FLOOD (""), more, 3);

  g_assert_cmpfloat (chain_find (first, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED, 0)->x, ==,
                     chain_find (second, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED, 0)->x);
}

/* The least share of the truth that a decision rested on, after an instant. */
static double
least_known (const GArray *facts, TbrTime after)
{
  double least = INFINITY;

  for (guint i = 0; i < facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (facts, TbrFact, i);
      if (fact->kind == TBR_FACT_BELIEF && fact->at > after && fact->y > 0)
        least = fmin (least, fact->x / fact->y);
    }
  return least;
}

/* Reports that know 30 % of a need and hardly learn: seats believe 30 %. A map that shows both
   towns lifts that to 90 %. */
static void
test_rapid_map_lets_reports_know_more (void)
{
  static const char *const mapped[]
      = { "policies.maps.kind=at-onset",      "meta.map-radius=200km",
          "lags.copernicus.delivery.law=9h",  "policies.early.look-again=1h",
          "lags.copernicus.image_age.law=0h", NULL };
  static const char *const unmapped[] = { "policies.early.look-again=1h", NULL };
  const char *text = FLOOD ("known='30 %' known-after='90 d'");
  g_autoptr (GArray) blind = chain_run (text, unmapped, 1);
  g_autoptr (GArray) seeing = chain_run (text, mapped, 1);
  const TbrFact *map = chain_find (seeing, TBR_FACT_MAP, TBR_RAPID_MAP_DELIVERED, 0);

  g_assert_nonnull (map);
  g_assert_cmpfloat (least_known (blind, 0), <, 0.5);
  g_assert_cmpfloat (least_known (blind, map->at + 2 * TBR_HOUR), <, 0.7);
  g_assert_cmpfloat (least_known (seeing, map->at + 2 * TBR_HOUR), >, 0.7);
}

/* Every request, offer and choice says what was believed and what is true. */
static void
test_rapid_map_decisions_tell_belief_and_truth (void)
{
  g_autoptr (GArray) facts = chain_run (FLOOD (""), NULL, 1);
  guint n_asked = 0;

  for (guint work = 0; work < TBR_WORK_N; work++)
    n_asked += chain_count (facts, TBR_FACT_REQUEST_OPENED, work);
  n_asked += chain_count (facts, TBR_FACT_REQUEST_CHANGED, 0);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_BELIEF, TBR_DECISION_ASK), ==, n_asked);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_BELIEF, TBR_DECISION_CHOOSE), ==,
                    chain_count (facts, TBR_FACT_OFFER_ACCEPTED, 0));
  g_assert_cmpuint (chain_count (facts, TBR_FACT_BELIEF, TBR_DECISION_OFFER), >, 0);
  for (guint i = 0; i < facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (facts, TbrFact, i);
      if (fact->kind != TBR_FACT_BELIEF)
        continue;
      g_assert_cmpfloat (fact->x, >=, 0);
      g_assert_cmpfloat (fact->z, >=, 0);
      /* a report an hour, at once */
      g_assert_cmpfloat (fact->z, <=, 1.01);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/rapid-map/nobody-asks", test_rapid_map_nobody_asks);
  g_test_add_func ("/response/rapid-map/comes-in-its-time", test_rapid_map_comes_in_its_time);
  g_test_add_func ("/response/rapid-map/are-not-more-than-allowed",
                   test_rapid_map_are_not_more_than_allowed);
  g_test_add_func ("/response/rapid-map/luck-is-its-own", test_rapid_map_luck_is_its_own);
  g_test_add_func ("/response/rapid-map/lets-reports-know-more",
                   test_rapid_map_lets_reports_know_more);
  g_test_add_func ("/response/rapid-map/decisions-tell-belief-and-truth",
                   test_rapid_map_decisions_tell_belief_and_truth);
  return g_test_run ();
}
