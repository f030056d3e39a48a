/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Mortality and departure against check values. */
#include "hazards/flood_people.h"

#include <locale.h>
#include <math.h>

#define HOUR 3600.0

static void
test_flood_people_drown_as_the_check_values (void)
{
  /* Computed from [JONKMAN2008] for the domain study, in per cent. */
  g_assert_cmpfloat_with_epsilon (100 * tbr_flood_zone_mortality (TBR_FLOOD_RAPID, 2), 0.3, 0.05);
  g_assert_cmpfloat_with_epsilon (100 * tbr_flood_zone_mortality (TBR_FLOOD_RAPID, 3), 9.8, 0.05);
  g_assert_cmpfloat_with_epsilon (100 * tbr_flood_zone_mortality (TBR_FLOOD_RAPID, 4), 40, 0.5);
  g_assert_cmpfloat_with_epsilon (100 * tbr_flood_zone_mortality (TBR_FLOOD_OTHER, 1), 0.3, 0.05);
  g_assert_cmpfloat_with_epsilon (100 * tbr_flood_zone_mortality (TBR_FLOOD_OTHER, 3), 0.9, 0.05);
  g_assert_cmpfloat (tbr_flood_zone_mortality (TBR_FLOOD_BREACH, 3), ==, 1);
  g_assert_cmpfloat (tbr_flood_zone_mortality (TBR_FLOOD_OTHER, 0), ==, 0);
}

static void
test_flood_people_are_in_the_zone_of_their_water (void)
{
  const TbrFloodExposure torrent = { 3.5, 2, 0 }, rapid = { 2.1, 0, 0.5 / HOUR };
  const TbrFloodExposure shallow = { 2.0, 0, 2 / HOUR }, slow = { 4, 1.9, 0.1 / HOUR };
  g_assert_cmpint (tbr_flood_zone (&torrent), ==, TBR_FLOOD_BREACH);
  g_assert_cmpint (tbr_flood_zone (&rapid), ==, TBR_FLOOD_RAPID);
  g_assert_cmpint (tbr_flood_zone (&shallow), ==, TBR_FLOOD_OTHER);
  g_assert_cmpint (tbr_flood_zone (&slow), ==, TBR_FLOOD_OTHER);
  g_assert_cmpfloat (tbr_flood_mortality (&torrent), ==, 1);
}

static void
test_flood_people_leave_after_the_order (void)
{
  const double scale = 6 * HOUR;
  g_assert_cmpfloat (tbr_evacuation_departed (-1, scale), ==, 0);
  g_assert_cmpfloat (tbr_evacuation_departed (0, scale), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_evacuation_departed (scale, scale), 1 - exp (-0.5), 1e-15);
  /* the median of the Rayleigh law */
  const double half = scale * sqrt (2 * G_LN2);
  g_assert_cmpfloat_with_epsilon (tbr_evacuation_departed (half, scale), 0.5, 1e-15);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/flood_people/drown-as-the-check-values",
                   test_flood_people_drown_as_the_check_values);
  g_test_add_func ("/hazards/flood_people/are-in-the-zone-of-their-water",
                   test_flood_people_are_in_the_zone_of_their_water);
  g_test_add_func ("/hazards/flood_people/leave-after-the-order",
                   test_flood_people_leave_after_the_order);
  return g_test_run ();
}
