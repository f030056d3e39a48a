/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Bridges and high water. */
#include "hazards/bridge_water.h"

#include <locale.h>
#include <math.h>

/* The defaults of the kind "flood". */
#define HALF 4.3
#define SPREAD 0.45

static void
test_bridge_water_takes_more_the_deeper (void)
{
  /* Phi (-1), Phi (0), Phi (1): the standard normal table. */
  g_assert_cmpfloat_with_epsilon (tbr_bridge_lost (HALF * exp (-SPREAD), HALF, SPREAD), 0.158655,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_bridge_lost (HALF, HALF, SPREAD), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_bridge_lost (HALF * exp (SPREAD), HALF, SPREAD), 0.841345,
                                  1e-6);
  g_assert_cmpfloat (tbr_bridge_lost (0, HALF, SPREAD), ==, 0);
  g_assert_cmpfloat (tbr_bridge_lost (1e-9, HALF, SPREAD), <, 1e-12);
  g_assert_cmpfloat (tbr_bridge_lost (1000, HALF, SPREAD), ==, 1);
}

static void
test_bridge_water_meets_the_ahr (void)
{
  /* July 2021, told by the state's minister of the interior on 22 July: 62 bridges of the district
     of Ahrweiler destroyed, 13 badly damaged; of 112 (memory). The water stood 4 to 5 m over the
     valley floor. */
  g_assert_cmpfloat (tbr_bridge_lost (4, HALF, SPREAD), <, 62.0 / 112);
  g_assert_cmpfloat (tbr_bridge_lost (5, HALF, SPREAD), >, 62.0 / 112);
  g_assert_cmpfloat (tbr_bridge_lost (5, HALF, SPREAD), <, 75.0 / 112);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/bridge_water/takes-more-the-deeper",
                   test_bridge_water_takes_more_the_deeper);
  g_test_add_func ("/hazards/bridge_water/meets-the-ahr", test_bridge_water_meets_the_ahr);
  return g_test_run ();
}
