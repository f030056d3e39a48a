/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which gust and which ice break poles, towers and lines, and whom that leaves without power. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A lognormal law of strength: half of the pieces fail at the median. */
typedef struct
{
  double median; /* m/s, > 0 */
  double spread; /* of the logarithm, > 0 */
} TbrFragility;

/* Wooden and concrete poles of medium voltage; lattice towers of high voltage. Source: [HAZARDS],
   quoted from memory of the literature on fragility. */
#define TBR_FRAGILITY_POLE ((TbrFragility){ 48, 0.25 })
#define TBR_FRAGILITY_TOWER ((TbrFragility){ 65, 0.15 })

/**
 * tbr_fragility_share:
 * @gust: m/s, 0 or more
 *
 * Probability that a piece fails in this gust: Phi ((ln v - ln m) / b).
 *
 * Source: [HAZARDS] section 4
 */
double tbr_fragility_share (const TbrFragility *fragility, double gust);

/**
 * tbr_fragility_in_forest:
 * @share: probability in the open, 0 to 1
 * @factor: how many times more often a line through forest fails, 1 or more; 2 to 4
 * @forest: share of the line that runs through forest, 0 to 1
 *
 * Falling trees add to the wind's own work; at most 1.
 *
 * Source: [HAZARDS] section 4
 */
double tbr_fragility_in_forest (double share, double factor, double forest);

/**
 * tbr_ice_line_share:
 * @thickness: m of ice around the wire, radial, 0 or more
 *
 * Share of the length of lines that fails: none below 10 mm, 0.3 at 30 mm, 0.8 at 50 mm, straight
 * between and beyond, at most 1.
 *
 * Source: [HAZARDS] section 4 for the three points; that it is straight between is our assumption
 */
double tbr_ice_line_share (double thickness);

G_END_DECLS
