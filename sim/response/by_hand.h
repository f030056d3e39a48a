/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Seats that persons have taken: the points at which no doctrine decides. */
#pragma once

#include "response/response.h"

/* The points for which there are orders, so that a person can decide them: bits 1 << TbrDecision.
   What is no point of a state is one of the coordination centre. */
#define TBR_BY_HAND_STATE                                                                          \
  (1u << TBR_DECISION_DISPATCH | 1u << TBR_DECISION_ASK | 1u << TBR_DECISION_OFFER                 \
   | 1u << TBR_DECISION_CHOOSE | 1u << TBR_DECISION_SHARE)
#define TBR_BY_HAND_CENTRE (1u << TBR_DECISION_RESCEU)

/* Whether a person decides a point of a state, or of the centre for a null state. */
gboolean tbr_by_hand_is (const TbrSim *sim, TbrDecision decision, TbrStateId state);

/* From now on a person decides the points in the bits of @decisions, and doctrine all others; what
   comes back to doctrine is looked at at once. The centre's seat for a null state. */
void tbr_by_hand_set (TbrSim *sim, TbrStateId state, guint decisions);
