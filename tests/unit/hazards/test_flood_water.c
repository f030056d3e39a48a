/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Weirs, pumps, dikes and bags against check values. */
#include "hazards/flood_water.h"

#include <locale.h>
#include <math.h>

#define HOUR 3600.0

static void
test_flood_water_runs_over_a_weir (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_weir_flow (10, 1), 17, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_weir_flow (10, 4), 136, 1e-12);
  g_assert_cmpfloat (tbr_weir_flow (10, 0), ==, 0);
  g_assert_cmpfloat (tbr_weir_flow (10, -1), ==, 0);
}

static void
test_flood_water_fills_a_basin_by_its_shape (void)
{
  const TbrBasin cone = { 6, 1000, 3 };
  g_assert_cmpfloat_with_epsilon (tbr_basin_depth (&cone, 125), 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_basin_volume (&cone, 3), 125, 1e-10);
  const TbrBasin box = { 2, 500, 1 };
  g_assert_cmpfloat_with_epsilon (tbr_basin_depth (&box, 250), 1, 1e-12);
  g_assert_cmpfloat (tbr_basin_depth (&box, 0), ==, 0);
}

static void
test_flood_water_pumps_less_at_height (void)
{
  g_assert_cmpfloat (tbr_pump_flow (0.4, 0, 20), ==, 0.4);
  g_assert_cmpfloat_with_epsilon (tbr_pump_flow (0.4, 15, 20), 0.2, 1e-15);
  g_assert_cmpfloat (tbr_pump_flow (0.4, 25, 20), ==, 0);
}

static void
test_flood_water_wears_a_dike_down (void)
{
  /* One km for one hour, and ten km for five hours. */
  g_assert_cmpfloat_with_epsilon (tbr_dike_failure (1000, HOUR, TBR_DIKE_FAILURE), 0.002, 1e-15);
  g_assert_cmpfloat_with_epsilon (tbr_dike_failure (10e3, 5 * HOUR, TBR_DIKE_FAILURE),
                                  1 - pow (0.998, 50), 1e-14);
  g_assert_cmpfloat (tbr_dike_failure (0, HOUR, 1), ==, 0);
  g_assert_cmpfloat (tbr_dike_failure (1, HOUR, 1), ==, 1);
}

static void
test_flood_water_overtops_a_dike_that_was_not_raised_enough (void)
{
  TbrDikeSection section = { 5, 0, 0.2 };
  g_assert_cmpint (tbr_dike_strain (&section, 3.9), ==, TBR_DIKE_SAFE);
  g_assert_cmpint (tbr_dike_strain (&section, 4.1), ==, TBR_DIKE_STRAINED);
  g_assert_cmpint (tbr_dike_strain (&section, 4.9), ==, TBR_DIKE_OVERTOPPED);
  section.raise = 0.8;
  g_assert_cmpint (tbr_dike_strain (&section, 4.9), ==, TBR_DIKE_STRAINED);
}

static void
test_flood_water_needs_the_bags_of_the_handbook (void)
{
  /* A kilometre raised by 0.3, 0.6, 0.9 m: about 20,000, 67,000, 113,000. */
  g_assert_cmpfloat_with_epsilon (tbr_sandbags_needed (1000, 0.3), 20000, 500);
  g_assert_cmpfloat_with_epsilon (tbr_sandbags_needed (1000, 0.6), 67000, 500);
  g_assert_cmpfloat_with_epsilon (tbr_sandbags_needed (1000, 0.9), 113000, 500);
  g_assert_cmpfloat (tbr_sandbags_needed (1000, 0), ==, 0);
  g_assert_cmpfloat (tbr_sandbags_needed (1000, 1.2), >, 150000);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/flood_water/runs-over-a-weir", test_flood_water_runs_over_a_weir);
  g_test_add_func ("/hazards/flood_water/fills-a-basin-by-its-shape",
                   test_flood_water_fills_a_basin_by_its_shape);
  g_test_add_func ("/hazards/flood_water/pumps-less-at-height",
                   test_flood_water_pumps_less_at_height);
  g_test_add_func ("/hazards/flood_water/wears-a-dike-down", test_flood_water_wears_a_dike_down);
  g_test_add_func ("/hazards/flood_water/overtops-a-dike-that-was-not-raised-enough",
                   test_flood_water_overtops_a_dike_that_was_not_raised_enough);
  g_test_add_func ("/hazards/flood_water/needs-the-bags-of-the-handbook",
                   test_flood_water_needs_the_bags_of_the_handbook);
  return g_test_run ();
}
