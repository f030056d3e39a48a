/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A release of gas or sludge from a plant: what the scenario says of it and what it is now. */
#pragma once

#include "hazards/exposed.h"
#include "hazards/plume.h"
#include "hazards/toxic.h"

/* What gets out: the gases of TbrAgent, or behind them the sludge of a dam. */
#define TBR_INDUSTRIAL_SLUDGE TBR_AGENT_N

typedef enum
{
  TBR_RELEASE_STEADY, /* at one rate over its duration */
  TBR_RELEASE_PUFF,   /* all at once */
  TBR_RELEASE_N
} TbrRelease;

/* What the scenario says; see the table in industrial.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime at, step;
  double lon, lat;
  gint agent, release;
  TbrLaw mass, volume, present; /* kg; m3; share */
  TbrTime duration;
  double height, wind, wind_direction, wind_scatter;
  gint stability;
  double reach;
  gboolean towns;
  double density, country; /* 1/m2 */
  double outside;
  TbrTime flee;
  double air_changes, hurt_factor, critical, triage_scale;
  double depth_at, layer, speed, rise; /* m3; m; m/s; m/s */
  TbrTime escape, burn;
  double survey;
  TbrTime survey_time, evacuation, rescue, care;
  double blind, entry, courses, course_effect;
  TbrExposedLaw exposed;
} TbrIndustrial;

/* <wind>: from an instant on. */
typedef struct
{
  TbrTime at;
  double speed, direction;
  gint stability;
} TbrIndustrialWind;

/* <place>: people at one point beside the towns of the map. */
typedef struct
{
  const char *name;
  double lon, lat, people, depth;
} TbrIndustrialPlace;

enum
{
  TBR_INDUSTRIAL_ROWS_WIND,
  TBR_INDUSTRIAL_ROWS_PLACE,
};

/* The ground around the source in rings of growing width and sectors of two degrees: narrower than
   the spread of the plume at any distance. */
#define TBR_INDUSTRIAL_RINGS 20
#define TBR_INDUSTRIAL_SECTORS 180
#define TBR_INDUSTRIAL_CELLS (TBR_INDUSTRIAL_RINGS * TBR_INDUSTRIAL_SECTORS)

/* Where people are when the cloud comes. */
typedef enum
{
  TBR_INDOORS,
  TBR_OUTDOORS,
  TBR_WHEREABOUTS_N
} TbrWhereabouts;

/* People of one cell. */
typedef struct
{
  double well[TBR_WHEREABOUTS_N]; /* persons */
  double hurt[TBR_WHEREABOUTS_N]; /* seriously poisoned, not yet brought out, persons */
  double load[TBR_WHEREABOUTS_N]; /* ppm^n min breathed so far */
  double indoors;                 /* ppm inside the houses */
} TbrIndustrialCell;

typedef enum
{
  TBR_INDUSTRIAL_NEED_HOT_ZONE,
  TBR_INDUSTRIAL_NEED_EVACUATION,
  TBR_INDUSTRIAL_NEED_SURVEY,
  TBR_INDUSTRIAL_NEED_ANTIDOTE,
  TBR_INDUSTRIAL_NEED_WOUNDED,
  TBR_INDUSTRIAL_NEED_CLEANING, /* of the exposed crowd */
  TBR_INDUSTRIAL_NEED_N
} TbrIndustrialNeed;

/* All of one hazard; behind it the cells of a gas. */
typedef struct
{
  TbrTime began, updated, told; /* the release, last step, last telling */
  double mass, volume;          /* drawn: kg, m3 */
  double immersed;              /* persons in the sludge, not hurt */
  double caught;                /* hurt by sludge, not yet brought out, persons */
  double surveyed;              /* share of the area, 0 to 1 */
  double given, wanted;         /* courses so far */
  TbrWaitingLine lying;         /* brought out, not yet cleaned, since they were hurt */
  TbrWaitingLine waiting;       /* clean, wait for care */
  TbrTime hurt_since;           /* mean instant at which those in the zone were hurt */
  double hurt, dead, fled, evacuated, treated; /* persons so far */
  double hurt_told;                            /* persons of the hurt that have been told */
  double deaths, preventable, injured;         /* not yet told */
  double in_danger;                            /* persons inside where the air is too thick */
  TbrNeedSlot needs[TBR_INDUSTRIAL_NEED_CLEANING];
  TbrExposed crowd;
  guint32 released; /* not 0: has begun */
  guint32 is_over;  /* not 0: the cloud has gone, outside and in the houses */
} TbrIndustrialState;

