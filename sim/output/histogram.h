/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Times counted in bins of equal ratio: quantiles of any number of them in little room. */
#pragma once

#include <glib.h>

/* Bins a doubling: a quantile is right to half a bin, 1.09 % of its value. */
#define TBR_HISTOGRAM_PER_OCTAVE 32
/* From 1 second to 2^24 seconds, 194 days; what lies outside is counted in the outermost bins. */
#define TBR_HISTOGRAM_OCTAVES 24
#define TBR_HISTOGRAM_BINS (TBR_HISTOGRAM_PER_OCTAVE * TBR_HISTOGRAM_OCTAVES)

/* Plain data; all zero is empty. */
typedef struct
{
  double sum;                       /* seconds, exact */
  double most;                      /* seconds, exact */
  guint64 n;                        /* times counted */
  guint32 bins[TBR_HISTOGRAM_BINS]; /* times by size */
} TbrHistogram;

/* @seconds: not negative */
void tbr_histogram_add (TbrHistogram *histogram, double seconds);
/* Mean, exact; NAN when empty. Seconds. */
double tbr_histogram_mean (const TbrHistogram *histogram);
/* Quantile (type 1), the geometric middle of its bin but at most the greatest time; NAN when
   empty. Seconds. */
double tbr_histogram_quantile (const TbrHistogram *histogram, double share);
