/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Wildfires of one region: what the scenario says of them and what they are now. */
#pragma once

#include "hazards/fire_attack.h"
#include "hazards/fire_danger.h"
#include "hazards/fire_line.h"
#include "hazards/fire_spread.h"
#include "hazards/hazard.h"

/* Who meets a new fire. */
typedef enum
{
  TBR_INITIAL_ATTACK_LOCAL, /* local crews, not modelled: the share that escapes is a law's */
  TBR_INITIAL_ATTACK_UNITS, /* the scenario's units: caught when they outrun its growth */
  TBR_INITIAL_ATTACK_N
} TbrInitialAttack;

/* What the scenario says; see the table in wildfire.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime onset, until, step;
  gint attack; /* TbrInitialAttack */
  TbrTime attack_time;
  double area, ignition_factor, escape_factor, caught_size, found_size;
  gint64 most_fires;
  gint fuel; /* TbrFuel */
  double load, spread_factor, wind_factor;
  double fine, duff, drought;
  double rain_stop;
  TbrTime rain_out;
  gint balance; /* TbrFireBalance */
  TbrTime target;
  double share[TBR_WORK_N], access[TBR_WORK_N];
  double water_distance;
  TbrTime drop_hold;
  double secure;
  TbrTime mop_up, mop_up_least;
  double guard;
  double people, stay, fatality;
  double land, largest;
  TbrTime horizon;
  double dwellings, dwelling_loss;
} TbrWildfire;

/* <weather>: from an instant on. */
typedef struct
{
  TbrTime at;
  double temperature, humidity, wind, direction, rain, moisture;
  gint danger; /* TbrFireDanger, -1: from the fire weather index */
} TbrWildfireWeather;

/* <zone>: where fires start by chance. */
typedef struct
{
  double lon, lat, radius, share;
} TbrWildfireZone;

/* <fire>: one that is known to start. */
typedef struct
{
  double lon, lat, size;
  TbrTime at;
} TbrWildfireStart;

enum
{
  TBR_WILDFIRE_ROWS_WEATHER,
  TBR_WILDFIRE_ROWS_ZONE,
  TBR_WILDFIRE_ROWS_FIRE,
};

/* Night and day. */
#define TBR_WILDFIRE_LIGHTS 2

/* What the weather of one row makes of a fire; by light: 0 night, 1 day. */
typedef struct
{
  double bearing;                     /* degrees from north in which fires run */
  double east, north;                 /* its unit vector */
  double length_to_breadth;           /* of a fire in this wind */
  double growth[TBR_WILDFIRE_LIGHTS]; /* m/s, head and back together: of the length */
  double centre[TBR_WILDFIRE_LIGHTS]; /* m/s, drift of the centre along the bearing */
  double hold[TBR_WILDFIRE_LIGHTS][TBR_ATTACK_CLASS_N]; /* share of the edge that a class holds */
  double weather_index;                                 /* fire weather index */
  guint32 danger;                                       /* TbrFireDanger */
  guint32 wet;                                          /* not 0: it rains enough to stop fires */
} TbrWildfireWind;

typedef enum
{
  TBR_WILDFIRE_UNUSED,  /* no fire in this place yet */
  TBR_WILDFIRE_COMING,  /* drawn, not yet found */
  TBR_WILDFIRE_INITIAL, /* under initial attack */
  TBR_WILDFIRE_FREE,    /* has an edge that burns freely */
  TBR_WILDFIRE_HELD,    /* contained, being mopped up */
  TBR_WILDFIRE_OUT,     /* out */
  TBR_WILDFIRE_N
} TbrWildfirePhase;

/* One fire. */
typedef struct
{
  TbrTime at;         /* ignition */
  TbrTime found;      /* the first step after it: its need is open */
  TbrTime updated;    /* instant up to which the numbers below are right */
  TbrTime held;       /* when it was contained, interpolated; TBR_NEVER before */
  TbrFireLine line;   /* its edge */
  double size;        /* m2 when found */
  double told;        /* m2 told as harm so far */
  double east, north; /* m from the ignition point to the centre */
  double moved;       /* m of length grown in the initial attack, as perimeter */
  double worked;      /* m of line built in the initial attack */
  double waiting;     /* persons threatened and not yet away */
  double evacuated;   /* persons out of the threatened zone */
  double dead;        /* persons not yet told as harm */
  double air_factor;  /* drops an hour here against the nominal ones */
  float lon, lat;     /* degrees, ignition point */
  float bearing;      /* degrees, present axis */
  guint32 state;      /* TbrStateId */
  guint32 need;       /* TbrNeedId of its line */
  guint32 evacuation; /* TbrNeedId, TBR_NONE for none */
  guint8 phase;       /* TbrWildfirePhase */
  guint8 light;       /* 1 day, at `updated` */
  guint8 escapes;     /* not 0: drawn to escape initial attack */
  guint8 spare;
  guint32 reserved;
} TbrWildfireFire;

