/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where a job goes next. */
#include "validation/network.h"

#include <math.h>

/* Ticks of the engine to the shortest mean time of the network. */
#define TICKS_PER_MEAN 1e7

#define KIND_ARRIVE 100 /* a: station */
#define KIND_END 101    /* a: station, b: job */

#define PURPOSE_ARRIVAL TBR_PURPOSE (9, 11)
#define PURPOSE_SERVICE TBR_PURPOSE (9, 12)
#define PURPOSE_ROUTE TBR_PURPOSE (9, 13)

typedef struct
{
  TbrTime entered; /* the network, or the present round */
  TbrTime came;    /* to its station */
  guint32 next;    /* behind it in the line, or next free */
  guint32 visits;  /* still to make at its station after this one */
} NetworkJob;

typedef struct
{
  guint32 first, last; /* of the line, TBR_NONE: empty */
  guint32 n_queue, n_busy;
  NetworkTally tally;
} Place;

struct _Network
{
  TbrSim sim;
  NetworkPlan plan;
  double ticks; /* of the engine to a unit of time of the case */
  TbrStream arrivals[NETWORK_STATIONS_MAX], services[NETWORK_STATIONS_MAX], route;
  Place places[NETWORK_STATIONS_MAX];
  GArray *jobs; /* of NetworkJob */
  guint32 free_job;
  TbrTime opened, last;
  gboolean is_open;
  double sojourn, n_done;
};

static Network *
network_of (TbrSim *sim)
{
  return sim->caches[7];
}

static NetworkJob *
job_at (Network *network, guint32 job)
{
  return &g_array_index (network->jobs, NetworkJob, job);
}

static void
advance (Network *network)
{
  const TbrTime now = tbr_sim_clock (&network->sim);
  const double time = (double) (now - network->last) / network->ticks;
  network->last = now;
  for (guint i = 0; network->is_open && i < network->plan.n_stations; i++)
    {
      Place *place = &network->places[i];
      const guint32 n = place->n_queue + place->n_busy;
      place->tally.system_area += time * n;
      place->tally.queue_area += time * place->n_queue;
      place->tally.busy_area += time * place->n_busy;
      place->tally.state_area[MIN (n, NETWORK_STATES - 1)] += time;
    }
}

static void
begin_service (Network *network, guint station, guint32 job)
{
  Place *place = &network->places[station];
  const TbrTime now = tbr_sim_clock (&network->sim);
  place->n_busy++;
  if (network->is_open)
    {
      place->tally.n_begun++;
      place->tally.wait += (double) (now - job_at (network, job)->came) / network->ticks;
    }
  const double time
      = network->plan.mean[station] * tbr_stream_exponential (&network->services[station]);
  tbr_core_schedule_at (&network->sim, now + (TbrTime) (time * network->ticks),
                        TBR_PRIORITY_RELEASE, KIND_END, station, job);
}

static void
come (Network *network, guint station, guint32 job)
{
  Place *place = &network->places[station];
  job_at (network, job)->came = tbr_sim_clock (&network->sim);
  if (place->n_busy < network->plan.n_servers[station])
    {
      begin_service (network, station, job);
      return;
    }
  job_at (network, job)->next = TBR_NONE;
  if (place->last == TBR_NONE)
    place->first = job;
  else
    job_at (network, place->last)->next = job;
  place->last = job;
  place->n_queue++;
}

static void
count_sojourn (Network *network, const NetworkJob *job)
{
  if (!network->is_open || job->entered < network->opened)
    return;
  network->n_done++;
  network->sojourn += (double) (tbr_sim_clock (&network->sim) - job->entered) / network->ticks;
}

/* On to another station, or out. */
static void
go_on_open (Network *network, guint station, guint32 job)
{
  double chance = tbr_stream_uniform (&network->route);
  for (guint i = 0; i < network->plan.n_stations; i++)
    {
      chance -= network->plan.routing[station][i];
      if (chance < 0)
        {
          come (network, i, job);
          return;
        }
    }
  count_sojourn (network, job_at (network, job));
  job_at (network, job)->next = network->free_job;
  network->free_job = job;
}

