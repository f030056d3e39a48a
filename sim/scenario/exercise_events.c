/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list of an exercise as a sheet of rows: one inject a row, one column a value. */
#include "base/csv.h"
#include "scenario/exercise_kinds.h"

#include <stdlib.h>
#include <string.h>

/* Largest sheet that is read, bytes. */
#define LIMIT ((gsize) 16 << 20)

/* A column of texts in one language. */
#define SUBJECT "subject."
#define BODY "body."

/* ---- writing ---- */

static const TbrWording *
wording_in (const TbrInject *inject, const char *language)
{
  for (guint i = 0; i < inject->wordings.n; i++)
    if (g_str_equal (inject->wordings.items[i].language, language))
      return &inject->wordings.items[i];
  return NULL;
}

static void
append_row (GString *out, const TbrInject *inject, GStrv languages)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];

  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autofree char *text = tbr_exercise_value (kind, i, inject);
      g_string_append (out, i > 0 ? "," : "");
      tbr_csv_append (out, text != NULL ? text : "");
    }
  for (guint i = 0; languages[i] != NULL; i++)
    {
      const TbrWording *wording = wording_in (inject, languages[i]);
      g_string_append_c (out, ',');
      tbr_csv_append (out, wording != NULL ? wording->subject : "");
      g_string_append_c (out, ',');
      tbr_csv_append (out, wording != NULL ? wording->body : "");
    }
  g_string_append_c (out, '\n');
}

char *
tbr_exercise_events_format (const TbrExercise *exercise)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < kind->n_params; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", kind->params[i].name);
  for (guint i = 0; languages[i] != NULL; i++)
    g_string_append_printf (out, "," SUBJECT "%s," BODY "%s", languages[i], languages[i]);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < exercise->n_injects; i++)
    append_row (out, &exercise->injects[i], languages);
  return g_string_free (out, FALSE);
}

/* ---- reading ---- */

/* A sheet while it is read into the text of an exercise. */
typedef struct
{
  const TbrCsv *csv;
  GStrv languages;
  int *params;            /* by parameter of an inject: its column, -1 */
  int *subjects, *bodies; /* by language: its column, -1 */
  GString *out;
  guint line; /* of @out */
} Sheet;

/* What a column of the sheet is called here: by the map, else as it is. (transfer full) */
static char *
name_of (const char *column, const char *const *map)
{
  gsize n = strlen (column);

  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    if (strncmp (map[i], column, n) == 0 && map[i][n] == '=')
      return g_strdup (map[i] + n + 1);
  return g_strdup (column);
}

/* Says what is wrong with a column. */
static void
refuse_column (const Sheet *sheet, const char *name, TbrDiagnostics *faults)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_params; i++)
    g_ptr_array_add (names, (gpointer) kind->params[i].name);
  g_ptr_array_add (names, NULL);
  const char *meant = tbr_suggest (name, (const char *const *) names->pdata);
  tbr_diagnostics_add (faults, tbr_csv_name (sheet->csv), 1,
                       "column '%s' is none of an events list%s%s%s", name,
                       meant != NULL ? ": did you mean '" : "", meant != NULL ? meant : "",
                       meant != NULL ? "'?" : "");
}

/* Notes what a column holds. Returns: FALSE when there is no such thing */
static gboolean
take_column (Sheet *sheet, const char *name, guint column)
{
  int param = tbr_kind_find_param (tbr_exercise_kinds[TBR_EXERCISE_INJECT], name);

  if (param >= 0)
    sheet->params[param] = (int) column;
  for (guint i = 0; sheet->languages[i] != NULL; i++)
    {
      g_autofree char *subject = g_strconcat (SUBJECT, sheet->languages[i], NULL);
      g_autofree char *body = g_strconcat (BODY, sheet->languages[i], NULL);
      if (g_str_equal (name, subject))
        sheet->subjects[i] = (int) column;
      else if (g_str_equal (name, body))
        sheet->bodies[i] = (int) column;
      else
        continue;
      return TRUE;
    }
  return param >= 0;
}

