/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A storm of wind or ice, or a blackout: what the scenario says of it and what it is now. */
#pragma once

#include "hazards/grid_restart.h"
#include "hazards/hazard.h"
#include "hazards/power_fragility.h"

#include <tabard/lifeline.h>

/* What the scenario says; see the table in storm_table.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime step;
  double poles;
  TbrFragility pole, tower;
  double tree_factor, tower_spacing, tower_ice, ice_strength, melt;
  double tower_jobs, inequality, persons;
  TbrTime target, spare_target, mast_target, road_target;
  double work_gust, ice_work;
  double blocked, blocked_work;
  gint first; /* TbrLifeline whose sites get power before others */
  double household, village, fuel;
  double heating, indoor;
  TbrTime cooling;
  double freezing, cold_deaths, leave, leave_below;
} TbrStorm;

/* <district>: the lines and customers of an area. */
typedef struct
{
  const char *name;
  double lon, lat, radius, customers, lines, forest, roads, masts;
  gint64 feeders;
} TbrStormDistrictRow;

/* <line>: a line of high voltage that feeds a district. */
typedef struct
{
  const char *district;
  double lon, lat, length;
} TbrStormLineRow;

/* <site>: who may not be without power. */
typedef struct
{
  const char *name, *district;
  gint lifeline; /* TbrLifeline */
  double load, share;
  TbrTime reserve;
} TbrStormSiteRow;

/* <weather>: of a district from an instant on. */
typedef struct
{
  TbrTime at;
  const char *district;
  double temperature, rain, wind, gust;
} TbrStormWeatherRow;

/* <gust>: the footprint of the gusts at an instant, straight between. */
typedef struct
{
  TbrTime at;
  double lon, lat, speed, radius;
} TbrStormGustRow;

/* <island>: a part of the grid that goes dark as a whole and is started again by itself. */
typedef struct
{
  TbrTime at;
  const char *district;
  TbrTime start;
  double seed, growth;
} TbrStormIslandRow;

enum
{
  TBR_STORM_ROWS_DISTRICT,
  TBR_STORM_ROWS_LINE,
  TBR_STORM_ROWS_SITE,
  TBR_STORM_ROWS_WEATHER,
  TBR_STORM_ROWS_GUST,
  TBR_STORM_ROWS_ISLAND,
  TBR_STORM_ROWS
};

#define TBR_STORM_N_PARAMS 34

extern const TbrParam tbr_storm_params[TBR_STORM_N_PARAMS];
extern const TbrRowKind tbr_storm_rows[TBR_STORM_ROWS];

/* Needs of a district. */
typedef enum
{
  TBR_STORM_NEED_LINES,   /* line-repair */
  TBR_STORM_NEED_POWER,   /* power-supply */
  TBR_STORM_NEED_MASTS,   /* telecom-repair */
  TBR_STORM_NEED_ROADS,   /* blocked-road */
  TBR_STORM_NEED_SHELTER, /* homeless */
  TBR_STORM_NEED_FUEL,    /* fuel */
  TBR_STORM_NEED_N
} TbrStormNeed;

/* Times that one need of a district may arise. Our assumption. */
#define TBR_STORM_WAVES 20

/* One need of a district. */
typedef struct
{
  guint32 need;  /* TbrNeedId while open, else TBR_NONE */
  guint32 times; /* opened so far */
} TbrStormSlot;

/* What wind and ice have broken of a string of equal pieces. What has been repaired holds, so that
   work shifts no draw. */
typedef struct
{
  double exposed;   /* probability of failure of a piece so far, 0 to 1 */
  guint32 standing; /* pieces that never failed */
  guint32 failed;   /* pieces that have failed, repaired or not */
} TbrStormPieces;

/* A feeder of medium voltage. */
typedef struct
{
  TbrStormPieces poles; /* broken by wind and trees */
  TbrStormPieces wires; /* kilometres, broken by ice */
  double customers;     /* number */
  double jobs;          /* repair jobs left; out while there are any */
  double out;           /* share of its customers without power */
  double indoor;        /* degC, in homes of those who are or were out */
} TbrStormFeeder;

