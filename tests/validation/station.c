/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who is served next, who is put aside, who gives up. All random numbers have a stream of their own
   by purpose, and all waiting and being served is events of the simulator's own queue. */
#include "validation/station.h"

#include <math.h>
#include <string.h>

#include "validation/wait_histogram.h"

/* Ticks of the engine to a unit of time of the case: rounding is far below any standard error, and
   nine thousand million units fit in. */
#define TICKS 1e9

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
} Job;

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
  GArray *jobs; /* of Job */
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

static inline Station *
station_of (TbrSim *sim)
{
  return sim->caches[7];
}

static inline Job *
job_at (Station *station, guint32 index)
{
  return &g_array_index (station->jobs, Job, index);
}

static void
list_insert (Station *station, guint32 before, guint32 job)
{
  Job *one = job_at (station, job), *next = job_at (station, before);
  one->next = before;
  one->previous = next->previous;
  job_at (station, next->previous)->next = job;
  next->previous = job;
}

static void
list_remove (Station *station, guint32 job)
{
  const Job *one = job_at (station, job);
  job_at (station, one->next)->previous = one->previous;
  job_at (station, one->previous)->next = one->next;
}

static TbrTime
ticks (double time)
{
  return (TbrTime) (time * TICKS + 0.5);
}

/* The line of a class: all classes stand in one unless they have priorities. */
static inline guint
line_of (const Station *station, guint class)
{
  return station->plan.discipline == STATION_DISCIPLINE_ONE_LINE ? 0 : class;
}

/* Adds the time since the last change to what is averaged over time. */
static void
advance (Station *station)
{
  const TbrTime now = tbr_sim_clock (&station->sim);
  if (station->is_open)
    {
      const double time = (double) (now - station->last) / TICKS;
      const StationPlan *plan = &station->plan;
      station->state_area[MIN (station->n_system, STATION_STATES - 1)] += time;
      station->busy_area += time * station->n_busy;
      if (station->n_busy == plan->n_servers)
        station->all_busy_area += time;
      for (guint i = 0; i < plan->n_classes; i++)
        {
          station->tallies[i].queue_area += time * station->n_waiting[i];
          station->tallies[i].system_area += time * station->n_present[i];
        }
      if (plan->ordered)
        for (guint i = 0; i < plan->n_servers; i++)
          station->server_area[i] += station->server_busy[i] ? time : 0;
    }
  station->last = now;
}

/* A job began to be served for the first time, or gave up: its wait is known. */
static void
count_wait (Station *station, Job *job, TbrTime wait)
{
  job->waited = wait;
  const double time = (double) wait / TICKS;
  if (station->in_cycle)
    {
      station->cycle_sum += time;
      station->cycle_count++;
    }
  if (!job->counted)
    return;
  StationTally *tally = &station->tallies[job->class];
  tally->wait += time;
  tally->wait2 += time * time;
  tally->n_waited += wait > 0;
  tally->longest = MAX (tally->longest, time);
  for (guint i = 0; i < station->plan.n_thresholds; i++)
    station->exceeded[i] += time > station->plan.thresholds[i];
  if (station->waits != NULL)
    wait_histogram_add (station->waits, time);
}

static void
take_server (Station *station, Job *job, guint32 units)
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
  Job *job = job_at (station, index);
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
  Job *job = job_at (station, index);
  const StationPlan *plan = &station->plan;
  const TbrTime now = tbr_sim_clock (&station->sim);
  if (job->waited < 0)
    count_wait (station, job, now - job->arrived);
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
        Job *job = job_at (station, index);
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
      Job *job = job_at (station, index);
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
  Job *job = job_at (station, index);
  *job = (Job){ .arrived = tbr_sim_clock (&station->sim),
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
  Job *job = job_at (station, index);
  station->n_pending -= job->counted;
  station->n_present[job->class]--;
  job->next = station->free_job;
  station->free_job = index;
  if (--station->n_system > 0 || !station->is_open)
    return;
  /* empty: a cycle ends */
  if (station->in_cycle)
    {
      StationCycles *cycles = &station->cycles;
      const double length = (double) (tbr_sim_clock (&station->sim) - station->cycle_start) / TICKS;
      cycles->n++;
      cycles->length += length;
      cycles->length2 += length * length;
      cycles->sum += station->cycle_sum;
      cycles->sum2 += station->cycle_sum * station->cycle_sum;
      cycles->count += station->cycle_count;
      cycles->count2 += station->cycle_count * station->cycle_count;
      cycles->sum_count += station->cycle_sum * station->cycle_count;
    }
  station->in_cycle = FALSE;
}

