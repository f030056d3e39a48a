/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Speeds through water. */
#include "hazards/road_water.h"

#include <locale.h>
#include <math.h>

static void
test_road_water_slows_and_closes (void)
{
  /* [PREGNOLATO2017]: 86.9448 km/h on a wet road, 24.2598 km/h through 150 mm, closed at 300. */
  g_assert_cmpfloat_with_epsilon (tbr_road_water_speed (0) * 3.6, 86.9448, 1e-10);
  g_assert_cmpfloat_with_epsilon (tbr_road_water_speed (0.15) * 3.6, 24.2598, 1e-10);
  g_assert_cmpfloat (tbr_road_water_speed (0.3), ==, 0);
  g_assert_cmpfloat (tbr_road_water_speed (3), ==, 0);
  double last = tbr_road_water_speed (0);
  for (double depth = 0.01; depth < 0.3; depth += 0.01)
    {
      const double here = tbr_road_water_speed (depth);
      g_assert_true (here > 0 && here < last);
      last = here;
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/road_water/slows-and-closes", test_road_water_slows_and_closes);
  return g_test_run ();
}
