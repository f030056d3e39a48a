/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Intensities against check values. */
#include "hazards/shaking.h"

#include <locale.h>
#include <math.h>

static void
test_shaking_meets_the_check_values (void)
{
  /* Computed from [ALLEN2012] for the domain study, printed to one decimal; the last is
     6.747 and was printed 6.8. */
  g_assert_cmpfloat_with_epsilon (tbr_shaking_intensity (6.4, 20e3), 6.9, 0.05);
  g_assert_cmpfloat_with_epsilon (tbr_shaking_intensity (7.8, 20e3), 8.1, 0.05);
  g_assert_cmpfloat_with_epsilon (tbr_shaking_intensity (7.8, 100e3), 6.8, 0.06);
}

static void
test_shaking_weakens_with_distance (void)
{
  double last = tbr_shaking_intensity (7, 1e3);
  for (double distance = 5e3; distance < 300e3; distance += 5e3)
    {
      const double here = tbr_shaking_intensity (7, distance);
      g_assert_cmpfloat (here, <, last);
      last = here;
    }
  g_assert_cmpfloat (tbr_shaking_intensity (2, 1000e3), ==, 1);
}

static void
test_shaking_is_less_certain_near_the_source (void)
{
  /* [ALLEN2012]: 1.19 at the source, 0.82 + 0.37 / 2 at 22.9 km, 0.82 far away. */
  g_assert_cmpfloat_with_epsilon (tbr_shaking_sigma (1), 1.19, 1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_shaking_sigma (22.9e3), 1.005, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_shaking_sigma (1000e3), 0.82, 1e-3);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/shaking/meets-the-check-values", test_shaking_meets_the_check_values);
  g_test_add_func ("/hazards/shaking/weakens-with-distance", test_shaking_weakens_with_distance);
  g_test_add_func ("/hazards/shaking/is-less-certain-near-the-source",
                   test_shaking_is_less_certain_near_the_source);
  return g_test_run ();
}
