/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Fragility against the normal distribution of another library, outages against hand sums. */
#include "hazards/power_fragility.h"

#include <math.h>

/* Phi ((ln v - ln m) / b) by Python's statistics.NormalDist ().cdf, 12 digits. */
static void
test_power_fragility_is_the_lognormal_law (void)
{
  static const struct
  {
    double gust, pole, tower;
  } expected[] = {
    { 20, 0.00023099820111, 1.94289029309e-15 }, { 25, 0.00453637332498, 9.44671008085e-11 },
    { 30, 0.0300530497357, 1.27086952684e-07 },  { 35, 0.103220613242, 1.83820673243e-05 },
    { 40, 0.232913297665, 0.000604562530317 },   { 45, 0.398143996154, 0.00711313829617 },
    { 50, 0.564854150516, 0.0401372913551 },     { 60, 0.813957381056, 0.296802908374 },
  };
  const TbrFragility pole = TBR_FRAGILITY_POLE, tower = TBR_FRAGILITY_TOWER;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpfloat_with_epsilon (tbr_fragility_share (&pole, expected[i].gust),
                                      expected[i].pole, 1e-11);
      g_assert_cmpfloat_with_epsilon (tbr_fragility_share (&tower, expected[i].gust),
                                      expected[i].tower, 1e-11);
    }
  g_assert_cmpfloat (tbr_fragility_share (&pole, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_fragility_share (&pole, 48), 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (tbr_fragility_share (&tower, 65), 0.5, 1e-15);
}

static void
test_power_fragility_trees_add_to_the_wind (void)
{
  g_assert_cmpfloat (tbr_fragility_in_forest (0.01, 3, 0), ==, 0.01);
  g_assert_cmpfloat_with_epsilon (tbr_fragility_in_forest (0.01, 3, 1), 0.03, 1e-15);
  g_assert_cmpfloat_with_epsilon (tbr_fragility_in_forest (0.01, 3, 0.5), 0.02, 1e-15);
  g_assert_cmpfloat (tbr_fragility_in_forest (0.6, 4, 1), ==, 1);
}

/* The three points of [HAZARDS] section 4, and between them. */
static void
test_power_fragility_ice_breaks_lines (void)
{
  g_assert_cmpfloat (tbr_ice_line_share (0), ==, 0);
  g_assert_cmpfloat (tbr_ice_line_share (0.010), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_ice_line_share (0.020), 0.15, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_ice_line_share (0.030), 0.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_ice_line_share (0.050), 0.8, 1e-12);
  g_assert_cmpfloat (tbr_ice_line_share (0.058), >, 0.999);
  g_assert_cmpfloat (tbr_ice_line_share (1), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/power_fragility/is-the-lognormal-law",
                   test_power_fragility_is_the_lognormal_law);
  g_test_add_func ("/hazards/power_fragility/trees-add-to-the-wind",
                   test_power_fragility_trees_add_to_the_wind);
  g_test_add_func ("/hazards/power_fragility/ice-breaks-lines",
                   test_power_fragility_ice_breaks_lines);
  return g_test_run ();
}
