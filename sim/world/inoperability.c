/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The inoperability input-output model, at rest and in motion. */
#include "world/inoperability.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

gboolean
tbr_inoperability_equilibrium (const TbrInoperability *model, const double *loss, double *out_state,
                               GError **error)
{
  g_return_val_if_fail (model != NULL && loss != NULL && out_state != NULL, FALSE);
  g_return_val_if_fail (model->n > 0 && model->n <= TBR_INOPERABILITY_MAX, FALSE);
  const guint n = model->n;
  double matrix[TBR_INOPERABILITY_MAX][TBR_INOPERABILITY_MAX], right[TBR_INOPERABILITY_MAX];
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        matrix[i][j] = (i == j ? 1 : 0) - model->dependence[i * n + j];
      right[i] = loss[i];
    }
  for (guint pivot = 0; pivot < n; pivot++)
    {
      if (!(matrix[pivot][pivot] > 0))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                       "dependence: the losses of %u lifelines feed on each other without end; the "
                       "spectral radius must be below 1",
                       n);
          return FALSE;
        }
      for (guint i = pivot + 1; i < n; i++)
        {
          const double factor = matrix[i][pivot] / matrix[pivot][pivot];
          for (guint j = pivot + 1; j < n; j++)
            matrix[i][j] -= factor * matrix[pivot][j];
          right[i] -= factor * right[pivot];
        }
    }
  for (guint i = n; i-- > 0;)
    {
      for (guint j = i + 1; j < n; j++)
        right[i] -= matrix[i][j] * right[j];
      right[i] /= matrix[i][i];
    }
  for (guint i = 0; i < n; i++)
    out_state[i] = right[i];
  return TRUE;
}

void
tbr_inoperability_propagator (const TbrInoperability *model, double duration, double *out_step)
{
  g_return_if_fail (model != NULL && duration >= 0 && out_step != NULL);
  g_return_if_fail (model->n > 0 && model->n <= TBR_INOPERABILITY_MAX);
  const guint n = model->n;
  /* The exponential of ((M, K), (0, 0)) holds exp (M) and the integral of exp (M) times K. */
  gsl_matrix *block = gsl_matrix_calloc (2 * n, 2 * n);
  gsl_matrix *power = gsl_matrix_alloc (2 * n, 2 * n);
  for (guint i = 0; i < n; i++)
    {
      const double rate = model->recovery[i] * duration;
      for (guint j = 0; j < n; j++)
        gsl_matrix_set (block, i, j, rate * (model->dependence[i * n + j] - (i == j ? 1 : 0)));
      gsl_matrix_set (block, i, n + i, rate);
    }
  gsl_linalg_exponential_ss (block, power, GSL_PREC_DOUBLE);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < 2 * n; j++)
      out_step[i * 2 * n + j] = gsl_matrix_get (power, i, j);
  gsl_matrix_free (power);
  gsl_matrix_free (block);
}

void
tbr_inoperability_advance (guint n, const double *step, const double *loss, double *state)
{
  g_return_if_fail (n > 0 && n <= TBR_INOPERABILITY_MAX);
  g_return_if_fail (step != NULL && loss != NULL && state != NULL);
  double next[TBR_INOPERABILITY_MAX];
  for (guint i = 0; i < n; i++)
    {
      next[i] = 0;
      for (guint j = 0; j < n; j++)
        next[i] += step[i * 2 * n + j] * state[j] + step[i * 2 * n + n + j] * loss[j];
    }
  for (guint i = 0; i < n; i++)
    state[i] = next[i];
}

double
tbr_inoperability_recovery_rate (double from, double to, double duration, double own)
{
  g_return_val_if_fail (to > 0 && from > to && duration > 0 && own >= 0 && own < 1, 0);
  return log (from / to) / (duration * (1 - own));
}
