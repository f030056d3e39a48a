/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The solidarity clause and the Council's crisis response: steps, clocks, what they change. */
#include "chain_case.h"

#include "response/ipcr.h"
#include "response/response.h"
#include "response/solidarity.h"

#define SEEDS 7

/* One great fire and few who are willing. */
#define FIRE                                                                                       \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "             \
  "duration='20 d' report-period='1 h'/>" CHAIN_LIBRARY                                            \
  "<settings><set path='states.SE.cover' value='1'/></settings>"                                   \
  "<units><take capabilities='GFFFV GFFF'/></units><hazards>"                                      \
  "<hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' spread-factor='0.05'>"    \
  "<weather at='2018-07-13T00:00Z' temperature='30 degC' humidity='30 %' wind='15 km/h' "          \
  "danger='high'/><fire lon='15 deg' lat='61 deg' at='2018-07-13T06:00Z' size='3000 "              \
  "ha'/></hazard>"                                                                                 \
  "</hazards><policies><policy kind='at-once' id='early'/>"                                        \
  "<policy kind='propensity' id='some' pool='20 %' other='20 %'/></policies></scenario>"

static const char *const invoking[]
    = { "policies.solidarity.kind=when-overwhelmed", "policies.solidarity.least-gap=0.3", NULL };

static void
test_solidarity_nobody_invokes_it (void)
{
  g_autoptr (GArray) facts = chain_run (FIRE, NULL, 1);

  g_assert_cmpuint (chain_count (facts, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_INVOKED), ==, 0);
  for (guint mode = 0; mode <= TBR_IPCR_REPORT; mode++)
    g_assert_cmpuint (chain_count (facts, TBR_FACT_IPCR, mode), ==, 0);
}

/* Invoked a day after the request at the earliest; the crisis response is full the same instant
   and analyses every 24 h from then on, until the needs are over (process.md section 7). */
static void
test_solidarity_keeps_its_clocks (void)
{
  g_autoptr (GArray) facts = chain_run (FIRE, invoking, 1);
  const TbrFact *request = chain_find (facts, TBR_FACT_REQUEST_OPENED, TBR_WORK_HAND, 0);
  const TbrFact *invoked = chain_find (facts, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_INVOKED, 0);
  const TbrFact *decided = chain_find (facts, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_DECIDED, 0);
  const TbrFact *full = chain_find (facts, TBR_FACT_IPCR, TBR_IPCR_FULL, 0);
  guint n = chain_count (facts, TBR_FACT_IPCR, TBR_IPCR_REPORT);

  g_assert_nonnull (request);
  g_assert_nonnull (invoked);
  g_assert_nonnull (decided);
  g_assert_nonnull (full);
  g_assert_cmpint (invoked->at - request->at, >=, TBR_DAY);
  g_assert_cmpfloat (invoked->y, >=, 0.3);
  g_assert_cmpint (full->at, ==, invoked->at);
  g_assert_cmpint (decided->at, >, invoked->at);
  g_assert_cmpuint (chain_count (facts, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_INVOKED), ==, 1);
  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *report = chain_find (facts, TBR_FACT_IPCR, TBR_IPCR_REPORT, i);
      g_assert_cmpint (report->at, ==, full->at + (i + 1) * TBR_DAY);
      g_assert_cmpfloat (report->z, ==, i + 1);
    }
}

/* What it takes the Council is its own luck: neither maps nor an early crisis response shift it. */
static void
test_solidarity_luck_is_its_own (void)
{
  static const char *const with_more[]
      = { "policies.solidarity.kind=when-overwhelmed", "policies.solidarity.least-gap=0.3",
          "policies.maps.kind=at-onset", "policies.ipcr.kind=step-by-step", NULL };
  gint n_days = 0;

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      g_autoptr (GArray) alone = chain_run (FIRE, invoking, seed);
      g_autoptr (GArray) more = chain_run (FIRE, with_more, seed);
      const TbrFact *first = chain_find (alone, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_DECIDED, 0);
      const TbrFact *second = chain_find (more, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_DECIDED, 0);
      if (first == NULL || second == NULL)
        continue;
      g_assert_cmpfloat_with_epsilon (first->x, second->x, 1e-6);
      n_days += first->x > 24;
    }
  /* days, not hours */
  g_assert_cmpint (n_days, >=, SEEDS / 2);
}

