/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Units that an order takes out of service, and puts into it again. */
#include "resources/duty.h"

#include "resources/mission.h"
#include "resources/station.h"

void
tbr_duty_tell (TbrSim *sim, TbrUnitId unit, TbrUnitService service)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_SERVICE,
                                 .code = (guint16) service,
                                 .a = unit.i,
                                 .b = tbr_unit_spec (sim, unit)->state,
                                 .c = TBR_NONE });
}

void
tbr_unit_withdraw (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->out)
    return;
  tbr_unit_free (sim, unit);
  self->out = 1;
  gboolean is_at_home = self->phase == TBR_PHASE_AVAILABLE || self->phase == TBR_PHASE_OFF;
  if (is_at_home)
    tbr_mission_set_phase (sim, unit, TBR_PHASE_OFF, TBR_NEVER);
  tbr_duty_tell (sim, unit, is_at_home ? TBR_UNIT_SERVICE_OUT : TBR_UNIT_SERVICE_LEAVING);
}

void
tbr_unit_restore (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (!self->out)
    return;
  self->out = 0;
  tbr_duty_tell (sim, unit, TBR_UNIT_SERVICE_IN);
  if (self->phase != TBR_PHASE_OFF)
    return; /* it is still on its way home */
  tbr_mission_become_ready (sim, unit);
  tbr_station_settle (sim, unit);
}
