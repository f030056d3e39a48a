/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A whole picture of an instant: map, title, legend, key figures, scale and attribution. */
#pragma once

#include "draw/pen.h"

#include <tabard/figure.h>

G_BEGIN_DECLS

/* Paints it with its upper left corner at the origin of @pen, in pixels of the picture. Its letters
   are not among the pen's runs of text. */
void tbr_page_paint (const TbrPen *pen, const TbrMapFigure *figure, double width, double height);

G_END_DECLS
