/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen taken out of the scenario, a road closed or opened at once: edits of one press. */
#pragma once

#include "desktop/desktop.h"

#include <tabard/route.h>

G_BEGIN_DECLS

/* The edit that takes a thing out; NULL when it cannot be, with the reason. (transfer full)
   (nullable) */
char *tbr_removing_line (const TbrScenario *scenario, TbrThing thing, const char **out_reason);
/* Takes out what is chosen, or says why not. */
void tbr_removing_begin (TbrDesktop *desktop);
/* Closes, slows or opens a road from the instant on the clock on. */
void tbr_removing_set_road (TbrDesktop *desktop, guint32 link, TbrLinkState state);

/* ---- in the details ---- */

/* The row that takes out what is chosen, when that can be. */
void tbr_removing_add (TbrDesktop *desktop, TbrColumn *column);
/* Since when a road is closed or slowed. */
void tbr_removing_add_since (const TbrDesktop *desktop, TbrColumn *column, guint32 link);
/* What can be done to the chosen road. */
void tbr_removing_add_road (const TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
