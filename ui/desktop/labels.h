/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The names on the map, cut out of a picture, to be laid over others. */
#pragma once

#include "desktop/raster.h"
#include "draw/pen.h"

G_BEGIN_DECLS

typedef struct _TbrLabels TbrLabels;

/* What a picture (premultiplied, empty between the names) holds in rectangles (TbrRect) and @margin
   pixels around them; empties it. */
TbrLabels *tbr_labels_cut (const TbrRaster *sheet, const GArray *boxes, double margin);
void tbr_labels_free (TbrLabels *labels);
/* Lays them over a picture, moved by some pixels, but those that overlap one of @taken (TbrRect) or
   that the edge of @window (nullable), what of the picture is seen, would cut, and adds their
   rectangles to these. Returns: how many */
guint tbr_labels_lay (const TbrLabels *labels, const TbrRaster *to, int x, int y,
                      const TbrRect *window, GArray *taken);
/* How many would be left out. */
guint tbr_labels_n_hidden (const TbrLabels *labels, int x, int y, const GArray *taken);

G_END_DECLS
