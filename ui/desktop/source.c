/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A part of a text file around a line, and which word of it a message is about. */
#include "desktop/source.h"

#include "report/fault_words.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define MOST_BYTES (64u << 20) /* of a file that is looked into */
#define AROUND 300u            /* lines before and after the one that is meant */
#define ELEMENT_LINES 60u      /* of an element whose attribute is looked for */
#define LONGEST_ROW 1500u      /* characters of a line that are shown */
#define BEFORE_MARK 300u       /* of them before what is pointed at */
#define LONGEST_NAME 60u       /* bytes of a word that a message begins with */

/* Something of the text: which row, which bytes of it. */
typedef struct
{
  guint row;
  gsize at, length;
} Span;

void
tbr_source_free (TbrSource *source)
{
  if (source == NULL)
    return;
  g_free (source->path);
  g_free (source->complaint);
  g_ptr_array_unref (source->rows);
  g_free (source);
}

/* A line as it can be set: a tab is two blanks, what cannot be seen is a dot. (transfer full) */
static char *
legible (const char *from, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (from, (gssize) length);
  GString *out = g_string_sized_new (length);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);
      if (sign == '\t')
        g_string_append (out, "  ");
      else if (sign != '\r')
        g_string_append_unichar (out, g_unichar_iscntrl (sign) ? 0xb7 : sign);
    }
  return g_string_free (out, FALSE);
}

static void
cut_rows (TbrSource *source, const char *text, gsize length)
{
  guint number = 1, from = source->line > AROUND ? source->line - AROUND : 1;
  const char *at = text, *end = text + length;
  source->first = from;
  while (at < end && number <= from + 2 * AROUND)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      stop = stop != NULL ? stop : end;
      if (number >= from)
        g_ptr_array_add (source->rows, legible (at, (gsize) (stop - at)));
      at = stop + 1;
      number++;
    }
}

/* ---- what is pointed at ---- */

/* The last row of the element that begins on a row, as far as it is looked at. */
static guint
find_end (const TbrSource *source, guint row)
{
  guint last = MIN (row + ELEMENT_LINES, source->rows->len);
  for (guint i = row; i < last; i++)
    if (strchr (source->rows->pdata[i], '>') != NULL)
      return i;
  return row;
}

