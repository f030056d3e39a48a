/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People: how many are fit, how long they may work, how much a tired crew still gives. */
#include "resources/crew.h"

#include "resources/purpose.h"

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

/* Our assumptions: share who do not come, who fall ill in 14 days, hurt per person-hour of office
   work. */
#define NO_SHOW 0.05
#define SICK_14_DAYS 0.03
#define INJURED_HOUR 2.5e-5

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

double
tbr_crew_shift_mean (TbrShift shift, double length, guint day)
{
  double start = tbr_crew_fatigue (tbr_crew_risk (shift, length, day, 0));
  double over = length - length_hours[0];
  if (over <= 0)
    return start;
  /* beyond the eighth hour it falls in a line, until it may meet the least */
  double end_risk = tbr_crew_risk (shift, length, day, length);
  double end = 1 - WORK_PER_RISK * (end_risk - 1);
  double mean_over = (start + end) / 2;
  if (end < FATIGUE_LEAST)
    {
      double falls = start > end ? (start - FATIGUE_LEAST) / (start - end) : 0;
      mean_over = falls * (start + FATIGUE_LEAST) / 2 + (1 - falls) * FATIGUE_LEAST;
    }
  return (start * length_hours[0] + mean_over * over) / length;
}

guint
tbr_crew_muster (const TbrSim *sim, TbrUnitId unit, guint32 mission)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrStream stream;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_MUSTER, spec->hash, mission);
  return tbr_stream_binomial (&stream, spec->staff, 1 - NO_SHOW);
}

double
tbr_crew_readiness (const TbrSim *sim, TbrUnitId unit)
{
  guint16 staff = tbr_unit_spec (sim, unit)->staff;
  return staff == 0 ? 1 : MIN (1, (double) tbr_unit_get (sim, unit)->staff_present / staff);
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
  guint brought = tbr_unit_spec (sim, unit)->crews;
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

/* Time of day of the shift that begins now and is @length long. */
static TbrShift
shift_now (const TbrSim *sim, TbrTime length)
{
  TbrCivil civil;
  tbr_calendar_civil (&sim->calendar, tbr_sim_clock (sim) + length / 2, &civil);
  return civil.hour >= DAY_BEGINS && civil.hour < NIGHT_BEGINS ? TBR_SHIFT_MORNING
                                                               : TBR_SHIFT_NIGHT;
}

double
tbr_crew_effect_fresh (const TbrSim *sim, TbrUnitId unit, TbrNeedId need)
{
  if (is_held (sim, need.i))
    return 1;
  double present = tbr_unit_spec (sim, unit)->staff > 0 ? 1 - NO_SHOW : 1;
  TbrTime length = tbr_unit_capability (sim, unit)->aircraft > 0 ? FLIGHT : SHIFT;
  return present * tbr_crew_shift_mean (TBR_SHIFT_MORNING, (double) length / (double) TBR_HOUR, 1);
}

double
tbr_crew_effect (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (is_held (sim, self->need))
    return 1;
  TbrTime length = tbr_unit_capability (sim, unit)->aircraft > 0 ? FLIGHT : SHIFT;
  guint day = 1 + (guint) (MAX (0, tbr_sim_clock (sim) - self->fresh) / TBR_DAY);
  double hours = (double) length / (double) TBR_HOUR;
  /* at home every shift is a first one: the service relieves its people */
  return tbr_crew_readiness (sim, unit)
         * tbr_crew_shift_mean (shift_now (sim, length), hours, self->foreign ? day : 1);
}

/* Takes @n people out of those fit for duty. */
static guint
take_people (TbrUnit *self, guint n)
{
  n = MIN (n, self->staff_present);
  self->staff_present = (guint16) (self->staff_present - n);
  return n;
}

void
tbr_crew_age (TbrSim *sim, TbrUnitId unit, double worked)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  if (!self->foreign || now - self->aged < TBR_DAY || self->staff_present == 0)
    return;
  double days = (double) (now - self->aged) / (double) TBR_DAY;
  guint day = 1 + (guint) (MAX (0, now - self->fresh) / TBR_DAY);
  TbrStream stream;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_HEALTH, tbr_unit_spec (sim, unit)->hash,
                   self->mission * 1000 + (guint32) ((now - self->accepted) / TBR_DAY));
  double ill = 1 - pow (1 - SICK_14_DAYS, days / 14);
  double hazard = INJURED_HOUR * tbr_unit_capability (sim, unit)->hazard_factor
                  * tbr_crew_risk (TBR_SHIFT_MORNING, 12, day, 0);
  guint sick = tbr_stream_binomial (&stream, self->staff_present, ill);
  self->n_sick = (guint16) (self->n_sick + take_people (self, sick));
  guint hurt = tbr_stream_poisson (&stream, hazard * worked * self->staff_present);
  self->n_injured = (guint16) (self->n_injured + take_people (self, hurt));
  self->aged = now;
}
