/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a loss in one lifeline spreads to those that depend on it, and how they come back. */
#pragma once

#include <tabard/error.h>

G_BEGIN_DECLS

/* Largest number of lifelines of one model. */
#define TBR_INOPERABILITY_MAX 64

/* Who depends on whom. The inoperability q of a lifeline is 0 (works) to 1 (out). */
typedef struct
{
  guint n;                  /* lifelines, 1 to TBR_INOPERABILITY_MAX */
  const double *dependence; /* n x n, row-major, 0 or more: inoperability of the row's lifeline per
                               inoperability of the column's */
  const double *recovery;   /* n, 1/s, > 0: how fast each approaches what the others allow */
} TbrInoperability;

/**
 * tbr_inoperability_equilibrium:
 * @model: the recovery rates are not used
 * @loss: n, direct loss of each lifeline, 0 or more
 * @out_state: (out): n
 *
 * q = (I - A)^-1 c, the loss after all repercussions. The linear model may give more than 1 for
 * large losses; the caller decides what that means. Allocates nothing.
 *
 * Source: [HAIMES2001]; I - A has a non-negative inverse exactly when elimination meets positive
 *   pivots only [FIEDLER1962]
 * Errors: TBR_ERROR_RANGE when the dependences have no stable equilibrium (spectral radius 1 or
 *   more)
 */
gboolean tbr_inoperability_equilibrium (const TbrInoperability *model, const double *loss,
                                        double *out_state, GError **error);

/**
 * tbr_inoperability_propagator:
 * @model: with recovery rates
 * @duration: s, 0 or more
 * @out_step: (out): n x (n + n): the exponential of -K (I - A) duration, then its integral times K
 *
 * What tbr_inoperability_advance() multiplies with: exact for losses that stay constant over
 * @duration. Allocates; for the time before the run.
 *
 * Source: [HAIMES2005], [LIAN2006]; matrix exponential by scaling and squaring [MOLER2003]
 */
void tbr_inoperability_propagator (const TbrInoperability *model, double duration,
                                   double *out_step);

/**
 * tbr_inoperability_advance:
 * @n: lifelines
 * @step: from tbr_inoperability_propagator()
 * @loss: n, constant over the step
 * @state: (inout): n
 *
 * q' = K (A q + c - q) over one step. Allocates nothing.
 *
 * Source: [HAIMES2005]
 */
void tbr_inoperability_advance (guint n, const double *step, const double *loss, double *state);

/**
 * tbr_inoperability_recovery_rate:
 * @from: inoperability at the start, 0 to 1, above @to
 * @to: inoperability after @duration, > 0, e.g. 0.01
 * @duration: s, > 0
 * @own: dependence of the lifeline on itself, 0 to below 1
 *
 * ln (from / to) / (duration (1 - own)).
 *
 * Source: [LIAN2006]
 * Returns: 1/s
 */
double tbr_inoperability_recovery_rate (double from, double to, double duration, double own);

G_END_DECLS
