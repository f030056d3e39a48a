/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Stations with exponential service between which jobs go round, on the event engine alone. */
#pragma once

#include "engine/core.h"

G_BEGIN_DECLS

#define NETWORK_STATIONS_MAX 32
#define NETWORK_STATES 512
#define NETWORK_UNLIMITED G_MAXUINT32

/* Times in the case's own unit. */
typedef struct
{
  guint n_stations;
  guint32 n_servers[NETWORK_STATIONS_MAX]; /* or NETWORK_UNLIMITED */
  double mean[NETWORK_STATIONS_MAX];       /* service time */
  double external[NETWORK_STATIONS_MAX];   /* rate of arrivals from outside */
  /* open: chance to go from one to the other, the rest leaves */
  double routing[NETWORK_STATIONS_MAX][NETWORK_STATIONS_MAX];
  /* closed: so many jobs go through the stations in their order, each so often on average */
  guint32 population;
  double visits[NETWORK_STATIONS_MAX];
} NetworkPlan;

/* Sums over a window. */
typedef struct
{
  double system_area, queue_area, busy_area;
  double n_begun, wait; /* services begun, and the waits before them */
  double n_ended, stay; /* services ended, and the times at the station */
  double state_area[NETWORK_STATES];
} NetworkTally;

typedef struct _Network Network;

/* At time 0: empty, or with the whole population at the first station. (transfer full) */
Network *network_new (const NetworkPlan *plan, guint64 seed, guint32 replication);
void network_free (Network *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Network, network_free)

void network_run (Network *network, double until);
/* From now on what happens is counted. */
void network_open_window (Network *network);

const NetworkTally *network_tally (const Network *network, guint station);
double network_window (const Network *network);
/* Mean time from entering to leaving, or of a round. */
double network_sojourn (const Network *network);
/* Jobs that left, or rounds that ended. */
double network_n_done (const Network *network);
guint64 network_n_events (const Network *network);

G_END_DECLS
