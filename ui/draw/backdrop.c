/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map made ready for drawing: projected, and every point weighed for simplification. */
#include "draw/backdrop.h"

#include "draw/relief.h"
#include "draw/simplify.h"

#include <math.h>
#include <string.h>

#define EDGE_STEPS 48 /* points along each side of the map's frame */

typedef struct
{
  guint32 city;
  gint64 rank;
} Rank;

static void
place (double lon, double lat, float *out_x, float *out_y)
{
  double x, y;
  tbr_project (lon, lat, &x, &y);
  *out_x = (float) (x - TBR_BACKDROP_X);
  *out_y = (float) (y - TBR_BACKDROP_Y);
}

static void
weigh_ring (TbrBackdrop *backdrop, guint32 ring)
{
  const TbrRing *r = &backdrop->map->rings[ring];
  tbr_simplify_weigh (backdrop->x + r->first, backdrop->y + r->first, r->n,
                      backdrop->weight + r->first);
  float *box = backdrop->bounds + 4 * (gsize) ring;
  box[0] = box[1] = INFINITY;
  box[2] = box[3] = -INFINITY;
  for (guint32 i = r->first; i < r->first + r->n; i++)
    {
      box[0] = MIN (box[0], backdrop->x[i]);
      box[1] = MIN (box[1], backdrop->y[i]);
      box[2] = MAX (box[2], backdrop->x[i]);
      box[3] = MAX (box[3], backdrop->y[i]);
    }
}

/* The inner points of a link are weighed with its two ends, which are always drawn. */
static void
weigh_link (TbrBackdrop *backdrop, const TbrLink *link)
{
  guint n = link->shape.n + 2;
  if (link->shape.n == 0)
    return;
  g_autofree float *line = g_new (float, 3 * (gsize) n);
  float *x = line, *y = line + n, *weight = line + 2 * n;
  memcpy (x + 1, backdrop->x + link->shape.first, link->shape.n * sizeof (float));
  memcpy (y + 1, backdrop->y + link->shape.first, link->shape.n * sizeof (float));
  x[0] = backdrop->node_x[link->from.i];
  y[0] = backdrop->node_y[link->from.i];
  x[n - 1] = backdrop->node_x[link->to.i];
  y[n - 1] = backdrop->node_y[link->to.i];
  tbr_simplify_weigh (x, y, n, weight);
  memcpy (backdrop->weight + link->shape.first, weight + 1, link->shape.n * sizeof (float));
}

static gint
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *x = a, *y = b;
  if (x->rank != y->rank)
    return x->rank > y->rank ? -1 : 1;
  return x->city < y->city ? -1 : x->city > y->city;
}

/* National capitals first, then seats of regions and others by their people. */
static void
rank_cities (TbrBackdrop *backdrop)
{
  const TbrMap *map = backdrop->map;
  g_autofree Rank *ranks = g_new (Rank, map->n_cities + 1);
  for (guint i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      gint64 bonus = city->capital == 2 ? G_GINT64_CONSTANT (100000000) : 0;
      ranks[i] = (Rank){ i, bonus + city->population + (city->capital == 1 ? 100000 : 0) };
    }
  qsort (ranks, map->n_cities, sizeof (Rank), compare_ranks);
  backdrop->city_order = g_new (guint32, map->n_cities + 1);
  for (guint i = 0; i < map->n_cities; i++)
    backdrop->city_order[i] = ranks[i].city;
}

