/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* When units that are on their way get there, as words and beside their symbols. */
#pragma once

#include "draw/overlay.h"

G_BEGIN_DECLS

/* Whether a unit is on its way, out or home, and it is known until when. */
gboolean tbr_arrivals_knows (const TbrSnapshot *snapshot, const TbrUnitView *unit);
/* "arrives 14:20 (+1 d)", "home 14:20"; NULL for a unit that goes nowhere. (transfer full)
   (nullable) */
char *tbr_arrivals_tell (const TbrSnapshot *snapshot, const TbrUnitView *unit);
/* Sets the time beside each symbol of units on their way out, where it overlaps none of @taken
   (TbrRect), which grows. The layout must be of the view. Returns: how many were set */
guint tbr_arrivals_paint (const TbrOverlay *overlay, const TbrPen *pen, const TbrView *view,
                          GArray *taken);

G_END_DECLS
