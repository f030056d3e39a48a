/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The analysis of variance against published tables. */
#include <tabard/statistics.h>

#include <tabard/error.h>

#include <math.h>

static void
check_row (const TbrAnovaRow *row, TbrAnovaKind kind, double squares, guint degrees)
{
  g_assert_cmpint (row->kind, ==, kind);
  g_assert_cmpuint (row->degrees, ==, degrees);
  g_assert_cmpfloat_with_epsilon (row->squares, squares, 0.0051);
}

/* D. C. Montgomery: Design and Analysis of Experiments, 8th edition 2013, tables 5.1 and 5.5: hours
   that a battery lasts, of three materials at 15, 70 and 125 degrees Fahrenheit. */
static void
test_anova_of_montgomerys_battery (void)
{
  static const double values[36] = {
    130, 155, 74,  180, 34,  40,  80,  75,  20, 70,  82, 58, /* material 1 */
    150, 188, 159, 126, 136, 122, 106, 115, 25, 70,  58, 45, /* material 2 */
    138, 110, 168, 160, 174, 120, 150, 139, 96, 104, 82, 60, /* material 3 */
  };
  static const guint n_levels[] = { 3, 3 };
  guint levels[72];
  for (guint run = 0; run < 36; run++)
    {
      levels[2 * run] = run / 12;
      levels[2 * run + 1] = run % 12 / 4;
    }
  TbrFactorial data = { 2, n_levels, 36, levels, 0, NULL, values };
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrAnova) anova = tbr_anova_new (&data, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anova->n_rows, ==, 5);
  check_row (&anova->rows[0], TBR_ANOVA_MAIN, 10683.72, 2);
  check_row (&anova->rows[1], TBR_ANOVA_MAIN, 39118.72, 2);
  check_row (&anova->rows[2], TBR_ANOVA_INTERACTION, 9613.78, 4);
  check_row (&anova->rows[3], TBR_ANOVA_RESIDUAL, 18230.75, 27);
  check_row (&anova->rows[4], TBR_ANOVA_TOTAL, 77646.97, 35);
  static const double f[] = { 7.91, 28.97, 3.56 }, p[] = { 0.0020, 0.0000, 0.0186 };
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (anova->rows[i].f, f[i], 0.0051);
      g_assert_cmpfloat_with_epsilon (anova->rows[i].p, p[i], 0.000051);
    }
  g_assert_cmpfloat_with_epsilon (anova->rows[3].mean_square, 675.21, 0.0051);
  g_assert_cmpuint (anova->rows[2].a, ==, 0);
  g_assert_cmpuint (anova->rows[2].b, ==, 1);
  g_assert_cmpfloat_with_epsilon (anova->mean, 105.53, 0.0051);
}

/* The same, tables 4.3 and 4.4: vascular grafts, four pressures of extrusion, six batches of resin
   as blocks. */
static void
test_anova_takes_blocks_out (void)
{
  static const double values[24] = {
    90.3, 89.2, 98.2, 93.9, 87.4, 97.9, 92.5, 89.5, 90.6, 94.7, 87.0, 95.8,
    85.5, 90.8, 89.6, 86.2, 88.0, 93.4, 82.5, 89.5, 85.6, 87.4, 78.9, 90.7,
  };
  static const guint n_levels[] = { 4 };
  guint levels[24], blocks[24];
  for (guint run = 0; run < 24; run++)
    {
      levels[run] = run / 6;
      blocks[run] = run % 6;
    }
  TbrFactorial data = { 1, n_levels, 24, levels, 6, blocks, values };
  g_autoptr (TbrAnova) anova = tbr_anova_new (&data, NULL);
  g_assert_cmpuint (anova->n_rows, ==, 4);
  check_row (&anova->rows[0], TBR_ANOVA_BLOCKS, 192.25, 5);
  check_row (&anova->rows[1], TBR_ANOVA_MAIN, 178.17, 3);
  check_row (&anova->rows[2], TBR_ANOVA_RESIDUAL, 109.89, 15);
  check_row (&anova->rows[3], TBR_ANOVA_TOTAL, 480.31, 23);
  g_assert_cmpfloat_with_epsilon (anova->rows[1].f, 8.11, 0.0051);
  g_assert_cmpfloat_with_epsilon (anova->rows[1].p, 0.0019, 0.000051);
}

/* One run of each combination leaves no chance to compare with; nothing that varies neither. */
static void
test_anova_without_a_residual (void)
{
  static const guint n_levels[] = { 2, 2 }, levels[] = { 0, 0, 0, 1, 1, 0, 1, 1 };
  static const double values[] = { 1, 2, 3, 8 }, still[] = { 4, 4, 4, 4 };
  TbrFactorial data = { 2, n_levels, 4, levels, 0, NULL, values };
  g_autoptr (TbrAnova) anova = tbr_anova_new (&data, NULL);
  g_assert_cmpfloat_with_epsilon (anova->rows[0].squares, 16, 1e-12);
  g_assert_cmpfloat_with_epsilon (anova->rows[1].squares, 9, 1e-12);
  g_assert_cmpfloat_with_epsilon (anova->rows[2].squares, 4, 1e-12);
  g_assert_cmpuint (anova->rows[3].degrees, ==, 0);
  g_assert_true (isnan (anova->rows[0].f) && isnan (anova->rows[0].p));
  data.values = still;
  data.n_factors = 1;
  static const guint halves[] = { 0, 0, 1, 1 };
  data.levels = halves;
  g_autoptr (TbrAnova) flat = tbr_anova_new (&data, NULL);
  g_assert_cmpfloat (flat->rows[0].squares, ==, 0);
  g_assert_true (isnan (flat->rows[0].f));
}

static void
test_anova_refuses_what_is_not_full (void)
{
  static const guint n_levels[] = { 2, 2 };
  static const guint twice[] = { 0, 0, 0, 1, 1, 0, 1, 0 }, high[] = { 0, 0, 0, 1, 1, 0, 1, 2 };
  static const guint full[] = { 0, 0, 0, 1, 1, 0, 1, 1 };
  static const double values[] = { 1, 2, 3, 4 }, broken[] = { 1, 2, NAN, 4 };
  const TbrFactorial cases[] = {
    { 2, n_levels, 3, full, 0, NULL, values },
    { 2, n_levels, 4, twice, 0, NULL, values },
    { 2, n_levels, 4, high, 0, NULL, values },
    { 2, n_levels, 4, full, 0, NULL, broken },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (tbr_anova_new (&cases[i], &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/anova/of-montgomerys-battery", test_anova_of_montgomerys_battery);
  g_test_add_func ("/batch/anova/takes-blocks-out", test_anova_takes_blocks_out);
  g_test_add_func ("/batch/anova/without-a-residual", test_anova_without_a_residual);
  g_test_add_func ("/batch/anova/refuses-what-is-not-full", test_anova_refuses_what_is_not_full);
  return g_test_run ();
}
