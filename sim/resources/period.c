/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a unit may stay: its period, its supplies, and when something must be done about them.
 */
#include "resources/period.h"

#include "resources/mission.h"
#include "resources/relief.h"
#include "resources/work.h"

/* Days of supplies left at which more are asked for. Our assumption. */
#define LOW (2 * TBR_DAY)

void
tbr_period_set_alarm (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime first = TBR_NEVER;
  if (self->supplies_end > now)
    first = self->supplies_end;
  if (self->period_end > now)
    first = MIN (first, self->period_end);
  if (self->supplies_low > now)
    first = MIN (first, self->supplies_low);
  if (self->relief_ask > now)
    first = MIN (first, self->relief_ask);
  tbr_queue_cancel (sim, self->expiry);
  self->expiry = first == TBR_NEVER
                     ? TBR_EVENT_NONE
                     : tbr_core_schedule (sim, first, TBR_EVENT_UNIT_EXPIRY, unit.i, self->mission);
}

void
tbr_period_supply (TbrSim *sim, TbrUnitId unit, TbrTime period, guint16 by)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime left = self->supplies_end == TBR_NEVER ? 0 : MAX (0, self->supplies_end - now);
  self->supplies_end = now + left + period;
  self->supplies_low = self->supplies_end - MIN (LOW, (left + period) / 2);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_SUPPLIED,
                                 .code = by,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = (double) left / (double) TBR_DAY,
                                 .y = (double) (left + period) / (double) TBR_DAY });
  tbr_period_set_alarm (sim, unit);
}

void
tbr_period_begin (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->period_end = tbr_sim_clock (sim) + tbr_unit_capability (sim, unit)->operation;
  self->relief_ask = tbr_relief_ask_at (sim, unit);
}

void
tbr_period_on_alarm (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  gboolean low = self->supplies_low <= now && self->supplies_end > now;
  gboolean tiring = self->relief_ask <= now && self->period_end > now;
  self->expiry = TBR_EVENT_NONE;
  if (self->relief_due <= now)
    {
      tbr_relief_hand_over (sim, unit);
      tbr_period_begin (sim, unit);
      tbr_work_refresh (sim, unit);
    }
  tbr_period_set_alarm (sim, unit);
  if (low)
    {
      self->supplies_low = TBR_NEVER;
      tbr_core_raise (sim, TBR_EVENT_UNIT_LOW, unit.i, 0);
    }
  if (tiring)
    tbr_core_raise (sim, TBR_EVENT_UNIT_TIRING, unit.i, 0);
  if (self->supplies_end <= now || self->period_end <= now)
    tbr_core_raise (sim, TBR_EVENT_UNIT_EXPIRED, unit.i, 0);
}
