/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a document is made of, for those that write it. */
#pragma once

#include <tabard/document.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_BLOCK_HEADING,
  TBR_BLOCK_ANSWER,
  TBR_BLOCK_TEXT,
  TBR_BLOCK_NOTE,
  TBR_BLOCK_TABLE,
  TBR_BLOCK_FIGURE,
  TBR_BLOCK_N
} TbrBlockKind;

typedef struct
{
  TbrBlockKind kind;
  char *text;             /* of headings and texts; owned */
  char **headers;         /* of a table; owned, NULL-ended */
  char **cells;           /* the same: rows x columns */
  TbrDocumentTable table; /* of a table: points to both */
  TbrFigure figure;       /* of a figure: its texts are owned, its chart is not */
} TbrBlock;

struct _TbrDocument
{
  char *kind, *title, *subtitle, *stamp;
  GPtrArray *blocks; /* TbrBlock */
};

gboolean tbr_document_write_pages (const TbrDocument *document, const char *path, GError **error);
gboolean tbr_document_write_html (const TbrDocument *document, const char *path, GError **error);

G_END_DECLS
