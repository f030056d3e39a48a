/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A snapshot laid out in a view: which units and needs are one symbol, and where it goes. */
#pragma once

#include "draw/backdrop.h"
#include "draw/corner.h"
#include "draw/mark_heap.h"
#include "draw/nearby.h"
#include "draw/symbol.h"

#include <math.h>

G_BEGIN_DECLS

/* Units of one kind in one phase, close together. */
typedef struct
{
  double x, y;         /* pixels, where it is drawn */
  double at_x, at_y;   /* pixels, where they are */
  double sum_x, sum_y; /* pixels, of all members */
  double turn;         /* radians clockwise from north, where they go; NaN when they stay */
  guint count;         /* units */
  TbrLook look;        /* phase */
  TbrSymbol symbol;    /* kind */
  TbrUnitId unit;      /* the first of them */
  TbrTime until;       /* when the first of them gets there, or is done; TBR_NEVER when open */
  char owner[3];       /* ISO code when all have one owner, else "" */
} TbrBadge;

/* Open needs of one kind, close together; where it is crowded, of any kind: then their number is in
   it, and amounts are needs. */
typedef struct
{
  double x, y;         /* pixels */
  double sum_x, sum_y; /* pixels, of all members */
  double required;     /* per hour, in the kind's unit */
  double working;      /* per hour */
  double coming;       /* per hour */
  guint count;         /* needs */
  TbrNeedKind kind;    /* TBR_NEED_N: several */
  TbrNeedId need;      /* the first of them */
} TbrNeedRing;

/* Units that go from one pixel to another. */
typedef struct
{
  double x0, y0, x1, y1; /* pixels */
  TbrLook look;
} TbrTrack;

struct _TbrOverlay
{
  const TbrSnapshot *snapshot; /* borrowed */
  TbrView view;
  const float *plane_x, *plane_y; /* (nullable) borrowed, while units are laid out: see
                                     tbr_overlay_new_placed() */
  double reach;        /* how far apart things are that become one: 1, more where it is crowded */
  gboolean is_crowded; /* needs of all kinds that are close together are one */
  guint n_aside;       /* symbols moved aside for others */
  GArray *bases;       /* TbrBadge of units at home */
  GArray *badges;      /* TbrBadge of the others */
  GArray *rings;       /* TbrNeedRing */
  GArray *tracks;      /* TbrTrack */
  guint32 *unit_at; /* by unit of the snapshot: 1 + the index of its symbol among @bases when it is
                       at home, else @badges; 0: it has none */
  guint32 *need_at; /* the same by need among @rings */
  guint8 *types;    /* TbrSymbol by type of unit */
  TbrUnitView last; /* the unit at home that was laid out last, its phase by its look */
  TbrBadge last_base; /* the same as a mark of its own, with no unit when it is not seen */
  guint last_index;   /* the mark in @bases that it joined */
  TbrNearby bases_near, badges_near; /* while they are laid out */
  guint looks[TBR_LOOK_N];           /* units by phase, wherever they are */
  guint symbols[TBR_SYMBOL_N];       /* badges seen by symbol */
  guint kinds[TBR_NEED_N];           /* needs seen by kind */
  guint n_open;                      /* open needs, wherever they are */
};

/* Pixels at ui 1. */
#define TBR_BADGE_RADIUS 10.0
#define TBR_RING_RADIUS 9.0
#define TBR_NOSE 1.55 /* from the middle of a badge to the tip of its nose, in its radius */

/* Half a side of the mark of units at home, pixels at ui 1. */
static inline double
tbr_overlay_base_half (guint count)
{
  return MIN (2.4 + 1.2 * log10 (count), 6);
}

/* The same as tbr_overlay_new() with units whose places on the plane are known already: by unit,
   metres from TBR_BACKDROP_X and TBR_BACKDROP_Y. To project them costs more than all the rest. */
TbrOverlay *tbr_overlay_new_placed (const TbrSnapshot *snapshot, const float *x, const float *y,
                                    const TbrView *view);
gboolean tbr_overlay_is_open (const TbrOverlay *overlay, const TbrNeedView *need);
/* What names must not hide: TbrRect. (transfer full) */
GArray *tbr_overlay_boxes (const TbrOverlay *overlay);
/* What they should not hide where there is room elsewhere: hazards, units at home, noses of
   symbols, the numbers at their corners. TbrRect. (transfer full) */
GArray *tbr_overlay_small_boxes (const TbrOverlay *overlay);
/* The number at the upper right of a symbol, as tbr_corner_box(): nothing else is laid there. */
TbrRect tbr_overlay_badge_corner (const TbrBadge *badge, double ui);
TbrRect tbr_overlay_ring_corner (const TbrNeedRing *ring, double ui);
/* The symbol that stands for a unit, or for a need, of the snapshot; NULL when it has none. */
const TbrBadge *tbr_overlay_badge_of (const TbrOverlay *overlay, guint32 unit);
const TbrNeedRing *tbr_overlay_ring_of (const TbrOverlay *overlay, guint32 need);
void tbr_overlay_paint (const TbrOverlay *overlay, const TbrPen *pen);
/* One badge or ring at its place, for the map and the legend. */
void tbr_overlay_paint_badge (const TbrPen *pen, const TbrBadge *badge);
/* Whose units a badge stands for, below it. */
void tbr_overlay_paint_owner (const TbrPen *pen, const TbrBadge *badge);
void tbr_overlay_paint_base (const TbrPen *pen, const TbrBadge *base);
void tbr_overlay_paint_ring (const TbrPen *pen, const TbrNeedRing *ring);
void tbr_overlay_paint_track (const TbrPen *pen, const TbrTrack *track);
void tbr_overlay_paint_mark (const TbrPen *pen, const TbrView *view, const TbrMark *mark);
/* All hazards of a snapshot in a view, those in a heap as one with their number. */
void tbr_overlay_paint_heaps (const TbrPen *pen, const TbrView *view, const TbrSnapshot *snapshot);

G_END_DECLS
