/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Travel by air and sea: own aircraft, chartered ones, ships. */
#pragma once

#include "resources/road.h"

/* Chartered aircraft. Source: [HAZARDS] section 12: 700 km/h, 2 h to load and 2 h to unload;
   runway: our assumption, of the freighters and jets in use. */
#define TBR_CHARTER_SPEED (700 / 3.6)
#define TBR_CHARTER_LOAD (2 * TBR_HOUR)
#define TBR_CHARTER_RUNWAY 2000.0
/* Time to find one, from the order on. Source: [HAZARDS] section 12, 6 to 18 h, read as p10 and
   p90; median: our assumption. */
#define TBR_CHARTER_FIND (10 * TBR_HOUR)
#define TBR_CHARTER_FIND_P10 (6 * TBR_HOUR)
#define TBR_CHARTER_FIND_P90 (18 * TBR_HOUR)
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
 * The airport nearest to a point, by great circle; where the state has none that will do, the
 * nearest of all. Null when there is none at all.
 */
TbrAirportId tbr_flight_airport (const TbrMap *map, const TbrPoint *point, double runway,
                                 TbrStateId state);

/* Adds the flight of the unit's own aircraft to a place: daylight, range, pilots' hours. */
void tbr_flight_plan (TbrPlan *plan, double lon, double lat);

/* Adds the way by chartered aircraft: to an airport, load, fly, unload, on by road. @find: when an
   aircraft is found, 0 when there is one. Returns: FALSE when there is no way. */
gboolean tbr_flight_plan_charter (TbrPlan *plan, const TbrGoal *goal, TbrTime find);

/* Adds the way by ship: to a port, load, sail, unload, on by road. */
gboolean tbr_flight_plan_ship (TbrPlan *plan, const TbrGoal *goal);
