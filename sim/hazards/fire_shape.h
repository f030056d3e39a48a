/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The geometry of a fire that grows freely from a point in steady wind: an ellipse. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rates at which a free-burning ellipse grows. The ignition point is its rear focus, x runs along
   the wind; after the time t the edge is t (centre + semi_major cos u, semi_minor sin u). */
typedef struct
{
  double head;              /* m/s, spread at the head, with the wind, > 0 */
  double back;              /* m/s, spread at the rear, against the wind, > 0 */
  double semi_major;        /* m/s, growth of the half length */
  double semi_minor;        /* m/s, growth of the half breadth: spread at the flanks */
  double centre;            /* m/s, drift of the ellipse's centre from the ignition point */
  double length_to_breadth; /* length over breadth, 1 (no wind) or more */
} TbrFireShape;

/**
 * tbr_fire_length_to_breadth:
 * @wind: wind speed at 10 m in the open, m/s, 0 or more
 *
 * Length of the burned ellipse over its breadth.
 *
 * Source: [ALEXANDER1985], as used with the wind in km/h; above 50 km/h an extrapolation.
 * Returns: 1 to 9.729
 */
double tbr_fire_length_to_breadth (double wind);

/**
 * tbr_fire_head_to_back:
 * @length_to_breadth: 1 or more
 *
 * Head rate of spread over back rate of spread when the ignition point is a focus:
 * (LB + q) / (LB - q) with q = sqrt (LB^2 - 1), which equals (LB + q)^2.
 *
 * Source: [ALEXANDER1985]
 * Returns: 1 or more
 */
double tbr_fire_head_to_back (double length_to_breadth);

/**
 * tbr_fire_shape_init:
 * @head: head rate of spread, m/s, > 0
 * @length_to_breadth: 1 or more
 *
 * Source: [VANWAGNER1969] for the ellipse, [ALEXANDER1985] for its focus
 */
void tbr_fire_shape_init (TbrFireShape *shape, double head, double length_to_breadth);

/* Area, m2, of the ellipse @age seconds after ignition. Source: [VANWAGNER1969]. */
double tbr_fire_shape_area (const TbrFireShape *shape, double age);

/* Exact perimeter, m, of the ellipse @age seconds after ignition; see tbr_ellipse_perimeter(). */
double tbr_fire_shape_perimeter (const TbrFireShape *shape, double age);

/**
 * tbr_ellipse_perimeter:
 * @a: a half axis, m, 0 or more
 * @b: the other, m, 0 or more
 *
 * Exact, by the complete elliptic integral of the second kind: 4 a E(e).
 *
 * Source: [NIST2010] 19.9.9
 * Returns: m
 */
double tbr_ellipse_perimeter (double a, double b);

/**
 * tbr_ellipse_perimeter_ramanujan:
 * @a: a half axis, m, 0 or more
 * @b: the other, m, 0 or more
 *
 * pi (a + b) (1 + 3 h / (10 + sqrt (4 - 3 h))), h = ((a - b) / (a + b))^2: short by 0.04 %
 * for a line, by less than 2e-5 for ellipses up to ten times as long as broad. For event handlers
 * that are called often.
 *
 * Source: [RAMANUJAN1914] section 16
 * Returns: m
 */
double tbr_ellipse_perimeter_ramanujan (double a, double b);

G_END_DECLS
