/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a kilometre is on a map. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* A bar in two halves with its upper edge at @y and its length above it, with a halo instead of a
   box. Returns: what it covers, pixels */
TbrRect tbr_scale_bar_paint_above (const TbrPen *pen, const TbrView *view, double x, double y);
/* The same as one line around @middle, the length behind the bar. Returns: its width, pixels */
double tbr_scale_bar_paint (const TbrPen *pen, const TbrView *view, double x, double middle);

G_END_DECLS
