/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is added up while a station's window is open, and what is read from it. */
#include "validation/station_state.h"

#include <math.h>

void
station_count_time (Station *station)
{
  const TbrTime now = station->now;
  if (station->is_open)
    {
      const double time = (double) (now - station->last) / STATION_TICKS;
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

void
station_count_wait (Station *station, StationJob *job, TbrTime wait)
{
  job->waited = wait;
  const double time = (double) wait / STATION_TICKS;
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

void
station_count_cycle (Station *station)
{
  if (station->in_cycle)
    {
      StationCycles *cycles = &station->cycles;
      const double length = (double) (station->now - station->cycle_start) / STATION_TICKS;
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
  return (double) station->now / STATION_TICKS;
}

guint64
station_n_events (const Station *station)
{
  return station->n_events + station->sim->core->n_events;
}

double
station_window (const Station *station)
{
  return (double) (station->closed - station->opened) / STATION_TICKS;
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
