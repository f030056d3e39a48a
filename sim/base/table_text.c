/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a table of results looks in a file and on a terminal. */
#include <tabard/table.h>
#include <tabard/units.h>

#include "base/csv.h"
#include "base/json.h"
#include "base/number.h"
#include "base/unit_table.h"
#include <tabard/file.h>

#include <math.h>
#include <string.h>

/* Blanks between two columns on a terminal. */
#define GAP 2
/* Most decimals of a column on a terminal. */
#define DECIMALS_MAX 9
/* Longest number with decimals: 309 digits before the point. */
#define DECIMAL_BYTES 336

static const char *const type_names[TBR_COLUMN_N] = {
  [TBR_COLUMN_TEXT] = "text", [TBR_COLUMN_INTEGER] = "integer", [TBR_COLUMN_REAL] = "real",
  [TBR_COLUMN_TIME] = "time", [TBR_COLUMN_INSTANT] = "instant",
};

/* The span in the column's unit, in seconds where it has none. */
static double
convert_time (const TbrColumn *column, TbrTime time)
{
  double seconds = (double) time / TBR_SECOND;
  const TbrUnit *unit
      = *column->unit != '\0' ? tbr_unit_table_find (TBR_DIMENSION_TIME, column->unit) : NULL;
  return unit != NULL ? tbr_unit_from_si (unit, seconds) : seconds;
}

/* The unit in which the column is written into files. */
static const char *
find_written_unit (const TbrColumn *column)
{
  return column->type == TBR_COLUMN_TIME && *column->unit == '\0' ? "s" : column->unit;
}

static char *
make_header (const TbrColumn *column, const char *unit)
{
  return *unit == '\0' ? g_strdup (column->name)
                       : g_strconcat (column->name, " [", unit, "]", NULL);
}

/* One value with all its digits; "" when missing. */
static char *
make_exact (const TbrTable *table, guint row, guint column)
{
  const TbrColumn *its = tbr_table_column (table, column);
  char number[TBR_NUMBER_LENGTH];
  if (tbr_table_is_missing (table, row, column))
    return g_strdup ("");
  switch (its->type)
    {
    case TBR_COLUMN_TEXT:
      return g_strdup (tbr_table_text (table, row, column));
    case TBR_COLUMN_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, tbr_table_integer (table, row, column));
    case TBR_COLUMN_REAL:
      return g_strdup (tbr_number_print (tbr_table_real (table, row, column), number));
    case TBR_COLUMN_TIME:
      return g_strdup (
          tbr_number_print (convert_time (its, tbr_table_time (table, row, column)), number));
    case TBR_COLUMN_INSTANT:
      return tbr_instant_format (tbr_table_time (table, row, column));
    case TBR_COLUMN_N:
      break;
    }
  g_return_val_if_reached (NULL);
}

void
tbr_table_append_csv (const TbrTable *table, GString *out)
{
  g_return_if_fail (table != NULL && out != NULL);
  guint n_columns = tbr_table_n_columns (table);
  for (guint i = 0; i < n_columns; i++)
    {
      const TbrColumn *column = tbr_table_column (table, i);
      g_autofree char *header = make_header (column, find_written_unit (column));
      tbr_csv_append (out, header);
      g_string_append_c (out, i + 1 < n_columns ? ',' : '\n');
    }
  for (guint row = 0; row < tbr_table_n_rows (table); row++)
    for (guint i = 0; i < n_columns; i++)
      {
        g_autofree char *value = make_exact (table, row, i);
        /* A lone empty value is quoted: a blank line would be no row. */
        if (n_columns == 1 && *value == '\0')
          g_string_append (out, "\"\"");
        else
          tbr_csv_append (out, value);
        g_string_append_c (out, i + 1 < n_columns ? ',' : '\n');
      }
}

static void
write_json_value (TbrJson *json, const TbrTable *table, guint row, guint column)
{
  const TbrColumn *its = tbr_table_column (table, column);
  if (tbr_table_is_missing (table, row, column))
    tbr_json_null (json);
  else if (its->type == TBR_COLUMN_INTEGER)
    tbr_json_integer (json, tbr_table_integer (table, row, column));
  else if (its->type == TBR_COLUMN_REAL)
    tbr_json_real (json, tbr_table_real (table, row, column));
  else if (its->type == TBR_COLUMN_TIME)
    tbr_json_real (json, convert_time (its, tbr_table_time (table, row, column)));
  else
    {
      g_autofree char *text = make_exact (table, row, column);
      tbr_json_text (json, text);
    }
}

