/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What work does to people: hours, strain, illness, injuries. */
#pragma once

#include "resources/roster.h"

/* Counts the hours worked since they were last counted; the unit is at work. */
void tbr_health_count (TbrSim *sim, TbrUnitId unit);
/* Draws who falls ill or is hurt since this was last drawn, when a day or more has passed; writes
   UNIT_STAFF. */
void tbr_health_age (TbrSim *sim, TbrUnitId unit);
/* The same at the end of a mission, however short. */
void tbr_health_end (TbrSim *sim, TbrUnitId unit);
