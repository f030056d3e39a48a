/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What common luck saves, against Student's data and exact theory; what intervals cover. */
#include <tabard/statistics.h>

#include "engine/stream.h"

#include <math.h>

#define N_STUDIES 2000

static void
test_paired_of_none_one_and_equal (void)
{
  static const double a[] = { 1, NAN, 3 }, b[] = { 2, 5, 4 }, still[] = { 7, 7, 7 };
  g_assert_cmpuint (tbr_paired_of (a + 1, b, 1, 0.95).difference.n, ==, 0);
  TbrPaired paired = tbr_paired_of (a, b, 1, 0.95);
  g_assert_cmpfloat (paired.difference.mean, ==, 1);
  g_assert_true (isnan (paired.variance) && isnan (paired.factor));
  paired = tbr_paired_of (a, b, 3, 0.95);
  g_assert_cmpuint (paired.difference.n, ==, 2);
  g_assert_cmpfloat (paired.variance_a, ==, 2);
  g_assert_cmpfloat (paired.variance, ==, 0);
  g_assert_cmpfloat (paired.factor, ==, INFINITY);
  g_assert_true (isnan (tbr_paired_of (still, still, 3, 0.95).factor));
}

/* Student's data (see test_interval.c); the variances 3.200556 and 4.009 are those that R prints
   for its data set sleep, 1.229995 is the standard deviation of the differences. */
static void
test_paired_of_students_sleep (void)
{
  static const double first[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
  static const double second[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
  TbrPaired paired = tbr_paired_of (first, second, 10, 0.95);
  g_assert_cmpfloat_with_epsilon (paired.difference.mean, 1.58, 1e-12);
  g_assert_cmpfloat_with_epsilon (paired.variance_a, 3.200556, 1e-6);
  g_assert_cmpfloat_with_epsilon (paired.variance_b, 4.009, 1e-6);
  g_assert_cmpfloat_with_epsilon (sqrt (paired.variance), 1.229995, 1e-6);
  g_assert_cmpfloat_with_epsilon (paired.factor, (3.200556 + 4.009) / (1.229995 * 1.229995), 1e-5);
}

/* One pair with a shared part: correlation 0.9. */
static void
draw_pair (TbrStream *stream, double *out_a, double *out_b)
{
  double shared = sqrt (0.9) * tbr_stream_normal (stream);
  *out_a = 5 + shared + sqrt (0.1) * tbr_stream_normal (stream);
  *out_b = 7 + shared + sqrt (0.1) * tbr_stream_normal (stream);
}

/* Equal variances and correlation r: the variance of the difference is (1 - r) times the sum of
   both, the factor 1 / (1 - r) = 10. With 20,000 pairs its standard error is about 0.14. */
static void
test_paired_factor_is_that_of_theory (void)
{
  g_autofree double *a = g_new (double, 20000), *b = g_new (double, 20000);
  TbrStream stream;
  tbr_stream_init (&stream, 20260, 0, 2, 0, 0);
  for (guint i = 0; i < 20000; i++)
    draw_pair (&stream, &a[i], &b[i]);
  double factor = tbr_paired_of (a, b, 20000, 0.95).factor;
  g_test_message ("variance-reduction factor %.3f", factor);
  g_assert_cmpfloat_with_epsilon (factor, 10, 0.5);
}

/* 2,000 studies of 20 pairs: the interval of a mean and that of the difference. */
static void
test_paired_covers_95_percent (void)
{
  guint covered = 0, covered_mean = 0;
  for (guint32 study = 0; study < N_STUDIES; study++)
    {
      TbrStream stream;
      double a[20], b[20];
      tbr_stream_init (&stream, 20260, study, 3, 0, 0);
      for (guint i = 0; i < 20; i++)
        draw_pair (&stream, &a[i], &b[i]);
      TbrPaired paired = tbr_paired_of (a, b, 20, 0.95);
      TbrInterval mean = tbr_interval_of (a, 20, 0.95);
      covered += fabs (paired.difference.mean - 2) <= paired.difference.half_width;
      covered_mean += fabs (mean.mean - 5) <= mean.half_width;
    }
  g_test_message ("of %u: difference %u, mean %u", N_STUDIES, covered, covered_mean);
  g_assert_cmpuint (covered, >=, 1860);
  g_assert_cmpuint (covered, <=, 1940);
  g_assert_cmpuint (covered_mean, >=, 1860);
  g_assert_cmpuint (covered_mean, <=, 1940);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/paired/of-none-one-and-equal", test_paired_of_none_one_and_equal);
  g_test_add_func ("/batch/paired/of-students-sleep", test_paired_of_students_sleep);
  g_test_add_func ("/batch/paired/factor-is-that-of-theory", test_paired_factor_is_that_of_theory);
  g_test_add_func ("/batch/paired/covers-95-percent", test_paired_covers_95_percent);
  return g_test_run ();
}
