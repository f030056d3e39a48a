/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list of an exercise as a sheet of rows: one inject a row, one column a value. */
#include "interchange/sheet.h"
#include "scenario/exercise_kinds.h"

#include <string.h>

/* A column of texts in one language. */
#define SUBJECT "subject."
#define BODY "body."
#define FROM "from."

/* ---- writing ---- */

static void
add (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : ""));
}

/* Adds what was collected as a row. @cells: (transfer full) */
static void
add_row (TbrSheet *rows, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  tbr_sheet_add (rows, rows->rows->len + 1, (GStrv) (gpointer) g_ptr_array_free (cells, FALSE));
}

/* Whether any inject has its sender in more than one language: only then there are such columns. */
static gboolean
has_senders (const TbrExercise *exercise)
{
  for (guint i = 0; i < exercise->n_injects; i++)
    for (guint j = 0; j < exercise->injects[i].wordings.n; j++)
      if (*exercise->injects[i].wordings.items[j].from != '\0')
        return TRUE;
  return FALSE;
}

static void
add_names (TbrSheet *rows, GStrv languages, gboolean has_from)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_params; i++)
    add (cells, kind->params[i].name);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_ptr_array_add (cells, g_strconcat (SUBJECT, languages[i], NULL));
      g_ptr_array_add (cells, g_strconcat (BODY, languages[i], NULL));
      if (has_from)
        g_ptr_array_add (cells, g_strconcat (FROM, languages[i], NULL));
    }
  add_row (rows, cells);
}

static void
add_inject (TbrSheet *rows, const TbrInject *inject, GStrv languages, gboolean has_from)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autofree char *text = tbr_exercise_value (kind, i, inject);
      add (cells, text);
    }
  for (guint i = 0; languages[i] != NULL; i++)
    {
      const TbrWording *wording = tbr_wording_in (&inject->wordings, languages[i]);
      add (cells, wording != NULL ? wording->subject : NULL);
      add (cells, wording != NULL ? wording->body : NULL);
      if (has_from)
        add (cells, wording != NULL ? wording->from : NULL);
    }
  add_row (rows, cells);
}

/* The events list as a sheet. (transfer full) */
static TbrSheet *
make_sheet (const TbrExercise *exercise)
{
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  TbrSheet *rows = tbr_sheet_new (exercise->file);

  gboolean has_from = has_senders (exercise);

  add_names (rows, languages, has_from);
  for (guint i = 0; i < exercise->n_injects; i++)
    add_inject (rows, &exercise->injects[i], languages, has_from);
  return rows;
}

gboolean
tbr_exercise_events_save (const TbrExercise *exercise, const char *path, GError **error)
{
  g_autoptr (TbrSheet) rows = make_sheet (exercise);
  int number = tbr_kind_find_param (tbr_exercise_kinds[TBR_EXERCISE_INJECT], "number");

  return tbr_sheet_save (rows, path, number, error);
}

/* ---- reading ---- */

/* A sheet while it is read into the text of an exercise. */
typedef struct
{
  const TbrSheet *rows;
  const TbrSheetRow *row; /* the present one */
  GStrv languages;
  int *params;                    /* by parameter of an inject: its column, -1 */
  int *subjects, *bodies, *froms; /* by language: its column, -1 */
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
  tbr_diagnostics_add (faults, sheet->rows->name, sheet->row->line,
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
      g_autofree char *from = g_strconcat (FROM, sheet->languages[i], NULL);
      if (g_str_equal (name, subject))
        sheet->subjects[i] = (int) column;
      else if (g_str_equal (name, body))
        sheet->bodies[i] = (int) column;
      else if (g_str_equal (name, from))
        sheet->froms[i] = (int) column;
      else
        continue;
      return TRUE;
    }
  return param >= 0;
}

static void
find_columns (Sheet *sheet, const char *const *map, TbrDiagnostics *faults)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sheet->rows->n_columns; i++)
    {
      g_autofree char *name = name_of (sheet->row->cells[i], map);
      /* "Remarks=": a column that is left out */
      if (*name == '\0')
        continue;
      if (!take_column (sheet, name, i))
        refuse_column (sheet, name, faults);
      else if (!g_hash_table_add (taken, g_strdup (name)))
        tbr_diagnostics_add (faults, sheet->rows->name, sheet->row->line,
                             "column '%s' stands there twice", name);
    }
}

static const char *
cell (const Sheet *sheet, int column)
{
  return column < 0 ? "" : sheet->row->cells[column];
}

static void
append_texts (Sheet *sheet)
{
  gboolean says = FALSE;
  for (guint i = 0; sheet->languages[i] != NULL; i++)
    says = says || *cell (sheet, sheet->subjects[i]) != '\0'
           || *cell (sheet, sheet->bodies[i]) != '\0' || *cell (sheet, sheet->froms[i]) != '\0';
  /* what says something says it in every language; what is not translated yet is empty there */
  for (guint i = 0; says && sheet->languages[i] != NULL; i++)
    {
      const char *subject = cell (sheet, sheet->subjects[i]);
      const char *body = cell (sheet, sheet->bodies[i]);
      g_string_append_printf (sheet->out, "<text language=\"%s\"", sheet->languages[i]);
      tbr_exercise_append_value (sheet->out, "subject", subject);
      tbr_exercise_append_value (sheet->out, "body", body);
      tbr_exercise_append_value (sheet->out, "from", cell (sheet, sheet->froms[i]));
      g_string_append (sheet->out, "/>");
    }
}

/* The present row as an element on the line on which the row stands, so that faults name it. */
static void
append_inject (Sheet *sheet)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];

  for (; sheet->line < sheet->row->line; sheet->line++)
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

static void
read_rows (Sheet *sheet, const TbrExercise *exercise)
{
  sheet->line = 1;
  tbr_exercise_append_head (sheet->out, exercise);
  g_strdelimit (sheet->out->str, "\n", ' ');
  for (guint i = 1; i < sheet->rows->rows->len; i++)
    {
      sheet->row = &g_array_index (sheet->rows->rows, TbrSheetRow, i);
      append_inject (sheet);
    }
  tbr_exercise_append_tail (sheet->out, exercise);
}

TbrExercise *
tbr_exercise_events_load (const TbrExercise *exercise, const char *path, const char *const *map,
                          TbrDiagnostics *faults)
{
  g_return_val_if_fail (exercise != NULL && path != NULL, NULL);
  guint before = tbr_diagnostics_count (faults);
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  g_autoptr (TbrSheet) rows = tbr_sheet_load (path, faults);
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  guint n = g_strv_length (languages);
  g_autofree int *columns = g_new (int, kind->n_params + 3 * n + 1);
  g_autoptr (GString) out = g_string_new (NULL);
  Sheet sheet = { .rows = rows,
                  .languages = languages,
                  .params = columns,
                  .subjects = columns + kind->n_params,
                  .bodies = columns + kind->n_params + n,
                  .froms = columns + kind->n_params + 2 * n,
                  .out = out };

  for (guint i = 0; i < kind->n_params + 3 * n; i++)
    columns[i] = -1;
  if (rows == NULL)
    return NULL;
  sheet.row = &g_array_index (rows->rows, TbrSheetRow, 0);
  find_columns (&sheet, map, faults);
  if (tbr_diagnostics_count (faults) == before)
    read_rows (&sheet, exercise);
  return tbr_diagnostics_count (faults) == before
             ? tbr_exercise_parse (out->str, out->len, path, faults)
             : NULL;
}
