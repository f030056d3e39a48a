/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a unit could do about a need, reckoned in a microsecond and without chance. */
#include "base/geodesy.h"
#include "resources/crew.h"
#include "resources/flight.h"
#include "resources/obstacle.h"
#include "resources/reach.h"

#include <math.h>

/* No aircraft is looked for to save less, seconds; as in travel.c. */
#define CHARTER_LEAST (4 * 3600.0)

/* A unit and a place being weighed. */
typedef struct
{
  TbrSim *sim;
  TbrUnitId unit;
  const TbrUnit *self;
  const TbrCapability *capability;
  TbrReachPlace place; /* where to */
  TbrNeedId need;      /* what is there; null: nothing yet, ways are kept by where they begin */
  double distance;     /* metres, great circle */
  double depart;       /* seconds until it can leave */
} Pair;

static double
seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

/* Seconds by road between two nodes with rests and breaks, INFINITY when cut off. What many asks
   have in common is the hub: the need that units go to, or the base of one that could go anywhere.
 */
static double
road_time (const Pair *pair, guint32 from, guint32 to)
{
  TbrVehicle vehicle;
  guint32 hub = tbr_is_none (pair->need) && from != pair->place.node ? from : to;
  tbr_road_vehicle (pair->sim, pair->unit, pair->place.state, &vehicle);
  TbrRouteCost cost
      = tbr_route_time (pair->sim, &vehicle, TBR_HANDLE (TbrNodeId, hub == to ? from : to),
                        TBR_HANDLE (TbrNodeId, hub));
  if (!isfinite (cost.time))
    return INFINITY;
  double driving = cost.time - cost.aboard;
  return tbr_route_elapsed (&vehicle, &cost) + tbr_road_breaks (&vehicle, driving) - driving;
}

/* The way from its place to the network, seconds; off the network altogether when it and the need
   have one node. */
static double
access_time (const Pair *pair)
{
  double metres;
  if (pair->self->node == pair->place.node)
    metres = pair->distance;
  else
    {
      const TbrNode *node = &pair->sim->map->nodes[pair->self->node];
      metres = pair->place.node_distance
               + tbr_geodesy_distance ((double) pair->self->lon, (double) pair->self->lat,
                                       (double) node->lon, (double) node->lat);
    }
  return TBR_ACCESS_DETOUR * metres / TBR_ACCESS_SPEED;
}

static double
charter_time (const Pair *pair)
{
  const TbrAirTransport *transport = tbr_memo_transport (pair->sim);
  const TbrMap *map = pair->sim->map;
  TbrAirportId from = tbr_memo_airport (pair->sim, TBR_HANDLE (TbrNodeId, pair->self->node));
  TbrAirportId to = tbr_memo_airport (pair->sim, TBR_HANDLE (TbrNodeId, pair->place.node));
  if (tbr_is_none (from) || tbr_is_none (to) || from.i == to.i)
    return INFINITY;
  const TbrAirport *start = &map->airports[from.i];
  const TbrAirport *end = &map->airports[to.i];
  double flight = tbr_geodesy_distance ((double) start->lon, (double) start->lat, (double) end->lon,
                                        (double) end->lat)
                  / transport->speed;
  double wait = MAX (0, transport->charter.p[0] - pair->depart);
  double load = tbr_memo_handling (pair->sim, pair->capability, transport->load);
  double unload = tbr_memo_handling (pair->sim, pair->capability, transport->unload);
  return wait + road_time (pair, start->node.i, pair->self->node) + load + unload + flight
         + road_time (pair, end->node.i, pair->place.node) + access_time (pair);
}

/* Seconds from leaving until the end of so much flying in daylight. */
static double
daylight_time (const Pair *pair, double flying)
{
  const TbrLight *light
      = tbr_is_none (pair->need) ? pair->place.light : tbr_memo_light (pair->sim, pair->need);
  double day = seconds (TBR_DAY);
  double length = seconds (light->length);
  if (length <= 0)
    return INFINITY;
  if (length >= day)
    return flying;
  TbrTime leave = tbr_sim_clock (pair->sim) + (TbrTime) (pair->depart * (double) TBR_SECOND);
  double phase = fmod (seconds (leave - light->rise), day);
  if (phase < 0)
    phase += day;
  double wait = 0;
  if (phase >= length)
    {
      wait = day - phase;
      phase = 0;
    }
  double nights = floor ((phase + flying) / length);
  return wait + flying + nights * (day - length);
}

static double
air_time (const Pair *pair)
{
  const TbrCapability *capability = pair->capability;
  double speed = capability->speed > 0 ? capability->speed : 60;
  double flying = pair->distance / speed;
  if (capability->range > 0)
    flying += floor (pair->distance / (capability->range * TBR_FLIGHT_RESERVE))
              * seconds (TBR_FLIGHT_REFUEL);
  return capability->daylight ? daylight_time (pair, flying) : flying;
}

