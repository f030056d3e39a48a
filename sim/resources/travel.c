/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The choice of the way: which mode takes a unit to its goal soonest. */
#include "resources/travel.h"

#include "resources/flight.h"
#include "resources/purpose.h"
#include "resources/roster.h"
#include "world/air.h"

/* No aircraft is looked for to save less: it takes as long to load and unload. */
#define CHARTER_LEAST (4 * TBR_HOUR)

void
tbr_travel_goal (const TbrSim *sim, TbrNeedId id, TbrStateId host, TbrGoal *out_goal)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  *out_goal = (TbrGoal){ (double) need->lon, (double) need->lat, need->node, host.i };
}

TbrLift
tbr_travel_lift (const TbrSim *sim, TbrUnitId unit)
{
  double share = tbr_roster_owner (sim, unit)->own_lift;
  TbrStream stream;
  if (!(share > 0))
    return TBR_LIFT_CHARTER;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_LIFT, tbr_unit_spec (sim, unit)->hash,
                   tbr_unit_get (sim, unit)->mission);
  return tbr_stream_uniform (&stream) < share ? TBR_LIFT_OWN : TBR_LIFT_CHARTER;
}

TbrTime
tbr_travel_lift_found (TbrSim *sim, TbrUnitId unit)
{
  const TbrLaw *law = tbr_memo_lift (sim, tbr_travel_lift (sim, unit));
  TbrStream stream;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_CHARTER, tbr_unit_spec (sim, unit)->hash,
                   tbr_unit_get (sim, unit)->mission);
  return tbr_unit_get (sim, unit)->accepted + tbr_stream_draw_time (&stream, law);
}

/* Own aircraft: abroad to an airport with a runway, the base of its flights; else to the place. */
static void
plan_air (TbrPlan *plan, const TbrGoal *goal)
{
  const TbrMap *map = plan->sim->map;
  double runway = tbr_unit_capability (plan->sim, plan->unit)->runway;
  if (goal->host != TBR_NONE && runway > 0)
    {
      TbrPoint point = { (float) goal->lon, (float) goal->lat };
      TbrAirportId id
          = tbr_flight_airport (plan->sim, &point, runway, TBR_HANDLE (TbrStateId, goal->host));
      if (!tbr_is_none (id))
        tbr_flight_plan (plan, (double) map->airports[id.i].lon, (double) map->airports[id.i].lat);
      tbr_plan_enter (plan);
    }
  tbr_flight_plan (plan, goal->lon, goal->lat);
  tbr_plan_enter (plan);
}

/* By chartered aircraft when that is sooner than by road. */
static gboolean
plan_air_road (TbrPlan *plan, const TbrGoal *goal, TbrRoadSense sense, TbrTime find)
{
  TbrPlan other = *plan;
  gboolean by_road = tbr_road_plan (plan, goal, sense);
  if (by_road && plan->at - tbr_sim_clock (plan->sim) <= CHARTER_LEAST)
    return TRUE;
  gboolean by_air = tbr_flight_plan_charter (&other, goal, find);
  if (by_air && (!by_road || other.at < plan->at))
    *plan = other;
  return by_road || by_air;
}

static gboolean
plan_mode (TbrPlan *plan, const TbrGoal *goal, TbrRoadSense sense, TbrTime find)
{
  switch ((TbrMode) tbr_unit_capability (plan->sim, plan->unit)->mode)
    {
    case TBR_MODE_ROAD:
      return tbr_road_plan (plan, goal, sense);
    case TBR_MODE_AIR:
      plan_air (plan, goal);
      return TRUE;
    case TBR_MODE_AIR_ROAD:
      return plan_air_road (plan, goal, sense, find);
    case TBR_MODE_SEA:
      return tbr_flight_plan_ship (plan, goal);
    case TBR_MODE_REMOTE:
    case TBR_MODE_N:
      return TRUE;
    }
  return FALSE;
}

gboolean
tbr_travel_plan (TbrPlan *plan, TbrSim *sim, TbrUnitId unit, const TbrGoal *goal, TbrTime find)
{
  tbr_plan_begin (plan, sim, unit);
  plan->host = goal->host;
  return plan_mode (plan, goal, TBR_ROAD_OUT, find);
}

gboolean
tbr_travel_plan_home (TbrPlan *plan, TbrSim *sim, TbrUnitId unit)
{
  const TbrHome *home = &tbr_unit_get (sim, unit)->home;
  TbrGoal goal = { (double) home->lon, (double) home->lat, home->node, TBR_NONE };
  tbr_plan_begin (plan, sim, unit);
  return plan_mode (plan, &goal, TBR_ROAD_BACK, 0);
}
