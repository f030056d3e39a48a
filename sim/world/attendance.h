/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How much of a state's staff is at work: what illness keeps at home, by whatever cause. */
#pragma once

#include "engine/core.h"

#include <tabard/scenario.h>

/* Field group. It stays empty when nothing in the scenario keeps staff away. */
#define TBR_GROUP_STAFF (TBR_GROUPS_WORLD_MORE + 0) /* TbrStaff, by state */

/* The staff of one state, all services alike. */
typedef struct
{
  double absent; /* sum of what all causes keep away, share, 0 or more */
} TbrStaff;

extern const TbrArenaGroup tbr_staff_groups[];
extern const guint tbr_staff_n_groups;

/* Makes room for all states, once; by whoever may keep staff away, at time 0. */
void tbr_staff_start (TbrSim *sim);
/* Adds to the share of a state's staff that is away, or takes back. Nothing for no state. */
void tbr_staff_add_absent (TbrSim *sim, TbrStateId state, double delta);
/* Share of a state's staff that is at work, 0 to 1; 1 when nothing keeps anybody away, and for no
   state. Read by the rooms above where they count units that can be crewed. */
double tbr_staff_present (const TbrSim *sim, TbrStateId state);
