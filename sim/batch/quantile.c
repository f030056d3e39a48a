/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which order statistics enclose a quantile. */
#include <tabard/statistics.h>

#include "output/statistics_of.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Smallest count c with P (B <= c) >= probability, B binomial (n, share). */
static guint
binomial_quantile (guint n, double share, double probability)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (gsl_cdf_binomial_P (middle, share, n) >= probability)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* P (B < rank): the chance that the value of this rank, 1-based, lies above the quantile. */
static double
chance_above (guint rank, double share, guint n)
{
  return rank == 0 ? 0 : rank > n ? 1 : gsl_cdf_binomial_P (rank - 1, share, n);
}

TbrQuantile
tbr_quantile_of (const double *values, guint n, double share, double confidence)
{
  TbrQuantile quantile = { 0, NAN, -INFINITY, INFINITY, 1 };
  g_return_val_if_fail (share > 0 && share < 1, quantile);
  g_return_val_if_fail (confidence > 0 && confidence < 1, quantile);
  g_autofree double *sorted = g_new (double, n + 1);
  guint count = 0;

  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]))
      sorted[count++] = values[i];
  if (count == 0)
    return quantile;
  tbr_statistics_sort (sorted, count);
  quantile.n = count;
  quantile.value = tbr_statistics_quantile (sorted, count, share, TBR_QUANTILE_MODE);

  /* rank low: P (B < low) <= doubt, the largest such; rank high: P (B < high) >= 1 - doubt */
  double doubt = (1 - confidence) / 2;
  guint low = binomial_quantile (count, share, doubt);
  if (low < count && gsl_cdf_binomial_P (low, share, count) <= doubt)
    low++;
  guint high = binomial_quantile (count, share, 1 - doubt) + 1;
  if (low > 0)
    quantile.low = sorted[low - 1];
  if (high <= count)
    quantile.high = sorted[high - 1];
  quantile.coverage = chance_above (high, share, count) - chance_above (low, share, count);
  return quantile;
}
