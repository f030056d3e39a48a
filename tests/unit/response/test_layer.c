/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A layer of help that is taken away: who still comes, and what stays as it was. */
#include "stage.h"

#include <tabard/border.h>
#include <tabard/sim.h>

/* A great earthquake below Bucharest, to which all states and rescEU send what they can. Romania's
   own Pool teams work at home. */
#define HEAD                                                                                       \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2023-02-06T01:00Z' "             \
  "duration='6 d' remove='%s'/><use href='library/states.xml'/>"                                   \
  "<use href='library/capabilities.xml'/><use href='library/rates.xml'/>"                          \
  "<use href='library/lags.xml'/><use href='library/stock.xml'/>"                                  \
  "<units><take capabilities='HUSAR MUSAR'/>"                                                      \
  "<unit id='home' capability='MUSAR' state='RO' layer='pool' base='Cluj-Napoca'/>"                \
  "<unit id='own' capability='MUSAR' state='AT' layer='national' base='Vienna'/>"                  \
  "<unit id='union' capability='MUSAR' state='FR' layer='rescEU' base='Paris'/></units>"           \
  "<hazards><hazard kind='earthquake' id='quake' state='RO' at='2023-02-06T02:00Z' "               \
  "lon='26.1 deg' lat='44.43 deg' magnitude='7.5' site='2' radius='0 km'>"                         \
  "<place name='Town' lon='26.1 deg' lat='44.43 deg' people='1000000'/></hazard></hazards>"        \
  "<policies><policy kind='at-once' id='early'/><policy kind='all-but-reserve' id='all'/>"         \
  "<policy kind='last-resort' id='resceu'/></policies></scenario>"

