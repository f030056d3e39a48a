/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The same scenario with and without something, in pairs of runs with the same luck. */
#include "pairs.h"

#include "progress.h"

#include <tabard/sim.h>

#include <math.h>

#define CONFIDENCE 0.95
/* The most pairs of runs. */
#define MOST_PAIRS 100000

void
tbr_pairs_plan_clear (TbrPairsPlan *plan)
{
  g_free (plan->owner);
  g_free (plan->host);
  g_strfreev (plan->settings);
}

static void
row_free (gpointer data)
{
  TbrPairsRow *row = data;

  g_free (row->measure);
  g_free (row->unit);
  g_free (row->values);
  g_free (row);
}

void
tbr_pairs_clear (TbrPairs *pairs)
{
  g_clear_pointer (&pairs->title, g_free);
  g_clear_pointer (&pairs->rows, g_ptr_array_unref);
}

static gboolean
is_wanted (const TbrPairsPlan *plan, const TbrIndicator *indicator)
{
  if (plan->owner != NULL && g_strcmp0 (indicator->measure, plan->of_owner) == 0)
    return indicator->scope == TBR_SCOPE_STATE && g_str_equal (indicator->key, plan->owner);
  if (indicator->scope != TBR_SCOPE_ALL)
    return FALSE;
  for (guint i = 0; plan->wanted[i] != NULL; i++)
    if (g_str_has_prefix (indicator->measure, plan->wanted[i]))
      return TRUE;
  return FALSE;
}

static TbrPairsRow *
find_row (TbrPairs *pairs, const TbrIndicator *indicator)
{
  guint n = pairs->n_variants * pairs->n_pairs;

  for (guint i = 0; i < pairs->rows->len; i++)
    if (g_str_equal (((TbrPairsRow *) pairs->rows->pdata[i])->measure, indicator->measure))
      return pairs->rows->pdata[i];
  TbrPairsRow *row = g_new0 (TbrPairsRow, 1);
  row->measure = g_strdup (indicator->measure);
  row->unit = g_strdup (indicator->unit);
  row->values = g_new (double, n);
  for (guint i = 0; i < n; i++)
    row->values[i] = NAN;
  g_ptr_array_add (pairs->rows, row);
  return row;
}

/* One run of one variant, its numbers put down. */
static void
run_one (const TbrScenario *scenario, const TbrPairsPlan *plan, guint variant, guint replication,
         TbrPairs *pairs)
{
  guint64 seed = plan->seed >= 0 ? (guint64) plan->seed : (guint64) scenario->meta->seed;
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, replication);
  g_autoptr (TbrResult) result = NULL;

  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  result = tbr_sim_result (sim);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *indicator = &g_array_index (result->indicators, TbrIndicator, i);
      if (is_wanted (plan, indicator))
        find_row (pairs, indicator)->values[variant * pairs->n_pairs + replication]
            = indicator->value;
    }
}

/* All variants, luck after luck. */
static void
run_all (const GPtrArray *scenarios, const TbrPairsPlan *plan, TbrPairs *pairs)
{
  TbrProgress progress;

  tbr_progress_start (&progress, plan->quiet ? TBR_PROGRESS_HIDE : TBR_PROGRESS_SHOW);
  for (guint i = 0; i < pairs->n_pairs; i++)
    {
      tbr_progress_set (&progress, (double) i / pairs->n_pairs, "pairs of runs");
      for (guint v = 0; v < pairs->n_variants; v++)
        run_one (scenarios->pdata[v], plan, v, i, pairs);
    }
  tbr_progress_end (&progress);
}

/* The settings with one more removal behind what the scenario removes itself. (transfer full) */
static char **
add_removal (const TbrPairsPlan *plan, const TbrScenario *scenario, const char *what)
{
  GPtrArray *settings = g_ptr_array_new ();

  for (guint i = 0; plan->settings != NULL && plan->settings[i] != NULL; i++)
    g_ptr_array_add (settings, g_strdup (plan->settings[i]));
  g_ptr_array_add (settings, g_strdup_printf ("meta.remove=%s %s:%s:%s", scenario->meta->remove,
                                              what, plan->owner != NULL ? plan->owner : "",
                                              plan->host != NULL ? plan->host : ""));
  g_ptr_array_add (settings, NULL);
  return (char **) g_ptr_array_free (settings, FALSE);
}

/* Adds the variants that lack something to the scenario as it is. */
static TbrExit
add_variants (const TbrVerb *verb, const char *path, const TbrPairsPlan *plan,
              const TbrContext *context, GPtrArray *scenarios)
{
  for (guint i = 0; plan->removed[i] != NULL; i++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_auto (GStrv) settings = add_removal (plan, context->scenario, plan->removed[i]);
      TbrScenario *variant
          = tbr_context_read (context->map, path, (const char *const *) settings, faults);
      if (variant == NULL)
        {
          g_autofree char *text = tbr_diagnostics_to_text (faults);
          return tbr_verb_fail (verb, TBR_EXIT_USAGE, "%s", g_strchomp (text));
        }
      g_ptr_array_add (scenarios, variant);
    }
  return TBR_EXIT_DONE;
}

TbrExit
tbr_pairs_run (const TbrVerb *verb, const char *path, const TbrPairsPlan *plan, TbrPairs *out_pairs)
{
  g_auto (TbrContext) context = { NULL, NULL };
  g_autoptr (GPtrArray) scenarios
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_scenario_free);
  TbrExit code;

  if (plan->pairs < 2 || plan->pairs > MOST_PAIRS)
    return tbr_verb_fail (verb, TBR_EXIT_USAGE, "--pairs: %d is outside 2-%d", plan->pairs,
                          MOST_PAIRS);
  if (g_str_equal (path, "-"))
    return tbr_verb_fail (verb, TBR_EXIT_USAGE,
                          "the standard input can be read only once: give a scenario's file");
  code = tbr_context_load (verb, path, (const char *const *) plan->settings, &context);
  if (code != TBR_EXIT_DONE)
    return code;
  g_ptr_array_add (scenarios, context.scenario);
  code = add_variants (verb, path, plan, &context, scenarios);
  if (code == TBR_EXIT_DONE)
    {
      *out_pairs = (TbrPairs){ .title = g_strdup (context.scenario->meta->title),
                               .rows = g_ptr_array_new_with_free_func (row_free),
                               .n_variants = scenarios->len,
                               .n_pairs = (guint) plan->pairs };
      run_all (scenarios, plan, out_pairs);
    }
  context.scenario = NULL;
  /* before the map, on which they stand */
  g_ptr_array_set_size (scenarios, 0);
  return code;
}

TbrInterval
tbr_pairs_mean (const TbrPairs *pairs, const TbrPairsRow *row, guint variant)
{
  return tbr_interval_of (row->values + variant * pairs->n_pairs, pairs->n_pairs, CONFIDENCE);
}

TbrInterval
tbr_pairs_difference (const TbrPairs *pairs, const TbrPairsRow *row, guint a, guint b)
{
  return tbr_interval_paired (row->values + a * pairs->n_pairs, row->values + b * pairs->n_pairs,
                              pairs->n_pairs, CONFIDENCE);
}
