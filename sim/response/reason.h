/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What stood behind a decision, put into words' material for whoever asks why. */
#pragma once

#include "response/doctrine.h"

/* A reason of a doctrine that has decided for a seat, with nobody weighed yet. */
TbrReason tbr_reason_of (const TbrSim *sim, TbrFactCode fact, TbrDecision decision, TbrStateId seat,
                         const TbrDoctrine *doctrine);
/* A unit that was weighed for a need, with what a doctrine may know of it now; its score is the
   caller's. To be asked before the unit is sent. */
TbrReasonSide tbr_reason_side (TbrSim *sim, TbrUnitId unit, TbrNeedId need, double score);
/* Nobody. */
TbrReasonSide tbr_reason_nobody (void);
