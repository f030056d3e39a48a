/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A station as a city: classes, rates and laws become a hazard of calls, and what happens is read
   from the facts of the run. */
#include "validation/station.h"

#include <math.h>
#include <string.h>

#include "validation/station_state.h"

/* Calls told apart at one time, a power of two. */
#define STATION_JOBS 65536
/* Servers in the place of as many as anybody wants: this many deviations over the mean. */
#define UNLIMITED_DEVIATIONS 10
#define UNLIMITED_LEAST 20
/* Repetitions take replications of their own. */
#define REPLICATIONS_MOST 1024

/* ---- the city ---- */

static guint
count_servers (const StationPlan *plan)
{
  double mean = 0;
  if (plan->n_servers != STATION_UNLIMITED)
    return plan->n_servers;
  for (guint i = 0; i < plan->n_classes; i++)
    mean += (plan->classes[i].rate + (i == 0 ? plan->surge + plan->wave : 0))
            * case_law_moment (&plan->classes[i].service, 1);
  return (guint) (mean + UNLIMITED_DEVIATIONS * sqrt (mean) + UNLIMITED_LEAST);
}

static void
add_patience (DeskCity *city, const StationPlan *plan)
{
  const TbrLaw law
      = { .kind = plan->patience == STATION_PATIENCE_FIXED ? TBR_LAW_CONSTANT : TBR_LAW_EXPONENTIAL,
          .p = { plan->patience_mean } };
  if (plan->patience != STATION_PATIENCE_ENDLESS)
    desk_city_add_law (city->rows, "patience", &law);
}

/* One row; the priority is the name of the class, also where all stand in one line. */
static void
add_row (DeskCity *city, const StationPlan *plan, guint class, double share, const TbrLaw *law)
{
  g_string_append_printf (city->rows, "<class priority='%u' units='%u' release='%s'", class + 1,
                          plan->classes[class].units,
                          plan->release == STATION_RELEASE_SINGLY ? "each" : "together");
  desk_city_add_number (city->rows, "share", share, "");
  desk_city_add_law (city->rows, "service", law);
  add_patience (city, plan);
  g_string_append (city->rows, "/>");
}

/* A mixture of two laws is two rows of one class. */
static void
add_class (DeskCity *city, const StationPlan *plan, guint class, double share)
{
  const CaseLaw *law = &plan->classes[class].service;
  const TbrLawKind kind = law->kind == CASE_LAW_HYPER ? TBR_LAW_EXPONENTIAL : TBR_LAW_CONSTANT;
  const TbrLaw first = { .kind = kind, .p = { law->first } };
  const TbrLaw second = { .kind = kind, .p = { law->second } };
  if (law->kind == CASE_LAW_TABARD)
    {
      add_row (city, plan, class, share, &law->law);
      return;
    }
  add_row (city, plan, class, share * law->share, &first);
  add_row (city, plan, class, share * (1 - law->share), &second);
}

static void
add_arrivals (DeskCity *city, const StationPlan *plan)
{
  double rate = 0;
  for (guint i = 0; i < plan->n_classes; i++)
    rate += plan->classes[i].rate;
  for (guint i = 0; i < plan->n_classes; i++)
    add_class (city, plan, i, rate > 0 ? plan->classes[i].rate / rate : 1);
  desk_city_add_number (city->hazard, "rate", rate, "1/s");
  if (plan->renewal)
    desk_city_add_law (city->hazard, "gap", &plan->between.law);
  if (plan->surge > 0)
    {
      desk_city_add_number (city->hazard, "surge", plan->surge, "1/s");
      desk_city_add_number (city->hazard, "surge-decay", plan->surge_tau * DESK_CITY_UNIT, "s");
    }
  if (plan->wave > 0)
    {
      desk_city_add_number (city->hazard, "wave", plan->wave / rate, "");
      desk_city_add_number (city->hazard, "wave-period",
                            2 * G_PI / plan->wave_frequency * DESK_CITY_UNIT, "s");
    }
}

