/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What machines burn at work. */
#include "resources/fuel.h"

#include "resources/work.h"
#include "world/lifeline.h"

#include <math.h>

/* Until all machines of a unit are filled up, hours. Our assumption. */
#define FILL 4.0
/* Less than this, hours, is an empty tank: rounding of times to microseconds. */
#define EMPTY 1e-6

/* Hours of work in full tanks; 0 when it burns none of note. */
static double
tank_of (const TbrSim *sim, TbrUnitId unit)
{
  return (double) tbr_unit_capability (sim, unit)->fuel / (double) TBR_HOUR;
}

void
tbr_fuel_fill (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->fuel = tank_of (sim, unit);
  self->dearth = 0;
  self->dry = 0;
}

void
tbr_fuel_count (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  double tank = tank_of (sim, unit);
  double hours = (double) (now - self->fuelled) / (double) TBR_HOUR;
  double dearth = (double) self->dearth;
  self->fuelled = now;
  if (tank <= 0)
    return;
  if (self->phase == TBR_PHASE_WORKING && dearth > 0)
    self->fuel -= dearth * hours;
  else
    self->fuel += (1 - dearth) * tank / FILL * hours;
  self->fuel = CLAMP (self->fuel, 0, tank);
  if (self->fuel < EMPTY)
    self->fuel = 0;
}

void
tbr_fuel_look (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (tank_of (sim, unit) <= 0 || self->need == TBR_NONE || !tbr_lifeline_is_on (sim))
    return;
  tbr_fuel_count (sim, unit);
  guint32 region = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, self->need))->region;
  self->dearth = (float) tbr_lifeline_inoperability (sim, TBR_HANDLE (TbrRegionId, region),
                                                     TBR_LIFELINE_FUEL);
  guint8 dry = self->fuel <= 0 && self->dearth > 0;
  if (dry == self->dry)
    return;
  self->dry = dry;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_FUEL,
                                 .code = !dry,
                                 .a = unit.i,
                                 .b = self->need,
                                 .c = TBR_NONE,
                                 .x = (double) self->dearth,
                                 .y = self->fuel });
}

double
tbr_fuel_effect (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  return self->dry ? 1 - (double) self->dearth : 1;
}

TbrTime
tbr_fuel_lasts (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  double dearth = (double) self->dearth;
  if (dearth <= 0 || self->fuel <= 0)
    return TBR_NEVER;
  double hours = self->fuel / dearth;
  return hours < 1e6 ? (TbrTime) ceil (hours * (double) TBR_HOUR) : TBR_NEVER;
}

void
tbr_fuel_on_changed (TbrSim *sim, const TbrEvent *event)
{
  guint32 n = tbr_need_count (sim);
  for (guint32 i = 0; i < n; i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      if (need->region != event->a || need->closed != TBR_NEVER)
        continue;
      guint32 next = TBR_NONE;
      for (guint32 unit = need->first_unit; unit != TBR_NONE; unit = next)
        {
          TbrUnitId id = { unit };
          next = tbr_unit_get (sim, id)->next_at_need;
          if (tank_of (sim, id) > 0)
            tbr_work_reconsider (sim, id);
        }
    }
}
