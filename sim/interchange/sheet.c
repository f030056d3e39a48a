/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A sheet as rows of texts, read from comma-separated values or a spreadsheet. */
#include "interchange/sheet.h"

#include <tabard/file.h>

#include "base/csv.h"
#include "interchange/flat_document.h"
#include "interchange/package.h"

#include <stdlib.h>
#include <string.h>

/* Largest sheet that is read, bytes, unpacked too. */
#define LIMIT ((gsize) 16 << 20)

static void
clear_row (gpointer data)
{
  g_strfreev (((TbrSheetRow *) data)->cells);
}

TbrSheet *
tbr_sheet_new (const char *name)
{
  TbrSheet *sheet = g_new0 (TbrSheet, 1);

  sheet->name = g_strdup (name);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (TbrSheetRow));
  g_array_set_clear_func (sheet->rows, clear_row);
  return sheet;
}

void
tbr_sheet_free (TbrSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_array_unref (sheet->rows);
  g_free (sheet->name);
  g_free (sheet);
}

void
tbr_sheet_add (TbrSheet *sheet, guint line, GStrv cells)
{
  TbrSheetRow row = { line, cells };

  sheet->n_columns = MAX (sheet->n_columns, g_strv_length (cells));
  g_array_append_val (sheet->rows, row);
}

void
tbr_sheet_level (TbrSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      TbrSheetRow *row = &g_array_index (sheet->rows, TbrSheetRow, i);
      guint n = g_strv_length (row->cells);
      row->cells = g_renew (char *, row->cells, sheet->n_columns + 1);
      for (guint j = n; j < sheet->n_columns; j++)
        row->cells[j] = g_strdup ("");
      row->cells[sheet->n_columns] = NULL;
    }
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

static TbrSheet *
load_csv (const char *path, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, LIMIT, &error);
  g_autoptr (TbrSheet) sheet = tbr_sheet_new (path);

  if (csv == NULL)
    {
      add_error (path, error, faults);
      return NULL;
    }
  guint n = tbr_csv_n_columns (csv);
  GStrv names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (tbr_csv_column_name (csv, i));
  tbr_sheet_add (sheet, 1, names);
  while (tbr_csv_next (csv, &error))
    {
      GStrv cells = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        cells[i] = g_strdup (tbr_csv_text (csv, i));
      tbr_sheet_add (sheet, tbr_csv_line (csv), cells);
    }
  if (error == NULL)
    return g_steal_pointer (&sheet);
  add_error (path, error, faults);
  return NULL;
}

static gboolean
ends_with (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

TbrSheet *
tbr_sheet_load (const char *path, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  gboolean is_package = ends_with (path, ".ods");
  gsize length;

  if (!is_package && !ends_with (path, ".fods"))
    return load_csv (path, faults);
  g_autofree char *text = tbr_file_read (path, LIMIT, &length, &error);
  if (text != NULL && is_package)
    {
      g_autofree char *package = g_steal_pointer (&text);
      text = tbr_package_read (package, length, "content.xml", LIMIT, &length, &error);
    }
  if (text == NULL)
    {
      add_error (path, error, faults);
      return NULL;
    }
  const TbrReaderInput input = { .text = text, .length = length, .name = path };
  return tbr_flat_document_parse (&input, faults);
}

/* The document with what belongs to it. (transfer full) */
static GByteArray *
make_package (const TbrSheet *sheet, int number_column)
{
  static const char manifest[]
      = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
        " manifest:version=\"1.2\">\n"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\""
        " manifest:media-type=\"" TBR_FLAT_DOCUMENT_TYPE "\"/>\n"
        "<manifest:file-entry manifest:full-path=\"content.xml\" "
        "manifest:media-type=\"text/xml\"/>\n"
        "</manifest:manifest>\n";
  g_autofree char *content
      = tbr_flat_document_format (sheet, number_column, TBR_FLAT_DOCUMENT_CONTENT);
  const TbrPackageMember members[] = {
    { "mimetype", TBR_FLAT_DOCUMENT_TYPE, strlen (TBR_FLAT_DOCUMENT_TYPE) },
    { "content.xml", content, strlen (content) },
    { "META-INF/manifest.xml", manifest, strlen (manifest) },
  };

  return tbr_package_write (members, G_N_ELEMENTS (members));
}

gboolean
tbr_sheet_save (const TbrSheet *sheet, const char *path, int number_column, GError **error)
{
  if (ends_with (path, ".ods"))
    {
      g_autoptr (GByteArray) package = make_package (sheet, number_column);
      return tbr_file_write (path, package->data, package->len, error);
    }
  g_autofree char *text
      = ends_with (path, ".fods")
            ? tbr_flat_document_format (sheet, number_column, TBR_FLAT_DOCUMENT_WHOLE)
            : tbr_sheet_csv (sheet);
  return tbr_file_write (path, text, strlen (text), error);
}

char *
tbr_sheet_csv (const TbrSheet *sheet)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const TbrSheetRow *row = &g_array_index (sheet->rows, TbrSheetRow, i);
      for (guint j = 0; row->cells[j] != NULL; j++)
        {
          g_string_append (out, j > 0 ? "," : "");
          tbr_csv_append (out, row->cells[j]);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
