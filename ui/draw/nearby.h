/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which of many points on a picture lie near one: they are kept by squares. */
#pragma once

#include <tabard/draw.h>

G_BEGIN_DECLS

typedef struct
{
  double reach;      /* pixels */
  double side;       /* pixels of a square, no less */
  double x, y;       /* pixels, upper left corner of the first */
  int columns, rows; /* of squares */
  gint32 *first;     /* item by square, -1 for none */
  GArray *items;     /* square and neighbours of each item */
} TbrNearby;

/* For items in a view, and a margin around it, of which those nearer than @reach are looked for. */
void tbr_nearby_init (TbrNearby *nearby, const TbrView *view, double margin, double reach);
void tbr_nearby_clear (TbrNearby *nearby);
/* Puts an item at a point, or moves it there. Items are numbered from 0 on. */
void tbr_nearby_put (TbrNearby *nearby, guint item, double x, double y);
/* The lowest item within reach of a point that passes a test; -1 for none. The test is asked about
   all that may be within reach. */
gint32 tbr_nearby_find (const TbrNearby *nearby, double x, double y,
                        gboolean (*test) (guint item, gconstpointer data), gconstpointer data);

G_END_DECLS
