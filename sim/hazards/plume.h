/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How thick a gas lies at the ground downwind of where it gets out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the air mixes: two of Pasquill's classes. */
typedef enum
{
  TBR_STABILITY_D, /* neutral: overcast or windy, day or night */
  TBR_STABILITY_F, /* stable: clear night with little wind */
  TBR_STABILITY_N
} TbrStability;

/* What gets out, and into which wind. */
typedef struct
{
  double height; /* m above the ground, 0 or more */
  double wind;   /* m/s, above 0 */
  TbrStability stability;
} TbrPlume;

/* A point by the axis of the plume. */
typedef struct
{
  double along;  /* m downwind; at 0 and upwind there is nothing */
  double across; /* m to either side */
} TbrDownwind;

/**
 * tbr_plume_sigma_y:
 * @along: m downwind, above 0
 *
 * Spread across the wind over open country: 0.08 x (1 + 1e-4 x)^-1/2 for D, half of it for F.
 *
 * Source: [BRIGGS1973], for 100 m to 10 km; nearer and farther our own extrapolation
 * Returns: m
 */
double tbr_plume_sigma_y (TbrStability stability, double along);

/**
 * tbr_plume_sigma_z:
 * @along: m downwind, above 0
 *
 * Spread in height: 0.06 x (1 + 1.5e-3 x)^-1/2 for D, 0.016 x (1 + 3e-4 x)^-1 for F.
 *
 * Source: [BRIGGS1973], for 100 m to 10 km; nearer and farther our own extrapolation
 * Returns: m
 */
double tbr_plume_sigma_z (TbrStability stability, double along);

/**
 * tbr_plume_concentration:
 * @rate: kg/s that gets out, steadily
 *
 * Q / (pi u sy sz) exp (-y^2 / 2 sy^2) exp (-H^2 / 2 sz^2): ground level, all of it thrown back by
 * the ground. Heavy gases keep lower and spread wider near the source than this.
 *
 * Source: [TURNER1970]
 * Returns: kg/m3
 */
double tbr_plume_concentration (const TbrPlume *plume, double rate, const TbrDownwind *point);

/**
 * tbr_puff_peak:
 * @mass: kg that gets out all at once
 *
 * 2 M / ((2 pi)^3/2 sx sy sz) exp (-y^2 / 2 sy^2) exp (-H^2 / 2 sz^2), the greatest concentration
 * when the middle of the puff passes, sx = sy.
 *
 * Source: [TURNER1970]; the spreads of a plume for those of a puff are our assumption
 * Returns: kg/m3
 */
double tbr_puff_peak (const TbrPlume *plume, double mass, const TbrDownwind *point);

G_END_DECLS
