/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Classes of fire danger. */
#include "hazards/fire_danger.h"

#include <locale.h>
#include <math.h>

static void
test_fire_danger_has_the_limits_of_the_european_system (void)
{
  g_assert_cmpint (tbr_fire_danger_class (0), ==, TBR_FIRE_DANGER_LOW);
  g_assert_cmpint (tbr_fire_danger_class (11.19), ==, TBR_FIRE_DANGER_LOW);
  g_assert_cmpint (tbr_fire_danger_class (11.2), ==, TBR_FIRE_DANGER_MODERATE);
  g_assert_cmpint (tbr_fire_danger_class (21.3), ==, TBR_FIRE_DANGER_HIGH);
  g_assert_cmpint (tbr_fire_danger_class (38), ==, TBR_FIRE_DANGER_VERY_HIGH);
  g_assert_cmpint (tbr_fire_danger_class (50), ==, TBR_FIRE_DANGER_EXTREME);
  g_assert_cmpint (tbr_fire_danger_class (500), ==, TBR_FIRE_DANGER_EXTREME);
}

static void
test_fire_danger_ignites_by_area_and_day (void)
{
  /* A million hectares on an extreme day: 20 fires. */
  const double fires = tbr_fire_danger_ignition_rate (TBR_FIRE_DANGER_EXTREME) * 1e10 * 86400;
  g_assert_cmpfloat_with_epsilon (fires, 20, 1e-12);
  for (TbrFireDanger danger = 1; danger < TBR_FIRE_DANGER_N; danger++)
    {
      g_assert_cmpfloat (tbr_fire_danger_ignition_rate (danger), >,
                         tbr_fire_danger_ignition_rate (danger - 1));
      g_assert_cmpfloat (tbr_fire_danger_escape_share (danger), >,
                         tbr_fire_danger_escape_share (danger - 1));
    }
  g_assert_cmpfloat (tbr_fire_danger_escape_share (TBR_FIRE_DANGER_LOW), ==, 0.01);
  g_assert_cmpfloat (tbr_fire_danger_escape_share (TBR_FIRE_DANGER_EXTREME), ==, 0.05);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/fire_danger/has-the-limits-of-the-european-system",
                   test_fire_danger_has_the_limits_of_the_european_system);
  g_test_add_func ("/hazards/fire_danger/ignites-by-area-and-day",
                   test_fire_danger_ignites_by_area_and_day);
  return g_test_run ();
}
