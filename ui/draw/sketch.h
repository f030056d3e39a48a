/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map's shapes and lines as paths: what is seen of them, with as many points as matter. */
#pragma once

#include "draw/backdrop.h"

G_BEGIN_DECLS

/* How lines look. */
typedef struct
{
  double width; /* pixels */
  TbrColour colour;
  double dash; /* pixels, as long as the gaps; 0: none */
} TbrLineStyle;

/* One drawing of the map under way. With no surface it only counts points. */
typedef struct
{
  const TbrBackdrop *backdrop;
  const TbrView *view;
  const TbrPen *pen;              /* NULL: points are counted only */
  float west, south, east, north; /* what is seen, metres from the middle of the projection */
  float tolerance;                /* square metres */
  double dx, dy;                  /* pixels, of the projection's middle */
  guint n;                        /* points traced */
  /* of lines that go straight into pixels */
  TbrInk *ink; /* NULL: they are Cairo's */
  TbrLineStyle style;
  TbrSpot first, last; /* of the line under way */
  double drawn;        /* pixels, of the line under way */
  gboolean is_begun;
} TbrSketch;

void tbr_sketch_start (TbrSketch *sketch, const TbrBackdrop *backdrop, const TbrView *view,
                       const TbrPen *pen);

/* What is traced between the two is drawn as lines. */
void tbr_sketch_lines (TbrSketch *sketch, const TbrLineStyle *style);
void tbr_sketch_end_lines (TbrSketch *sketch);
/* Fills what was traced. */
void tbr_sketch_fill (const TbrSketch *sketch, TbrColour colour);

/* Begins a line; ends at its next points; leads back to where it began. */
void tbr_sketch_begin (TbrSketch *sketch);
void tbr_sketch_point (TbrSketch *sketch, float x, float y);
void tbr_sketch_close (TbrSketch *sketch);
/* Rings of a shape that keep @least points; those of three or more are closed. */
void tbr_sketch_shape (TbrSketch *sketch, const TbrShape *shape, guint least);
void tbr_sketch_link (TbrSketch *sketch, const TbrLink *link);
/* The edge of the part of the Earth that the map holds. */
void tbr_sketch_frame (TbrSketch *sketch);

/* ---- what a snapshot tells about the map: ailing.c ---- */

/* Lines across regions whose services are down. */
void tbr_sketch_outages (TbrSketch *sketch, const TbrSnapshot *snapshot);
/* How soon help could be in each region. Drawn in cover.c. */
void tbr_sketch_coverage (TbrSketch *sketch, const TbrSnapshot *snapshot);
/* Places that the planner brought along: TbrOwnLayer. Drawn in own_layer.c. */
void tbr_sketch_own (TbrSketch *sketch, const GPtrArray *layers);
/* Links that are closed or slowed. */
void tbr_sketch_changed (TbrSketch *sketch, const TbrSnapshot *snapshot);

G_END_DECLS
