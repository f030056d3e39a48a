/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Two published survival functions. */
#include "hazards/cardiac_arrest.h"

#include <locale.h>
#include <math.h>

#define MINUTE 60.0

static void
test_cardiac_arrest_of_larsen_meets_the_published_points (void)
{
  /* Case A56, and fact S08: no survival after 12.18 min without any help. */
  g_assert_cmpfloat_with_epsilon (tbr_cardiac_arrest_larsen (2 * MINUTE, 6 * MINUTE, 9 * MINUTE),
                                  0.369, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_cardiac_arrest_larsen (0, 0, 0), 0.67, 1e-15);
  const double zero = 12.18 * MINUTE;
  g_assert_cmpfloat_with_epsilon (tbr_cardiac_arrest_larsen (zero, zero, zero), 0, 2e-4);
  g_assert_cmpfloat (tbr_cardiac_arrest_larsen (2 * zero, zero, zero), ==, 0);
}

static void
test_cardiac_arrest_of_demaio_meets_the_case (void)
{
  /* Case A55. */
  g_assert_cmpfloat_with_epsilon (tbr_cardiac_arrest_demaio (6 * MINUTE), 0.0952632418520543,
                                  1e-14);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/cardiac_arrest/of-larsen-meets-the-published-points",
                   test_cardiac_arrest_of_larsen_meets_the_published_points);
  g_test_add_func ("/hazards/cardiac_arrest/of-demaio-meets-the-case",
                   test_cardiac_arrest_of_demaio_meets_the_case);
  return g_test_run ();
}
