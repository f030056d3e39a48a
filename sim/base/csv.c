/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The grammar of comma-separated values, read in place. */
#include "base/csv.h"

#include "base/number.h"
#include "base/quote.h"
#include <tabard/file.h>

#include <string.h>

struct _TbrCsv
{
  char *name;         /* of the file */
  char *bytes;        /* the whole file, cut up so far up to @rest */
  char *rest;         /* what was not yet read */
  char *end;          /* the closing zero */
  guint line_next;    /* line of @rest, from 1 */
  guint line;         /* line on which the present row begins */
  GPtrArray *columns; /* names, inside @bytes */
  GPtrArray *values;  /* of the present row, inside @bytes */
};

static gboolean
refuse_line (const TbrCsv *csv, guint line, const char *why, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: %s", csv->name, line, why);
  return FALSE;
}

/* Whether the value before @place ends there; the line end is CRLF or LF. */
static gboolean
is_end_of_value (const TbrCsv *csv, const char *place)
{
  return place == csv->end || *place == ',' || *place == '\n'
         || (*place == '\r' && (place + 1 == csv->end || place[1] == '\n'));
}

/* Steps over what ended a value; TRUE when the row goes on. */
static gboolean
step_over (TbrCsv *csv, char *place)
{
  char sign = *place;
  *place = '\0';
  if (place == csv->end)
    csv->rest = place;
  else if (sign == '\r' && place + 1 < csv->end)
    csv->rest = place + 2;
  else
    csv->rest = place + 1;
  if (sign != ',')
    csv->line_next++;
  return sign == ',' && place != csv->end;
}

/* Takes the quotes off the value at csv->rest; returns where it ended, or NULL. */
static char *
unquote (TbrCsv *csv, GError **error)
{
  char *from = csv->rest + 1;
  char *to = csv->rest;
  guint opened = csv->line_next;
  while (from < csv->end && (*from != '"' || from[1] == '"'))
    {
      if (*from == '"')
        from++;
      if (*from == '\n')
        csv->line_next++;
      *to++ = *from++;
    }
  if (from == csv->end)
    {
      refuse_line (csv, opened, "a quote is opened and never closed", error);
      return NULL;
    }
  *to = '\0';
  from++;
  if (!is_end_of_value (csv, from))
    {
      refuse_line (csv, csv->line_next, "after a closing quote there must be a comma or a line end",
                   error);
      return NULL;
    }
  return from;
}

/* Bytes that plain values do not hold. A table, for values are too short for strcspn() to pay. */
static const guint8 is_special[256] = { ['\0'] = 1, [','] = 1, ['\n'] = 1, ['\r'] = 1, ['"'] = 1 };

/* Where the unquoted value at csv->rest ends, or NULL. */
static char *
find_end (const TbrCsv *csv, GError **error)
{
  char *place = csv->rest;
  while (!is_special[(guint8) *place])
    place++;
  if (is_end_of_value (csv, place))
    return place;
  refuse_line (csv, csv->line_next,
               *place == '"' ? "a quote inside a value that is not quoted"
                             : "a carriage return without a line feed",
               error);
  return NULL;
}

static void
skip_blank_lines (TbrCsv *csv)
{
  for (;;)
    {
      gsize n = *csv->rest == '\r' && csv->rest[1] == '\n' ? 2 : *csv->rest == '\n' ? 1 : 0;
      if (n == 0)
        return;
      csv->rest += n;
      csv->line_next++;
    }
}

/* Reads one row into @values; FALSE at the end or on an error. */
static gboolean
read_row (TbrCsv *csv, GPtrArray *values, GError **error)
{
  skip_blank_lines (csv);
  if (csv->rest == csv->end)
    return FALSE;
  csv->line = csv->line_next;
  g_ptr_array_set_size (values, 0);
  gboolean goes_on;
  do
    {
      char *value = csv->rest;
      char *end = *value == '"' && value < csv->end ? unquote (csv, error) : find_end (csv, error);
      if (end == NULL)
        return FALSE;
      g_ptr_array_add (values, value);
      goes_on = step_over (csv, end);
    }
  while (goes_on);
  return TRUE;
}

/* Whether the bytes are a text at all. */
static gboolean
check_text (const TbrCsv *csv, GError **error)
{
  const char *fault;
  if (g_utf8_validate (csv->rest, csv->end - csv->rest, &fault))
    return TRUE;
  guint line = 1;
  for (const char *place = csv->rest; place < fault; place++)
    if (*place == '\n')
      line++;
  return refuse_line (csv, line, *fault == '\0' ? "a zero byte" : "it is not UTF-8", error);
}

