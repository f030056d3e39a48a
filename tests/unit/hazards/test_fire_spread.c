/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rates of spread and intensities against the rules they state. */
#include "hazards/fire_spread.h"

#include <locale.h>
#include <math.h>

static void
test_fire_spread_is_a_share_of_the_wind (void)
{
  /* [CRUZ2019]: 40 km/h of wind drive a forest fire at 4 km/h, [CRUZ2022]: a grass fire at 8. */
  const double wind = 40 / 3.6;
  g_assert_cmpfloat_with_epsilon (tbr_fire_head_rate (TBR_FUEL_FOREST, wind) * 3.6, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_fire_head_rate (TBR_FUEL_SHRUB, wind) * 3.6, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_fire_head_rate (TBR_FUEL_GRASS, wind) * 3.6, 8, 1e-12);
  g_assert_cmpfloat (tbr_fire_head_rate (TBR_FUEL_GRASS, 0), ==, 0);
}

static void
test_fire_spread_is_damped_by_moisture_and_night (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_fire_moisture_factor (0.06), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_fire_moisture_factor (0.16), exp (-1), 1e-12);
  g_assert_cmpfloat (tbr_fire_night_factor (1), ==, 1);
  g_assert_cmpfloat_with_epsilon (tbr_fire_night_factor (0), 0.3, 1e-15);
}

static void
test_fire_spread_releases_byrams_intensity (void)
{
  /* [BYRAM1959]: 1 kg/m2 at 0.1 m/s with 18,000 kJ/kg is 1,800 kW/m. */
  g_assert_cmpfloat_with_epsilon (tbr_fire_intensity (0.1, 1), 1800e3, 1e-6);
  g_assert_cmpfloat (tbr_fire_intensity (0, 2), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/fire_spread/is-a-share-of-the-wind",
                   test_fire_spread_is_a_share_of_the_wind);
  g_test_add_func ("/hazards/fire_spread/is-damped-by-moisture-and-night",
                   test_fire_spread_is_damped_by_moisture_and_night);
  g_test_add_func ("/hazards/fire_spread/releases-byrams-intensity",
                   test_fire_spread_releases_byrams_intensity);
  return g_test_run ();
}
