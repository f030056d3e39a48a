/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cold homes: Newton's law and the rate of deaths. */
#include "hazards/cold_home.h"

#include <math.h>

/* From 20 to 0 degrees outdoors: half is left after ln 2 of the constant, 1 / e after all of it. */
static void
test_cold_home_cools_by_newtons_law (void)
{
  g_assert_cmpfloat (tbr_home_temperature (20, -5, 0, 100), ==, 20);
  g_assert_cmpfloat_with_epsilon (tbr_home_temperature (20, 0, 100 * G_LN2, 100), 10, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_home_temperature (20, 0, 100, 100), 20 / G_E, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_home_temperature (20, -8, 1e9, 100), -8, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_home_temperature (2, 20, 1e9, 100), 20, 1e-12);
  /* two halves of a time are the whole */
  double half = tbr_home_temperature (20, -3, 50, 120);
  g_assert_cmpfloat_with_epsilon (tbr_home_temperature (half, -3, 50, 120),
                                  tbr_home_temperature (20, -3, 100, 120), 1e-12);
}

/* 50,000 people for two days at 2 of 100,000 in a day: 2 dead. */
static void
test_cold_home_kills_by_person_days (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_cold_deaths (50000, 2 * 86400, 2), 2, 1e-12);
  g_assert_cmpfloat (tbr_cold_deaths (0, 86400, 3), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/cold_home/cools-by-newtons-law", test_cold_home_cools_by_newtons_law);
  g_test_add_func ("/hazards/cold_home/kills-by-person-days", test_cold_home_kills_by_person_days);
  return g_test_run ();
}
