/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a journey is read off the row of its hub. */
#include "world/route.h"

#include <math.h>

static const TbrRouteCost cut_off = { INFINITY, INFINITY, 0.0 };

static TbrRouteCost
cost_of (const TbrRouteRow *row, TbrNodeId node)
{
  if (row->time[node.i] == TBR_NONE)
    return cut_off;
  return (TbrRouteCost){ .time = row->time[node.i] / 1000.0,
                         .distance = (double) row->distance[node.i],
                         .aboard = row->aboard[node.i] / 1000.0 };
}

TbrRouteCost
tbr_route_time (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId from, TbrNodeId to)
{
  if (from.i >= sim->map->n_nodes || to.i >= sim->map->n_nodes)
    return cut_off;
  return cost_of (tbr_route_cache_row (sim, vehicle, to, from), from);
}

static TbrRouteStep
make_step (const TbrSim *sim, const TbrVehicle *vehicle, TbrLinkId id, TbrNodeId from)
{
  const TbrLink *link = &sim->map->links[id.i];
  TbrVehicleCost cost = tbr_vehicle_cost (sim->map, vehicle, id, tbr_link_get_condition (sim, id));
  return (TbrRouteStep){
    .link = id,
    .from = from,
    .to = link->from.i == from.i ? link->to : link->from,
    .aboard = tbr_link_is_aboard (link) ? 1 : 0,
    .crosses = link->border ? 1 : 0,
    .border = (guint8) tbr_border_find (sim->map, id),
    .move = (float) (cost.move / 1000.0),
    .wait = (float) (cost.wait / 1000.0),
  };
}

static void
reverse (TbrRouteStep *steps, guint32 n)
{
  for (guint32 i = 0; i < n / 2; i++)
    {
      TbrRouteStep step = steps[i];
      steps[i] = steps[n - 1 - i];
      steps[n - 1 - i] = step;
    }
  for (guint32 i = 0; i < n; i++)
    {
      TbrNodeId from = steps[i].from;
      steps[i].from = steps[i].to;
      steps[i].to = from;
    }
}

typedef enum
{
  TOWARDS_HUB,
  FROM_HUB
} Direction;

static const TbrRoute *
follow (const TbrSim *sim, const TbrVehicle *vehicle, const TbrNodeId ends[2], Direction direction)
{
  if (ends[0].i >= sim->map->n_nodes || ends[1].i >= sim->map->n_nodes)
    return NULL;
  TbrNodeId hub = ends[direction == TOWARDS_HUB ? 1 : 0];
  TbrNodeId node = ends[direction == TOWARDS_HUB ? 0 : 1];
  const TbrRouteRow *row = tbr_route_cache_row (sim, vehicle, hub, node);
  if (row->time[node.i] == TBR_NONE)
    return NULL;
  TbrRoute *route = tbr_route_cache_route (sim);
  TbrRouteStep *steps = (TbrRouteStep *) route->steps;
  *route = (TbrRoute){ ends[0], ends[1], 0, steps, cost_of (row, node) };
  while (node.i != hub.i)
    {
      TbrLinkId link = { row->link[node.i] };
      steps[route->n_steps] = make_step (sim, vehicle, link, node);
      node = steps[route->n_steps++].to;
    }
  if (direction == FROM_HUB)
    reverse (steps, route->n_steps);
  return route;
}

const TbrRoute *
tbr_route_find (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId from, TbrNodeId to)
{
  const TbrNodeId ends[2] = { from, to };
  return follow (sim, vehicle, ends, TOWARDS_HUB);
}

const TbrRoute *
tbr_route_find_back (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId from, TbrNodeId to)
{
  const TbrNodeId ends[2] = { from, to };
  return follow (sim, vehicle, ends, FROM_HUB);
}
