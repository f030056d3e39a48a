/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a document is made of, in the order of reading. */
#include "draw/document.h"

static void
free_block (gpointer data)
{
  TbrBlock *block = data;

  g_free (block->text);
  g_strfreev (block->headers);
  g_strfreev (block->cells);
  g_free ((char *) block->figure.title);
  g_free ((char *) block->figure.note);
  g_free (block);
}

TbrDocument *
tbr_document_new (const TbrDocumentHead *head)
{
  TbrDocument *document = g_new0 (TbrDocument, 1);

  document->kind = g_strdup (head->kind);
  document->title = g_strdup (head->title);
  document->subtitle = g_strdup (head->subtitle);
  document->stamp = g_strdup (head->stamp);
  document->blocks = g_ptr_array_new_with_free_func (free_block);
  return document;
}

void
tbr_document_free (TbrDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->kind);
  g_free (document->title);
  g_free (document->subtitle);
  g_free (document->stamp);
  g_ptr_array_unref (document->blocks);
  g_free (document);
}

static TbrBlock *
add (TbrDocument *document, TbrBlockKind kind, const char *text)
{
  TbrBlock *block = g_new0 (TbrBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (document->blocks, block);
  return block;
}

void
tbr_document_add_heading (TbrDocument *document, const char *text)
{
  add (document, TBR_BLOCK_HEADING, text);
}

void
tbr_document_add_answer (TbrDocument *document, const char *text)
{
  add (document, TBR_BLOCK_ANSWER, text);
}

void
tbr_document_add_text (TbrDocument *document, const char *text)
{
  add (document, TBR_BLOCK_TEXT, text);
}

void
tbr_document_add_note (TbrDocument *document, const char *text)
{
  add (document, TBR_BLOCK_NOTE, text);
}

static char **
copy_texts (const char *const *texts, gsize n)
{
  char **copy = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    copy[i] = g_strdup (texts[i] != NULL ? texts[i] : "");
  return copy;
}

void
tbr_document_add_table (TbrDocument *document, const TbrDocumentTable *table)
{
  g_return_if_fail (table->n_columns > 0 && table->n_columns <= TBR_DOCUMENT_COLUMNS);
  TbrBlock *block = add (document, TBR_BLOCK_TABLE, NULL);

  block->headers = copy_texts (table->headers, table->n_columns);
  block->cells = copy_texts (table->cells, (gsize) table->n_columns * table->n_rows);
  block->table = *table;
  block->table.headers = (const char *const *) block->headers;
  block->table.cells = (const char *const *) block->cells;
}

void
tbr_document_add_figure (TbrDocument *document, const TbrFigure *figure)
{
  TbrBlock *block = add (document, TBR_BLOCK_FIGURE, NULL);

  block->figure = *figure;
  block->figure.title = g_strdup (figure->title);
  block->figure.note = g_strdup (figure->note);
}

gboolean
tbr_document_write (const TbrDocument *document, const char *path, GError **error)
{
  g_return_val_if_fail (document != NULL && path != NULL, FALSE);

  if (g_str_has_suffix (path, ".pdf") || g_str_has_suffix (path, ".svg")
      || g_str_has_suffix (path, ".png"))
    return tbr_document_write_pages (document, path, error);
  if (g_str_has_suffix (path, ".html"))
    return tbr_document_write_html (document, path, error);
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "%s: ends in none of .pdf, .html, .svg, .png",
               path);
  return FALSE;
}
