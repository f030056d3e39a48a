/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a station remembers while it runs; for the files of the station only. */
#pragma once

#include "validation/desk_city.h"
#include "validation/station.h"
#include "validation/wait_histogram.h"

G_BEGIN_DECLS

/* Ticks to a unit of time of the case. */
#define STATION_TICKS DESK_CITY_TICKS

/* What is known of a call until it is closed. */
typedef struct
{
  TbrTime arrived;
  TbrTime work;   /* of all its units so far */
  TbrTime waited; /* in the queue before its first start, -1: not started */
  guint32 number; /* of the call */
  guint16 class;
  guint8 counted; /* not 0: came in the window */
  guint8 queues;  /* not 0: stands in the queue */
} StationJob;

struct _Station
{
  TbrScenario *scenario;
  TbrSim *sim;
  gpointer pristine; /* its arena before the first event */
  gsize pristine_size;
  StationPlan plan;
  guint32 replication;
  guint64 n_events;                     /* before the last start */
  TbrTime now;                          /* of the fact being read, or of the run */
  StationJob *jobs;                     /* STATION_JOBS, by number of the call */
  TbrTime started[STATION_SERVERS_MAX]; /* by server: present work */
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
