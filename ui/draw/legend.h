/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a picture's signs mean: one row for each sign that is really on it. */
#pragma once

#include "draw/overlay.h"

G_BEGIN_DECLS

typedef enum
{
  TBR_LEGEND_HEADING,  /* a word above a group of rows */
  TBR_LEGEND_SHARE,    /* parts of a need's ring: 0 at work, 1 on the way, 2 missing */
  TBR_LEGEND_NEED,     /* TbrNeedKind */
  TBR_LEGEND_MIXED,    /* a ring of several */
  TBR_LEGEND_LOOK,     /* TbrLook */
  TBR_LEGEND_TRACK,    /* TbrLook of the units that go there */
  TBR_LEGEND_SYMBOL,   /* TbrSymbol */
  TBR_LEGEND_MARK,     /* TbrMarkShape, of one kind of hazard */
  TBR_LEGEND_RAMP,     /* levels of hazards */
  TBR_LEGEND_OVER,     /* hazards that are over */
  TBR_LEGEND_HEAP,     /* a number at a hazard's sign: 0 signs that are one, 1 organisations */
  TBR_LEGEND_LINK,     /* 0 closed, 1 slowed */
  TBR_LEGEND_ROAD,     /* TbrLinkClass */
  TBR_LEGEND_AFFECTED, /* affected state */
  TBR_LEGEND_LAND,     /* TbrMapLayer: borders of states, of regions, water */
  TBR_LEGEND_OUTAGE,   /* region whose services are down: 0 some, 1 most */
  TBR_LEGEND_SERVICE,  /* TbrLifeline, by its letter */
  TBR_LEGEND_COVER,    /* how soon help could be in a region: a band, see cover.h */
  TBR_LEGEND_OWN,      /* a layer that the planner brought along: its style, see own_layer.h */
  TBR_LEGEND_N
} TbrLegendSign;

typedef struct
{
  TbrLegendSign sign;
  int value;        /* which of them, see TbrLegendSign */
  const char *text; /* static, or it outlives the rows */
  guint count;      /* how many there are, at the right; 0: none is written */
} TbrLegendRow;

/* Pixels at ui 1 that a sign has beside its text. */
#define TBR_LEGEND_SAMPLE 26.0

/* Rows for what @overlay shows. (transfer full): TbrLegendRow */
GArray *tbr_legend_new (const TbrOverlay *overlay, const TbrMap *map);
/* Adds rows for borders and water, as far as the view shows them: on a screen there is room. */
void tbr_legend_add_land (GArray *rows, const TbrView *view);
/* The same for how sites fare. */
void tbr_legend_add_sites (GArray *rows, const TbrView *view);
/* The sign of such a row, its middle at a point. */
void tbr_legend_paint_land (const TbrPen *pen, const TbrLegendRow *row, double x, double y);
gboolean tbr_legend_has (const GArray *rows, TbrLegendSign sign, int value);
/* Height in pixels when it is @width wide; @air: 0 rows close together, 1 with room between. */
double tbr_legend_measure (const TbrPen *pen, const GArray *rows, double width, double air);
/* Paints as many rows as fit into @rect. Returns the height used. */
double tbr_legend_paint (const TbrPen *pen, const GArray *rows, const TbrRect *rect, double air);

G_END_DECLS
