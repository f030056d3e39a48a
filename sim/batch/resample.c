/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The bootstrap: how well a figure is known, by drawing the sample from itself. */
#include "batch/resample.h"

#include "output/statistics_of.h"

void
tbr_resample_pick (TbrStream *stream, guint n, guint *out_picked)
{
  for (guint i = 0; i < n; i++)
    out_picked[i] = tbr_stream_below (stream, n);
}

void
tbr_resample_interval (double figures[TBR_RESAMPLES], double confidence, double *out_low,
                       double *out_high)
{
  double doubt = (1 - confidence) / 2;

  tbr_statistics_sort (figures, TBR_RESAMPLES);
  *out_low = tbr_statistics_quantile (figures, TBR_RESAMPLES, doubt, TBR_QUANTILE_MODE);
  *out_high = tbr_statistics_quantile (figures, TBR_RESAMPLES, 1 - doubt, TBR_QUANTILE_MODE);
}
