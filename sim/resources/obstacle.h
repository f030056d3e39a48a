/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a unit meets in another state before it may work there. */
#pragma once

#include "resources/unit.h"

/* Whether the scenario takes the obstacle away between the unit's owner and the host. */
gboolean tbr_obstacle_is_removed (const TbrSim *sim, TbrUnitId unit, TbrStateId host,
                                  TbrObstacle obstacle);

/* The last row of the table that speaks of an obstacle to the unit in the host, NULL for none. A
   treaty says that there is neither authorisation nor insurance to wait for. */
const TbrBorderRule *tbr_obstacle_rule (const TbrSim *sim, TbrUnitId unit, TbrStateId host,
                                        TbrObstacle obstacle);

/**
 * tbr_obstacle_draw:
 * @host: where it is sent; its own state: nothing is in its way
 *
 * Time that one obstacle costs the unit on its present mission, the same whenever it is asked.
 * Language and the airport of entry have no time of their own: 0.
 */
TbrTime tbr_obstacle_draw (const TbrSim *sim, TbrUnitId unit, TbrStateId host,
                           TbrObstacle obstacle);

/* The same in the mean, without chance. */
TbrTime tbr_obstacle_mean (const TbrSim *sim, TbrUnitId unit, TbrStateId host,
                           TbrObstacle obstacle);

/**
 * tbr_obstacle_leave:
 * @ready: time from the order until the unit is ready
 *
 * Time from the order until it may leave for its host: it gets ready while authorisation and visas
 * are asked for, all at once. Tells what each of them cost beyond that.
 */
TbrTime tbr_obstacle_leave (TbrSim *sim, TbrUnitId unit, TbrTime ready);

/* Tells that an obstacle cost the unit some time; nothing when it cost none. */
void tbr_obstacle_tell (TbrSim *sim, TbrUnitId unit, TbrObstacle obstacle, TbrTime time);
