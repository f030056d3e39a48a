/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many aftershocks come, when the next one comes, and how large it is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The modified Omori law: rate (t) = productivity (t + offset)^-decay, with t in days. */
typedef struct
{
  double productivity; /* events per day at t + offset = 1 day, 0 or more */
  double offset;       /* s, > 0 */
  double decay;        /* exponent p, > 0; 1 is allowed */
} TbrAftershockLaw;

/* The generic sequence for a main shock. Source: [REASENBERG1989] (generic California). */
typedef struct
{
  double a; /* productivity */
  double b; /* slope of the magnitudes */
  double c; /* s, offset */
  double p; /* decay */
} TbrAftershockGeneric;

#define TBR_AFTERSHOCK_GENERIC ((TbrAftershockGeneric){ -1.67, 0.91, 0.05 * 86400, 1.08 })

/**
 * tbr_aftershock_law_init:
 * @generic: parameters of the region
 * @main_shock: its magnitude
 * @magnitude: the least one that counts
 *
 * productivity = 10^(a + b (main_shock - magnitude)).
 *
 * Source: [REASENBERG1989]
 */
void tbr_aftershock_law_init (TbrAftershockLaw *law, const TbrAftershockGeneric *generic,
                              double main_shock, double magnitude);

/**
 * tbr_aftershock_expected:
 * @from: s after the main shock, 0 or more
 * @to: s after the main shock, @from or more; may be INFINITY
 *
 * Expected number of events in between: the integral of the rate, exact for every decay.
 *
 * Source: [UTSU1961]
 */
double tbr_aftershock_expected (const TbrAftershockLaw *law, double from, double to);

/**
 * tbr_aftershock_next:
 * @from: s after the main shock
 * @exponential: a draw from the exponential law with mean 1
 *
 * Time of the next event of the Poisson process with this decaying rate, by exact inversion of the
 * expected number.
 *
 * Source: [OGATA1981] for the inversion of the integrated rate
 * Returns: s after the main shock; INFINITY when no event comes any more (decay > 1)
 */
double tbr_aftershock_next (const TbrAftershockLaw *law, double from, double exponential);

/* Magnitudes between two limits, exponentially rarer by b per unit. */
typedef struct
{
  double b;        /* slope, > 0 */
  double least;    /* smallest magnitude */
  double greatest; /* largest magnitude, above @least */
} TbrMagnitudeLaw;

/* Share of the events above @magnitude. Source: [GUTENBERG1944], truncated as in [CORNELL1969]. */
double tbr_magnitude_exceedance (const TbrMagnitudeLaw *law, double magnitude);
/* Magnitude below which the share @share (0 to 1) of the events lies. Source: as above, inverted.
 */
double tbr_magnitude_quantile (const TbrMagnitudeLaw *law, double share);
/* Mean magnitude. Source: as above, integrated. */
double tbr_magnitude_mean (const TbrMagnitudeLaw *law);

G_END_DECLS
