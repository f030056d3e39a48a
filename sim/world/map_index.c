/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the questions "what is here" and "what is nearest" are answered. */
#include "world/map_index.h"

#include "base/geodesy.h"
#include "world/shore.h"

#include <math.h>

/* Degrees: about one node and a few shore segments in each cell. Our choice. */
#define NODE_CELL 0.5
#define SHORE_CELL 0.25

static void
index_nodes (TbrMapIndex *index, const TbrMap *map)
{
  g_autofree TbrBox *boxes = g_new (TbrBox, MAX (map->n_nodes, 1));
  for (guint32 i = 0; i < map->n_nodes; i++)
    {
      const TbrNode *node = &map->nodes[i];
      boxes[i] = (TbrBox){ node->lon, node->lat, node->lon, node->lat };
    }
  tbr_grid_init (&index->nodes, boxes, map->n_nodes, NODE_CELL);
}

static void
index_shapes (TbrMapIndex *index, const TbrMap *map)
{
  guint32 n = MAX (map->n_countries, map->n_regions);
  g_autofree TbrShape *shapes = g_new (TbrShape, MAX (n, 1));
  for (guint32 i = 0; i < map->n_countries; i++)
    shapes[i] = map->countries[i].shape[1];
  tbr_bands_init (&index->countries, map, shapes, map->n_countries);
  for (guint32 i = 0; i < map->n_regions; i++)
    shapes[i] = map->regions[i].shape;
  tbr_bands_init (&index->regions, map, shapes, map->n_regions);
  tbr_bands_init (&index->lakes, map, map->lakes, map->n_lakes);
}

static void
index_shores (TbrMapIndex *index, const TbrMap *map)
{
  guint32 n = 0;
  index->shore_points = tbr_shore_segments (map, &n);
  g_autofree TbrBox *boxes = g_new (TbrBox, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    {
      const TbrPoint *point = &map->points[index->shore_points[i]];
      boxes[i] = (TbrBox){ MIN (point[0].lon, point[1].lon), MIN (point[0].lat, point[1].lat),
                           MAX (point[0].lon, point[1].lon), MAX (point[0].lat, point[1].lat) };
    }
  tbr_grid_init (&index->shores, boxes, n, SHORE_CELL);
}

void
tbr_map_index_build (TbrMap *map)
{
  TbrMapIndex *index = g_new0 (TbrMapIndex, 1);
  index_nodes (index, map);
  index_shapes (index, map);
  index_shores (index, map);
  map->index = index;
}

void
tbr_map_index_free (TbrMap *map)
{
  TbrMapIndex *index = (TbrMapIndex *) map->index;
  if (index == NULL)
    return;
  tbr_grid_clear (&index->nodes);
  tbr_bands_clear (&index->countries);
  tbr_bands_clear (&index->regions);
  tbr_bands_clear (&index->lakes);
  tbr_grid_clear (&index->shores);
  g_free (index->shore_points);
  g_free (index);
  map->index = NULL;
}

TbrStateId
tbr_map_state_at (const TbrMap *map, double lon, double lat)
{
  return TBR_HANDLE (TbrStateId, tbr_bands_find (&map->index->countries, map->points, lon, lat));
}

TbrRegionId
tbr_map_region_at (const TbrMap *map, double lon, double lat)
{
  return TBR_HANDLE (TbrRegionId, tbr_bands_find (&map->index->regions, map->points, lon, lat));
}

static double
node_distance (gconstpointer data, guint32 item, double lon, double lat)
{
  const TbrMap *map = data;
  return tbr_geodesy_distance (lon, lat, (double) map->nodes[item].lon,
                               (double) map->nodes[item].lat);
}

TbrNodeId
tbr_map_nearest_node (const TbrMap *map, double lon, double lat, double *out_distance)
{
  const double at[2] = { lon, lat };
  return TBR_HANDLE (TbrNodeId,
                     tbr_grid_nearest (&map->index->nodes, at, node_distance, map, out_distance));
}

static double
shore_distance (gconstpointer data, guint32 item, double lon, double lat)
{
  const TbrMap *map = data;
  return tbr_shore_distance (&map->points[map->index->shore_points[item]], lon, lat);
}

double
tbr_map_water_distance (const TbrMap *map, double lon, double lat)
{
  TbrStateId state = tbr_map_state_at (map, lon, lat);
  if (tbr_is_none (state))
    return 0.0;
  if (tbr_bands_find (&map->index->lakes, map->points, lon, lat) != TBR_NONE)
    return 0.0;
  const double at[2] = { lon, lat };
  double distance = INFINITY;
  tbr_grid_nearest (&map->index->shores, at, shore_distance, map, &distance);
  double small_lakes = (double) map->countries[state.i].lake_distance;
  return small_lakes > 0.0 ? MIN (distance, small_lakes) : distance;
}
