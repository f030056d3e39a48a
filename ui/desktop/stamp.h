/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A small picture made ready to be laid down thousands of times a frame. */
#pragma once

#include "desktop/raster.h"

G_BEGIN_DECLS

/* One row: groups of TBR_STAMP_GROUP pixels from @first to @end hold anything, those from @solid to
   @loose hide all that lies below. */
typedef struct
{
  guint8 first, solid, loose, end; /* groups */
  guint64 some, all;               /* by bits: the first 64 pixels that hold anything, that hide */
} TbrStampRow;

#define TBR_STAMP_GROUP 4 /* pixels that are mixed at once */

/* Immutable once made. */
typedef struct
{
  TbrRaster raster;  /* premultiplied, owned; rows of whole groups, nothing beyond the width */
  guint32 *left;     /* by pixel: what every channel below keeps, 0 to 255 */
  TbrStampRow *rows; /* by row */
} TbrStamp;

/* Copies premultiplied pixels, at most 1020 in a row. */
void tbr_stamp_init (TbrStamp *stamp, const TbrRaster *from);
void tbr_stamp_clear (TbrStamp *stamp);
/* Lays it over a picture by its upper left corner, the rows alone that have a bit in @rows; the bit
   of row 31 stands for all below, too. */
void tbr_stamp_lay (const TbrRaster *to, const TbrStamp *stamp, const gint32 place[2],
                    guint32 rows);

G_END_DECLS
