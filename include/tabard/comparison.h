/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether two ways of doing something differ, by runs with the same luck. */
#pragma once

#include <tabard/types.h>

G_BEGIN_DECLS

/* The mean of a number and how well it is known. */
typedef struct
{
  guint n;           /* values behind it */
  double mean;       /* NAN without any */
  double half_width; /* of the interval around it; NAN with fewer than two */
} TbrInterval;

/**
 * tbr_interval_of:
 * @values: those that are not finite are left out
 * @confidence: 0 to 1, e.g. 0.95
 *
 * Student's interval for the mean of independent values.
 *
 * Source: [LAW2015] section 4.5
 */
TbrInterval tbr_interval_of (const double *values, guint n, double confidence);

/**
 * tbr_interval_paired:
 * @a, @b: by replication, the same luck in both
 *
 * The mean of @b - @a over the pairs in which both are finite, with its interval: the paired-t
 * confidence interval, sharper than two separate ones when the luck is shared.
 *
 * Source: [LAW2015] section 10.2.1
 */
TbrInterval tbr_interval_paired (const double *a, const double *b, guint n, double confidence);

/**
 * tbr_interval_among:
 * @one: of tbr_interval_of() or tbr_interval_paired() at @confidence
 * @n_intervals: 1 or more, that are looked at together
 *
 * The same interval so wide that with @confidence all of @n_intervals such ones hold what they are
 * about: Bonferroni's, for whoever picks the largest of many. One with fewer than two values behind
 * it stays as it is.
 *
 * Source: [LAW2015] section 9.7
 */
TbrInterval tbr_interval_among (TbrInterval one, guint n_intervals, double confidence);

G_END_DECLS