void
tbr_table_append_json (const TbrTable *table, GString *out)
{
  g_return_if_fail (table != NULL && out != NULL);
  g_autoptr (TbrJson) json = tbr_json_new (out);
  tbr_json_begin_object (json);
  tbr_json_add_text (json, "name", tbr_table_name (table));
  tbr_json_name (json, "columns");
  tbr_json_begin_array (json);
  for (guint i = 0; i < tbr_table_n_columns (table); i++)
    {
      const TbrColumn *column = tbr_table_column (table, i);
      tbr_json_begin_object (json);
      tbr_json_add_text (json, "name", column->name);
      tbr_json_add_text (json, "unit", find_written_unit (column));
      tbr_json_add_text (json, "type", type_names[column->type]);
      tbr_json_end_object (json);
    }
  tbr_json_end_array (json);
  tbr_json_name (json, "rows");
  tbr_json_begin_array (json);
  for (guint row = 0; row < tbr_table_n_rows (table); row++)
    {
      tbr_json_begin_array (json);
      for (guint i = 0; i < tbr_table_n_columns (table); i++)
        write_json_value (json, table, row, i);
      tbr_json_end_array (json);
    }
  tbr_json_end_array (json);
  tbr_json_end_object (json);
}

/* A number with the decimals of its column; huge ones as short as they can be. */
static char *
make_rounded (double value, guint decimals)
{
  char format[8];
  char number[DECIMAL_BYTES];
  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, (guint) DECIMALS_MAX));
  g_ascii_formatd (number, sizeof number, format, value);
  /* "-0.0" says nothing that "0.0" does not. */
  const char *digits = number + (*number == '-' ? 1 : 0);
  return g_strdup (strspn (digits, "0.") == strlen (digits) ? digits : number);
}

/* One value as people read it; control characters become blanks. */
static char *
make_shown (const TbrTable *table, guint row, guint column)
{
  const TbrColumn *its = tbr_table_column (table, column);
  if (tbr_table_is_missing (table, row, column))
    return g_strdup ("-");
  if (its->type == TBR_COLUMN_REAL)
    return make_rounded (tbr_table_real (table, row, column), its->decimals);
  if (its->type == TBR_COLUMN_TIME && *its->unit == '\0')
    return tbr_duration_format (tbr_table_time (table, row, column));
  if (its->type == TBR_COLUMN_TIME)
    return make_rounded (convert_time (its, tbr_table_time (table, row, column)), its->decimals);
  g_autofree char *exact = make_exact (table, row, column);
  char *shown = g_utf8_make_valid (exact, -1);
  for (char *place = shown; *place != '\0'; place++)
    if (g_ascii_iscntrl (*place))
      *place = ' ';
  return shown;
}

/* Cells that a text takes on a terminal. */
static guint
measure_width (const char *text)
{
  guint width = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

static void
append_blanks (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/* Texts and instants begin on the left, numbers and spans end on the right. */
static gboolean
is_left_aligned (const TbrColumn *column)
{
  return column->type == TBR_COLUMN_TEXT || column->type == TBR_COLUMN_INSTANT;
}

/* Appends one line of already made texts; nothing is left trailing. */
static void
append_line (const TbrTable *table, char *const *texts, const guint *widths, GString *out)
{
  guint n_columns = tbr_table_n_columns (table);
  for (guint i = 0; i < n_columns; i++)
    {
      guint n_blanks = widths[i] - measure_width (texts[i]);
      gboolean is_left = is_left_aligned (tbr_table_column (table, i));
      if (!is_left)
        append_blanks (out, n_blanks);
      g_string_append (out, texts[i]);
      if (i + 1 < n_columns)
        append_blanks (out, GAP + (is_left ? n_blanks : 0));
    }
  g_string_append_c (out, '\n');
}

static void
append_rule (const guint *widths, guint n_columns, GString *out)
{
  for (guint i = 0; i < n_columns; i++)
    {
      for (guint j = 0; j < widths[i]; j++)
        g_string_append (out, "─");
      if (i + 1 < n_columns)
        append_blanks (out, GAP);
    }
  g_string_append_c (out, '\n');
}

void
tbr_table_append_text (const TbrTable *table, GString *out)
{
  g_return_if_fail (table != NULL && out != NULL);
  guint n_columns = tbr_table_n_columns (table);
  guint n_rows = tbr_table_n_rows (table);
  g_autofree guint *widths = g_new0 (guint, n_columns);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint line = 0; line <= n_rows; line++)
    for (guint i = 0; i < n_columns; i++)
      {
        const TbrColumn *column = tbr_table_column (table, i);
        char *text
            = line == 0 ? make_header (column, column->unit) : make_shown (table, line - 1, i);
        g_ptr_array_add (texts, text);
        widths[i] = MAX (widths[i], measure_width (text));
      }
  for (guint line = 0; line <= n_rows; line++)
    {
      append_line (table, (char *const *) texts->pdata + line * n_columns, widths, out);
      if (line == 0)
        append_rule (widths, n_columns, out);
    }
}

gboolean
tbr_table_write_csv (const TbrTable *table, const char *path, GError **error)
{
  g_return_val_if_fail (table != NULL && path != NULL, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  tbr_table_append_csv (table, text);
  return tbr_file_write (path, text->str, text->len, error);
}
