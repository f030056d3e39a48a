/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How slowly one drives through standing water, and when not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* m; a road under more water is closed. Source: [PREGNOLATO2017]. */
#define TBR_ROAD_WATER_CLOSED 0.3

/**
 * tbr_road_water_speed:
 * @depth: of the water on the road, m, 0 or more
 *
 * Largest safe speed: 0.0009 w^2 - 0.5529 w + 86.9448 km/h, w in mm. On a dry road the road's own
 * limit holds, not this one.
 *
 * Source: [PREGNOLATO2017] fig. 4
 * Returns: m/s; 0 from TBR_ROAD_WATER_CLOSED on
 */
double tbr_road_water_speed (double depth);

G_END_DECLS
