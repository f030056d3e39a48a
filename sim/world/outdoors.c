/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work outdoors by region. */
#include "world/outdoors.h"

#include <tabard/map.h>

void
tbr_outdoors_begin (TbrSim *sim)
{
  guint32 n = sim->map->n_regions;
  if (tbr_arena_count (&sim->arena, TBR_GROUP_OUTDOORS) > 0 || n == 0)
    return;
  tbr_arena_add (&sim->arena, TBR_GROUP_OUTDOORS, n);
  for (guint32 i = 0; i < n; i++)
    tbr_arena_get (&sim->arena, TBR_GROUP_OUTDOORS, double)[i] = 1;
}

void
tbr_outdoors_set (TbrSim *sim, TbrRegionId region, double factor)
{
  g_return_if_fail (factor >= 0 && factor <= 1);
  g_return_if_fail (region.i < tbr_arena_count (&sim->arena, TBR_GROUP_OUTDOORS));
  tbr_arena_get (&sim->arena, TBR_GROUP_OUTDOORS, double)[region.i] = factor;
}

double
tbr_outdoors_get (const TbrSim *sim, TbrRegionId region)
{
  if (region.i >= tbr_arena_count (&sim->arena, TBR_GROUP_OUTDOORS))
    return 1;
  return tbr_arena_get (&sim->arena, TBR_GROUP_OUTDOORS, double)[region.i];
}
