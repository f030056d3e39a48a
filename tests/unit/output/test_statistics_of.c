/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Statistics against figures computed elsewhere, tests/validation/kpi. */
#include "output/statistics_of.h"

#include "base/csv.h"
#include "output/histogram.h"

#include <math.h>

/* The files give 12 digits. */
#define CLOSE 1e-9

/* A column of numbers of a file of the case. */
static GArray *
column_of (const char *file, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation", "kpi", file, NULL);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, 1 << 20, &error);
  g_assert_no_error (error);
  int column = tbr_csv_find_column (csv, name);
  g_assert_cmpint (column, >=, 0);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  while (tbr_csv_next (csv, &error))
    {
      double value;
      g_assert_true (tbr_csv_real (csv, (guint) column, &value, &error));
      g_array_append_val (values, value);
    }
  g_assert_no_error (error);
  return values;
}

static double
expected (const char *metric)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation",
                                            "kpi", "expected.csv", NULL);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, 1 << 20, &error);
  g_assert_no_error (error);
  while (tbr_csv_next (csv, &error))
    if (g_strcmp0 (tbr_csv_text (csv, 0), metric) == 0)
      {
        double value;
        g_assert_true (tbr_csv_real (csv, 1, &value, &error));
        return value;
      }
  g_assert_not_reached ();
}

static void
assert_close (double value, const char *metric)
{
  double truth = expected (metric);
  g_assert_cmpfloat_with_epsilon (value, truth, CLOSE * MAX (1, fabs (truth)));
}

static void
test_statistics_of_the_sample (void)
{
  g_autoptr (GArray) array = column_of ("sample.csv", "value");
  double *values = (double *) (gpointer) array->data;
  const struct
  {
    double share;
    const char *text;
  } shares[] = { { 0.1, "0.1" }, { 0.5, "0.5" }, { 0.9, "0.9" }, { 0.95, "0.95" } };
  const guint types[TBR_QUANTILE_N] = { 1, 6, 7 };

  assert_close (array->len, "n");
  assert_close (tbr_statistics_mean (values, array->len), "mean");
  tbr_statistics_sort (values, array->len);
  assert_close (tbr_statistics_gini (values, array->len), "gini");
  for (guint type = 0; type < TBR_QUANTILE_N; type++)
    for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
      {
        g_autofree char *metric
            = g_strdup_printf ("quantile_type%u_%s", types[type], shares[i].text);
        assert_close (tbr_statistics_quantile (values, array->len, shares[i].share,
                                               (TbrQuantileType) type),
                      metric);
      }
}

static void
test_statistics_of_the_steps (void)
{
  g_autoptr (GArray) times = column_of ("steps.csv", "time");
  g_autoptr (GArray) levels = column_of ("steps.csv", "level");
  const double *at = (const double *) (gpointer) times->data;
  const double *level = (const double *) (gpointer) levels->data;

  assert_close (tbr_statistics_mean_over_time (at, level, times->len),
                "time_weighted_mean_of_steps_on_0_20");
  assert_close (tbr_statistics_time_at_least (at, level, times->len, 2),
                "fraction_of_time_at_least_2");
}

static void
test_statistics_of_nothing_and_of_one (void)
{
  const double one[] = { 3 };
  const double all_to_one[] = { 0, 0, 0, 8 };

  g_assert_true (isnan (tbr_statistics_mean (NULL, 0)));
  g_assert_true (isnan (tbr_statistics_gini (NULL, 0)));
  g_assert_true (isnan (tbr_statistics_quantile (NULL, 0, 0.5, TBR_QUANTILE_MODE)));
  g_assert_true (isnan (tbr_statistics_mean_over_time (one, one, 1)));
  g_assert_cmpfloat (tbr_statistics_gini (one, 1), ==, 0);
  g_assert_cmpfloat (tbr_statistics_gini (all_to_one, 4), ==, 0.75);
  for (guint type = 0; type < TBR_QUANTILE_N; type++)
    for (double share = 0; share <= 1; share += 0.25)
      g_assert_cmpfloat (tbr_statistics_quantile (one, 1, share, (TbrQuantileType) type), ==, 3);
}

/* Half a bin either way of the true order statistic. */
static void
test_statistics_of_the_histogram (void)
{
  g_autoptr (GArray) array = column_of ("sample.csv", "value");
  double *values = (double *) (gpointer) array->data;
  g_autofree TbrHistogram *histogram = g_new0 (TbrHistogram, 1);

  g_assert_true (isnan (tbr_histogram_quantile (histogram, 0.5)));
  for (guint i = 0; i < array->len; i++)
    tbr_histogram_add (histogram, values[i]);
  assert_close (tbr_histogram_mean (histogram), "mean");
  const struct
  {
    double share;
    const char *metric;
  } rows[] = { { 0.1, "quantile_type1_0.1" },
               { 0.5, "quantile_type1_0.5" },
               { 0.9, "quantile_type1_0.9" },
               { 0.95, "quantile_type1_0.95" } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double truth = expected (rows[i].metric);
      g_assert_cmpfloat_with_epsilon (tbr_histogram_quantile (histogram, rows[i].share), truth,
                                      0.0109 * truth);
    }
  tbr_histogram_add (histogram, 0);
  tbr_histogram_add (histogram, 1e12);
  g_assert_cmpuint (histogram->n, ==, 22);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/statistics-of/the-sample", test_statistics_of_the_sample);
  g_test_add_func ("/output/statistics-of/the-steps", test_statistics_of_the_steps);
  g_test_add_func ("/output/statistics-of/nothing-and-one", test_statistics_of_nothing_and_of_one);
  g_test_add_func ("/output/statistics-of/the-histogram", test_statistics_of_the_histogram);
  return g_test_run ();
}
