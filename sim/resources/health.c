/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What work does to people: hours, strain, illness, injuries. */
#include "resources/health.h"

#include "resources/crew.h"
#include "resources/equipment.h"
#include "resources/purpose.h"

#include <math.h>

/* Our assumption: hurt per person-hour of office work by day. */
#define INJURED_HOUR 2.5e-5
/* Days over which the share of the sick is given. */
#define SICK_DAYS 14
/* A unit's draws of one mission: two a day at most, the second at its end. */
#define STEPS_OF_MISSION 2000u
/* Cohorts have streams of their own. */
#define STEP(self, day, last, i)                                                                   \
  (((self)->mission * STEPS_OF_MISSION + 2 * (day) + (last)) * TBR_COHORTS_MAX + (i))

void
tbr_health_count (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  double hours = (double) (now - self->counted) / (double) TBR_HOUR;
  if (hours <= 0)
    return;
  double from = tbr_crew_hour_of_shift (sim, unit, self->counted);
  double risk = tbr_crew_risk_at (sim, unit, self->counted);
  double people = self->staff_present * tbr_crew_share_on_shift (sim, unit);
  self->counted = now;
  self->run_hours += hours;
  self->week_hours += hours / tbr_crew_shifts (sim, unit);
  self->person_hours += people * hours;
  self->strained += people * tbr_crew_strained (risk, from, from + hours);
  self->exposure += people * hours * tbr_crew_mean_risk (risk, from, from + hours)
                    * tbr_unit_capability (sim, unit)->hazard_factor;
}

/* Draws from one cohort; the people go out of those fit for duty. */
static void
draw (TbrSim *sim, TbrUnitId unit, guint i, guint32 step)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrCohort *cohort = tbr_roster_cohorts (sim, unit) + i;
  guint32 hash = tbr_unit_spec (sim, unit)->hash;
  double days = (double) (tbr_sim_clock (sim) - self->aged) / (double) TBR_DAY;
  double share = (double) cohort->present / self->staff_present;
  guint32 sick = 0;
  TbrStream stream;
  if (self->foreign)
    {
      tbr_core_stream (sim, &stream, TBR_PURPOSE_HEALTH, hash, step);
      double well = pow (1 - tbr_roster_owner (sim, unit)->sickness, days / SICK_DAYS);
      sick = tbr_stream_binomial (&stream, cohort->present, 1 - well);
    }
  tbr_core_stream (sim, &stream, TBR_PURPOSE_INJURY, hash, step);
  guint32 hurt = tbr_stream_poisson (&stream, INJURED_HOUR * self->exposure * share);
  hurt = MIN (hurt, cohort->present - sick);
  cohort->present = (guint16) (cohort->present - sick - hurt);
  cohort->sick = (guint16) (cohort->sick + sick);
  cohort->injured = (guint16) (cohort->injured + hurt);
  self->n_sick = (guint16) (self->n_sick + sick);
  self->n_injured = (guint16) (self->n_injured + hurt);
}

static void
draw_all (TbrSim *sim, TbrUnitId unit, guint32 last)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  guint32 day = (guint32) ((now - self->accepted) / TBR_DAY);
  guint n = tbr_roster_count (sim, unit);
  guint16 n_sick = self->n_sick, n_injured = self->n_injured;
  guint present = 0;
  for (guint i = 0; i < n; i++)
    {
      if (tbr_roster_cohorts (sim, unit)[i].present > 0)
        draw (sim, unit, i, STEP (self, day, last, i));
      present += tbr_roster_cohorts (sim, unit)[i].present;
    }
  self->staff_present = (guint16) present;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_STAFF,
                                 .a = unit.i,
                                 .b = (guint32) (self->n_sick - n_sick),
                                 .c = (guint32) (self->n_injured - n_injured),
                                 .x = self->person_hours,
                                 .y = self->strained,
                                 .z = present });
  self->person_hours = self->strained = self->exposure = 0;
  self->aged = now;
  if (self->foreign || tbr_unit_capability (sim, unit)->aircraft > 0)
    tbr_equipment_wear (sim, unit, STEP (self, day, last, 0));
}

void
tbr_health_age (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (tbr_sim_clock (sim) - self->aged >= TBR_DAY && self->staff_present > 0)
    draw_all (sim, unit, 0);
}

void
tbr_health_end (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->on_site != TBR_NEVER && self->staff_present > 0
      && (self->foreign || self->person_hours > 0))
    draw_all (sim, unit, 1);
}
