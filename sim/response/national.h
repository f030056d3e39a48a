/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A state's own dispatch: its free units against the open needs on its land. */
#pragma once

#include "response/response.h"

/* Plans for a state, at once or when its last plan is old enough; does nothing for a null state. */
void tbr_national_plan_soon (TbrSim *sim, TbrStateId state);
void tbr_national_on_plan (TbrSim *sim, const TbrEvent *event);
