/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An attack on people at several places: what the scenario says of it and what it is now. */
#pragma once

#include "hazards/exposed.h"
#include "hazards/triage.h"

/* To which hospital a patient goes. */
typedef enum
{
  TBR_DISTRIBUTION_CLOSEST, /* the nearest, whatever waits there */
  TBR_DISTRIBUTION_SPREAD,  /* where care comes soonest, the way and those before counted */
  TBR_DISTRIBUTION_N
} TbrDistribution;

/* What kind of place is struck. */
typedef enum
{
  TBR_TARGET_CROWD,    /* a street, a terrace, a festival */
  TBR_TARGET_BUILDING, /* a hall, a stadium, a house */
  TBR_TARGET_STATION,  /* a railway station, an airport: lines are locked down */
  TBR_TARGET_VEHICLE,  /* a train, a bus, a ship: lines are locked down */
  TBR_TARGET_N
} TbrTarget;

/* What the scenario says; see the table in attack.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime at, step;
  double red, yellow, red_at_once, yellow_at_once, triage_scale;
  double over_triage, over_slope;
  TbrTime secure, care;
  TbrTime scene;
  double speed, reach;
  gint distribution;
  double treatment, theatres, staffed;
  TbrTime operation, alert, plan, recall;
  double blood, slow;
  TbrTime survey_time;
  gboolean suspicion, lockdown;
  TbrTime lock_after, lock_for;
  double lock_loss;
  TbrExposedLaw exposed;
} TbrAttack;

/* <site>: one place. */
typedef struct
{
  const char *name;
  double lon, lat;
  TbrTime after;
  TbrLaw dead, wounded;
  TbrLaw perimeter;
  gint target;
  double tasks, held;
  gboolean armed, suspected;
  double survey, crowd;
} TbrAttackSiteRow;

/* <hospital>: one that takes the wounded. */
typedef struct
{
  const char *name;
  double lon, lat, beds, theatres;
} TbrAttackHospitalRow;

enum
{
  TBR_ATTACK_ROWS_SITE,
  TBR_ATTACK_ROWS_HOSPITAL,
};

/* Most places and hospitals of one attack. */
#define TBR_ATTACK_SITES 12
#define TBR_ATTACK_HOSPITALS 40

/* Patients who need a bed, in the order in which they are taken. */
typedef enum
{
  TBR_CASUALTY_RED,    /* critical */
  TBR_CASUALTY_OVER,   /* taken for critical, and not */
  TBR_CASUALTY_YELLOW, /* can wait */
  TBR_CASUALTY_N
} TbrCasualty;

typedef enum
{
  TBR_ATTACK_NEED_WOUNDED,
  TBR_ATTACK_NEED_THREAT,
  TBR_ATTACK_NEED_SURVEY,
  TBR_ATTACK_NEED_CLEANING, /* of the crowd */
  TBR_ATTACK_NEED_N
} TbrAttackNeed;

/* One place. Patients in persons. */
typedef struct
{
  double held[TBR_CASUALTY_N];  /* where nobody may go yet */
  double ready[TBR_CASUALTY_N]; /* can be fetched, or cleaned while an agent is suspected */
  double clean[TBR_CASUALTY_N]; /* cleaned and to be fetched */
  double dead, wounded;         /* drawn: at once; alive, greens included */
  double tasks;                 /* threats still to be dealt with */
  double surveyed;              /* share of the area, 0 to 1 */
  double trip;                  /* s, mean way to the hospitals chosen last */
  TbrTime struck, open;         /* the strike; when the perimeter stands; TBR_NEVER before */
  TbrNeedSlot needs[TBR_ATTACK_NEED_CLEANING];
  TbrExposed crowd;
  guint32 region;    /* TbrRegionId */
  guint32 suspected; /* not 0: an agent is feared and not ruled out */
} TbrAttackSite;

/* One hospital. Patients by the place they come from. */
typedef struct
{
  double lon, lat, beds, theatres;
  double busy;                                      /* theatres */
  double coming[TBR_ATTACK_SITES][TBR_CASUALTY_N];  /* on their way */
  double waiting[TBR_ATTACK_SITES][TBR_CASUALTY_N]; /* arrived, without care */
  double trip[TBR_ATTACK_SITES];                    /* s from each place */
  guint32 region, reserved;                         /* TbrRegionId, TBR_NONE outside any */
} TbrAttackHospital;