/* A line of high voltage. */
typedef struct
{
  TbrStormPieces towers; /* broken by wind */
  TbrStormPieces wires;  /* spans, broken by ice */
  double jobs;           /* repair jobs left; out while there are any */
  guint32 district;      /* which it feeds */
  guint32 reserved;
} TbrStormTowers;

/* A critical site. */
typedef struct
{
  double reserve;   /* s that its own generator can still run */
  double reconnect; /* share of the restart of its island at which it is back; drawn */
  double dark;      /* share of its load that nothing serves, 0 to 1 */
  guint32 district;
  guint32 feeder; /* of the district; drawn */
} TbrStormSite;

/* One district. */
typedef struct
{
  double ice;                  /* m, radial */
  double gust;                 /* m/s now */
  double temperature;          /* degC now */
  double rain;                 /* m/s now */
  double wind;                 /* m/s now */
  double masts_down;           /* telecom sites to be repaired */
  TbrStormPieces masts;        /* by wind */
  TbrStormPieces iced_masts;   /* by ice */
  double roads_blocked;        /* m to be cleared */
  double fallen;               /* share of the forest that has fallen so far, 0 to 1 */
  double jobs;                 /* repair jobs left, of feeders and lines */
  double out;                  /* customers whom the grid does not serve */
  double supplied;             /* of these, those whom generators serve */
  double held;                 /* W that generators gave in the mean over the last step */
  double dark_load;            /* W of sites without any power */
  double deaths, nights;       /* not yet told */
  double told[8];              /* measures as last told, see TbrStormMeasure */
  double lost[TBR_LIFELINE_N]; /* share of each service that it takes from its regions */
  double weight;     /* people behind its customers against those of its regions, at most 1 */
  double depth;      /* share of its demand that went dark then */
  TbrTime collapsed; /* when its island last went dark, TBR_NEVER before */
  TbrTime failed;    /* since when somebody is out, TBR_NEVER when nobody is */
  guint32 first_feeder, n_feeders; /* of the hazard's feeders, most customers first */
  guint32 first_region, n_regions; /* of the hazard's list of regions */
  guint32 n_lines;                 /* lines that feed it, 0: it is not said how it is fed */
  guint32 island;                  /* row by which it is started again, TBR_NONE for none */
  guint32 weather;                 /* row in force, TBR_NONE before the first */
  guint32 coming;                  /* row that comes next, TBR_NONE for none */
  guint32 dark;                    /* not 0: all its lines are out */
  guint32 reserved;
  TbrStormSlot needs[TBR_STORM_NEED_N];
} TbrStormDistrict;

/* All of one hazard; behind it districts, feeders, lines, sites, then the regions as guint32. */
typedef struct
{
  TbrTime updated; /* instant of the last step */
  TbrTime told;    /* last telling of harm */
  guint32 n_districts, n_feeders, n_lines, n_sites;
  guint32 n_regions, next_island;
  guint32 steps; /* so far */
  guint32 reserved;
} TbrStormState;

/* Measures; by district. */
typedef enum
{
  TBR_STORM_CUSTOMERS, /* customers without power */
  TBR_STORM_JOBS,      /* repair jobs left */
  TBR_STORM_GUST,      /* m/s */
  TBR_STORM_ICE,       /* mm */
  TBR_STORM_MASTS,     /* telecom sites down */
  TBR_STORM_ROADS,     /* m of road blocked */
  TBR_STORM_DARK,      /* kW of critical sites without any power */
  TBR_STORM_SUPPLIED,  /* kW that generators give */
  TBR_STORM_MEASURES
} TbrStormMeasure;

/* Purposes of chance. */
#define TBR_STORM_PURPOSE_POLES 40
#define TBR_STORM_PURPOSE_WIRES 41
#define TBR_STORM_PURPOSE_TOWERS 42
#define TBR_STORM_PURPOSE_SPANS 43
#define TBR_STORM_PURPOSE_MASTS 44
#define TBR_STORM_PURPOSE_ICED_MASTS 45
#define TBR_STORM_PURPOSE_SITE 46

