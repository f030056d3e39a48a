/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where a unit is at home, and how it gets there when it is given another base. */
#include "resources/station.h"

#include "resources/journey.h"
#include "resources/mission.h"

void
tbr_station_place (TbrUnit *self)
{
  self->lon = self->goal_lon = self->home.lon;
  self->lat = self->goal_lat = self->home.lat;
  self->node = self->goal_node = self->home.node;
}

static gboolean
is_at_base (const TbrUnit *self)
{
  return self->lon == self->home.lon && self->lat == self->home.lat;
}

void
tbr_station_settle (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->phase != TBR_PHASE_AVAILABLE || is_at_base (self))
    return;
  self->moves = 1;
  tbr_mission_go_home (sim, unit);
}

void
tbr_unit_station (TbrSim *sim, TbrUnitId unit, TbrHome home)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->home = home;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_STATIONED,
                                 .a = unit.i,
                                 .b = home.node,
                                 .c = TBR_NONE,
                                 .y = (double) home.lon,
                                 .z = (double) home.lat });
  if (self->phase == TBR_PHASE_RETURNING)
    {
      tbr_journey_stop (sim, unit);
      tbr_mission_go_home (sim, unit);
    }
  else if (self->phase == TBR_PHASE_OFF && !tbr_unit_is_on_duty (sim, unit))
    tbr_station_place (self); /* nobody sends it, and nobody waits for it */
  else
    tbr_station_settle (sim, unit);
}
