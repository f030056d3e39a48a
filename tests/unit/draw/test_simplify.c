/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That points are weighed by the area their loss costs. */
#include "draw/simplify.h"

#include <math.h>

static void
test_simplify_straight_points_weigh_nothing (void)
{
  const float x[5] = { 0, 1, 2, 3, 4 }, y[5] = { 0, 0, 0, 0, 0 };
  float weight[5];
  tbr_simplify_weigh (x, y, 5, weight);
  for (int i = 1; i < 4; i++)
    g_assert_cmpfloat (weight[i], ==, 0);
  g_assert_true (isinf (weight[0]) && isinf (weight[4]));
}

/* By hand: (0,0) (4,1) (8,0) (12,6) (16,0). The triangles of the inner points have areas 4, 14 and
   24. Without the first, (8,0) has (0,0) and (12,6) beside it: area 24. Then (12,6): 48. */
static void
test_simplify_weighs_by_triangles (void)
{
  const float x[5] = { 0, 4, 8, 12, 16 }, y[5] = { 0, 1, 0, 6, 0 };
  float weight[5];
  tbr_simplify_weigh (x, y, 5, weight);
  g_assert_cmpfloat (weight[1], ==, 4);
  g_assert_cmpfloat (weight[2], ==, 24);
  g_assert_cmpfloat (weight[3], ==, 48);
}

static void
test_simplify_small_ring_weighs_its_area (void)
{
  const float x[4] = { 0, 2, 0, 0 }, y[4] = { 0, 0, 2, 0 };
  float weight[4];
  tbr_simplify_weigh (x, y, 4, weight);
  for (int i = 0; i < 4; i++)
    g_assert_cmpfloat (weight[i], ==, 2);
}

static void
test_simplify_takes_none_one_two_points (void)
{
  const float x[2] = { 1, 2 }, y[2] = { 1, 2 };
  float weight[2] = { -1, -1 };
  tbr_simplify_weigh (x, y, 0, weight);
  g_assert_cmpfloat (weight[0], ==, -1);
  tbr_simplify_weigh (x, y, 1, weight);
  g_assert_true (isinf (weight[0]));
  tbr_simplify_weigh (x, y, 2, weight);
  g_assert_true (isinf (weight[1]));
}

/* Two squares that share a wiggly side, walked in opposite directions. */
static void
test_simplify_neighbours_agree_on_their_border (void)
{
  float ax[12] = { 0 }, ay[12] = { 0 }, bx[12] = { 0 }, by[12] = { 0 }, aw[12], bw[12];
  const float wiggle[9] = { 0, 3, -2, 5, 1, -4, 2, -1, 0 };
  for (int i = 0; i < 9; i++)
    {
      ax[i] = 100 + wiggle[i];
      ay[i] = (float) (10 * i);
      bx[8 - i] = ax[i];
      by[8 - i] = ay[i];
    }
  const float left[3][2] = { { 0, 80 }, { 0, 0 }, { 100, 0 } };
  const float right[3][2] = { { 200, 0 }, { 200, 80 }, { 100, 80 } };
  for (int i = 0; i < 3; i++)
    {
      ax[9 + i] = left[i][0];
      ay[9 + i] = left[i][1];
      bx[9 + i] = right[i][0];
      by[9 + i] = right[i][1];
    }
  tbr_simplify_weigh (ax, ay, 12, aw);
  tbr_simplify_weigh (bx, by, 12, bw);
  for (int i = 1; i < 8; i++)
    g_assert_cmpfloat (aw[i], ==, bw[8 - i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/simplify/straight-points-weigh-nothing",
                   test_simplify_straight_points_weigh_nothing);
  g_test_add_func ("/draw/simplify/weighs-by-triangles", test_simplify_weighs_by_triangles);
  g_test_add_func ("/draw/simplify/small-ring-weighs-its-area",
                   test_simplify_small_ring_weighs_its_area);
  g_test_add_func ("/draw/simplify/takes-none-one-two-points",
                   test_simplify_takes_none_one_two_points);
  g_test_add_func ("/draw/simplify/neighbours-agree-on-their-border",
                   test_simplify_neighbours_agree_on_their_border);
  return g_test_run ();
}
