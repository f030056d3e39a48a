/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* OpenDocument spreadsheets as one XML file (.fods), read and written. Source: [ODF12]. */
#pragma once

#include "interchange/sheet.h"
#include "scenario/reader.h"

/**
 * tbr_flat_document_parse:
 * @input: its text and name; the namespaces are set here
 *
 * The first table of the document. A cell is what was last shown or kept in it; formulas are never
 * worked out. Cells that repeat a million times are bounded.
 *
 * Source: [ODF12] part 1, sections 6.1 and 9.1
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrSheet *tbr_flat_document_parse (const TbrReaderInput *input, TbrDiagnostics *faults);

/* What the root of a document is: the whole of it, or the content of a package. */
typedef enum
{
  TBR_FLAT_DOCUMENT_WHOLE,
  TBR_FLAT_DOCUMENT_CONTENT,
  TBR_FLAT_DOCUMENT_N
} TbrFlatDocumentRoot;

#define TBR_FLAT_DOCUMENT_TYPE "application/vnd.oasis.opendocument.spreadsheet"

/* The sheet as a document with one table; cells of @number_column, unless -1, are numbers, all
   others are text. (transfer full) */
char *tbr_flat_document_format (const TbrSheet *sheet, int number_column, TbrFlatDocumentRoot root);
