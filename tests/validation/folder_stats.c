/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* stats/: no cases, but the limits by which simulated figures are judged here have to be the same.
 */
#include "validation/folders.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "validation/replicate.h"
#include "validation/table_file.h"

static const char *const t_columns[]
    = { "replications", "metrics_tested_together", "t_limit_for_family_false_alarm_1e-4", NULL };
static const char *const chi2_columns[] = { "dof", "upper_1e-4", "lower_1e-4", NULL };
static const char *const coverage_columns[]
    = { "intervals", "nominal_coverage", "accept_from", "accept_to", "exact_false_alarm", NULL };

/* The chance of a false alarm that the file's name of columns tells. */
#define FALSE_ALARM 1e-4

/* Reads @n columns from the first on. */
static gboolean
read_numbers (const TbrCsv *csv, const guint *at, double *values, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!tbr_csv_real (csv, at[i], &values[i], error))
      return FALSE;
  return TRUE;
}

/* Quantiles are roots found by iteration: the wider tolerance. */
static void
judge (ValidationSession *session, const char *name, const char *metric, double expected,
       double value)
{
  if (!validation_session_wants (session, "stats", name))
    return;
  const ValidationFigure figure
      = { name, metric, expected, value, validation_tolerance_ode (expected) };
  validation_session_judge (session, &figure);
}

static gboolean
judge_t (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  double values[3];
  if (!read_numbers (csv, at, values, G_N_ELEMENTS (values), error))
    return FALSE;
  if (!(values[0] >= 2 && values[1] >= 1))
    return tbr_csv_refuse (csv, at[0], TBR_ERROR_RANGE, error, "2 replications are the least");
  g_autofree char *name = g_strdup_printf ("t R=%g m=%g", values[0], values[1]);
  judge (session, name, "limit", values[2],
         validation_t_limit ((guint) values[0], (guint) values[1]));
  return TRUE;
}

static gboolean
judge_chi2 (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  double values[3];
  if (!read_numbers (csv, at, values, G_N_ELEMENTS (values), error))
    return FALSE;
  if (!(values[0] >= 1))
    return tbr_csv_refuse (csv, at[0], TBR_ERROR_RANGE, error, "1 degree of freedom is the least");
  g_autofree char *name = g_strdup_printf ("chi2 dof=%g", values[0]);
  judge (session, name, "upper", values[1], gsl_cdf_chisq_Qinv (FALSE_ALARM, values[0]));
  judge (session, name, "lower", values[2], gsl_cdf_chisq_Pinv (FALSE_ALARM, values[0]));
  return TRUE;
}

static gboolean
judge_coverage (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  double values[5];
  if (!read_numbers (csv, at, values, G_N_ELEMENTS (values), error))
    return FALSE;
  if (!(values[0] >= 1 && values[1] > 0 && values[1] < 1 && values[2] >= 1 && values[3] <= values[0]
        && values[2] <= values[3]))
    return tbr_csv_refuse (csv, at[0], TBR_ERROR_RANGE, error, "no such number of intervals");
  const guint n = (guint) values[0];
  g_autofree char *name = g_strdup_printf ("coverage n=%g p=%g", values[0], values[1]);
  judge (session, name, "false_alarm", values[4],
         gsl_cdf_binomial_P ((guint) values[2] - 1, values[1], n)
             + gsl_cdf_binomial_Q ((guint) values[3], values[1], n));
  return TRUE;
}

void
validation_folder_stats (ValidationSession *session, const char *directory)
{
  validation_table_run (session, directory, "t_limits.csv", t_columns, judge_t);
  validation_table_run (session, directory, "chi2_limits.csv", chi2_columns, judge_chi2);
  validation_table_run (session, directory, "coverage_limits.csv", coverage_columns,
                        judge_coverage);
}
