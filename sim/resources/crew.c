/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Crews at work: how long they may, how tired they are, how much they still give. */
#include "resources/crew.h"

#include "resources/equipment.h"
#include "resources/muster.h"

#include <math.h>

/* Relative risks. Source: [FOLKARD2003] night and afternoon against morning, successive shifts. */
static const double risk_of_shift[TBR_SHIFT_N] = { 1.00, 1.15, 1.29 };
static const double risk_of_day[4] = { 1.00, 1.02, 1.07, 1.17 };
static const double risk_of_night[4] = { 1.00, 1.06, 1.17, 1.36 };
/* Source: [FOLKARD2006] 8, 10 and 12-hour shifts; linear between, and on. */
static const double length_hours[3] = { 8, 10, 12 };
static const double risk_of_length[3] = { 1.00, 1.13, 1.27 };
/* Our assumptions: growth with days beyond the fourth and hours beyond the eighth; how much of the
   added risk is lost work; the least that is done. */
#define RISK_PER_DAY 0.02
#define RISK_PER_HOUR 0.05
#define WORK_PER_RISK 0.35
#define FATIGUE_LEAST 0.5

/* Source: [STAFF] section 2: sleep needed in a day, work lost for each hour missed, and at most.
   Our assumption: hours off that are not sleep. */
#define SLEEP_DAY 7.0
#define WORK_PER_DEBT 0.04
#define DEBT_MOST 0.3
#define NOT_SLEEP 2.0
/* From so many nations on a sector is mixed, and what that costs. Source: [STAFF] section 4: more
   than three, 5 %. */
#define NATIONS 4
#define MIXED_LOSS 0.05
/* Days of tiring that a day of rest clears. Source: [STAFF] section 2. */
#define CLEARED_PER_DAY 2

/* Source: [EU2003] art. 3: 11 hours of rest in a day; deployed crews work in turns of 12 hours:
   [STAFF]. */
#define SHIFT TBR_CREW_SHIFT
#define REST (11 * TBR_HOUR)
/* Source: [STAFF]: 8 flight hours per crew-day, rest of 8 to 10 hours. */
#define FLIGHT (8 * TBR_HOUR)
#define REST_FLIGHT (8 * TBR_HOUR)
/* Civil hour at which a day of duty begins, and that at which the night does. Our assumption. */
#define DAY_BEGINS 6
#define NIGHT_BEGINS 18
/* Civil hour from which a rested crew had better wait for the morning. Our assumption. */
#define START_LATEST 14

double
tbr_crew_risk (TbrShift shift, double length, guint day, double hour)
{
  g_assert ((guint) shift < TBR_SHIFT_N && day >= 1);

  guint i = length <= length_hours[1] ? 0 : 1;
  double slope
      = (risk_of_length[i + 1] - risk_of_length[i]) / (length_hours[i + 1] - length_hours[i]);
  double of_length = MAX (1, risk_of_length[i] + slope * (length - length_hours[i]));
  const double *of_days = shift == TBR_SHIFT_NIGHT ? risk_of_night : risk_of_day;
  double later = day > 4 ? RISK_PER_DAY * (day - 4) : 0;
  return of_length * risk_of_shift[shift] * of_days[MIN (day, 4) - 1] * (1 + later)
         * (1 + RISK_PER_HOUR * MAX (0, hour - length_hours[0]));
}

double
tbr_crew_fatigue (double risk)
{
  return CLAMP (1 - WORK_PER_RISK * (risk - 1), FATIGUE_LEAST, 1);
}

/* Mean of the work over a shift of @length hours that begins with @risk. */
static double
mean_work (double risk, double length)
{
  double start = tbr_crew_fatigue (risk);
  double over = length - length_hours[0];
  if (over <= 0)
    return start;
  /* beyond the eighth hour it falls in a line, until it may meet the least */
  double end = 1 - WORK_PER_RISK * (risk * (1 + RISK_PER_HOUR * over) - 1);
  double mean_over = (start + end) / 2;
  if (end < FATIGUE_LEAST)
    {
      double falls = start > end ? (start - FATIGUE_LEAST) / (start - end) : 0;
      mean_over = falls * (start + FATIGUE_LEAST) / 2 + (1 - falls) * FATIGUE_LEAST;
    }
  return (start * length_hours[0] + mean_over * over) / length;
}

double
tbr_crew_shift_mean (TbrShift shift, double length, guint day)
{
  return mean_work (tbr_crew_risk (shift, length, day, 0), length);
}

/* Integral from 0 of the part of the risk that grows with the hour, for a risk of 1. */
static double
growth (double hour)
{
  double over = MAX (0, hour - length_hours[0]);
  return RISK_PER_HOUR * over * over / 2;
}

double
tbr_crew_mean_risk (double risk, double from, double to)
{
  return to > from ? risk * (1 + (growth (to) - growth (from)) / (to - from)) : risk;
}

double
tbr_crew_strained (double risk, double from, double to)
{
  if (risk > TBR_CREW_STRAIN)
    return to - from;
  double hour = length_hours[0] + (TBR_CREW_STRAIN / risk - 1) / RISK_PER_HOUR;
  return MAX (0, to - MAX (from, hour));
}

