/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sites that are closed or opened during a run, in the run's state. */
#pragma once

#include "engine/core.h"

#include <tabard/site.h>

#define TBR_GROUP_SITE_USE (TBR_GROUPS_WORLD_MORE + 3) /* TbrSiteUse, in the order of first use */

/* A site that an order was about; all others are as the scenario says at the start. */
typedef struct
{
  guint32 site;   /* TbrSiteId */
  guint32 closed; /* 0 or 1, now */
  guint32 region; /* TbrRegionId whose services it shares, or none */
  float beds;     /* it adds to its region's now, below 0 where it takes away; 0 of no hospital */
} TbrSiteUse;

/* Field groups of the sites, for the run to allocate. */
extern const TbrArenaGroup tbr_site_groups[];
extern const guint tbr_site_n_groups;

/* Whether a site is used by nobody now. */
gboolean tbr_site_is_closed (const TbrSim *sim, TbrSiteId site);

/**
 * tbr_site_use:
 *
 * Closes or opens a site from now on: journeys that begin later pass over a closed airport or port
 * or go over one that is open again; the beds of a hospital that the map knows are missing in its
 * region, or there again. Who is under way goes on. Fact SITE_CHANGED, nothing when it is so
 * already.
 */
void tbr_site_use (TbrSim *sim, TbrSiteId site, gboolean is_open);

/* What those that are closed and opened are, in one number: 0 while all are as at the start. */
guint64 tbr_site_use_mark (const TbrSim *sim);
/* Beds that orders have added to a region, below 0: taken from it; a null region: of a whole state.
 */
double tbr_site_use_beds (const TbrSim *sim, TbrRegionId region, TbrStateId state);

/* The sites that orders were about. */
static inline guint32
tbr_site_use_count (const TbrSim *sim)
{
  return tbr_arena_count (&sim->arena, TBR_GROUP_SITE_USE);
}

static inline const TbrSiteUse *
tbr_site_uses (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_SITE_USE, const TbrSiteUse);
}
