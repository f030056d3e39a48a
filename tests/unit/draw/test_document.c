/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That documents are whole files, the same each time, with every page and every word. */
#include <tabard/document.h>

#include "leaks.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const char *const headers[] = { "Name", "Value" };

/* A document with a figure and a table of @n rows. (transfer full) */
static TbrDocument *
compose (const TbrIntervalChart *chart, guint n)
{
  const TbrDocumentHead head = { "Report", "Fire & water <2018>", "sub", "stamp 42" };
  g_autofree const char **cells = g_new (const char *, 2 * n + 1);
  const TbrDocumentTable table = { headers, cells, 2, n, 1 << 1 };
  const TbrFigure figure = { TBR_FIGURE_INTERVALS, chart, "Figure one", "read it so" };
  TbrDocument *document = tbr_document_new (&head);

  for (guint i = 0; i < n; i++)
    {
      cells[2 * i] = "row";
      cells[2 * i + 1] = "3";
    }
  tbr_document_add_answer (document, "It helps.");
  tbr_document_add_heading (document, "Part");
  tbr_document_add_text (document, "words");
  tbr_document_add_note (document, "small words");
  tbr_document_add_figure (document, &figure);
  tbr_document_add_figure (document, &figure);
  tbr_document_add_table (document, &table);
  return document;
}

static char *
write_document (const TbrDocument *document, const char *name, gsize *out_length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes = NULL;

  tbr_document_write (document, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, out_length, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return bytes;
}

static guint
count (const char *text, gsize length, const char *piece)
{
  guint n = 0;
  for (gsize i = 0; i + strlen (piece) <= length; i++)
    n += memcmp (text + i, piece, strlen (piece)) == 0;
  return n;
}

static void
test_document_begins_pages_as_they_are_needed (void)
{
  const TbrIntervalRow row = { "one", 1, 0.5, 2, FALSE };
  const TbrIntervalChart chart = { "x (h)", &row, 1, 0 };
  static const guint rows[] = { 0, 3, 400 };
  guint before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TbrDocument) document = compose (&chart, rows[i]);
      gsize length, again;
      g_autofree char *pdf = write_document (document, "d.pdf", &length);
      g_autofree char *same = write_document (document, "d.pdf", &again);
      guint n = count (pdf, length, "/Type /Page %");
      g_assert_cmpmem (pdf, length, same, again);
      g_assert_cmpmem (pdf, 5, "%PDF-", 5);
      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpuint (n, >=, before);
      /* 400 rows of some 17 pixels are more than six pages of A4 */
      g_assert_true ((n > 6) == (rows[i] == 400));
      before = n;
    }
}

/* Rows on page @page of a table of @n rows with a note below it; -1 when there is no such page. */
static int
count_rows (guint n, guint page)
{
  const TbrIntervalRow row = { "one", 1, 0.5, 2, FALSE };
  const TbrIntervalChart chart = { "x (h)", &row, 1, 0 };
  g_autoptr (TbrDocument) document = compose (&chart, n);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "d.svg", NULL);
  int rows = -1;

  tbr_document_add_note (document, "n");
  g_assert_true (tbr_document_write (document, path, NULL));
  for (guint i = 1; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/d-%u.svg", folder, i);
      g_autofree char *text = NULL;
      gsize length;
      if (!g_file_get_contents (name, &text, &length, NULL))
        continue;
      if (i == page)
        rows = (int) count (text, length, ">row</text>");
      g_remove (name);
    }
  g_rmdir (folder);
  return rows;
}

/* A note that goes overleaf takes the last row with it. */
static void
test_document_keeps_a_note_below_its_table (void)
{
  guint n = 1;

  while (count_rows (n, 2) < 0)
    n++;
  g_assert_cmpint (count_rows (n, 2), >, 0);
}

