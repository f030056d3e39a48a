/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Outlines written as SVG path data, put on a Cairo path. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_path_trace:
 * @data: SVG path data with the commands M L H V C S Q T A Z, upper or lower case
 *
 * Appends the outline to the current path of @cr, in its user space.
 *
 * Source: [SVG2] 9.3; arcs by appendix B.2.4.
 * Returns: FALSE when the data is malformed; what was read until there has been traced
 */
gboolean tbr_path_trace (cairo_t *cr, const char *data);

G_END_DECLS
