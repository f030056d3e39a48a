/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which of many points on a picture lie near one: they are kept by squares. */
#include "draw/nearby.h"

#include <math.h>

#define LEAST_SIDE 4.0 /* pixels */

/* Where an item is, and the items beside it in the list of its square. */
typedef struct
{
  gint32 square, before, after; /* -1 for none */
} Item;

void
tbr_nearby_init (TbrNearby *nearby, const TbrView *view, double margin, double reach)
{
  nearby->reach = reach;
  nearby->side = MAX (reach, LEAST_SIDE);
  nearby->x = nearby->y = -margin;
  nearby->columns = (int) ((view->width + 2 * margin) / nearby->side) + 1;
  nearby->rows = (int) ((view->height + 2 * margin) / nearby->side) + 1;
  gsize n = (gsize) nearby->columns * (gsize) nearby->rows;
  nearby->first = g_new (gint32, n);
  for (gsize i = 0; i < n; i++)
    nearby->first[i] = -1;
  nearby->items = g_array_new (FALSE, FALSE, sizeof (Item));
}

void
tbr_nearby_clear (TbrNearby *nearby)
{
  g_clear_pointer (&nearby->first, g_free);
  g_clear_pointer (&nearby->items, g_array_unref);
}

static Item *
item_at (const TbrNearby *nearby, gint32 item)
{
  return &g_array_index (nearby->items, Item, item);
}

static int
column_of (const TbrNearby *nearby, double x)
{
  return (int) CLAMP ((x - nearby->x) / nearby->side, 0, nearby->columns - 1);
}

static int
row_of (const TbrNearby *nearby, double y)
{
  return (int) CLAMP ((y - nearby->y) / nearby->side, 0, nearby->rows - 1);
}

static void
take_out (TbrNearby *nearby, const Item *item)
{
  if (item->before >= 0)
    item_at (nearby, item->before)->after = item->after;
  else
    nearby->first[item->square] = item->after;
  if (item->after >= 0)
    item_at (nearby, item->after)->before = item->before;
}

void
tbr_nearby_put (TbrNearby *nearby, guint item, double x, double y)
{
  gint32 square = row_of (nearby, y) * nearby->columns + column_of (nearby, x);
  const Item none = { -1, -1, -1 };
  while (nearby->items->len <= item)
    g_array_append_val (nearby->items, none);
  Item *one = item_at (nearby, (gint32) item);
  if (one->square == square)
    return;
  if (one->square >= 0)
    take_out (nearby, one);
  *one = (Item){ square, -1, nearby->first[square] };
  if (one->after >= 0)
    item_at (nearby, one->after)->before = (gint32) item;
  nearby->first[square] = (gint32) item;
}

gint32
tbr_nearby_find (const TbrNearby *nearby, double x, double y,
                 gboolean (*test) (guint item, gconstpointer data), gconstpointer data)
{
  int column = column_of (nearby, x), row = row_of (nearby, y);
  gint32 lowest = -1;
  for (int i = MAX (row - 1, 0); i <= MIN (row + 1, nearby->rows - 1); i++)
    for (int k = MAX (column - 1, 0); k <= MIN (column + 1, nearby->columns - 1); k++)
      for (gint32 item = nearby->first[i * nearby->columns + k]; item >= 0;
           item = item_at (nearby, item)->after)
        if ((lowest < 0 || item < lowest) && test ((guint) item, data))
          lowest = item;
  return lowest;
}
