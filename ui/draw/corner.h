/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many things a sign stands for: a small number at its upper right. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* What a number from 2 on covers, pixels; an empty one for fewer. @right and @top: pixels, edges
   that it does not leave; @room: pixels, as wide as it may become, letters are smaller then. */
TbrRect tbr_corner_box (double right, double top, double room, guint count, double ui);
/* The number in such a box; nothing where that is empty. */
void tbr_corner_paint (const TbrPen *pen, const TbrRect *box, guint count);
/* Pixels at ui 1 by which a long number stands above the sign, of which it would hide too much. */
double tbr_corner_rise (guint count);

G_END_DECLS
