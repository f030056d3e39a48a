/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Travel by air and sea: own aircraft, chartered ones, ships. */
#include "resources/flight.h"

#include "base/geodesy.h"
#include "resources/crew.h"
#include "resources/memo.h"
#include "world/air.h"
#include "world/site_use.h"

#include <math.h>

/* Shortest flight worth starting before dark. Our assumption. */
#define LEG_LEAST (30 * TBR_MINUTE)
/* Pilots' hours in a day and rest after them. Source: [STAFF]. */
#define FLIGHT_DAY (8 * TBR_HOUR)
#define FLIGHT_REST (10 * TBR_HOUR)
/* Speed of aircraft whose type states none, m/s. Our assumption: a helicopter. */
#define SPEED_UNSTATED 60.0
/* Airports looked at for one in the host's land. Our choice. */
#define AIRPORTS 8
/* Points nearer than this are one place, metres. */
#define SAME_PLACE 50.0

/* Squared distance in units of no meaning, for comparing only: good enough to rank, and cheap. */
static double
nearness (const TbrPoint *point, double lon, double lat)
{
  double x = (lon - (double) point->lon) * cos ((double) point->lat * G_PI / 180);
  double y = lat - (double) point->lat;
  return x * x + y * y;
}

TbrAirportId
tbr_flight_airport (const TbrSim *sim, const TbrPoint *point, double runway, TbrStateId state)
{
  TbrAirportId found[AIRPORTS];
  const double at[2] = { (double) point->lon, (double) point->lat };
  guint n = tbr_air_find_airports (sim, at, runway, AIRPORTS, found);
  for (guint i = 0; i < n; i++)
    if (sim->map->airports[found[i].i].state.i == state.i)
      return found[i];
  return n > 0 ? found[0] : TBR_HANDLE (TbrAirportId, TBR_NONE);
}

static TbrTime
to_time (double seconds)
{
  return (TbrTime) floor (seconds * (double) TBR_SECOND + 0.5);
}

/* A leg that ends at @point, near @node; the plan goes there. */
static TbrLeg
leg_to (TbrPlan *plan, TbrLegKind kind, TbrPoint point, guint32 node)
{
  TbrLeg leg = {
    .lon = point.lon, .lat = point.lat, .from = plan->node, .to = node, .kind = (guint8) kind
  };
  plan->lon = (double) point.lon;
  plan->lat = (double) point.lat;
  plan->node = node;
  return leg;
}

static void
stay (TbrPlan *plan, TbrLegKind kind, TbrTime time)
{
  if (time <= 0)
    return;
  TbrLeg leg = leg_to (plan, kind, (TbrPoint){ (float) plan->lon, (float) plan->lat }, plan->node);
  leg.time = time;
  tbr_plan_add (plan, &leg);
}

/* Light left for flying here and now; waits for the morning when it is too little. */
static TbrTime
wait_for_light (TbrPlan *plan)
{
  const TbrCalendar *calendar = &plan->sim->calendar;
  TbrTime turn = tbr_calendar_next_turn (calendar, plan->at, plan->lon, plan->lat);
  gboolean day = tbr_calendar_is_day (calendar, plan->at, plan->lon, plan->lat);
  if (turn == TBR_NEVER)
    return TBR_DAY;
  if (day && turn - plan->at >= LEG_LEAST)
    return turn - plan->at;
  TbrTime morning = day ? tbr_calendar_next_turn (calendar, turn, plan->lon, plan->lat) : turn;
  if (morning == TBR_NEVER)
    return TBR_DAY;
  stay (plan, TBR_LEG_WAIT, morning - plan->at);
  turn = tbr_calendar_next_turn (calendar, plan->at, plan->lon, plan->lat);
  return turn == TBR_NEVER ? TBR_DAY : MAX (turn - plan->at, LEG_LEAST);
}

/* One hop towards a point. Returns: time in the air. */
static TbrTime
hop (TbrPlan *plan, TbrPoint goal, double metres, double speed)
{
  double left = tbr_geodesy_distance (plan->lon, plan->lat, (double) goal.lon, (double) goal.lat);
  TbrPoint point = goal;
  if (metres < left)
    {
      double lon, lat;
      tbr_geodesy_between (plan->lon, plan->lat, (double) goal.lon, (double) goal.lat,
                           metres / left, &lon, &lat);
      point = (TbrPoint){ (float) lon, (float) lat };
    }
  guint32 node
      = tbr_map_nearest_node (plan->sim->map, (double) point.lon, (double) point.lat, NULL).i;
  TbrLeg leg = leg_to (plan, TBR_LEG_FLY, point, node);
  leg.metres = (float) MIN (metres, left);
  leg.time = to_time ((double) leg.metres / speed);
  tbr_plan_add (plan, &leg);
  return leg.time;
}

void
tbr_flight_plan (TbrPlan *plan, double lon, double lat)
{
  const TbrCapability *capability = tbr_unit_capability (plan->sim, plan->unit);
  double speed = capability->speed > 0 ? capability->speed : SPEED_UNSTATED;
  double most = capability->range > 0 ? capability->range * TBR_FLIGHT_RESERVE : INFINITY;
  TbrTime flown = 0;
  TbrTime day = tbr_crew_shifts (plan->sim, plan->unit) * FLIGHT_DAY;
  TbrPoint goal = { (float) lon, (float) lat };
  for (guint i = 0; i < TBR_LEGS_MAX; i++)
    {
      double left = tbr_geodesy_distance (plan->lon, plan->lat, lon, lat);
      if (left < SAME_PLACE)
        break;
      if (day - flown < LEG_LEAST)
        {
          stay (plan, TBR_LEG_REST, FLIGHT_REST);
          flown = 0;
        }
      TbrTime air = day - flown;
      if (capability->daylight)
        air = MIN (air, wait_for_light (plan));
      double metres = MIN (MIN (most, left), (double) air / (double) TBR_SECOND * speed);
      flown += hop (plan, goal, metres, speed);
      if (metres < left)
        stay (plan, TBR_LEG_WAIT, TBR_FLIGHT_REFUEL);
    }
}

