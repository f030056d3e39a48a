/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A unit's place in the ledger: which need, which column, with what rate. */
#pragma once

#include "resources/unit.h"

/* Gives the unit a need and puts its nominal rate (self->nominal, self->work, self->rate) into a
   column; leaves the need it had. The type has a rate for it. */
void tbr_column_attach (TbrSim *sim, TbrUnitId unit, TbrNeedId need, TbrColumn column);
/* Leaves the need, if it has one. */
void tbr_column_detach (TbrSim *sim, TbrUnitId unit);
/* Moves its rate to another column of its need; nothing without a need. */
void tbr_column_move (TbrSim *sim, TbrUnitId unit, TbrColumn column);
/* Changes its rate where it stands. */
void tbr_column_set_rate (TbrSim *sim, TbrUnitId unit, double rate);
