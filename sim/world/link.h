/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The condition of every link of the network, in the run's state. */
#pragma once

#include "engine/core.h"

#include <tabard/route.h>

#define TBR_GROUP_LINK_CONDITION (TBR_GROUPS_WORLD + 0) /* TbrLinkCondition, one a link */
#define TBR_GROUP_WORLD_STATE (TBR_GROUPS_WORLD + 1)    /* TbrWorldState, one */

/* What is known of all links together. */
typedef struct
{
  guint64 fingerprint; /* of all conditions: 0 when every link is open; what routes depend on */
  guint32 epoch;       /* changes so far */
  guint32 n_damaged;   /* links that are slowed or closed */
} TbrWorldState;

/* Field groups of the links, for the run to allocate. */
extern const TbrArenaGroup tbr_link_groups[];
extern const guint tbr_link_n_groups;

/* Makes every link of sim->map open; once, before the run starts. */
void tbr_link_init (TbrSim *sim);

static inline const TbrWorldState *
tbr_link_world (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_WORLD_STATE, const TbrWorldState);
}
