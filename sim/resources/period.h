/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a unit may stay: its period, its supplies, and when something must be done about them.
 */
#pragma once

#include "resources/unit.h"

/* A period begins now. */
void tbr_period_begin (TbrSim *sim, TbrUnitId unit);
/* Supplies that last for @period more are there; @by: 0 brought along, 1 by the host. */
void tbr_period_supply (TbrSim *sim, TbrUnitId unit, TbrTime period, guint16 by);
/* Sets the alarm for whatever comes first: supplies low, supplies or period over, time to ask for
   relief. */
void tbr_period_set_alarm (TbrSim *sim, TbrUnitId unit);
/* The handler of TBR_EVENT_UNIT_EXPIRY. */
void tbr_period_on_alarm (TbrSim *sim, const TbrEvent *event);
