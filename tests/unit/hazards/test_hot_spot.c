/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The yield of checks: its limits, and that parts are worth as much as the whole. */
#include "hazards/hot_spot.h"

#include <math.h>

/* Few checks are worth what they are, endless ones the saturation; 50,000 of 50,000 the 1 - 1/e of
   random search. */
static void
test_hot_spot_has_the_limits_of_search (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_hot_spot_yield (0, 1, 1e9), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_hot_spot_yield (0, 1e12, 50000), 50000, 1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_hot_spot_yield (0, 50000, 50000), 31606.0279, 1e-3);
  g_assert_cmpfloat (tbr_hot_spot_yield (1e12, 1000, 50000), ==, 0);
  g_assert_cmpfloat (tbr_hot_spot_yield (0, 0, 50000), ==, 0);
}

static void
test_hot_spot_adds_up_in_parts (void)
{
  double sum = 0, checked = 0;
  for (guint i = 0; i < 700; i++)
    {
      double more = 1 + i % 211;
      sum += tbr_hot_spot_yield (checked, more, 30000);
      checked += more;
    }
  g_assert_cmpfloat_with_epsilon (sum, tbr_hot_spot_yield (0, checked, 30000), 1e-6);
}

static void
test_hot_spot_weighs_what_is_led (void)
{
  g_assert_cmpfloat (tbr_hot_spot_led (1, 5), ==, 1);
  g_assert_cmpfloat (tbr_hot_spot_led (0, 5), ==, 0.2);
  g_assert_cmpfloat_with_epsilon (tbr_hot_spot_led (0.5, 5), 0.6, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/hot-spot/has-the-limits-of-search",
                   test_hot_spot_has_the_limits_of_search);
  g_test_add_func ("/hazards/hot-spot/adds-up-in-parts", test_hot_spot_adds_up_in_parts);
  g_test_add_func ("/hazards/hot-spot/weighs-what-is-led", test_hot_spot_weighs_what_is_led);
  return g_test_run ();
}
