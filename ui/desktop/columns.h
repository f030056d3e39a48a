/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How wide the columns of a table are. */
#pragma once

#include "desktop/listing.h"
#include "desktop/widget.h"
#include "draw/pen.h"

G_BEGIN_DECLS

#define TBR_COLUMNS_MOST 24u
#define TBR_COLUMNS_GAP 12.0 /* pixels at ui 1, behind each */

/* What each of the first @n columns wants, pixels at ui 1, with the gap. */
void tbr_columns_measure (const TbrPen *pen, const TbrListing *listing, guint n,
                          double *out_wanted);
/**
 * tbr_columns_place:
 * @width: of the table, pixels at ui 1
 *
 * Columns have what they want. Where that is too much letters become a little smaller, then the
 * widest columns give way; where it is too little columns of words take the rest.
 *
 * Returns: size of the letters as a share of the usual one
 */
double tbr_columns_place (const TbrListing *listing, guint n, const double *wanted, double width,
                          double *out_widths);

/* Columns that are shown. */
typedef struct
{
  const TbrListing *listing;
  guint n;
  const double *wanted; /* pixels at ui 1, of tbr_columns_measure() */
} TbrColumns;

/* The same as tbr_columns_place() in pixels of the screen. */
double tbr_columns_fit (const TbrColumns *columns, double width, double ui, double *out_widths);
/* The head of a column, with an arrow when rows stand in its order; @letters: as above. */
void tbr_columns_paint_head (const TbrPen *pen, const TbrListing *listing, const TbrWidget *head,
                             TbrOrder order, double letters);
/* One cell within its column; numbers stand on the right. */
void tbr_columns_paint_cell (const TbrPen *pen, const TbrTextStyle *form, const TbrRect *rect,
                             const char *text);

G_END_DECLS
