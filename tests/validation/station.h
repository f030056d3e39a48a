/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A station of servers with a queue, what the cases of queueing theory describe: a city whose
   ordinary calls the simulator's own dispatch desk serves. */
#pragma once

#include "engine/core.h"
#include "validation/case_law.h"

G_BEGIN_DECLS

#define STATION_CLASSES_MAX 16
#define STATION_THRESHOLDS_MAX 16
#define STATION_STATES 1024
#define STATION_SERVERS_MAX 1024

/* As many servers as anybody wants. */
#define STATION_UNLIMITED G_MAXUINT32

typedef enum
{
  STATION_PATIENCE_ENDLESS,     /* nobody gives up */
  STATION_PATIENCE_EXPONENTIAL, /* after an exponential time in the queue */
  STATION_PATIENCE_FIXED,       /* after a fixed time in the queue */
  STATION_PATIENCE_N
} StationPatience;

typedef enum
{
  STATION_RELEASE_TOGETHER, /* one service time for all units of a job */
  STATION_RELEASE_SINGLY,   /* each unit of a job has its own */
  STATION_RELEASE_N
} StationRelease;

typedef enum
{
  STATION_DISCIPLINE_ONE_LINE,   /* strictly first come, first served, over all classes */
  STATION_DISCIPLINE_PRIORITY,   /* the first class first; who is served stays */
  STATION_DISCIPLINE_PREEMPTIVE, /* the first class first, at once; the rest is done later */
  STATION_DISCIPLINE_N
} StationDiscipline;

/* Who comes. */
typedef struct
{
  double rate;     /* of a Poisson process, per unit of time */
  CaseLaw service; /* of one unit or of the job */
  guint32 units;   /* servers wanted at once, 1 or more */
} StationClass;

/* Everything that is fixed before a replication. Times in the case's own unit. */
typedef struct
{
  guint n_classes;
  StationClass classes[STATION_CLASSES_MAX];
  gboolean renewal; /* the first class comes at intervals of the law @between instead */
  CaseLaw between;
  double surge, surge_tau;     /* rate of the first class: + surge x exp (-t / surge_tau) */
  double wave, wave_frequency; /* and + wave x sin (wave_frequency x t) */
  guint32 n_servers;           /* or STATION_UNLIMITED */
  guint32 room;                /* places, those of the servers included; 0: unlimited */
  guint32 n_first;             /* jobs of the first class that are there at the start */
  StationDiscipline discipline;
  StationPatience patience;
  double patience_mean;
  StationRelease release;
  gboolean opens_at_start; /* those of the start are in the window, at each start anew */
  gboolean ordered;        /* the lowest free server works; their loads are kept apart */
  gboolean quantiles;      /* percentiles of waits are asked for */
  guint n_thresholds;      /* of waits, counted how often exceeded */
  double thresholds[STATION_THRESHOLDS_MAX];
} StationPlan;

/* Sums over the customers of one class that came in the window. */
typedef struct
{
  double n;         /* came */
  double n_blocked; /* were turned away */
  double n_waited;  /* accepted, waited more than 0 */
  double n_gave_up;
  double n_served;
  double wait;    /* time in queue, of all accepted */
  double wait2;   /* squares */
  double longest; /* of the waits */
  double wait_gave_up;
  double stay; /* time in the system, of those served */
  double stay2;
  double work;        /* service times drawn, of those who came, all units */
  double work_served; /* the same of those served */
  double queue_area;  /* number waiting over time */
  double system_area;
} StationTally;

/* Sums over cycles from empty to empty, for busy periods and the variance of means. */
typedef struct
{
  double n, length, length2;                  /* busy periods and their lengths */
  double sum, sum2, count, count2, sum_count; /* waits and customers of a cycle */
} StationCycles;

typedef struct _Station Station;

/* One replication, empty at time 0. (transfer full) */
Station *station_new (const StationPlan *plan, guint64 seed, guint32 replication);
void station_free (Station *station);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Station, station_free)

/* Starts over at time 0 with other chance numbers. */
void station_restart (Station *station, guint32 repetition);
/* Runs until a time. */
void station_run (Station *station, double until);
/* From now on what happens is counted. */
void station_open_window (Station *station);
/* Ends the window, and runs on until everybody who came in it has left. */
void station_close_window (Station *station);

/* Present numbers. */
guint32 station_n_system (const Station *station);
guint32 station_n_queue (const Station *station);
double station_clock (const Station *station);
guint64 station_n_events (const Station *station);

/* What the window gave. */
double station_window (const Station *station); /* its length */
const StationTally *station_tally (const Station *station, guint class);
const StationCycles *station_cycles (const Station *station);
double station_share_of_state (const Station *station, guint32 n_system);
double station_busy_units (const Station *station); /* mean number */
double station_all_busy (const Station *station);   /* share of time */
double station_server_load (const Station *station, guint32 server);
double station_exceeds (const Station *station, guint threshold); /* share of waits */
/* Percentile of waits or of times in the system, of the first class. */
double station_wait_quantile (const Station *station, double share);
double station_stay_quantile (const Station *station, double share);

G_END_DECLS