/* Measures. */
typedef enum
{
  TBR_INDUSTRIAL_IN_ZONE,
  TBR_INDUSTRIAL_IN_DANGER,
  TBR_INDUSTRIAL_IN_LINE,
  TBR_INDUSTRIAL_WAITING,
  TBR_INDUSTRIAL_CLEANED,
  TBR_INDUSTRIAL_UNCLEANED,
  TBR_INDUSTRIAL_CLOSED,
  TBR_INDUSTRIAL_MEASURES
} TbrIndustrialMeasure;

static inline const TbrIndustrial *
tbr_industrial_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrIndustrialState *
tbr_industrial_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrIndustrialCell *
tbr_industrial_cells (TbrIndustrialState *state)
{
  return (TbrIndustrialCell *) (gpointer) (state + 1);
}

static inline gboolean
tbr_industrial_is_gas (const TbrIndustrial *values)
{
  return values->agent != TBR_INDUSTRIAL_SLUDGE;
}

/* m from the source to the middle of a ring; its area of one sector, m2. */
double tbr_industrial_distance (const TbrIndustrial *values, guint32 ring);
double tbr_industrial_area (const TbrIndustrial *values, guint32 ring);
/* The wind in force at an instant, its direction with the scatter of the row. */
TbrIndustrialWind tbr_industrial_wind (const TbrSim *sim, TbrHazardId hazard, TbrTime at);
/* m downwind to which the air is thicker than the limit of the agent; 0 when nothing gets out. */
double tbr_industrial_footprint (const TbrSim *sim, TbrHazardId hazard);
/* Puts the people into the cells. */
void tbr_industrial_settle (TbrSim *sim, TbrHazardId hazard);
/* The cloud over a span that ends now: what people breathe, who is hurt, who dies, who flees. */
void tbr_industrial_blow (TbrSim *sim, TbrHazardId hazard, double seconds);
/* Units bring out the hurt and lead the others away. */
double tbr_industrial_bring_out (TbrSim *sim, TbrHazardId hazard, double persons);
double tbr_industrial_lead_away (TbrSim *sim, TbrHazardId hazard, double persons);
/* Persons hurt who are still in the zone. */
double tbr_industrial_in_zone (TbrSim *sim, TbrHazardId hazard);
/* The dam breaks: who drowns, who stands in the sludge. */
void tbr_industrial_flood (TbrSim *sim, TbrHazardId hazard);
/* Those in the sludge get out or are burned over a span that ends now. */
void tbr_industrial_wade (TbrSim *sim, TbrHazardId hazard, double seconds);
/* Newly hurt and dead of the zone, booked. */
void tbr_industrial_book (TbrSim *sim, TbrHazardId hazard, double hurt, double dead,
                          double preventable);
/* Rescue, lanes, care, antidote, survey and evacuation over a span that ends now, before the agent
   does its harm; what is wanted from now on, after it. */
void tbr_industrial_help (TbrSim *sim, TbrHazardId hazard, double seconds);
/* Whether nothing is left to be done by anybody. */
gboolean tbr_industrial_is_done (TbrSim *sim, TbrHazardId hazard);
void tbr_industrial_ask (TbrSim *sim, TbrHazardId hazard);
/* Where the crowd stands: at the source. */
TbrExposedPlace tbr_industrial_place (const TbrSim *sim, TbrHazardId hazard);
