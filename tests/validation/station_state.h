/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a station remembers while it runs; for the files of the station only. */
#pragma once

#include "validation/station.h"
#include "validation/wait_histogram.h"

G_BEGIN_DECLS

/* Ticks of the engine to a unit of time of the case: rounding is far below any standard error, and
   nine thousand million units fit in. */
#define STATION_TICKS 1e9

typedef struct
{
  guint32 next, previous; /* in its list */
  TbrTime arrived;
  TbrTime due;    /* end of service */
  TbrTime left;   /* service still to do */
  TbrTime work;   /* all of it */
  TbrTime waited; /* in the queue before its first start, -1: not started */
  TbrEventHandle timer;
  guint32 server; /* lowest free one it took, when they are told apart */
  guint16 class;
  guint16 counted; /* not 0: came in the window */
} StationJob;

struct _Station
{
  TbrSim sim;
  StationPlan plan;
  guint64 seed;
  guint32 replication;
  guint64 n_events; /* before the last start */
  TbrStream arrivals[STATION_CLASSES_MAX];
  TbrStream services[STATION_CLASSES_MAX];
  TbrStream patience;
  GArray *jobs; /* of StationJob */
  guint32 free_job;
  guint32 n_system, n_queue, n_busy;
  guint32 n_waiting[STATION_CLASSES_MAX];  /* by class */
  guint32 n_present[STATION_CLASSES_MAX];  /* by class */
  guint8 server_busy[STATION_SERVERS_MAX]; /* when they are told apart */
  /* the window */
  gboolean is_open;
  guint64 n_pending; /* came in the window and are still here */
  TbrTime opened, closed, last;
  double state_area[STATION_STATES];
  double busy_area, all_busy_area;
  double server_area[STATION_SERVERS_MAX];
  StationTally tallies[STATION_CLASSES_MAX];
  double exceeded[STATION_THRESHOLDS_MAX];
  WaitHistogram *waits, *stays;
  StationCycles cycles;
  gboolean in_cycle; /* the present cycle began in the window */
  TbrTime cycle_start;
  double cycle_sum, cycle_count;
};

/* Adds the time since the last change to what is averaged over time. */
void station_count_time (Station *station);
/* A job began to be served for the first time, or gave up: its wait is known. */
void station_count_wait (Station *station, StationJob *job, TbrTime wait);
/* The station is empty: a cycle ends. */
void station_count_cycle (Station *station);

G_END_DECLS
