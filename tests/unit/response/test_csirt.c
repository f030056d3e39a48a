/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seats of the cyber teams: what they share, and which case they take first. */
#include "chain_case.h"

#define ATTACK(Sharing)                                                                            \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2017-05-12T00:00Z' "             \
  "duration='8 d' report-period='1 h' national-services='no'/>" CHAIN_LIBRARY                      \
  "<units><unit id='GBT' capability='CSIRT' state='GB' count='30'/></units><hazards>"              \
  "<hazard kind='cyber' id='worm' state='GB' states='GB FR' onset='12 h' " Sharing ">"             \
  "<sector name='logistics' lifeline='logistics' per-million='2' priority='3'/>"                   \
  "<sector name='health' lifeline='health' per-million='2' priority='0'/></hazard></hazards>"      \
  "<policies><policy kind='never' id='alone' decision='ask'/></policies></scenario>"

static guint
count_alerts (const char *text, const char *const *settings, TbrTime *out_first)
{
  g_autoptr (GArray) facts = chain_run (text, settings, 3);
  const TbrFact *first = chain_find (facts, TBR_FACT_HAZARD_EVENT, TBR_HAZARD_EVENT_ALERTED, 0);

  *out_first = first == NULL ? TBR_NEVER : first->at;
  return chain_count (facts, TBR_FACT_HAZARD_EVENT, TBR_HAZARD_EVENT_ALERTED);
}

/* Nobody has a word: the attack says whether indicators are shared. */
static void
test_csirt_leaves_it_to_the_attack (void)
{
  g_autoptr (GArray) facts = chain_run (ATTACK (""), NULL, 3);
  TbrTime first;

  g_assert_cmpuint (chain_count (facts, TBR_FACT_DECISION, TBR_DECISION_SHARE), ==, 0);
  g_assert_cmpuint (count_alerts (ATTACK (""), NULL, &first), ==, 1);
  g_assert_cmpuint (count_alerts (ATTACK ("sharing='no'"), NULL, &first), ==, 0);
}

static void
test_csirt_shares_or_holds (void)
{
  static const char *const hold[] = { "policies.share.kind=never", NULL };
  static const char *const open[] = { "policies.share.kind=share-after", NULL };
  static const char *const late[]
      = { "policies.share.kind=share-after", "policies.share.after=24h", NULL };
  TbrTime held, shared, delayed;

  g_assert_cmpuint (count_alerts (ATTACK (""), hold, &held), ==, 0);
  g_assert_cmpuint (count_alerts (ATTACK ("sharing='no'"), open, &shared), ==, 1);
  g_assert_cmpuint (count_alerts (ATTACK ("sharing='no'"), late, &delayed), ==, 1);
  g_assert_cmpint (delayed, >, shared + 20 * TBR_HOUR);
}

/* Mean time from noticing to containment by sector: 1 logistics, 2 health. */
static void
find_means (const char *const *settings, double means[3])
{
  g_autoptr (GArray) facts = chain_run (ATTACK (""), settings, 3);
  double sums[3] = { 0 };
  guint n[3] = { 0 };

  for (guint i = 0; i < facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (facts, TbrFact, i);
      guint sector = (guint) fact->z;
      if (fact->kind != TBR_FACT_INCIDENT || fact->code != TBR_INCIDENT_CONTAINED)
        continue;
      sums[sector] += fact->x;
      n[sector]++;
    }
  for (guint i = 1; i < 3; i++)
    means[i] = sums[i] / MAX (n[i], 1);
}

/* The clinic before the warehouse, or each as it comes: clinics then wait longer, warehouses less.
 */
static void
test_csirt_takes_the_critical_first (void)
{
  static const char *const in_turn[] = { "policies.csirt.kind=oldest-first", NULL };
  double critical[3], turn[3];

  find_means (NULL, critical);
  find_means (in_turn, turn);
  g_test_message ("logistics %.1f and %.1f h, health %.1f and %.1f h", critical[1], turn[1],
                  critical[2], turn[2]);
  g_assert_cmpfloat (turn[2], >, critical[2]);
  g_assert_cmpfloat (turn[1], <, critical[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/csirt/leaves-it-to-the-attack", test_csirt_leaves_it_to_the_attack);
  g_test_add_func ("/response/csirt/shares-or-holds", test_csirt_shares_or_holds);
  g_test_add_func ("/response/csirt/takes-the-critical-first", test_csirt_takes_the_critical_first);
  return g_test_run ();
}
