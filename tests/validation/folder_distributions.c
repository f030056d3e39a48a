/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* distributions/: the laws' functions against the tables, and draws against the same tables. */
#include "validation/folders.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "engine/stream.h"
#include "validation/replicate.h"
#include "validation/table_file.h"

#define PURPOSE_DRAW 9041u

/* Draws of a replication to begin with. */
#define PILOT_DRAWS 2000

static const char *const continuous_columns[]
    = { "distribution", "params", "mean", "q01", "q10", "q25", "q50", "q75", "q90", "q99", NULL };
static const char *const discrete_columns[]
    = { "distribution", "params", "mean", "variance", "k0",   "pmf0", "cdf0",
        "k1",           "pmf1",   "cdf1", "k2",       "pmf2", "cdf2", "k3",
        "pmf3",         "cdf3",   "k4",   "pmf4",     "cdf4", NULL };

#define N_QUANTILES 7
static const double shares[N_QUANTILES] = { 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99 };

/* The groups k, pmf, cdf of a discrete law, and where they begin. */
#define N_POINTS 5
#define FIRST_POINT 4

enum
{
  DISTRIBUTION,
  PARAMS,
  MEAN,
  VARIANCE /* of a discrete law; of a continuous one the first quantile */
};

static double
number_of (const JsonValue *params, const char *name)
{
  return json_value_number (json_value_member (params, name));
}

/* Tabard's law of this name, or FALSE when it has none; a normal law has no entry but a sampler. */
static gboolean
make_law (const char *name, const JsonValue *params, TbrLaw *out_law)
{
  TbrLaw law = { .kind = TBR_LAW_N };
  if (g_str_equal (name, "exponential"))
    law = (TbrLaw){ .kind = TBR_LAW_EXPONENTIAL, .p = { number_of (params, "mean") } };
  else if (g_str_equal (name, "gamma"))
    law = (TbrLaw){ .kind = TBR_LAW_GAMMA,
                    .p = { number_of (params, "shape") * number_of (params, "scale"),
                           number_of (params, "shape") } };
  else if (g_str_equal (name, "weibull"))
    law = (TbrLaw){ .kind = TBR_LAW_WEIBULL,
                    .p = { number_of (params, "scale"), number_of (params, "shape") } };
  else if (g_str_equal (name, "lognormal"))
    {
      const double median = exp (number_of (params, "mu"));
      const double step = exp (number_of (params, "sigma") * gsl_cdf_ugaussian_Pinv (0.9));
      law = (TbrLaw){ .kind = TBR_LAW_LOGNORMAL, .p = { median, median / step, median * step } };
    }
  else if (g_str_equal (name, "triangular"))
    law = (TbrLaw){ .kind = TBR_LAW_TRIANGULAR,
                    .p = { number_of (params, "a"), number_of (params, "mode"),
                           number_of (params, "b") } };
  else if (g_str_equal (name, "uniform"))
    law = (TbrLaw){ .kind = TBR_LAW_UNIFORM,
                    .p = { number_of (params, "a"), number_of (params, "b") } };
  *out_law = law;
  return law.kind != TBR_LAW_N && isfinite (law.p[0]) && isfinite (law.p[1]) && isfinite (law.p[2]);
}

static gboolean
check_draws (const ValidationCase *one, double *out_length, GError **error)
{
  *out_length = PILOT_DRAWS;
  return TRUE;
}

static double
draw (const ValidationCase *one, const TbrLaw *law, TbrStream *stream)
{
  if (law->kind != TBR_LAW_N)
    return tbr_stream_draw (stream, law);
  if (g_str_equal (one->model, "poisson"))
    return tbr_stream_poisson (stream, number_of (one->params, "mean"));
  if (g_str_equal (one->model, "binomial"))
    return tbr_stream_binomial (stream, (guint32) number_of (one->params, "n"),
                                number_of (one->params, "p"));
  return number_of (one->params, "mean")
         + number_of (one->params, "sd") * tbr_stream_normal (stream);
}

