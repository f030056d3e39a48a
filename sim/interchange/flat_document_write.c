/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Writes a sheet as a flat OpenDocument spreadsheet. Source: [ODF12]. */
#include "interchange/flat_document.h"

#include <string.h>

/* What stands before the rows: three styles and the name of the table. */
static const char head[]
    = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
      " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
      " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
      " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
      " office:version=\"1.2\">\n"
      "<office:automatic-styles>\n"
      "<style:style style:name=\"narrow\" style:family=\"table-column\">"
      "<style:table-column-properties style:column-width=\"2.6cm\"/></style:style>\n"
      "<style:style style:name=\"wide\" style:family=\"table-column\">"
      "<style:table-column-properties style:column-width=\"8cm\"/></style:style>\n"
      "<style:style style:name=\"head\" style:family=\"table-cell\">"
      "<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
      "<style:style style:name=\"cell\" style:family=\"table-cell\">"
      "<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/>"
      "</style:style>\n"
      "</office:automatic-styles>\n"
      "<office:body>\n<office:spreadsheet>\n<table:table table:name=\"Events\">\n";

static const char tail[] = "</table:table>\n</office:spreadsheet>\n</office:body>\n";

/* A character that stands for itself, or its entity. */
static void
append_character (GString *out, char c)
{
  switch (c)
    {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '\r':
      g_string_append (out, "&#13;");
      break;
    default:
      g_string_append_c (out, c);
    }
}

/* Text of a cell: a paragraph a line; blanks that a reader would fold are told by tags. */
static void
append_text (GString *out, const char *text)
{
  g_string_append (out, "<text:p>");
  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean is_first = at == text || at[-1] == '\n' || at[-1] == ' ' || at[-1] == '\t';
      if (*at == '\n')
        g_string_append (out, "</text:p><text:p>");
      else if (*at == '\t')
        g_string_append (out, "<text:tab/>");
      else if (*at == ' ' && (is_first || at[1] == '\0' || at[1] == '\n'))
        g_string_append (out, "<text:s/>");
      else
        append_character (out, *at);
    }
  g_string_append (out, "</text:p>");
}

static void
append_cell (GString *out, const char *text, const char *style, gboolean is_number)
{
  if (*text == '\0')
    {
      g_string_append (out, "<table:table-cell/>");
      return;
    }
  g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\"", style);
  if (is_number)
    g_string_append_printf (out, " office:value-type=\"float\" office:value=\"%s\">", text);
  else
    g_string_append (out, " office:value-type=\"string\">");
  append_text (out, text);
  g_string_append (out, "</table:table-cell>");
}

/* Columns of long texts are wide. */
static void
append_columns (GString *out, const TbrSheet *sheet)
{
  const TbrSheetRow *names = &g_array_index (sheet->rows, TbrSheetRow, 0);

  for (guint i = 0; i < sheet->n_columns; i++)
    g_string_append_printf (
        out,
        "<table:table-column table:style-name=\"%s\" table:default-cell-style-name=\"cell\"/>\n",
        strchr (names->cells[i], '.') != NULL ? "wide" : "narrow");
}

char *
tbr_flat_document_format (const TbrSheet *sheet, int number_column, TbrFlatDocumentRoot root)
{
  static const char *const roots[TBR_FLAT_DOCUMENT_N]
      = { "office:document", "office:document-content" };
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (out, "<%s", roots[root]);
  if (root == TBR_FLAT_DOCUMENT_WHOLE)
    g_string_append (out, " office:mimetype=\"" TBR_FLAT_DOCUMENT_TYPE "\"");
  g_string_append (out, head);
  append_columns (out, sheet);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const TbrSheetRow *row = &g_array_index (sheet->rows, TbrSheetRow, i);
      g_string_append (out, "<table:table-row>");
      for (guint j = 0; j < sheet->n_columns; j++)
        append_cell (out, row->cells[j], i == 0 ? "head" : "cell",
                     i > 0 && (int) j == number_column);
      g_string_append (out, "</table:table-row>\n");
    }
  g_string_append_printf (out, "%s</%s>\n", tail, roots[root]);
  return g_string_free (out, FALSE);
}
