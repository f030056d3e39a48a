/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People by region, from cities and areas. */
#include "world/region_people.h"

#include <math.h>

#define RADIANS (G_PI / 180)

/* Area of a ring on a map true to area about its latitude, square degrees at the equator. Source:
   shoelace formula. */
static double
ring_area (const TbrMap *map, TbrRing ring)
{
  double twice = 0;
  for (guint32 i = 1; i < ring.n; i++)
    {
      TbrPoint from = map->points[ring.first + i - 1], to = map->points[ring.first + i];
      twice += (double) from.lon * sin ((double) to.lat * RADIANS)
               - (double) to.lon * sin ((double) from.lat * RADIANS);
    }
  return fabs (twice) / 2 / RADIANS;
}

/* Holes are few and small: they are counted as land. */
static double
shape_area (const TbrMap *map, const TbrShape *shape)
{
  double area = 0;
  for (guint32 i = 0; i < shape->n; i++)
    area += ring_area (map, map->rings[shape->first + i]);
  return area;
}

void
tbr_region_people_fill (const TbrMap *map, const double *populations, double *out_people)
{
  g_autofree double *cities = g_new0 (double, map->n_countries + 1);
  g_autofree double *areas = g_new0 (double, map->n_countries + 1);
  for (guint32 i = 0; i < map->n_regions; i++)
    {
      out_people[i] = 0;
      areas[map->regions[i].state.i] += shape_area (map, &map->regions[i].shape);
    }
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      TbrRegionId region = tbr_map_region_at (map, city->lon, city->lat);
      if (tbr_is_none (region))
        continue;
      out_people[region.i] += city->population;
      cities[map->regions[region.i].state.i] += city->population;
    }
  for (guint32 i = 0; i < map->n_regions; i++)
    {
      guint32 state = map->regions[i].state.i;
      double rest = populations[state] - cities[state];
      double share = shape_area (map, &map->regions[i].shape) / areas[state];
      if (rest >= 0)
        out_people[i] += rest * share;
      else
        out_people[i] *= populations[state] / cities[state];
    }
}
