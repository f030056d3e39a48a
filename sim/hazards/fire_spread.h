/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How fast and how hot a vegetation fire runs: wind, fuel, moisture, night. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What burns. */
typedef enum
{
  TBR_FUEL_FOREST, /* dry conifer forest */
  TBR_FUEL_SHRUB,  /* dry shrubland */
  TBR_FUEL_GRASS,  /* cured grass */
  TBR_FUEL_N
} TbrFuel;

/**
 * tbr_fire_head_rate:
 * @fuel: what burns
 * @wind: wind speed at 10 m in the open, m/s, 0 or more
 *
 * Head rate of spread by the rule of thumb: 10 % of the wind speed in dry forest and shrub, 20 %
 * in cured grass. Meant for strong winds and dry fuels; damped by tbr_fire_moisture_factor() and
 * tbr_fire_night_factor().
 *
 * Source: [CRUZ2019] for forest and shrub, [CRUZ2022] for grass
 * Returns: m/s
 */
double tbr_fire_head_rate (TbrFuel fuel, double wind);

/**
 * tbr_fire_moisture_factor:
 * @moisture: fine fuel moisture, share of the dry mass, 0 or more
 *
 * exp (-0.1 (M - 6)), M in per cent: 1 at 6 %, more in drier fuel.
 *
 * Source: our assumption
 * Returns: factor on the rate of spread, 0 to 1.82
 */
double tbr_fire_moisture_factor (double moisture);

/**
 * tbr_fire_night_factor:
 * @light: share of day, 0 (night) to 1 (day)
 *
 * Source: our assumption: 0.3 at night (0.2 to 0.4), linear through twilight
 * Returns: factor on the rate of spread
 */
double tbr_fire_night_factor (double light);

/**
 * tbr_fire_intensity:
 * @rate: rate of spread, m/s
 * @load: fuel consumed in the front, kg/m2, usually 0.5 to 3
 *
 * Heat released per metre of front, H w r, with H = 18,000 kJ/kg.
 *
 * Source: [BYRAM1959]
 * Returns: W/m
 */
double tbr_fire_intensity (double rate, double load);

G_END_DECLS
