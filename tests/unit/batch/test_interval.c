/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Intervals against a worked example and their promise. */
#include <tabard/comparison.h>

#include <math.h>

static void
test_interval_of_none_and_one (void)
{
  static const double one[] = { 3 }, nothing[] = { NAN, INFINITY };
  g_assert_cmpuint (tbr_interval_of (nothing, 2, 0.95).n, ==, 0);
  g_assert_true (isnan (tbr_interval_of (nothing, 2, 0.95).mean));
  TbrInterval interval = tbr_interval_of (one, 1, 0.95);
  g_assert_cmpfloat (interval.mean, ==, 3);
  g_assert_true (isnan (interval.half_width));
}

/* Student's own data, "The probable error of a mean", Biometrika 6 (1908): hours of sleep gained by
   ten patients with two drugs, the same patients. Mean difference 1.58, t = 4.06 with 9 degrees of
   freedom, so that the 95 % interval has the half-width 2.262 x 1.58 / 4.0621. */
static void
test_interval_of_students_sleep (void)
{
  static const double first[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
  static const double second[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
  TbrInterval interval = tbr_interval_paired (first, second, 10, 0.95);
  g_assert_cmpuint (interval.n, ==, 10);
  g_assert_cmpfloat_with_epsilon (interval.mean, 1.58, 1e-12);
  g_assert_cmpfloat_with_epsilon (interval.half_width, 2.262157 * 1.58 / 4.062128, 1e-5);
}

/* Five at once: the tables of Student's distribution give 3.250 for 0.5 % on each side and 9
   degrees of freedom, where one alone has 2.262. */
static void
test_interval_among_five_is_wider (void)
{
  const TbrInterval one = { 10, 1.58, 2.262157 }, lone = { 1, 3, NAN };
  TbrInterval among = tbr_interval_among (one, 5, 0.95);
  g_assert_cmpuint (among.n, ==, 10);
  g_assert_cmpfloat (among.mean, ==, 1.58);
  g_assert_cmpfloat_with_epsilon (among.half_width, 3.2498, 1e-4);
  g_assert_cmpfloat_with_epsilon (tbr_interval_among (one, 1, 0.95).half_width, 2.262157, 1e-12);
  g_assert_true (isnan (tbr_interval_among (lone, 5, 0.95).half_width));
}

/* A pair of which one run never came to it says nothing. */
static void
test_interval_leaves_out_half_pairs (void)
{
  static const double a[] = { 1, NAN, 3 }, b[] = { 2, 5, 5 };
  TbrInterval interval = tbr_interval_paired (a, b, 3, 0.95);
  g_assert_cmpuint (interval.n, ==, 2);
  g_assert_cmpfloat (interval.mean, ==, 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/interval/of-none-and-one", test_interval_of_none_and_one);
  g_test_add_func ("/batch/interval/of-students-sleep", test_interval_of_students_sleep);
  g_test_add_func ("/batch/interval/among-five-is-wider", test_interval_among_five_is_wider);
  g_test_add_func ("/batch/interval/leaves-out-half-pairs", test_interval_leaves_out_half_pairs);
  return g_test_run ();
}