static void
enqueue (Station *station, guint32 index)
{
  Job *job = job_at (station, index);
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
  Job *job = job_at (station, index);
  const guint32 units = plan->classes[class].units;
  const gboolean loss = plan->room != 0 && plan->room == plan->n_servers;
  tally->n += job->counted;
  tally->work += job->counted ? (double) job->work * units / TICKS : 0;
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
      double time = (double) now / TICKS, most;
      do
        {
          /* a falling surge is largest now */
          most = plan->classes[0].rate + plan->wave
                 + (plan->surge > 0 ? plan->surge * exp (-time / plan->surge_tau) : 0);
          time += tbr_stream_exponential (stream) / most;
        }
      while (tbr_stream_uniform (stream) * most > rate_at (plan, time));
      wait = time - (double) now / TICKS;
    }
  else
    wait = tbr_stream_exponential (stream) / plan->classes[class].rate;
  tbr_core_schedule (&station->sim, now + ticks (wait), KIND_ARRIVE, class, 0);
}

static void
handle_arrive (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  advance (station);
  schedule_arrival (station, event->a);
  admit (station, event->a);
}

static void
handle_finish (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  advance (station);
  Job *job = job_at (station, event->a);
  station->n_busy -= station->plan.classes[job->class].units;
  if (station->plan.ordered)
    station->server_busy[job->server] = 0;
  if (station->plan.discipline == STATION_DISCIPLINE_PREEMPTIVE)
    list_remove (station, event->a);
  if (job->counted)
    {
      StationTally *tally = &station->tallies[job->class];
      const double stay = (double) (event->at - job->arrived) / TICKS;
      tally->n_served++;
      tally->stay += stay;
      tally->stay2 += stay * stay;
      tally->work_served += (double) job->work / TICKS;
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
  advance (station);
  station->n_busy--;
  serve (station);
}

static void
handle_give_up (TbrSim *sim, const TbrEvent *event)
{
  Station *station = station_of (sim);
  advance (station);
  Job *job = job_at (station, event->a);
  const TbrTime wait = event->at - job->arrived;
  list_remove (station, event->a);
  station->n_queue--;
  station->n_waiting[job->class]--;
  count_wait (station, job, wait);
  if (job->counted)
    {
      station->tallies[job->class].n_gave_up++;
      station->tallies[job->class].wait_gave_up += (double) wait / TICKS;
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
  station->jobs = g_array_new (FALSE, TRUE, sizeof (Job));
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
  advance (station);
}

void
station_open_window (Station *station)
{
  advance (station);
  station->is_open = TRUE;
  station->opened = station->last;
}

void
station_close_window (Station *station)
{
  advance (station);
  station->is_open = FALSE;
  station->in_cycle = FALSE;
  station->closed = station->last;
  while (station->n_pending > 0 && tbr_core_step (&station->sim))
    ;
}

guint32
station_n_system (const Station *station)
{
  return station->n_system;
}

guint32
station_n_queue (const Station *station)
{
  return station->n_queue;
}

double
station_clock (const Station *station)
{
  return (double) tbr_sim_clock (&station->sim) / TICKS;
}

guint64
station_n_events (const Station *station)
{
  return station->n_events + station->sim.core->n_events;
}

double
station_window (const Station *station)
{
  return (double) (station->closed - station->opened) / TICKS;
}

/* Averages an area over the window. */
static double
average (const Station *station, double area)
{
  return area / station_window (station);
}

const StationTally *
station_tally (const Station *station, guint class)
{
  return &station->tallies[class];
}

const StationCycles *
station_cycles (const Station *station)
{
  return &station->cycles;
}

double
station_share_of_state (const Station *station, guint32 n_system)
{
  return n_system < STATION_STATES ? average (station, station->state_area[n_system]) : NAN;
}

double
station_busy_units (const Station *station)
{
  return average (station, station->busy_area);
}

double
station_all_busy (const Station *station)
{
  return average (station, station->all_busy_area);
}

double
station_server_load (const Station *station, guint32 server)
{
  return server < STATION_SERVERS_MAX ? average (station, station->server_area[server]) : NAN;
}

double
station_exceeds (const Station *station, guint threshold)
{
  double n = 0;
  for (guint i = 0; i < station->plan.n_classes; i++)
    n += station->tallies[i].n - station->tallies[i].n_blocked;
  return station->exceeded[threshold] / n;
}

double
station_wait_quantile (const Station *station, double share)
{
  return wait_histogram_quantile (station->waits, share);
}

double
station_stay_quantile (const Station *station, double share)
{
  return wait_histogram_quantile (station->stays, share);
}
