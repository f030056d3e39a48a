/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sobol's indices of the published test functions against their analytic values. */
#include <tabard/statistics.h>

#include <math.h>

/* Stated error of an index with 2,048 base points. */
#define CLOSE 0.02

typedef double (*Model) (const double *point);

static void
run (const TbrSobolPlan *plan, Model model, TbrSobolIndex *out_indices)
{
  guint rows = tbr_sobol_rows (plan);
  g_autofree double *points = g_new (double, (gsize) rows * plan->n_factors);
  g_autofree double *values = g_new (double, rows);
  tbr_sobol_design (plan, points);
  for (guint i = 0; i < rows; i++)
    values[i] = model (points + (gsize) i * plan->n_factors);
  tbr_sobol_indices (plan, values, out_indices);
}

/* Estimates near the truth, and the truth in the intervals, which are no wider than 0.15. */
static void
check_indices (const TbrSobolIndex *indices, const double *first, const double *total, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const TbrSobolIndex *index = &indices[i];
      g_test_message ("x%u: first %.4f (%.4f to %.4f, exact %.4f), total %.4f (%.4f to %.4f, "
                      "exact %.4f)",
                      i + 1, index->first, index->first_low, index->first_high, first[i],
                      index->total, index->total_low, index->total_high, total[i]);
      g_assert_cmpfloat_with_epsilon (index->first, first[i], CLOSE);
      g_assert_cmpfloat_with_epsilon (index->total, total[i], CLOSE);
      g_assert_cmpfloat (index->first_low, <=, first[i]);
      g_assert_cmpfloat (index->first_high, >=, first[i]);
      g_assert_cmpfloat (index->total_low, <=, total[i] + 1e-12);
      g_assert_cmpfloat (index->total_high, >=, total[i] - 1e-12);
      g_assert_cmpfloat (index->first_high - index->first_low, <, 0.15);
    }
}

static double
ishigami (const double *point)
{
  double x1 = G_PI * (2 * point[0] - 1), x2 = G_PI * (2 * point[1] - 1);
  double x3 = G_PI * (2 * point[2] - 1);
  return sin (x1) + 7 * sin (x2) * sin (x2) + 0.1 * pow (x3, 4) * sin (x1);
}

/* T. Ishigami, T. Homma, ISUMA '90, with a = 7 and b = 0.1. The parts of the variance: of x1
   (1 + b pi^4 / 5)^2 / 2, of x2 a^2 / 8, of x1 and x3 together b^2 pi^8 (1/18 - 1/50); in shares
   0.3139, 0.4424 and 0.2437. */
static void
test_sobol_index_of_ishigami (void)
{
  TbrSobolPlan plan = { 3, 2048, 1, 0.95 };
  double alone = 0.5 * pow (1 + 0.1 * pow (G_PI, 4) / 5, 2), second = 49 / 8.0;
  double both = 0.01 * pow (G_PI, 8) * (1 / 18.0 - 1 / 50.0), all = alone + second + both;
  const double first[] = { alone / all, second / all, 0 };
  const double total[] = { (alone + both) / all, second / all, both / all };
  TbrSobolIndex indices[3];
  g_assert_cmpfloat_with_epsilon (first[0], 0.3139, 5e-5);
  g_assert_cmpfloat_with_epsilon (first[1], 0.4424, 5e-5);
  g_assert_cmpfloat_with_epsilon (total[2], 0.2437, 5e-5);
  run (&plan, ishigami, indices);
  check_indices (indices, first, total, 3);
}

static const double g_weights[] = { 0, 1, 4.5, 9, 99, 99, 99, 99 };

static double
g_function (const double *point)
{
  double product = 1;
  for (guint i = 0; i < 8; i++)
    product *= (fabs (4 * point[i] - 2) + g_weights[i]) / (1 + g_weights[i]);
  return product;
}

/* Sobol's g function with the weights of A. Saltelli and others: Global Sensitivity Analysis, the
   Primer (2008). The variance of one term is v = 1 / (3 (1 + a)^2), that of the product of all
   prod (1 + v) - 1. First order of the first two factors: 0.716 and 0.179. */
static void
test_sobol_index_of_the_g_function (void)
{
  TbrSobolPlan plan = { 8, 2048, 2, 0.95 };
  double first[8], total[8], all = 1;
  TbrSobolIndex indices[8];
  for (guint i = 0; i < 8; i++)
    all *= 1 + 1 / (3 * pow (1 + g_weights[i], 2));
  for (guint i = 0; i < 8; i++)
    {
      first[i] = 1 / (3 * pow (1 + g_weights[i], 2)) / (all - 1);
      total[i] = first[i] * all / (1 + first[i] * (all - 1));
    }
  g_assert_cmpfloat_with_epsilon (first[0], 0.716, 5e-4);
  g_assert_cmpfloat_with_epsilon (first[1], 0.179, 5e-4);
  run (&plan, g_function, indices);
  check_indices (indices, first, total, 8);
}

static double
steady (const double *point)
{
  return point[0] < 2 ? 1e6 : 0;
}

static double
only_first (const double *point)
{
  return 1e6 + point[0];
}

/* Nothing that varies, and a small variance upon a large mean. */
static void
test_sobol_index_of_next_to_nothing (void)
{
  TbrSobolPlan plan = { 2, 256, 3, 0.95 };
  TbrSobolIndex indices[2];
  run (&plan, steady, indices);
  g_assert_cmpuint (indices[0].n, ==, 256);
  g_assert_true (isnan (indices[0].first) && isnan (indices[0].total_low));
  run (&plan, only_first, indices);
  g_assert_cmpfloat_with_epsilon (indices[0].first, 1, CLOSE);
  g_assert_cmpfloat_with_epsilon (indices[0].total, 1, CLOSE);
  g_assert_cmpfloat (indices[1].first, ==, 0);
  g_assert_cmpfloat (indices[1].total, ==, 0);
}

static void
test_sobol_index_leaves_out_broken_points (void)
{
  TbrSobolPlan plan = { 1, 2, 4, 0.95 };
  double values[] = { 1, 2, NAN, 3, 4, 5 };
  TbrSobolIndex index;
  tbr_sobol_indices (&plan, values, &index);
  g_assert_cmpuint (index.n, ==, 1);
  values[5] = INFINITY;
  tbr_sobol_indices (&plan, values, &index);
  g_assert_cmpuint (index.n, ==, 0);
  g_assert_true (isnan (index.first));
}

/* As many factors as the sequence has room for; all points inside. */
static void
test_sobol_index_takes_twenty_factors (void)
{
  TbrSobolPlan plan = { TBR_SOBOL_FACTORS_MAX, 16, 5, 0.95 };
  guint n = tbr_sobol_rows (&plan) * plan.n_factors;
  g_autofree double *points = g_new (double, n);
  g_assert_cmpuint (n, ==, 16 * 22 * 20);
  tbr_sobol_design (&plan, points);
  for (guint i = 0; i < n; i++)
    g_assert_true (points[i] >= 0 && points[i] < 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/sobol_index/of-ishigami", test_sobol_index_of_ishigami);
  g_test_add_func ("/batch/sobol_index/of-the-g-function", test_sobol_index_of_the_g_function);
  g_test_add_func ("/batch/sobol_index/of-next-to-nothing", test_sobol_index_of_next_to_nothing);
  g_test_add_func ("/batch/sobol_index/leaves-out-broken-points",
                   test_sobol_index_leaves_out_broken_points);
  g_test_add_func ("/batch/sobol_index/takes-twenty-factors",
                   test_sobol_index_takes_twenty_factors);
  return g_test_run ();
}