static gboolean
read_header (TbrCsv *csv, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  if (g_str_has_prefix (csv->rest, mark))
    csv->rest += strlen (mark);
  g_autoptr (GError) fault = NULL;
  if (!read_row (csv, csv->columns, &fault))
    {
      if (fault == NULL)
        return refuse_line (csv, 1, "it is empty; the first line must name the columns", error);
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  for (guint i = 0; i < csv->columns->len; i++)
    {
      const char *name = g_ptr_array_index (csv->columns, i);
      if (tbr_csv_find_column (csv, name) != (int) i)
        {
          g_autofree char *quoted = tbr_quote (name);
          g_autofree char *why = g_strconcat ("two columns are called ", quoted, NULL);
          return refuse_line (csv, csv->line, why, error);
        }
    }
  return TRUE;
}

TbrCsv *
tbr_csv_new_take (char *bytes, gsize length, const char *name, GError **error)
{
  g_return_val_if_fail (bytes != NULL && bytes[length] == '\0' && name != NULL, NULL);
  TbrCsv *csv = g_new0 (TbrCsv, 1);
  csv->name = g_strdup (name);
  csv->bytes = bytes;
  csv->rest = bytes;
  csv->end = bytes + length;
  csv->line_next = 1;
  csv->columns = g_ptr_array_new ();
  csv->values = g_ptr_array_new ();
  if (check_text (csv, error) && read_header (csv, error))
    return csv;
  tbr_csv_free (csv);
  return NULL;
}

TbrCsv *
tbr_csv_load (const char *path, gsize limit, GError **error)
{
  gsize length;
  char *bytes = tbr_file_read (path, limit, &length, error);
  return bytes != NULL ? tbr_csv_new_take (bytes, length, path, error) : NULL;
}

void
tbr_csv_free (TbrCsv *csv)
{
  if (csv == NULL)
    return;
  g_ptr_array_unref (csv->columns);
  g_ptr_array_unref (csv->values);
  g_free (csv->bytes);
  g_free (csv->name);
  g_free (csv);
}

const char *
tbr_csv_name (const TbrCsv *csv)
{
  g_return_val_if_fail (csv != NULL, NULL);
  return csv->name;
}

guint
tbr_csv_n_columns (const TbrCsv *csv)
{
  g_return_val_if_fail (csv != NULL, 0);
  return csv->columns->len;
}

const char *
tbr_csv_column_name (const TbrCsv *csv, guint column)
{
  g_return_val_if_fail (csv != NULL && column < csv->columns->len, NULL);
  return g_ptr_array_index (csv->columns, column);
}

int
tbr_csv_find_column (const TbrCsv *csv, const char *name)
{
  g_return_val_if_fail (csv != NULL && name != NULL, -1);
  for (guint i = 0; i < csv->columns->len; i++)
    if (strcmp (g_ptr_array_index (csv->columns, i), name) == 0)
      return (int) i;
  return -1;
}

gboolean
tbr_csv_require_columns (const TbrCsv *csv, const char *const *names, guint *out_columns,
                         GError **error)
{
  g_return_val_if_fail (csv != NULL && names != NULL && out_columns != NULL, FALSE);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int column = tbr_csv_find_column (csv, names[i]);
      if (column < 0)
        {
          GString *known = g_string_new (NULL);
          for (guint j = 0; j < csv->columns->len; j++)
            g_string_append_printf (known, "%s%s", j > 0 ? ", " : "",
                                    (const char *) g_ptr_array_index (csv->columns, j));
          g_autofree char *list = g_string_free (known, FALSE);
          g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s:1: there is no column '%s' among %s",
                       csv->name, names[i], list);
          return FALSE;
        }
      out_columns[i] = (guint) column;
    }
  return TRUE;
}

gboolean
tbr_csv_next (TbrCsv *csv, GError **error)
{
  g_return_val_if_fail (csv != NULL, FALSE);
  if (!read_row (csv, csv->values, error))
    {
      g_ptr_array_set_size (csv->values, 0);
      return FALSE;
    }
  if (csv->values->len == csv->columns->len)
    return TRUE;
  g_autofree char *why
      = g_strdup_printf ("%u values for %u columns", csv->values->len, csv->columns->len);
  g_ptr_array_set_size (csv->values, 0);
  return refuse_line (csv, csv->line, why, error);
}

guint
tbr_csv_line (const TbrCsv *csv)
{
  g_return_val_if_fail (csv != NULL, 0);
  return csv->line;
}

const char *
tbr_csv_text (const TbrCsv *csv, guint column)
{
  g_return_val_if_fail (csv != NULL && column < csv->values->len, "");
  return g_ptr_array_index (csv->values, column);
}

gboolean
tbr_csv_real (const TbrCsv *csv, guint column, double *out_value, GError **error)
{
  g_return_val_if_fail (csv != NULL && column < csv->values->len && out_value != NULL, FALSE);
  const char *text = g_ptr_array_index (csv->values, column);
  const char *rest;
  double value;
  if (!tbr_number_read (text, &rest, &value) || *rest != '\0')
    {
      g_autofree char *quoted = tbr_quote (text);
      return tbr_csv_refuse (csv, column, TBR_ERROR_SYNTAX, error, "%s is not a number", quoted);
    }
  *out_value = value;
  return TRUE;
}

gboolean
tbr_csv_integer (const TbrCsv *csv, guint column, gint64 *out_value, GError **error)
{
  g_return_val_if_fail (csv != NULL && column < csv->values->len && out_value != NULL, FALSE);
  const char *text = g_ptr_array_index (csv->values, column);
  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, out_value, NULL))
    {
      g_autofree char *quoted = tbr_quote (text);
      return tbr_csv_refuse (csv, column, TBR_ERROR_SYNTAX, error, "%s is not a whole number",
                             quoted);
    }
  return TRUE;
}

gboolean
tbr_csv_refuse (const TbrCsv *csv, guint column, TbrErrorCode code, GError **error,
                const char *format, ...)
{
  g_return_val_if_fail (csv != NULL && column < csv->columns->len, FALSE);
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, TBR_ERROR, (gint) code, "%s:%u: %s: %s", csv->name, csv->line,
               (const char *) g_ptr_array_index (csv->columns, column), why);
  return FALSE;
}

void
tbr_csv_append (GString *out, const char *value)
{
  g_return_if_fail (out != NULL && value != NULL);
  if (strpbrk (value, ",\"\r\n") == NULL && *value != ' ')
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *value);
    }
  g_string_append_c (out, '"');
}
