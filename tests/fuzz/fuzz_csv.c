/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile tables of comma-separated values. */
#include "fuzz.h"

#include "base/csv.h"

#include <string.h>

/* Appends a value of a row of @n; alone and empty it needs quotes, or the line would be blank. */
static void
append (GString *out, guint n, const char *value)
{
  if (n == 1 && *value == '\0')
    g_string_append (out, "\"\"");
  else
    tbr_csv_append (out, value);
}

/* Reads a table and writes it again, as far as it can be read. */
static char *
read_and_write (const char *bytes, gsize length, GError **error)
{
  g_autoptr (TbrCsv) csv = tbr_csv_new_take (g_memdup2 (bytes, length + 1), length, "a.csv", error);
  if (csv == NULL)
    return NULL;
  g_autoptr (GString) out
      = g_string_new ("\xef\xbb\xbf"); /* a mark, lest a name be taken for one */
  guint n = tbr_csv_n_columns (csv);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (tbr_csv_find_column (csv, tbr_csv_column_name (csv, i)), ==, (int) i);
      g_string_append (out, i > 0 ? "," : "");
      append (out, n, tbr_csv_column_name (csv, i));
    }
  while (tbr_csv_next (csv, error))
    for (guint i = 0; i < n; i++)
      {
        double real;
        gint64 integer;
        tbr_csv_real (csv, i, &real, NULL);
        tbr_csv_integer (csv, i, &integer, NULL);
        g_string_append_c (out, i > 0 ? ',' : '\n');
        append (out, n, tbr_csv_text (csv, i));
      }
  return g_strdup (out->str);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_malloc (size + 1);
  if (size > 0)
    memcpy (bytes, data, size);
  bytes[size] = '\0';
  g_autoptr (GError) error = NULL;
  g_autofree char *once = read_and_write (bytes, size, &error);
  if (error != NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_prefix (error->message, "a.csv"));
      return 0;
    }
  g_autofree char *twice = read_and_write (once, strlen (once), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (once, ==, twice);
  return 0;
}
