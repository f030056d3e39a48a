/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* analytic/: every case goes to the first model that knows its name. */
#include "validation/folders.h"

#include <math.h>

#include "validation/models_closed.h"
#include "validation/models_simulated.h"

static void
skip_case (ValidationSession *session, const ValidationCase *one, const char *reason)
{
  for (guint i = 0; i < one->expected->len; i++)
    {
      const ValidationMetric *wanted = &g_array_index (one->expected, ValidationMetric, i);
      validation_session_skip (session, one->id, wanted->name, wanted->value,
                               i == 0 ? reason : NULL);
    }
}

static void
judge_closed (ValidationSession *session, const ValidationModel *model, const ValidationCase *one)
{
  g_autoptr (GArray) metrics = validation_metrics_new ();
  g_autoptr (GError) error = NULL;
  if (!validation_model_compute (model, one->params, metrics, &error))
    {
      skip_case (session, one, error->message);
      return;
    }
  const gboolean ode = validation_model_solver (model) == VALIDATION_SOLVER_ODE;
  for (guint i = 0; i < one->expected->len; i++)
    {
      const ValidationMetric *wanted = &g_array_index (one->expected, ValidationMetric, i);
      const ValidationMetric *found = validation_metrics_find (metrics, wanted->name);
      if (found == NULL)
        {
          validation_session_skip (session, one->id, wanted->name, wanted->value,
                                   "the model does not give this figure");
          continue;
        }
      const ValidationFigure figure = { one->id, wanted->name, wanted->value, found->value,
                                        ode ? validation_tolerance_ode (wanted->value)
                                            : validation_tolerance_closed (wanted->value) };
      validation_session_judge (session, &figure);
    }
}

static void
judge_case (ValidationSession *session, const ValidationCase *one, guint n_family)
{
  const ValidationModel *closed = validation_model_find (one->model);
  g_autoptr (GError) error = NULL;
  if (session->list)
    {
      skip_case (session, one, NULL);
      return;
    }
  if (closed != NULL)
    {
      judge_closed (session, closed, one);
      return;
    }
  const ValidationSimulator *simulator = validation_simulator_for (one, &error);
  if (simulator == NULL)
    skip_case (session, one, error->message);
  else
    validation_replicate (session, simulator, one, n_family);
}

/* The two CSV files when they are there, else the JSON file. */
static GPtrArray *
load_cases (ValidationSession *session, const char *directory)
{
  GPtrArray *cases = validation_cases_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new ();
  g_autofree char *params = g_build_filename (directory, "analytic_params.csv", NULL);
  g_autofree char *expected = g_build_filename (directory, "analytic_expected.csv", NULL);
  g_autofree char *json = g_build_filename (directory, "analytic.json", NULL);
  if (g_file_test (params, G_FILE_TEST_EXISTS) || g_file_test (expected, G_FILE_TEST_EXISTS))
    validation_cases_read_csv (cases, params, expected, faults);
  else if (g_file_test (json, G_FILE_TEST_EXISTS))
    validation_cases_read_json (cases, json, faults);
  else
    validation_session_skip (session, "analytic", "-", NAN, "there is no file with cases");
  for (guint i = 0; i < faults->len; i++)
    validation_session_fault (session, g_ptr_array_index (faults, i));
  return cases;
}

void
validation_folder_analytic (ValidationSession *session, const char *directory)
{
  g_autoptr (GPtrArray) cases = load_cases (session, directory);
  guint n_figures = 0;
  for (guint i = 0; i < cases->len; i++)
    n_figures += ((const ValidationCase *) g_ptr_array_index (cases, i))->expected->len;
  for (guint i = 0; i < cases->len; i++)
    {
      const ValidationCase *one = g_ptr_array_index (cases, i);
      if (validation_session_wants (session, "analytic", one->id))
        judge_case (session, one, n_figures);
    }
}
