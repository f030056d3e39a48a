/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lines straight into pixels: what Cairo would draw, in a tenth of the time. */
#pragma once

#include "draw/theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* How much of each pixel is covered by the lines drawn so far. */
typedef struct _TbrInk TbrInk;

TbrInk *tbr_ink_new (void);
void tbr_ink_free (TbrInk *ink);
/* For a surface of that size; what was drawn is forgotten. */
void tbr_ink_fit (TbrInk *ink, int width, int height);

typedef struct
{
  double x, y; /* pixels */
} TbrSpot;

/* A line with round ends. Where lines meet or cross, a pixel is covered as by the one that covers
   it most: joints are smooth and crossings are not darker. */
void tbr_ink_line (TbrInk *ink, TbrSpot from, TbrSpot to, double width);
/* Colours what is covered, and begins anew. */
void tbr_ink_dry (TbrInk *ink, cairo_surface_t *surface, TbrColour colour);

G_END_DECLS
