/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map under the symbols: drawn by a thread of its own, handed over when it is done. */
#pragma once

#include "desktop/pool.h"
#include "desktop/signs.h"

#include <tabard/coverage.h>

G_BEGIN_DECLS

/* What is to be seen. */
typedef struct
{
  TbrView view;
  TbrThemeId theme;
  gboolean is_grouped;   /* units and needs close together are one symbol */
  gboolean is_still;     /* nothing is played: names find new places where symbols hide them */
  gboolean is_at_rest;   /* nothing is dragged: the edge of the view cuts no name */
  TbrRect over;          /* pixels of the view that a panel lies over: no name is half below it */
  TbrMoment *moment;     /* (nullable) owned */
  TbrCoverage *coverage; /* (nullable) owned: who could be where */
  TbrTime within;        /* with it: regions reached later are marked */
  GPtrArray *own;        /* (nullable) owned: TbrOwnLayer, never changed */
} TbrGroundWish;

/* Pixels by which a drawing may lie aside of what is looked at. */
#define TBR_GROUND_SLACK 64

/* Lets go of what a wish owns. ground_wish.c */
void tbr_ground_wish_clear (TbrGroundWish *wish);
/* Whether the two are of one size, scale and theme, wherever they look. */
gboolean tbr_ground_wish_is_alike (const TbrGroundWish *a, const TbrGroundWish *b);
/* Whether what was asked for last covers this, too: in a drag a little aside of it, at rest nowhere
   else. */
gboolean tbr_ground_wish_is_covered (const TbrGroundWish *last, const TbrGroundWish *wish);

/* How far a drawing has come. */
typedef enum
{
  TBR_GROUND_LAND, /* land and borders, in a hurry; symbols perhaps those of before */
  TBR_GROUND_MAP,  /* the whole map, names perhaps those of before */
  TBR_GROUND_WHOLE /* all */
} TbrGroundStage;

/* A drawing, a margin wider than what was asked for. Immutable once handed over. */
typedef struct
{
  TbrView view; /* of the drawing, margin included */
  TbrThemeId theme;
  TbrGroundStage stage;
  guint serial;              /* of the wish, counted from 1 */
  cairo_surface_t *surface;  /* owned, opaque */
  TbrPool *pool;             /* where it goes in the end; owned */
  TbrSigns *signs;           /* owned */
  const TbrOverlay *overlay; /* (nullable) of @signs: what lies under the pointer */
} TbrGround;

void tbr_ground_free (TbrGround *ground);

typedef struct _TbrPainter TbrPainter;

/* Starts the thread. @wake is called from it when there is something to take. */
TbrPainter *tbr_painter_new (const TbrBackdrop *backdrop, void (*wake) (gpointer), gpointer data);
void tbr_painter_free (TbrPainter *painter);
/* Asks for a drawing; takes the moment. Of what is asked in a row only the last counts. Returns:
   its serial */
guint tbr_painter_ask (TbrPainter *painter, const TbrGroundWish *wish);
/* The newest drawing, if there is one that was not yet taken. (transfer full) (nullable) */
TbrGround *tbr_painter_take (TbrPainter *painter);

/* Which states stand out, which links, services and layers are not as usual: the map is painted
   anew when it changes. ground_key.c */
guint64 tbr_ground_key (const TbrMap *map, const TbrSnapshot *snapshot, guint32 hidden);

/* Pixels drawn beyond each edge, so that a pan shows no gap. */
#define TBR_GROUND_MARGIN 192

G_END_DECLS
