/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How infrastructure is marked on a map. */
#pragma once

#include "draw/symbol.h"

G_BEGIN_DECLS

/* What stands for sites of a category. */
TbrSymbol tbr_symbol_of_site (TbrSiteCategory category);
/* The site drawn nearest to a pixel; null when none is near. */
TbrSiteId tbr_sites_pick (const TbrMap *map, const TbrView *view, double x, double y);

G_END_DECLS
