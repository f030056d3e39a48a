/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who is served next, who is put aside, who gives up. All random numbers have a stream of their own
   by purpose, and all waiting and being served is events of the simulator's own queue. */
#include "validation/station.h"

#include <math.h>
#include <string.h>

#include "validation/station_state.h"

#define KIND_ARRIVE 100  /* a: class */
#define KIND_FINISH 101  /* a: job */
#define KIND_RELEASE 102 /* one unit */
#define KIND_GIVE_UP 103 /* a: job */

#define PURPOSE_ARRIVAL TBR_PURPOSE (9, 1)
#define PURPOSE_SERVICE TBR_PURPOSE (9, 2)
#define PURPOSE_PATIENCE TBR_PURPOSE (9, 3)

#define STREAM_ENTITY_BITS 8

/* The heads of lists are the first jobs: waiting and being served, by class. */
#define WAITING(line) (line)
#define SERVED(line) (STATION_CLASSES_MAX + (line))
#define N_HEADS (2 * STATION_CLASSES_MAX)

static inline Station *
station_of (TbrSim *sim)
{
  return sim->caches[7];
}

static inline StationJob *
job_at (Station *station, guint32 index)
{
  return &g_array_index (station->jobs, StationJob, index);
}

static void
list_insert (Station *station, guint32 before, guint32 job)
{
  StationJob *one = job_at (station, job), *next = job_at (station, before);
  one->next = before;
  one->previous = next->previous;
  job_at (station, next->previous)->next = job;
  next->previous = job;
}

static void
list_remove (Station *station, guint32 job)
{
  const StationJob *one = job_at (station, job);
  job_at (station, one->next)->previous = one->previous;
  job_at (station, one->previous)->next = one->next;
}

static TbrTime
ticks (double time)
{
  return (TbrTime) (time * STATION_TICKS + 0.5);
}

/* The line of a class: all classes stand in one unless they have priorities. */
static inline guint
line_of (const Station *station, guint class)
{
  return station->plan.discipline == STATION_DISCIPLINE_ONE_LINE ? 0 : class;
}

static void
take_server (Station *station, StationJob *job, guint32 units)
{
  station->n_busy += units;
  if (!station->plan.ordered)
    return;
  job->server = 0;
  while (station->server_busy[job->server])
    job->server++;
  station->server_busy[job->server] = 1;
}

/* Each unit of the job ends by itself; the job is gone from the records. */
static void
start_singly (Station *station, guint32 index)
{
  StationJob *job = job_at (station, index);
  const StationClass *class = &station->plan.classes[job->class];
  const TbrTime now = tbr_sim_clock (&station->sim);
  for (guint32 i = 0; i < class->units; i++)
    {
      const double time = case_law_draw (&class->service, &station->services[job->class]);
      tbr_core_schedule_at (&station->sim, now + ticks (time), TBR_PRIORITY_RELEASE, KIND_RELEASE,
                            0, 0);
    }
  station->n_pending -= job->counted;
  station->n_system--;
  station->n_present[job->class]--;
  job->next = station->free_job;
  station->free_job = index;
}

static void
start_job (Station *station, guint32 index)
{
  StationJob *job = job_at (station, index);
  const StationPlan *plan = &station->plan;
  const TbrTime now = tbr_sim_clock (&station->sim);
  if (job->waited < 0)
    station_count_wait (station, job, now - job->arrived);
  take_server (station, job, plan->classes[job->class].units);
  if (plan->release == STATION_RELEASE_SINGLY)
    {
      start_singly (station, index);
      return;
    }
  job->due = now + job->left;
  if (plan->discipline == STATION_DISCIPLINE_PREEMPTIVE)
    list_insert (station, SERVED (line_of (station, job->class)), index);
  job->timer
      = tbr_core_schedule_at (&station->sim, job->due, TBR_PRIORITY_RELEASE, KIND_FINISH, index, 0);
}

/* Starts those at the heads of the lines as long as there are servers for them. */
static void
serve (Station *station)
{
  const StationPlan *plan = &station->plan;
  for (guint line = 0; line < plan->n_classes; line++)
    for (;;)
      {
        const guint32 index = job_at (station, WAITING (line))->next;
        if (index == WAITING (line))
          break;
        StationJob *job = job_at (station, index);
        if (plan->classes[job->class].units > plan->n_servers - station->n_busy)
          return;
        list_remove (station, index);
        station->n_queue--;
        station->n_waiting[job->class]--;
        tbr_queue_cancel (&station->sim, job->timer);
        start_job (station, index);
      }
}

/* Puts aside the job started last of the last class behind @class. */
static gboolean
put_aside (Station *station, guint class)
{
  for (guint line = station->plan.n_classes - 1; line > class; line--)
    {
      const guint32 index = job_at (station, SERVED (line))->previous;
      if (index == SERVED (line))
        continue;
      StationJob *job = job_at (station, index);
      tbr_queue_cancel (&station->sim, job->timer);
      job->timer = TBR_EVENT_NONE;
      job->left = job->due - tbr_sim_clock (&station->sim);
      list_remove (station, index);
      list_insert (station, job_at (station, WAITING (line))->next, index);
      station->n_busy--;
      station->n_queue++;
      station->n_waiting[job->class]++;
      return TRUE;
    }
  return FALSE;
}

