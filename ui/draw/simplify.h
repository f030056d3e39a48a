/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How much each point of a line matters for its shape. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_simplify_weigh:
 * @x: metres; @y: metres: points of one line or closed ring, on a plane
 * @out_weight: square metres, area of the triangle that is lost when the point is left out after
 *   all that weigh less; INFINITY for the ends of a line
 *
 * A ring whose three heaviest points weigh less than a pixel vanishes. Two states that share a
 * border give the same weights to its points, so that simplified neighbours still meet.
 *
 * Source: [VISVALINGAM1993].
 */
void tbr_simplify_weigh (const float *x, const float *y, guint n, float *out_weight);

G_END_DECLS
