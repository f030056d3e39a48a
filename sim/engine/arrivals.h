/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* When the next of many independent things happens: calls, crossings, ignitions. */
#pragma once

#include "engine/stream.h"

/* Values on equal steps of time. Plain data but for the values, which the scenario owns. */
typedef struct
{
  const double *values; /* one to a step, 0 or more */
  guint32 n;            /* steps; 0: there is no series */
  guint32 repeats;      /* not 0: starts again after its last step, and ran before its first */
  TbrTime start;        /* of the first step */
  TbrTime step;         /* length of a step, above 0 */
} TbrSeries;

/**
 * TbrArrivals:
 *
 * The rate of a Poisson process: base x factor + extra. Base is usually the profile of a day or a
 * week, factor a season or a growth, extra a surge that is there once. Without a base, or outside
 * one that does not repeat, base and extra are 0 and factor is 1.
 */
typedef struct
{
  TbrSeries base;   /* arrivals a second */
  TbrSeries factor; /* pure number */
  TbrSeries extra;  /* arrivals a second */
} TbrArrivals;

/* The longest that tbr_arrivals_next() looks ahead. */
#define TBR_ARRIVALS_HORIZON (3660 * TBR_DAY)

/* Arrivals a second at an instant. */
double tbr_arrivals_rate (const TbrArrivals *arrivals, TbrTime at);

/**
 * tbr_arrivals_next:
 * @now: the last arrival, or the instant from which to look
 *
 * Draws the next arrival by thinning a process whose rate is, within each step of the base, the
 * largest that the sum reaches there. As all three series are constant by steps, this is exact;
 * where factor and extra do not change within a step of the base, no candidate is rejected.
 *
 * Source: [LEWIS1979] algorithm 1, with a majorant to each step.
 * Returns: not before @now; TBR_NEVER when there is none within TBR_ARRIVALS_HORIZON
 */
TbrTime tbr_arrivals_next (const TbrArrivals *arrivals, TbrStream *stream, TbrTime now);