/* All of one hazard; behind it the winds by row, then the fires. */
typedef struct
{
  TbrTime wet_since;  /* TBR_NEVER when it does not rain enough */
  TbrTime told;       /* last telling of harm and measures */
  double caught;      /* m2 burned by fires caught at once, not yet told */
  double burned;      /* m2 burned by all fires so far, told or not */
  double reached;     /* persons that the fires have reached so far */
  guint32 n_winds;    /* rows of weather */
  guint32 wind;       /* row in force */
  guint32 n_fires;    /* fires drawn so far */
  guint32 most_fires; /* places for fires */
  guint32 n_caught;   /* fires caught at once so far */
  guint32 n_unplaced; /* fires that found no place */
} TbrWildfireState;

/* Measures. */
typedef enum
{
  TBR_WILDFIRE_BURNED,    /* hectares in all */
  TBR_WILDFIRE_FREE_LINE, /* m of free edge in all */
  TBR_WILDFIRE_ACTIVE,    /* fires that are not contained */
  TBR_WILDFIRE_INDEX,     /* fire weather index */
  TBR_WILDFIRE_CAUGHT,    /* fires caught at once so far */
  TBR_WILDFIRE_MEASURES
} TbrWildfireMeasure;

static inline const TbrWildfire *
tbr_wildfire_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrWildfireState *
tbr_wildfire_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrWildfireWind *
tbr_wildfire_winds (TbrWildfireState *state)
{
  return (TbrWildfireWind *) (gpointer) (state + 1);
}

static inline TbrWildfireFire *
tbr_wildfire_fires (TbrWildfireState *state)
{
  return (TbrWildfireFire *) (gpointer) (tbr_wildfire_winds (state) + state->n_winds);
}

/* The winds of all rows of weather, in order. Source: see the laws; [VANWAGNER1987] for the days.
 */
void tbr_wildfire_read_weather (const TbrObject *object, const TbrCalendar *calendar,
                                TbrWildfireWind *out_winds);
/* The row in force at an instant: the last that has begun, the first before that. */
guint tbr_wildfire_row_at (const TbrObject *object, TbrTime at);

/**
 * tbr_wildfire_expected:
 *
 * Mean number of fires that need a place within the run: those written, and of those that start by
 * chance all or the ones that escape, by who meets them.
 */
double tbr_wildfire_expected (const TbrScenario *scenario, const TbrObject *object,
                              const TbrWildfireWind *winds);

/* Area, m2, up to which the fire can still grow: what one fire may burn, and what the others have
   left of the land. Never less than it has burned. */
double tbr_wildfire_limit (const TbrSim *sim, TbrHazardId hazard, const TbrWildfireFire *fire);
/* Draws the fires of one day; places them. */
void tbr_wildfire_ignite (TbrSim *sim, TbrHazardId hazard, guint day);
/* Places the fires that the scenario writes. */
/* Gives a fire a place; FALSE when all are taken. */
gboolean tbr_wildfire_place_new (TbrSim *sim, TbrHazardId hazard, const TbrWildfireFire *fire);
void tbr_wildfire_place_known (TbrSim *sim, TbrHazardId hazard);
/* Brings every fire up to now. */
void tbr_wildfire_step (TbrSim *sim, TbrHazardId hazard);
/* Tells what has burned since it was last told. */
void tbr_wildfire_tell (TbrSim *sim, TbrHazardId hazard);
/* People and dwellings in the way of a fire that has just burned @burned m2 more. */
void tbr_wildfire_threaten (TbrSim *sim, TbrHazardId hazard, guint32 fire, double burned);
/* What a fire has burned and killed since it was last told. */
void tbr_wildfire_tell_fire (TbrSim *sim, TbrHazardId hazard, TbrWildfireFire *fire);

static inline TbrTime
tbr_wildfire_end (const TbrSim *sim)
{
  return sim->scenario->meta->duration;
}
