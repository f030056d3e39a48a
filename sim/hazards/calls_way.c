/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How far it is between places of a city, and where one is on the way. */
#include "hazards/ordinary_calls.h"

#include "base/geodesy.h"

#include <math.h>
#include <tabard/route.h>

/* Metres to a degree of a great circle. Source: [WGS84], mean radius. */
#define METRES_PER_DEGREE (TBR_EARTH_RADIUS * G_PI / 180)

void
tbr_calls_scale (const TbrCalls *values, double *out_lon, double *out_lat)
{
  *out_lat = isnan (values->metres_lat) ? METRES_PER_DEGREE : values->metres_lat;
  *out_lon = isnan (values->metres_lon) ? METRES_PER_DEGREE * cos (values->lat * G_PI / 180)
                                        : values->metres_lon;
}

void
tbr_calls_degrees (const TbrCallsPlan *plan, const TbrCallPlace *place, double *out_lon,
                   double *out_lat)
{
  *out_lon = plan->values->lon + place->x / plan->metres_lon;
  *out_lat = plan->values->lat + place->y / plan->metres_lat;
}

TbrCallPlace
tbr_calls_place (const TbrCallsPlan *plan, double lon, double lat)
{
  return (TbrCallPlace){ .x = (lon - plan->values->lon) * plan->metres_lon,
                         .y = (lat - plan->values->lat) * plan->metres_lat,
                         .zone = TBR_NONE };
}

void
tbr_calls_join (const TbrMap *map, const TbrCallsPlan *plan, TbrCallPlace *place)
{
  double lon, lat;
  if (plan->graph != NULL)
    place->node = tbr_city_graph_nearest (plan->graph, place->x, place->y);
  if (plan->values->metric != TBR_METRIC_ROAD)
    return;
  tbr_calls_degrees (plan, place, &lon, &lat);
  place->node = tbr_map_nearest_node (map, lon, lat, NULL).i;
}

/* ---- on a road graph ---- */

static double
straight (const TbrCallsPlan *plan, double east, double north, TbrDrive drive)
{
  return sqrt (east * east + north * north) * plan->values->detour / plan->speed[drive];
}

/* Seconds between a place beside the roads and the node by which it joins them. */
static double
time_beside (const TbrCallsPlan *plan, const TbrCallPlace *place, TbrDrive drive)
{
  const TbrCityNode *node = &plan->graph->nodes[place->node];
  return straight (plan, node->x - place->x, node->y - place->y, drive);
}

/* Seconds until the first node: on a stretch there is no turning back, and it is driven to its end
   as it was begun. */
static double
time_to_node (const TbrCallsPlan *plan, const TbrCallPlace *place, TbrDrive drive)
{
  return place->left > 0 ? place->left : time_beside (plan, place, drive);
}

static double
time_on_graph (const TbrCallsPlan *plan, const TbrCallsWay *way)
{
  if (way->from.x == way->to.x && way->from.y == way->to.y)
    return 0;
  const TbrCityWays *ways = tbr_city_graph_ways (plan->graph, way->to.node, way->drive);
  return time_to_node (plan, &way->from, way->drive) + ways->cost[way->from.node] / TBR_CITY_TICKS
         + time_beside (plan, &way->to, way->drive);
}

/* A point between two others; the rest of the place stays. */
static void
move (TbrCallPlace *place, double x, double y, double share)
{
  place->x += share * (x - place->x);
  place->y += share * (y - place->y);
}

/* @left seconds before the first node. */
static TbrCallPlace
place_before_graph (const TbrCallsPlan *plan, const TbrCallsWay *way, double left)
{
  const TbrCityNode *node = &plan->graph->nodes[way->from.node];
  TbrCallPlace place = way->from;
  move (&place, node->x, node->y, 1 - left / time_to_node (plan, &way->from, way->drive));
  place.left = left;
  return place;
}

