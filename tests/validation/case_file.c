/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reading sets of cases, from two CSV files or from one of JSON. */
#include "validation/case_file.h"

#include <math.h>

#include "base/csv.h"

/* Largest file that is read, bytes. */
#define FILE_MAX (64u << 20)

enum
{
  CASE,
  MODEL,
  NAME,
  VALUE,
  N_COLUMNS
};

static void
metric_clear (gpointer item)
{
  g_free (((ValidationMetric *) item)->name);
}

GArray *
validation_metrics_new (void)
{
  GArray *metrics = g_array_new (FALSE, FALSE, sizeof (ValidationMetric));
  g_array_set_clear_func (metrics, metric_clear);
  return metrics;
}

void
validation_metrics_add (GArray *metrics, double value, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  const ValidationMetric metric = { g_strdup_vprintf (format, arguments), value };
  va_end (arguments);
  g_array_append_val (metrics, metric);
}

const ValidationMetric *
validation_metrics_find (const GArray *metrics, const char *name)
{
  for (guint i = 0; i < metrics->len; i++)
    {
      const ValidationMetric *metric = &g_array_index (metrics, ValidationMetric, i);
      if (g_str_equal (metric->name, name))
        return metric;
    }
  return NULL;
}

static void
case_free (gpointer item)
{
  ValidationCase *one = item;
  g_free (one->id);
  g_free (one->model);
  json_value_free (one->params);
  g_array_unref (one->expected);
  g_free (one);
}

ValidationCase *
validation_cases_get (GPtrArray *cases, const char *id, const char *model)
{
  for (guint i = cases->len; i-- > 0;)
    {
      ValidationCase *one = g_ptr_array_index (cases, i);
      if (g_str_equal (one->id, id))
        return one;
    }
  ValidationCase *one = g_new0 (ValidationCase, 1);
  one->id = g_strdup (id);
  one->model = g_strdup (model);
  one->params = json_value_new_object ();
  one->expected = validation_metrics_new ();
  g_ptr_array_add (cases, one);
  return one;
}

/* Takes one row in; FALSE and @error when it is broken. */
typedef gboolean (*AddRow) (GPtrArray *cases, const TbrCsv *csv, const guint *at, GError **error);

static gboolean
add_param (GPtrArray *cases, const TbrCsv *csv, const guint *at, GError **error)
{
  g_autoptr (GError) why = NULL;
  JsonValue *value = json_value_parse (tbr_csv_text (csv, at[VALUE]), &why);
  if (value == NULL)
    return tbr_csv_refuse (csv, at[VALUE], TBR_ERROR_SYNTAX, error, "%s", why->message);
  ValidationCase *one
      = validation_cases_get (cases, tbr_csv_text (csv, at[CASE]), tbr_csv_text (csv, at[MODEL]));
  json_value_add (one->params, tbr_csv_text (csv, at[NAME]), value);
  return TRUE;
}

static gboolean
add_expected (GPtrArray *cases, const TbrCsv *csv, const guint *at, GError **error)
{
  double value;
  if (!tbr_csv_real (csv, at[VALUE], &value, error))
    return FALSE;
  ValidationCase *one
      = validation_cases_get (cases, tbr_csv_text (csv, at[CASE]), tbr_csv_text (csv, at[MODEL]));
  validation_metrics_add (one->expected, value, "%s", tbr_csv_text (csv, at[NAME]));
  return TRUE;
}

static void
read_rows (const char *file, const char *const *columns, AddRow add, GPtrArray *cases,
           GPtrArray *faults)
{
  guint at[N_COLUMNS];
  GError *error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (file, FILE_MAX, &error);
  if (csv == NULL || !tbr_csv_require_columns (csv, columns, at, &error))
    {
      g_ptr_array_add (faults, error);
      return;
    }
  while (tbr_csv_next (csv, &error))
    if (!add (cases, csv, at, &error))
      g_ptr_array_add (faults, g_steal_pointer (&error));
  if (error != NULL)
    g_ptr_array_add (faults, error);
}

