/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reading the two CSV files of a set of cases. */
#include "validation/case_file.h"

#include <tabard/error.h>

#include <string.h>

#define N_FIELDS 4

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

/* The case of this id; a new one at the end when there is none yet. */
static ValidationCase *
case_for (GPtrArray *cases, const char *id, const char *model)
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

/* The fields of one line, quoted or not; FALSE when there are not exactly N_FIELDS. */
static gboolean
split_line (const char *line, char *fields[N_FIELDS + 1])
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *at = line;
  for (gboolean more = TRUE; more;)
    {
      g_autoptr (GString) field = g_string_new (NULL);
      const gboolean quoted = *at == '"';
      at += quoted;
      while (*at != '\0' && (quoted || *at != ','))
        {
          if (quoted && *at == '"' && *++at != '"')
            break;
          g_string_append_c (field, *at++);
        }
      g_ptr_array_add (parts, g_strdup (field->str));
      more = *at == ',';
      at += more;
    }
  if (*at != '\0' || parts->len != N_FIELDS)
    return FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    fields[i] = g_strdup (g_ptr_array_index (parts, i));
  fields[N_FIELDS] = NULL;
  return TRUE;
}

static gboolean
add_param (GPtrArray *cases, char *fields[])
{
  JsonValue *value = json_value_parse (fields[3], NULL);
  if (value == NULL)
    return FALSE;
  json_value_add (case_for (cases, fields[0], fields[1])->params, fields[2], value);
  return TRUE;
}

static gboolean
add_expected (GPtrArray *cases, char *fields[])
{
  char *end = NULL;
  const double value = g_ascii_strtod (fields[3], &end);
  if (end == fields[3] || *end != '\0')
    return FALSE;
  validation_metrics_add (case_for (cases, fields[0], fields[1])->expected, value, "%s", fields[2]);
  return TRUE;
}

static gboolean
load_file (const char *file, gboolean (*add) (GPtrArray *, char **), GPtrArray *cases,
           GError **error)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents (file, &text, NULL, error))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  /* The first line names the columns. */
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (lines[i][0] == '\0')
        continue;
      char *fields[N_FIELDS + 1] = { NULL };
      const gboolean good = split_line (lines[i], fields) && add (cases, fields);
      for (guint j = 0; j < N_FIELDS; j++)
        g_free (fields[j]);
      if (!good)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: not a line of %d fields", file,
                       i + 1, N_FIELDS);
          return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
validation_cases_load (const char *params_file, const char *expected_file, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  if (!load_file (params_file, add_param, cases, error)
      || !load_file (expected_file, add_expected, cases, error))
    return NULL;
  return g_steal_pointer (&cases);
}
