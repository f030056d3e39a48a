/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What common luck saves when two ways of doing something are compared. */
#include <tabard/statistics.h>

#include <gsl/gsl_statistics_double.h>
#include <math.h>

/* Sums of squares of equal values are not always exactly 0. */
static double
variance_of (const double *values, guint n)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      low = fmin (low, values[i]);
      high = fmax (high, values[i]);
    }
  if (n < 2)
    return NAN;
  return low < high ? gsl_stats_variance (values, 1, n) : 0;
}

TbrPaired
tbr_paired_of (const double *a, const double *b, guint n, double confidence)
{
  TbrPaired paired = { { 0, NAN, NAN }, NAN, NAN, NAN, NAN };
  g_return_val_if_fail (confidence > 0 && confidence < 1, paired);
  g_autofree double *both = g_new (double, 3 * (gsize) n + 1);
  double *first = both, *second = both + n, *differences = both + 2 * (gsize) n;
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (a[i]) || !isfinite (b[i]))
        continue;
      first[count] = a[i];
      second[count] = b[i];
      differences[count++] = b[i] - a[i];
    }
  paired.difference = tbr_interval_of (differences, count, confidence);
  paired.variance_a = variance_of (first, count);
  paired.variance_b = variance_of (second, count);
  paired.variance = variance_of (differences, count);
  double sum = paired.variance_a + paired.variance_b;
  if (paired.variance > 0)
    paired.factor = sum / paired.variance;
  else if (sum > 0)
    paired.factor = INFINITY;
  return paired;
}
