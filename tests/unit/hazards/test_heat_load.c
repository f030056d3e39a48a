/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The grid in the heat, by hand. */
#include "hazards/heat_load.h"

/* Load 0.9, a day of 30 degrees in the mean and 36 in the afternoon: demand 0.9 x 1.09 = 0.981,
   capacity 1 - 6 x 0.006 = 0.964, 1.733 % too much. */
static void
test_heat_load_runs_short (void)
{
  TbrHeatGrid grid = TBR_HEAT_GRID;
  grid.load = 0.9;
  g_assert_cmpfloat_with_epsilon (tbr_heat_demand (&grid, 30), 0.981, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_heat_capacity (&grid, 36), 0.964, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_heat_shortfall (&grid, 30, 36), 0.017 / 0.981, 1e-12);
}

static void
test_heat_load_does_nothing_on_mild_days (void)
{
  const TbrHeatGrid grid = TBR_HEAT_GRID;
  g_assert_cmpfloat (tbr_heat_demand (&grid, 10), ==, 0.85);
  g_assert_cmpfloat (tbr_heat_capacity (&grid, 25), ==, 1);
  g_assert_cmpfloat (tbr_heat_shortfall (&grid, 20, 28), ==, 0);
  g_assert_cmpfloat (tbr_heat_capacity (&grid, 500), ==, 0);
  g_assert_cmpfloat (tbr_heat_shortfall (&grid, 40, 500), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/heat_load/runs-short", test_heat_load_runs_short);
  g_test_add_func ("/hazards/heat_load/does-nothing-on-mild-days",
                   test_heat_load_does_nothing_on_mild_days);
  return g_test_run ();
}
