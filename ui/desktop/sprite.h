/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Symbols drawn once by Cairo, to be copied to many places. */
#pragma once

#include "desktop/stamp.h"
#include "draw/overlay.h"

G_BEGIN_DECLS

/* A symbol with its surroundings; immutable. */
typedef struct
{
  TbrStamp stamp;
  int x, y; /* pixels from its upper left corner to the point it marks */
} TbrSprite;

/* The symbols of one theme and one size. One thread makes them; what it has handed on may be read
   by any as long as the atlas lives. */
typedef struct _TbrAtlas TbrAtlas;

/* @texts: borrowed; used by the thread that makes symbols only. */
TbrAtlas *tbr_atlas_new (TbrThemeId theme, double ui, TbrTexts *texts);
TbrAtlas *tbr_atlas_ref (TbrAtlas *atlas);
void tbr_atlas_unref (TbrAtlas *atlas);
gboolean tbr_atlas_fits (const TbrAtlas *atlas, TbrThemeId theme, double ui);

/* Owned by the atlas. */
const TbrSprite *tbr_atlas_badge (TbrAtlas *atlas, const TbrBadge *badge);
const TbrSprite *tbr_atlas_base (TbrAtlas *atlas, const TbrBadge *base);
const TbrSprite *tbr_atlas_ring (TbrAtlas *atlas, const TbrNeedRing *ring);
/* The small sign of one unit where none are joined; there from the start, for any thread. */
const TbrSprite *tbr_atlas_unit (const TbrAtlas *atlas, TbrLook look, TbrSymbol symbol);

/* Lays a symbol over a picture by its upper left corner. */
static inline void
tbr_sprite_lay (const TbrRaster *to, const TbrSprite *sprite, int x, int y)
{
  const gint32 place[2] = { x, y };
  tbr_stamp_lay (to, &sprite->stamp, place, ~0u);
}

G_END_DECLS
