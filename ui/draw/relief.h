/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Mountains and valleys as light and shade. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* Light from the north-west on the land, in the map's projection: made once, never changed. */
typedef struct _TbrRelief TbrRelief;

/**
 * tbr_relief_light:
 * @heights: metres, three rows of three from north to south
 * @cell_x, @cell_y: metres between columns and between rows
 * @steeper: by which heights are multiplied
 *
 * How bright the middle of nine heights is in the light of a sun in the north-west, 45 degrees
 * high: 0 to 1, level land 0.707.
 *
 * Source: [HORN1981] for the slope, and for its light on a surface that reflects evenly
 */
double tbr_relief_light (const double heights[9], double cell_x, double cell_y, double steeper);

/* Some 0.2 s of one core; the map may go after it. (transfer full) */
TbrRelief *tbr_relief_new (const TbrMap *map);
void tbr_relief_free (TbrRelief *relief);

/* Fills the path that stands with light and shade as far as they are seen in @view. */
void tbr_relief_fill (const TbrRelief *relief, const TbrPen *pen, const TbrView *view);

G_END_DECLS
