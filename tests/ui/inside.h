/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What tests and measurements see of a desktop that nobody asks of it in the program. */
#pragma once

#include "desktop/desktop.h"

/* NULL when the panel is closed. Owned by the desktop, until the next input or tick. */
const TbrTree *tbr_desktop_tree (TbrDesktop *desktop, TbrPanelId panel);
const TbrView *tbr_desktop_view (const TbrDesktop *desktop);
/* The widget that the keyboard has reached, NULL for none; until the next input or tick. */
const TbrWidget *tbr_desktop_focus (const TbrDesktop *desktop);
TbrThing tbr_desktop_selection (const TbrDesktop *desktop);
/* The moment on the screen; NULL when there is none. */
const TbrMoment *tbr_desktop_moment (const TbrDesktop *desktop);
/* The same of the second map; NULL when there is none. */
const TbrMoment *tbr_desktop_moment_beside (const TbrDesktop *desktop);
TbrPlayer *tbr_desktop_player (const TbrDesktop *desktop);
const TbrGround *tbr_desktop_ground (const TbrDesktop *desktop);
TbrThemeId tbr_desktop_theme (const TbrDesktop *desktop);
gboolean tbr_desktop_is_playing (const TbrDesktop *desktop);
/* Milliseconds that the parts of the last frame took: ground, symbols, panels. */
void tbr_desktop_spent (const TbrDesktop *desktop, double out_parts[3]);
/* Whether any widget of a panel says that text. */
gboolean tbr_tree_has_text (const TbrTree *tree, const char *text);
