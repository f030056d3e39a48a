/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Laws of chance against published moments and quantiles, and their text. */
#include <tabard/law.h>

#include "base/csv.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <math.h>
#include <string.h>

/* Class N of tests/validation/distributions/README.md. */
static void
assert_class_n (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9 * fabs (expected) + 1e-12);
}

/* The number behind "key": in the JSON of a row. */
static double
find_number (const char *json, const char *key)
{
  g_autofree char *quoted = g_strconcat ("\"", key, "\": ", NULL);
  const char *place = strstr (json, quoted);
  g_assert_nonnull (place);
  return g_ascii_strtod (place + strlen (quoted), NULL);
}

/* The law of a row of the table, or FALSE for one that tabard does not have. */
static gboolean
make_law (const char *name, const char *json, TbrLaw *out_law)
{
  TbrLaw law = { .kind = TBR_LAW_N };
  if (strcmp (name, "exponential") == 0)
    law = (TbrLaw){ .kind = TBR_LAW_EXPONENTIAL, .p = { find_number (json, "mean") } };
  else if (strcmp (name, "gamma") == 0)
    {
      double shape = find_number (json, "shape");
      law = (TbrLaw){ .kind = TBR_LAW_GAMMA, .p = { shape * find_number (json, "scale"), shape } };
    }
  else if (strcmp (name, "weibull") == 0)
    law = (TbrLaw){ .kind = TBR_LAW_WEIBULL,
                    .p = { find_number (json, "scale"), find_number (json, "shape") } };
  else if (strcmp (name, "lognormal") == 0)
    {
      double median = exp (find_number (json, "mu"));
      double step = exp (find_number (json, "sigma") * gsl_cdf_ugaussian_Pinv (0.9));
      law = (TbrLaw){ .kind = TBR_LAW_LOGNORMAL, .p = { median, median / step, median * step } };
    }
  else if (strcmp (name, "triangular") == 0)
    law = (TbrLaw){ .kind = TBR_LAW_TRIANGULAR,
                    .p = { find_number (json, "a"), find_number (json, "mode"),
                           find_number (json, "b") } };
  else if (strcmp (name, "uniform") == 0)
    law = (TbrLaw){ .kind = TBR_LAW_UNIFORM,
                    .p = { find_number (json, "a"), find_number (json, "b") } };
  *out_law = law;
  return law.kind != TBR_LAW_N;
}

static void
test_law_agrees_with_the_table (void)
{
  static const char *const names[]
      = { "distribution", "params", "mean", "q01", "q10", "q25", "q50", "q75", "q90", "q99", NULL };
  static const double shares[] = { 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99 };
  guint columns[G_N_ELEMENTS (names)];
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation",
                                            "distributions", "continuous.csv", NULL);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, 1 << 20, &error);
  g_assert_no_error (error);
  tbr_csv_require_columns (csv, names, columns, &error);
  g_assert_no_error (error);
  guint n = 0;
  while (tbr_csv_next (csv, &error))
    {
      TbrLaw law;
      g_test_message ("%s %s", tbr_csv_text (csv, columns[0]), tbr_csv_text (csv, columns[1]));
      if (!make_law (tbr_csv_text (csv, columns[0]), tbr_csv_text (csv, columns[1]), &law))
        continue;
      double expected;
      g_assert_true (tbr_csv_real (csv, columns[2], &expected, &error));
      assert_class_n (tbr_law_mean (&law), expected);
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        {
          g_assert_true (tbr_csv_real (csv, columns[3 + i], &expected, &error));
          assert_class_n (tbr_law_quantile (&law, shares[i]), expected);
          assert_class_n (tbr_law_cdf (&law, tbr_law_quantile (&law, shares[i])), shares[i]);
        }
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 9);
}

static double
read_quantile (double share, void *law)
{
  return tbr_law_quantile (law, share);
}

static void
test_law_split_lognormal_meets_its_three_numbers (void)
{
  TbrLaw law = { .kind = TBR_LAW_LOGNORMAL, .p = { 12, 6, 60 } };
  assert_class_n (tbr_law_quantile (&law, 0.1), 6);
  assert_class_n (tbr_law_quantile (&law, 0.5), 12);
  assert_class_n (tbr_law_quantile (&law, 0.9), 60);
  assert_class_n (tbr_law_cdf (&law, 6), 0.1);
  assert_class_n (tbr_law_cdf (&law, 12), 0.5);
  assert_class_n (tbr_law_cdf (&law, 60), 0.9);
  g_assert_cmpfloat (tbr_law_cdf (&law, 0), ==, 0);
  g_assert_cmpfloat (tbr_law_cdf (&law, -3), ==, 0);
}