/* @gone seconds behind the last node, beside the roads: the way on leads back there. */
static TbrCallPlace
place_behind_graph (const TbrCallsPlan *plan, const TbrCallsWay *way, double gone)
{
  const TbrCityNode *node = &plan->graph->nodes[way->to.node];
  double whole = time_beside (plan, &way->to, way->drive);
  TbrCallPlace place = { node->x, node->y, way->to.zone, way->to.node, 0 };
  move (&place, way->to.x, way->to.y, whole > 0 ? MIN (gone / whole, 1) : 1);
  return place;
}

/**
 * place_on_graph:
 *
 * Whoever is turned there goes on from the node of this place: the next one, or, behind the last,
 * that one again.
 *
 * Source: [JEMSS], rules of the simulation
 */
static TbrCallPlace
place_on_graph (const TbrCallsPlan *plan, const TbrCallsWay *way, double share)
{
  const TbrCityGraph *graph = plan->graph;
  double gone = share * time_on_graph (plan, way);
  double first = time_to_node (plan, &way->from, way->drive);
  if (gone < first)
    return place_before_graph (plan, way, first - gone);
  gone -= first;
  const TbrCityWays *ways = tbr_city_graph_ways (plan->graph, way->to.node, way->drive);
  for (guint32 node = way->from.node; node != way->to.node;)
    {
      const TbrCityArc *arc = &graph->arcs[ways->arc[node]];
      double time = arc->cost[way->drive] / TBR_CITY_TICKS;
      TbrCallPlace place = { graph->nodes[node].x, graph->nodes[node].y, way->from.zone, node, 0 };
      if (gone <= 0)
        return place;
      if (gone < time)
        {
          const TbrCityNode *next = &graph->nodes[arc->to];
          move (&place, next->x, next->y, gone / time);
          place.node = arc->to;
          place.left = time - gone;
          return place;
        }
      gone -= time;
      node = arc->to;
    }
  return place_behind_graph (plan, way, gone);
}

/* ---- by any metric ---- */

static double
travel_by_road (const TbrSim *sim, const TbrCallPlace *from, const TbrCallPlace *to)
{
  TbrVehicle vehicle;
  tbr_vehicle_init (&vehicle, TBR_VEHICLE_RAPID);
  TbrRouteCost cost = tbr_route_time (sim, &vehicle, TBR_HANDLE (TbrNodeId, from->node),
                                      TBR_HANDLE (TbrNodeId, to->node));
  return tbr_route_elapsed (&vehicle, &cost);
}

double
tbr_calls_travel (const TbrSim *sim, const TbrCallsPlan *plan, const TbrCallsWay *way)
{
  const TbrCallPlace *from = &way->from, *to = &way->to;
  double east = fabs (to->x - from->x), north = fabs (to->y - from->y);
  switch ((TbrMetric) plan->values->metric)
    {
    case TBR_METRIC_MATRIX:
      return plan->travel[from->zone * plan->n_zones + to->zone];
    case TBR_METRIC_ROAD:
      if (from->node != to->node)
        return travel_by_road (sim, from, to);
      break;
    case TBR_METRIC_GRAPH:
      return time_on_graph (plan, way);
    case TBR_METRIC_MANHATTAN:
      return (east + north) * plan->values->detour / plan->speed[way->drive];
    case TBR_METRIC_STRAIGHT:
    case TBR_METRIC_N:
      break;
    }
  return straight (plan, east, north, way->drive);
}

TbrCallPlace
tbr_calls_on_way (const TbrCallsPlan *plan, const TbrCallsWay *way, double share)
{
  gint metric = plan->values->metric;
  if (metric == TBR_METRIC_GRAPH)
    return place_on_graph (plan, way, share);
  TbrCallPlace place = share < 0.5 ? way->from : way->to;
  if (metric == TBR_METRIC_MATRIX || metric == TBR_METRIC_ROAD)
    return place;
  place.x = way->from.x + share * (way->to.x - way->from.x);
  place.y = way->from.y + share * (way->to.y - way->from.y);
  return place;
}
