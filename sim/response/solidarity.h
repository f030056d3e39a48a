/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The solidarity clause: a state whose means are exceeded invokes it, the Council decides. */
#pragma once

#include "response/response.h"

/* Steps of the clause, told by TBR_FACT_SOLIDARITY. */
typedef enum
{
  TBR_SOLIDARITY_INVOKED, /* by the state, through the coordination centre */
  TBR_SOLIDARITY_DECIDED, /* the Council has decided on the Union's help */
  TBR_SOLIDARITY_ENDED,   /* the needs of the state are over */
  TBR_SOLIDARITY_N
} TbrSolidarityStep;

/* The strain on a state with open lines, on all such states when null. */
void tbr_solidarity_strain (const TbrSim *sim, TbrStateId state, TbrStrainView *out_view);
/* Whether the Council has decided for a state, and it still holds. */
gboolean tbr_solidarity_is_in_force (const TbrSim *sim, TbrStateId state);
/* States consider invoking it: at each new report. */
void tbr_solidarity_review (TbrSim *sim);
/* The last need of a state is over. */
void tbr_solidarity_case_over (TbrSim *sim, TbrStateId state);
void tbr_solidarity_on_decided (TbrSim *sim, const TbrEvent *event);
