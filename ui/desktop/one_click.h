/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What-ifs that nobody has to write: one click makes a branch of them. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* The what-if that was chosen at the start, of the crisis that has been opened. Returns: FALSE when
   it cannot be tried */
gboolean tbr_one_click_ready (TbrDesktop *desktop);
/* The change of a variant of those that were tried in the background. */
void tbr_one_click_change (TbrDesktop *desktop, guint variant);

G_END_DECLS
