/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A crisis in text, run to its end, and all its facts: the stage of the tests of chains. */
#pragma once

#include <tabard/sim.h>

#include <math.h>

/* Head of a scenario with the whole library; %s: attributes of meta, then what follows. */
#define CHAIN_LIBRARY                                                                              \
  "<use href='library/states.xml'/><use href='library/capabilities.xml'/>"                         \
  "<use href='library/rates.xml'/><use href='library/lags.xml'/>"                                  \
  "<use href='library/services.xml'/><use href='library/stock.xml'/>"                              \
  "<use href='library/dependencies.xml'/>"

static inline TbrMap *
chain_load_map (void)
{
  static TbrMap *map;
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  if (map == NULL)
    map = tbr_map_load (folder, NULL);
  g_assert_nonnull (map);
  return map;
}

static inline void
chain_take (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (data, facts, n);
}

/* The facts of one run. @settings: NULL-ended, or NULL. (transfer full) */
static inline GArray *
chain_run (const char *text, const char *const *settings, guint64 seed)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario
      = tbr_scenario_parse (text, -1, "text", library, chain_load_map (), settings, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  TbrSim *sim;

  if (scenario == NULL)
    g_error ("%s", told);
  sim = tbr_sim_new (scenario, seed, 0);
  tbr_sim_listen (sim, chain_take, facts);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  tbr_sim_free (sim);
  tbr_scenario_free (scenario);
  return facts;
}

/* The @nth (0 first) fact of a kind and code, NULL when there is none. */
static inline const TbrFact *
chain_find (const GArray *facts, TbrFactCode kind, guint code, guint nth)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (facts, TbrFact, i);
      if (fact->kind == kind && fact->code == code && nth-- == 0)
        return fact;
    }
  return NULL;
}

static inline guint
chain_count (const GArray *facts, TbrFactCode kind, guint code)
{
  guint n = 0;
  while (chain_find (facts, kind, code, n) != NULL)
    n++;
  return n;
}
