/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Union's coordination team: sent to a state that asks, home when its needs are over. */
#pragma once

#include "response/response.h"

/* A state has entered a request: the centre will consider a team. */
void tbr_team_consider (TbrSim *sim, TbrStateId host);
void tbr_team_on_decide (TbrSim *sim, const TbrEvent *event);
/* Every need of a state is over: what its team was for is over too. */
void tbr_team_end (TbrSim *sim, TbrStateId host);
/* Needs that teams may open, at most. */
guint32 tbr_team_most_needs (const TbrScenario *scenario);
