/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Pixels in memory, and how they are copied and laid over each other without Cairo. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Red, green and blue, opaque or premultiplied, as Cairo's 32-bit formats lay them out. */
typedef struct
{
  guint32 *pixels;
  int width, height; /* pixels */
  int stride;        /* pixels from row to row */
} TbrRaster;

/* The pixels of an image surface, borrowed. */
TbrRaster tbr_raster_of (cairo_surface_t *surface);
/* A surface on these pixels, which must live as long. (transfer full) */
cairo_surface_t *tbr_raster_surface (const TbrRaster *raster, cairo_format_t format);
/* Fills all of it. */
void tbr_raster_fill (const TbrRaster *to, guint32 colour);
/* Copies all of @from to a place; what lies outside is left out. */
void tbr_raster_copy (const TbrRaster *to, const TbrRaster *from, int x, int y);
/* Moves what is there, without touching what comes free. */
void tbr_raster_scroll (const TbrRaster *raster, int x, int y);
/* Lays premultiplied pixels over those that are there. */
void tbr_raster_over (const TbrRaster *to, const TbrRaster *from, int x, int y);
/* Covers @to with @from, each of its pixels @factor wide, from the point @x, @y of @to on; with
   @beyond where there is nothing. */
void tbr_raster_stretch (const TbrRaster *to, const TbrRaster *from, const double place[3],
                         guint32 beyond);
/* A part of a raster, cut to what is there. */
TbrRaster tbr_raster_part (const TbrRaster *raster, int x, int y, int width, int height);

G_END_DECLS