static guint32
new_job (Station *station, guint class)
{
  guint32 index = station->free_job;
  if (index == TBR_NONE)
    {
      index = station->jobs->len;
      g_array_set_size (station->jobs, index + 1);
    }
  else
    station->free_job = job_at (station, index)->next;
  StationJob *job = job_at (station, index);
  *job = (StationJob){ .arrived = tbr_sim_clock (&station->sim),
                       .waited = -1,
                       .class = (guint16) class,
                       .counted = station->is_open };
  if (station->plan.release == STATION_RELEASE_TOGETHER)
    job->work
        = ticks (case_law_draw (&station->plan.classes[class].service, &station->services[class]));
  job->left = job->work;
  return index;
}

static void
free_job (Station *station, guint32 index)
{
  StationJob *job = job_at (station, index);
  station->n_pending -= job->counted;
  station->n_present[job->class]--;
  job->next = station->free_job;
  station->free_job = index;
  if (--station->n_system > 0 || !station->is_open)
    return;
  station_count_cycle (station);
}

static void
enqueue (Station *station, guint32 index)
{
  StationJob *job = job_at (station, index);
  const StationPlan *plan = &station->plan;
  list_insert (station, WAITING (line_of (station, job->class)), index);
  station->n_queue++;
  station->n_waiting[job->class]++;
  if (plan->patience == STATION_PATIENCE_ENDLESS)
    return;
  const double patience = plan->patience == STATION_PATIENCE_FIXED
                              ? plan->patience_mean
                              : plan->patience_mean * tbr_stream_exponential (&station->patience);
  job->timer = tbr_core_schedule (&station->sim, tbr_sim_clock (&station->sim) + ticks (patience),
                                  KIND_GIVE_UP, index, 0);
}

/* A new job: turned away, served at once, or put in line. */
static void
admit (Station *station, guint class)
{
  const StationPlan *plan = &station->plan;
  StationTally *tally = &station->tallies[class];
  const guint32 index = new_job (station, class);
  StationJob *job = job_at (station, index);
  const guint32 units = plan->classes[class].units;
  const gboolean loss = plan->room != 0 && plan->room == plan->n_servers;
  tally->n += job->counted;
  tally->work += job->counted ? (double) job->work * units / STATION_TICKS : 0;
  if ((plan->room != 0 && station->n_system >= plan->room)
      || (loss && units > plan->n_servers - station->n_busy))
    {
      tally->n_blocked += job->counted;
      job->next = station->free_job;
      station->free_job = index;
      return;
    }
  station->n_pending += job->counted;
  station->n_present[class]++;
  if (station->n_system++ == 0 && station->is_open)
    {
      station->in_cycle = TRUE;
      station->cycle_start = job->arrived;
      station->cycle_sum = station->cycle_count = 0;
    }
  const gboolean first
      = plan->discipline == STATION_DISCIPLINE_ONE_LINE ? station->n_queue == 0 : TRUE;
  const gboolean room = first && units <= plan->n_servers - station->n_busy;
  if (room || (plan->discipline == STATION_DISCIPLINE_PREEMPTIVE && put_aside (station, class)))
    start_job (station, index);
  else
    enqueue (station, index);
}

/* The rate of the first class at a time. */
static double
rate_at (const StationPlan *plan, double time)
{
  double rate = plan->classes[0].rate;
  if (plan->surge > 0)
    rate += plan->surge * exp (-time / plan->surge_tau);
  if (plan->wave > 0)
    rate += plan->wave * sin (plan->wave_frequency * time);
  return rate;
}

/* When the next of a class comes. Source: [LEWIS1979] where the rate changes with time. */
static void
schedule_arrival (Station *station, guint class)
{
  const StationPlan *plan = &station->plan;
  TbrStream *stream = &station->arrivals[class];
  const TbrTime now = tbr_sim_clock (&station->sim);
  double wait;
  if (plan->renewal && class == 0)
    wait = case_law_draw (&plan->between, stream);
  else if (class == 0 && (plan->surge > 0 || plan->wave > 0))
    {
      double time = (double) now / STATION_TICKS, most;
      do
        {
          /* a falling surge is largest now */
          most = plan->classes[0].rate + plan->wave
                 + (plan->surge > 0 ? plan->surge * exp (-time / plan->surge_tau) : 0);
          time += tbr_stream_exponential (stream) / most;
        }
      while (tbr_stream_uniform (stream) * most > rate_at (plan, time));
      wait = time - (double) now / STATION_TICKS;
    }
  else
    wait = tbr_stream_exponential (stream) / plan->classes[class].rate;
  tbr_core_schedule (&station->sim, now + ticks (wait), KIND_ARRIVE, class, 0);
}