static void
test_solidarity_extreme_lags (void)
{
  static const char *const at_once[]
      = { "policies.solidarity.kind=when-overwhelmed", "policies.solidarity.least-gap=0.3",
          "policies.solidarity.after=0h", "lags.solidarity.decision.law=0h", NULL };
  static const char *const too_late[]
      = { "policies.solidarity.kind=when-overwhelmed", "policies.solidarity.least-gap=0.3",
          "lags.solidarity.decision.law=80d", NULL };
  g_autoptr (GArray) soon = chain_run (FIRE, at_once, 1);
  g_autoptr (GArray) late = chain_run (FIRE, too_late, 1);
  const TbrFact *invoked = chain_find (soon, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_INVOKED, 0);
  const TbrFact *decided = chain_find (soon, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_DECIDED, 0);

  g_assert_nonnull (decided);
  g_assert_cmpint (decided->at, ==, invoked->at);
  g_assert_cmpuint (chain_count (late, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_INVOKED), ==, 1);
  g_assert_cmpuint (chain_count (late, TBR_FACT_SOLIDARITY, TBR_SOLIDARITY_DECIDED), ==, 0);
}

static guint
count_offers (const char *const *settings, guint64 seed)
{
  g_autoptr (GArray) facts = chain_run (FIRE, settings, seed);
  return chain_count (facts, TBR_FACT_OFFER_MADE, 0);
}

/* The decision brings more, unless states give it no weight. */
static void
test_solidarity_brings_offers (void)
{
  static const char *const weighty[] = { "policies.solidarity.kind=when-overwhelmed",
                                         "policies.solidarity.least-gap=0.1",
                                         "policies.solidarity.after=0h",
                                         "lags.solidarity.decision.law=0h",
                                         "states.DE.solidarity=10",
                                         "states.PL.solidarity=10",
                                         "states.FR.solidarity=10",
                                         "states.DE.solidarity-reserve=0",
                                         "states.PL.solidarity-reserve=0",
                                         "states.FR.solidarity-reserve=0",
                                         NULL };
  guint without = 0, with = 0;

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      without += count_offers (NULL, seed);
      with += count_offers (weighty, seed);
    }
  g_test_message ("%u offers without, %u with the clause", without, with);
  g_assert_cmpuint (with, >, without);
}

/* The Presidency opens it step by step and closes it when nobody asks any more. */
static void
test_solidarity_ipcr_opens_step_by_step (void)
{
  static const char *const settings[]
      = { "policies.ipcr.kind=step-by-step", "policies.ipcr.sharing=0.01", "policies.ipcr.full=1",
          "policies.ipcr.after=18h",         "lags.ipcr.sharing.law=6h",   NULL };
  g_autoptr (GArray) facts = chain_run (FIRE, settings, 1);
  const TbrFact *request = chain_find (facts, TBR_FACT_REQUEST_OPENED, TBR_WORK_HAND, 0);
  const TbrFact *page = chain_find (facts, TBR_FACT_IPCR, TBR_IPCR_MONITORING, 0);
  const TbrFact *sharing = chain_find (facts, TBR_FACT_IPCR, TBR_IPCR_SHARING, 0);

  g_assert_nonnull (page);
  g_assert_nonnull (sharing);
  g_assert_cmpint (page->at - request->at, <=, 2 * TBR_HOUR);
  g_assert_cmpint (sharing->at - request->at, >=, 24 * TBR_HOUR);
  g_assert_cmpint (sharing->at - request->at, <=, 26 * TBR_HOUR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/solidarity/nobody-invokes-it", test_solidarity_nobody_invokes_it);
  g_test_add_func ("/response/solidarity/keeps-its-clocks", test_solidarity_keeps_its_clocks);
  g_test_add_func ("/response/solidarity/luck-is-its-own", test_solidarity_luck_is_its_own);
  g_test_add_func ("/response/solidarity/extreme-lags", test_solidarity_extreme_lags);
  g_test_add_func ("/response/solidarity/brings-offers", test_solidarity_brings_offers);
  g_test_add_func ("/response/solidarity/ipcr-opens-step-by-step",
                   test_solidarity_ipcr_opens_step_by_step);
  return g_test_run ();
}