/* Long headings over numbers go on below themselves: no column leaves the page. */
static void
test_document_folds_long_headings (void)
{
  static const char *const words[] = { "What",
                                       "The same decisions in other luck",
                                       "Another kind of luck was worse than that",
                                       "Seven words that stand over one number",
                                       "The same decisions in other luck",
                                       NULL };
  static const char *const cells[]
      = { "a measure with a name of some length", "7", "7", "7", "7", NULL };
  const TbrDocumentHead head = { "Report", "t", "", "" };
  const TbrDocumentTable table = { words, cells, 5, 1, 30 };
  g_autoptr (TbrDocument) document = tbr_document_new (&head);
  double left = INFINITY, right = 0, width;
  gsize length;

  tbr_document_add_table (document, &table);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "d.svg", NULL);
  g_autofree char *page = g_build_filename (folder, "d-1.svg", NULL);
  g_autofree char *svg = NULL;
  g_assert_true (tbr_document_write (document, path, NULL));
  g_assert_true (g_file_get_contents (page, &svg, &length, NULL));
  g_remove (page);
  g_rmdir (folder);
  width = g_ascii_strtod (strstr (svg, "width=\"") + strlen ("width=\""), NULL);
  for (const char *at = svg; (at = strstr (at, "<text x=\"")) != NULL; at++)
    {
      double x = g_ascii_strtod (at + strlen ("<text x=\""), NULL);
      left = MIN (left, x);
      right = MAX (right, x);
    }
  g_assert_cmpuint (count (svg, length, ">7</text>"), ==, 4);
  g_assert_cmpfloat (right, <, width - left);
}

static void
test_document_is_one_html_file (void)
{
  const TbrIntervalRow rows[2] = { { "one", 1, 0.5, 2, FALSE }, { "<two>", NAN, NAN, NAN, TRUE } };
  const TbrIntervalChart chart = { "x (h)", rows, 2, NAN };
  g_autoptr (TbrDocument) document = compose (&chart, 2);
  gsize length;
  g_autofree char *html = write_document (document, "d.html", &length);

  g_assert_nonnull (strstr (html, "<h1>Fire &amp; water &lt;2018&gt;</h1>"));
  g_assert_nonnull (strstr (html, "<p class=\"answer\">It helps.</p>"));
  g_assert_nonnull (strstr (html, ">&lt;two&gt;</text>"));
  g_assert_cmpuint (count (html, length, "<svg"), ==, 2);
  g_assert_cmpuint (count (html, length, "<?xml"), ==, 0);
  g_assert_cmpuint (count (html, length, "<td>row</td>"), ==, 2);
  /* nothing is fetched, and no name is there twice */
  g_assert_cmpuint (count (html, length, "src="), ==, 0);
  g_assert_cmpuint (count (html, length, "id=\"f4-"), >, 0);
  g_assert_cmpuint (count (html, length, "\"#glyph"), ==, 0);
}

static void
test_document_refuses_other_endings (void)
{
  const TbrDocumentHead head = { "", "t", "", "" };
  g_autoptr (TbrDocument) document = tbr_document_new (&head);
  g_autoptr (GError) error = NULL;

  g_assert_false (tbr_document_write (document, "d.doc", &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_USAGE);
}

/* How many rows stand on the last page that has any. */
static guint
rows_on_last_page (const TbrDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char *path = g_build_filename (folder, "d.svg", NULL);
  gboolean is_there = TRUE;
  guint last = 0;
  g_assert_true (tbr_document_write (document, path, &error));
  for (guint page = 1; is_there; page++)
    {
      g_autofree char *name = g_strdup_printf ("%s/d-%u.svg", folder, page);
      g_autofree char *text = NULL;
      gsize length = 0;
      is_there = g_file_get_contents (name, &text, &length, NULL);
      guint n = is_there ? count (text, length, ">row<") : 0;
      last = n > 0 ? n : last;
      if (is_there)
        g_remove (name);
    }
  g_rmdir (folder);
  return last;
}

/* Wherever a page ends, no row of a table stands alone on the next one. */
static void
test_document_leaves_no_row_alone (void)
{
  const TbrIntervalRow row = { "one", 1, 0.5, 2, FALSE };
  const TbrIntervalChart chart = { "x (h)", &row, 1, 0 };
  gboolean has_turned = FALSE;
  guint before = 0;
  for (guint n = 10; n < 60; n++)
    {
      g_autoptr (TbrDocument) document = compose (&chart, n);
      guint last = rows_on_last_page (document);
      g_assert_cmpuint (last, >=, 3);
      has_turned |= last < before;
      before = last;
    }
  g_assert_true (has_turned);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/document/folds-long-headings", test_document_folds_long_headings);
  g_test_add_func ("/draw/document/keeps-a-note-below-its-table",
                   test_document_keeps_a_note_below_its_table);
  g_test_add_func ("/draw/document/begins-pages-as-they-are-needed",
                   test_document_begins_pages_as_they_are_needed);
  g_test_add_func ("/draw/document/is-one-html-file", test_document_is_one_html_file);
  g_test_add_func ("/draw/document/refuses-other-endings", test_document_refuses_other_endings);
  g_test_add_func ("/draw/document/leaves-no-row-alone", test_document_leaves_no_row_alone);
  return g_test_run ();
}
