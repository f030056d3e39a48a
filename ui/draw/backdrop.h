/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map made ready for drawing: projected, and every point weighed for simplification. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

struct _TbrBackdrop
{
  const TbrMap *map;      /* borrowed */
  float *x, *y;           /* metres from the middle of the projection, by point */
  float *weight;          /* square metres, by point; see tbr_simplify_weigh() */
  float *bounds;          /* metres; west, south, east, north by ring */
  float *node_x, *node_y; /* metres from the middle of the projection, by node */
  guint32 *city_order;    /* cities, those to be named first first */
  float *edge_x, *edge_y; /* metres, the line around the part of the Earth that the map holds */
  guint n_edge;
  GOnce *relief; /* TbrRelief, made when it is first drawn, by whichever thread draws it */
  TbrBox frame;  /* degrees, the part of the Earth that the map holds */
};

/* Metres; x and y above count from here, so that a float holds them to a quarter metre. */
#define TBR_BACKDROP_X 4321000.0
#define TBR_BACKDROP_Y 3210000.0

/* Affected states: those with an open need or a mark; one byte a country, 1 when affected.
   (transfer full) */
guint8 *tbr_backdrop_affected (const TbrMap *map, const TbrSnapshot *snapshot);
/* Whether links of a class are drawn in a view. */
gboolean tbr_backdrop_shows (const TbrView *view, TbrLinkClass class);
/* Whether borders of all regions are. */
gboolean tbr_backdrop_shows_regions (const TbrView *view);
/* Whether mountains are. */
gboolean tbr_backdrop_shows_relief (const TbrView *view);
void tbr_backdrop_paint (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                         const TbrSnapshot *snapshot);
/* Sea, land and borders alone, in a hurry: what is shown until the whole picture is there. */
void tbr_backdrop_paint_land (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                              const TbrSnapshot *snapshot);
/* What names step aside for. */
typedef struct
{
  GArray *taken;         /* TbrRect: nothing may lie over these; what is set is added */
  const GArray *small;   /* (nullable) TbrRect: nor over these, where there is room elsewhere */
  const TbrRect *window; /* (nullable) what of the picture is seen: its edge cuts no name */
} TbrNameRoom;

/* The names of hazards, beside their marks. */
void tbr_backdrop_paint_mark_names (const TbrPen *pen, const TbrView *view,
                                    const TbrSnapshot *snapshot, const TbrNameRoom *room);
/* Infrastructure, airports and ports in view, each as it fares, as many as have room; adds a
   rectangle for each to @taken. */
void tbr_backdrop_paint_sites (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                               const TbrSnapshot *snapshot, GArray *taken);
/* A letter for each service that is down in a region, where there is room. */
void tbr_backdrop_paint_letters (const TbrBackdrop *backdrop, const TbrPen *pen,
                                 const TbrView *view, const TbrSnapshot *snapshot,
                                 const TbrNameRoom *room);
/* Names of hazards, hours of the layer of coverage, letters of services, then names of places. */
void tbr_backdrop_paint_names (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                               const TbrSnapshot *snapshot, const TbrNameRoom *room);

G_END_DECLS