double
tbr_crew_debt (double debt, TbrTime span, TbrTime rest)
{
  double needed = SLEEP_DAY * (double) span / (double) TBR_DAY;
  double slept = MAX (0, (double) rest / (double) TBR_HOUR - NOT_SLEEP);
  return CLAMP (debt + needed - slept, 0, DEBT_MOST / WORK_PER_DEBT);
}

double
tbr_crew_awake (double debt)
{
  return 1 - MIN (DEBT_MOST, WORK_PER_DEBT * debt);
}

double
tbr_crew_readiness (const TbrSim *sim, TbrUnitId unit)
{
  guint16 present[TBR_COHORTS_MAX];
  const TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  for (guint i = 0; i < n; i++)
    present[i] = cohorts[i].present;
  return tbr_roster_readiness (sim, unit, present);
}

/* Whether its need is served by what the unit brings, not by what its people do. */
static gboolean
is_held (const TbrSim *sim, guint32 need)
{
  if (need == TBR_NONE)
    return FALSE;
  guint8 kind = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->kind;
  return tbr_need_info ((TbrNeedKind) kind)->holds;
}

guint
tbr_crew_shifts (const TbrSim *sim, TbrUnitId unit)
{
  gint64 sites = MAX (1, tbr_unit_capability (sim, unit)->sites);
  guint brought = (guint) (tbr_unit_spec (sim, unit)->crews / sites);
  return tbr_unit_get (sim, unit)->foreign ? MAX (1, brought) : MAX (2, brought);
}

TbrTime
tbr_crew_duty (const TbrSim *sim, TbrUnitId unit)
{
  if (is_held (sim, tbr_unit_get (sim, unit)->need))
    return TBR_NEVER;
  guint shifts = tbr_crew_shifts (sim, unit);
  if (tbr_unit_capability (sim, unit)->aircraft > 0)
    return shifts * FLIGHT;
  return shifts > 1 ? TBR_NEVER : SHIFT;
}

TbrTime
tbr_crew_rest (const TbrSim *sim, TbrUnitId unit)
{
  if (tbr_crew_shifts (sim, unit) > 1)
    return 0;
  return tbr_unit_capability (sim, unit)->aircraft > 0 ? REST_FLIGHT : REST;
}

/* When a crew that is rested at @at begins: at once in the morning hours, else with the next
   morning. */
static TbrTime
next_morning (const TbrSim *sim, TbrTime at)
{
  TbrCivil civil;
  tbr_calendar_civil (&sim->calendar, at, &civil);
  if (civil.hour >= DAY_BEGINS && civil.hour < START_LATEST)
    return at;
  TbrTime since_midnight
      = civil.hour * TBR_HOUR + civil.minute * TBR_MINUTE + civil.second * TBR_SECOND;
  TbrTime wait = DAY_BEGINS * TBR_HOUR - since_midnight;
  return at + (wait >= 0 ? wait : wait + TBR_DAY);
}

TbrTime
tbr_crew_next_duty (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime rested = tbr_sim_clock (sim) + MAX (tbr_crew_rest (sim, unit), TBR_HOUR);
  if (!tbr_unit_capability (sim, unit)->daylight)
    return next_morning (sim, rested);
  TbrTime turn = tbr_calendar_next_turn (&sim->calendar, rested, self->lon, self->lat);
  if (tbr_calendar_is_day (&sim->calendar, rested, self->lon, self->lat) && turn != TBR_NEVER)
    turn = tbr_calendar_next_turn (&sim->calendar, turn, self->lon, self->lat);
  return turn != TBR_NEVER && turn - rested < TBR_DAY ? turn : next_morning (sim, rested);
}

/* ---- weeks and spells of days ---- */

TbrTime
tbr_crew_week_left (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (!self->foreign || is_held (sim, self->need))
    return TBR_NEVER;
  double most = (double) tbr_roster_owner (sim, unit)->week_hours;
  if (tbr_sim_clock (sim) - self->week >= 7 * TBR_DAY)
    return (TbrTime) most;
  double left = most - self->week_hours * (double) TBR_HOUR;
  return (TbrTime) MAX (0, left * tbr_crew_shifts (sim, unit));
}

TbrTime
tbr_crew_days_off (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime until = self->stopped + capability->days_off;
  if (!self->foreign || capability->days_most <= 0 || is_held (sim, self->need)
      || now - self->spell < capability->days_most || now >= until)
    return 0;
  return until;
}

/* ---- tiring ---- */

/* Length of a shift at work, hours: at home no longer than the service's own. */
static double
shift_length (const TbrSim *sim, TbrUnitId unit)
{
  TbrTime length = tbr_unit_capability (sim, unit)->aircraft > 0 ? FLIGHT : SHIFT;
  if (!tbr_unit_get (sim, unit)->foreign)
    length = MIN (length, tbr_roster_owner (sim, unit)->home_shift);
  return (double) length / (double) TBR_HOUR;
}

