/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a seat believed when it decided, beside what was true at that instant. */
#pragma once

#include "response/response.h"

/* A seat, null for the Union's, has decided about a line: what its reports say of the needs behind
   it, what is, and how old the reports are. */
void tbr_belief_tell (TbrSim *sim, TbrDecision decision, TbrStateId seat, TbrRequestId request);
/* The same of a state that has decided about needs of its own, before there is a line. */
void tbr_belief_tell_own (TbrSim *sim, TbrDecision decision, TbrStateId seat, TbrNeedKind kind);