/* Figures: "draws_mean", "draws_variance", "P_draw_le_X" and "P_draw_eq_X". */
static guint64
run_draws (const ValidationCase *one, const ValidationRun *run, double *values)
{
  TbrLaw law;
  TbrStream stream;
  make_law (one->model, one->params, &law);
  tbr_stream_init (&stream, run->seed, run->replication, PURPOSE_DRAW, g_str_hash (one->id), 0);
  const guint n = (guint) run->length, n_figures = one->expected->len;
  g_autofree double *limits = g_new0 (double, n_figures + 1);
  g_autofree guint *below = g_new0 (guint, n_figures + 1);
  g_autofree guint *equal = g_new0 (guint, n_figures + 1);
  for (guint i = 0; i < n_figures; i++)
    {
      const char *name = g_array_index (one->expected, ValidationMetric, i).name;
      limits[i] = name[0] == 'P' ? g_ascii_strtod (name + strlen ("P_draw_xx_"), NULL) : NAN;
    }
  double sum = 0, squares = 0;
  for (guint i = 0; i < n; i++)
    {
      const double value = draw (one, &law, &stream);
      sum += value;
      squares += value * value;
      for (guint j = 0; j < n_figures; j++)
        {
          below[j] += value <= limits[j];
          equal[j] += value == limits[j];
        }
    }
  for (guint i = 0; i < n_figures; i++)
    {
      const char *name = g_array_index (one->expected, ValidationMetric, i).name;
      if (name[0] == 'P')
        values[i] = (double) (strstr (name, "_eq_") != NULL ? equal[i] : below[i]) / n;
    }
  validation_values_set (one, values, sum / n, "draws_mean");
  validation_values_set (one, values, (squares - sum * sum / n) / (n - 1), "draws_variance");
  return n;
}

static const ValidationSimulator draws = { "draws", check_draws, run_draws };

/* Fills in what the row asks of the draws; the texts of the file's numbers become names. */
typedef gboolean (*AddExpected) (const TbrCsv *csv, const guint *at, ValidationCase *one,
                                 GError **error);

/* Judges the draws of one row. */
static gboolean
judge_draws (ValidationSession *session, const TbrCsv *csv, const guint *at, ValidationCase *one,
             AddExpected add, GError **error)
{
  /* over all rows of the two files there are about ten figures each */
  const guint n_family = 200;
  if (!add (csv, at, one, error))
    return FALSE;
  if (!session->list)
    {
      validation_replicate (session, &draws, one, n_family);
      return TRUE;
    }
  for (guint i = 0; i < one->expected->len; i++)
    {
      const ValidationMetric *wanted = &g_array_index (one->expected, ValidationMetric, i);
      validation_session_skip (session, one->id, wanted->name, wanted->value, NULL);
    }
  return TRUE;
}

static gboolean
add_continuous (const TbrCsv *csv, const guint *at, ValidationCase *one, GError **error)
{
  double value;
  if (!tbr_csv_real (csv, at[MEAN], &value, error))
    return FALSE;
  validation_metrics_add (one->expected, value, "draws_mean");
  for (guint i = 0; i < N_QUANTILES; i++)
    {
      if (!tbr_csv_real (csv, at[MEAN + 1 + i], &value, error))
        return FALSE;
      validation_metrics_add (one->expected, shares[i], "P_draw_le_%s",
                              tbr_csv_text (csv, at[MEAN + 1 + i]));
    }
  return TRUE;
}

static gboolean
add_discrete (const TbrCsv *csv, const guint *at, ValidationCase *one, GError **error)
{
  double mean, variance, pmf, cdf;
  if (!tbr_csv_real (csv, at[MEAN], &mean, error)
      || !tbr_csv_real (csv, at[VARIANCE], &variance, error))
    return FALSE;
  validation_metrics_add (one->expected, mean, "draws_mean");
  validation_metrics_add (one->expected, variance, "draws_variance");
  for (guint i = 0; i < N_POINTS; i++)
    {
      const guint *point = &at[FIRST_POINT + 3 * i];
      const char *k = tbr_csv_text (csv, point[0]);
      if (!tbr_csv_real (csv, point[1], &pmf, error) || !tbr_csv_real (csv, point[2], &cdf, error))
        return FALSE;
      g_autofree char *name = g_strconcat ("P_draw_eq_", k, NULL);
      if (validation_metrics_find (one->expected, name) != NULL)
        continue;
      validation_metrics_add (one->expected, pmf, "P_draw_eq_%s", k);
      validation_metrics_add (one->expected, cdf, "P_draw_le_%s", k);
    }
  return TRUE;
}

