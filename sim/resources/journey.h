/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Journeys under way: the legs ahead of a unit, one after the other. */
#pragma once

#include "resources/unit.h"

#define TBR_GROUP_JOURNEY (TBR_GROUPS_RESOURCES + 1)
#define TBR_GROUP_JOURNEY_POOL (TBR_GROUPS_RESOURCES + 2)

/* What a leg is made of. */
typedef enum
{
  TBR_LEG_DRIVE,  /* on roads, short breaks included */
  TBR_LEG_FERRY,  /* on a ferry or shuttle */
  TBR_LEG_BORDER, /* waiting at a border; from and to are states */
  TBR_LEG_REST,   /* a long rest of drivers or pilots */
  TBR_LEG_WAIT,   /* for daylight, for an aircraft to be found, for fuel */
  TBR_LEG_LOAD,   /* loading and unloading of aircraft and ships */
  TBR_LEG_FLY,    /* in the air */
  TBR_LEG_SAIL,   /* by ship */
  TBR_LEG_N
} TbrLegKind;

typedef struct
{
  TbrTime time;     /* how long it takes */
  float metres;     /* how far it goes */
  float lon, lat;   /* degrees, where it ends */
  guint32 from, to; /* network nodes; states at a border */
  guint8 kind;      /* TbrLegKind */
  guint8 entry;     /* not 0: at its end the unit has come into the host's land */
  guint8 reserved[2];
} TbrLeg;

/* Most legs of one journey; what is more is added to the last. */
#define TBR_LEGS_MAX 32

typedef struct
{
  TbrPoolLink link;
  guint32 n;  /* legs */
  guint32 at; /* the present one */
  TbrLeg legs[TBR_LEGS_MAX];
} TbrJourney;

/* A journey being planned. */
typedef struct
{
  TbrSim *sim;
  TbrUnitId unit;
  TbrTime at;      /* when it would get there */
  double lon, lat; /* degrees, where it would be */
  guint32 node;    /* network node there */
  double driven;   /* seconds at the wheel since the last long rest */
  guint32 host;    /* state whose land it enters, TBR_NONE */
  guint32 n;       /* legs */
  gboolean inside; /* it has entered, or was there at the start */
  TbrLeg legs[TBR_LEGS_MAX];
} TbrPlan;

/* Where it is to go. */
typedef struct
{
  double lon, lat; /* degrees */
  guint32 node;    /* network node near it */
  guint32 host;    /* state whose land it enters on the way, TBR_NONE when it is at home there */
} TbrGoal;

/* Begins a plan at the unit's present place, now. */
void tbr_plan_begin (TbrPlan *plan, TbrSim *sim, TbrUnitId unit);
/* Adds a leg that ends at @lon, @lat, @node. */
void tbr_plan_add (TbrPlan *plan, const TbrLeg *leg);
/* The unit comes into the host's land where the plan now ends. */
void tbr_plan_enter (TbrPlan *plan);
/* Time and metres of the first @n legs. */
TbrTime tbr_plan_time (const TbrPlan *plan, guint32 n);
double tbr_plan_metres (const TbrPlan *plan, guint32 n);
/* Number of legs up to the one that enters the host's land; 0 when it is there already, all when
   there is none. */
guint32 tbr_plan_entry (const TbrPlan *plan);

/* Starts the first @n legs of a plan. The present leg ends with the unit's timer. */
void tbr_journey_start (TbrSim *sim, TbrUnitId unit, const TbrPlan *plan, guint32 n);
/* Ends the present leg and begins the next. Returns: FALSE when that was the last. */
gboolean tbr_journey_next (TbrSim *sim, TbrUnitId unit);
/* Leaves the unit where it is now and forgets the rest. */
void tbr_journey_stop (TbrSim *sim, TbrUnitId unit);
