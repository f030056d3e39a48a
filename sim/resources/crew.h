/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Crews at work: how long they may, how tired they are, how much they still give. */
#pragma once

#include "resources/roster.h"

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

/* Risk above which a crew is strained. Source: the threshold of indicator K31. */
#define TBR_CREW_STRAIN 1.3

/* Mean of the risk over hours @from to @to of a shift whose first hours have @risk. */
double tbr_crew_mean_risk (double risk, double from, double to);
/* Of these hours, those above TBR_CREW_STRAIN. */
double tbr_crew_strained (double risk, double from, double to);

/**
 * tbr_crew_debt:
 * @debt: hours of sleep missed so far
 * @span: time since it was reckoned
 * @rest: of this, time off
 *
 * Sleep missed: 7 hours are needed in a day, the time off gives what is left of it after two hours
 * for meals and the way.
 *
 * Source: [STAFF] section 2; two hours: our assumption
 * Returns: hours, 0 to that which costs the most, 7.5
 */
double tbr_crew_debt (double debt, TbrTime span, TbrTime rest);
/* Share of work that people who miss so much sleep still do: 4 % less an hour, 30 % at most.
   Source: [STAFF] section 2. */
double tbr_crew_awake (double debt);

/* Product over posts of those who are fit over those it needs, 0 to 1. */
double tbr_crew_readiness (const TbrSim *sim, TbrUnitId unit);
/* Below this share a unit is not deployable. Source: Our assumption. */
#define TBR_READINESS_LEAST 0.6

/* Shifts it can put on at each place: those it brings; at home two, for its own service relieves
   it. */
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
/* The same at a need of a kind that a state could have. */
double tbr_crew_effect_at (const TbrSim *sim, TbrUnitId unit, TbrNeedKind kind, TbrStateId state);

/* Time the unit may still work in this week of its people; TBR_NEVER when nobody counts it. */
TbrTime tbr_crew_week_left (const TbrSim *sim, TbrUnitId unit);
/* When days off end that it must take now, 0 when it need not. */
TbrTime tbr_crew_days_off (const TbrSim *sim, TbrUnitId unit);

/* Share of its people who work at one time. */
double tbr_crew_share_on_shift (const TbrSim *sim, TbrUnitId unit);
/* Hours since the present shift began, at an instant of the present work. */
double tbr_crew_hour_of_shift (const TbrSim *sim, TbrUnitId unit, TbrTime at);
/* Risk in the first hours of the shift that begins about then. */
double tbr_crew_risk_at (const TbrSim *sim, TbrUnitId unit, TbrTime at);

/* A crew comes to its place of work: nobody is tired yet. */
void tbr_crew_refresh (TbrSim *sim, TbrUnitId unit);
/* A crew begins to work after a rest: sleep and days off are reckoned. */
void tbr_crew_wake (TbrSim *sim, TbrUnitId unit);
