/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Figures that sum up a sample. */
#pragma once

#include <glib.h>

/* Definitions of a sample quantile, by their number in the source. */
typedef enum
{
  TBR_QUANTILE_INVERSE, /* type 1: the observation at which the distribution function jumps past */
  TBR_QUANTILE_WEIBULL, /* type 6: straight lines, positions k/(n + 1) */
  TBR_QUANTILE_MODE,    /* type 7: straight lines, positions (k - 1)/(n - 1) */
  TBR_QUANTILE_N
} TbrQuantileType;

/**
 * tbr_statistics_quantile:
 * @sorted: ascending
 * @share: 0 to 1
 *
 * Source: [HYNDMAN1996] definitions 1, 6 and 7.
 * Returns: NAN for an empty sample
 */
double tbr_statistics_quantile (const double *sorted, guint n, double share, TbrQuantileType type);

/**
 * tbr_statistics_gini:
 * @sorted: ascending, none below 0
 *
 * 0 when all have the same, (n - 1)/n when one has all: the sample's own coefficient, not corrected
 * for its size. Source: [GINI1912], in the form over ranks: 2 sum(i x_i) / (n sum(x)) - (n + 1)/n.
 * Returns: NAN when there is nothing to share
 */
double tbr_statistics_gini (const double *sorted, guint n);

/**
 * tbr_statistics_mean_over_time:
 * @times: ascending; value i holds from time i to time i + 1, the last time is the end
 *
 * Returns: NAN when no time passes
 */
double tbr_statistics_mean_over_time (const double *times, const double *values, guint n);

/* Share of the time at which the value was at least @level; as above. */
double tbr_statistics_time_at_least (const double *times, const double *values, guint n,
                                     double level);

double tbr_statistics_mean (const double *values, guint n);

/* Ascending order; what is equal is the same. */
void tbr_statistics_sort (double *values, guint n);
