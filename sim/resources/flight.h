/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Travel by air and sea: own aircraft, chartered ones, ships. */
#pragma once

#include "resources/road.h"

/* Share of the range that is flown in one leg, and time on the ground between two. Our
   assumptions. */
#define TBR_FLIGHT_RESERVE 0.85
#define TBR_FLIGHT_REFUEL TBR_HOUR
/* Ships: speed when the type has none (18 knots), way round the land, loading. Our assumptions. */
#define TBR_SHIP_SPEED 9.3
#define TBR_SHIP_DETOUR 1.4
#define TBR_SHIP_LOAD (6 * TBR_HOUR)

/**
 * tbr_flight_airport:
 * @runway: metres, 0 for any
 * @state: where it should be; null: anywhere
 *
 * The open airport nearest to a point, by great circle; where none of the state's is near, the
 * nearest of all. Null when there is none at all.
 */
TbrAirportId tbr_flight_airport (const TbrSim *sim, const TbrPoint *point, double runway,
                                 TbrStateId state);

/* Adds the flight of the unit's own aircraft to a place: daylight, range, pilots' hours. */
void tbr_flight_plan (TbrPlan *plan, double lon, double lat);

/* Adds the way by chartered aircraft (tbr_air_transport()), on by road from where it is unloaded.
   @find: when an aircraft is found, 0 when there is one. Returns: FALSE when there is no way. */
gboolean tbr_flight_plan_charter (TbrPlan *plan, const TbrGoal *goal, TbrTime find);

/* Adds the way by ship: to a port, load, sail, unload, on by road. */
gboolean tbr_flight_plan_ship (TbrPlan *plan, const TbrGoal *goal);
