/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An earthquake and its aftershocks: what the scenario says of them and what they are now. */
#pragma once

#include "hazards/aftershock.h"
#include "hazards/casualty.h"
#include "hazards/damage.h"
#include "hazards/hazard.h"
#include "hazards/survivors.h"

/* Services that a shock cuts: power, water, telecom, transport, health. */
#define TBR_EARTHQUAKE_SERVICES 5

/* Laws of the shaking. */
typedef enum
{
  TBR_SHAKING_CRUST,  /* active crust */
  TBR_SHAKING_VRANCEA /* intermediate depth under the Carpathian arc */
} TbrShakingLaw;

/* What the scenario says; see the table in earthquake_table.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime at, step;
  double lon, lat, depth, magnitude, site, sigma_factor, between;
  double radius, population_least;
  double classes[TBR_VULNERABILITY_N];
  double concrete, people_low, people_block, people_dwelling;
  double inside_night, inside_day, near_field, of_grade_four;
  double survival_scale, survival_shape;
  double surface, light;
  double helping, bystander_rate, search;
  TbrTime rescue, care;
  double triage_scale, shelter, street;
  TbrTime inspection, clearing;
  gboolean aftershocks;
  double least, productivity, felt, outside;
  TbrTime stop;
  double services, half[TBR_EARTHQUAKE_SERVICES], fragility_spread;
  double jobs[TBR_EARTHQUAKE_SERVICES], unequal;
  TbrTime repair, bridging;
  gint law; /* TbrShakingLaw */
  double cold, roads, half_road, bridges, debris;
} TbrEarthquake;

/* <place>: people at one point beside the towns of the map. */
typedef struct
{
  const char *name;
  double lon, lat, people, site;
  double classes[TBR_VULNERABILITY_N]; /* NAN in the first: as the hazard says */
} TbrEarthquakePlaceRow;

enum
{
  TBR_EARTHQUAKE_ROWS_PLACE,
  TBR_EARTHQUAKE_N_ROWS
};

#define TBR_EARTHQUAKE_N_PARAMS 67
extern const TbrParam tbr_earthquake_params[TBR_EARTHQUAKE_N_PARAMS];
extern const TbrRowKind tbr_earthquake_rows[TBR_EARTHQUAKE_N_ROWS];

/* Most places of one earthquake. */
#define TBR_EARTHQUAKE_PLACES 400

/* Layers of those trapped, from the outside in. */
typedef enum
{
  TBR_TRAPPED_SURFACE, /* in sight or within reach: neighbours free them */
  TBR_TRAPPED_LIGHT,   /* under loose debris: fire services */
  TBR_TRAPPED_DEEP,    /* in voids under slabs: search and rescue teams */
  TBR_TRAPPED_N
} TbrTrappedLayer;

/* Wounded who wait for care. */
typedef enum
{
  TBR_WAITING_RED,
  TBR_WAITING_YELLOW,
  TBR_WAITING_N
} TbrWaiting;

typedef enum
{
  TBR_EARTHQUAKE_NEED_TRAPPED,
  TBR_EARTHQUAKE_NEED_WOUNDED,
  TBR_EARTHQUAKE_NEED_HOMELESS,
  TBR_EARTHQUAKE_NEED_INSPECTION,
  TBR_EARTHQUAKE_NEED_ROAD,
  TBR_EARTHQUAKE_NEED_N
} TbrEarthquakeNeed;

/* Times that one need of a place may arise, aftershock after aftershock. Our assumption. */
#define TBR_EARTHQUAKE_WAVES 3

typedef struct
{
  guint32 need;  /* TbrNeedId while open, else TBR_NONE */
  guint32 times; /* opened so far */
} TbrEarthquakeSlot;

/* Masonry and concrete of one class. */
typedef struct
{
  double n[TBR_STRUCTURE_N];         /* buildings */
  double collapsed[TBR_STRUCTURE_N]; /* of them */
} TbrEarthquakeStock;

/* One place. */
typedef struct
{
  double people;    /* persons who live there */
  double distance;  /* m from the hypocentre */
  double site;      /* intensity units on top of the mean relation */
  double intensity; /* of the main shock, its chance included */
  TbrEarthquakeStock stock[TBR_VULNERABILITY_N];
  double trapped[TBR_TRAPPED_N];               /* alive and not freed */
  double age;                                  /* s they have been trapped in the mean */
  double share_red, share_yellow;              /* of those freed alive */
  double waiting[TBR_WAITING_N];               /* wounded without care */
  double waited;                               /* s they have waited in the mean */
  double rescued;                              /* freed by units, not yet told, persons */
  double freed;                                /* freed by neighbours so far, persons */
  double dead;                                 /* persons so far */
  double unusable;                             /* share of the dwellings nobody can live in */
  double doubtful;                             /* share that people leave until it is inspected */
  double to_inspect;                           /* buildings at the start */
  double left_to_inspect;                      /* buildings */
  double street;                               /* m of street */
  double blocked;                              /* m of it */
  double lost;                                 /* dwellings told as lost */
  double nights, deaths, preventable, injured; /* not yet told */
  TbrEarthquakeSlot needs[TBR_EARTHQUAKE_NEED_N];
  float lon, lat; /* degrees */
  guint32 state;  /* TbrStateId */
  guint32 name;   /* step of its streams: row, or city behind the rows */
  guint32 region; /* TbrRegionId, known where services are cut */
  guint32 first;  /* the first place of that region */
  double towns;   /* persons in all towns of the region, kept at its first place */
} TbrEarthquakePlace;

