/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long people live under rubble, and how many a rescue at a steady rate brings out alive. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Weibull survival curve: S (t) = exp (-(t / scale)^shape). */
typedef struct
{
  double scale; /* s, > 0 */
  double shape; /* > 0 */
} TbrSurvivalCurve;

/* All people not yet extricated, deaths in the collapse included. Source: our fit to the daily
   shares found alive in Kobe 1995 (0.805, 0.285, 0.218, 0.059, 0.058 at the middle of days 1 to 5,
   quoted from memory). */
#define TBR_SURVIVAL_TRAPPED ((TbrSurvivalCurve){ 36 * 3600.0, 1.17 })
/* The same from the shares 0.75, 0.24, 0.15 of days 1 to 3 in the record of the fire service, which
   falls faster on the second day. Source: our fit to [OKINAWATIMES1995]. */
#define TBR_SURVIVAL_TRAPPED_RECORD ((TbrSurvivalCurve){ 30.25 * 3600.0, 1.23 })
/* Those who lived through the collapse. Source: our assumption. */
#define TBR_SURVIVAL_CONDITIONAL ((TbrSurvivalCurve){ 60 * 3600.0, 1.1 })
/* Earthen buildings, which fill the voids with dust: half are dead after 4 h (2 to 6 h,
   [NOJI1997]). Source: our fit. */
#define TBR_SURVIVAL_EARTHEN ((TbrSurvivalCurve){ 5.471 * 3600.0, 1.17 })

/* Share alive @time seconds after the collapse. Source: [WEIBULL1951]. */
double tbr_survival_share (const TbrSurvivalCurve *curve, double time);

/**
 * tbr_survival_with_tail:
 * @time: s after the collapse, 0 or more
 *
 * The same, but never below the tail of 0.5 % before day 10; the tail fades to nothing on day 13.
 * There is no single time after which search may stop.
 *
 * Source: [MACINTYRE2006] for a tail to day 13; its size is our assumption
 */
double tbr_survival_with_tail (const TbrSurvivalCurve *curve, double time);

/**
 * tbr_survival_time:
 * @curve: of the trapped
 * @from: s, time at which the person is known to live
 * @share: uniform draw, in (0, 1]: the conditional survival to be reached
 *
 * Time of death by inversion: of those alive at @from, @share is alive at the result.
 *
 * Source: [WEIBULL1951], inverted
 * Returns: s after the collapse, @from or more
 */
double tbr_survival_time (const TbrSurvivalCurve *curve, double from, double share);

/**
 * tbr_survivors_expected:
 * @n_trapped: persons
 * @n_teams: 1 or more, all at work from the start
 * @service: s that a team needs for a person, > 0
 * @half_life: s in which half of the trapped die, > 0
 * @out_last: (out): s when the last person is out
 *
 * Expected number brought out alive when teams work in parallel, one person each, without pause,
 * and deaths are exponential: sum of 2^(-t/half_life) over the completions t.
 *
 * Source: our derivation
 * Returns: persons
 */
double tbr_survivors_expected (guint n_trapped, guint n_teams, double service, double half_life,
                               double *out_last);

G_END_DECLS
