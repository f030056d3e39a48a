/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A hospital that tests of sites change. */
#pragma once

#include <tabard/map.h>

/* A hospital of the map whose beds are known, in Hamburg. */
static inline const TbrSite *
hospital_find (const TbrMap *map)
{
  for (guint32 i = 0; i < map->n_sites; i++)
    {
      const TbrSite *site = &map->sites[i];
      TbrRegionId region = tbr_map_region_at (map, (double) site->lon, (double) site->lat);
      if (site->category == TBR_SITE_HEALTH && site->capacity > 0 && !tbr_is_none (region)
          && g_str_equal (map->regions[region.i].name, "Hamburg"))
        return site;
    }
  g_assert_not_reached ();
}
