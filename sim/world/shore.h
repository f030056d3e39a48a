/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where land ends: which lines of the map an aircraft can scoop water at. */
#pragma once

#include <tabard/map.h>

/**
 * tbr_shore_segments:
 * @out_n: number of segments
 *
 * Lake shores, rivers and coasts. A side of a country is coast when no other country has the same
 * side (neighbours share their border points) and one of the nine heights around its middle is
 * water; the second condition drops the edge of the map and the borders of countries that are not
 * on it.
 *
 * Only what the map shows is found: lakes above some 20 km2 and the larger rivers, drawn to about a
 * kilometre. Distances are thus good to 1-2 km near large water and an upper bound where small
 * lakes matter.
 *
 * Source: our assumption
 * Returns: (transfer full): for each segment its first point; the second is the next one
 */
guint32 *tbr_shore_segments (const TbrMap *map, guint32 *out_n);

/* Metres from a place to the segment between two points, in the plane that touches the Earth at
   the place: within 1 % up to 200 km. */
double tbr_shore_distance (const TbrPoint segment[2], double lon, double lat);

/**
 * tbr_shore_expected:
 * @lakes: number of them
 * @area: square kilometres of the country
 *
 * Expected distance to the nearest of lakes strewn at random over a country: 1 / (2 sqrt
 * (density)). Real lakes lie in clusters, which makes it somewhat longer, and have a size, which
 * makes it shorter; both are left out.
 *
 * Source: [CLARK1954]
 * Returns: metres; 0 when there is no number
 */
double tbr_shore_expected (double lakes, double area);
