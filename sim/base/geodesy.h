/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Distances, bearings and points on the Earth. */
#pragma once

#include <glib.h>

/* Mean radius of the Earth, metres, to the decimetre in which it is commonly used; 6371008.7714 in
   full. Source: [IUGG1980] R1. */
#define TBR_EARTH_RADIUS 6371008.8

/**
 * tbr_geodesy_distance:
 * @lon1: degrees
 *
 * Great-circle distance on the mean sphere, metres; haversine form, good at every distance.
 *
 * Source: [SINNOTT1984]
 */
double tbr_geodesy_distance (double lon1, double lat1, double lon2, double lat2);

/**
 * tbr_geodesy_geodesic:
 *
 * Shortest distance on the WGS 84 ellipsoid, metres, to better than 1 mm except for points nearly
 * opposite each other, where the sphere's distance is returned.
 *
 * Source: [VINCENTY1975]
 */
double tbr_geodesy_geodesic (double lon1, double lat1, double lon2, double lat2);

/* Initial bearing of the great circle, degrees from north, 0 to 360. Source: [WILLIAMS2011] */
double tbr_geodesy_bearing (double lon1, double lat1, double lon2, double lat2);

/* The point @distance metres away along @bearing degrees; its longitude is in -180 to 180.
   Source: [WILLIAMS2011] */
void tbr_geodesy_destination (double lon, double lat, double bearing, double distance,
                              double *out_lon, double *out_lat);

/* The point at @share (0 to 1) of the great circle between two points; between opposite points any
   of the great circles is taken. Source: [WILLIAMS2011] */
void tbr_geodesy_between (double lon1, double lat1, double lon2, double lat2, double share,
                          double *out_lon, double *out_lat);