static void
test_law_mean_is_the_integral_of_its_quantiles (void)
{
  /* E X is the integral of the quantile over 0 to 1, whatever the law; the quadrature is GSL's and
     asks for 1e-8 of the value, so 1e-6 leaves it room at the two singular ends. */
  static const double points[] = { 1, 2, 2, 7, 11 };
  TbrLaw laws[] = {
    { .kind = TBR_LAW_LOGNORMAL, .p = { 12, 6, 60 } },
    { .kind = TBR_LAW_LOGNORMAL, .p = { 12, 1, 13 } },
    { .kind = TBR_LAW_EMPIRICAL, .n_points = 5, .points = points },
    { .kind = TBR_LAW_TRIANGULAR, .p = { 0, 0, 5 } },
    { .kind = TBR_LAW_GAMMA, .p = { 5, 0.7 } },
    { .kind = TBR_LAW_WEIBULL, .p = { 36, 1.17 } },
    { .kind = TBR_LAW_CONSTANT, .p = { 4 } },
  };
  gsl_integration_workspace *workspace = gsl_integration_workspace_alloc (1000);
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      gsl_function function = { .function = read_quantile, .params = &laws[i] };
      double mean, slip;
      gsl_integration_qags (&function, 0, 1, 0, 1e-8, 1000, workspace, &mean, &slip);
      g_assert_cmpfloat_with_epsilon (tbr_law_mean (&laws[i]), mean, 1e-6 * mean);
    }
  gsl_integration_workspace_free (workspace);
}

static void
test_law_empirical_is_linear_between_points (void)
{
  /* Type 7: the quantiles that R's quantile() gives by default for 1, 2, 5. */
  static const double points[] = { 1, 2, 5 };
  TbrLaw law = { .kind = TBR_LAW_EMPIRICAL, .n_points = 3, .points = points };
  assert_class_n (tbr_law_quantile (&law, 0.25), 1.5);
  assert_class_n (tbr_law_quantile (&law, 0.5), 2);
  assert_class_n (tbr_law_quantile (&law, 0.75), 3.5);
  assert_class_n (tbr_law_cdf (&law, 3.5), 0.75);
  g_assert_cmpfloat (tbr_law_cdf (&law, 0.5), ==, 0);
  g_assert_cmpfloat (tbr_law_cdf (&law, 5), ==, 1);
  TbrLaw one = { .kind = TBR_LAW_EMPIRICAL, .n_points = 1, .points = points };
  g_assert_cmpfloat (tbr_law_quantile (&one, 0.3), ==, 1);
  g_assert_cmpfloat (tbr_law_mean (&one), ==, 1);
  g_assert_cmpfloat (tbr_law_cdf (&one, 1), ==, 1);
}

static void
test_law_stays_finite_at_the_ends (void)
{
  static const double shapes[] = { 0.01, 0.1, 1, 30, 1000 };
  static const double shares[] = { 1e-300, 1e-12, 0.5, 1 - 1e-12 };
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (shares); j++)
      {
        TbrLaw gamma = { .kind = TBR_LAW_GAMMA, .p = { 1e4, shapes[i] } };
        TbrLaw weibull = { .kind = TBR_LAW_WEIBULL, .p = { 1e4, shapes[i] } };
        g_assert_true (isfinite (tbr_law_quantile (&gamma, shares[j])));
        g_assert_true (isfinite (tbr_law_quantile (&weibull, shares[j])));
        g_assert_true (isfinite (tbr_law_mean (&weibull)));
        g_assert_true (isfinite (tbr_law_cdf (&gamma, 1e300)));
        g_assert_cmpfloat (tbr_law_cdf (&gamma, -1), ==, 0);
      }
}

static void
test_law_reads_back_what_it_writes (void)
{
  static const char *const texts[] = {
    "12 h",
    "uniform(2 h, 4 h)",
    "exponential(90 s)",
    "lognormal(12 h, 6 h, 1 d)",
    "weibull(36 h, 1.17)",
    "gamma(12 h, 2.5)",
    "triangular(1 h, 2 h, 6 h)",
    "empirical(1 h, 2 h, 5 h)",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TbrLaw law;
      g_autofree double *points = NULL;
      g_autoptr (GError) error = NULL;
      tbr_law_parse (texts[i], TBR_DIMENSION_TIME, &law, &points, &error);
      g_assert_no_error (error);
      g_assert_cmpint (law.kind, ==, (TbrLawKind) i);
      g_autofree char *text = tbr_law_format (&law, TBR_DIMENSION_TIME);
      g_assert_cmpstr (text, ==, texts[i]);
    }
  TbrLaw law;
  g_autofree double *points = NULL;
  g_assert_true (
      tbr_law_parse (" empirical ( 5 h ,1h, 2 h ) ", TBR_DIMENSION_TIME, &law, &points, NULL));
  g_assert_cmpuint (law.n_points, ==, 3);
  g_assert_cmpfloat (law.points[0], ==, 3600);
  g_assert_cmpfloat (points[2], ==, 5 * 3600);
}

