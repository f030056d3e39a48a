/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Holds every law to moments and quantiles that were computed elsewhere. */
#include "engine/stream.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#define N 100000
#define BATCHES 50

/* tests/validation/stats: limits for a false alarm in 10,000. */
#define CHI2_LIMIT_4 23.512742445
#define KS_LIMIT_100000 0.00703516541923
#define T_LIMIT_50_BATCHES_10_METRICS 4.92501922775

#define NORMAL_P90 1.2815515655446004

/* A row of tests/validation/distributions: the numbers behind the name and parameters. */
static void
read_row (const char *file, const char *start, double *numbers, guint n)
{
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation",
                                            "distributions", file, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  char *row = strstr (text, start);
  g_assert_nonnull (row);
  row += strlen (start);
  for (guint i = 0; i < n; i++)
    {
      char *end;
      numbers[i] = g_ascii_strtod (row, &end);
      g_assert_true (end != row);
      row = end + 1;
    }
}

/* One row of continuous.csv and how to draw and to integrate it. */
typedef struct
{
  const char *row;
  TbrLaw law;                                 /* a law of N kinds: the normal draw */
  double (*share) (double x, double, double); /* GSL's distribution function */
  double p, q;                                /* its parameters */
} ContinuousCase;

static double
draw (const ContinuousCase *c, TbrStream *stream)
{
  return c->law.kind == TBR_LAW_N ? tbr_stream_normal (stream) : tbr_stream_draw (stream, &c->law);
}

static void
check_mean (const double *values, double expected, double sd)
{
  double sum = 0, squares = 0;
  for (guint batch = 0; batch < BATCHES; batch++)
    {
      double mean = 0;
      for (guint i = 0; i < N / BATCHES; i++)
        mean += values[batch * (N / BATCHES) + i] / (N / BATCHES);
      sum += mean;
      squares += mean * mean;
    }
  double mean = sum / BATCHES;
  double error = sqrt ((squares / BATCHES - mean * mean) / (BATCHES - 1));
  g_assert_cmpfloat (error, <, 0.01 * sd);
  g_assert_cmpfloat (fabs (mean - expected), <, T_LIMIT_50_BATCHES_10_METRICS * error);
}

/* Cells between the quantiles 10, 25, 75 and 90 %. */
static void
check_quantiles (const double *values, const double edges[4])
{
  const double shares[5] = { 0.1, 0.15, 0.5, 0.15, 0.1 };
  double counts[5] = { 0 }, chi2 = 0;
  for (guint i = 0; i < N; i++)
    {
      guint cell = 0;
      while (cell < 4 && values[i] > edges[cell])
        cell++;
      counts[cell]++;
    }
  for (guint i = 0; i < 5; i++)
    chi2 += (counts[i] - shares[i] * N) * (counts[i] - shares[i] * N) / (shares[i] * N);
  g_assert_cmpfloat (chi2, <, CHI2_LIMIT_4);
}

static void
check_distance (double *values, const ContinuousCase *c)
{
  double distance = 0;
  gsl_sort (values, 1, N);
  for (guint i = 0; i < N; i++)
    {
      double share = c->share (values[i], c->p, c->q);
      distance = MAX (distance, MAX (share - (double) i / N, (i + 1.0) / N - share));
    }
  g_test_message ("%s: distance %g", c->row, distance);
  g_assert_cmpfloat (distance, <, KS_LIMIT_100000);
}

static double
exponential_share (double x, double mean, double unused)
{
  return gsl_cdf_exponential_P (x, mean);
}

static double
normal_share (double x, double sd, double unused)
{
  return gsl_cdf_gaussian_P (x, sd);
}

/* Low 1, mode 2, high 6. */
static double
triangular_share (double x, double unused, double unused_too)
{
  return x < 2 ? (x - 1) * (x - 1) / 5 : 1 - (6 - x) * (6 - x) / 20;
}

static TbrLaw
lognormal (double mu, double sigma)
{
  return (TbrLaw){ TBR_LAW_LOGNORMAL,
                   0,
                   { exp (mu), exp (mu - NORMAL_P90 * sigma), exp (mu + NORMAL_P90 * sigma) },
                   NULL };
}