static double
travel_time (const Pair *pair)
{
  switch ((TbrMode) pair->capability->mode)
    {
    case TBR_MODE_ROAD:
      return access_time (pair) + road_time (pair, pair->self->node, pair->place.node);
    case TBR_MODE_AIR:
      return air_time (pair);
      case TBR_MODE_AIR_ROAD: {
        double road = access_time (pair) + road_time (pair, pair->self->node, pair->place.node);
        return road <= CHARTER_LEAST ? road : MIN (road, charter_time (pair));
      }
      case TBR_MODE_SEA: {
        double speed = pair->capability->speed > 0 ? pair->capability->speed : TBR_SHIP_SPEED;
        return TBR_SHIP_DETOUR * pair->distance / speed + seconds (2 * TBR_SHIP_LOAD);
      }
    case TBR_MODE_REMOTE:
    case TBR_MODE_N:
      return 0;
    }
  return INFINITY;
}

/* Seconds that borders cost it in the mean between its arrival and its work. */
static double
entry_time (const Pair *pair)
{
  TbrTime times[TBR_OBSTACLE_N];
  if (pair->sim->scenario->sections[TBR_SECTION_BORDERS].n == 0)
    return 0;
  for (guint i = 0; i < TBR_OBSTACLE_N; i++)
    times[i] = tbr_obstacle_mean (pair->sim, pair->unit, pair->place.state, (TbrObstacle) i);
  return seconds (times[TBR_OBSTACLE_EQUIPMENT]
                  + MAX (times[TBR_OBSTACLE_QUALIFICATION], times[TBR_OBSTACLE_INSURANCE])
                  + times[TBR_OBSTACLE_RADIO]);
}

/* Seconds until it can leave from where it is. */
static double
depart_time (const Pair *pair)
{
  TbrPhase phase = (TbrPhase) pair->self->phase;
  if (phase <= TBR_PHASE_HELD)
    {
      TbrTime leave
          = MAX (tbr_obstacle_mean (pair->sim, pair->unit, pair->place.state,
                                    TBR_OBSTACLE_AUTHORISATION),
                 tbr_obstacle_mean (pair->sim, pair->unit, pair->place.state, TBR_OBSTACLE_VISA));
      return seconds (MAX (pair->capability->depart, leave));
    }
  if (phase == TBR_PHASE_MOBILISING)
    return seconds (MAX (0, pair->self->until - tbr_sim_clock (pair->sim)));
  return 0;
}

/* Fills in what follows from unit and place. */
static void
weigh (Pair *pair, TbrSim *sim, TbrUnitId unit, const TbrReachPlace *place)
{
  pair->sim = sim;
  pair->unit = unit;
  pair->self = tbr_unit_get (sim, unit);
  pair->capability = tbr_unit_capability (sim, unit);
  pair->place = *place;
  pair->distance = tbr_geodesy_distance ((double) pair->self->lon, (double) pair->self->lat,
                                         place->lon, place->lat);
  pair->depart = depart_time (pair);
}

/* Seconds from an order now until it is at work there. */
static double
total_time (const Pair *pair, double travel)
{
  return pair->depart + travel + entry_time (pair) + seconds (pair->capability->set_up);
}

TbrOrderFault
tbr_unit_estimate (TbrSim *sim, TbrUnitId unit, TbrNeedId id, TbrUnitEstimate *out_estimate)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  const TbrNeed *need = tbr_need_get (sim, id);
  if (need->closed != TBR_NEVER)
    return TBR_ORDER_CLOSED;
  const TbrRate *rate = tbr_scenario_rate (sim->scenario, need->kind, spec->capability);
  if (rate == NULL)
    return TBR_ORDER_NO_RATE;
  if (rate->goods > 0 && tbr_unit_get (sim, unit)->goods <= 0)
    return TBR_ORDER_EMPTY;
  Pair pair = { .need = id };
  const TbrReachPlace place = { .lon = (double) need->lon,
                                .lat = (double) need->lat,
                                .node = need->node,
                                .node_distance = (double) need->node_distance,
                                .state = TBR_HANDLE (TbrStateId, need->state) };
  weigh (&pair, sim, unit, &place);
  double travel = travel_time (&pair);
  *out_estimate = (TbrUnitEstimate){
    .rate = rate->per_hour * (double) spec->size * tbr_crew_effect_fresh (sim, unit, id),
    .time = total_time (&pair, travel),
    .distance = pair.distance,
    .work = (guint8) rate->work,
  };
  return isfinite (travel) ? TBR_ORDER_OK : TBR_ORDER_NO_WAY;
}

double
tbr_unit_reach (TbrSim *sim, TbrUnitId unit, const TbrReachPlace *place)
{
  Pair pair = { .need = TBR_HANDLE (TbrNeedId, TBR_NONE) };
  weigh (&pair, sim, unit, place);
  return total_time (&pair, travel_time (&pair));
}
