/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a drawing becomes a PNG, SVG or PDF file, whole, with the same bytes each time. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

typedef struct _TbrCanvas TbrCanvas;

/**
 * tbr_canvas_new:
 * @path: ends in .png, .svg or .pdf
 * @width: pixels; @height: pixels: 320 to 16384
 *
 * Errors: TBR_ERROR_USAGE for another ending or size; TBR_ERROR_FILE.
 * Returns: (transfer full) (nullable)
 */
TbrCanvas *tbr_canvas_new (const char *path, int width, int height, GError **error);
/* A drawing that becomes part of another file as SVG; no size is too small. (transfer full) */
TbrCanvas *tbr_canvas_new_within (double width, double height);
/* What to draw on, in pixels; and where to note texts. Borrowed. */
cairo_t *tbr_canvas_context (TbrCanvas *canvas);
GArray *tbr_canvas_runs (TbrCanvas *canvas);
/* Writes the file and frees the canvas. Errors: TBR_ERROR_FILE. */
gboolean tbr_canvas_finish (TbrCanvas *canvas, const char *title, GError **error);
/* The drawing of tbr_canvas_new_within() as SVG; frees the canvas. Errors: TBR_ERROR_FILE.
   (transfer full) (nullable) */
char *tbr_canvas_take_svg (TbrCanvas *canvas, const char *title, GError **error);
/* Frees a canvas of which nothing is wanted. */
void tbr_canvas_free (TbrCanvas *canvas);
/* Ends a page of a PDF and begins the next; an entry in the list of its sections. */
void tbr_canvas_next_page (TbrCanvas *canvas);
void tbr_canvas_outline (TbrCanvas *canvas, const char *text, guint page, double y);
/* The ui scale that suits a size: 1 at 1600 x 1000. */
double tbr_canvas_ui (int width, int height, double wished);

G_END_DECLS
