/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Travel on wheels: convoys, their ferries, borders, breaks and rests. */
#include "resources/road.h"

#include "base/geodesy.h"

#include <math.h>

/* Most vehicles that drive singly at home; more form a convoy. Our assumption. */
#define SINGLE_MOST 4
/* Steps of top speed, m/s, so that few kinds of vehicle need routes of their own. Our choice. */
#define SPEED_STEP 5.0f
/* Source: [EU2006] art. 7: 45 minutes of break after 4.5 hours of driving; none with two drivers,
   one rests beside the other. Art. 12: up to an hour more to get there. */
#define DRIVE_UNBROKEN (4.5 * 3600)
#define BREAK (45.0 * 60)
#define DRIVE_OVER 3600.0
/* A convoy that may drive longer in a day than this has two drivers for each vehicle. */
#define ONE_DRIVER (12.0 * 3600)
/* A sailing this long is a night's rest, as for the routes of world, seconds. */
#define REST_ON_BOARD (8.0 * 3600)
#define DAY 86400.0

void
tbr_road_vehicle (const TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrVehicle *vehicle)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrVehicleKind kind = spec->crews > 1 ? TBR_VEHICLE_CONVOY_TWO : TBR_VEHICLE_CONVOY;
  if (spec->state == host.i && spec->vehicles <= SINGLE_MOST)
    kind = TBR_VEHICLE_RAPID;
  tbr_vehicle_init (vehicle, kind);
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  float speed = (float) capability->speed;
  if (capability->mode == TBR_MODE_ROAD && speed > 0 && speed < vehicle->top_speed)
    vehicle->top_speed = MAX (SPEED_STEP, floorf (speed / SPEED_STEP) * SPEED_STEP);
}

void
tbr_road_own_vehicle (const TbrSim *sim, TbrUnitId unit, TbrVehicle *vehicle)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  guint32 host = self->foreign ? self->host : tbr_unit_spec (sim, unit)->state;
  tbr_road_vehicle (sim, unit, TBR_HANDLE (TbrStateId, host), vehicle);
}

double
tbr_road_breaks (const TbrVehicle *vehicle, double driving)
{
  gboolean alone = (double) vehicle->drive_day < ONE_DRIVER;
  return alone ? driving + floor (driving / DRIVE_UNBROKEN) * BREAK : driving;
}

/* The stretch of road being added up. */
typedef struct
{
  TbrPlan *plan;
  const TbrVehicle *vehicle;
  guint32 from;   /* node where it began */
  double seconds; /* so far */
  double metres;
  double left; /* seconds at the wheel to the end of the route */
} Stretch;

static TbrTime
to_time (double seconds)
{
  return (TbrTime) floor (seconds * (double) TBR_SECOND + 0.5);
}

static void
go_to_node (TbrPlan *plan, guint32 node)
{
  plan->node = node;
  plan->lon = (double) plan->sim->map->nodes[node].lon;
  plan->lat = (double) plan->sim->map->nodes[node].lat;
}

static TbrLeg
leg_here (const TbrPlan *plan, TbrLegKind kind, double seconds)
{
  return (TbrLeg){ .time = to_time (seconds),
                   .lon = (float) plan->lon,
                   .lat = (float) plan->lat,
                   .from = plan->node,
                   .to = plan->node,
                   .kind = (guint8) kind };
}

/* Ends the stretch where the plan now is. */
static void
end_stretch (Stretch *stretch)
{
  TbrPlan *plan = stretch->plan;
  if (stretch->seconds > 0)
    {
      TbrLeg leg = leg_here (plan, TBR_LEG_DRIVE, stretch->seconds);
      leg.from = stretch->from;
      leg.metres = (float) stretch->metres;
      tbr_plan_add (plan, &leg);
    }
  stretch->from = plan->node;
  stretch->seconds = stretch->metres = 0;
}

/* Drives on: breaks within the stretch, a long rest ends it. */
static void
drive (Stretch *stretch, double seconds, double metres)
{
  TbrPlan *plan = stretch->plan;
  gboolean alone = (double) stretch->vehicle->drive_day < ONE_DRIVER;
  double breaks = 0;
  if (alone)
    breaks
        = floor ((plan->driven + seconds) / DRIVE_UNBROKEN) - floor (plan->driven / DRIVE_UNBROKEN);
  stretch->seconds += seconds + breaks * BREAK;
  stretch->metres += metres;
  stretch->left -= seconds;
  plan->driven += seconds;
}

/* A long rest when the day's driving is done. */
static void
rest_if_due (Stretch *stretch)
{
  TbrPlan *plan = stretch->plan;
  double drive_day = (double) stretch->vehicle->drive_day;
  if (drive_day >= DAY || plan->driven < drive_day || stretch->left <= DRIVE_OVER)
    return;
  end_stretch (stretch);
  TbrLeg leg = leg_here (plan, TBR_LEG_REST, DAY - drive_day);
  tbr_plan_add (plan, &leg);
  plan->driven = 0;
}