/* Functions of a continuous law: class N. */
static gboolean
judge_functions (ValidationSession *session, const TbrCsv *csv, const guint *at,
                 const ValidationCase *one, const TbrLaw *law, GError **error)
{
  double expected;
  if (!tbr_csv_real (csv, at[MEAN], &expected, error))
    return FALSE;
  const ValidationFigure mean
      = { one->id, "mean", expected, tbr_law_mean (law), validation_tolerance_closed (expected) };
  validation_session_judge (session, &mean);
  for (guint i = 0; i < N_QUANTILES; i++)
    {
      if (!tbr_csv_real (csv, at[MEAN + 1 + i], &expected, error))
        return FALSE;
      const ValidationFigure figure
          = { one->id, continuous_columns[MEAN + 1 + i], expected,
              tbr_law_quantile (law, shares[i]), validation_tolerance_closed (expected) };
      validation_session_judge (session, &figure);
      /* the table's own digits are 12 */
      g_autofree char *name = g_strdup_printf ("cdf_of_%s", continuous_columns[MEAN + 1 + i]);
      const ValidationFigure share = { one->id, name, shares[i], tbr_law_cdf (law, expected),
                                       validation_tolerance_closed (shares[i]) };
      validation_session_judge (session, &share);
    }
  return TRUE;
}

/* A case of the row: its name is that of the law with its parameters. */
static gboolean
read_case (const TbrCsv *csv, const guint *at, GPtrArray *cases, ValidationCase **out_case,
           GError **error)
{
  g_autoptr (GError) why = NULL;
  const char *name = tbr_csv_text (csv, at[DISTRIBUTION]);
  g_autofree char *id = g_strdup_printf ("%s %s", name, tbr_csv_text (csv, at[PARAMS]));
  g_strdelimit (id, "\"{}", ' ');
  g_auto (GStrv) words = g_strsplit (id, " ", -1);
  g_autoptr (GString) tidy = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && words[i][0] != ':')
      g_string_append_printf (tidy, "%s%s", tidy->len > 0 ? " " : "", words[i]);
  JsonValue *params = json_value_parse (tbr_csv_text (csv, at[PARAMS]), &why);
  if (params == NULL)
    return tbr_csv_refuse (csv, at[PARAMS], TBR_ERROR_SYNTAX, error, "%s", why->message);
  ValidationCase *one = validation_cases_get (cases, tidy->str, name);
  json_value_free (one->params);
  one->params = params;
  *out_case = one;
  return TRUE;
}

static gboolean
judge_continuous (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  g_autoptr (GPtrArray) cases = validation_cases_new ();
  ValidationCase *one;
  TbrLaw law;
  if (!read_case (csv, at, cases, &one, error))
    return FALSE;
  if (!validation_session_wants (session, "distributions", one->id))
    return TRUE;
  const gboolean has_law = make_law (one->model, one->params, &law);
  if (!has_law && !g_str_equal (one->model, "normal"))
    {
      validation_session_skip (session, one->id, "-", NAN, "tabard has no such law");
      return TRUE;
    }
  if (has_law && !judge_functions (session, csv, at, one, &law, error))
    return FALSE;
  return judge_draws (session, csv, at, one, add_continuous, error);
}

static gboolean
judge_discrete (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  g_autoptr (GPtrArray) cases = validation_cases_new ();
  ValidationCase *one;
  if (!read_case (csv, at, cases, &one, error))
    return FALSE;
  if (!validation_session_wants (session, "distributions", one->id))
    return TRUE;
  if (!g_str_equal (one->model, "poisson") && !g_str_equal (one->model, "binomial"))
    {
      validation_session_skip (session, one->id, "-", NAN, "tabard has no such law");
      return TRUE;
    }
  return judge_draws (session, csv, at, one, add_discrete, error);
}

void
validation_folder_distributions (ValidationSession *session, const char *directory)
{
  validation_table_run (session, directory, "continuous.csv", continuous_columns, judge_continuous);
  validation_table_run (session, directory, "discrete.csv", discrete_columns, judge_discrete);
}
