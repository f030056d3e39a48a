/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* kpi/: one sample and one step function, and the figures that sum them up. */
#include "validation/folders.h"

#include <math.h>
#include <string.h>

#include "output/statistics_of.h"
#include "validation/table_file.h"

/* What the figures are of. */
typedef struct
{
  GArray *sample; /* of double, ascending */
  GArray *times;  /* of double */
  GArray *levels; /* of double; each holds until the next time */
} KpiData;

/* One column of a file as numbers; a fault of the session and an empty array when it is broken.
   (transfer full) */
static GArray *
read_column (ValidationSession *session, const char *directory, const char *file,
             const char *column)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = g_build_filename (directory, file, NULL);
  const char *const names[] = { column, NULL };
  guint at;
  double value;
  GError *error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, VALIDATION_FILE_MAX, &error);
  if (csv == NULL || !tbr_csv_require_columns (csv, names, &at, &error))
    {
      validation_session_fault (session, error);
      return values;
    }
  while (tbr_csv_next (csv, &error))
    {
      if (!tbr_csv_real (csv, at, &value, &error))
        break;
      g_array_append_val (values, value);
    }
  if (error != NULL)
    {
      validation_session_fault (session, error);
      g_array_set_size (values, 0);
    }
  return values;
}

static const double *
numbers (const GArray *array)
{
  return (const double *) (const void *) array->data;
}

/* "quantile_type6_0.95" */
static double
quantile_named (const GArray *sample, const char *name)
{
  char *end;
  const guint64 type = g_ascii_strtoull (name, &end, 10);
  if (*end != '_' || (type != 1 && type != 6 && type != 7))
    return NAN;
  const TbrQuantileType kind = type == 1   ? TBR_QUANTILE_INVERSE
                               : type == 6 ? TBR_QUANTILE_WEIBULL
                                           : TBR_QUANTILE_MODE;
  return tbr_statistics_quantile (numbers (sample), sample->len, g_ascii_strtod (end + 1, NULL),
                                  kind);
}

/* The figure of this name; NAN when tabard has none such. */
static double
figure_named (const KpiData *data, const char *name)
{
  const GArray *sample = data->sample;
  static const char quantile[] = "quantile_type", level[] = "fraction_of_time_at_least_";
  if (g_str_equal (name, "n"))
    return sample->len;
  if (g_str_equal (name, "mean"))
    return tbr_statistics_mean (numbers (sample), sample->len);
  if (g_str_equal (name, "median"))
    return tbr_statistics_quantile (numbers (sample), sample->len, 0.5, TBR_QUANTILE_MODE);
  if (g_str_equal (name, "gini"))
    return tbr_statistics_gini (numbers (sample), sample->len);
  if (g_str_has_prefix (name, quantile))
    return quantile_named (sample, name + strlen (quantile));
  if (data->times->len == 0)
    return NAN;
  if (g_str_has_prefix (name, "time_weighted_mean_of_steps"))
    return tbr_statistics_mean_over_time (numbers (data->times), numbers (data->levels),
                                          data->times->len);
  if (g_str_has_prefix (name, level))
    return tbr_statistics_time_at_least (numbers (data->times), numbers (data->levels),
                                         data->times->len,
                                         g_ascii_strtod (name + strlen (level), NULL));
  return NAN;
}

static void
judge_expected (ValidationSession *session, const char *directory, const KpiData *data)
{
  static const char *const columns[] = { "metric", "value", NULL };
  guint at[2];
  GError *error = NULL;
  g_autofree char *path = g_build_filename (directory, "expected.csv", NULL);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, VALIDATION_FILE_MAX, &error);
  if (csv == NULL || !tbr_csv_require_columns (csv, columns, at, &error))
    {
      validation_session_fault (session, error);
      return;
    }
  while (tbr_csv_next (csv, &error))
    {
      ValidationFigure figure = { .name = "kpi", .metric = tbr_csv_text (csv, at[0]) };
      if (!tbr_csv_real (csv, at[1], &figure.expected, &error))
        {
          validation_session_fault (session, g_steal_pointer (&error));
          continue;
        }
      figure.simulated = figure_named (data, figure.metric);
      figure.half_width = validation_tolerance_closed (figure.expected);
      if (isnan (figure.simulated))
        validation_session_skip (session, figure.name, figure.metric, figure.expected,
                                 "tabard does not form this figure");
      else
        validation_session_judge (session, &figure);
    }
  if (error != NULL)
    validation_session_fault (session, error);
}

void
validation_folder_kpi (ValidationSession *session, const char *directory)
{
  if (!validation_session_wants (session, "kpi", "kpi"))
    return;
  KpiData data = { read_column (session, directory, "sample.csv", "value"),
                   read_column (session, directory, "steps.csv", "time"),
                   read_column (session, directory, "steps.csv", "level") };
  tbr_statistics_sort ((double *) (void *) data.sample->data, data.sample->len);
  judge_expected (session, directory, &data);
  g_array_unref (data.sample);
  g_array_unref (data.times);
  g_array_unref (data.levels);
}
