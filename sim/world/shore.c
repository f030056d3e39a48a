/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How coast is told from border. */
#include "world/shore.h"

#include "base/digest.h"
#include "base/geodesy.h"

#include <math.h>

/* Sides of countries already seen, by hash; a place holds a point's index + 1, 0 for free. */
typedef struct
{
  guint32 *places;
  guint32 mask;   /* number of places - 1, a power of 2 less 1 */
  guint8 *shared; /* for each point: not 0 when the side to the next point has a twin */
} SideTable;

static gboolean
same_point (const TbrPoint *one, const TbrPoint *other)
{
  return one->lon == other->lon && one->lat == other->lat;
}

static gboolean
same_side (const TbrPoint *one, const TbrPoint *other)
{
  return (same_point (&one[0], &other[0]) && same_point (&one[1], &other[1]))
         || (same_point (&one[0], &other[1]) && same_point (&one[1], &other[0]));
}

/* The same for both directions of a side. Coordinates have three decimals. */
static guint32
hash_side (const TbrPoint *side)
{
  guint32 hash = 0;
  for (guint i = 0; i < 2; i++)
    {
      guint32 lon = (guint32) (gint32) lrint ((double) side[i].lon * 1000.0);
      guint32 lat = (guint32) (gint32) lrint ((double) side[i].lat * 1000.0);
      guint32 mixed = lon * 0x9E3779B1u + lat * 0x85EBCA77u;
      hash += mixed ^ (mixed >> 15);
    }
  hash *= 0xC2B2AE3Du;
  return hash ^ (hash >> 13);
}

static void
note_side (SideTable *table, const TbrMap *map, guint32 point)
{
  guint32 place = hash_side (&map->points[point]) & table->mask;
  while (table->places[place] != 0)
    {
      guint32 other = table->places[place] - 1;
      if (same_side (&map->points[point], &map->points[other]))
        {
          table->shared[point] = 1;
          table->shared[other] = 1;
          return;
        }
      place = (place + 1) & table->mask;
    }
  table->places[place] = point + 1;
}

typedef void (*SideFunc) (gpointer data, const TbrMap *map, guint32 point);

static void
each_side (const TbrMap *map, const TbrShape *shape, SideFunc visit, gpointer data)
{
  for (guint32 i = shape->first; i < shape->first + shape->n; i++)
    {
      const TbrRing *ring = &map->rings[i];
      for (guint32 j = ring->first; j + 1 < ring->first + ring->n; j++)
        visit (data, map, j);
    }
}

/* Whether one of the nine heights around the middle of a side is water. */
static gboolean
touches_water (const TbrMap *map, const TbrPoint *side)
{
  if (map->elevation == NULL)
    return TRUE;
  double step = (double) map->elevation_step;
  double lon = ((double) side[0].lon + (double) side[1].lon) / 2.0;
  double lat = ((double) side[0].lat + (double) side[1].lat) / 2.0;
  int column = (int) floor ((lon - (double) map->elevation_west) / step);
  int row = (int) floor (((double) map->elevation_north - lat) / step);
  for (int y = MAX (row - 1, 0); y <= MIN (row + 1, map->elevation_height - 1); y++)
    for (int x = MAX (column - 1, 0); x <= MIN (column + 1, map->elevation_width - 1); x++)
      if (map->elevation[(gsize) y * map->elevation_width + (gsize) x] == 0)
        return TRUE;
  return FALSE;
}

typedef struct
{
  const guint8 *shared; /* NULL: every side counts */
  GArray *segments;
} Gathering;

static void
note_border (gpointer data, const TbrMap *map, guint32 point)
{
  note_side (data, map, point);
}

static void
gather_side (gpointer data, const TbrMap *map, guint32 point)
{
  Gathering *gathering = data;
  if (gathering->shared != NULL
      && (gathering->shared[point] != 0 || !touches_water (map, &map->points[point])))
    return;
  g_array_append_val (gathering->segments, point);
}

guint32 *
tbr_shore_segments (const TbrMap *map, guint32 *out_n)
{
  guint32 n_places = 2;
  while (n_places < 2 * map->n_points)
    n_places *= 2;
  g_autofree guint32 *places = g_new0 (guint32, n_places);
  g_autofree guint8 *shared = g_new0 (guint8, MAX (map->n_points, 1));
  SideTable table = { places, n_places - 1, shared };
  for (guint32 i = 0; i < map->n_countries; i++)
    each_side (map, &map->countries[i].shape[1], note_border, &table);

  Gathering gathering = { shared, g_array_new (FALSE, FALSE, sizeof (guint32)) };
  for (guint32 i = 0; i < map->n_countries; i++)
    each_side (map, &map->countries[i].shape[1], gather_side, &gathering);
  gathering.shared = NULL;
  for (guint32 i = 0; i < map->n_lakes; i++)
    each_side (map, &map->lakes[i], gather_side, &gathering);
  for (guint32 i = 0; i < map->n_rivers; i++)
    each_side (map, &map->rivers[i], gather_side, &gathering);
  *out_n = gathering.segments->len;
  return (guint32 *) (gpointer) g_array_free (gathering.segments, FALSE);
}

double
tbr_shore_distance (const TbrPoint segment[2], double lon, double lat)
{
  double narrowing = cos (lat * (G_PI / 180.0));
  double x = ((double) segment[0].lon - lon) * narrowing;
  double y = (double) segment[0].lat - lat;
  double dx = ((double) segment[1].lon - (double) segment[0].lon) * narrowing;
  double dy = (double) segment[1].lat - (double) segment[0].lat;
  double square = dx * dx + dy * dy;
  double share = square > 0.0 ? CLAMP (-(x * dx + y * dy) / square, 0.0, 1.0) : 0.0;
  double off = hypot (x + share * dx, y + share * dy);
  return off * (G_PI / 180.0) * TBR_EARTH_RADIUS;
}

double
tbr_shore_expected (double lakes, double area)
{
  if (!(lakes > 0.0 && area > 0.0))
    return 0.0;
  return 1000.0 / (2.0 * sqrt (lakes / area));
}