static inline const TbrStorm *
tbr_storm_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrStormState *
tbr_storm_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrStormDistrict *
tbr_storm_districts (TbrStormState *state)
{
  return (TbrStormDistrict *) (gpointer) (state + 1);
}

static inline TbrStormFeeder *
tbr_storm_feeders (TbrStormState *state)
{
  return (TbrStormFeeder *) (gpointer) (tbr_storm_districts (state) + state->n_districts);
}

static inline TbrStormTowers *
tbr_storm_lines (TbrStormState *state)
{
  return (TbrStormTowers *) (gpointer) (tbr_storm_feeders (state) + state->n_feeders);
}

static inline TbrStormSite *
tbr_storm_sites (TbrStormState *state)
{
  return (TbrStormSite *) (gpointer) (tbr_storm_lines (state) + state->n_lines);
}

static inline guint32 *
tbr_storm_regions (TbrStormState *state)
{
  return (guint32 *) (gpointer) (tbr_storm_sites (state) + state->n_sites);
}

static inline const TbrStormDistrictRow *
tbr_storm_district_row (const TbrSim *sim, TbrHazardId hazard, guint32 district)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrStormDistrictRow *) rows[TBR_STORM_ROWS_DISTRICT].data)[district];
}

static inline const TbrStormSiteRow *
tbr_storm_site_row (const TbrSim *sim, TbrHazardId hazard, guint32 site)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrStormSiteRow *) rows[TBR_STORM_ROWS_SITE].data)[site];
}

/* The district called @name: the first when the name is empty; TBR_NONE when there is none. */
guint32 tbr_storm_find_district (const TbrObject *object, const char *name);
/* Feeders of all districts; regions in all districts. */
guint32 tbr_storm_count_feeders (const TbrObject *object);
guint32 tbr_storm_count_regions (const TbrScenario *scenario, const TbrObject *object);

/* Sets everything as it is before the storm; draws on which feeder each site hangs. */
void tbr_storm_build (TbrSim *sim, TbrHazardId hazard);
/* Weather of a district up to now: ice grows and melts, gusts blow. */
void tbr_storm_step_weather (TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Gust at a place of a district now, m/s. */
double tbr_storm_gust_at (const TbrSim *sim, TbrHazardId hazard, const TbrStormDistrict *district,
                          double lon, double lat);
/* Wind and ice break what stands; islands go dark. */
void tbr_storm_step_damage (TbrSim *sim, TbrHazardId hazard);
/* Crews have repaired lines, masts and roads of a district. */
void tbr_storm_step_repair (TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Crews are asked for what is left; the place says how fast they work. */
void tbr_storm_ask_repair (TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Who of a district is without power now. */
void tbr_storm_count_out (TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Generators, own and lent, serve sites and homes of a district. */
void tbr_storm_step_supply (TbrSim *sim, TbrHazardId hazard, guint32 district, double hours);
/* Homes cool, people leave or suffer. */
void tbr_storm_step_people (TbrSim *sim, TbrHazardId hazard, guint32 district, double hours);
/* What the regions of a district have lost of each service. */
void tbr_storm_tell_losses (TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Tells harm that is not yet told, and the measures that have changed. */
void tbr_storm_tell (TbrSim *sim, TbrHazardId hazard, guint32 district);

/* A share of the demand of every district goes dark now, and comes back as its island says. */
void tbr_storm_darken (TbrSim *sim, TbrHazardId hazard, double share);
/* Share of the demand of a district's island that is served, 1 when it has not gone dark. */
double tbr_storm_restored (const TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Share of the roads through forest that is blocked, 0 to 1. */
double tbr_storm_blocked_share (const TbrSim *sim, TbrHazardId hazard, guint32 district);
/* Opens the need of a district, or brings it up to date; closes it where @amount is 0. */
void tbr_storm_serve (TbrSim *sim, TbrHazardId hazard, guint32 district, TbrStormNeed which,
                      double amount, double required);
/* Work done on a need of a district since it was last taken. */
double tbr_storm_take (TbrSim *sim, TbrStormDistrict *district, TbrStormNeed which);
