/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The airport by which teams come into a state: it unloads so many aircraft an hour. */
#include "response/hub.h"

#include "resources/obstacle.h"

TbrTime
tbr_hub_queue (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);

  if (!self->flown || self->host == TBR_NONE)
    return 0;
  double rate = sim->scenario->states[self->host]->hub_rate;
  if (!(rate > 0)
      || tbr_obstacle_is_removed (sim, unit, TBR_HANDLE (TbrStateId, self->host), TBR_OBSTACLE_HUB))
    return 0;
  TbrSeatTally *seat = tbr_seat_get (sim, self->host);
  TbrTime begin = MAX (now, seat->hub_free);
  seat->hub_free = begin + (TbrTime) ((double) TBR_SECOND / rate);
  return begin - now;
}
