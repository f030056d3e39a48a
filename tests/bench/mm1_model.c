/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* M/M/1 through the engine: arrivals at 0.9, services at 1. */
#include "mm1_model.h"

#include <time.h>

#define KIND_ARRIVAL 100
#define KIND_DEPARTURE 101
#define GROUP_COUNTER TBR_GROUPS_RUN
#define GROUP_WAITING (TBR_GROUPS_RUN + 1)

#define MM1_SERVICE 1e6                 /* mean, microseconds */
#define MM1_BETWEEN (MM1_SERVICE / 0.9) /* mean time between arrivals */
#define MM1_PLACES 16384u               /* of the ring: far more than ever wait */

typedef struct
{
  TbrStream arrivals, services;
  guint32 first, n_waiting; /* of the ring of arrival times; the first is being served */
  guint64 to_come;          /* customers */
  double time_in_system;    /* sum, microseconds */
  guint64 n_served;
} Counter;

static inline TbrTime
draw (TbrStream *stream, double mean)
{
  return (TbrTime) (tbr_stream_exponential (stream) * mean);
}

/* Time of the processor. */
static double
seconds_now (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static void
handle_arrival (TbrSim *sim, const TbrEvent *event)
{
  Counter *counter = tbr_arena_get (&sim->arena, GROUP_COUNTER, Counter);
  TbrTime *waiting = tbr_arena_get (&sim->arena, GROUP_WAITING, TbrTime);
  if (--counter->to_come > 0)
    tbr_core_schedule (sim, event->at + draw (&counter->arrivals, MM1_BETWEEN), KIND_ARRIVAL, 0, 0);
  g_assert (counter->n_waiting < MM1_PLACES);
  waiting[(counter->first + counter->n_waiting) % MM1_PLACES] = event->at;
  if (counter->n_waiting++ == 0)
    tbr_core_schedule (sim, event->at + draw (&counter->services, MM1_SERVICE), KIND_DEPARTURE, 0,
                       0);
}

static void
handle_departure (TbrSim *sim, const TbrEvent *event)
{
  Counter *counter = tbr_arena_get (&sim->arena, GROUP_COUNTER, Counter);
  const TbrTime *waiting = tbr_arena_get (&sim->arena, GROUP_WAITING, TbrTime);
  counter->time_in_system += (double) (event->at - waiting[counter->first]);
  counter->n_served++;
  counter->first = (counter->first + 1) % MM1_PLACES;
  if (--counter->n_waiting > 0)
    tbr_core_schedule (sim, event->at + draw (&counter->services, MM1_SERVICE), KIND_DEPARTURE, 0,
                       0);
}

static const TbrHandler mm1_handlers[TBR_EVENTS_MAX] = {
  [KIND_ARRIVAL] = handle_arrival,
  [KIND_DEPARTURE] = handle_departure,
};

double
mm1_run (guint64 n, guint32 replication, double *out_sum)
{
  const TbrArenaGroup groups[] = { { GROUP_COUNTER, "counter", sizeof (Counter), 0 },
                                   { GROUP_WAITING, "waiting", sizeof (TbrTime), 0 } };
  TbrSim sim;
  double start = seconds_now ();
  tbr_core_init (&sim, groups, G_N_ELEMENTS (groups), mm1_handlers, 1, replication);
  sim.journal_on = FALSE;
  tbr_arena_add (&sim.arena, GROUP_COUNTER, 1);
  tbr_arena_add (&sim.arena, GROUP_WAITING, MM1_PLACES);
  Counter *counter = tbr_arena_get (&sim.arena, GROUP_COUNTER, Counter);
  counter->to_come = n;
  tbr_core_stream (&sim, &counter->arrivals, 1, 0, 0);
  tbr_core_stream (&sim, &counter->services, 2, 0, 0);
  tbr_core_schedule (&sim, draw (&counter->arrivals, MM1_BETWEEN), KIND_ARRIVAL, 0, 0);
  tbr_core_run_until (&sim, TBR_NEVER);
  double seconds = seconds_now () - start;
  counter = tbr_arena_get (&sim.arena, GROUP_COUNTER, Counter);
  g_assert (counter->n_served == n);
  *out_sum += counter->time_in_system / (double) TBR_SECOND;
  tbr_core_clear (&sim);
  return seconds;
}
