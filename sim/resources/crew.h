/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People: how many are fit, how long they may work, how much a tired crew still gives. */
#pragma once

#include "resources/unit.h"

/* Time of day of a shift. */
typedef enum
{
  TBR_SHIFT_MORNING,   /* by day */
  TBR_SHIFT_AFTERNOON, /* into the evening */
  TBR_SHIFT_NIGHT,     /* through the night */
  TBR_SHIFT_N
} TbrShift;

/* Length of the turns in which deployed crews work. Source: [STAFF]. */
#define TBR_CREW_SHIFT (12 * TBR_HOUR)

/**
 * tbr_crew_risk:
 * @shift: time of day
 * @length: of the whole shift, hours, 0 to 16
 * @day: day of the deployment, 1 for the first
 * @hour: hours since the shift began, 0 to @length
 *
 * Risk of an error or accident against the first hours of a first 8-hour morning shift.
 *
 * Source: [FOLKARD2003] for time of day and successive shifts, [FOLKARD2006] for length; growth
 * beyond day 4 and hour 8: our assumption.
 * Returns: ratio, 1 or more
 */
double tbr_crew_risk (TbrShift shift, double length, guint day, double hour);

/**
 * tbr_crew_fatigue:
 * @risk: from tbr_crew_risk()
 *
 * Source: Our assumption: 35 % of the added risk is lost work, never less than half is done.
 * Returns: share of full work speed, 0.5 to 1
 */
double tbr_crew_fatigue (double risk);

/* Mean of tbr_crew_fatigue() over a shift of @length hours. */
double tbr_crew_shift_mean (TbrShift shift, double length, guint day);

/* Draws who comes when the unit is called out: no-shows stay at home. Step: its mission. */
guint tbr_crew_muster (const TbrSim *sim, TbrUnitId unit, guint32 mission);

/* Share of the people it needs who are fit, 0 to 1. */
double tbr_crew_readiness (const TbrSim *sim, TbrUnitId unit);
/* Below this share a unit is not deployable. Source: Our assumption. */
#define TBR_READINESS_LEAST 0.6

/* Shifts it can put on: those it brings; at home two, for its own service relieves it. */
guint tbr_crew_shifts (const TbrSim *sim, TbrUnitId unit);
/* Time its crews may work in one day of duty; TBR_NEVER round the clock. */
TbrTime tbr_crew_duty (const TbrSim *sim, TbrUnitId unit);
/* Rest its crews need between two days of duty; 0 when they take turns. */
TbrTime tbr_crew_rest (const TbrSim *sim, TbrUnitId unit);
/* When a crew whose hours are over now starts again. */
TbrTime tbr_crew_next_duty (const TbrSim *sim, TbrUnitId unit);

/* Share of nominal work that the unit gives at its need in a shift that begins now: fit people and
   fatigue. What is held (tents, water) does not tire: 1. */
double tbr_crew_effect (const TbrSim *sim, TbrUnitId unit);

/* The same, expected of a fresh crew in its first day shift at a need. */
double tbr_crew_effect_fresh (const TbrSim *sim, TbrUnitId unit, TbrNeedId need);

/* Draws who falls ill or is hurt since this was last drawn, when a day or more has passed;
   @worked of these hours were work. */
void tbr_crew_age (TbrSim *sim, TbrUnitId unit, double worked);