/* All of one hazard; behind it the places. */
typedef struct
{
  TbrTime updated; /* instant of the last step */
  TbrTime struck;  /* instant of the main shock, TBR_NEVER before */
  TbrTime told;    /* last telling */
  double event;    /* deviation of the whole event, intensity units */
  guint32 n_places;
  guint32 n_aftershocks; /* so far */
  guint32 n_felt;        /* of them felt somewhere */
  guint32 shaken;        /* not 0: the main shock has come */
} TbrEarthquakeState;

/* Measures. */
typedef enum
{
  TBR_EARTHQUAKE_TRAPPED,
  TBR_EARTHQUAKE_WAITING,
  TBR_EARTHQUAKE_HOMELESS,
  TBR_EARTHQUAKE_COLLAPSED,
  TBR_EARTHQUAKE_FREED,
  TBR_EARTHQUAKE_MEASURES
} TbrEarthquakeMeasure;

/* A shock as a place feels it. */
typedef struct
{
  double intensity;
  double weakened; /* added to the vulnerability: stock already damaged */
  double inside;   /* share of the people who are inside */
  guint32 number;  /* 0 main shock, then the aftershocks; step of its streams */
} TbrEarthquakeShock;

static inline const TbrEarthquake *
tbr_earthquake_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrEarthquakeState *
tbr_earthquake_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrEarthquakePlace *
tbr_earthquake_places (TbrEarthquakeState *state)
{
  return (TbrEarthquakePlace *) (gpointer) (state + 1);
}

/* As its row or the map calls it. */
const char *tbr_earthquake_place_name (const TbrSim *sim, TbrHazardId hazard,
                                       const TbrEarthquakePlace *place);

/* Places of the scenario: rows, and towns of the map within the radius; at most
   TBR_EARTHQUAKE_PLACES + 1. */
guint tbr_earthquake_count_places (const TbrScenario *scenario, const TbrObject *object);
/* Fills the places as they stand before the shock. */
void tbr_earthquake_find_places (TbrSim *sim, TbrHazardId hazard);
/* Share of the people who are at home at an instant. Source: [COBURN1992] M2. */
double tbr_earthquake_inside (const TbrSim *sim, const TbrEarthquake *values, TbrTime at);
/**
 * tbr_service_fragility:
 * @intensity: of the shaking, EMS-98
 * @median: intensity at which half of a service is lost
 * @spread: standard deviation, intensity units
 *
 * Share of a service that is lost: a cumulative normal in the intensity.
 *
 * Source: form of fragility curves, [PITILAKIS2014]; the values our assumption
 * Returns: share, 0 to 1
 */
double tbr_service_fragility (double intensity, double median, double spread);
/* Mean intensity at a place of a shock of this magnitude at @where, longitude and latitude, and the
   depth of the main shock; by the law of the hazard, without site and chance. */
double tbr_earthquake_mean_intensity (const TbrEarthquake *values, double magnitude,
                                      const double *where, const double *place);
/* Scatter of the intensity of the main shock at a place, intensity units. */
double tbr_earthquake_sigma (const TbrEarthquake *values, const double *place);
/* Links of the network within the radius, which is how many repairs their damage may open; 0 where
   roads are not damaged. */
guint tbr_earthquake_count_roads (const TbrMap *map, const TbrEarthquake *values);
/* Closes roads of the network, after the main shock. Aftershocks close no more. */
void tbr_earthquake_break_roads (TbrSim *sim, TbrHazardId hazard);
/* Repairs, and so needs, that cut services may ever open. */
guint tbr_earthquake_count_repairs (const TbrEarthquake *values, guint n_places);
/* Cuts the services of all regions, after the main shock. Aftershocks cut no more. */
void tbr_earthquake_cut_services (TbrSim *sim, TbrHazardId hazard);
/* The main shock. */
void tbr_earthquake_strike (TbrSim *sim, TbrHazardId hazard);
/* What a shock does to the buildings and people of one place. */
void tbr_earthquake_shake_place (TbrSim *sim, TbrHazardId hazard, guint32 place,
                                 const TbrEarthquakeShock *shock);
/* The time of the aftershock numbered @number, 1 for the first, after instant @from; TBR_NEVER when
   none comes within the run. */
TbrTime tbr_earthquake_next_aftershock (const TbrSim *sim, TbrHazardId hazard, guint32 number,
                                        TbrTime from);
void tbr_earthquake_aftershock (TbrSim *sim, TbrHazardId hazard, guint32 number);
/* Trapped and wounded of one place over a span that ends now. */
void tbr_earthquake_step_rescue (TbrSim *sim, TbrHazardId hazard, guint32 place, double seconds);
/* Homeless, buildings and roads of one place. */
void tbr_earthquake_step_town (TbrSim *sim, TbrHazardId hazard, guint32 place, double seconds);
/* Opens the need of a place, or brings it up to date; closes it where @amount is 0. */
void tbr_earthquake_serve (TbrSim *sim, TbrHazardId hazard, guint32 place, TbrEarthquakeNeed which,
                           double amount, double required);
double tbr_earthquake_take (TbrSim *sim, TbrEarthquakePlace *place, TbrEarthquakeNeed which,
                            TbrWorkClass work);
/* Tells all that is not yet told. */
void tbr_earthquake_tell (TbrSim *sim, TbrHazardId hazard);
