/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a host that does not support those who come does to them. */
#include "stage.h"

#include <tabard/sim.h>

#define HEAD                                                                                       \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "             \
  "duration='14 d'/><use href='library/states.xml'/><use href='library/capabilities.xml'/>"        \
  "<use href='library/rates.xml'/><use href='library/lags.xml'/>"                                  \
  "<use href='library/services.xml'/><use href='library/stock.xml'/>"                              \
  "<settings><set path='states.SE.cover' value='1'/>"
#define WEATHER                                                                                    \
  "<weather at='2018-07-13T00:00Z' temperature='30 degC' humidity='30 %' wind='15 km/h' "          \
  "danger='high'/>"
#define SWEDEN                                                                                     \
  "<hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "                         \
  "spread-factor='0.05'>" WEATHER                                                                  \
  "<fire lon='15 deg' lat='61 deg' at='2018-07-13T06:00Z' size='400 ha'/></hazard>"
#define POLICIES                                                                                   \
  "<policies><policy kind='at-once' id='early'/><policy kind='all-but-reserve' id='all'/>"         \
  "</policies></scenario>"

typedef struct
{
  TbrMap *map;
  char *library;
  guint n_arrived, n_alone, n_supplied, n_out;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  stage_open (&fixture->map, &fixture->library);
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
      fixture->n_arrived += fact->kind == TBR_FACT_UNIT_ARRIVED;
      fixture->n_supplied += fact->kind == TBR_FACT_UNIT_SUPPLIED && fact->code == 1;
      fixture->n_out += fact->kind == TBR_FACT_UNIT_RELEASED && fact->code == 2;
      if (fact->kind != TBR_FACT_UNIT_UNSUPPORTED)
        continue;
      fixture->n_alone++;
      /* process.md section 6: 4 to 12 h later, 0.7 to 0.9 of the work */
      g_assert_cmpfloat (fact->x, >=, 4 * 3600);
      g_assert_cmpfloat (fact->x, <=, 12 * 3600);
      g_assert_cmpfloat (fact->y, >=, 0.7);
      g_assert_cmpfloat (fact->y, <=, 0.9);
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
test_hosting_supplies_those_who_come (Fixture *fixture, gconstpointer data)
{
  run (fixture, HEAD "</settings><units><take capabilities='GFFFV GFFF'/></units><hazards>" SWEDEN
                     "</hazards>" POLICIES);
  g_assert_cmpuint (fixture->n_arrived, >, 0);
  g_assert_cmpuint (fixture->n_alone, ==, 0);
  g_assert_cmpuint (fixture->n_supplied, >, 0);
  g_assert_cmpuint (fixture->n_out, ==, 0);
}

/* Nobody is supported: all are late and weak, nothing is delivered, supplies end. */
static void
test_hosting_refused_sends_them_home (Fixture *fixture, gconstpointer data)
{
  run (fixture, HEAD "<set path='states.SE.host-support' value='0'/></settings>"
                     "<units><take capabilities='GFFFV GFFF'/></units><hazards>" SWEDEN
                     "</hazards>" POLICIES);
  g_assert_cmpuint (fixture->n_arrived, >, 0);
  g_assert_cmpuint (fixture->n_alone, ==, fixture->n_arrived);
  g_assert_cmpuint (fixture->n_supplied, ==, 0);
  g_assert_cmpuint (fixture->n_out, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/response/hosting/supplies-those-who-come", test_hosting_supplies_those_who_come);
  ADD ("/response/hosting/refused-sends-them-home", test_hosting_refused_sends_them_home);
  return g_test_run ();
}
