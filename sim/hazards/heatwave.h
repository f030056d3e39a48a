/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A heatwave: what the scenario says of it and what it is now. */
#pragma once

#include "hazards/hazard.h"
#include "hazards/heat_death.h"
#include "hazards/heat_load.h"

/* What the scenario says; see the table in heatwave_table.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime step;
  double base_rate, rise_factor, long_factor;
  TbrTime long_after;
  double without_power;
  double calls, more_calls, more_calls_spread, admissions, more_admissions;
  TbrTime answer, give_up;
  double untreated;
  double fragile, reachable;
  TbrHeatGrid grid; /* its load is the group's */
  double work_from, work_loss;
} TbrHeatwave;

/* <group>: regions that share a series of days. */
typedef struct
{
  const char *name;
  double lon, lat, radius, people, load;
  gint climate; /* TbrHeatClimate */
} TbrHeatwaveGroupRow;

/* <day>: from an instant on. */
typedef struct
{
  TbrTime at;
  const char *group;
  double maximum, minimum, dew, apparent;
} TbrHeatwaveDayRow;

enum
{
  TBR_HEATWAVE_ROWS_GROUP,
  TBR_HEATWAVE_ROWS_DAY,
  TBR_HEATWAVE_ROWS
};

#define TBR_HEATWAVE_N_PARAMS 23

extern const TbrParam tbr_heatwave_params[TBR_HEATWAVE_N_PARAMS];
extern const TbrRowKind tbr_heatwave_rows[TBR_HEATWAVE_ROWS];

/* One group. */
typedef struct
{
  double days[TBR_HEAT_LAGS]; /* degC, apparent maxima: today's so far, then of the days before */
  double maximum, minimum;    /* degC, of the air today */
  double dew, apparent;       /* degC, today */
  double more_calls;          /* share of calls more today; drawn */
  double excess;              /* deaths now against the usual, share */
  double waiting;             /* heat cases that wait */
  double shortfall;           /* share of the demand for power that is cut */
  double work;                /* share of the usual work that people give outdoors */
  double deaths, preventable, injured; /* not yet told */
  double told[4];                      /* measures as last told, see TbrHeatwaveMeasure */
  double lost;                         /* share of the power that it takes from its regions */
  guint32 hot_days;                    /* in a row above the threshold, today not counted */
  guint32 day;                         /* of the year, today; 0 before the first step */
  guint32 n_days;                      /* of the run so far: the step of its chance */
  guint32 row;                         /* in force, TBR_NONE before the first */
  guint32 coming;                      /* that comes next, TBR_NONE for none */
  guint32 cases, places;               /* TbrNeedId, TBR_NONE when not open */
  guint32 n_cases, n_places;           /* needs opened so far */
  guint32 first_region, n_regions;     /* of the hazard's list of regions */
  guint32 reserved;
} TbrHeatwaveGroup;

/* All of one hazard; behind it groups, then the regions as guint32. */
typedef struct
{
  TbrTime updated; /* instant of the last step */
  TbrTime told;    /* last telling of harm */
  double hotter;   /* degrees that triggers have added */
  guint32 n_groups, n_regions;
} TbrHeatwaveState;

/* Measures; by group. */
typedef enum
{
  TBR_HEATWAVE_APPARENT,  /* degC, maximum of the day so far */
  TBR_HEATWAVE_EXCESS,    /* deaths more than usual, per cent */
  TBR_HEATWAVE_CASES,     /* persons who wait for help */
  TBR_HEATWAVE_SHORTFALL, /* per cent of the demand for power that is cut */
  TBR_HEATWAVE_MEASURES
} TbrHeatwaveMeasure;

/* Times that one need of a group may arise: one a heat spell. Our assumption. */
#define TBR_HEATWAVE_SPELLS 40

static inline const TbrHeatwave *
tbr_heatwave_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrHeatwaveState *
tbr_heatwave_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrHeatwaveGroup *
tbr_heatwave_groups (TbrHeatwaveState *state)
{
  return (TbrHeatwaveGroup *) (gpointer) (state + 1);
}

static inline guint32 *
tbr_heatwave_regions (TbrHeatwaveState *state)
{
  return (guint32 *) (gpointer) (tbr_heatwave_groups (state) + state->n_groups);
}

static inline const TbrHeatwaveGroupRow *
tbr_heatwave_group_row (const TbrSim *sim, TbrHazardId hazard, guint32 group)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrHeatwaveGroupRow *) rows[TBR_HEATWAVE_ROWS_GROUP].data)[group];
}

/* The group called @name: the first when the name is empty; TBR_NONE when there is none. */
guint32 tbr_heatwave_find_group (const TbrObject *object, const char *name);
/* The weather of a group up to now. */
void tbr_heatwave_read_day (TbrSim *sim, TbrHazardId hazard, guint32 group);
/* Who falls ill and dies in a group over @hours that end now. */
void tbr_heatwave_step_people (TbrSim *sim, TbrHazardId hazard, guint32 group, double hours);
/* What the heat does to the grid and to work outdoors in a group. */
void tbr_heatwave_step_work (TbrSim *sim, TbrHazardId hazard, guint32 group);
/* Tells harm that is not yet told, and the measures that have changed. */
void tbr_heatwave_tell (TbrSim *sim, TbrHazardId hazard, guint32 group);
