/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Races of crews against fires. */
#include "hazards/containment.h"

#include <locale.h>
#include <math.h>

#define MINUTE 60.0

static void
test_containment_around_a_circle_is_a_spiral (void)
{
  /* Case A48. */
  TbrContainment end;
  g_assert_true (tbr_containment_circle (100, 2 / MINUTE, 6 / MINUTE, &end));
  g_assert_cmpfloat_with_epsilon (end.duration / MINUTE, 101.827307481835, 1e-10);
  g_assert_cmpfloat_with_epsilon (end.area, 116257.01715205, 1e-6);
  g_assert_cmpfloat_with_epsilon (end.line_length, 1221.92768978203, 1e-8);
}

static void
test_containment_of_a_round_ellipse_is_that_of_a_circle (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 2, 1);
  TbrContainment circle, ellipse;
  g_assert_true (tbr_containment_circle (2 * 50, 2, 3, &circle));
  for (TbrAttackFrom from = 0; from < TBR_ATTACK_N; from++)
    {
      g_assert_true (tbr_containment_ellipse (&shape, 50, 3, from, &ellipse));
      g_assert_cmpfloat_with_epsilon (ellipse.duration / circle.duration, 1, 1e-11);
      g_assert_cmpfloat_with_epsilon (ellipse.area / circle.area, 1, 1e-11);
      g_assert_cmpfloat_with_epsilon (ellipse.line_length / circle.line_length, 1, 1e-11);
    }
}

static void
test_containment_of_an_ellipse_agrees_with_the_published_cases (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 5 / MINUTE, 2);
  TbrContainment end;
  /* Cases A49 and A50; the equation is integrated, hence 1e-10 of the value. */
  g_assert_true (tbr_containment_ellipse (&shape, 30 * MINUTE, 30 / MINUTE, TBR_ATTACK_HEAD, &end));
  g_assert_cmpfloat_with_epsilon (end.time / MINUTE / 36.7913776712451, 1, 1e-10);
  g_assert_cmpfloat_with_epsilon (end.area / 11537.7033441534, 1, 1e-10);
  g_assert_true (tbr_containment_ellipse (&shape, 30 * MINUTE, 15 / MINUTE, TBR_ATTACK_REAR, &end));
  g_assert_cmpfloat_with_epsilon (end.time / MINUTE / 49.7586535715871, 1, 1e-10);
  g_assert_cmpfloat_with_epsilon (end.area / 20825.1891248454, 1, 1e-10);
  g_assert_cmpfloat_with_epsilon (end.line_length / 592.759607147612, 1, 1e-10);
}

static void
test_containment_fails_when_crews_are_no_faster_than_the_head (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 5, 2);
  TbrContainment end = { -1, -1, -1, -1 };
  /* Case A51, and slower still. */
  g_assert_false (tbr_containment_ellipse (&shape, 30, 5, TBR_ATTACK_REAR, &end));
  g_assert_false (tbr_containment_ellipse (&shape, 30, 5, TBR_ATTACK_HEAD, &end));
  g_assert_false (tbr_containment_ellipse (&shape, 30, 1, TBR_ATTACK_HEAD, &end));
  g_assert_false (tbr_containment_circle (100, 2, 2, &end));
  g_assert_cmpfloat (end.time, ==, -1);
}

static void
test_containment_needs_little_when_crews_are_fast (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 1, 2);
  TbrContainment end;
  g_assert_true (tbr_containment_ellipse (&shape, 100, 1e6, TBR_ATTACK_HEAD, &end));
  g_assert_cmpfloat_with_epsilon (end.area / tbr_fire_shape_area (&shape, 100), 1, 1e-5);
  g_assert_cmpfloat_with_epsilon (end.line_length / tbr_fire_shape_perimeter (&shape, 100), 1,
                                  1e-5);
}

static void
test_containment_holds_just_above_the_head_rate (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 5, 3);
  TbrContainment near, nearer;
  for (TbrAttackFrom from = 0; from < TBR_ATTACK_N; from++)
    {
      g_assert_true (tbr_containment_ellipse (&shape, 30, 5.05, from, &near));
      g_assert_true (tbr_containment_ellipse (&shape, 30, 5.01, from, &nearer));
      g_assert_cmpfloat (nearer.area, >, near.area);
    }
}

static void
test_containment_race_ends_when_the_line_is_as_long (void)
{
  /* Case A53. */
  double time = 0, perimeter = 0;
  g_assert_true (tbr_containment_race (13 / MINUTE, 45 * MINUTE, 40 / MINUTE, &time, &perimeter));
  g_assert_cmpfloat_with_epsilon (time / MINUTE, 66.6666666666667, 1e-11);
  g_assert_cmpfloat_with_epsilon (perimeter, 866.666666666667, 1e-10);
  g_assert_false (tbr_containment_race (13, 45, 13, &time, &perimeter));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/containment/around-a-circle-is-a-spiral",
                   test_containment_around_a_circle_is_a_spiral);
  g_test_add_func ("/hazards/containment/of-a-round-ellipse-is-that-of-a-circle",
                   test_containment_of_a_round_ellipse_is_that_of_a_circle);
  g_test_add_func ("/hazards/containment/of-an-ellipse-agrees-with-the-published-cases",
                   test_containment_of_an_ellipse_agrees_with_the_published_cases);
  g_test_add_func ("/hazards/containment/fails-when-crews-are-no-faster-than-the-head",
                   test_containment_fails_when_crews_are_no_faster_than_the_head);
  g_test_add_func ("/hazards/containment/needs-little-when-crews-are-fast",
                   test_containment_needs_little_when_crews_are_fast);
  g_test_add_func ("/hazards/containment/holds-just-above-the-head-rate",
                   test_containment_holds_just_above_the_head_rate);
  g_test_add_func ("/hazards/containment/race-ends-when-the-line-is-as-long",
                   test_containment_race_ends_when_the_line_is_as_long);
  return g_test_run ();
}
