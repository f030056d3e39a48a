/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which share of the variance of a result comes from which factor. */
#include <tabard/statistics.h>

#include "batch/resample.h"

#include <gsl/gsl_qrng.h>
#include <math.h>

static gboolean
is_plan (const TbrSobolPlan *plan)
{
  return plan->n_factors > 0 && plan->n_factors <= TBR_SOBOL_FACTORS_MAX && plan->n_base > 0;
}

guint
tbr_sobol_rows (const TbrSobolPlan *plan)
{
  return plan->n_base * (plan->n_factors + 2);
}

void
tbr_sobol_design (const TbrSobolPlan *plan, double *out_points)
{
  g_return_if_fail (is_plan (plan));
  guint n = plan->n_factors;
  double shift[2 * TBR_SOBOL_FACTORS_MAX], point[2 * TBR_SOBOL_FACTORS_MAX];
  gsl_qrng *sequence = gsl_qrng_alloc (gsl_qrng_sobol, 2 * n);
  TbrStream stream;

  tbr_stream_init (&stream, plan->seed, 0, TBR_PURPOSE_SOBOL_SHIFT, 0, 0);
  for (guint i = 0; i < 2 * n; i++)
    shift[i] = tbr_stream_uniform (&stream);
  for (guint base = 0; base < plan->n_base; base++)
    {
      double *rows = out_points + (gsize) base * (n + 2) * n;
      gsl_qrng_get (sequence, point);
      for (guint i = 0; i < 2 * n; i++)
        point[i] = fmod (point[i] + shift[i], 1);
      for (guint row = 0; row < n + 2; row++)
        for (guint i = 0; i < n; i++)
          rows[row * n + i] = point[row == 1 || row == i + 2 ? n + i : i];
    }
  gsl_qrng_free (sequence);
}

/* Base points of which every value is finite, less the mean of all A and B, which takes the
   rounding out of the products. Returns how many. */
static guint
collect_rows (const TbrSobolPlan *plan, const double *values, double *out_rows)
{
  guint width = plan->n_factors + 2, kept = 0;
  double mean = 0;

  for (guint base = 0; base < plan->n_base; base++)
    {
      const double *row = values + (gsize) base * width;
      gboolean is_whole = TRUE;
      for (guint i = 0; i < width; i++)
        {
          out_rows[(gsize) kept * width + i] = row[i];
          is_whole = is_whole && isfinite (row[i]);
        }
      if (!is_whole)
        continue;
      kept++;
      mean += ((row[0] + row[1]) / 2 - mean) / kept;
    }
  for (gsize i = 0; i < (gsize) kept * width; i++)
    out_rows[i] -= mean;
  return kept;
}

/* Base points picked from those that are whole. */
typedef struct
{
  const double *rows;
  guint width; /* values of a row */
  const guint *picked;
  guint n; /* of picked */
} Sample;

/* Both indices of one factor; NAN when nothing varies. */
typedef struct
{
  double first, total;
} Shares;

static Shares
estimate (const Sample *sample, guint factor)
{
  double sum = 0, squares = 0, first = 0, total = 0, n = sample->n;

  for (guint i = 0; i < sample->n; i++)
    {
      const double *row = sample->rows + (gsize) sample->picked[i] * sample->width;
      double change = row[factor + 2] - row[0];
      sum += row[0] + row[1];
      squares += row[0] * row[0] + row[1] * row[1];
      first += row[1] * change;
      total += change * change;
    }
  double mean = sum / (2 * n), variance = squares / (2 * n) - mean * mean;
  if (!(variance > 0))
    return (Shares){ NAN, NAN };
  return (Shares){ first / n / variance, total / (2 * n) / variance };
}

/* The intervals of both, by drawing base points again. */
static void
resample (const TbrSobolPlan *plan, const double *rows, guint factor, TbrSobolIndex *index)
{
  g_autofree guint *picked = g_new (guint, index->n);
  g_autofree double *firsts = g_new (double, TBR_RESAMPLES);
  g_autofree double *totals = g_new (double, TBR_RESAMPLES);
  const Sample sample = { rows, plan->n_factors + 2, picked, index->n };

  for (guint32 again = 0; again < TBR_RESAMPLES; again++)
    {
      TbrStream stream;
      tbr_stream_init (&stream, plan->seed, 0, TBR_PURPOSE_SOBOL_AGAIN, 0, again);
      tbr_resample_pick (&stream, index->n, picked);
      Shares shares = estimate (&sample, factor);
      firsts[again] = shares.first;
      totals[again] = shares.total;
    }
  tbr_resample_interval (firsts, plan->confidence, &index->first_low, &index->first_high);
  tbr_resample_interval (totals, plan->confidence, &index->total_low, &index->total_high);
}

void
tbr_sobol_indices (const TbrSobolPlan *plan, const double *values, TbrSobolIndex *out_indices)
{
  g_return_if_fail (is_plan (plan) && plan->confidence > 0 && plan->confidence < 1);
  g_autofree double *rows = g_new (double, tbr_sobol_rows (plan));
  g_autofree guint *all = g_new (guint, plan->n_base);
  guint n = collect_rows (plan, values, rows);

  for (guint i = 0; i < n; i++)
    all[i] = i;
  const Sample sample = { rows, plan->n_factors + 2, all, n };
  for (guint factor = 0; factor < plan->n_factors; factor++)
    {
      TbrSobolIndex *index = &out_indices[factor];
      *index = (TbrSobolIndex){ n, NAN, NAN, NAN, NAN, NAN, NAN };
      if (n == 0)
        continue;
      Shares shares = estimate (&sample, factor);
      index->first = shares.first;
      index->total = shares.total;
      if (!isnan (index->first))
        resample (plan, rows, factor, index);
    }
}