/* The map is cut off at a box of longitudes and latitudes: beyond that box nothing is known. */
static void
trace_edge (TbrBackdrop *backdrop)
{
  const TbrMap *map = backdrop->map;
  double box[4] = { 180, 90, -180, -90 };
  for (guint i = 0; i < map->n_countries; i++)
    {
      const TbrShape *shape = &map->countries[i].shape[0];
      box[0] = MIN (box[0], shape->west);
      box[1] = MIN (box[1], shape->south);
      box[2] = MAX (box[2], shape->east);
      box[3] = MAX (box[3], shape->north);
    }
  backdrop->frame = (TbrBox){ box[0], box[1], box[2], box[3] };
  backdrop->n_edge = 4 * EDGE_STEPS;
  backdrop->edge_x = g_new (float, backdrop->n_edge);
  backdrop->edge_y = g_new (float, backdrop->n_edge);
  for (guint i = 0; i < backdrop->n_edge; i++)
    {
      guint side = i / EDGE_STEPS;
      double t = (double) (i % EDGE_STEPS) / EDGE_STEPS;
      double along = side < 2 ? t : 1 - t;
      double lon = side % 2 == 0 ? box[0] + along * (box[2] - box[0]) : box[side == 1 ? 2 : 0];
      double lat = side % 2 == 1 ? box[1] + along * (box[3] - box[1]) : box[side == 0 ? 1 : 3];
      place (lon, lat, &backdrop->edge_x[i], &backdrop->edge_y[i]);
    }
}

TbrBackdrop *
tbr_backdrop_new (const TbrMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);
  TbrBackdrop *backdrop = g_new0 (TbrBackdrop, 1);
  backdrop->map = map;
  backdrop->relief = g_new (GOnce, 1);
  *backdrop->relief = (GOnce) G_ONCE_INIT;
  backdrop->x = g_new (float, map->n_points + 1);
  backdrop->y = g_new (float, map->n_points + 1);
  backdrop->weight = g_new0 (float, map->n_points + 1);
  backdrop->bounds = g_new (float, 4 * (gsize) map->n_rings + 1);
  backdrop->node_x = g_new (float, map->n_nodes + 1);
  backdrop->node_y = g_new (float, map->n_nodes + 1);
  for (guint i = 0; i < map->n_points; i++)
    place (map->points[i].lon, map->points[i].lat, &backdrop->x[i], &backdrop->y[i]);
  for (guint i = 0; i < map->n_nodes; i++)
    place (map->nodes[i].lon, map->nodes[i].lat, &backdrop->node_x[i], &backdrop->node_y[i]);
  for (guint i = 0; i < map->n_rings; i++)
    weigh_ring (backdrop, i);
  for (guint i = 0; i < map->n_links; i++)
    weigh_link (backdrop, &map->links[i]);
  rank_cities (backdrop);
  trace_edge (backdrop);
  return backdrop;
}

void
tbr_backdrop_free (TbrBackdrop *backdrop)
{
  if (backdrop == NULL)
    return;
  tbr_relief_free (backdrop->relief->retval);
  g_free (backdrop->relief);
  g_free (backdrop->x);
  g_free (backdrop->y);
  g_free (backdrop->weight);
  g_free (backdrop->bounds);
  g_free (backdrop->node_x);
  g_free (backdrop->node_y);
  g_free (backdrop->city_order);
  g_free (backdrop->edge_x);
  g_free (backdrop->edge_y);
  g_free (backdrop);
}

static void
mark_state (const TbrMap *map, double lon, double lat, guint8 *affected)
{
  TbrStateId state = tbr_map_state_at (map, lon, lat);
  if (!tbr_is_none (state) && state.i < map->n_countries)
    affected[state.i] = 1;
}

guint8 *
tbr_backdrop_affected (const TbrMap *map, const TbrSnapshot *snapshot)
{
  guint8 *affected = g_new0 (guint8, map->n_countries + 1);
  if (snapshot == NULL || map->n_countries == 0)
    return affected;
  for (guint i = 0; snapshot->needs != NULL && i < snapshot->needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, i);
      if (need->closed == TBR_NEVER || need->closed > snapshot->at)
        mark_state (map, need->lon, need->lat, affected);
    }
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (snapshot->marks, TbrMark, i);
      if (mark->active && mark->shape != TBR_MARK_TOLD)
        mark_state (map, mark->lon, mark->lat, affected);
    }
  return affected;
}
