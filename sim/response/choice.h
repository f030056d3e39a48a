/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which unit for which need: candidates with their numbers, and the doctrine's choice among them.
 */
#pragma once

#include "response/response.h"

/* The units a state owns, in the order of the scenario; those held at Union level for a null
   state. */
const guint32 *tbr_choice_units (TbrSim *sim, TbrStateId state, guint32 *out_n);
/* Units that follow each other in the scenario and have type, owner, layer and origin in common. */
typedef struct
{
  guint32 first, n;    /* units */
  guint32 owner;       /* state, TBR_NONE for the Union */
  guint32 capability;  /* their type */
  gboolean is_service; /* tbr_choice_is_service() */
} TbrUnitRun;

/* All units, in the order of the scenario: what holds for a run need not be asked of each unit. */
const TbrUnitRun *tbr_choice_runs (TbrSim *sim, guint32 *out_n);
/* Frees what this room keeps outside the arena. */
void tbr_choice_clear_cache (TbrSim *sim);

/* Whether a unit is one of the national services that answer ordinary calls: those stay in their
   land. */
gboolean tbr_choice_is_service (const TbrSim *sim, TbrUnitId unit);

/* Whether a state owns a unit on duty that can do this class of work for this kind of need
   abroad. */
gboolean tbr_choice_has (TbrSim *sim, TbrStateId state, guint32 need, guint32 work);

/* Person-days a state's units have given so far for each million of its inhabitants. */
double tbr_choice_burden (TbrSim *sim, TbrStateId state);

/* Fills in what a doctrine may know of a unit for a need, but for the
   burden. Returns: FALSE when it is no candidate. */
gboolean tbr_choice_candidate (TbrSim *sim, TbrUnitId unit, TbrNeedId need,
                               TbrCandidate *out_candidate);

/**
 * tbr_choice_best_need:
 * @kind: TbrNeedKind, or TBR_NEED_N for any
 *
 * The open need in @host that the doctrine in force would give to this unit: one whose rate is not
 * yet met if there is any.
 */
gboolean tbr_choice_best_need (TbrSim *sim, TbrUnitId unit, TbrStateId host, guint32 kind,
                               TbrNeedId *out_need);

/* The same among all other needs than @except. */
gboolean tbr_choice_next_need (TbrSim *sim, TbrUnitId unit, TbrStateId host, guint32 kind,
                               TbrNeedId except, TbrNeedId *out_need);

/* Rate of a need that nobody serves or is on its way to serve, per hour; weighed by the place.
   Units from abroad count from their task on. */
double tbr_choice_gap (const TbrSim *sim, TbrNeedId need);