typedef struct
{
  TbrMap *map;
  char *library;
  TbrScenario *scenario;
  guint abroad[TBR_LAYER_N]; /* units ordered to another state, by layer */
  guint home;                /* units ordered in their own */
  guint german;              /* of the units ordered to another state */
  guint n_shocks;
  double magnitudes; /* of shocks, each times its instant, summed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  stage_open (&fixture->map, &fixture->library);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->scenario);
  tbr_map_free (fixture->map);
  g_free (fixture->library);
}

static void
hear_one (Fixture *fixture, const TbrFact *fact)
{
  const TbrScenario *scenario = fixture->scenario;

  if (fact->kind == TBR_FACT_HAZARD_EVENT && fact->code == TBR_HAZARD_EVENT_SHOCK)
    {
      fixture->n_shocks++;
      fixture->magnitudes += fact->x * (double) fact->at;
    }
  if (fact->kind != TBR_FACT_UNIT_ORDERED || fact->b == TBR_NONE)
    return;
  const TbrUnitSpec *spec = &scenario->units[fact->a];
  if (spec->state == tbr_map_find_state (fixture->map, "RO").i)
    fixture->home++;
  else
    {
      fixture->abroad[spec->layer]++;
      fixture->german += spec->state == tbr_map_find_state (fixture->map, "DE").i;
    }
}

static void
hear (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    hear_one (data, &facts[i]);
}

static void
run (Fixture *fixture, const char *removed)
{
  g_autofree char *text = g_strdup_printf (HEAD, removed);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrSim) sim = NULL;

  g_clear_pointer (&fixture->scenario, tbr_scenario_free);
  fixture->scenario
      = tbr_scenario_parse (text, -1, "text", fixture->library, fixture->map, NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (fixture->scenario == NULL)
    g_error ("%s", told);
  for (guint i = 0; i < TBR_LAYER_N; i++)
    fixture->abroad[i] = 0;
  fixture->home = fixture->german = fixture->n_shocks = 0;
  fixture->magnitudes = 0;
  sim = tbr_sim_new (fixture->scenario, 1, 0);
  tbr_sim_listen (sim, hear, fixture);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
}

/* With nothing taken away every layer comes. */
static void
test_layer_all_come (Fixture *fixture, gconstpointer data)
{
  run (fixture, "");
  g_assert_cmpuint (fixture->abroad[TBR_LAYER_NATIONAL], >, 0);
  g_assert_cmpuint (fixture->abroad[TBR_LAYER_POOL], >, 1);
  g_assert_cmpuint (fixture->abroad[TBR_LAYER_RESCEU], >, 0);
  g_assert_cmpuint (fixture->german, >, 0);
  g_assert_cmpuint (fixture->home, >, 0);
}

/* Each word keeps its own layer away and no other; the state's own Pool team works at home. */
static void
test_layer_removal_keeps_one_away (Fixture *fixture, gconstpointer data)
{
  static const TbrLayer layers[] = { TBR_LAYER_NATIONAL, TBR_LAYER_POOL, TBR_LAYER_RESCEU };

  for (guint removed = 0; tbr_help_layer_names[removed] != NULL; removed++)
    {
      run (fixture, tbr_help_layer_names[removed]);
      for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
        g_assert_cmpint (fixture->abroad[layers[i]] == 0, ==, i == removed);
      g_assert_cmpuint (fixture->home, >, 0);
    }
}

/* All three at once: nobody comes from another state. */
static void
test_layer_removal_of_all (Fixture *fixture, gconstpointer data)
{
  run (fixture, "bilateral pool RESCEU");
  for (guint i = 0; i < TBR_LAYER_N; i++)
    g_assert_cmpuint (fixture->abroad[i], ==, 0);
  g_assert_cmpuint (fixture->home, >, 0);
}

/* One owner's help for one host; for another host it is as it was. */
static void
test_layer_removal_is_of_a_pair (Fixture *fixture, gconstpointer data)
{
  run (fixture, "pool:DE:RO bilateral:DE:RO");
  g_assert_cmpuint (fixture->german, ==, 0);
  g_assert_cmpuint (fixture->abroad[TBR_LAYER_POOL], >, 0);
  run (fixture, "pool:DE:FR bilateral:DE:FR");
  g_assert_cmpuint (fixture->german, >, 0);
}

/* No obstacle is taken away with a layer, and "all" takes all obstacles away, no layer. */
static void
test_layer_is_no_obstacle (Fixture *fixture, gconstpointer data)
{
  run (fixture, "pool all");
  g_assert_cmpuint (fixture->scenario->n_removals, ==, 2);
  g_assert_cmpuint (fixture->scenario->removals[0].layers, ==, 1u << TBR_LAYER_POOL);
  g_assert_cmpuint (fixture->scenario->removals[1].layers, ==, 0);
  g_assert_cmpuint (fixture->scenario->removals[1].obstacle, ==, TBR_OBSTACLE_N);
  g_assert_cmpuint (fixture->abroad[TBR_LAYER_NATIONAL], >, 0);
}

/* Who helps does not shift the luck of the aftershocks. */
static void
test_layer_removal_leaves_luck_alone (Fixture *fixture, gconstpointer data)
{
  guint n_shocks;
  double magnitudes;

  run (fixture, "");
  n_shocks = fixture->n_shocks;
  magnitudes = fixture->magnitudes;
  g_assert_cmpuint (n_shocks, >, 3);
  run (fixture, "bilateral pool rescEU");
  g_assert_cmpuint (fixture->n_shocks, ==, n_shocks);
  g_assert_cmpfloat (fixture->magnitudes, ==, magnitudes);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/response/layer/all-come", test_layer_all_come);
  ADD ("/response/layer/removal-keeps-one-away", test_layer_removal_keeps_one_away);
  ADD ("/response/layer/removal-of-all", test_layer_removal_of_all);
  ADD ("/response/layer/removal-is-of-a-pair", test_layer_removal_is_of_a_pair);
  ADD ("/response/layer/is-no-obstacle", test_layer_is_no_obstacle);
  ADD ("/response/layer/removal-leaves-luck-alone", test_layer_removal_leaves_luck_alone);
  return g_test_run ();
}
