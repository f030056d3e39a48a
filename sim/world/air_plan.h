/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the plan of a journey by air is put together leg by leg. */
#pragma once

#include "world/air.h"

/* A plan that is being made. */
typedef struct
{
  const TbrSim *sim;
  TbrAirPlan *plan;
  TbrTime now;          /* end of the legs so far */
  TbrPoint place;       /* where they end */
  TbrAirportId airport; /* the airport there, or null */
} TbrAirDraft;

void tbr_air_draft_start (TbrAirDraft *draft, const TbrSim *sim, const TbrAirTrip *trip,
                          TbrAirPlan *plan);
/* Adds time at the present place; nothing when @seconds is 0 or less. Lengthens a last leg of the
   same kind. */
void tbr_air_draft_stand (TbrAirDraft *draft, TbrAirLegKind kind, double seconds);
/* Adds a way. Legs beyond TBR_AIR_LEGS_MAX are joined to the last one. */
void tbr_air_draft_go (TbrAirDraft *draft, TbrAirLegKind kind, const TbrAirEnd *to,
                       TbrAirportId airport, const double distance_and_seconds[2]);
/* Fixes arrival and distance. */
void tbr_air_draft_finish (TbrAirDraft *draft);
/* An airport as an end of a way. */
TbrAirEnd tbr_air_end (const TbrMap *map, TbrAirportId airport);
/* Metres between two ends on the great circle. */
double tbr_air_distance (const TbrAirEnd *one, const TbrAirEnd *other);
