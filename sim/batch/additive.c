/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each factor does in the mean where not every combination was run: a regression on levels. */
#include <tabard/additive.h>

#include "batch/study_reader.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

/* Values of a range that are levels by themselves; more are put together. Source: our assumption.
 */
#define LEVELS_MOST 6
/* Parts that a range is divided into. Source: our assumption. */
#define PARTS 4
#define CONFIDENCE 0.95
/* Columns whose singular values lie further apart cannot be told from one another. */
#define RCOND_LEAST 1e-10

/* What is fitted. */
typedef struct
{
  const TbrOverview *overview;
  guint *points; /* those that have a mean */
  guint n_points;
  guint *levels;   /* by point of these and factor */
  guint *n_levels; /* by factor */
  guint *columns;  /* by factor: that of its second level */
  guint n_columns;
  double *shares; /* by column: share of the points at that level; 1 for the first column */
} Fit;

/* ---- levels ---- */

/* Equal parts of a range instead of its values. */
static void
divide (Fit *fit, guint factor, GPtrArray *labels)
{
  const TbrOverviewFactor *one = &fit->overview->factors[factor];
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < fit->n_points; i++)
    {
      low = fmin (low, one->numbers[fit->points[i]]);
      high = fmax (high, one->numbers[fit->points[i]]);
    }
  g_ptr_array_set_size (labels, 0);
  for (guint i = 0; i < PARTS; i++)
    g_ptr_array_add (labels,
                     g_strdup_printf ("%.3g\xe2\x80\x93%.3g%s%s", low + (high - low) * i / PARTS,
                                      low + (high - low) * (i + 1) / PARTS,
                                      *one->unit != '\0' ? " " : "", one->unit));
  for (guint i = 0; i < fit->n_points; i++)
    {
      double share = (one->numbers[fit->points[i]] - low) / (high - low);
      fit->levels[i * fit->overview->n_factors + factor] = MIN ((guint) (share * PARTS), PARTS - 1);
    }
}

/* Gives every point its level of a factor. Returns: (transfer full): their labels */
static char **
find_levels (Fit *fit, guint factor)
{
  const TbrOverviewFactor *one = &fit->overview->factors[factor];
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  gboolean is_range = TRUE;

  for (guint i = 0; i < fit->n_points; i++)
    {
      guint32 point = fit->points[i];
      is_range &= isfinite (one->numbers[point]) != 0;
      fit->levels[i * fit->overview->n_factors + factor]
          = tbr_study_reader_place (labels, one->labels[point] != NULL ? one->labels[point] : "");
    }
  if (is_range && labels->len > LEVELS_MOST)
    divide (fit, factor, labels);
  fit->n_levels[factor] = labels->len;
  g_ptr_array_add (labels, NULL);
  return g_strdupv ((char **) labels->pdata);
}

/* ---- the regression ---- */

static void
fill_row (const Fit *fit, guint point, gsl_matrix *terms)
{
  gsl_matrix_set (terms, point, 0, 1);
  for (guint i = 0; i < fit->overview->n_factors; i++)
    {
      guint level = fit->levels[point * fit->overview->n_factors + i];
      if (level > 0)
        gsl_matrix_set (terms, point, fit->columns[i] + level - 1, 1);
    }
}

/* Mean of a level and its interval: that level, all other factors as they are over the points. */
static void
tell_level (const Fit *fit, guint factor, guint level, const gsl_vector *fitted,
            const gsl_matrix *covariances, TbrAdditive *out)
{
  gsl_vector *weights = gsl_vector_alloc (fit->n_columns);
  gsl_vector *product = gsl_vector_alloc (fit->n_columns);
  double variance, quantile = gsl_cdf_tdist_Pinv ((1 + CONFIDENCE) / 2, out->degrees);

  for (guint i = 0; i < fit->n_columns; i++)
    gsl_vector_set (weights, i, fit->shares[i]);
  for (guint i = 1; i < fit->n_levels[factor]; i++)
    gsl_vector_set (weights, fit->columns[factor] + i - 1, i == level);
  gsl_blas_ddot (weights, fitted, &out->factors[factor].means[level]);
  gsl_blas_dgemv (CblasNoTrans, 1, covariances, weights, 0, product);
  gsl_blas_ddot (weights, product, &variance);
  out->factors[factor].half_widths[level] = quantile * sqrt (fmax (variance, 0));
  gsl_vector_free (product);
  gsl_vector_free (weights);
}

