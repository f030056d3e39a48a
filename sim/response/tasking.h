/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reception, tasking, rotation, release and recall of units that are away from home. */
#pragma once

#include "response/response.h"

void tbr_tasking_on_arrived (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_task (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_idle (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_settle (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_expired (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_tiring (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_low (TbrSim *sim, const TbrEvent *event);
void tbr_tasking_on_supply (TbrSim *sim, const TbrEvent *event);
/* At each new report: owners call units home that they need themselves. */
void tbr_tasking_review (TbrSim *sim);
/* Ends a unit's mission. */
void tbr_tasking_release (TbrSim *sim, TbrUnitId unit, TbrRelease why);
/* Takes a unit out of service: offers of it are taken back, a mission is broken off. */
void tbr_tasking_withdraw (TbrSim *sim, TbrUnitId unit);
