/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A great explosion by accident near a town: what the scenario says of it and what it is now. */
#pragma once

#include "hazards/need_slot.h"

/* What the scenario says; see the table in explosion.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime at, step;
  double lon, lat;
  TbrLaw mass, equivalent;
  double inside, people_block, people_dwelling;
  double strength;
  double cut, red, yellow, at_once[2], own_way;
  TbrTime own_time;
  double open, shelter;
  TbrTime roof;
  double survival_scale, survival_shape;
  double reachable, bystander_rate, search;
  TbrTime rescue, care;
  double triage_scale;
} TbrExplosion;

/* <quarter>: people around one point. */
typedef struct
{
  const char *name;
  double lon, lat, people, radius;
  double inside; /* NAN: as the hazard says */
} TbrExplosionQuarterRow;

/* Most quarters of one explosion. */
#define TBR_EXPLOSION_QUARTERS 60

/* Those trapped, from the outside in. */
typedef enum
{
  TBR_RUBBLE_REACHABLE, /* neighbours and fire services get to them */
  TBR_RUBBLE_DEEP,      /* search teams only */
  TBR_RUBBLE_N
} TbrRubble;

typedef enum
{
  TBR_EXPLOSION_NEED_TRAPPED,
  TBR_EXPLOSION_NEED_WOUNDED,
  TBR_EXPLOSION_NEED_HOMELESS,
  TBR_EXPLOSION_NEED_N
} TbrExplosionNeed;

/* Wounded who need a bed. */
typedef enum
{
  TBR_HURT_CRITICAL,
  TBR_HURT_SERIOUS,
  TBR_HURT_N
} TbrHurt;

/* One quarter; persons. */
typedef struct
{
  double trapped[TBR_RUBBLE_N];  /* alive and not freed */
  double hurt_below[TBR_HURT_N]; /* of those trapped alive, share hurt so */
  double hurt[TBR_HURT_N];       /* wait for care */
  double homeless;               /* without a roof when nobody gives them one */
  double rescued;                /* freed by units, not yet told */
  double freed;                  /* freed by neighbours so far */
  double deaths, preventable, late, nights, dwellings; /* not yet told */
  /* the books: trapped alive or hurt so as to need a bed, and what became of them */
  double grave, light, cared, lost;
  TbrNeedSlot needs[TBR_EXPLOSION_NEED_N];
} TbrExplosionQuarter;

/* All of one hazard; behind it the quarters. */
typedef struct
{
  TbrTime struck, updated, told;            /* TBR_NEVER before */
  double tnt;                               /* kg */
  double dead, wounded, displaced, treated; /* persons so far */
  guint32 n_quarters;
  guint32 over; /* not 0: nothing is left to be done */
} TbrExplosionState;

/* Measures. */
typedef enum
{
  TBR_EXPLOSION_TRAPPED,
  TBR_EXPLOSION_WAITING,
  TBR_EXPLOSION_TREATED,
  TBR_EXPLOSION_FREED,
  TBR_EXPLOSION_HOMELESS,
  TBR_EXPLOSION_WOUNDED,
  TBR_EXPLOSION_DISPLACED,
  TBR_EXPLOSION_DEAD,
  TBR_EXPLOSION_TNT,
  TBR_EXPLOSION_MEASURES
} TbrExplosionMeasure;

static inline const TbrExplosion *
tbr_explosion_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrExplosionState *
tbr_explosion_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrExplosionQuarter *
tbr_explosion_quarter (TbrExplosionState *state, guint32 quarter)
{
  return (TbrExplosionQuarter *) (gpointer) (state + 1) + quarter;
}

static inline const TbrExplosionQuarterRow *
tbr_explosion_row (const TbrSim *sim, TbrHazardId hazard, guint32 quarter)
{
  const TbrExplosionQuarterRow *rows = tbr_hazard_object (sim, hazard)->rows[0].data;
  return &rows[quarter];
}

/* The wave reaches a quarter: who is dead, trapped, hurt, without a home. */
void tbr_explosion_strike (TbrSim *sim, TbrHazardId hazard, guint32 quarter);
/* Rescue, care, deaths and nights of a quarter over a span that ends now; what it wants from now
   on. */
void tbr_explosion_help (TbrSim *sim, TbrHazardId hazard, guint32 quarter, double seconds);
/* Whether everybody of a quarter is accounted for. */
gboolean tbr_explosion_balance (const TbrSim *sim, TbrHazardId hazard, GError **error);
/* Whether anything is left to be done there. */
gboolean tbr_explosion_goes_on (const TbrExplosionQuarter *quarter);
