/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A document of headings, text, tables and figures, as pages of a PDF or as one HTML file. */
#pragma once

#include <tabard/error.h>
#include <tabard/figure.h>

G_BEGIN_DECLS

typedef struct _TbrDocument TbrDocument;

/* What stands at its head and in the foot of each page. */
typedef struct
{
  const char *kind;     /* above the title: "Report of a study" */
  const char *title;    /* in large letters */
  const char *subtitle; /* below it, a line or two; "" for none */
  const char *stamp;    /* in the foot: what made it, of what; "" for none */
} TbrDocumentHead;

/* Most columns of a table. */
#define TBR_DOCUMENT_COLUMNS 12

/* Words in rows and columns. */
typedef struct
{
  const char *const *headers; /* n_columns, "" for none */
  const char *const *cells;   /* n_rows x n_columns */
  guint n_columns, n_rows;
  guint numeric; /* bit of each column that is set to the right */
} TbrDocumentTable;

/* Empty but for its head; texts are copied. */
TbrDocument *tbr_document_new (const TbrDocumentHead *head);
void tbr_document_free (TbrDocument *document);

/* Each adds to the end and copies its text. A heading begins a section. */
void tbr_document_add_heading (TbrDocument *document, const char *text);
/* What the document says in a nutshell: set apart. */
void tbr_document_add_answer (TbrDocument *document, const char *text);
void tbr_document_add_text (TbrDocument *document, const char *text);
/* In small letters. */
void tbr_document_add_note (TbrDocument *document, const char *text);
void tbr_document_add_table (TbrDocument *document, const TbrDocumentTable *table);
/* Copies title and note; the chart and all in it must outlive the document. */
void tbr_document_add_figure (TbrDocument *document, const TbrFigure *figure);

/**
 * tbr_document_write:
 * @path: ends in .pdf: pages of A4; or in .html: one file that needs no other, its figures within;
 * or in .svg or .png: a file for each page, named by tbr_document_page(), and pages that an
 * earlier, longer one left are removed
 *
 * The same document gives the same bytes, with dates as of tbr_draw_map_file(). The file appears
 * whole or not at all.
 *
 * Errors: TBR_ERROR_USAGE for another ending; TBR_ERROR_FILE
 */
gboolean tbr_document_write (const TbrDocument *document, const char *path, GError **error);

/* The file of a page, from 1: "report-2.png" of "report.png"; @path itself for other endings.
   (transfer full) */
char *tbr_document_page (const char *path, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDocument, tbr_document_free)

G_END_DECLS
