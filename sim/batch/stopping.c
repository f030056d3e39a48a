/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* When enough runs have been made. */
#include <tabard/statistics.h>

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Nothing is decided on fewer values, and so many are wanted after the decision: our simulation. */
#define FIRST 20
#define AFTER 8

/* Whether the interval around this mean is narrow enough. The normal quantile is smaller than
   Student's and quicker: it turns most away. */
static gboolean
is_narrow (const TbrPrecision *precision, guint n, double mean, double variance)
{
  double doubt = (1 - precision->confidence) / 2;
  double wanted = precision->kind == TBR_WIDTH_RELATIVE
                      ? precision->width / (1 + precision->width) * fabs (mean)
                      : precision->width;
  double error = sqrt (variance / n);

  return gsl_cdf_ugaussian_Qinv (doubt) * error <= wanted
         && gsl_cdf_tdist_Qinv (doubt, n - 1.0) * error <= wanted;
}

TbrStopping
tbr_stopping_of (const double *values, guint n, const TbrPrecision *precision)
{
  TbrStopping stopping = { FALSE, 0, { 0, NAN, NAN } };
  g_return_val_if_fail (precision->width > 0, stopping);
  g_return_val_if_fail (precision->confidence > 0 && precision->confidence < 1, stopping);
  guint first = MAX (precision->first, FIRST), count = 0, narrow = 0;
  double mean = 0, squares = 0;

  stopping.interval = tbr_interval_of (values, n, precision->confidence);
  for (guint i = 0; i < n && !stopping.is_known; i++)
    {
      if (!isfinite (values[i]))
        continue;
      count++;
      double step = values[i] - mean;
      mean += step / count;
      squares += step * (values[i] - mean);
      if (narrow == 0 && count >= first
          && is_narrow (precision, count, mean, squares / (count - 1.0)))
        narrow = count;
      if (narrow > 0 && count == narrow + AFTER)
        {
          stopping.is_known = TRUE;
          stopping.n = i + 1;
        }
    }
  return stopping;
}
