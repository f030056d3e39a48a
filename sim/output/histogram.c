/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Bins of equal ratio. */
#include "output/histogram.h"

#include <math.h>

void
tbr_histogram_add (TbrHistogram *histogram, double seconds)
{
  double place = seconds > 1 ? TBR_HISTOGRAM_PER_OCTAVE * log2 (seconds) : 0;

  histogram->bins[(guint) MIN (place, TBR_HISTOGRAM_BINS - 1)]++;
  histogram->sum += seconds;
  histogram->most = MAX (histogram->most, seconds);
  histogram->n++;
}

double
tbr_histogram_mean (const TbrHistogram *histogram)
{
  return histogram->n > 0 ? histogram->sum / (double) histogram->n : NAN;
}

double
tbr_histogram_quantile (const TbrHistogram *histogram, double share)
{
  double wanted = MAX (1, ceil (share * (double) histogram->n - 1e-9));
  double seen = 0;

  if (histogram->n == 0)
    return NAN;
  for (guint i = 0; i < TBR_HISTOGRAM_BINS; i++)
    {
      seen += histogram->bins[i];
      if (seen >= wanted)
        return MIN (exp2 ((i + 0.5) / TBR_HISTOGRAM_PER_OCTAVE), histogram->most);
    }
  return histogram->most;
}
