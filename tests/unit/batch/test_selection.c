/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the best is chosen as often as promised. */
#include <tabard/statistics.h>

#include "engine/stream.h"

#include <math.h>

#define N_STUDIES 2000
#define K 5
#define N_MOST 2000

/* J. Banks, J. S. Carson, B. L. Nelson, D. M. Nicol: Discrete-Event System Simulation, 5th edition
   2010, table A.12, which gives three decimals; that of few degrees is off by 0.002 (5.795 by
   quadrature with 256 nodes too). */
static void
test_selection_constant_is_that_of_the_table (void)
{
  static const struct
  {
    double probability;
    guint first, k;
    double h;
  } table[] = {
    { 0.90, 5, 2, 2.291 },  { 0.90, 20, 10, 3.437 }, { 0.95, 5, 10, 5.797 },
    { 0.95, 10, 2, 2.614 }, { 0.95, 10, 8, 4.106 },  { 0.95, 20, 10, 3.875 },
    { 0.95, 50, 2, 2.373 }, { 0.975, 10, 8, 4.635 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (tbr_selection_rinott (table[i].k, table[i].first,
                                                          table[i].probability),
                                    table[i].h, 0.0021);
}

/* With very many runs variances are known, and the constant is root 2 times the normal quantile of
   P^(1/(k-1)): for two and 95 % 2.3262. */
static void
test_selection_constant_of_known_variances (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_selection_rinott (2, 20001, 0.95), sqrt (2) * 1.644854, 1e-3);
  g_assert_cmpfloat_with_epsilon (tbr_selection_rinott (11, 20001, 0.95), sqrt (2) * 2.568, 3e-3);
}

/* The runs are (h s / indifference)^2, rounded up, and never fewer than there are: for 1 to 5 the
   variance is 2.5. */
static void
test_selection_runs_by_variance (void)
{
  static const double values[] = { 1, 2, 3, 4, 5 };
  g_assert_cmpuint (tbr_selection_rinott_runs (values, 5, 2, 0.5), ==, 40);
  g_assert_cmpuint (tbr_selection_rinott_runs (values, 5, 2, 0.49), ==, 42);
  g_assert_cmpuint (tbr_selection_rinott_runs (values, 5, 2, 10), ==, 5);
}

/* The least favourable case: one is better than all others by the indifference just so. The share
   of luck that all have in common is @shared. */
static void
draw_run (TbrStream *stream, double shared, double *out_values)
{
  double common = sqrt (shared) * tbr_stream_normal (stream);
  for (guint i = 0; i < K; i++)
    out_values[i] = common + sqrt (1 - shared) * tbr_stream_normal (stream) + (i == 3 ? 0.5 : 0);
}

/* Two stages after Rinott: 90 % are promised. */
static void
test_selection_rinott_keeps_its_promise (void)
{
  double h = tbr_selection_rinott (K, 10, 0.9);
  g_autofree double *values = g_new (double, N_MOST);
  guint right = 0;
  for (guint32 study = 0; study < N_STUDIES; study++)
    {
      guint best = 0;
      double best_mean = -INFINITY;
      for (guint32 i = 0; i < K; i++)
        {
          TbrStream stream;
          double sum = 0;
          tbr_stream_init (&stream, 20260, study, 6, i, 0);
          for (guint run = 0; run < N_MOST; run++)
            values[run] = run < 10 ? (i == 3 ? 0.5 : 0) + tbr_stream_normal (&stream) : 0;
          guint n = tbr_selection_rinott_runs (values, 10, h, 0.5);
          for (guint run = 0; run < n; run++)
            sum += run < 10 ? values[run] : (i == 3 ? 0.5 : 0) + tbr_stream_normal (&stream);
          if (sum / n > best_mean)
            best = i;
          best_mean = fmax (best_mean, sum / n);
        }
      right += best == 3;
    }
  g_test_message ("Rinott: %u of %u right", right, N_STUDIES);
  g_assert_cmpuint (right, >=, 0.9 * N_STUDIES);
}

/* Kim and Nelson, each of its own luck and with shared luck, which takes fewer runs. */
static void
test_selection_sequence_keeps_its_promise (void)
{
  static const double shared[] = { 0, 0.8 };
  TbrSelectionPlan plan = { K, 10, 0.9, 0.5, TBR_BEST_LARGEST };
  g_autofree double *values = g_new (double, K *N_MOST);
  double runs[2] = { 0, 0 };
  for (guint i = 0; i < 2; i++)
    {
      guint right = 0;
      for (guint32 study = 0; study < N_STUDIES; study++)
        {
          TbrStream stream;
          TbrSelection selection = { 0 };
          gboolean left[K];
          tbr_stream_init (&stream, 20260, study, 7, i, 0);
          for (guint n = 0; !selection.is_decided;)
            {
              for (guint block = 0; block < 20; block++, n++)
                draw_run (&stream, shared[i], values + n * K);
              g_assert_cmpuint (n, <=, N_MOST - 20);
              selection = tbr_selection_of (&plan, values, n, left);
            }
          right += selection.best == 3;
          runs[i] += selection.n;
        }
      g_test_message ("Kim and Nelson, %g shared: %u of %u right, %.1f runs", shared[i], right,
                      N_STUDIES, runs[i] / N_STUDIES);
      g_assert_cmpuint (right, >=, 0.9 * N_STUDIES);
    }
  g_assert_cmpfloat (2 * runs[1], <, runs[0]);
}

/* Too few runs decide nothing; the far better one is taken at once; what is best may be least; and
   what an alternative given up would have said is not read. */
static void
test_selection_decides_when_it_can (void)
{
  double values[3 * 40];
  gboolean left[3];
  TbrSelectionPlan plan = { 3, 10, 0.95, 0.4, TBR_BEST_SMALLEST };
  for (guint run = 0; run < 40; run++)
    {
      values[3 * run] = run % 2 ? 4 : 6;
      values[3 * run + 1] = run % 3 ? 5 : 3;
      values[3 * run + 2] = run < 10 ? 50 + run % 4 : NAN;
    }
  g_assert_cmpuint (tbr_selection_of (&plan, values, 0, left).best, ==, TBR_NONE);
  g_assert_false (tbr_selection_of (&plan, values, 9, left).is_decided);
  TbrSelection selection = tbr_selection_of (&plan, values, 10, left);
  g_assert_false (selection.is_decided);
  g_assert_cmpuint (selection.n_left, ==, 2);
  g_assert_false (left[2]);
  selection = tbr_selection_of (&plan, values, 40, left);
  g_assert_true (selection.is_decided);
  g_assert_cmpuint (selection.n, >, 10);
  g_assert_cmpuint (selection.n, <, 40);
  g_assert_cmpuint (selection.best, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/selection/constant-is-that-of-the-table",
                   test_selection_constant_is_that_of_the_table);
  g_test_add_func ("/batch/selection/constant-of-known-variances",
                   test_selection_constant_of_known_variances);
  g_test_add_func ("/batch/selection/runs-by-variance", test_selection_runs_by_variance);
  g_test_add_func ("/batch/selection/rinott-keeps-its-promise",
                   test_selection_rinott_keeps_its_promise);
  g_test_add_func ("/batch/selection/sequence-keeps-its-promise",
                   test_selection_sequence_keeps_its_promise);
  g_test_add_func ("/batch/selection/decides-when-it-can", test_selection_decides_when_it_can);
  return g_test_run ();
}
