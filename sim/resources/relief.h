/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Relief crews: asked for, found or not, on the way, taking over. */
#pragma once

#include "resources/roster.h"

/* When a unit whose period ends then had better ask for relief. */
TbrTime tbr_relief_ask_at (const TbrSim *sim, TbrUnitId unit);
/* The relief that is due takes over: those relieved go home and rest there. */
void tbr_relief_hand_over (TbrSim *sim, TbrUnitId unit);
/* Those on their way turn back, for the unit goes home. */
void tbr_relief_call_off (TbrSim *sim, TbrUnitId unit);
/* The handler of TBR_EVENT_UNIT_RESTED. */
void tbr_relief_on_rested (TbrSim *sim, const TbrEvent *event);
