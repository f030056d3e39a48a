/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A few trials that tell how long a study will take and how much it will write. */
#include "batch/trial.h"

#include <string.h>

/* Bytes of a row beside its texts: numbers, lengths, the index. Measured on shipped studies, where
   the estimate is right within a fifth. */
#define ROW_BYTES 40
/* A row stands in the database and in a CSV file. */
#define COPIES 2

/* Bytes that a trial's rows take. */
static double
count_bytes (const TbrExperiment *experiment, const TbrResult *result)
{
  double bytes = 0;

  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (tbr_study_keeps (experiment, one->measure))
        bytes += (double) (strlen (one->measure) + strlen (one->key) + strlen (one->unit)
                           + strlen (tbr_scope_names[one->scope]) + ROW_BYTES)
                 * COPIES;
    }
  for (guint i = 0; experiment->series && i < result->points->len; i++)
    {
      const TbrSeriesPoint *one = &g_array_index (result->points, TbrSeriesPoint, i);
      if (tbr_study_keeps (experiment, one->measure))
        bytes += (double) (strlen (one->measure) + strlen (one->key) + strlen (one->unit)
                           + strlen (tbr_scope_names[one->scope]) + ROW_BYTES);
    }
  return bytes;
}

TbrPilot
tbr_study_pilot (const TbrStudyPlan *plan, guint n)
{
  const TbrDesign *design = plan->design;
  TbrPilot pilot = { 0 };
  TbrBench bench;

  tbr_bench_init (&bench, plan);
  for (guint i = 0; i < n; i++)
    {
      guint32 point = (guint32) ((guint64) i * design->n_points / n);
      TbrTrial *trial = tbr_bench_run (&bench, point, i);
      pilot.seconds += trial->seconds / n;
      if (trial->result != NULL)
        pilot.bytes += count_bytes (design->experiment, trial->result) / n;
      tbr_trial_free (trial);
    }
  tbr_bench_clear (&bench);
  return pilot;
}
