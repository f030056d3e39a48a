/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Union's coordination team and who supports it: sent to a state that asks, home when its needs
   are over. */
#pragma once

#include "response/response.h"

/* A state has entered a request: the centre will consider a team. */
void tbr_team_consider (TbrSim *sim, TbrStateId host);
/**
 * tbr_team_reaches:
 *
 * Whether those who coordinate in a state keep in touch with all units from abroad that are there:
 * each with as many missions as its rate for the need `coordination` says. Where a team is and too
 * many have come, the centre is asked for one that supports it (TAST), from a state that is not hit
 * itself; it comes after a decision, readiness and travel.
 */
gboolean tbr_team_reaches (TbrSim *sim, TbrStateId host);
void tbr_team_on_decide (TbrSim *sim, const TbrEvent *event);
/* Every need of a state is over: what its team was for is over too. */
void tbr_team_end (TbrSim *sim, TbrStateId host);
/* Needs that teams may open, at most. */
guint32 tbr_team_most_needs (const TbrScenario *scenario);
