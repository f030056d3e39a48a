/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a host chooses: among offers, and among needs for the units that have arrived. */
#pragma once

#include "response/response.h"

/* The host has looked at an offer. */
void tbr_choose_on_decide (TbrSim *sim, const TbrEvent *event);
/* Looks again at what is on hold: at each new report. */
void tbr_choose_review (TbrSim *sim);
/* The need in @host for a unit that waits there for its task. Returns: FALSE when there is none. */
gboolean tbr_choose_task (TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrNeedId *out_need);
