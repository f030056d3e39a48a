/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Axes, focus, area and edge of the elliptical fire. */
#include "hazards/fire_shape.h"

#include <gsl/gsl_sf_ellint.h>
#include <math.h>

#define KILOMETRES_PER_HOUR 3.6
/* [ALEXANDER1985] with the wind in km/h. */
#define BREADTH_SCALE 8.729
#define BREADTH_DECAY 0.030
#define BREADTH_POWER 2.155

double
tbr_fire_length_to_breadth (double wind)
{
  g_return_val_if_fail (wind >= 0, 1);
  const double reached = -expm1 (-BREADTH_DECAY * wind * KILOMETRES_PER_HOUR);
  return 1 + BREADTH_SCALE * pow (reached, BREADTH_POWER);
}

double
tbr_fire_head_to_back (double length_to_breadth)
{
  g_return_val_if_fail (length_to_breadth >= 1, 1);
  const double root = sqrt (length_to_breadth * length_to_breadth - 1);
  return (length_to_breadth + root) * (length_to_breadth + root);
}

void
tbr_fire_shape_init (TbrFireShape *shape, double head, double length_to_breadth)
{
  g_return_if_fail (shape != NULL && head >= 0 && length_to_breadth >= 1);
  shape->head = head;
  shape->back = head / tbr_fire_head_to_back (length_to_breadth);
  shape->semi_major = (shape->head + shape->back) / 2;
  shape->semi_minor = shape->semi_major / length_to_breadth;
  shape->centre = (shape->head - shape->back) / 2;
  shape->length_to_breadth = length_to_breadth;
}

double
tbr_fire_shape_area (const TbrFireShape *shape, double age)
{
  return G_PI * shape->semi_major * shape->semi_minor * age * age;
}

double
tbr_fire_shape_perimeter (const TbrFireShape *shape, double age)
{
  return tbr_ellipse_perimeter (shape->semi_major * age, shape->semi_minor * age);
}

double
tbr_ellipse_perimeter (double a, double b)
{
  g_return_val_if_fail (a >= 0 && b >= 0, 0);
  const double longer = fmax (a, b), shorter = fmin (a, b);
  if (longer == 0)
    return 0;
  const double ratio = shorter / longer;
  const double eccentricity = sqrt ((1 - ratio) * (1 + ratio));
  /* The library's integral is defined below 1 only; E(1) = 1. */
  const double integral
      = eccentricity >= 1 ? 1 : gsl_sf_ellint_Ecomp (eccentricity, GSL_PREC_DOUBLE);
  return 4 * longer * integral;
}

double
tbr_ellipse_perimeter_ramanujan (double a, double b)
{
  g_return_val_if_fail (a >= 0 && b >= 0, 0);
  if (a + b == 0)
    return 0;
  const double h = (a - b) * (a - b) / ((a + b) * (a + b));
  return G_PI * (a + b) * (1 + 3 * h / (10 + sqrt (4 - 3 * h)));
}
