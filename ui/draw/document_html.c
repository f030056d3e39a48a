/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A document as one HTML file that needs no other: figures lie within it as SVG. */
#include "draw/canvas.h"
#include "draw/document.h"
#include "draw/plot.h"

#include <tabard/file.h>

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Pixels: width of a figure, and its size of letters. */
#define FIGURE_WIDTH 720.0
#define FIGURE_UI 1.12

static const char style[]
    = "body{font:16px/1.5 'DejaVu Sans',Verdana,sans-serif;color:#1b2430;background:#fff;"
      "max-width:760px;margin:2em auto;padding:0 1em}"
      "header{border-bottom:3px solid #0072b2;margin-bottom:1.5em;padding-bottom:.6em}"
      ".kind{color:#0060a0;font-size:.8em;letter-spacing:.06em;text-transform:uppercase;margin:0}"
      "h1{font-size:1.7em;line-height:1.2;margin:.2em 0}h2{font-size:1.2em;margin:2em 0 .5em}"
      ".subtitle,.note,footer,nav{color:#55606c;font-size:.85em}nav a{margin-right:1.2em}"
      ".answer{background:#eef5fa;border-left:5px solid #0072b2;padding:.8em 1em;font-size:1.08em}"
      "figure{margin:1.6em 0}svg{max-width:100%;height:auto;display:block}"
      ".wide{overflow-x:auto;margin-bottom:1.2em}"
      "table{border-collapse:collapse;font-size:.82em;width:100%}"
      "th{text-align:left;border-bottom:2px solid #55606c}"
      "th,td{padding:.25em .6em .25em 0;vertical-align:top;overflow-wrap:anywhere}"
      "tr+tr td{border-top:1px solid #dde3e8}.n{text-align:right;white-space:nowrap}"
      "footer{border-top:1px solid #b9c2ca;margin-top:3em;padding-top:.6em}"
      "@media print{body{margin:0;max-width:none}figure,tr{break-inside:avoid}nav{display:none}}";

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append (out, escaped);
}

static void
append_element (GString *out, const char *open, const char *text, const char *close)
{
  g_string_append (out, open);
  append_escaped (out, text);
  g_string_append (out, close);
}

static void
append_table (GString *out, const TbrDocumentTable *table)
{
  gboolean has_headers = FALSE;

  for (guint j = 0; j < table->n_columns; j++)
    has_headers |= *table->headers[j] != '\0';
  g_string_append (out, "<div class=\"wide\"><table>\n");
  for (guint j = 0; has_headers && j < table->n_columns; j++)
    append_element (out,
                    j == 0                     ? "<tr><th>"
                    : table->numeric & 1u << j ? "<th class=\"n\">"
                                               : "<th>",
                    table->headers[j], j + 1 == table->n_columns ? "</th></tr>\n" : "</th>");
  for (guint i = 0; i < table->n_rows; i++)
    {
      g_string_append (out, "<tr>");
      for (guint j = 0; j < table->n_columns; j++)
        append_element (out, table->numeric & 1u << j ? "<td class=\"n\">" : "<td>",
                        table->cells[(gsize) i * table->n_columns + j], "</td>");
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table></div>\n");
}

/* Names within a drawing become its own: one file holds several. */
static char *
with_prefix (const char *svg, guint number)
{
  g_autoptr (GRegex) regex = g_regex_new ("( id=\"|href=\"#|url\\(#)", G_REGEX_RAW, 0, NULL);
  g_autofree char *by = g_strdup_printf ("\\1f%u-", number);
  return g_regex_replace (regex, svg, -1, 0, by, 0, NULL);
}

static gboolean
append_figure (GString *out, const TbrFigure *figure, guint number, GError **error)
{
  TbrCanvas *canvas = tbr_canvas_new_within (FIGURE_WIDTH, 1);
  TbrPen pen;

  /* once to know the height, once to draw */
  tbr_pen_init (&pen, tbr_canvas_context (canvas), tbr_theme_get (TBR_THEME_LIGHT), FIGURE_UI);
  double height = ceil (tbr_figure_height (&pen, figure, FIGURE_WIDTH));
  tbr_pen_clear (&pen);
  tbr_canvas_free (canvas);
  canvas = tbr_canvas_new_within (FIGURE_WIDTH, height);
  tbr_pen_init (&pen, tbr_canvas_context (canvas), tbr_theme_get (TBR_THEME_LIGHT), FIGURE_UI);
  pen.runs = tbr_canvas_runs (canvas);
  TbrRect rect = { 0, 0, FIGURE_WIDTH, height };
  tbr_figure_paint (&pen, figure, &rect);
  tbr_pen_clear (&pen);
  g_autofree char *svg = tbr_canvas_take_svg (canvas, figure->title, error);
  if (svg == NULL)
    return FALSE;
  /* what stands before the root belongs to a file of its own */
  const char *root = strstr (svg, "<svg");
  g_autofree char *own = with_prefix (root != NULL ? root : svg, number);
  g_string_append_printf (out, "<figure>%s</figure>\n", own);
  return TRUE;
}

static gboolean
append_block (GString *out, const TbrBlock *block, guint number, GError **error)
{
  g_autofree char *heading = g_strdup_printf ("<h2 id=\"s%u\">", number);

  switch (block->kind)
    {
    case TBR_BLOCK_HEADING:
      append_element (out, heading, block->text, "</h2>\n");
      break;
    case TBR_BLOCK_ANSWER:
      append_element (out, "<p class=\"answer\">", block->text, "</p>\n");
      break;
    case TBR_BLOCK_TEXT:
      append_element (out, "<p>", block->text, "</p>\n");
      break;
    case TBR_BLOCK_NOTE:
      append_element (out, "<p class=\"note\">", block->text, "</p>\n");
      break;
    case TBR_BLOCK_TABLE:
      append_table (out, &block->table);
      break;
    case TBR_BLOCK_FIGURE:
      return append_figure (out, &block->figure, number, error);
    case TBR_BLOCK_N:
      break;
    }
  return TRUE;
}

static void
append_contents (GString *out, const TbrDocument *document)
{
  g_string_append (out, "<nav>");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TbrBlock *block = document->blocks->pdata[i];
      g_autofree char *open = g_strdup_printf ("<a href=\"#s%u\">", i);
      if (block->kind == TBR_BLOCK_HEADING)
        append_element (out, open, block->text, "</a> ");
    }
  g_string_append (out, "</nav>\n");
}

gboolean
tbr_document_write_html (const TbrDocument *document, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new ("<!DOCTYPE html>\n");

  /* translators: the code of the language of this catalogue */
  g_string_append_printf (out, "<html lang=\"%s\">\n<head>\n", C_ ("code of this language", "en"));
  g_string_append (out, "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
                        "content=\"width=device-width, initial-scale=1\"/>\n");
  append_element (out, "<title>", document->title, "</title>\n");
  g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n<header>\n", style);
  append_element (out, "<p class=\"kind\">", document->kind, "</p>\n");
  append_element (out, "<h1>", document->title, "</h1>\n");
  append_element (out, "<p class=\"subtitle\">", document->subtitle, "</p>\n</header>\n");
  append_contents (out, document);
  g_string_append (out, "<main>\n");
  for (guint i = 0; i < document->blocks->len; i++)
    if (!append_block (out, document->blocks->pdata[i], i, error))
      return FALSE;
  append_element (out, "</main>\n<footer>", document->stamp, "</footer>\n</body>\n</html>\n");
  return tbr_file_write (path, out->str, out->len, error);
}
