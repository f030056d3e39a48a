/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rows of words and numbers, each about a thing, to be sorted and sifted. */
#pragma once

#include "desktop/thing.h"

G_BEGIN_DECLS

typedef enum
{
  TBR_CELLS_TEXT,  /* a name, an id: the same in all languages */
  TBR_CELLS_WORD,  /* a word out of a table: translated for people, as it is in files */
  TBR_CELLS_WHOLE, /* gint64 */
  TBR_CELLS_REAL,  /* double */
  TBR_CELLS_SPAN,  /* TbrTime; hours in files */
  TBR_CELLS_N
} TbrCells;

typedef struct
{
  const char *name; /* in files; for people in their language */
  const char *unit; /* "" for none */
  TbrCells cells;
  const char *of; /* what it is about, said behind the name; NULL for nothing */
} TbrListColumn;

typedef enum
{
  TBR_ORDER_RISING,
  TBR_ORDER_FALLING
} TbrOrder;

typedef struct _TbrListing TbrListing;

/* @name: a word, as files are called */
TbrListing *tbr_listing_new (const char *name, const TbrListColumn *columns, guint n);
void tbr_listing_free (TbrListing *listing);

/* A row without values; @thing: what it is about, NONE where there is nothing to fly to. */
void tbr_listing_add (TbrListing *listing, TbrThing thing);
/* Each sets a value of the last row. */
void tbr_listing_set_text (TbrListing *listing, guint column, const char *value);
void tbr_listing_set_whole (TbrListing *listing, guint column, gint64 value);
void tbr_listing_set_real (TbrListing *listing, guint column, double value);
void tbr_listing_set_span (TbrListing *listing, guint column, TbrTime value);

const char *tbr_listing_name (const TbrListing *listing);
guint tbr_listing_n_columns (const TbrListing *listing);
guint tbr_listing_n_rows (const TbrListing *listing);
TbrThing tbr_listing_thing (const TbrListing *listing, guint row);
/* The name of a column with its unit. (transfer full) */
char *tbr_listing_heading (const TbrListing *listing, guint column);
/* A cell as people read it; "" where there is nothing. (transfer full) */
char *tbr_listing_cell (const TbrListing *listing, guint row, guint column);
/* Whether a column holds numbers, which stand on the right. */
gboolean tbr_listing_is_number (const TbrListing *listing, guint column);

/* Rows that have all words of @filter in some cell, by a column; what is missing comes last. Equal
   rows stay as they are. (transfer full): guint */
GArray *tbr_listing_arrange (const TbrListing *listing, const char *filter, guint column,
                             TbrOrder order);
/* These rows as lines of cells parted by tabulators, under their names. (transfer full) */
char *tbr_listing_to_text (const TbrListing *listing, const GArray *rows);
/* These rows as a CSV file, whole or not at all. Errors: TBR_ERROR_FILE */
gboolean tbr_listing_write (const TbrListing *listing, const GArray *rows, const char *path,
                            GError **error);

G_END_DECLS
