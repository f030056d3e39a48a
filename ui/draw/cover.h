/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How soon help could be in each region, as the map tells it: colour, hatching and numbers. */
#pragma once

#include "draw/legend.h"

#include <tabard/coverage.h>

G_BEGIN_DECLS

/* One for each span, and one for later or never. */
#define TBR_COVER_BANDS (TBR_COVERAGE_SPANS + 1)

/* The band of a time; "within 3 h", static; its colour. The last band has none. */
guint tbr_cover_band (TbrTime first);
const char *tbr_cover_name (guint band);
TbrColour tbr_cover_colour (const TbrTheme *theme, guint band);
/* Upright lines across a box, to be clipped by the caller: not in time. */
void tbr_cover_hatch (const TbrPen *pen, const TbrRect *box);
/* "25 min", "2.4 h", "31 h", "never". Returns: @buffer */
const char *tbr_cover_time (TbrTime first, char buffer[16]);
/* The hours of regions that are large enough, where there is room for them. */
void tbr_cover_paint_hours (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                            const TbrCoverage *coverage, const TbrNameRoom *room);
/* Adds rows to a legend. @title must outlive them. */
void tbr_cover_add_rows (GArray *rows, const char *title);

G_END_DECLS
