/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Quantiles, inequality and means over time. */
#include "output/statistics_of.h"

#include <math.h>
#include <stdlib.h>

/* Positions closer to a whole number than this are that number: 0.1 x 20 is 2. */
#define POSITION_SLACK 1e-9

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;
  return (first > second) - (first < second);
}

void
tbr_statistics_sort (double *values, guint n)
{
  if (n > 0)
    qsort (values, n, sizeof (double), compare);
}

/* The value at a position counted from 1, between two observations on a straight line. */
static double
value_at (const double *sorted, guint n, double position)
{
  if (position <= 1)
    return sorted[0];
  if (position >= n)
    return sorted[n - 1];
  guint below = (guint) (position + POSITION_SLACK);
  double past = MAX (0, position - below);
  return below >= n ? sorted[n - 1]
                    : sorted[below - 1] + past * (sorted[below] - sorted[below - 1]);
}

double
tbr_statistics_quantile (const double *sorted, guint n, double share, TbrQuantileType type)
{
  if (n == 0)
    return NAN;
  switch (type)
    {
    case TBR_QUANTILE_INVERSE:
      return value_at (sorted, n, ceil (n * share - POSITION_SLACK));
    case TBR_QUANTILE_WEIBULL:
      return value_at (sorted, n, (n + 1) * share);
    case TBR_QUANTILE_MODE:
      return value_at (sorted, n, 1 + (n - 1) * share);
    case TBR_QUANTILE_N:
      break;
    }
  g_assert_not_reached ();
}

double
tbr_statistics_gini (const double *sorted, guint n)
{
  double sum = 0;
  double ranked = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += sorted[i];
      ranked += (i + 1) * sorted[i];
    }
  return sum > 0 ? 2 * ranked / (n * sum) - (n + 1.0) / n : NAN;
}

double
tbr_statistics_mean_over_time (const double *times, const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i + 1 < n; i++)
    sum += values[i] * (times[i + 1] - times[i]);
  return n > 1 && times[n - 1] > times[0] ? sum / (times[n - 1] - times[0]) : NAN;
}

double
tbr_statistics_time_at_least (const double *times, const double *values, guint n, double level)
{
  double sum = 0;

  for (guint i = 0; i + 1 < n; i++)
    if (values[i] >= level)
      sum += times[i + 1] - times[i];
  return n > 1 && times[n - 1] > times[0] ? sum / (times[n - 1] - times[0]) : NAN;
}

double
tbr_statistics_mean (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return n > 0 ? sum / n : NAN;
}