/* Loads, carries to a point at a speed, unloads. */
static void
carry (TbrPlan *plan, TbrLeg *leg, double speed, TbrTime load)
{
  TbrPoint goal = { leg->lon, leg->lat };
  double metres = tbr_geodesy_distance (plan->lon, plan->lat, (double) goal.lon, (double) goal.lat);
  if (leg->kind == TBR_LEG_SAIL)
    metres *= TBR_SHIP_DETOUR;
  stay (plan, TBR_LEG_LOAD, load);
  TbrLeg made = leg_to (plan, (TbrLegKind) leg->kind, goal, leg->to);
  made.metres = (float) metres;
  made.time = to_time (metres / speed);
  tbr_plan_add (plan, &made);
  stay (plan, TBR_LEG_LOAD, load);
}

/* Legs of world's journeys by air, as legs of a plan. */
static const guint8 leg_of_air[TBR_AIR_N] = {
  [TBR_AIR_ROAD] = TBR_LEG_DRIVE, [TBR_AIR_WAIT] = TBR_LEG_WAIT,   [TBR_AIR_LOAD] = TBR_LEG_LOAD,
  [TBR_AIR_FLIGHT] = TBR_LEG_FLY, [TBR_AIR_REFUEL] = TBR_LEG_WAIT, [TBR_AIR_UNLOAD] = TBR_LEG_LOAD
};

/* One leg of a transport as a leg of the plan. */
static void
add_transport_leg (TbrPlan *plan, const TbrAirLeg *from)
{
  const TbrMap *map = plan->sim->map;
  guint32 node = plan->node;
  if (!tbr_is_none (from->to))
    node = map->airports[from->to.i].node.i;
  else if (from->kind == TBR_AIR_FLIGHT)
    node = tbr_map_nearest_node (map, (double) from->end.lon, (double) from->end.lat, NULL).i;
  TbrLeg leg = leg_to (plan, (TbrLegKind) leg_of_air[from->kind], from->end, node);
  leg.time = from->ends - from->begins;
  leg.metres = (float) from->distance;
  if (leg.time > 0)
    tbr_plan_add (plan, &leg);
}

gboolean
tbr_flight_plan_charter (TbrPlan *plan, const TbrGoal *goal, TbrTime find)
{
  TbrSim *sim = plan->sim;
  TbrAirTransport transport;
  TbrAirPlan air;
  tbr_air_transport_init (&transport);
  const TbrCapability *capability = tbr_unit_capability (sim, plan->unit);
  transport.load = tbr_memo_handling (sim, capability, transport.load);
  transport.unload = tbr_memo_handling (sim, capability, transport.unload);
  tbr_road_own_vehicle (sim, plan->unit, &transport.ground);
  TbrAirTrip trip = { .from = { plan->lon, plan->lat, { plan->node } },
                      .to = { goal->lon, goal->lat, { goal->node } },
                      .departure = plan->at,
                      .found = MAX (find, plan->at) };
  if (!tbr_air_transport (sim, &transport, &trip, &air))
    return FALSE;
  for (guint32 i = 0; i < air.n_legs; i++)
    {
      /* from the airport on it goes by road: borders, rests and the last stretch are planned there
       */
      if (plan->inside && air.legs[i].kind == TBR_AIR_ROAD)
        break;
      add_transport_leg (plan, &air.legs[i]);
      if (air.legs[i].kind == TBR_AIR_UNLOAD)
        tbr_plan_enter (plan);
    }
  plan->driven = 0;
  return tbr_road_plan (plan, goal, TBR_ROAD_OUT);
}

/* The port nearest to a point that is open. */
static const TbrPort *
nearest_port (const TbrSim *sim, double lon, double lat)
{
  const TbrMap *map = sim->map;
  TbrPoint point = { (float) lon, (float) lat };
  const TbrPort *best = NULL;
  double least = INFINITY;
  for (guint32 i = 0; i < map->n_ports; i++)
    {
      const TbrPort *port = &map->ports[i];
      double far = nearness (&point, (double) port->lon, (double) port->lat);
      if (far < least && !tbr_site_is_closed (sim, TBR_HANDLE (TbrSiteId, i | TBR_SITE_ID_PORT)))
        {
          least = far;
          best = port;
        }
    }
  return best;
}

gboolean
tbr_flight_plan_ship (TbrPlan *plan, const TbrGoal *goal)
{
  const TbrCapability *capability = tbr_unit_capability (plan->sim, plan->unit);
  const TbrPort *start = nearest_port (plan->sim, plan->lon, plan->lat);
  const TbrPort *end = nearest_port (plan->sim, goal->lon, goal->lat);
  if (start == NULL || end == NULL)
    return FALSE;
  TbrGoal first = { (double) start->lon, (double) start->lat, start->node.i, TBR_NONE };
  if (!tbr_road_plan (plan, &first, TBR_ROAD_OUT))
    return FALSE;
  TbrLeg sailing = { .lon = end->lon, .lat = end->lat, .to = end->node.i, .kind = TBR_LEG_SAIL };
  double speed = capability->speed > 0 ? capability->speed : TBR_SHIP_SPEED;
  carry (plan, &sailing, speed, TBR_SHIP_LOAD);
  tbr_plan_enter (plan);
  return tbr_road_plan (plan, goal, TBR_ROAD_OUT);
}