/* Time of day of the shift of @length hours that begins then. */
static TbrShift
shift_at (const TbrSim *sim, TbrTime at, double length)
{
  TbrCivil civil;
  tbr_calendar_civil (&sim->calendar, at + (TbrTime) (length / 2 * (double) TBR_HOUR), &civil);
  return civil.hour >= DAY_BEGINS && civil.hour < NIGHT_BEGINS ? TBR_SHIFT_MORNING
                                                               : TBR_SHIFT_NIGHT;
}

double
tbr_crew_risk_at (const TbrSim *sim, TbrUnitId unit, TbrTime at)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  double length = shift_length (sim, unit);
  /* at home every shift is a first one: the service relieves its people */
  guint day = self->foreign ? 1 + (guint) (MAX (0, at - self->fresh) / TBR_DAY) : 1;
  return (double) self->error * tbr_crew_risk (shift_at (sim, at, length), length, day, 0);
}

double
tbr_crew_share_on_shift (const TbrSim *sim, TbrUnitId unit)
{
  return tbr_unit_get (sim, unit)->foreign ? 1.0 / tbr_crew_shifts (sim, unit) : 1;
}

double
tbr_crew_hour_of_shift (const TbrSim *sim, TbrUnitId unit, TbrTime at)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime duty = tbr_crew_duty (sim, unit);
  if (duty == TBR_NEVER || self->duty_left == TBR_NEVER)
    return 0;
  TbrTime gone = MAX (0, duty - self->duty_left + at - self->since);
  return (double) gone / (double) TBR_HOUR / tbr_crew_shifts (sim, unit);
}

double
tbr_crew_effect_fresh (const TbrSim *sim, TbrUnitId unit, TbrNeedId need)
{
  const TbrNeed *place = tbr_need_get (sim, need);
  return tbr_crew_effect_at (sim, unit, (TbrNeedKind) place->kind,
                             TBR_HANDLE (TbrStateId, place->state));
}

double
tbr_crew_effect_at (const TbrSim *sim, TbrUnitId unit, TbrNeedKind kind, TbrStateId state)
{
  if (tbr_need_info (kind)->holds)
    return 1;
  gboolean abroad = tbr_unit_spec (sim, unit)->state != state.i;
  TbrTime length = tbr_unit_capability (sim, unit)->aircraft > 0 ? FLIGHT : SHIFT;
  return tbr_muster_expected (sim, unit, abroad)
         * tbr_crew_shift_mean (TBR_SHIFT_MORNING, (double) length / (double) TBR_HOUR, 1);
}

/* Share of work that a sector gives where more than three nations work and not all understand each
   other. */
static double
mixed_sector (const TbrSim *sim, const TbrUnit *self)
{
  guint32 states[NATIONS];
  guint n = 0;
  gboolean understood = TRUE;
  const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, self->need));
  for (guint32 i = need->first_unit; i != TBR_NONE && (n < NATIONS || understood);)
    {
      TbrUnitId unit = { i };
      const TbrUnit *other = tbr_unit_get (sim, unit);
      guint32 state = tbr_unit_spec (sim, unit)->state;
      guint known = 0;
      while (known < n && states[known] != state)
        known++;
      if (known == n && n < NATIONS)
        states[n++] = state;
      understood = understood && other->error <= 1;
      i = other->next_at_need;
    }
  return n == NATIONS && !understood ? 1 - MIXED_LOSS : 1;
}

/* Share of work that host and neighbours let it do. */
static double
hosted (const TbrSim *sim, const TbrUnit *self)
{
  if (!self->foreign)
    return 1;
  double support = tbr_sim_clock (sim) < self->unsupported ? (double) self->support : 1;
  return support * mixed_sector (sim, self);
}

double
tbr_crew_effect (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (is_held (sim, self->need))
    return 1;
  double machines = tbr_equipment_share (sim, unit);
  double risk = tbr_crew_risk_at (sim, unit, tbr_sim_clock (sim));
  return machines * tbr_crew_readiness (sim, unit) * mean_work (risk, shift_length (sim, unit))
         * tbr_crew_awake (self->debt) * hosted (sim, self);
}

void
tbr_crew_refresh (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  self->fresh = self->aged = self->counted = self->spell = self->woken = self->week = now;
  self->week_hours = self->debt = 0;
  self->duty_left = tbr_crew_duty (sim, unit);
  if (self->phase == TBR_PHASE_WORKING && self->duty_left != TBR_NEVER)
    self->duty_left += now - self->since;
}

void
tbr_crew_wake (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime rest = now - self->stopped;
  if (!self->foreign)
    return;
  if (rest >= TBR_DAY)
    self->fresh = MIN (now, self->fresh + (1 + CLEARED_PER_DAY) * rest);
  if (rest >= capability->days_off)
    self->spell = now;
  if (now - self->week >= 7 * TBR_DAY)
    {
      self->week = now;
      self->week_hours = 0;
    }
  /* where shifts take turns, one sleeps while another works */
  self->debt
      = tbr_crew_shifts (sim, unit) > 1 ? 0 : tbr_crew_debt (self->debt, now - self->woken, rest);
  self->woken = now;
}