static TbrScenario *
build_city (const StationPlan *plan)
{
  static const char *const orders[STATION_DISCIPLINE_N] = { "arrival", "priority", "priority" };
  const guint n = count_servers (plan);
  DeskCity city;
  desk_city_init (&city, n, "preference-list");
  add_arrivals (&city, plan);
  g_string_append_printf (city.hazard, " order='%s' backlog='%u'", orders[plan->discipline],
                          plan->n_first);
  if (plan->discipline == STATION_DISCIPLINE_PREEMPTIVE)
    g_string_append (city.hazard, " preemption='resume'");
  if (plan->room != 0)
    g_string_append_printf (city.hazard, " queue='%u'", plan->room - n);
  TbrScenario *scenario = desk_city_read (&city);
  desk_city_clear (&city);
  return scenario;
}

/* ---- what happens ---- */

static StationJob *
job_of (Station *station, const TbrFact *fact)
{
  StationJob *job = &station->jobs[fact->a % STATION_JOBS];
  g_assert (job->number == fact->a);
  return job;
}

static void
set_queueing (Station *station, StationJob *job, guint8 queues)
{
  const guint32 step = (guint32) queues - job->queues;
  station->n_queue += step;
  station->n_waiting[job->class] += step;
  job->queues = queues;
}

static void
come (Station *station, const TbrFact *fact)
{
  StationJob *job = &station->jobs[fact->a % STATION_JOBS];
  *job = (StationJob){ .arrived = fact->at,
                       .waited = -1,
                       .number = fact->a,
                       .class = (guint16) (fact->code - 1),
                       .counted = (guint8) station->is_open };
  station->tallies[job->class].n += job->counted;
  station->n_pending += job->counted;
  station->n_present[job->class]++;
  if (station->n_system++ > 0 || !station->is_open)
    return;
  station->in_cycle = TRUE;
  station->cycle_start = fact->at;
  station->cycle_sum = station->cycle_count = 0;
}

static void
go (Station *station, StationJob *job)
{
  station->n_pending -= job->counted;
  station->n_present[job->class]--;
  if (--station->n_system == 0 && station->is_open)
    station_count_cycle (station);
}

static void
be_sent (Station *station, const TbrFact *fact)
{
  StationJob *job = job_of (station, fact);
  if (job->queues)
    set_queueing (station, job, 0);
  if (job->waited < 0)
    station_count_wait (station, job, fact->at - job->arrived);
  station->n_busy++;
  station->server_busy[fact->b] = 1;
  station->started[fact->b] = fact->at;
}

static void
leave_unit (Station *station, const TbrFact *fact)
{
  job_of (station, fact)->work += fact->at - station->started[fact->b];
  station->n_busy--;
  station->server_busy[fact->b] = 0;
}

static void
close_job (Station *station, const TbrFact *fact)
{
  StationJob *job = job_of (station, fact);
  StationTally *tally = &station->tallies[job->class];
  leave_unit (station, fact);
  if (fact->y > 0)
    return;
  if (job->counted)
    {
      const double stay = (double) (fact->at - job->arrived) / STATION_TICKS;
      tally->n_served++;
      tally->stay += stay;
      tally->stay2 += stay * stay;
      tally->work += (double) job->work / STATION_TICKS;
      tally->work_served += (double) job->work / STATION_TICKS;
      if (station->stays != NULL)
        wait_histogram_add (station->stays, stay);
    }
  go (station, job);
}

static void
give_up (Station *station, const TbrFact *fact)
{
  StationJob *job = job_of (station, fact);
  const TbrTime wait = fact->at - job->arrived;
  set_queueing (station, job, 0);
  station_count_wait (station, job, wait);
  if (job->counted)
    {
      station->tallies[job->class].n_gave_up++;
      station->tallies[job->class].wait_gave_up += (double) wait / STATION_TICKS;
    }
  go (station, job);
}