static void
cross_border (Stretch *stretch, const TbrRouteStep *step)
{
  TbrPlan *plan = stretch->plan;
  const TbrNode *nodes = plan->sim->map->nodes;
  end_stretch (stretch);
  TbrLeg leg = leg_here (plan, TBR_LEG_BORDER, (double) step->wait);
  leg.from = nodes[step->from.i].state.i;
  leg.to = nodes[step->to.i].state.i;
  tbr_plan_add (plan, &leg);
  if (leg.to == plan->host)
    tbr_plan_enter (plan);
}

static void
take_step (Stretch *stretch, const TbrRouteStep *step)
{
  TbrPlan *plan = stretch->plan;
  const TbrMap *map = plan->sim->map;
  double metres = (double) map->links[step->link.i].length;
  if (step->aboard)
    {
      end_stretch (stretch);
      go_to_node (plan, step->to.i);
      TbrLeg leg = leg_here (plan, TBR_LEG_FERRY, (double) step->move);
      leg.from = step->from.i;
      leg.metres = (float) metres;
      tbr_plan_add (plan, &leg);
      stretch->from = plan->node;
      if ((double) step->move >= REST_ON_BOARD)
        plan->driven = 0;
    }
  else
    {
      TbrTime now = plan->at + to_time (stretch->seconds);
      gboolean day = tbr_calendar_is_day (&plan->sim->calendar, now, plan->lon, plan->lat);
      double share = day ? 1 : (double) stretch->vehicle->night_speed;
      go_to_node (plan, step->to.i);
      drive (stretch, (double) step->move / share, metres);
    }
  if (step->crosses)
    cross_border (stretch, step);
  rest_if_due (stretch);
}

/* Between a place and its node, off the network. */
static void
drive_access (Stretch *stretch, double lon, double lat)
{
  TbrPlan *plan = stretch->plan;
  double metres = TBR_ACCESS_DETOUR * tbr_geodesy_distance (plan->lon, plan->lat, lon, lat);
  drive (stretch, metres / TBR_ACCESS_SPEED, metres);
}

gboolean
tbr_road_plan (TbrPlan *plan, const TbrGoal *goal, TbrRoadSense sense)
{
  const TbrMap *map = plan->sim->map;
  TbrVehicle vehicle;
  tbr_road_own_vehicle (plan->sim, plan->unit, &vehicle);
  TbrNodeId from = TBR_HANDLE (TbrNodeId, plan->node);
  TbrNodeId to = TBR_HANDLE (TbrNodeId, goal->node);
  const TbrRoute *route = sense == TBR_ROAD_OUT
                              ? tbr_route_find (plan->sim, &vehicle, from, to)
                              : tbr_route_find_back (plan->sim, &vehicle, from, to);
  if (route == NULL)
    return FALSE;
  if (goal->host != TBR_NONE && map->nodes[from.i].state.i == goal->host)
    plan->inside = TRUE;
  plan->host = goal->host;
  Stretch stretch = { plan, &vehicle, plan->node, 0, 0, route->cost.time - route->cost.aboard };
  if (route->n_steps > 0)
    {
      drive_access (&stretch, (double) map->nodes[from.i].lon, (double) map->nodes[from.i].lat);
      go_to_node (plan, from.i);
      for (guint32 i = 0; i < route->n_steps; i++)
        take_step (&stretch, &route->steps[i]);
    }
  drive_access (&stretch, goal->lon, goal->lat);
  plan->lon = goal->lon;
  plan->lat = goal->lat;
  end_stretch (&stretch);
  return TRUE;
}

gboolean
tbr_road_place (const TbrSim *sim, TbrUnitId unit, const TbrLeg *leg, double share, double *out_lon,
                double *out_lat)
{
  if (leg->from == leg->to)
    return FALSE;
  TbrVehicle vehicle;
  tbr_road_own_vehicle (sim, unit, &vehicle);
  TbrNodeId from = TBR_HANDLE (TbrNodeId, leg->from);
  TbrNodeId to = TBR_HANDLE (TbrNodeId, leg->to);
  const TbrRoute *route = tbr_route_find (sim, &vehicle, from, to);
  if (route == NULL)
    return FALSE;
  /* the share of the way, whatever breaks and darkness the leg has */
  vehicle.drive_day = (float) DAY;
  vehicle.night_speed = 1;
  TbrTime times[2] = { 0, to_time (share * route->cost.time) };
  TbrPoint point;
  tbr_route_position (sim, &vehicle, route, times, &point);
  *out_lon = (double) point.lon;
  *out_lat = (double) point.lat;
  return TRUE;
}
