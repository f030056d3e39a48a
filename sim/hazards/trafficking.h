/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Trafficking in human beings in several regions: what the scenario says of it and what it is
   now. Rates and capacities only: nobody is described. */
#pragma once

#include "hazards/hazard.h"

/* Stages of a case. */
typedef enum
{
  TBR_CASE_INTELLIGENCE, /* a lead is looked into */
  TBR_CASE_CASE,         /* it is investigated */
  TBR_CASE_OPERATION,    /* a coordinated operation is prepared; ends with the strike */
  TBR_CASE_SAFEGUARD,    /* arrests are made, victims brought to safety */
  TBR_CASE_FILE,         /* the file is made ready for the court */
  TBR_CASE_N
} TbrCaseStage;

/* What the scenario says; see the table in trafficking.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime step;
  TbrLaw stages[TBR_CASE_N]; /* seconds */
  TbrLaw assistance;         /* seconds */
  double cross_border, joint_speed, move, leak, strike;
  TbrLaw victims; /* persons */
  double arrests;
  TbrTime turnover;
  TbrLaw found, opened, arrested; /* shares of the persons checked */
  double random, displacement;
  TbrTime refresh;
} TbrTrafficking;

/* <region>: where people are exploited. */
typedef struct
{
  const char *name;
  double lon, lat;
  guint32 state; /* TbrStateId, TBR_NONE: that of the hazard */
  double victims, leads, saturation;
} TbrTraffickingRegionRow;

/* <operation>: joint action days. */
typedef struct
{
  TbrTime at, length;
  const char *region; /* "": all */
  double checks;      /* persons a second, all regions together */
  double led;         /* share led by intelligence */
} TbrTraffickingOperationRow;

enum
{
  TBR_TRAFFICKING_ROWS_REGION,
  TBR_TRAFFICKING_ROWS_OPERATION,
};

/* Open cases of one hazard at a time. Our assumption: more leads than that are not read. */
#define TBR_TRAFFICKING_CASES 1024

/* One case. */
typedef struct
{
  double left;    /* days of work until the stage is over, at the usual pace */
  double waiting; /* days until another state has answered a request for legal assistance */
  double bears;   /* rate of networks moving on, summed over time, at which this one goes: drawn */
  double moved;   /* that sum so far */
  double leaks;   /* uniform: the strike is warned of when it is below the share of leaks */
  double people;  /* victims the strike finds, if there are so many */
  guint32 number; /* within its region; names its streams */
  guint32 region; /* TBR_NONE: a free place */
  guint32 stage;  /* TbrCaseStage */
  guint32 cross;  /* not 0: it leads into other states */
} TbrTraffickingCase;

/* One region. */
typedef struct
{
  TbrStream chance; /* when leads come in */
  double hidden;    /* victims not found */
  double checked;   /* persons checked lately: fades with the time of refresh */
  double all_checked, found_by_checks, cases_by_checks, arrests_by_checks; /* sums so far */
  double found_by_cases, arrests_by_cases;                                 /* sums so far */
  double last_days, last_lost; /* victim-days, cases: not told */
  guint32 n_leads;             /* that have come in so far: the number of the next one */
  guint32 n_found;             /* cases that checks have opened so far */
  guint32 n_cases, n_cross;    /* open now; of these before their strike and across borders */
  guint32 n_opened, n_lost;    /* cases so far */
  guint32 n_struck, n_files;   /* the same: strikes, files made ready */
  guint32 investigation;       /* TbrNeedId, TBR_NONE before the first case across borders */
  guint32 checks;              /* TbrNeedId of an operation, TBR_NONE while there is none */
  guint32 n_fed;               /* leads that triggers have brought */
  guint32 reserved;
} TbrTraffickingRegion;

/* All of one hazard; behind it the regions, then the cases. */
typedef struct
{
  TbrTime updated; /* instant of the last step */
  TbrTime told;    /* last telling of harm and measures */
  guint32 n_regions, n_steps;
} TbrTraffickingState;

/* Measures; by region. All are sums since the start but the first two. */
typedef enum
{
  TBR_TRAFFICKING_HIDDEN,      /* persons */
  TBR_TRAFFICKING_OPEN,        /* cases */
  TBR_TRAFFICKING_CHECKED,     /* persons */
  TBR_TRAFFICKING_BY_CHECKS,   /* victims found by checks */
  TBR_TRAFFICKING_BY_CASES,    /* victims found by cases */
  TBR_TRAFFICKING_CASES_FOUND, /* cases that checks opened */
  TBR_TRAFFICKING_OPENED,      /* cases */
  TBR_TRAFFICKING_FILES,       /* cases */
  TBR_TRAFFICKING_ARRESTS,     /* persons */
  TBR_TRAFFICKING_MEASURES
} TbrTraffickingMeasure;

static inline const TbrTrafficking *
tbr_trafficking_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrTraffickingState *
tbr_trafficking_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrTraffickingRegion *
tbr_trafficking_region (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return (TbrTraffickingRegion *) (gpointer) (tbr_trafficking_state (sim, hazard) + 1) + i;
}

static inline TbrTraffickingCase *
tbr_trafficking_case (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  guint32 n = tbr_trafficking_state (sim, hazard)->n_regions;
  return (TbrTraffickingCase *) (gpointer) tbr_trafficking_region (sim, hazard, n) + i;
}

static inline const TbrTraffickingRegionRow *
tbr_trafficking_row (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrTraffickingRegionRow *) rows[TBR_TRAFFICKING_ROWS_REGION].data)[i];
}

/* The state in which a region lies. */
TbrStateId tbr_trafficking_place (const TbrSim *sim, TbrHazardId hazard, guint32 i);
/* Tells that something befell a region. */
void tbr_trafficking_turn (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHazardEvent event,
                           double size);

/* A lead comes in. */
void tbr_trafficking_take_lead (TbrSim *sim, TbrHazardId hazard, guint32 i);
/* A lead comes in by a trigger. */
void tbr_trafficking_feed (TbrSim *sim, TbrHazardId hazard, guint32 i);
/* Checks have brought up a case. */
void tbr_trafficking_open_found (TbrSim *sim, TbrHazardId hazard, guint32 i);
/* All cases go on over a span that ends now; teams work on those across borders. */
void tbr_trafficking_step_cases (TbrSim *sim, TbrHazardId hazard, double days);

/* An operation begins, or ends: its needs are opened or closed. */
void tbr_trafficking_begin_operation (TbrSim *sim, TbrHazardId hazard, guint32 operation);
void tbr_trafficking_end_operation (TbrSim *sim, TbrHazardId hazard, guint32 operation);
/* What was checked over a span that ends now is counted; victims come and go. */
void tbr_trafficking_step_regions (TbrSim *sim, TbrHazardId hazard, double days);
