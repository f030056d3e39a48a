/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A unit's mission as a chain of phases, each ended by its timer. */
#pragma once

#include "resources/unit.h"

/* Timers of the room: a = unit, b = its mission; those of a mission that is over do nothing. */
#define TBR_EVENT_UNIT_TIMER (TBR_EVENTS_RESOURCES + 0)  /* the phase, or a leg of it, ends */
#define TBR_EVENT_UNIT_TURN (TBR_EVENTS_RESOURCES + 1)   /* dusk, end of duty, change of shift */
#define TBR_EVENT_UNIT_EXPIRY (TBR_EVENTS_RESOURCES + 2) /* period or supplies may be over */

#define TBR_EVENT_UNIT_RESTED (TBR_EVENTS_RESOURCES + 3)   /* those relieved have recovered */
#define TBR_EVENT_UNIT_REPAIRED (TBR_EVENTS_RESOURCES + 4) /* a machine is repaired */

#define TBR_EVENT_UNIT_JOINS (TBR_EVENTS_RESOURCES + 5) /* before all else of its instant */

/* Enters a phase that its timer ends at @until. */
void tbr_mission_set_phase (TbrSim *sim, TbrUnitId unit, TbrPhase phase, TbrTime until);
/* The handler of TBR_EVENT_UNIT_TIMER. */
void tbr_mission_on_timer (TbrSim *sim, const TbrEvent *event);
/* Rest after so long a time away, drawn for a purpose; step: the mission. */
TbrTime tbr_mission_rest (const TbrSim *sim, TbrUnitId unit, TbrTime away, guint32 purpose);
/* At home, rested and refitted: it can be sent, or is out of service. */
void tbr_mission_become_ready (TbrSim *sim, TbrUnitId unit);
/* Sets off for home from where it is. */
void tbr_mission_go_home (TbrSim *sim, TbrUnitId unit);
/* Ends the mission at home: recovery of @rest, then ready. */
void tbr_mission_recover (TbrSim *sim, TbrUnitId unit, TbrTime rest);
