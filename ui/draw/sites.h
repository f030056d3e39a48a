/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How sites are marked on a map, each as it fares. */
#pragma once

#include "draw/pen.h"
#include "draw/symbol.h"

#include <tabard/condition.h>

G_BEGIN_DECLS

/* The mark of one site. */
typedef struct
{
  double x, y; /* pixels, its middle */
  TbrSymbol symbol;
  TbrSiteState state;
  double load;     /* share of its beds that are taken; NAN: no bar */
  gboolean is_own; /* the scenario brings or changes it */
} TbrSiteSign;

/* What stands for sites of a category. */
TbrSymbol tbr_symbol_of_site (TbrSiteCategory category);
/* "works", "slowed", "out", in the language of the reader. */
const char *tbr_site_state_name (TbrSiteState state);
/* A rounded square: dashed when it is slowed, crossed out when it is out, a bar under it for its
   load. */
void tbr_site_sign_paint (const TbrPen *pen, const TbrSiteSign *sign);
/* Whether those of the map are drawn in a view. */
gboolean tbr_sites_are_shown (const TbrView *view);
/* What a drawing of the sites of a moment depends on; 0 when they are hidden. */
guint64 tbr_sites_key (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view);
/* The site drawn nearest to a pixel; null when none is near. @snapshot: (nullable) */
TbrSiteId tbr_sites_pick (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view,
                          double x, double y);

G_END_DECLS
