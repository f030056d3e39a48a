/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which roads lie in a region, and what its transport makes of their speed. */
#include "world/slowed_roads.h"

#include "world/lifeline.h"
#include "world/link.h"

#include <tabard/map.h>

#include <math.h>

#define STEPS 10.0
#define SLOWEST 0.1

static gboolean
is_road (const TbrLink *link)
{
  return link->class != TBR_LINK_FERRY && link->class != TBR_LINK_RAIL_SHUTTLE;
}

static gboolean
lies_in (const TbrMap *map, const TbrNode *node, guint32 region)
{
  const TbrShape *shape = &map->regions[region].shape;
  if (node->lon < shape->west || node->lon > shape->east || node->lat < shape->south
      || node->lat > shape->north)
    return FALSE;
  return tbr_map_region_at (map, (double) node->lon, (double) node->lat).i == region;
}

/* Whether nobody else has changed the link since it was given its speed here. */
static gboolean
is_ours (TbrLinkCondition condition, float before)
{
  if (before >= 1)
    return condition.state == TBR_LINK_STATE_OPEN;
  return condition.state == TBR_LINK_STATE_SLOWED && condition.speed_factor == before;
}

float
tbr_slowed_roads_set (TbrSim *sim, TbrRegionId region, float before)
{
  double factor = 1 / tbr_lifeline_slowdown (sim, region, TBR_LIFELINE_TRANSPORT);
  float speed = (float) fmax (SLOWEST, round (factor * STEPS) / STEPS);
  if (speed == before || tbr_arena_count (&sim->arena, TBR_GROUP_LINK_CONDITION) == 0)
    return before;
  for (guint32 i = 0; i < sim->map->n_links; i++)
    {
      const TbrLink *link = &sim->map->links[i];
      TbrLinkId id = TBR_HANDLE (TbrLinkId, i);
      if (!is_road (link) || !is_ours (tbr_link_get_condition (sim, id), before)
          || !lies_in (sim->map, &sim->map->nodes[link->from.i], region.i))
        continue;
      tbr_link_set_condition (sim, id, speed < 1 ? TBR_LINK_STATE_SLOWED : TBR_LINK_STATE_OPEN,
                              (double) speed);
    }
  return speed;
}