static void
test_law_draw_continuous_laws_hold (void)
{
  const ContinuousCase cases[] = {
    { "exponential,\"{\"\"mean\"\": 3}\",",
      { TBR_LAW_EXPONENTIAL, 0, { 3 } },
      exponential_share,
      3 },
    { "gamma,\"{\"\"shape\"\": 0.5, \"\"scale\"\": 2}\",",
      { TBR_LAW_GAMMA, 0, { 1, 0.5 } },
      gsl_cdf_gamma_P,
      0.5,
      2 },
    { "gamma,\"{\"\"shape\"\": 4.5, \"\"scale\"\": 1.2}\",",
      { TBR_LAW_GAMMA, 0, { 5.4, 4.5 } },
      gsl_cdf_gamma_P,
      4.5,
      1.2 },
    { "weibull,\"{\"\"shape\"\": 1.5, \"\"scale\"\": 10}\",",
      { TBR_LAW_WEIBULL, 0, { 10, 1.5 } },
      gsl_cdf_weibull_P,
      10,
      1.5 },
    { "weibull,\"{\"\"shape\"\": 0.7, \"\"scale\"\": 2}\",",
      { TBR_LAW_WEIBULL, 0, { 2, 0.7 } },
      gsl_cdf_weibull_P,
      2,
      0.7 },
    { "lognormal,\"{\"\"mu\"\": 1, \"\"sigma\"\": 0.5}\",", lognormal (1, 0.5), gsl_cdf_lognormal_P,
      1, 0.5 },
    { "lognormal,\"{\"\"mu\"\": 0, \"\"sigma\"\": 1.5}\",", lognormal (0, 1.5), gsl_cdf_lognormal_P,
      0, 1.5 },
    { "triangular,\"{\"\"a\"\": 1, \"\"mode\"\": 2, \"\"b\"\": 6}\",",
      { TBR_LAW_TRIANGULAR, 0, { 1, 2, 6 } },
      triangular_share },
    { "uniform,\"{\"\"a\"\": -1, \"\"b\"\": 4}\",",
      { TBR_LAW_UNIFORM, 0, { -1, 4 } },
      gsl_cdf_flat_P,
      -1,
      4 },
    { "normal,\"{\"\"mean\"\": 0, \"\"sd\"\": 1}\",", { TBR_LAW_N }, normal_share, 1 },
  };
  g_autofree double *values = g_new (double, N);
  for (guint32 i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double numbers[10]; /* mean, variance, skewness, q01, q10, q25, q50, q75, q90, q99 */
      TbrStream stream;
      read_row ("continuous.csv", cases[i].row, numbers, G_N_ELEMENTS (numbers));
      tbr_stream_init (&stream, 1, 0, 0, i, 0);
      for (guint j = 0; j < N; j++)
        values[j] = draw (&cases[i], &stream);
      check_mean (values, numbers[0], sqrt (numbers[1]));
      const double edges[4] = { numbers[4], numbers[5], numbers[7], numbers[8] };
      check_quantiles (values, edges);
      check_distance (values, &cases[i]);
    }
}

/* The far ends, where a ziggurat could be wrong without any of the above seeing it: counts beyond
   the tail's start against their binomial law, four standard deviations. */
static void
test_law_draw_tails_hold (void)
{
  const guint n = 4000000;
  const double far_exponential = 7.69711747013104972, far_normal = 3.6541528853610088;
  guint beyond_exponential = 0, beyond_normal = 0, below_normal = 0;
  TbrStream stream;
  tbr_stream_init (&stream, 2, 0, 0, 0, 0);
  for (guint i = 0; i < n; i++)
    {
      double x = tbr_stream_normal (&stream);
      beyond_normal += x > far_normal;
      below_normal += x < -far_normal;
      beyond_exponential += tbr_stream_exponential (&stream) > far_exponential;
    }
  double expected = n * exp (-far_exponential);
  g_assert_cmpfloat (fabs (beyond_exponential - expected), <, 4 * sqrt (expected));
  expected = n * gsl_cdf_ugaussian_Q (far_normal);
  g_assert_cmpfloat (fabs (beyond_normal - expected), <, 4 * sqrt (expected));
  g_assert_cmpfloat (fabs (below_normal - expected), <, 4 * sqrt (expected));
}

static void
test_law_draw_split_lognormal_has_its_three_numbers (void)
{
  const TbrLaw law = { TBR_LAW_LOGNORMAL, 0, { 12, 9, 40 }, NULL };
  double counts[4] = { 0 };
  const double shares[4] = { 0.1, 0.4, 0.4, 0.1 };
  TbrStream stream;
  tbr_stream_init (&stream, 3, 0, 0, 0, 0);
  for (guint i = 0; i < N; i++)
    {
      double x = tbr_stream_draw (&stream, &law);
      counts[x < 9 ? 0 : x < 12 ? 1 : x < 40 ? 2 : 3]++;
    }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (fabs (counts[i] - shares[i] * N), <,
                       4 * sqrt (N * shares[i] * (1 - shares[i])));
}

static void
test_law_draw_empirical_is_linear_between_its_points (void)
{
  const double points[] = { 1, 2, 5 };
  const TbrLaw law = { TBR_LAW_EMPIRICAL, 3, { 0 }, points };
  const TbrLaw single = { TBR_LAW_EMPIRICAL, 1, { 0 }, points + 2 };
  guint low = 0, middle = 0;
  TbrStream stream;
  tbr_stream_init (&stream, 4, 0, 0, 0, 0);
  for (guint i = 0; i < N; i++)
    {
      double x = tbr_stream_draw (&stream, &law);
      g_assert_cmpfloat (x, >=, 1);
      g_assert_cmpfloat (x, <=, 5);
      low += x < 2;
      middle += x >= 2 && x < 3.5;
    }
  /* type 7: half of the chance between 1 and 2, a quarter between 2 and 3.5 */
  g_assert_cmpfloat (fabs (low - 0.5 * N), <, 4 * sqrt (N * 0.25));
  g_assert_cmpfloat (fabs (middle - 0.25 * N), <, 4 * sqrt (N * 0.1875));
  g_assert_cmpfloat (tbr_stream_draw (&stream, &single), ==, 5);
}