/* All of one hazard; behind it the sites, then the hospitals. */
typedef struct
{
  TbrTime first, updated, told;     /* first strike, TBR_NEVER before; last step; last telling */
  TbrTime alerted, planned;         /* TBR_NEVER before */
  double wounded, dead, treated;    /* persons so far, the dead at once included */
  double blood;                     /* units of blood wanted so far */
  double deaths, preventable, late; /* not yet told */
  double locked;                    /* not 0: share of transport that lockdown takes now */
  guint32 n_sites, n_hospitals;
} TbrAttackState;

/* Measures. */
typedef enum
{
  TBR_ATTACK_ON_SCENE,
  TBR_ATTACK_ON_WAY,
  TBR_ATTACK_IN_HOSPITAL,
  TBR_ATTACK_TREATED,
  TBR_ATTACK_BUSY,
  TBR_ATTACK_BLOOD,
  TBR_ATTACK_SUSPECTED,
  TBR_ATTACK_UNCLEANED,
  TBR_ATTACK_CLOSED,
  TBR_ATTACK_MEASURES
} TbrAttackMeasure;

static inline const TbrAttack *
tbr_attack_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrAttackState *
tbr_attack_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrAttackSite *
tbr_attack_sites (TbrAttackState *state)
{
  return (TbrAttackSite *) (gpointer) (state + 1);
}

static inline TbrAttackHospital *
tbr_attack_hospitals (TbrAttackState *state)
{
  return (TbrAttackHospital *) (gpointer) (tbr_attack_sites (state) + state->n_sites);
}

static inline const TbrAttackSiteRow *
tbr_attack_row (const TbrSim *sim, TbrHazardId hazard, guint32 site)
{
  const TbrAttackSiteRow *rows = tbr_hazard_object (sim, hazard)->rows[TBR_ATTACK_ROWS_SITE].data;
  return &rows[site];
}

static inline double
tbr_casualty_sum (const double patients[TBR_CASUALTY_N])
{
  double sum = 0;
  for (guint i = 0; i < TBR_CASUALTY_N; i++)
    sum += patients[i];
  return sum;
}

/* Takes up to @most patients, the critical and those taken for critical before the others. */
double tbr_casualty_take (double patients[TBR_CASUALTY_N], double most,
                          double out_taken[TBR_CASUALTY_N]);

/* Hospitals of the scenario: rows, or else the beds of the towns of the map within reach. */
guint tbr_attack_count_hospitals (const TbrScenario *scenario, const TbrObject *object);
void tbr_attack_find_hospitals (TbrSim *sim, TbrHazardId hazard);
/* Patients of a site set out for a hospital. */
void tbr_attack_distribute (TbrSim *sim, TbrHazardId hazard, guint32 site,
                            const double patients[TBR_CASUALTY_N]);
/* Arrival and care in all hospitals over a span that ends now. */
void tbr_attack_treat (TbrSim *sim, TbrHazardId hazard, double seconds);
/* Whether nobody is on the way to a hospital or waits there. */
gboolean tbr_attack_is_treated (const TbrSim *sim, TbrHazardId hazard);
/* One place is struck: who is dead, hurt, held; what is wanted. */
void tbr_attack_strike (TbrSim *sim, TbrHazardId hazard, guint32 site);
/* Threat, survey, lanes and transport of one place over a span that ends now. */
void tbr_attack_work (TbrSim *sim, TbrHazardId hazard, guint32 site, double seconds);
/* Deaths of all of one place who wait, wherever they are. */
/* Whether a place has been struck and nothing is left to do there. */
gboolean tbr_attack_is_done (const TbrSim *sim, TbrHazardId hazard, guint32 site);
void tbr_attack_wait (TbrSim *sim, TbrHazardId hazard, guint32 site, double seconds);
/* What is wanted at a place from now on. */
void tbr_attack_ask (TbrSim *sim, TbrHazardId hazard, guint32 site);
/* Where the crowd of a site stands. */
TbrExposedPlace tbr_attack_place (const TbrSim *sim, TbrHazardId hazard, guint32 site);
