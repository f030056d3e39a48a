/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Intervals of quantiles against exact binomial sums, Wilks's sample sizes and their promise. */
#include <tabard/statistics.h>

#include "engine/stream.h"

#include <math.h>

/* 1 to n, so that a value is its rank. */
static double *
ranks_to (guint n)
{
  double *values = g_new (double, n);
  for (guint i = 0; i < n; i++)
    values[i] = n - i;
  return values;
}

static void
test_quantile_of_none_and_one (void)
{
  static const double nothing[] = { NAN, INFINITY }, one[] = { 3 };
  TbrQuantile quantile = tbr_quantile_of (nothing, 2, 0.5, 0.95);
  g_assert_cmpuint (quantile.n, ==, 0);
  g_assert_true (isnan (quantile.value));
  quantile = tbr_quantile_of (one, 1, 0.5, 0.95);
  g_assert_cmpfloat (quantile.value, ==, 3);
  g_assert_cmpfloat (quantile.low, ==, -INFINITY);
  g_assert_cmpfloat (quantile.high, ==, INFINITY);
  g_assert_cmpfloat (quantile.coverage, ==, 1);
}

/* The ranks around the median, and their exact coverage: 1 - 2 (sum of binomials) / 2^n. They stand
   in every table of the sign test, as in W. J. Conover: Practical Nonparametric Statistics. */
static void
test_quantile_of_the_median (void)
{
  static const struct
  {
    guint n;
    double low, high, coverage;
  } cases[] = {
    { 5, -INFINITY, INFINITY, 1 },
    { 6, 1, 6, 1 - 2 / 64.0 },
    { 10, 2, 9, 1 - 2 * 11 / 1024.0 },
    { 15, 4, 12, 1 - 2 * (1 + 15 + 105 + 455) / 32768.0 },
    { 20, 6, 15, 1 - 2 * (1 + 20 + 190 + 1140 + 4845 + 15504) / 1048576.0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree double *values = ranks_to (cases[i].n);
      TbrQuantile quantile = tbr_quantile_of (values, cases[i].n, 0.5, 0.95);
      g_assert_cmpfloat (quantile.value, ==, (cases[i].n + 1) / 2.0);
      g_assert_cmpfloat (quantile.low, ==, cases[i].low);
      g_assert_cmpfloat (quantile.high, ==, cases[i].high);
      g_assert_cmpfloat_with_epsilon (quantile.coverage, cases[i].coverage, 1e-12);
    }
}

/* S. S. Wilks, Annals of Mathematical Statistics 12 (1941): 59 values are the fewest of which the
   largest lies above the 95th percentile with 95 %; both sides together then are 90 %. */
static void
test_quantile_needs_wilks_59_values (void)
{
  g_autofree double *values = ranks_to (59);
  g_assert_cmpfloat (tbr_quantile_of (values, 59, 0.95, 0.90).high, ==, 59);
  g_assert_cmpfloat (tbr_quantile_of (values + 1, 58, 0.95, 0.90).high, ==, INFINITY);
  for (guint i = 0; i < 59; i++)
    values[i] = -values[i];
  g_assert_cmpfloat (tbr_quantile_of (values, 59, 0.05, 0.90).low, ==, -59);
  g_assert_cmpfloat (tbr_quantile_of (values + 1, 58, 0.05, 0.90).low, ==, -INFINITY);
}

/* 2,000 studies of 100 exponential values: the share that encloses -log (1 - p) is what the ranks
   promise, within four standard errors (0.005), and 93 to 97 %. */
static void
test_quantile_covers_what_it_promises (void)
{
  static const double shares[] = { 0.1, 0.5, 0.9 };
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double truth = -log1p (-shares[i]), promised = 0;
      guint covered = 0;
      for (guint32 study = 0; study < 2000; study++)
        {
          TbrStream stream;
          double values[100];
          tbr_stream_init (&stream, 20260, study, 1, i, 0);
          for (guint j = 0; j < G_N_ELEMENTS (values); j++)
            values[j] = tbr_stream_exponential (&stream);
          TbrQuantile quantile = tbr_quantile_of (values, G_N_ELEMENTS (values), shares[i], 0.95);
          covered += quantile.low <= truth && truth <= quantile.high;
          promised = quantile.coverage;
        }
      g_test_message ("quantile %g: %u of 2000 cover, %.4f promised", shares[i], covered, promised);
      g_assert_cmpfloat_with_epsilon (covered / 2000.0, promised, 0.02);
      g_assert_cmpuint (covered, >=, 1860);
      g_assert_cmpuint (covered, <=, 1940);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/quantile/of-none-and-one", test_quantile_of_none_and_one);
  g_test_add_func ("/batch/quantile/of-the-median", test_quantile_of_the_median);
  g_test_add_func ("/batch/quantile/needs-wilks-59-values", test_quantile_needs_wilks_59_values);
  g_test_add_func ("/batch/quantile/covers-what-it-promises",
                   test_quantile_covers_what_it_promises);
  return g_test_run ();
}
