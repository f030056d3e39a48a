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
/* Lays them over a picture, moved by some pixels. */
void tbr_labels_lay (const TbrLabels *labels, const TbrRaster *to, int x, int y);
/* Adds their rectangles to others, moved by some pixels. */
void tbr_labels_take (const TbrLabels *labels, GArray *taken, int x, int y);

G_END_DECLS
