/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A curved surface over two factors, in place of more runs. */
#include <tabard/statistics.h>

#include <tabard/error.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_multifit.h>
#include <math.h>

#define N_TERMS TBR_METAMODEL_TERMS
/* Columns whose singular values lie further apart cannot be told from one another. */
#define RCOND_LEAST 1e-10

/* 1, x1, x2, x1^2, x2^2, x1 x2 in coded factors. */
static void
terms_at (const TbrMetamodel *model, double x1, double x2, double out_terms[N_TERMS])
{
  double z1 = (x1 - model->centre[0]) / model->scale[0];
  double z2 = (x2 - model->centre[1]) / model->scale[1];
  const double terms[N_TERMS] = { 1, z1, z2, z1 * z1, z2 * z2, z1 * z2 };

  for (guint i = 0; i < N_TERMS; i++)
    out_terms[i] = terms[i];
}

/* Middle and half of the range of a factor; whether there is one. */
static gboolean
code_factor (TbrMetamodel *model, guint factor, double low, double high)
{
  model->centre[factor] = low + (high - low) / 2;
  model->scale[factor] = (high - low) / 2;
  return model->scale[factor] > 0 && isfinite (model->scale[factor]);
}

static gboolean
code_factors (TbrMetamodel *model, const TbrSurfacePoint *points)
{
  TbrSurfacePoint low = points[0], high = points[0];

  for (guint i = 1; i < model->n; i++)
    {
      low.x1 = fmin (low.x1, points[i].x1);
      low.x2 = fmin (low.x2, points[i].x2);
      high.x1 = fmax (high.x1, points[i].x1);
      high.x2 = fmax (high.x2, points[i].x2);
    }
  return code_factor (model, 0, low.x1, high.x1) && code_factor (model, 1, low.x2, high.x2);
}

static void
judge_fit (const gsl_vector *values, double squares, const gsl_vector *fitted, TbrMetamodel *model)
{
  double mean = 0, total = 0;

  for (guint i = 0; i < model->n; i++)
    mean += (gsl_vector_get (values, i) - mean) / (i + 1);
  for (guint i = 0; i < model->n; i++)
    total += pow (gsl_vector_get (values, i) - mean, 2);
  model->degrees = model->n - N_TERMS;
  model->residual = sqrt (squares / model->degrees);
  model->r2 = total > 0 ? 1 - squares / total : NAN;
  model->r2_adjusted = total > 0 ? 1 - squares / model->degrees * (model->n - 1.0) / total : NAN;
  for (guint i = 0; i < N_TERMS; i++)
    {
      model->coefficients[i] = gsl_vector_get (fitted, i);
      model->errors[i] = sqrt (model->covariances[i][i]);
    }
}

/* Least squares; returns how well the terms can be told apart. */
static double
fit_terms (TbrMetamodel *model, const TbrSurfacePoint *points)
{
  gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc (model->n, N_TERMS);
  gsl_matrix *terms = gsl_matrix_alloc (model->n, N_TERMS);
  gsl_vector *fitted = gsl_vector_alloc (N_TERMS);
  gsl_vector *values = gsl_vector_alloc (model->n);
  gsl_matrix_view covariances = gsl_matrix_view_array (&model->covariances[0][0], N_TERMS, N_TERMS);
  double squares = 0;

  for (guint i = 0; i < model->n; i++)
    {
      terms_at (model, points[i].x1, points[i].x2, gsl_matrix_ptr (terms, i, 0));
      gsl_vector_set (values, i, points[i].y);
    }
  gsl_multifit_linear (terms, values, fitted, &covariances.matrix, &squares, work);
  judge_fit (values, squares, fitted, model);
  double rcond = gsl_multifit_linear_rcond (work);
  gsl_vector_free (fitted);
  gsl_vector_free (values);
  gsl_matrix_free (terms);
  gsl_multifit_linear_free (work);
  return rcond;
}

gboolean
tbr_metamodel_fit (const TbrSurfacePoint *points, guint n, TbrMetamodel *out_model, GError **error)
{
  TbrMetamodel model = { .n = n };

  if (n <= N_TERMS)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "%u points are too few for a surface of two factors, which takes %u", n,
                   N_TERMS + 1);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!isfinite (points[i].x1) || !isfinite (points[i].x2) || !isfinite (points[i].y))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "point %u is not finite", i);
        return FALSE;
      }
  if (!code_factors (&model, points) || fit_terms (&model, points) < RCOND_LEAST)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "the points do not span a curved surface, which takes three levels of "
                   "either factor");
      return FALSE;
    }
  *out_model = model;
  return TRUE;
}

TbrInterval
tbr_metamodel_predict (const TbrMetamodel *model, double x1, double x2, double confidence)
{
  TbrInterval interval = { model->n, 0, NAN };
  g_return_val_if_fail (confidence > 0 && confidence < 1, interval);
  double terms[N_TERMS], variance = 0;

  terms_at (model, x1, x2, terms);
  for (guint i = 0; i < N_TERMS; i++)
    {
      interval.mean += model->coefficients[i] * terms[i];
      for (guint j = 0; j < N_TERMS; j++)
        variance += terms[i] * model->covariances[i][j] * terms[j];
    }
  interval.half_width
      = gsl_cdf_tdist_Pinv (0.5 + confidence / 2, model->degrees) * sqrt (fmax (variance, 0));
  return interval;
}

TbrSurface
tbr_metamodel_stationary (const TbrMetamodel *model, double *out_x1, double *out_x2)
{
  const double *b = model->coefficients;
  double determinant = 4 * b[3] * b[4] - b[5] * b[5];
  double size = 4 * fabs (b[3] * b[4]) + b[5] * b[5];

  if (fabs (determinant) <= size * RCOND_LEAST)
    return TBR_SURFACE_RIDGE;
  double z1 = (b[5] * b[2] - 2 * b[4] * b[1]) / determinant;
  double z2 = (b[5] * b[1] - 2 * b[3] * b[2]) / determinant;
  *out_x1 = model->centre[0] + model->scale[0] * z1;
  *out_x2 = model->centre[1] + model->scale[1] * z2;
  if (determinant < 0)
    return TBR_SURFACE_SADDLE;
  return b[3] < 0 ? TBR_SURFACE_MAXIMUM : TBR_SURFACE_MINIMUM;
}
