/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The published cases against the laws of the simulator. */
#include "validation/models_closed.h"

#include <tabard/error.h>

#include <locale.h>

static GPtrArray *
load_cases (void)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_assert_nonnull (source);
  g_autofree char *params
      = g_build_filename (source, "tests/validation/analytic/analytic_params.csv", NULL);
  g_autofree char *expected
      = g_build_filename (source, "tests/validation/analytic/analytic_expected.csv", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *cases = validation_cases_load (params, expected, &error);
  g_assert_no_error (error);
  return cases;
}

/* Source: tests/validation/README.md; tolerances of the cases' own class N. */
static void
test_models_closed_agree_with_every_published_figure (void)
{
  g_autoptr (GPtrArray) cases = load_cases ();
  guint n_cases = 0, n_figures = 0;
  for (guint i = 0; i < cases->len; i++)
    {
      const ValidationCase *one = g_ptr_array_index (cases, i);
      const ValidationModel *model = validation_model_find (one->model);
      if (model == NULL)
        continue;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) metrics = validation_metrics_new ();
      g_assert_true (validation_model_compute (model, one->params, metrics, &error));
      g_assert_no_error (error);
      for (guint j = 0; j < one->expected->len; j++)
        {
          const ValidationMetric *wanted = &g_array_index (one->expected, ValidationMetric, j);
          const ValidationMetric *found = validation_metrics_find (metrics, wanted->name);
          if (found == NULL)
            g_error ("%s %s is not computed", one->id, wanted->name);
          if (!validation_agrees (validation_model_solver (model), found->value, wanted->value))
            g_error ("%s %s is %.17g, expected %.17g", one->id, wanted->name, found->value,
                     wanted->value);
          if (g_test_verbose ())
            g_test_message ("%s %s relative error %.1e", one->id, wanted->name,
                            found->value / wanted->value - 1);
          n_figures++;
        }
      n_cases++;
    }
  /* A41 to A58: eighteen cases. */
  g_assert_cmpuint (n_cases, ==, 18);
  g_assert_cmpuint (n_figures, >, 100);
}

static GArray *
compute (const char *name, const char *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonValue) value = json_value_parse (params, &error);
  g_assert_no_error (error);
  GArray *metrics = validation_metrics_new ();
  validation_model_compute (validation_model_find (name), value, metrics, &error);
  g_assert_no_error (error);
  return metrics;
}

static void
test_models_closed_name_figures_as_the_case_spells_them (void)
{
  g_autoptr (GArray) metrics
      = compute ("omori", "{\"K\": 2, \"c\": 0.5, \"p\": 1, \"ivs\": [[0, 0.5], [0.5, 30]]}");
  const ValidationMetric *first = validation_metrics_find (metrics, "N_0_0.5");
  g_assert_nonnull (first);
  /* p = 1: K ln ((t2 + c) / (t1 + c)) */
  g_assert_cmpfloat_with_epsilon (first->value, 2 * G_LN2, 1e-14);
  g_assert_nonnull (validation_metrics_find (metrics, "N_0.5_30"));
}

static void
test_models_closed_leave_out_the_end_of_a_fire_that_escapes (void)
{
  g_autoptr (GArray) ellipse
      = compute ("ellipse_attack", "{\"ros_head\":5,\"lb\":2,\"t0\":30,\"w\":4,\"mode\":\"head\"}");
  g_assert_cmpfloat (validation_metrics_find (ellipse, "contained")->value, ==, 0);
  g_assert_null (validation_metrics_find (ellipse, "final_area"));
  g_autoptr (GArray) circle = compute ("circle_two_crews", "{\"r0\":100,\"v\":2,\"w\":2}");
  g_assert_cmpfloat (validation_metrics_find (circle, "contained")->value, ==, 0);
  g_autoptr (GArray) race = compute ("perimeter_race", "{\"p\":13,\"t_arr\":45,\"L\":13}");
  g_assert_cmpfloat (validation_metrics_find (race, "contained")->value, ==, 0);
}

static void
test_models_closed_report_a_missing_parameter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonValue) params = json_value_parse ("{\"K\": 1}", NULL);
  g_autoptr (GArray) metrics = validation_metrics_new ();
  g_assert_false (
      validation_model_compute (validation_model_find ("omori"), params, metrics, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_NAME);
  g_assert_cmpstr (error->message, ==, "omori: parameter c is missing");
  g_assert_null (validation_model_find ("mm1"));
}

static void
test_json_value_reads_values_and_refuses_the_rest (void)
{
  g_autoptr (JsonValue) value
      = json_value_parse (" {\"a\": [1, -2.5e3, \"x\\n\\u00e9\", true, null], \"b\": {}} ", NULL);
  const JsonValue *array = json_value_member (value, "a");
  g_assert_cmpuint (json_value_length (array), ==, 5);
  g_assert_cmpfloat (json_value_number (json_value_item (array, 1)), ==, -2500);
  g_assert_cmpstr (json_value_text (json_value_item (array, 1)), ==, "-2.5e3");
  g_assert_cmpstr (json_value_text (json_value_item (array, 2)), ==, "x\né");
  static const char *const bad[]
      = { "", "[", "[1,]", "{\"a\" 1}", "\"x", "1 2", "nan", "[1}", "tru", "\"\\q\"" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (json_value_parse (bad[i], &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_SYNTAX);
    }
  g_autofree char *deep = g_strnfill (10000, '[');
  g_assert_null (json_value_parse (deep, NULL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/validation/models_closed/agree-with-every-published-figure",
                   test_models_closed_agree_with_every_published_figure);
  g_test_add_func ("/validation/models_closed/name-figures-as-the-case-spells-them",
                   test_models_closed_name_figures_as_the_case_spells_them);
  g_test_add_func ("/validation/models_closed/leave-out-the-end-of-a-fire-that-escapes",
                   test_models_closed_leave_out_the_end_of_a_fire_that_escapes);
  g_test_add_func ("/validation/models_closed/report-a-missing-parameter",
                   test_models_closed_report_a_missing_parameter);
  g_test_add_func ("/validation/json_value/reads-values-and-refuses-the-rest",
                   test_json_value_reads_values_and_refuses_the_rest);
  return g_test_run ();
}
