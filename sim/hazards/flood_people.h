/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who leaves before the water comes, and who of the rest drowns. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Water at a place, as it threatens people. */
typedef struct
{
  double depth; /* m, greatest, 0 or more */
  double speed; /* m/s, of the current, 0 or more */
  double rise;  /* m/s, rate of rise, 0 or more */
} TbrFloodExposure;

/* Zones of mortality. */
typedef enum
{
  TBR_FLOOD_BREACH, /* near the breach: buildings are torn away */
  TBR_FLOOD_RAPID,  /* the water rises faster than people can get away */
  TBR_FLOOD_OTHER,  /* everywhere else */
  TBR_FLOOD_N
} TbrFloodZone;

/**
 * tbr_flood_zone:
 *
 * Breach where depth x speed is at least 7 m2/s and speed at least 2 m/s; rapid where the rise is
 * at least 0.5 m/h and the depth at least 2.1 m; other elsewhere.
 *
 * Source: [JONKMAN2008]
 */
TbrFloodZone tbr_flood_zone (const TbrFloodExposure *exposure);

/**
 * tbr_flood_zone_mortality:
 * @depth: m, 0 or more; of no effect in the breach zone
 *
 * 1 in the breach zone, Phi ((ln h - 1.46) / 0.28) where the water rises rapidly,
 * Phi ((ln h - 7.60) / 2.75) elsewhere.
 *
 * Source: [JONKMAN2008]
 * Returns: share of the exposed
 */
double tbr_flood_zone_mortality (TbrFloodZone zone, double depth);

/* Mortality of the exposed in the zone they are in. Source: [JONKMAN2008]. */
double tbr_flood_mortality (const TbrFloodExposure *exposure);

/**
 * tbr_evacuation_departed:
 * @time: s since the order
 * @scale: s, time of the greatest rate of departure; 4 to 8 h
 *
 * Share of those who obey that has left: 1 - exp (-t^2 / (2 s^2)).
 *
 * Source: [TWEEDIE1986]
 */
double tbr_evacuation_departed (double time, double scale);

G_END_DECLS
