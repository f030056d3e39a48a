/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The choice of the way: which mode takes a unit to its goal soonest. */
#pragma once

#include "resources/journey.h"
#include "resources/memo.h"

/**
 * tbr_travel_plan:
 * @goal: where to
 * @find: when a chartered aircraft is found, an instant; 0 when it waits already
 *
 * The legs from the unit's present place, beginning now, by the mode of its type.
 * Returns: FALSE when there is no way
 */
gboolean tbr_travel_plan (TbrPlan *plan, TbrSim *sim, TbrUnitId unit, const TbrGoal *goal,
                          TbrTime find);
/* The same home to its base. */
gboolean tbr_travel_plan_home (TbrPlan *plan, TbrSim *sim, TbrUnitId unit);
/* The goal that a need is for a unit; @host null when it need not enter the land. */
void tbr_travel_goal (const TbrSim *sim, TbrNeedId need, TbrStateId host, TbrGoal *out_goal);
/* Whose aircraft would fly a unit on its present mission, and when one is found for it. */
TbrLift tbr_travel_lift (const TbrSim *sim, TbrUnitId unit);
TbrTime tbr_travel_lift_found (TbrSim *sim, TbrUnitId unit);