static void
handle_arrive (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  station_count_time (station);
  schedule_arrival (station, event->a);
  admit (station, event->a);
}

static void
handle_finish (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  station_count_time (station);
  StationJob *job = job_at (station, event->a);
  station->n_busy -= station->plan.classes[job->class].units;
  if (station->plan.ordered)
    station->server_busy[job->server] = 0;
  if (station->plan.discipline == STATION_DISCIPLINE_PREEMPTIVE)
    list_remove (station, event->a);
  if (job->counted)
    {
      StationTally *tally = &station->tallies[job->class];
      const double stay = (double) (event->at - job->arrived) / STATION_TICKS;
      tally->n_served++;
      tally->stay += stay;
      tally->stay2 += stay * stay;
      tally->work_served += (double) job->work / STATION_TICKS;
      if (station->stays != NULL)
        wait_histogram_add (station->stays, stay);
    }
  free_job (station, event->a);
  serve (station);
}

static void
handle_release (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  station_count_time (station);
  station->n_busy--;
  serve (station);
}

static void
handle_give_up (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  station_count_time (station);
  StationJob *job = job_at (station, event->a);
  const TbrTime wait = event->at - job->arrived;
  list_remove (station, event->a);
  station->n_queue--;
  station->n_waiting[job->class]--;
  station_count_wait (station, job, wait);
  if (job->counted)
    {
      station->tallies[job->class].n_gave_up++;
      station->tallies[job->class].wait_gave_up += (double) wait / STATION_TICKS;
    }
  free_job (station, event->a);
  /* who stood behind a large job may fit in */
  serve (station);
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = {
  [KIND_ARRIVE] = handle_arrive,
  [KIND_FINISH] = handle_finish,
  [KIND_RELEASE] = handle_release,
  [KIND_GIVE_UP] = handle_give_up,
};

/* An empty station at time 0, with those who are there at the start. */
static void
begin (Station *station, guint32 repetition)
{
  const StationPlan *plan = &station->plan;
  tbr_core_init (&station->sim, NULL, 0, handlers, station->seed, station->replication);
  station->sim.caches[7] = station;
  for (guint i = 0; i < plan->n_classes; i++)
    {
      tbr_core_stream (&station->sim, &station->arrivals[i], PURPOSE_ARRIVAL, i, repetition);
      tbr_core_stream (&station->sim, &station->services[i], PURPOSE_SERVICE, i, repetition);
    }
  tbr_core_stream (&station->sim, &station->patience, PURPOSE_PATIENCE, 0, repetition);
  g_array_set_size (station->jobs, N_HEADS);
  for (guint32 i = 0; i < N_HEADS; i++)
    job_at (station, i)->next = job_at (station, i)->previous = i;
  station->free_job = TBR_NONE;
  station->last = station->opened = 0;
  station->is_open = plan->opens_at_start;
  if (plan->opens_at_start)
    memset (station->tallies, 0, sizeof station->tallies);
  for (guint32 i = 0; i < plan->n_first; i++)
    admit (station, 0);
  for (guint i = 0; i < plan->n_classes; i++)
    if (plan->classes[i].rate > 0 || (i == 0 && (plan->renewal || plan->surge > 0)))
      schedule_arrival (station, i);
}

Station *
station_new (const StationPlan *plan, guint64 seed, guint32 replication)
{
  Station *station = g_new0 (Station, 1);
  station->plan = *plan;
  station->seed = seed;
  station->replication = replication;
  station->jobs = g_array_new (FALSE, TRUE, sizeof (StationJob));
  if (plan->quantiles)
    {
      station->waits = wait_histogram_new ();
      station->stays = wait_histogram_new ();
    }
  begin (station, 0);
  return station;
}

void
station_free (Station *station)
{
  if (station == NULL)
    return;
  tbr_core_clear (&station->sim);
  g_array_unref (station->jobs);
  wait_histogram_free (station->waits);
  wait_histogram_free (station->stays);
  g_free (station);
}

void
station_restart (Station *station, guint32 repetition)
{
  station->n_events += station->sim.core->n_events;
  tbr_core_clear (&station->sim);
  station->sim = (TbrSim){ 0 };
  station->n_system = station->n_queue = station->n_busy = 0;
  memset (station->n_waiting, 0, sizeof station->n_waiting);
  memset (station->n_present, 0, sizeof station->n_present);
  memset (station->server_busy, 0, sizeof station->server_busy);
  begin (station, repetition);
}

void
station_run (Station *station, double until)
{
  tbr_core_run_until (&station->sim, ticks (until));
  station_count_time (station);
}

void
station_open_window (Station *station)
{
  station_count_time (station);
  station->is_open = TRUE;
  station->opened = station->last;
}

void
station_close_window (Station *station)
{
  station_count_time (station);
  station->is_open = FALSE;
  station->in_cycle = FALSE;
  station->closed = station->last;
  while (station->n_pending > 0 && tbr_core_step (&station->sim))
    ;
}
