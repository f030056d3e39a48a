/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Places that a planner brought along, as a layer of the map. */
#pragma once

#include "draw/legend.h"
#include "draw/sketch.h"

#include <tabard/places.h>

G_BEGIN_DECLS

/* Places made ready for drawing: projected, and every point weighed. Immutable, shared by counting.
 */
typedef struct
{
  TbrPlaces *places;
  guint style;           /* which colour and form, see tbr_own_layer_tell() */
  guint serial;          /* no two layers of a program have the same */
  float *x, *y, *weight; /* by point, as those of a backdrop */
  float *bounds;         /* metres; west, south, east, north by place */
} TbrOwnLayer;

/* Keeps a reference to the places. */
TbrOwnLayer *tbr_own_layer_new (TbrPlaces *places, guint style, guint serial);
TbrOwnLayer *tbr_own_layer_ref (TbrOwnLayer *layer);
void tbr_own_layer_unref (TbrOwnLayer *layer);
/* Adds rows to a legend; titles must outlive them. @layers: (nullable): TbrOwnLayer */
void tbr_own_layer_tell (GArray *rows, const GPtrArray *layers);
/* A sample of a style with its middle at a point: area, edge and marker. */
void tbr_own_layer_paint_sample (const TbrPen *pen, guint style, double x, double y);
/* Sets names of places where they overlap none of @taken; adds them. @layers: (nullable) */
void tbr_own_layer_paint_names (const TbrPen *pen, const TbrView *view, const GPtrArray *layers,
                                GArray *taken);
/* The place of a layer at a pixel of a view; TBR_NONE for none. Points and lines come before areas,
   small areas before large ones. */
guint32 tbr_own_layer_pick (const TbrOwnLayer *layer, const TbrView *view, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrOwnLayer, tbr_own_layer_unref)

G_END_DECLS