/* Fits all, and tells every level. Returns: FALSE when levels cannot be told from one another */
static gboolean
fit_all (const Fit *fit, const TbrOverviewMeasure *measure, TbrAdditive *out)
{
  gsl_matrix *terms = gsl_matrix_calloc (fit->n_points, fit->n_columns);
  gsl_matrix *covariances = gsl_matrix_alloc (fit->n_columns, fit->n_columns);
  gsl_vector *values = gsl_vector_alloc (fit->n_points);
  gsl_vector *fitted = gsl_vector_alloc (fit->n_columns);
  gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc (fit->n_points, fit->n_columns);
  double squares, all;
  gboolean done;

  for (guint i = 0; i < fit->n_points; i++)
    {
      fill_row (fit, i, terms);
      gsl_vector_set (values, i, measure->means[fit->points[i]].mean);
    }
  gsl_multifit_linear (terms, values, fitted, covariances, &squares, work);
  done = gsl_multifit_linear_rcond (work) >= RCOND_LEAST;
  all = gsl_stats_tss (values->data, values->stride, values->size);
  out->mean = gsl_stats_mean (values->data, values->stride, values->size);
  out->explained = all > 0 ? 1 - squares / all : NAN;
  for (guint i = 0; done && i < out->n_factors; i++)
    for (guint j = 0; j < fit->n_levels[i]; j++)
      tell_level (fit, i, j, fitted, covariances, out);
  gsl_multifit_linear_free (work);
  gsl_vector_free (fitted);
  gsl_vector_free (values);
  gsl_matrix_free (covariances);
  gsl_matrix_free (terms);
  return done;
}

/* Numbers the columns and counts who has each level. */
static void
lay_out (Fit *fit, TbrAdditive *out)
{
  fit->n_columns = 1;
  for (guint i = 0; i < out->n_factors; i++)
    {
      out->factors[i].levels = find_levels (fit, i);
      out->factors[i].means = g_new0 (double, fit->n_levels[i] + 1);
      out->factors[i].half_widths = g_new0 (double, fit->n_levels[i] + 1);
      fit->columns[i] = fit->n_columns;
      fit->n_columns += fit->n_levels[i] - 1;
    }
  fit->shares = g_new0 (double, fit->n_columns + 1);
  fit->shares[0] = 1;
  for (guint i = 0; i < fit->n_points; i++)
    for (guint j = 0; j < out->n_factors; j++)
      {
        guint level = fit->levels[i * out->n_factors + j];
        if (level > 0)
          fit->shares[fit->columns[j] + level - 1] += 1.0 / fit->n_points;
      }
}

TbrAdditive *
tbr_additive_fit (const TbrOverview *overview, const TbrOverviewMeasure *measure, GError **error)
{
  g_autoptr (TbrAdditive) out = g_new0 (TbrAdditive, 1);
  guint n = overview->n_factors;
  Fit fit = { .overview = overview,
              .points = g_new0 (guint, overview->n_points + 1),
              .levels = g_new0 (guint, (gsize) overview->n_points * n + 1),
              .n_levels = g_new0 (guint, n + 1),
              .columns = g_new0 (guint, n + 1) };
  gboolean done = FALSE;

  for (guint32 i = 0; i < overview->n_points; i++)
    if (isfinite (measure->means[i].mean))
      fit.points[fit.n_points++] = i;
  out->n_factors = fit.n_points > 0 ? n : 0;
  out->factors = g_new0 (TbrAdditiveFactor, n + 1);
  lay_out (&fit, out);
  if (out->n_factors > 0 && fit.n_points > fit.n_columns)
    {
      out->degrees = fit.n_points - fit.n_columns;
      done = fit_all (&fit, measure, out);
    }
  if (!done)
    g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                 "%s: %u points cannot tell %u factors apart, which takes more than %u",
                 measure->measure, fit.n_points, n, fit.n_columns);
  g_free (fit.points);
  g_free (fit.levels);
  g_free (fit.n_levels);
  g_free (fit.columns);
  g_free (fit.shares);
  return done ? g_steal_pointer (&out) : NULL;
}

void
tbr_additive_free (TbrAdditive *additive)
{
  if (additive == NULL)
    return;
  for (guint i = 0; i < additive->n_factors; i++)
    {
      g_strfreev (additive->factors[i].levels);
      g_free (additive->factors[i].means);
      g_free (additive->factors[i].half_widths);
    }
  g_free (additive->factors);
  g_free (additive);
}
