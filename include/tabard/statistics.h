/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study may conclude from its figures, and how far that can be trusted. */
#pragma once

#include <tabard/comparison.h>

G_BEGIN_DECLS

/* A quantile and the two order statistics around it. */
typedef struct
{
  guint n;         /* finite values behind it */
  double value;    /* the sample's own quantile; NAN without any */
  double low;      /* lower end; -INFINITY when too few values reach below */
  double high;     /* upper end; INFINITY when too few values reach above */
  double coverage; /* 0 to 1, probability that the ends enclose it; at least what was asked for */
} TbrQuantile;

/**
 * tbr_quantile_of:
 * @values: independent; those that are not finite are left out
 * @share: 0 to 1, both excluded: which quantile, 0.5 is the median
 * @confidence: 0 to 1, both excluded, e.g. 0.95
 *
 * A quantile with an interval that holds for every continuous distribution: its ends are the order
 * statistics whose ranks leave at most half of the doubt on each side, by the binomial
 * distribution. Ranks are whole, so that the true coverage is a little more than asked for. An end
 * that the sample is too small for is infinite.
 *
 * Source: [DAVID2003] section 7.1; the value by straight lines, [HYNDMAN1996] definition 7.
 */
TbrQuantile tbr_quantile_of (const double *values, guint n, double share, double confidence);

/* What two ways of doing something differ by, and what common luck was worth. */
typedef struct
{
  TbrInterval difference; /* mean of b - a with its interval */
  double variance_a;      /* of the runs of a in pairs; NAN with fewer than two */
  double variance_b;      /* the same of b */
  double variance;        /* of the differences b - a; NAN with fewer than two */
  double factor;          /* (variance_a + variance_b) / variance: how many times more independent
                             runs would be needed; INFINITY when every difference is the same, NAN
                             when nothing varies */
} TbrPaired;

/**
 * tbr_paired_of:
 * @a, @b: by replication, the same luck in both
 * @confidence: 0 to 1, both excluded
 *
 * The paired difference over the pairs in which both are finite, and its variance reduction: with
 * independent luck the variance of the difference would be the sum of both.
 *
 * Source: [LAW2015] sections 10.2.1 and 11.2
 */
TbrPaired tbr_paired_of (const double *a, const double *b, guint n, double confidence);

/* What the half-width of an interval is compared with. */
typedef enum
{
  TBR_WIDTH_RELATIVE, /* to the true mean */
  TBR_WIDTH_ABSOLUTE, /* as it is, in the unit of the values */
  TBR_WIDTH_N
} TbrWidth;

/* How well a mean shall be known. */
typedef struct
{
  TbrWidth kind;     /* what the width is a share of */
  double width;      /* above 0; the half-width at most, a share (0.05) or in the values' unit */
  double confidence; /* 0 to 1, both excluded, e.g. 0.95 */
  guint first;       /* values before which nothing is decided; taken as 20 when it is less */
} TbrPrecision;

/* Whether it is. */
typedef struct
{
  gboolean is_known;    /* whether no more values are needed */
  guint n;              /* values after which it was known, over all, or 0 */
  TbrInterval interval; /* of all values so far */
} TbrStopping;

/**
 * tbr_stopping_of:
 * @values: so far, in the order of their replications; those that are not finite are left out
 *
 * Whether the mean is known as well as @precision asks. To stop as soon as a check of the
 * half-width succeeds is to stop when the variance happens to look small, and the interval then
 * covers less often than it says. Three things make it honest: nothing is decided before twenty
 * values; a relative width w is held against the mean as w / (1 + w), because the mean is itself
 * estimated; and once the check has succeeded eight more values are wanted, which nobody chose.
 * What was known after n values stays known after more, whatever they are, so that a study that is
 * resumed or checked in blocks decides the same.
 *
 * Source: [CHOW1965] for the sequence and the absolute width, [LAW2015] section 9.4.1 for the
 * relative, [SIMONS1968] for the values added after the stop; how many is our own simulation,
 * which the test of stopping repeats (93 to 97 % at nominal 95 %).
 */
TbrStopping tbr_stopping_of (const double *values, guint n, const TbrPrecision *precision);

G_END_DECLS
