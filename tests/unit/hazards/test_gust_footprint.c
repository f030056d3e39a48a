/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The moving footprint of a storm's gusts. */
#include "hazards/gust_footprint.h"

#include "base/geodesy.h"

#include <math.h>

/* exp (-1/2) at the radius, exp (-2) at twice as far. */
static void
test_gust_footprint_is_a_bell (void)
{
  const TbrGustFootprint footprint = { 14, 46, 40, 100000 };
  double lon, lat;
  g_assert_cmpfloat_with_epsilon (tbr_gust_at (&footprint, 14, 46), 40, 1e-9);
  tbr_geodesy_destination (14, 46, 70, 100000, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (tbr_gust_at (&footprint, lon, lat), 40 * 0.60653065971, 1e-5);
  tbr_geodesy_destination (14, 46, 250, 200000, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (tbr_gust_at (&footprint, lon, lat), 40 * 0.13533528324, 1e-5);
}

static void
test_gust_footprint_moves_between_two_instants (void)
{
  const TbrGustFootprint first = { 0, 50, 30, 100000 }, second = { 10, 50, 40, 200000 };
  TbrGustFootprint half;
  tbr_gust_footprint_between (&first, &second, 0.5, &half);
  g_assert_cmpfloat_with_epsilon (half.speed, 35, 1e-12);
  g_assert_cmpfloat_with_epsilon (half.radius, 150000, 1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_geodesy_distance (half.lon, half.lat, 0, 50),
                                  tbr_geodesy_distance (half.lon, half.lat, 10, 50), 1e-3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/gust_footprint/is-a-bell", test_gust_footprint_is_a_bell);
  g_test_add_func ("/hazards/gust_footprint/moves-between-two-instants",
                   test_gust_footprint_moves_between_two_instants);
  return g_test_run ();
}
