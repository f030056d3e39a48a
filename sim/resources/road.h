/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Travel on wheels: convoys, their ferries, borders, breaks and rests. */
#pragma once

#include "resources/journey.h"

#include <tabard/route.h>

/* Speed off the network, metres per second, and detour there: as world/air.c. Our assumptions. */
#define TBR_ACCESS_SPEED (50 / 3.6)
#define TBR_ACCESS_DETOUR 1.25

/* How the unit drives in a host's land: single vehicles at home as the road allows, else in
   convoy. */
void tbr_road_vehicle (const TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrVehicle *vehicle);

/* How it drives on its present mission. */
void tbr_road_own_vehicle (const TbrSim *sim, TbrUnitId unit, TbrVehicle *vehicle);

/* Which end of the way many journeys share, so that it is worth remembering. */
typedef enum
{
  TBR_ROAD_OUT, /* the goal */
  TBR_ROAD_BACK /* the start */
} TbrRoadSense;

/* Adds the legs to @goal. Returns: FALSE when there is no way. */
gboolean tbr_road_plan (TbrPlan *plan, const TbrGoal *goal, TbrRoadSense sense);

/* Seconds that @driving seconds at the wheel take with the breaks of convoys. */
double tbr_road_breaks (const TbrVehicle *vehicle, double driving);

/* The point at @share of the time of a leg on the road. Returns: FALSE when it is not known. */
gboolean tbr_road_place (const TbrSim *sim, TbrUnitId unit, const TbrLeg *leg, double share,
                         double *out_lon, double *out_lat);
