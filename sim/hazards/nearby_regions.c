/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Regions near a place. */
#include "hazards/nearby_regions.h"

#include "base/geodesy.h"

#include <math.h>

/* The nearest place within whose radius a region lies; TBR_NONE for none. */
static guint32
owner_of (const TbrMap *map, const TbrReach *reaches, guint32 n, guint32 region)
{
  double nearest = INFINITY;
  guint32 owner = TBR_NONE;
  for (guint32 i = 0; i < n; i++)
    {
      if (map->regions[region].state.i != reaches[i].state)
        continue;
      double distance = tbr_geodesy_distance (reaches[i].lon, reaches[i].lat,
                                              map->regions[region].lon, map->regions[region].lat);
      if (distance <= reaches[i].radius && distance < nearest)
        {
          nearest = distance;
          owner = i;
        }
    }
  return owner;
}

/* Notes one region as the next of the list. */
static guint32
note (guint32 *out_regions, guint32 n, guint32 region)
{
  if (out_regions != NULL)
    out_regions[n] = region;
  return n + 1;
}

guint32
tbr_nearby_regions (const TbrMap *map, const TbrReach *reaches, guint32 n, guint32 *out_regions,
                    guint32 *out_counts)
{
  g_autofree guint32 *owners = g_new (guint32, map->n_regions + 1);
  guint32 listed = 0;
  for (guint32 region = 0; region < map->n_regions; region++)
    owners[region] = owner_of (map, reaches, n, region);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 first = listed;
      guint32 own = tbr_map_region_at (map, reaches[i].lon, reaches[i].lat).i;
      for (guint32 region = 0; region < map->n_regions; region++)
        if (owners[region] == i)
          listed = note (out_regions, listed, region);
      if (listed == first && own != TBR_NONE)
        listed = note (out_regions, listed, own);
      if (out_counts != NULL)
        out_counts[i] = listed - first;
    }
  return listed;
}