/* `name="value"` of the element on a row. */
static gboolean
find_attribute (const TbrSource *source, guint row, const char *name, Span *out_span)
{
  guint last = find_end (source, row);
  gsize length = strlen (name);
  for (guint i = row; i <= last; i++)
    {
      const char *text = source->rows->pdata[i];
      for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
        {
          const char *after = at + length;
          gboolean is_whole = at == text || at[-1] == ' ' || at[-1] == '"';
          if (!is_whole || (*after != '=' && !g_str_has_prefix (after, "\":")))
            continue;
          const char *quote = *after == '=' ? strchr (after, '"') : NULL;
          const char *end = quote != NULL ? strchr (quote + 1, '"') : NULL;
          *out_span
              = (Span){ i, (gsize) (at - text), end != NULL ? (gsize) (end + 1 - at) : length };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_text (const TbrSource *source, guint row, const char *wanted, Span *out_span)
{
  guint last = find_end (source, row);
  for (guint i = row; i <= last && *wanted != '\0'; i++)
    {
      const char *text = source->rows->pdata[i], *at = strstr (text, wanted);
      if (at == NULL)
        continue;
      *out_span = (Span){ i, (gsize) (at - text), strlen (wanted) };
      return TRUE;
    }
  return FALSE;
}

/* Words of a message that stand before a colon, the last first: that is what it is about. */
static gboolean
find_named (const TbrSource *source, guint row, const char *message, Span *out_span)
{
  g_auto (GStrv) parts = g_strsplit (message, ": ", -1);
  for (guint i = g_strv_length (parts); i-- > 0;)
    {
      gsize length = strlen (parts[i]);
      if (length > 0 && length <= LONGEST_NAME && strcspn (parts[i], " '\"<>") == length
          && parts[i + 1] != NULL && find_attribute (source, row, parts[i], out_span))
        return TRUE;
    }
  return FALSE;
}

/* What a message quotes, the last first: it says whose value it is before it says which. */
static gboolean
find_quoted (const TbrSource *source, guint row, const char *message, Span *out_span)
{
  g_auto (GStrv) parts = g_strsplit (message, "'", -1);
  guint n = g_strv_length (parts);
  for (guint i = n; i-- > 0;)
    if (i % 2 == 1 && i + 1 < n
        && (find_attribute (source, row, parts[i], out_span)
            || find_text (source, row, parts[i], out_span)))
      return TRUE;
  return FALSE;
}

/* The first word of the row: the element's tag. */
static gboolean
find_tag (const TbrSource *source, guint row, Span *out_span)
{
  const char *text = source->rows->pdata[row];
  gsize blank = strspn (text, " "), length = strcspn (text + blank, " >");
  *out_span = (Span){ row, blank, length };
  return length > 0;
}

/* Shows as much of a long row as there is room for, with a byte of it in sight. (transfer full) */
static char *
shorten (const char *text, gsize at, guint *out_before)
{
  glong n = g_utf8_strlen (text, -1), mark = g_utf8_strlen (text, (gssize) at);
  *out_before = 0;
  if (n <= (glong) LONGEST_ROW)
    return g_strdup (text);
  glong from = MAX (MIN (mark - (glong) BEFORE_MARK, n - (glong) LONGEST_ROW), 0);
  const char *start = g_utf8_offset_to_pointer (text, from);
  g_autofree char *part = g_utf8_substring (start, 0, MIN (n - from, (glong) LONGEST_ROW));
  *out_before = from > 0 ? (guint) from - 1 : 0;
  return g_strconcat (from > 0 ? "\xe2\x80\xa6" : "", part,
                      n - from > (glong) LONGEST_ROW ? "\xe2\x80\xa6" : "", NULL);
}

static void
point (TbrSource *source, const char *message)
{
  Span span = { 0, 0, 0 };
  guint row = source->line - source->first;
  gboolean is_found
      = source->line > 0 && row < source->rows->len
        && (find_named (source, row, message, &span) || find_quoted (source, row, message, &span)
            || find_tag (source, row, &span));
  for (guint i = 0; i < source->rows->len; i++)
    {
      char *text = source->rows->pdata[i];
      guint before;
      gboolean is_marked = is_found && i == span.row;
      char *shown = shorten (text, is_marked ? span.at : 0, &before);
      if (is_marked)
        {
          glong at = g_utf8_strlen (text, (gssize) span.at);
          glong count = g_utf8_strlen (text + span.at, (gssize) span.length);
          source->mark_line = source->first + i;
          source->mark_at = (guint) at - before;
          source->mark_count = (guint) CLAMP (count, 1, (glong) LONGEST_ROW);
        }
      g_free (text);
      source->rows->pdata[i] = shown;
    }
}

TbrSource *
tbr_source_read (const char *path, guint line, const char *message)
{
  TbrSource *source = g_new0 (TbrSource, 1);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  source->path = g_strdup (path);
  source->rows = g_ptr_array_new_with_free_func (g_free);
  source->line = line;
  source->first = 1;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL)
    {
      g_autofree char *told
          = g_strdup (error != NULL ? error->message : _ ("there is no such file"));
      tbr_fault_say (&told);
      source->complaint = g_strdup_printf (_ ("%s cannot be read: %s"), path, told);
      return source;
    }
  gsize length = MIN (g_mapped_file_get_length (file), MOST_BYTES);
  cut_rows (source, g_mapped_file_get_contents (file), length);
  if (source->rows->len == 0)
    source->complaint = g_strdup_printf (_ ("%s is empty there"), path);
  point (source, message);
  return source;
}

/* ---- a place ---- */

/* The row on which the element of a row begins. */
static guint
find_beginning (const TbrSource *source, guint row)
{
  for (guint i = 0; i <= MIN (row, ELEMENT_LINES); i++)
    if (strchr (source->rows->pdata[row - i], '<') != NULL)
      return row - i;
  return row;
}

static gboolean
read_degrees (const TbrSource *source, guint row, const char *name, double *out_value)
{
  Span span;
  if (!find_attribute (source, row, name, &span))
    return FALSE;
  const char *value = strchr ((const char *) source->rows->pdata[span.row] + span.at, '"');
  char *end;
  if (value == NULL)
    return FALSE;
  *out_value = g_ascii_strtod (value + 1, &end);
  return end > value + 1;
}

gboolean
tbr_source_place (const TbrSource *source, double *out_lon, double *out_lat)
{
  double lon, lat;
  guint row = source->line - source->first;
  if (source->line == 0 || row >= source->rows->len)
    return FALSE;
  row = find_beginning (source, row);
  if (!read_degrees (source, row, "lon", &lon) || !read_degrees (source, row, "lat", &lat)
      || lon < -180 || lon > 180 || lat < -90 || lat > 90)
    return FALSE;
  *out_lon = lon;
  *out_lat = lat;
  return TRUE;
}
