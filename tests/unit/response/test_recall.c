/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An owner calls its unit home for its own emergency; rescEU waits for the Pool. */
#include "stage.h"

#include <tabard/sim.h>

#define HEAD                                                                                       \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "             \
  "duration='14 d'/><use href='library/states.xml'/><use href='library/capabilities.xml'/>"        \
  "<use href='library/rates.xml'/><use href='library/lags.xml'/>"                                  \
  "<use href='library/services.xml'/><use href='library/stock.xml'/>"                              \
  "<settings><set path='states.PL.cover' value='1'/><set path='states.SE.cover' value='1'/>"       \
  "</settings>"
#define WEATHER                                                                                    \
  "<weather at='2018-07-13T00:00Z' temperature='30 degC' humidity='30 %' wind='15 km/h' "          \
  "danger='high'/>"
#define SWEDEN                                                                                     \
  "<hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "                         \
  "spread-factor='0.05'>" WEATHER                                                                  \
  "<fire lon='15 deg' lat='61 deg' at='2018-07-13T06:00Z' size='400 ha'/></hazard>"
#define POLAND                                                                                     \
  "<hazard kind='wildfire' id='poland' state='PL' initial-attack='units' "                         \
  "spread-factor='0.05'>" WEATHER                                                                  \
  "<fire lon='19 deg' lat='53.5 deg' at='2018-07-16T06:00Z' size='400 ha'/></hazard>"
#define POLICIES                                                                                   \
  "<policies><policy kind='at-once' id='early'/><policy kind='all-but-reserve' id='all'/>"         \
  "</policies></scenario>"

typedef struct
{
  TbrMap *map;
  char *library;
  guint n_recalled, n_offered;
  TbrTime first_accepted, first_resceu, request;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  stage_open (&fixture->map, &fixture->library);
  fixture->first_accepted = fixture->first_resceu = fixture->request = TBR_NEVER;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_map_free (fixture->map);
  g_free (fixture->library);
}

static void
hear (gpointer data, const TbrFact *facts, guint n)
{
  Fixture *fixture = data;

  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = &facts[i];
      fixture->n_recalled += fact->kind == TBR_FACT_UNIT_RECALLED;
      fixture->n_offered += fact->kind == TBR_FACT_OFFER_MADE;
      if (fact->kind == TBR_FACT_OFFER_ACCEPTED)
        fixture->first_accepted = MIN (fixture->first_accepted, fact->at);
      if (fact->kind == TBR_FACT_RESCEU_DECIDED)
        fixture->first_resceu = MIN (fixture->first_resceu, fact->at);
      if (fact->kind == TBR_FACT_REQUEST_OPENED)
        fixture->request = MIN (fixture->request, fact->at);
    }
}

static void
run (Fixture *fixture, const char *text)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_parse (text, -1, "text", fixture->library, fixture->map, NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_autoptr (TbrSim) sim = NULL;

  if (scenario == NULL)
    g_error ("%s", told);
  sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_listen (sim, hear, fixture);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
}

static void
test_recall_for_an_own_emergency (Fixture *fixture, gconstpointer data)
{
  run (fixture,
       HEAD "<units><take stock='S173'/></units><hazards>" SWEDEN POLAND "</hazards>" POLICIES);
  g_assert_cmpuint (fixture->n_offered, >, 0);
  g_assert_true (fixture->first_accepted < 3 * TBR_DAY);
  g_assert_cmpuint (fixture->n_recalled, >, 0);
}

static void
test_recall_not_without_one (Fixture *fixture, gconstpointer data)
{
  run (fixture, HEAD "<units><take stock='S173'/></units><hazards>" SWEDEN "</hazards>" POLICIES);
  g_assert_cmpuint (fixture->n_offered, >, 0);
  g_assert_cmpuint (fixture->n_recalled, ==, 0);
}

static void
test_recall_resceu_waits_for_the_pool (Fixture *fixture, gconstpointer data)
{
  run (fixture, HEAD "<units><take layers='resceu' capabilities='RFFPM'/></units><hazards>" SWEDEN
                     "</hazards>" POLICIES);
  g_assert_true (fixture->request < TBR_NEVER);
  g_assert_true (fixture->first_resceu < TBR_NEVER);
  g_assert_cmpint (fixture->first_resceu, >=, fixture->request + 6 * TBR_HOUR);
}

/* A decision that a person has not taken is doctrine's at the instant it has the seat again, and
   does not wait for the next round. */
static void
test_recall_resceu_is_considered_when_doctrine_is_back (Fixture *fixture, gconstpointer data)
{
  run (fixture, HEAD "<units><take layers='resceu' capabilities='RFFPM'/></units><hazards>" SWEDEN
                     "</hazards><policies><policy kind='at-once' id='early'/></policies><commands>"
                     "<command kind='set-seat' id='a' at='2018-07-13T01:00Z' player='person'/>"
                     "<command kind='set-seat' id='b' at='2018-07-14T18:07Z' player='doctrine'/>"
                     "</commands></scenario>");
  g_assert_true (fixture->request < TBR_DAY);
  g_assert_cmpint (fixture->first_resceu, ==, 42 * TBR_HOUR + 7 * TBR_MINUTE);
}

/* What an agency holds for all states comes by its desk: after the request, and not before. */
static void
test_recall_the_union_s_agencies_follow_the_request (Fixture *fixture, gconstpointer data)
{
  run (fixture,
       HEAD "<units><unit id='RESERVE' capability='CYBRES' layer='agency' lon='4.35 deg' "
            "lat='50.85 deg' count='4'/></units><hazards><hazard kind='cyber' id='worm' "
            "state='SE'><sector name='all' per-million='20'/></hazard></hazards>" POLICIES);
  g_assert_true (fixture->request < TBR_NEVER);
  g_assert_true (fixture->first_accepted < TBR_NEVER);
  g_assert_cmpint (fixture->first_accepted, >=, fixture->request);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/response/recall/for-an-own-emergency", test_recall_for_an_own_emergency);
  ADD ("/response/recall/not-without-one", test_recall_not_without_one);
  ADD ("/response/recall/resceu-waits-for-the-pool", test_recall_resceu_waits_for_the_pool);
  ADD ("/response/recall/resceu-is-considered-when-doctrine-is-back",
       test_recall_resceu_is_considered_when_doctrine_is_back);
  ADD ("/response/recall/the-union-s-agencies-follow-the-request",
       test_recall_the_union_s_agencies_follow_the_request);
  return g_test_run ();
}
