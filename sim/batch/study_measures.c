/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the measures that an experiment names are told by its scenario. */
#include "batch/study_measures.h"

#include "base/quote.h"
#include "batch/trial.h"
#include "output/told.h"

#include <tabard/sim.h>

static gboolean
are_known (const TbrTold *told, const TbrExperiment *experiment)
{
  gboolean known = TRUE;

  for (guint i = 0; known && i < experiment->n_keep_lines; i++)
    known = tbr_told_begins (told, TBR_TOLD_ALL, experiment->keeps[i]);
  for (guint i = 0; known && i < experiment->n_stops; i++)
    known = tbr_told_has (told, TBR_TOLD_WHOLE, experiment->stops[i].measure);
  return known;
}

/* What is told from the first instant on; after a warm-up that is not known yet. */
static void
look_at_start (TbrBench *bench, TbrTold *told)
{
  tbr_bench_go_to (bench, 0);
  if (bench->scenario == NULL || bench->plan->design->experiment->warm_up > 0)
    return;
  g_autoptr (TbrSim) sim = tbr_sim_new (bench->scenario, bench->plan->seed, 0);
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  tbr_told_take (told, result);
}

static void
look_at_run (TbrBench *bench, guint32 point, TbrTold *told)
{
  TbrTrial *trial = tbr_bench_run (bench, point, 0);

  if (trial->result != NULL)
    tbr_told_take (told, trial->result);
  tbr_trial_free (trial);
}

/* @what: "keep: no measure begins with", and the like. */
static void
refuse (const TbrExperiment *experiment, guint line, const char *what, const char *word,
        const char *instead, TbrDiagnostics *faults)
{
  g_autofree char *quoted = tbr_quote (word);

  tbr_diagnostics_add (faults, experiment->file, line, "%s %s: %s", what, quoted, instead);
}

static void
refuse_all (const TbrExperiment *experiment, const TbrTold *told, TbrDiagnostics *faults)
{
  for (guint i = 0; i < experiment->n_keep_lines; i++)
    {
      const char *start = experiment->keeps[i];
      g_autofree char *instead = tbr_told_instead (told, TBR_TOLD_ALL, start);
      if (!tbr_told_begins (told, TBR_TOLD_ALL, start))
        refuse (experiment, experiment->keep_lines[i], "keep: no measure begins with", start,
                instead, faults);
    }
  for (guint i = 0; i < experiment->n_stops; i++)
    {
      const char *measure = experiment->stops[i].measure;
      g_autofree char *instead = tbr_told_instead (told, TBR_TOLD_WHOLE, measure);
      if (!tbr_told_has (told, TBR_TOLD_WHOLE, measure))
        refuse (experiment, experiment->stops[i].line,
                "stop: no measure of the whole run is called", measure, instead, faults);
    }
}

void
tbr_study_check_measures (const TbrStudyPlan *plan, TbrDiagnostics *faults)
{
  const TbrExperiment *experiment = plan->design->experiment;
  const guint32 points[] = { 0, plan->design->n_points - 1 };
  g_autoptr (TbrTold) told = tbr_told_new ();
  TbrBench bench;

  if (experiment->n_keep_lines == 0 && experiment->n_stops == 0)
    return;
  tbr_bench_init (&bench, plan);
  look_at_start (&bench, told);
  for (guint i = 0; i < G_N_ELEMENTS (points) && !are_known (told, experiment); i++)
    look_at_run (&bench, points[i], told);
  tbr_bench_clear (&bench);
  refuse_all (experiment, told, faults);
}