GPtrArray *
validation_cases_new (void)
{
  return g_ptr_array_new_with_free_func (case_free);
}

void
validation_cases_read_csv (GPtrArray *cases, const char *params_file, const char *expected_file,
                           GPtrArray *faults)
{
  static const char *const params[] = { "case_id", "model", "param", "value_json", NULL };
  static const char *const expected[] = { "case_id", "model", "metric", "expected", NULL };
  read_rows (params_file, params, add_param, cases, faults);
  read_rows (expected_file, expected, add_expected, cases, faults);
}

GPtrArray *
validation_cases_load (const char *params_file, const char *expected_file, GError **error)
{
  g_autoptr (GPtrArray) cases = validation_cases_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  validation_cases_read_csv (cases, params_file, expected_file, faults);
  if (faults->len == 0)
    return g_steal_pointer (&cases);
  g_propagate_error (error, g_error_copy (g_ptr_array_index (faults, 0)));
  return NULL;
}

/* A copy; arrays and objects too. (transfer full) */
static JsonValue *
copy_value (const JsonValue *value)
{
  JsonValue *copy = json_value_new_object ();
  for (guint i = 0; value->items != NULL && i < value->items->len; i++)
    {
      const char *name
          = value->kind == JSON_VALUE_OBJECT ? g_ptr_array_index (value->names, i) : "";
      json_value_add (copy, name, copy_value (g_ptr_array_index (value->items, i)));
    }
  copy->kind = value->kind;
  copy->number = value->number;
  copy->text = g_strdup (value->text);
  return copy;
}

static gboolean
add_json_case (GPtrArray *cases, const JsonValue *value)
{
  const JsonValue *expected = json_value_member (value, "expected");
  const JsonValue *params = json_value_member (value, "params");
  const char *id = json_value_text (json_value_member (value, "id"));
  if (id[0] == '\0' || expected == NULL || params == NULL || expected->kind != JSON_VALUE_OBJECT
      || params->kind != JSON_VALUE_OBJECT)
    return FALSE;
  ValidationCase *one
      = validation_cases_get (cases, id, json_value_text (json_value_member (value, "model")));
  for (guint i = 0; i < params->items->len; i++)
    json_value_add (one->params, g_ptr_array_index (params->names, i),
                    copy_value (g_ptr_array_index (params->items, i)));
  for (guint i = 0; i < expected->items->len; i++)
    {
      const double number = json_value_number (g_ptr_array_index (expected->items, i));
      if (!isfinite (number))
        return FALSE;
      validation_metrics_add (one->expected, number, "%s",
                              (const char *) g_ptr_array_index (expected->names, i));
    }
  return TRUE;
}

void
validation_cases_read_json (GPtrArray *cases, const char *file, GPtrArray *faults)
{
  g_autofree char *text = NULL;
  GError *error = NULL;
  g_autoptr (JsonValue) root = NULL;
  if (g_file_get_contents (file, &text, NULL, &error))
    root = json_value_parse (text, &error);
  if (root == NULL)
    {
      g_prefix_error (&error, "%s: ", file);
      g_ptr_array_add (faults, error);
      return;
    }
  const JsonValue *list = json_value_member (root, "cases");
  if (json_value_length (list) == 0)
    g_ptr_array_add (faults,
                     g_error_new (TBR_ERROR, TBR_ERROR_SYNTAX, "%s: no list of cases in it", file));
  for (guint i = 0; i < json_value_length (list); i++)
    if (!add_json_case (cases, json_value_item (list, i)))
      g_ptr_array_add (faults,
                       g_error_new (TBR_ERROR, TBR_ERROR_SYNTAX,
                                    "%s: case %u: id, params and expected (numbers) are wanted",
                                    file, i + 1));
}