static void
test_law_refuses_what_is_no_law (void)
{
  static const struct
  {
    const char *text;
    TbrErrorCode code;
  } cases[] = {
    { "", TBR_ERROR_SYNTAX },
    { "12", TBR_ERROR_UNIT },
    { "uniform", TBR_ERROR_SYNTAX },
    { "uniform(", TBR_ERROR_SYNTAX },
    { "uniform()", TBR_ERROR_SYNTAX },
    { "uniform(1 h)", TBR_ERROR_SYNTAX },
    { "uniform(1 h, 2 h, 3 h)", TBR_ERROR_SYNTAX },
    { "uniform(1 h, 2 h) x", TBR_ERROR_SYNTAX },
    { "uniform(2 h, 1 h)", TBR_ERROR_RANGE },
    { "uniform(1, 2)", TBR_ERROR_UNIT },
    { "uniform(1 h, nan h)", TBR_ERROR_SYNTAX },
    { "exponential(0 s)", TBR_ERROR_RANGE },
    { "exponential(-1 s)", TBR_ERROR_RANGE },
    { "lognormal(6 h, 12 h, 24 h)", TBR_ERROR_RANGE },
    { "lognormal(12 h, 0 h, 24 h)", TBR_ERROR_RANGE },
    { "weibull(1 h, 0)", TBR_ERROR_RANGE },
    { "weibull(1 h, 2 h)", TBR_ERROR_UNIT },
    { "gamma(1 h, 1e9)", TBR_ERROR_RANGE },
    { "gamma(0 h, 1)", TBR_ERROR_RANGE },
    { "triangular(1 h, 3 h, 2 h)", TBR_ERROR_RANGE },
    { "triangular(1 h, 1 h, 1 h)", TBR_ERROR_RANGE },
    { "empirical()", TBR_ERROR_SYNTAX },
    { "empirical(-1e308 s, 1e308 s)", TBR_ERROR_RANGE },
    { "empirical(1 h, x)", TBR_ERROR_SYNTAX },
    { "lognrmal(12 h, 6 h, 24 h)", TBR_ERROR_NAME },
    { "(1 h)", TBR_ERROR_NAME },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TbrLaw law = { .n_points = 77 };
      double *points = NULL;
      g_test_message ("%s", cases[i].text);
      g_assert_false (tbr_law_parse (cases[i].text, TBR_DIMENSION_TIME, &law, &points, &error));
      g_assert_error (error, TBR_ERROR, (gint) cases[i].code);
      g_assert_cmpuint (law.n_points, ==, 77);
      g_assert_null (points);
    }
}

static void
test_law_suggests_the_law_meant (void)
{
  g_autoptr (GError) error = NULL;
  TbrLaw law;
  double *points = NULL;
  tbr_law_parse ("lognrmal(12 h, 6 h, 24 h)", TBR_DIMENSION_TIME, &law, &points, &error);
  g_assert_cmpstr (error->message, ==, "unknown law 'lognrmal': did you mean 'lognormal'?");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/law/agrees-with-the-table", test_law_agrees_with_the_table);
  g_test_add_func ("/base/law/split-lognormal-meets-its-three-numbers",
                   test_law_split_lognormal_meets_its_three_numbers);
  g_test_add_func ("/base/law/mean-is-the-integral-of-its-quantiles",
                   test_law_mean_is_the_integral_of_its_quantiles);
  g_test_add_func ("/base/law/empirical-is-linear-between-points",
                   test_law_empirical_is_linear_between_points);
  g_test_add_func ("/base/law/stays-finite-at-the-ends", test_law_stays_finite_at_the_ends);
  g_test_add_func ("/base/law/reads-back-what-it-writes", test_law_reads_back_what_it_writes);
  g_test_add_func ("/base/law/refuses-what-is-no-law", test_law_refuses_what_is_no_law);
  g_test_add_func ("/base/law/suggests-the-law-meant", test_law_suggests_the_law_meant);
  return g_test_run ();
}
