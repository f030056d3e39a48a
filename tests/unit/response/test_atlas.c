/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Atlas network: who is asked, who sends, and how soon. */
#include "chain_case.h"

#include "response/atlas.h"
#include "response/response.h"

#define SEEDS 40

/* One armed threat in a land without intervention units; BE has one, DE three, PL none. */
#define ATTACK                                                                                     \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2015-11-13T21:00Z' "             \
  "duration='2 d' report-period='15 min' report-delay='5 min'/>" CHAIN_LIBRARY                     \
  "<units><unit id='BE1' capability='SIU' state='BE' base='Brussels'/>"                            \
  "<unit id='DE1' capability='SIU' state='DE' base='Bonn' count='3'/></units><hazards>"            \
  "<hazard kind='attack' id='evening' state='LU' at='2015-11-13T21:20Z'>"                          \
  "<site name='Hall' lon='6.13 deg' lat='49.61 deg' target='building' dead='1' wounded='40' "      \
  "tasks='6' held='60 %' armed='yes'/></hazard></hazards><policies>"                               \
  "<policy kind='never' id='alone' decision='ask'/></policies></scenario>"

static const char *const asking[]
    = { "policies.atlas.kind=at-once", "policies.atlas.look-again=15min", NULL };

static void
test_atlas_nobody_asks (void)
{
  g_autoptr (GArray) facts = chain_run (ATTACK, NULL, 1);

  g_assert_cmpuint (chain_count (facts, TBR_FACT_ATLAS, TBR_ATLAS_ASKED), ==, 0);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_UNIT_ARRIVED, 0), ==, 0);
}

/* Each state is asked once, the nearest first, and no state sends what it keeps: of three one stays
   at least, half by the reserve. */
static void
test_atlas_asks_each_once (void)
{
  g_autoptr (GArray) facts = chain_run (ATTACK, asking, 1);
  guint n_asked = chain_count (facts, TBR_FACT_ATLAS, TBR_ATLAS_ASKED);
  guint n_sent = chain_count (facts, TBR_FACT_ATLAS, TBR_ATLAS_SENT);
  TbrMap *map = chain_load_map ();

  g_assert_cmpuint (n_asked, >=, 1);
  g_assert_cmpuint (n_asked, <=, 2);
  g_assert_cmpuint (n_sent, >=, 1);
  g_assert_cmpuint (n_sent, <=, 2);
  g_assert_cmpuint (chain_find (facts, TBR_FACT_ATLAS, TBR_ATLAS_ASKED, 0)->a, ==,
                    tbr_map_find_state (map, "LU").i);
  g_assert_cmpuint (chain_find (facts, TBR_FACT_ATLAS, TBR_ATLAS_ASKED, 0)->b, ==,
                    tbr_map_find_state (map, "BE").i);
  /* what was believed stands beside what was true: one hall, told of five minutes ago at the
   * soonest */
  const TbrFact *belief = chain_find (facts, TBR_FACT_BELIEF, TBR_DECISION_ATLAS, 0);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_BELIEF, TBR_DECISION_ATLAS), >=, 1);
  g_assert_cmpuint (belief->a, ==, tbr_map_find_state (map, "LU").i);
  g_assert_cmpuint (belief->b, ==, TBR_NONE);
  g_assert_cmpfloat (belief->x, >, 0);
  g_assert_cmpfloat (belief->y, >, 0);
  g_assert_cmpfloat (belief->z, <=, 20 / 60.0 + 1e-9);
  /* they do what they came for */
  g_assert_cmpuint (chain_count (facts, TBR_FACT_UNIT_ARRIVED, 0), >=, 1);
}

/* Hours, not days (process.md section 7): nine in ten answer within six hours; two within the
   tolerance of 40 answers. */
static void
test_atlas_answers_within_hours (void)
{
  guint n = 0, n_soon = 0;
  double least = INFINITY;

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      g_autoptr (GArray) facts = chain_run (ATTACK, asking, seed);
      for (guint i = 0; i < facts->len; i++)
        {
          const TbrFact *fact = &g_array_index (facts, TbrFact, i);
          if (fact->kind != TBR_FACT_ATLAS || fact->code == TBR_ATLAS_ASKED)
            continue;
          n++;
          n_soon += fact->x <= 6;
          least = fmin (least, fact->x);
        }
    }
  g_test_message ("%u answers, %u within six hours, the first after %.1f h", n, n_soon, least);
  g_assert_cmpuint (n, >=, SEEDS);
  g_assert_cmpfloat ((double) n_soon / n, >, 0.8);
  g_assert_cmpfloat (least, >, 0.1);
}

static void
test_atlas_luck_is_its_own (void)
{
  static const char *const later[]
      = { "policies.atlas.kind=when-short", "policies.atlas.onset-to-request=30min",
          "policies.atlas.look-again=15min", NULL };
  g_autoptr (GArray) soon = chain_run (ATTACK, asking, 5);
  g_autoptr (GArray) late = chain_run (ATTACK, later, 5);
  guint code = chain_count (soon, TBR_FACT_ATLAS, TBR_ATLAS_SENT) > 0 ? TBR_ATLAS_SENT
                                                                      : TBR_ATLAS_DECLINED;

  g_assert_cmpfloat_with_epsilon (chain_find (soon, TBR_FACT_ATLAS, code, 0)->x,
                                  chain_find (late, TBR_FACT_ATLAS, code, 0)->x, 1e-9);
  g_assert_cmpfloat (chain_find (late, TBR_FACT_ATLAS, TBR_ATLAS_ASKED, 0)->y, >,
                     chain_find (soon, TBR_FACT_ATLAS, TBR_ATLAS_ASKED, 0)->y);
}

/* An answer that comes when all is over sends nobody; one at once is answered at once. */
static void
test_atlas_extreme_lags (void)
{
  static const char *const at_once[] = { "policies.atlas.kind=at-once", "lags.atlas.answer.law=0h",
                                         "policies.atlas.look-again=15min", NULL };
  static const char *const never[] = { "policies.atlas.kind=at-once", "lags.atlas.answer.law=80d",
                                       "policies.atlas.look-again=15min", NULL };
  g_autoptr (GArray) soon = chain_run (ATTACK, at_once, 1);
  g_autoptr (GArray) late = chain_run (ATTACK, never, 1);

  g_assert_cmpfloat (chain_find (soon, TBR_FACT_ATLAS, TBR_ATLAS_SENT, 0)->x, ==, 0);
  g_assert_cmpuint (chain_count (late, TBR_FACT_ATLAS, TBR_ATLAS_SENT), ==, 0);
  g_assert_cmpuint (chain_count (late, TBR_FACT_ATLAS, TBR_ATLAS_ASKED), >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/atlas/nobody-asks", test_atlas_nobody_asks);
  g_test_add_func ("/response/atlas/asks-each-once", test_atlas_asks_each_once);
  g_test_add_func ("/response/atlas/answers-within-hours", test_atlas_answers_within_hours);
  g_test_add_func ("/response/atlas/luck-is-its-own", test_atlas_luck_is_its_own);
  g_test_add_func ("/response/atlas/extreme-lags", test_atlas_extreme_lags);
  return g_test_run ();
}
