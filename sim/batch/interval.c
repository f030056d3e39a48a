/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether two ways of doing something differ, by runs with the same luck. */
#include <tabard/comparison.h>

#include <gsl/gsl_cdf.h>
#include <math.h>

TbrInterval
tbr_interval_of (const double *values, guint n, double confidence)
{
  g_return_val_if_fail (confidence > 0 && confidence < 1, (TbrInterval){ 0 });
  TbrInterval interval = { 0, NAN, NAN };
  double mean = 0, squares = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (values[i]))
        continue;
      interval.n++;
      double step = values[i] - mean;
      mean += step / interval.n;
      squares += step * (values[i] - mean);
    }
  if (interval.n > 0)
    interval.mean = mean;
  if (interval.n > 1)
    interval.half_width = gsl_cdf_tdist_Pinv (0.5 + confidence / 2, interval.n - 1.0)
                          * sqrt (squares / (interval.n - 1.0) / interval.n);
  return interval;
}

TbrInterval
tbr_interval_paired (const double *a, const double *b, guint n, double confidence)
{
  g_autofree double *differences = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    differences[i] = b[i] - a[i];
  return tbr_interval_of (differences, n, confidence);
}

TbrInterval
tbr_interval_among (TbrInterval one, guint n_intervals, double confidence)
{
  g_return_val_if_fail (n_intervals > 0 && confidence > 0 && confidence < 1, one);
  if (one.n > 1)
    one.half_width *= gsl_cdf_tdist_Qinv ((1 - confidence) / 2 / n_intervals, one.n - 1.0)
                      / gsl_cdf_tdist_Qinv ((1 - confidence) / 2, one.n - 1.0);
  return one;
}
