/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which factors matter at all: one step of each from many places. */
#include <tabard/statistics.h>

#include "batch/resample.h"

#include <math.h>

/* One trajectory: where each factor starts, which way it goes, and in which order they move. */
typedef struct
{
  guint *start; /* by factor: level, 0 to n_levels - 1 */
  int *step;    /* by factor: levels moved, plus or minus half of them */
  guint *order; /* by move: factor */
} Trajectory;

static Trajectory
trajectory_new (guint n_factors)
{
  return (Trajectory){ g_new0 (guint, n_factors), g_new0 (int, n_factors),
                       g_new (guint, n_factors) };
}

static void
trajectory_clear (Trajectory *trajectory)
{
  g_free (trajectory->start);
  g_free (trajectory->step);
  g_free (trajectory->order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trajectory, trajectory_clear)

static void
draw_trajectory (const TbrMorrisPlan *plan, guint number, Trajectory *out_trajectory)
{
  guint half = plan->n_levels / 2;
  TbrStream stream;

  tbr_stream_init (&stream, plan->seed, 0, TBR_PURPOSE_MORRIS_PLAN, 0, number);
  for (guint i = 0; i < plan->n_factors; i++)
    {
      guint low = tbr_stream_below (&stream, half);
      gboolean is_up = tbr_stream_below (&stream, 2) == 1;
      out_trajectory->start[i] = is_up ? low : low + half;
      out_trajectory->step[i] = is_up ? (int) half : -(int) half;
      guint place = tbr_stream_below (&stream, i + 1);
      out_trajectory->order[i] = out_trajectory->order[place];
      out_trajectory->order[place] = i;
    }
}

static gboolean
is_plan (const TbrMorrisPlan *plan)
{
  return plan->n_factors > 0 && plan->n_trajectories > 0 && plan->n_levels >= 2
         && plan->n_levels % 2 == 0;
}

guint
tbr_morris_rows (const TbrMorrisPlan *plan)
{
  return plan->n_trajectories * (plan->n_factors + 1);
}

void
tbr_morris_design (const TbrMorrisPlan *plan, double *out_points)
{
  g_return_if_fail (is_plan (plan));
  guint n = plan->n_factors;
  g_auto (Trajectory) trajectory = trajectory_new (n);
  double *row = out_points;

  for (guint number = 0; number < plan->n_trajectories; number++)
    {
      draw_trajectory (plan, number, &trajectory);
      for (guint i = 0; i < n; i++)
        row[i] = trajectory.start[i] / (plan->n_levels - 1.0);
      for (guint move = 0; move < n; move++, row += n)
        {
          guint moved = trajectory.order[move];
          for (guint i = 0; i < n; i++)
            row[n + i] = row[i];
          row[n + moved]
              = ((int) trajectory.start[moved] + trajectory.step[moved]) / (plan->n_levels - 1.0);
        }
      row += n;
    }
}

/* The elementary effects, trajectory by trajectory; those with a value that is not finite are left
   out. Returns how many were kept. */
static guint
collect_effects (const TbrMorrisPlan *plan, const double *values, double *out_effects)
{
  guint n = plan->n_factors, kept = 0;
  g_auto (Trajectory) trajectory = trajectory_new (n);

  for (guint number = 0; number < plan->n_trajectories; number++)
    {
      const double *value = values + (gsize) number * (n + 1);
      double *effects = out_effects + (gsize) kept * n;
      gboolean is_whole = isfinite (value[0]);
      draw_trajectory (plan, number, &trajectory);
      for (guint move = 0; move < n; move++)
        {
          guint moved = trajectory.order[move];
          double step = trajectory.step[moved] / (plan->n_levels - 1.0);
          is_whole = is_whole && isfinite (value[move + 1]);
          effects[moved] = (value[move + 1] - value[move]) / step;
        }
      kept += is_whole;
    }
  return kept;
}

/* Mean, mean size and deviation of one factor's effects. */
static void
describe_effects (const double *effects, guint n, guint n_factors, TbrMorrisEffect *out_effect)
{
  double mean = 0, size = 0, squares = 0;

  for (guint i = 0; i < n; i++)
    {
      double effect = effects[(gsize) i * n_factors], step = effect - mean;
      mean += step / (i + 1);
      squares += step * (effect - mean);
      size += fabs (effect);
    }
  *out_effect = (TbrMorrisEffect){ n, NAN, NAN, NAN, NAN, NAN };
  if (n > 0)
    {
      out_effect->mean = mean;
      out_effect->size = size / n;
    }
  if (n > 1)
    out_effect->deviation = sqrt (squares / (n - 1));
}

/* The interval of the mean size, by drawing trajectories again. */
static void
resample_size (const TbrMorrisPlan *plan, const double *effects, guint factor,
               TbrMorrisEffect *effect)
{
  g_autofree guint *picked = g_new (guint, effect->n);
  double figures[TBR_RESAMPLES];

  for (guint32 again = 0; again < TBR_RESAMPLES; again++)
    {
      TbrStream stream;
      double size = 0;
      tbr_stream_init (&stream, plan->seed, 0, TBR_PURPOSE_MORRIS_AGAIN, 0, again);
      tbr_resample_pick (&stream, effect->n, picked);
      for (guint i = 0; i < effect->n; i++)
        size += fabs (effects[(gsize) picked[i] * plan->n_factors + factor]);
      figures[again] = size / effect->n;
    }
  tbr_resample_interval (figures, plan->confidence, &effect->size_low, &effect->size_high);
}

void
tbr_morris_effects (const TbrMorrisPlan *plan, const double *values, TbrMorrisEffect *out_effects)
{
  g_return_if_fail (is_plan (plan) && plan->confidence > 0 && plan->confidence < 1);
  g_autofree double *effects = g_new (double, (gsize) plan->n_trajectories * plan->n_factors);
  guint n = collect_effects (plan, values, effects);

  for (guint factor = 0; factor < plan->n_factors; factor++)
    {
      describe_effects (effects + factor, n, plan->n_factors, &out_effects[factor]);
      if (n > 1)
        resample_size (plan, effects, factor, &out_effects[factor]);
    }
}
