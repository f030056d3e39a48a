/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Heat as people feel it, against values worked out elsewhere. */
#include "hazards/heat_stress.h"

/* Dew points at 30 degC and 50 %, 35 and 30, 38 and 40, 25 and 60 (Python). */
static void
test_heat_stress_is_the_published_approximation (void)
{
  static const struct
  {
    double temperature, dew, apparent, globe;
  } expected[] = {
    { 30, 18.422876054714354, 32.35985614054872, 29.259427221986336 },
    { 35, 14.804723551782013, 35.490451543503745, 30.38934626052646 },
    { 38, 22.017325230760157, 42.53586793785114, 35.85906620520178 },
    { 25, 16.68424959549877, 26.455972023842985, 25.562262562355347 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpfloat_with_epsilon (tbr_apparent_temperature (expected[i].temperature,
                                                                expected[i].dew),
                                      expected[i].apparent, 1e-9);
      g_assert_cmpfloat_with_epsilon (tbr_wet_bulb_globe (expected[i].temperature, expected[i].dew),
                                      expected[i].globe, 1e-9);
    }
  g_assert_cmpfloat (tbr_apparent_temperature (25, -5), ==, tbr_apparent_temperature (25, 0));
}

/* 2 % for each degree above 26 [HAZARDS section 7b]: 92 % at 30, none is less than nothing. */
static void
test_heat_stress_slows_work (void)
{
  g_assert_cmpfloat (tbr_heat_work (20, 26, 0.02), ==, 1);
  g_assert_cmpfloat (tbr_heat_work (26, 26, 0.02), ==, 1);
  g_assert_cmpfloat_with_epsilon (tbr_heat_work (30, 26, 0.02), 0.92, 1e-12);
  g_assert_cmpfloat (tbr_heat_work (80, 26, 0.02), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/heat_stress/is-the-published-approximation",
                   test_heat_stress_is_the_published_approximation);
  g_test_add_func ("/hazards/heat_stress/slows-work", test_heat_stress_slows_work);
  return g_test_run ();
}