/* On to the next station of the round that is visited at all. */
static void
go_on_closed (Network *network, guint station, guint32 index)
{
  NetworkJob *job = job_at (network, index);
  while (job->visits == 0)
    {
      if (++station == network->plan.n_stations)
        {
          station = 0;
          count_sojourn (network, job);
          job->entered = tbr_sim_clock (&network->sim);
        }
      const double visits = network->plan.visits[station];
      job->visits = (guint32) visits;
      if (visits > job->visits)
        job->visits += tbr_stream_uniform (&network->route) < visits - job->visits;
    }
  job->visits--;
  come (network, station, index);
}

static void
handle_arrive (TbrSim *sim, const TbrEvent *event)
{
  Network *network = network_of (sim);
  advance (network);
  const double wait
      = tbr_stream_exponential (&network->arrivals[event->a]) / network->plan.external[event->a];
  tbr_core_schedule (sim, event->at + (TbrTime) (wait * network->ticks), KIND_ARRIVE, event->a, 0);
  guint32 job = network->free_job;
  if (job == TBR_NONE)
    {
      job = network->jobs->len;
      g_array_set_size (network->jobs, job + 1);
    }
  else
    network->free_job = job_at (network, job)->next;
  job_at (network, job)->entered = event->at;
  come (network, event->a, job);
}

static void
handle_end (TbrSim *sim, const TbrEvent *event)
{
  Network *network = network_of (sim);
  Place *place = &network->places[event->a];
  advance (network);
  place->n_busy--;
  if (network->is_open)
    {
      place->tally.n_ended++;
      place->tally.stay += (double) (event->at - job_at (network, event->b)->came) / network->ticks;
    }
  if (place->n_queue > 0)
    {
      const guint32 next = place->first;
      place->first = job_at (network, next)->next;
      if (--place->n_queue == 0)
        place->last = TBR_NONE;
      begin_service (network, event->a, next);
    }
  if (network->plan.population > 0)
    go_on_closed (network, event->a, event->b);
  else
    go_on_open (network, event->a, event->b);
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = {
  [KIND_ARRIVE] = handle_arrive,
  [KIND_END] = handle_end,
};

Network *
network_new (const NetworkPlan *plan, guint64 seed, guint32 replication)
{
  Network *network = g_new0 (Network, 1);
  network->plan = *plan;
  for (guint i = 0; i < plan->n_stations; i++)
    network->ticks
        = MAX (network->ticks, TICKS_PER_MEAN * MAX (1 / plan->mean[i], plan->external[i]));
  network->jobs = g_array_new (FALSE, TRUE, sizeof (NetworkJob));
  network->free_job = TBR_NONE;
  tbr_core_init (&network->sim, NULL, 0, handlers, seed, replication);
  network->sim.caches[7] = network;
  tbr_core_stream (&network->sim, &network->route, PURPOSE_ROUTE, 0, 0);
  for (guint i = 0; i < plan->n_stations; i++)
    {
      network->places[i].first = network->places[i].last = TBR_NONE;
      tbr_core_stream (&network->sim, &network->arrivals[i], PURPOSE_ARRIVAL, i, 0);
      tbr_core_stream (&network->sim, &network->services[i], PURPOSE_SERVICE, i, 0);
      if (plan->external[i] > 0)
        tbr_core_schedule (&network->sim, 0, KIND_ARRIVE, i, 0);
    }
  g_array_set_size (network->jobs, plan->population);
  for (guint32 i = 0; i < plan->population; i++)
    come (network, 0, i);
  return network;
}

void
network_free (Network *network)
{
  if (network == NULL)
    return;
  tbr_core_clear (&network->sim);
  g_array_unref (network->jobs);
  g_free (network);
}

void
network_run (Network *network, double until)
{
  tbr_core_run_until (&network->sim, (TbrTime) (until * network->ticks));
  advance (network);
}

void
network_open_window (Network *network)
{
  network->is_open = TRUE;
  network->opened = network->last;
}

const NetworkTally *
network_tally (const Network *network, guint station)
{
  return &network->places[station].tally;
}

double
network_window (const Network *network)
{
  return (double) (network->last - network->opened) / network->ticks;
}

double
network_sojourn (const Network *network)
{
  return network->sojourn / network->n_done;
}

double
network_n_done (const Network *network)
{
  return network->n_done;
}

guint64
network_n_events (const Network *network)
{
  return network->sim.core->n_events;
}