static void
find_columns (Sheet *sheet, const char *const *map, TbrDiagnostics *faults)
{
  for (guint i = 0; i < tbr_csv_n_columns (sheet->csv); i++)
    {
      g_autofree char *name = name_of (tbr_csv_column_name (sheet->csv, i), map);
      /* "Remarks=": a column that is left out */
      if (*name != '\0' && !take_column (sheet, name, i))
        refuse_column (sheet, name, faults);
    }
}

static const char *
cell (const Sheet *sheet, int column)
{
  return column < 0 ? "" : tbr_csv_text (sheet->csv, (guint) column);
}

static void
append_texts (Sheet *sheet)
{
  for (guint i = 0; sheet->languages[i] != NULL; i++)
    {
      const char *subject = cell (sheet, sheet->subjects[i]);
      const char *body = cell (sheet, sheet->bodies[i]);
      if (*subject == '\0' && *body == '\0')
        continue;
      g_string_append_printf (sheet->out, "<text language=\"%s\"", sheet->languages[i]);
      tbr_exercise_append_value (sheet->out, "subject", subject);
      tbr_exercise_append_value (sheet->out, "body", body);
      g_string_append (sheet->out, "/>");
    }
}

/* The present row as an element on the line on which the row stands, so that faults name it. */
static void
append_inject (Sheet *sheet)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];

  for (; sheet->line < tbr_csv_line (sheet->csv); sheet->line++)
    g_string_append_c (sheet->out, '\n');
  g_string_append_printf (sheet->out, "<%s", kind->element);
  for (guint i = 0; i < kind->n_params; i++)
    {
      const char *text = cell (sheet, sheet->params[i]);
      if (*text != '\0')
        tbr_exercise_append_value (sheet->out, kind->params[i].name, text);
    }
  g_string_append_c (sheet->out, '>');
  append_texts (sheet);
  g_string_append_printf (sheet->out, "</%s>", kind->element);
}

/* An error of the sheet, whose message begins with file and line. */
static void
add_error (const char *path, const GError *error, TbrDiagnostics *faults)
{
  const char *message = error->message;
  gsize n = strlen (path);
  guint line = 0;

  if (strncmp (message, path, n) == 0 && message[n] == ':')
    {
      char *end;
      line = (guint) strtoul (message + n + 1, &end, 10);
      message = *end == ':' ? end + 1 + strspn (end + 1, " ") : message + n + 1;
    }
  tbr_diagnostics_add (faults, path, line, "%s", message + strspn (message, " "));
}

static void
read_sheet (Sheet *sheet, TbrCsv *csv, const TbrExercise *exercise, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;

  sheet->line = 1;
  tbr_exercise_append_head (sheet->out, exercise);
  for (char *at = sheet->out->str; (at = strchr (at, '\n')) != NULL;)
    *at = ' ';
  while (tbr_csv_next (csv, &error))
    append_inject (sheet);
  tbr_exercise_append_tail (sheet->out, exercise);
  if (error != NULL)
    add_error (tbr_csv_name (csv), error, faults);
}

TbrExercise *
tbr_exercise_events_load (const TbrExercise *exercise, const char *path, const char *const *map,
                          TbrDiagnostics *faults)
{
  g_return_val_if_fail (exercise != NULL && path != NULL, NULL);
  guint before = tbr_diagnostics_count (faults);
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, LIMIT, &error);
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  guint n = g_strv_length (languages);
  g_autofree int *columns = g_new (int, kind->n_params + 2 * n + 1);
  g_autoptr (GString) out = g_string_new (NULL);
  Sheet sheet = { .csv = csv,
                  .languages = languages,
                  .params = columns,
                  .subjects = columns + kind->n_params,
                  .bodies = columns + kind->n_params + n,
                  .out = out };

  for (guint i = 0; i < kind->n_params + 2 * n; i++)
    columns[i] = -1;
  if (csv == NULL)
    {
      add_error (path, error, faults);
      return NULL;
    }
  find_columns (&sheet, map, faults);
  read_sheet (&sheet, csv, exercise, faults);
  return tbr_diagnostics_count (faults) == before
             ? tbr_exercise_parse (out->str, out->len, path, faults)
             : NULL;
}
