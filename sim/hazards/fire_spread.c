/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rules of thumb for the head of the fire. */
#include "hazards/fire_spread.h"

#include <math.h>

/* Share of the wind speed, by fuel: [CRUZ2019], [CRUZ2022]. */
static const double wind_share[TBR_FUEL_N] = { 0.10, 0.10, 0.20 };
/* Our assumption: per percentage point of moisture above that of very dry fuel. */
#define MOISTURE_DAMPING 0.1
#define MOISTURE_DRY 6.0
#define NIGHT_FACTOR 0.3
/* J/kg, [BYRAM1959]. */
#define HEAT_YIELD 18e6
#define PER_CENT 100

double
tbr_fire_head_rate (TbrFuel fuel, double wind)
{
  g_return_val_if_fail (fuel < TBR_FUEL_N && wind >= 0, 0);
  return wind_share[fuel] * wind;
}

double
tbr_fire_moisture_factor (double moisture)
{
  g_return_val_if_fail (moisture >= 0, 1);
  return exp (-MOISTURE_DAMPING * (PER_CENT * moisture - MOISTURE_DRY));
}

double
tbr_fire_night_factor (double light)
{
  return NIGHT_FACTOR + (1 - NIGHT_FACTOR) * CLAMP (light, 0, 1);
}

double
tbr_fire_intensity (double rate, double load)
{
  g_return_val_if_fail (rate >= 0 && load >= 0, 0);
  return HEAT_YIELD * load * rate;
}
