/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where names go so that none hides another. */
#pragma once

#include "draw/backdrop.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  double x, y; /* pixels, of what is named */
  double gap;  /* pixels between the two */
  const TbrTextStyle *style;
} TbrNameSpec;

/* Sets a name on one of the sides of what is named, where it overlaps none of @taken (TbrRect), and
   adds it; FALSE when there is no room. */
gboolean tbr_names_set (const TbrPen *pen, const TbrView *view, const TbrNameSpec *name,
                        GArray *taken);

/* Moves a box at its point a little below or above it, to where nothing lies yet, with a gap around
   it, so that no two texts are read as one; FALSE when there is no room. */
gboolean tbr_names_find_room (const TbrPen *pen, const TbrNameRoom *room, TbrRect *box);

G_END_DECLS