/* Whoever is turned away was never here; what he would have needed is not drawn. */
static void
be_lost (Station *station, const TbrFact *fact)
{
  StationJob *job = job_of (station, fact);
  const gboolean was_in_cycle = station->in_cycle;
  if (job->counted)
    {
      station->tallies[job->class].n_blocked++;
      station->tallies[job->class].work
          += station->plan.classes[job->class].units
             * case_law_moment (&station->plan.classes[job->class].service, 1);
    }
  go (station, job);
  station->in_cycle = was_in_cycle && station->n_system > 0;
}

static void
take_fact (Station *station, const TbrFact *fact)
{
  const TbrFactCode kind = (TbrFactCode) fact->kind;
  if (kind < TBR_FACT_CALL_OPENED || kind > TBR_FACT_CALL_LOST)
    return;
  station->now = fact->at;
  station_count_time (station);
  if (kind == TBR_FACT_CALL_OPENED)
    come (station, fact);
  else if (kind == TBR_FACT_CALL_QUEUED)
    set_queueing (station, job_of (station, fact), 1);
  else if (kind == TBR_FACT_CALL_DISPATCHED)
    be_sent (station, fact);
  else if (kind == TBR_FACT_CALL_BUMPED)
    leave_unit (station, fact);
  else if (kind == TBR_FACT_CALL_CLOSED)
    close_job (station, fact);
  else if (kind == TBR_FACT_CALL_ABANDONED)
    give_up (station, fact);
  else if (kind == TBR_FACT_CALL_LOST)
    be_lost (station, fact);
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    take_fact (data, &facts[i]);
}

/* ---- the run ---- */

/* Those of the start come at time 0. */
static void
begin (Station *station, guint32 repetition)
{
  const StationPlan *plan = &station->plan;
  tbr_arena_load (&station->sim->arena, station->pristine, station->pristine_size);
  tbr_core_refresh (station->sim);
  station->sim->core->replication = station->replication + repetition * REPLICATIONS_MOST;
  station->now = station->last = station->opened = 0;
  station->is_open = plan->opens_at_start;
  if (plan->opens_at_start)
    memset (station->tallies, 0, sizeof station->tallies);
  tbr_sim_run_until (station->sim, 0);
}

Station *
station_new (const StationPlan *plan, guint64 seed, guint32 replication)
{
  Station *station = g_new0 (Station, 1);
  station->plan = *plan;
  station->replication = replication;
  station->jobs = g_new0 (StationJob, STATION_JOBS);
  if (plan->quantiles)
    {
      station->waits = wait_histogram_new ();
      station->stays = wait_histogram_new ();
    }
  station->scenario = build_city (plan);
  station->sim = tbr_sim_new (station->scenario, seed, replication);
  station->pristine_size = station->sim->arena.header->length;
  station->pristine = g_memdup2 (station->sim->arena.block, station->pristine_size);
  tbr_sim_listen (station->sim, take_facts, station);
  begin (station, 0);
  return station;
}

void
station_free (Station *station)
{
  if (station == NULL)
    return;
  tbr_sim_free (station->sim);
  tbr_scenario_free (station->scenario);
  wait_histogram_free (station->waits);
  wait_histogram_free (station->stays);
  g_free (station->pristine);
  g_free (station->jobs);
  g_free (station);
}

void
station_restart (Station *station, guint32 repetition)
{
  tbr_sim_flush (station->sim);
  station->n_events += station->sim->core->n_events;
  station->n_system = station->n_queue = station->n_busy = 0;
  memset (station->n_waiting, 0, sizeof station->n_waiting);
  memset (station->n_present, 0, sizeof station->n_present);
  memset (station->server_busy, 0, sizeof station->server_busy);
  begin (station, repetition);
}

void
station_run (Station *station, double until)
{
  const TbrTime at = (TbrTime) (until * STATION_TICKS + 0.5);
  tbr_sim_run_until (station->sim, at);
  station->now = at;
  station_count_time (station);
}

void
station_open_window (Station *station)
{
  station->is_open = TRUE;
  station->opened = station->last;
}

void
station_close_window (Station *station)
{
  station->is_open = FALSE;
  station->in_cycle = FALSE;
  station->closed = station->last;
  while (station->n_pending > 0 && tbr_sim_step (station->sim))
    tbr_sim_flush (station->sim);
}
