/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where a unit is at home, and how it gets there when it is given another base. */
#pragma once

#include "resources/unit.h"

/* Puts a unit at its base, where it has come to. */
void tbr_station_place (TbrUnit *self);
/* Sets off for its base, when it is free and elsewhere. */
void tbr_station_settle (TbrSim *sim, TbrUnitId unit);
