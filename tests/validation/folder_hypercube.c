/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* hypercube/: an instance is NAME.json or, without it, NAME.txt; what it should give is in
   hypercube_expected.csv. */
#include "validation/folders.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "validation/models_simulated.h"
#include "validation/table_file.h"

static const char *const columns[] = { "case_id", "metric", "expected", NULL };

enum
{
  CASE,
  METRIC,
  EXPECTED,
  N_COLUMNS
};

/* Words of a text with numbers, turned into JSON one after the other. */
typedef struct
{
  const char *at;
  GString *json;
  GError **error;
  const char *file;
} Words;

static gboolean
copy_word (Words *words, double *out_value)
{
  const char *end;
  while (g_ascii_isspace (*words->at))
    words->at++;
  if (tbr_number_read (words->at, &end, out_value) && (*end == '\0' || g_ascii_isspace (*end)))
    {
      g_string_append_len (words->json, words->at, end - words->at);
      words->at = end;
      return TRUE;
    }
  g_set_error (words->error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: a number is wanted before '%.12s'",
               words->file, words->at);
  return FALSE;
}

static gboolean
copy_list (Words *words, guint n)
{
  double value;
  g_string_append_c (words->json, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (words->json, ',');
      if (!copy_word (words, &value))
        return FALSE;
    }
  g_string_append_c (words->json, ']');
  return TRUE;
}

static gboolean
copy_matrix (Words *words, guint n_rows, guint n)
{
  g_string_append_c (words->json, '[');
  for (guint i = 0; i < n_rows; i++)
    {
      if (i > 0)
        g_string_append_c (words->json, ',');
      if (!copy_list (words, n))
        return FALSE;
    }
  g_string_append_c (words->json, ']');
  return TRUE;
}

/* "N J line", mu[N], lam[J], J rows of N units, home[N], J x J times. */
static JsonValue *
parse_text (const char *text, const char *file, GError **error)
{
  g_autoptr (GString) json = g_string_new ("{\"N\":");
  Words words = { text, json, error, file };
  double n, n_atoms, line;
  if (!copy_word (&words, &n))
    return NULL;
  g_string_append (json, ",\"J\":");
  if (!copy_word (&words, &n_atoms))
    return NULL;
  g_string_append (json, ",\"code\":");
  if (!copy_word (&words, &line))
    return NULL;
  if (!(n >= 1 && n <= 64 && n_atoms >= 1 && n_atoms <= 1024))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: %g units and %g atoms are too many",
                   file, n, n_atoms);
      return NULL;
    }
  const guint units = (guint) n, atoms = (guint) n_atoms;
  g_string_append_printf (json, ",\"line\":\"%s\",\"mu\":", line == 0 ? "zero" : "infinite");
  if (!copy_list (&words, units))
    return NULL;
  g_string_append (json, ",\"lam\":");
  if (!copy_list (&words, atoms))
    return NULL;
  g_string_append (json, ",\"pref\":");
  if (!copy_matrix (&words, atoms, units))
    return NULL;
  g_string_append (json, ",\"home\":");
  if (!copy_list (&words, units))
    return NULL;
  g_string_append (json, ",\"tau\":");
  if (!copy_matrix (&words, atoms, atoms))
    return NULL;
  g_string_append_c (json, '}');
  return json_value_parse (json->str, error);
}

/* The parameters of an instance. */
static JsonValue *
load_instance (const char *directory, const char *id, GError **error)
{
  g_autofree char *base = g_build_filename (directory, id, NULL);
  g_autofree char *json = g_strconcat (base, ".json", NULL);
  g_autofree char *plain = g_strconcat (base, ".txt", NULL);
  g_autofree char *text = NULL;
  if (g_file_test (json, G_FILE_TEST_EXISTS))
    {
      if (!g_file_get_contents (json, &text, NULL, error))
        return NULL;
      JsonValue *value = json_value_parse (text, error);
      if (value == NULL)
        g_prefix_error (error, "%s: ", json);
      return value;
    }
  if (!g_file_get_contents (plain, &text, NULL, error))
    return NULL;
  return parse_text (text, plain, error);
}

static void
judge_instance (ValidationSession *session, const char *directory, ValidationCase *one,
                guint n_family)
{
  const ValidationSimulator *simulator = NULL;
  GError *error = NULL;
  json_value_free (one->params);
  one->params = load_instance (directory, one->id, &error);
  if (one->params == NULL)
    validation_session_fault (session, error);
  else if (!session->list)
    simulator = validation_simulator_for (one, &error);
  if (simulator != NULL)
    {
      validation_replicate (session, simulator, one, n_family);
      return;
    }
  if (one->params != NULL && error != NULL)
    {
      validation_session_note (session, "%s: skipped: %s", one->id, error->message);
      g_error_free (error);
    }
  for (guint i = 0; i < one->expected->len; i++)
    {
      const ValidationMetric *wanted = &g_array_index (one->expected, ValidationMetric, i);
      validation_session_skip (session, one->id, wanted->name, wanted->value, NULL);
    }
}

/* Cases in the order of the file; broken rows are faults. */
static GPtrArray *
read_expected (ValidationSession *session, const char *file)
{
  GPtrArray *cases = validation_cases_new ();
  guint at[N_COLUMNS];
  GError *error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (file, VALIDATION_FILE_MAX, &error);
  if (csv == NULL || !tbr_csv_require_columns (csv, columns, at, &error))
    {
      validation_session_fault (session, error);
      return cases;
    }
  while (tbr_csv_next (csv, &error))
    {
      double value;
      if (!tbr_csv_real (csv, at[EXPECTED], &value, &error))
        {
          validation_session_fault (session, g_steal_pointer (&error));
          continue;
        }
      ValidationCase *one = validation_cases_get (cases, tbr_csv_text (csv, at[CASE]), "hypercube");
      validation_metrics_add (one->expected, value, "%s", tbr_csv_text (csv, at[METRIC]));
    }
  if (error != NULL)
    validation_session_fault (session, error);
  return cases;
}

void
validation_folder_hypercube (ValidationSession *session, const char *directory)
{
  g_autofree char *file = g_build_filename (directory, "hypercube_expected.csv", NULL);
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    {
      validation_session_skip (session, "hypercube", "hypercube_expected.csv", NAN,
                               "there is no such file");
      return;
    }
  g_autoptr (GPtrArray) cases = read_expected (session, file);
  guint n_figures = 0;
  for (guint i = 0; i < cases->len; i++)
    n_figures += ((const ValidationCase *) g_ptr_array_index (cases, i))->expected->len;
  for (guint i = 0; i < cases->len; i++)
    {
      ValidationCase *one = g_ptr_array_index (cases, i);
      if (validation_session_wants (session, "hypercube", one->id))
        judge_instance (session, directory, one, n_figures);
    }
}
