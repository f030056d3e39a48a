/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A few trials that tell how long a study will take, how much it will write, and into how many
   tasks of a cluster it is cut. */
#include "batch/fork.h"
#include "batch/round.h"
#include "batch/trial.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* Bytes of a row beside its texts: numbers, lengths, the index. Measured on shipped studies, where
   the estimate is right within a fifth. */
#define ROW_BYTES 40
/* A row stands in the database and in a CSV file. */
#define COPIES 2
/* Shortest time that a task should take, seconds: what it costs to start one is then little.
   Source: measured, Slurm takes about a second for each task. */
#define SHORTEST 60.0
/* Most tasks in an array. Source: Slurm's usual MaxArraySize less one. */
#define MOST_TASKS 1000

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

/* Seconds of a core that this thread has had: what others do on the machine does not count. */
static double
seconds_of_core (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Points that are not the first of those that may begin alike. */
static guint32
count_shared (const TbrDesign *design)
{
  g_autofree guint32 *groups = tbr_fork_groups (design);
  guint32 n = 0;

  for (guint32 point = 0; point < design->n_points; point++)
    n += groups[point] != point;
  return n;
}

TbrPilot
tbr_study_pilot (const TbrStudyPlan *plan, guint n)
{
  const TbrDesign *design = plan->design;
  /* trials for which a scenario is loaded once */
  gint64 n_together = MIN (TBR_ROUND_BLOCK, design->experiment->replications);
  TbrPilot pilot = { .n_shared = count_shared (design) };
  TbrBench bench;

  tbr_bench_init (&bench, plan);
  for (guint i = 0; i < n; i++)
    {
      guint32 point = (guint32) ((guint64) i * design->n_points / n);
      double begin = seconds_of_core (), loaded;
      TbrTrial *trial;
      tbr_bench_go_to (&bench, point);
      loaded = seconds_of_core ();
      trial = tbr_bench_run (&bench, point, i);
      pilot.seconds += (seconds_of_core () - loaded + (loaded - begin) / (double) n_together) / n;
      if (trial->result != NULL)
        pilot.bytes += count_bytes (design->experiment, trial->result) / n;
      tbr_trial_free (trial);
    }
  tbr_bench_clear (&bench);
  return pilot;
}

guint
tbr_study_tasks (const TbrStudyPlan *plan, guint64 n_trials, const TbrPilot *pilot)
{
  double each = fmax (1, ceil (SHORTEST * plan->n_jobs / fmax (pilot->seconds, 1e-3)));
  /* where a point's own rows decide how many it gets, it belongs to one task */
  guint most = plan->design->experiment->n_stops > 0 ? MIN (MOST_TASKS, plan->design->n_points)
                                                     : MOST_TASKS;
  return (guint) CLAMP (ceil ((double) n_trials / each), 1, most);
}
