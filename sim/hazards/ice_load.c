/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ice on wires. */
#include "hazards/ice_load.h"

#include <math.h>

#define MILLIMETRES_PER_HOUR (1000 * 3600.0)
/* g/cm3. Source: [JONES1998]. */
#define ICE_DENSITY 0.9
/* g/m3 of water in air through which it rains 1 mm/h, and its growth with the rain. Source:
   [BEST1949]. */
#define WATER 0.067
#define WATER_POWER 0.846
/* Grams a square metre and second in kilograms an hour, which are millimetres of water. */
#define FLUX 3.6

double
tbr_ice_growth (double rain, double wind)
{
  g_return_val_if_fail (rain >= 0 && wind >= 0, 0);
  double falling = rain * MILLIMETRES_PER_HOUR;
  double blown = FLUX * wind * WATER * pow (falling, WATER_POWER);
  return hypot (falling, blown) / (ICE_DENSITY * G_PI) / MILLIMETRES_PER_HOUR;
}
