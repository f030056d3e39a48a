/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which roads of the network a shock cuts, until they are cleared or bridged. */
#include "hazards/earthquake.h"

#include "base/geodesy.h"
#include "world/repair.h"

#include <math.h>
#include <tabard/map.h>

#define PURPOSE_ROAD 38
/* Parts of the needs of roads are numbered behind those of places and services. */
#define PART_ROAD 0x20000u

/* The middle between the ends of a link. */
static void
find_middle (const TbrMap *map, guint32 link, double *out_middle)
{
  const TbrNode *from = &map->nodes[map->links[link].from.i];
  const TbrNode *to = &map->nodes[map->links[link].to.i];
  tbr_geodesy_between ((double) from->lon, (double) from->lat, (double) to->lon, (double) to->lat,
                       0.5, &out_middle[0], &out_middle[1]);
}

static gboolean
is_near (const TbrMap *map, const TbrEarthquake *values, guint32 link)
{
  double middle[2];
  if (map->links[link].class == TBR_LINK_FERRY || map->links[link].class == TBR_LINK_RAIL_SHUTTLE)
    return FALSE;
  find_middle (map, link, middle);
  return tbr_geodesy_distance (values->lon, values->lat, middle[0], middle[1]) <= values->radius;
}

guint
tbr_earthquake_count_roads (const TbrMap *map, const TbrEarthquake *values)
{
  guint n = 0;
  for (guint32 i = 0; values->roads > 0 && i < map->n_links; i++)
    n += is_near (map, values, i) ? 1 : 0;
  return n;
}

static void
cut (TbrSim *sim, TbrHazardId hazard, guint32 link, gboolean is_bridge)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  double middle[2];
  find_middle (sim->map, link, middle);
  TbrStateId state = tbr_map_state_at (sim->map, middle[0], middle[1]);
  tbr_repair_open (sim, &(TbrRepairSpec){
                            .hazard = hazard,
                            .kind = is_bridge ? TBR_NEED_LOST_BRIDGE : TBR_NEED_BLOCKED_ROAD,
                            .region = { TBR_NONE },
                            .state = { tbr_is_none (state) ? values->state : state.i },
                            .lon = middle[0],
                            .lat = middle[1],
                            .jobs = is_bridge ? 1 : values->debris,
                            .target = is_bridge ? values->bridging : values->clearing,
                            .part = PART_ROAD + link,
                            .road = TBR_LINK_STATE_CLOSED,
                            .link = { link } });
}

/* Intensity at the middle of a link, with chance of its own. */
static double
intensity_of (TbrSim *sim, TbrHazardId hazard, guint32 link, TbrStream *stream)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  const double source[] = { values->lon, values->lat };
  double middle[2];
  find_middle (sim->map, link, middle);
  double sigma = tbr_earthquake_sigma (values, middle);
  double own = tbr_stream_normal (stream);
  return tbr_earthquake_mean_intensity (values, values->magnitude, source, middle) + values->site
         + sigma
               * (sqrt (values->between) * tbr_earthquake_state (sim, hazard)->event
                  + sqrt (1 - values->between) * own);
}

void
tbr_earthquake_break_roads (TbrSim *sim, TbrHazardId hazard)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  for (guint32 i = 0; values->roads > 0 && i < sim->map->n_links; i++)
    {
      TbrStream stream;
      if (!is_near (sim->map, values, i))
        continue;
      tbr_hazard_stream (sim, hazard, PURPOSE_ROAD, i, &stream);
      double share = values->roads
                     * tbr_service_fragility (intensity_of (sim, hazard, i, &stream),
                                              values->half_road, values->fragility_spread);
      double level = tbr_stream_uniform (&stream);
      if (level < share)
        cut (sim, hazard, i, tbr_stream_uniform (&stream) < values->bridges);
    }
}
