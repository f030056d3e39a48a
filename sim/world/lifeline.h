/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The services of each region: what hazards take from them, how losses spread, who is without. */
#pragma once

#include "engine/core.h"

#include <tabard/scenario.h>

/* Field groups. They stay empty when no hazard of the scenario reaches services. */
#define TBR_GROUP_OUTAGE (TBR_GROUPS_WORLD + 9)       /* TbrOutage, by region */
#define TBR_GROUP_OUTAGE_LOSS (TBR_GROUPS_WORLD + 11) /* TbrOutageLoss, by hazard's row, region */
#define TBR_GROUP_OUTAGE_BOOK (TBR_GROUPS_WORLD + 12) /* TbrOutageBook, one */
#define TBR_GROUP_OUTAGE_SUM (TBR_GROUPS_WORLD_MORE + 2) /* TbrOutageSum, by row, state */

/* All disturbed regions are brought up to now. */
#define TBR_EVENT_LIFELINE_STEP (TBR_EVENTS_WORLD + 8)
/* Regions whose losses have just changed tell it. */
#define TBR_EVENT_LIFELINE_TELL (TBR_EVENTS_WORLD + 9)
/* Person-hours without service are written down. */
#define TBR_EVENT_LIFELINE_COUNT (TBR_EVENTS_WORLD + 10)
/* What the services tell the rooms above, through tbr_core_raise(): a = region, b = TbrLifeline. */
#define TBR_EVENT_LIFELINE_CHANGED (TBR_EVENTS_WORLD + 11)
/* The same of fuel alone, told once more for those who burn it: a = region. */
#define TBR_EVENT_FUEL_CHANGED (TBR_EVENTS_WORLD + 7)

/* Classes of bed. */
typedef enum
{
  TBR_BED_WARD,      /* general and surgical wards */
  TBR_BED_INTENSIVE, /* intensive care */
  TBR_BED_N
} TbrBed;

/* Hospitals of one region. */
typedef struct
{
  double held[TBR_BED_N];   /* beds of patients whom their hazard counts */
  double inside[TBR_BED_N]; /* patients brought in, as of the instant below */
  TbrTime since[TBR_BED_N];
  double to_move; /* patients who have to be brought out and still are inside */
  double gone;    /* brought out, or dead */
  double deaths;  /* among those who wait for it, not yet told */
  TbrTime alarm;  /* first claim since all beds were given back, TBR_NEVER */
  guint32 need;   /* TbrNeedId of the transfer, TBR_NONE */
  float heard;    /* inoperability when the rooms above last heard of it */
  guint32 mode;   /* TbrHospitalsMode: hospital.h */
} TbrHospitals;

/* The services of one region. */
typedef struct
{
  double state[TBR_LIFELINE_N];  /* inoperability, 0 works to 1 out */
  double loss[TBR_LIFELINE_N];   /* direct loss by all hazards, 0 to 1 */
  double hours[TBR_LIFELINE_N];  /* integral of the inoperability since last counted, hours */
  double untold[TBR_LIFELINE_N]; /* of it, what was counted and not told of the region yet */
  float told[TBR_LIFELINE_N];    /* inoperability in the last fact about it */
  TbrTime updated;               /* instant up to which all this is right */
  float speed;    /* share of their speed that the roads of the region were given, 0 to 1 */
  guint32 hazard; /* TbrHazardId whose losses here are the largest, or were last */
  guint8 awake;   /* not 0: something is not as usual */
  guint8 touched; /* not 0: losses have changed and nobody was told yet */
  guint8 reserved[2];
  guint32 untold_by; /* TbrHazardId that took what is untold */
  TbrHospitals hospitals;
} TbrOutage;

/* Direct losses by one hazard in one region. */
typedef struct
{
  double loss[TBR_LIFELINE_N]; /* 0 to 1 */
} TbrOutageLoss;

/* What was missed in all regions of a state by one hazard, since last written. */
typedef struct
{
  double person_hours[TBR_LIFELINE_N];
} TbrOutageSum;

/* What belongs to all regions. */
typedef struct
{
  guint32 stepping;    /* not 0: a step is scheduled */
  guint32 telling;     /* not 0: a telling is scheduled */
  guint32 counting;    /* not 0: a count is scheduled */
  guint32 n_standby;   /* needs for stand-by power opened so far */
  guint32 n_transfers; /* needs for the transfer of patients opened so far */
  guint32 reserved;
} TbrOutageBook;

/* A change of a direct loss. */
typedef struct
{
  TbrHazardId hazard;   /* of a kind that says it reaches services */
  TbrRegionId region;   /* null: at sea, nothing is lost */
  TbrLifeline lifeline; /* which service */
  double delta; /* share of the service lost; below 0 what is repaired of this hazard's losses */
} TbrLossSpec;

extern const TbrArenaGroup tbr_lifeline_groups[];
extern const guint tbr_lifeline_n_groups;
void tbr_lifeline_add_handlers (TbrHandler *handlers);
/* Makes room for the services of all regions if some hazard reaches them. At time 0. */
void tbr_lifeline_start (TbrSim *sim);

/* Whether some hazard of the scenario reaches services. */
static inline gboolean
tbr_lifeline_is_on (const TbrSim *sim)
{
  return tbr_arena_count (&sim->arena, TBR_GROUP_OUTAGE) > 0;
}

/**
 * tbr_lifeline_add_loss:
 *
 * Adds to what a hazard takes from a service, or takes back. The losses of one hazard stay within 0
 * and 1, and so does their sum over hazards. A new loss is felt at once, what is repaired comes
 * back at the recovery rate of the service. Raises TBR_EVENT_LIFELINE_CHANGED not here but in an
 * event of its own at the same instant.
 */
void tbr_lifeline_add_loss (TbrSim *sim, const TbrLossSpec *spec);

/* Whether losses of each service are those by all hazards, shares are shares, and nobody is missing
   in hospitals. Errors: TBR_ERROR_RANGE, naming region and the two sums. */
gboolean tbr_lifeline_check (const TbrSim *sim, GError **error);

/* Inoperability of a service, 0 works to 1 out, cascades and buffers included, as of the last step.
   0 when no hazard reaches services, and for no region. */
double tbr_lifeline_inoperability (const TbrSim *sim, TbrRegionId region, TbrLifeline lifeline);
/* Direct loss of a service by all hazards, 0 to 1. */
double tbr_lifeline_loss (const TbrSim *sim, TbrRegionId region, TbrLifeline lifeline);
/* Persons who live in a region; 0 when no hazard reaches services, and for no region. */
double tbr_lifeline_people (const TbrSim *sim, TbrRegionId region);

/**
 * tbr_lifeline_slow:
 * @time: as it is when the service works
 *
 * The time that something takes at a place when it hangs on a service: times 1 + (slows - 1) q.
 * Draws nothing; the same @time when no hazard reaches services.
 *
 * Source: our assumption
 */
TbrTime tbr_lifeline_slow (const TbrSim *sim, double lon, double lat, TbrLifeline lifeline,
                           TbrTime time);
/* The factor itself, 1 or more, of a region. */
double tbr_lifeline_slowdown (const TbrSim *sim, TbrRegionId region, TbrLifeline lifeline);

/**
 * tbr_lifeline_recovery:
 *
 * Rate at which a service comes back when nothing holds it, 1/s: ln (1 / 0.01) over the time that
 * it takes from out to 1 % out.
 *
 * Source: [LIAN2006], as tbr_inoperability_recovery_rate()
 */
double tbr_lifeline_recovery (const TbrScenario *scenario, TbrLifeline lifeline);