static void
test_law_draw_times_are_whole_and_not_negative (void)
{
  const TbrLaw constant = { TBR_LAW_CONSTANT, 0, { 1.5e-6 }, NULL };
  const TbrLaw hours = { TBR_LAW_CONSTANT, 0, { 7200 }, NULL };
  const TbrLaw negative = { TBR_LAW_UNIFORM, 0, { -3, -1 }, NULL };
  const TbrLaw endless = { TBR_LAW_CONSTANT, 0, { 1e300 }, NULL };
  TbrStream stream;
  tbr_stream_init (&stream, 5, 0, 0, 0, 0);
  g_assert_cmpint (tbr_stream_draw_time (&stream, &constant), ==, 2);
  g_assert_cmpint (tbr_stream_draw_time (&stream, &hours), ==, 2 * TBR_HOUR);
  g_assert_cmpint (tbr_stream_draw_time (&stream, &negative), ==, 0);
  g_assert_cmpint (tbr_stream_draw_time (&stream, &endless), >, 200 * 365 * TBR_DAY);
  g_assert_cmpint (tbr_stream_draw_time (&stream, &endless), <, TBR_NEVER / 1000);
}

/* A row of discrete.csv: mean, variance, then k, P(X = k), P(X <= k) for five k. */
static void
check_counts (const char *row, double mean, guint32 n, double share)
{
  double numbers[17];
  g_autofree double *values = g_new (double, N);
  TbrStream stream;
  read_row ("discrete.csv", row, numbers, G_N_ELEMENTS (numbers));
  tbr_stream_init (&stream, 6, 0, 0, n, 0);
  for (guint i = 0; i < N; i++)
    values[i]
        = n > 0 ? tbr_stream_binomial (&stream, n, share) : tbr_stream_poisson (&stream, mean);
  check_mean (values, numbers[0], sqrt (numbers[1]));
  for (guint i = 2; i < G_N_ELEMENTS (numbers); i += 3)
    {
      double at = 0, up_to = 0, pmf = numbers[i + 1], cdf = numbers[i + 2];
      for (guint j = 0; j < N; j++)
        {
          at += values[j] == numbers[i];
          up_to += values[j] <= numbers[i];
        }
      /* counts of rare values are themselves Poisson: one more than their spread is allowed */
      g_assert_cmpfloat (fabs (at - N * pmf), <=, 4.5 * sqrt (N * pmf * (1 - pmf)) + 1);
      g_assert_cmpfloat (fabs (up_to - N * cdf), <=, 4.5 * sqrt (N * cdf * (1 - cdf)) + 1);
    }
}

static void
test_law_draw_counts_hold (void)
{
  TbrStream stream;
  check_counts ("poisson,\"{\"\"mean\"\": 0.3}\",", 0.3, 0, 0);
  check_counts ("poisson,\"{\"\"mean\"\": 4.2}\",", 4.2, 0, 0);
  check_counts ("poisson,\"{\"\"mean\"\": 180}\",", 180, 0, 0);
  check_counts ("binomial,\"{\"\"n\"\": 40, \"\"p\"\": 0.15}\",", 0, 40, 0.15);
  tbr_stream_init (&stream, 7, 0, 0, 0, 0);
  g_assert_cmpuint (tbr_stream_poisson (&stream, 0), ==, 0);
  g_assert_cmpuint (tbr_stream_binomial (&stream, 9, 0), ==, 0);
  g_assert_cmpuint (tbr_stream_binomial (&stream, 9, 1), ==, 9);
  g_assert_cmpuint (tbr_stream_binomial (&stream, 0, 0.5), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/law-draw/continuous-laws-hold", test_law_draw_continuous_laws_hold);
  g_test_add_func ("/engine/law-draw/tails-hold", test_law_draw_tails_hold);
  g_test_add_func ("/engine/law-draw/split-lognormal-has-its-three-numbers",
                   test_law_draw_split_lognormal_has_its_three_numbers);
  g_test_add_func ("/engine/law-draw/empirical-is-linear-between-its-points",
                   test_law_draw_empirical_is_linear_between_its_points);
  g_test_add_func ("/engine/law-draw/times-are-whole-and-not-negative",
                   test_law_draw_times_are_whole_and_not_negative);
  g_test_add_func ("/engine/law-draw/counts-hold", test_law_draw_counts_hold);
  return g_test_run ();
}
