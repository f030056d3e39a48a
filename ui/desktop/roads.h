/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A road or ferry of the map: what it is, since when it is closed, closed or opened at once. */
#pragma once

#include "desktop/desktop.h"

#include <tabard/route.h>

G_BEGIN_DECLS

/* Closes, slows or opens a road from the instant on the clock on. */
void tbr_roads_set (TbrDesktop *desktop, guint32 link, TbrLinkState state);
/* All of it, marked as what is chosen. */
void tbr_roads_paint (const TbrDesktop *desktop, const TbrRaster *to, guint32 link);
/* What the details tell of it, and what can be done to it. */
void tbr_roads_add (const TbrDesktop *desktop, TbrColumn *column, guint32 link);

G_END_DECLS
