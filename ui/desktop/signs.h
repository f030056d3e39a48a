/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The symbols of a moment, laid out for a view. */
#pragma once

#include "desktop/moment.h"
#include "desktop/sprite.h"

G_BEGIN_DECLS

/* A symbol on the map. */
typedef struct
{
  float x, y;    /* metres from the middle of the projection: what it marks */
  gint16 dx, dy; /* pixels by which it was moved aside */
  const TbrSprite *sprite;
} TbrSign;

/* Immutable once made; shared by the drawings that show them. */
typedef struct
{
  gint n_owners;
  TbrMoment *moment; /* (nullable) owned */
  gboolean is_grouped;
  TbrView view;        /* for which they were laid out */
  TbrOverlay *overlay; /* (nullable) owned */
  GArray *homes;       /* TbrSign of units at home: they lie below the names of the map */
  GArray *signs;       /* TbrSign of all else: they lie above */
  TbrAtlas *atlas;     /* owned */
} TbrSigns;

/* Units that are not grouped are left out: they are drawn where they are at each frame. */
TbrSigns *tbr_signs_new (TbrAtlas *atlas, TbrMoment *moment, const TbrView *view,
                         gboolean is_grouped);
TbrSigns *tbr_signs_ref (TbrSigns *signs);
void tbr_signs_unref (TbrSigns *signs);
/* Paints hazards, the ways of units, lines from symbols to their places, and units at home, as they
   are in another view, into a picture in memory that the pen draws on. */
void tbr_signs_paint_below (const TbrSigns *signs, const TbrPen *pen, const TbrView *view);

/* Lays symbols (TbrSign) over a picture of a view. */
void tbr_signs_lay (const GArray *signs, const TbrRaster *to, const TbrView *view);
/* When units on their way get there, where there is room beside @taken (TbrRect), which grows. */
void tbr_signs_paint_times (const TbrSigns *signs, const TbrPen *pen, const TbrView *view,
                            GArray *taken);
/* The same number where that, and what names must not hide, is the same. */
guint64 tbr_signs_key_below (const TbrSigns *signs);
/* The symbols of a scenario's units: TbrSymbol by unit. (transfer full) */
guint8 *tbr_signs_symbols (const TbrScenario *scenario);

G_END_DECLS
