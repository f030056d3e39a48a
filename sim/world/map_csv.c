/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a table is cut into rows and fields, and what to say when it cannot be. */
#include "world/map_csv.h"

#include "world/decimal.h"

#include <string.h>

void
tbr_map_csv_fault (TbrMapCsv *csv, const char *format, ...)
{
  if (csv->error != NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&csv->error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: %s", csv->file, csv->line,
               message);
}

/* Cuts the next line at its commas. Returns: number of fields, 0 at the end of the file. */
static guint
cut_line (TbrMapCsv *csv)
{
  if (csv->cursor >= csv->end)
    return 0;
  csv->line++;
  char *stop = memchr (csv->cursor, '\n', (gsize) (csv->end - csv->cursor));
  if (stop == NULL)
    stop = csv->end;
  *stop = '\0';
  if (stop > csv->cursor && stop[-1] == '\r')
    stop[-1] = '\0';

  guint n = 0;
  for (char *field = csv->cursor; field != NULL; n++)
    {
      if (n < TBR_MAP_CSV_COLUMNS_MAX)
        csv->fields[n] = field;
      field = strchr (field, ',');
      if (field != NULL)
        *field++ = '\0';
    }
  csv->cursor = stop + 1;
  return n;
}

void
tbr_map_csv_open (TbrMapCsv *csv, TbrMapFile *file, const char *const *columns)
{
  *csv = (TbrMapCsv){
    .file = file->name, .cursor = file->text, .end = file->text + file->length, .columns = columns
  };
  csv->n_fields = cut_line (csv);
  if (csv->n_fields == 0 || csv->n_fields > TBR_MAP_CSV_COLUMNS_MAX)
    {
      tbr_map_csv_fault (csv, "%u columns, allowed are 1-%d", csv->n_fields,
                         TBR_MAP_CSV_COLUMNS_MAX);
      return;
    }
  for (guint i = 0; columns[i] != NULL; i++)
    {
      guint place = 0;
      while (place < csv->n_fields && strcmp (csv->fields[place], columns[i]) != 0)
        place++;
      if (place == csv->n_fields)
        {
          tbr_map_csv_fault (csv, "column '%s' is missing", columns[i]);
          return;
        }
      csv->place[i] = (guint8) place;
    }
}

guint32
tbr_map_csv_count (const TbrMapCsv *csv)
{
  guint32 n = 0;
  for (const char *cursor = csv->cursor; cursor < csv->end; n++)
    {
      const char *stop = memchr (cursor, '\n', (gsize) (csv->end - cursor));
      cursor = stop != NULL ? stop + 1 : csv->end;
    }
  return n;
}

gboolean
tbr_map_csv_next (TbrMapCsv *csv)
{
  if (csv->error != NULL)
    return FALSE;
  guint n = cut_line (csv);
  if (n == 0)
    return FALSE;
  if (n != csv->n_fields)
    {
      tbr_map_csv_fault (csv, "%u fields, the header has %u", n, csv->n_fields);
      return FALSE;
    }
  return TRUE;
}

gboolean
tbr_map_csv_close (TbrMapCsv *csv, GError **error)
{
  if (csv->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&csv->error));
  return FALSE;
}

const char *
tbr_map_csv_text (const TbrMapCsv *csv, guint column)
{
  return csv->fields[csv->place[column]];
}

double
tbr_map_csv_number (TbrMapCsv *csv, guint column, double low, double high)
{
  const char *text = tbr_map_csv_text (csv, column);
  const char *end = NULL;
  double value = tbr_decimal_read (text, &end);
  if (end == text || *end != '\0')
    tbr_map_csv_fault (csv, "%s: '%s' is not a number", csv->columns[column], text);
  else if (value < low || value > high)
    tbr_map_csv_fault (csv, "%s: %s is outside %g-%g", csv->columns[column], text, low, high);
  else
    return value;
  return low;
}

double
tbr_map_csv_optional (TbrMapCsv *csv, guint column, double low, double high)
{
  if (*tbr_map_csv_text (csv, column) == '\0')
    return 0.0;
  return tbr_map_csv_number (csv, column, low, high);
}

guint32
tbr_map_csv_index (TbrMapCsv *csv, guint column, guint32 n)
{
  const char *text = tbr_map_csv_text (csv, column);
  if (*text == '\0')
    return TBR_NONE;
  guint64 value = 0;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL) || value >= n)
    {
      tbr_map_csv_fault (csv, "%s: '%s' is not an index from 0 to %d", csv->columns[column], text,
                         (int) n - 1);
      return TBR_NONE;
    }
  return (guint32) value;
}

guint
tbr_map_csv_word (TbrMapCsv *csv, guint column, const char *const *words)
{
  const char *text = tbr_map_csv_text (csv, column);
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (text, words[i]) == 0)
      return i;
  g_autofree char *known = g_strjoinv (", ", (char **) words);
  tbr_map_csv_fault (csv, "%s: '%s' is none of: %s", csv->columns[column], text, known);
  return 0;
}
