/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People as whole numbers: the pools they belong to, and where each part of them is. */
#pragma once

#include "resources/unit.h"

/* Field groups. */
#define TBR_GROUP_COHORT (TBR_GROUPS_RESOURCES + 3)
#define TBR_GROUP_POOL (TBR_GROUPS_RESOURCES + 4)

/* Cohorts of one unit at most: its posts, and the hands. */
#define TBR_COHORTS_MAX (TBR_POSTS_MAX + 1)

/* The people of one post who are out with one unit: one cohort for each post of its type, the last
   for those of whom nothing special is asked. */
typedef struct
{
  guint16 present;  /* with the unit and fit; those it went with, or their relief */
  guint16 sick;     /* ill, with the unit until it is home */
  guint16 injured;  /* hurt, out until the end of the run */
  guint16 coming;   /* relief on its way */
  guint16 resting;  /* relieved, on the way home or recovering there */
  guint16 required; /* whom the unit needs */
} TbrCohort;

/* All people of one owner who can fill one post of one type. */
typedef struct
{
  guint32 all;  /* on the roster */
  guint32 home; /* there, and can be asked */
} TbrPool;

/* How many cohorts a unit has. */
guint tbr_roster_count (const TbrSim *sim, TbrUnitId unit);
/* The first of them. */
TbrCohort *tbr_roster_cohorts (const TbrSim *sim, TbrUnitId unit);
/* The first of the pools they come from. */
TbrPool *tbr_roster_pools (const TbrSim *sim, TbrUnitId unit);
/* What the owner says about its people; the table's defaults for the Union. */
const TbrStateSpec *tbr_roster_owner (const TbrSim *sim, TbrUnitId unit);

/* Puts everybody on the roster but the people of units that join later. At time 0, after the units
   are laid out. */
void tbr_roster_start (TbrSim *sim);

/* The people of a unit that joins later. */
void tbr_roster_join (TbrSim *sim, TbrUnitId unit);

/**
 * tbr_roster_current:
 * @trained: time since the last training
 * @half: time after which half of the skills are gone; 0: never
 *
 * Share of specialists who still can what they have learnt.
 *
 * Source: [STAFF] section 3: lapse halves skill in 2 to 3 years
 */
double tbr_roster_current (TbrTime trained, TbrTime half);

/* Takes people out of the pools for a unit; @come has one number a cohort. */
void tbr_roster_take (TbrSim *sim, TbrUnitId unit, const guint16 *come);
/* Everybody who is with the unit is at home again, but for those who are hurt. */
void tbr_roster_return (TbrSim *sim, TbrUnitId unit);

/* Product over the posts of present over required, each at most 1. Source: [STAFF] section 3. */
double tbr_roster_readiness (const TbrSim *sim, TbrUnitId unit, const guint16 *present);
/* The post that is worst filled. */
void tbr_roster_gap (const TbrSim *sim, TbrUnitId unit, const guint16 *present,
                     TbrCrewGap *out_gap);
/* Whether all pools and cohorts add up. */
gboolean tbr_roster_check (const TbrSim *sim, GError **error);
