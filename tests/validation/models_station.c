/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* From what a station counted to the figures as the cases name them. */
#include "validation/models_station.h"

#include <tabard/error.h>

#include <math.h>
#include <string.h>

#include "validation/station_plan.h"

/* Customers of a replication to begin with, and relaxation times that these at least are. */
#define PILOT_CUSTOMERS 4000
#define PILOT_RELAXATIONS 50

/* What is thrown away: 20 relaxation times or 5 %. Source: README.md. */
#define WARM_RELAXATIONS 20
#define WARM_SHARE 0.05

/* Repetitions of a transient, and periods of a wave, to begin with. */
#define PILOT_REPETITIONS 20
#define PILOT_PERIODS 20

/* Samples of a period from which its first harmonic is taken, and periods thrown away. */
#define WAVE_SAMPLES 48
#define WAVE_WARM 20

/* Times at which a transient may be looked at. */
#define TIMES_MAX 64

static gboolean
check_stationary (const ValidationCase *one, double *out_length, GError **error)
{
  StationPlan plan;
  if (!station_plan_read (one, &plan, error))
    return FALSE;
  const double customers = station_plan_relaxation (&plan) * station_plan_rate (&plan);
  *out_length = MAX (PILOT_CUSTOMERS, PILOT_RELAXATIONS * customers);
  return TRUE;
}

/* Figures over all customers. */
static StationTally
sum_tallies (const Station *station, guint n_classes)
{
  StationTally all = { 0 };
  for (guint i = 0; i < n_classes; i++)
    {
      const StationTally *tally = station_tally (station, i);
      all.n += tally->n;
      all.n_blocked += tally->n_blocked;
      all.n_waited += tally->n_waited;
      all.n_gave_up += tally->n_gave_up;
      all.n_served += tally->n_served;
      all.wait += tally->wait;
      all.wait2 += tally->wait2;
      all.wait_gave_up += tally->wait_gave_up;
      all.stay += tally->stay;
      all.stay2 += tally->stay2;
      all.work += tally->work;
      all.work_served += tally->work_served;
      all.queue_area += tally->queue_area;
      all.system_area += tally->system_area;
    }
  return all;
}

static void
set_waits (const ValidationCase *one, const StationTally *all, double window, double *values)
{
  const double accepted = all->n - all->n_blocked;
  const double wait = all->wait / accepted, stay = all->stay / all->n_served;
  validation_values_set (one, values, wait, "Wq");
  validation_values_set (one, values, wait, "Wq_all");
  validation_values_set (one, values, wait, "Wq_accepted");
  validation_values_set (one, values, wait, "E_wait_all");
  validation_values_set (one, values, all->wait2 / accepted, "E_Wq2");
  validation_values_set (one, values, all->wait2 / accepted - wait * wait, "var_Wq");
  validation_values_set (one, values, all->wait / all->n_waited, "E_Wq_given_wait");
  validation_values_set (one, values, stay, "W");
  validation_values_set (one, values, stay, "W_accepted");
  validation_values_set (one, values, all->stay2 / all->n_served - stay * stay, "var_W");
  validation_values_set (one, values, all->n_waited / accepted, "P_wait");
  validation_values_set (one, values, all->n_waited / accepted, "sigma");
  validation_values_set (one, values, all->n_waited / accepted, "P_wait_accepted");
  validation_values_set (one, values, all->n_blocked / all->n, "P_block");
  validation_values_set (one, values, all->n_gave_up / all->n, "P_abandon");
  validation_values_set (one, values, all->n_gave_up / all->n_waited, "P_abandon_given_wait");
  validation_values_set (one, values, all->wait_gave_up / all->n_gave_up, "E_wait_given_abandoned");
  validation_values_set (one, values, (all->wait - all->wait_gave_up) / all->n_served,
                         "E_wait_given_served");
  validation_values_set (one, values, all->n_served / window, "served_rate");
  validation_values_set (one, values, all->n_gave_up / window, "abandon_rate");
  validation_values_set (one, values, accepted / window, "throughput");
  validation_values_set (one, values, all->work / window, "offered_load");
}

static void
set_classes (const ValidationCase *one, const StationPlan *plan, const Station *station,
             double *values)
{
  const double window = station_window (station);
  for (guint i = 0; i < plan->n_classes; i++)
    {
      const StationTally *tally = station_tally (station, i);
      const double stay = tally->stay / tally->n_served;
      validation_values_set (one, values, tally->wait / (tally->n - tally->n_blocked), "Wq_%u",
                             i + 1);
      validation_values_set (one, values, stay, "W_%u", i + 1);
      validation_values_set (one, values, stay - tally->work_served / tally->n_served,
                             "W_minus_S_%u", i + 1);
      validation_values_set (one, values, tally->queue_area / window, "Lq_%u", i + 1);
      validation_values_set (one, values, tally->system_area / window, "L_%u", i + 1);
      validation_values_set (one, values, tally->n_blocked / tally->n, "P_block_%u", i + 1);
    }
}

/* Numbers over time: of customers and of busy servers. */
static void
set_states (const ValidationCase *one, const StationPlan *plan, const Station *station,
            double *values)
{
  const double busy = station_busy_units (station);
  validation_values_set (one, values, busy, "mean_busy_units");
  validation_values_set (one, values, busy, "carried");
  validation_values_set (one, values, busy / plan->n_servers, "rho");
  validation_values_set (one, values, busy / plan->n_servers, "utilisation");
  validation_values_set (one, values, station_all_busy (station), "P_all_busy");
  validation_values_set (one, values, station_share_of_state (station, 0), "P_all_free");
  validation_values_set (one, values, station_share_of_state (station, 0), "P0");
  for (guint i = 0; plan->ordered && i < plan->n_servers; i++)
    validation_values_set (one, values, station_server_load (station, i), "ordered_load_server_%u",
                           i + 1);
  for (guint i = 0; i < one->expected->len; i++)
    {
      const char *name = g_array_index (one->expected, ValidationMetric, i).name;
      if (g_str_has_prefix (name, "P_N_ge_"))
        {
          double below = 0;
          const guint64 n = g_ascii_strtoull (name + strlen ("P_N_ge_"), NULL, 10);
          for (guint32 j = 0; j < MIN (n, STATION_STATES - 1); j++)
            below += station_share_of_state (station, j);
          values[i] = 1 - below;
        }
      else if (g_str_has_prefix (name, "P_") && g_ascii_isdigit (name[2]))
        values[i]
            = station_share_of_state (station, (guint32) g_ascii_strtoull (name + 2, NULL, 10));
    }
}

static void
set_quantiles (const ValidationCase *one, const StationPlan *plan, const Station *station,
               double *values)
{
  guint threshold = 0;
  for (guint i = 0; i < one->expected->len; i++)
    {
      const char *name = g_array_index (one->expected, ValidationMetric, i).name;
      if (g_str_has_prefix (name, "W_q"))
        values[i]
            = station_stay_quantile (station, g_ascii_strtod (name + strlen ("W_q"), NULL) / 100);
      else if (g_str_has_prefix (name, "Wq_q"))
        values[i]
            = station_wait_quantile (station, g_ascii_strtod (name + strlen ("Wq_q"), NULL) / 100);
      else if (g_str_has_prefix (name, "P_Wq_gt_") && threshold < plan->n_thresholds)
        values[i] = station_exceeds (station, threshold++);
    }
}

/* Busy periods, and the variance of the mean of successive waits by cycles. Source: [CRANE1974]. */
static void
set_cycles (const ValidationCase *one, const StationCycles *cycles, double *values)
{
  if (cycles->n < 2)
    return;
  const double mean = cycles->length / cycles->n, wait = cycles->sum / cycles->count;
  validation_values_set (one, values, mean, "mean_busy_period");
  validation_values_set (one, values, (cycles->length2 - cycles->n * mean * mean) / (cycles->n - 1),
                         "var_busy_period");
  validation_values_set (one, values,
                         (cycles->sum2 - 2 * wait * cycles->sum_count
                          + wait * wait * cycles->count2)
                             / cycles->count,
                         "asym_var_mean_Wq_per_customer");
}

/* The moments of the law that goes in, not of what comes out. */
static void
set_moments (const ValidationCase *one, const StationPlan *plan, double *values)
{
  const CaseLaw *law = &plan->classes[0].service;
  validation_values_set (one, values, case_law_moment (law, 1), "ES");
  validation_values_set (one, values, case_law_moment (law, 2), "ES2");
  validation_values_set (one, values, case_law_moment (law, 3), "ES3");
}

static guint64
run_stationary (const ValidationCase *one, const ValidationRun *run, double *values)
{
  StationPlan plan;
  if (!station_plan_read (one, &plan, NULL))
    return 0;
  g_autoptr (Station) station = station_new (&plan, run->seed, run->replication);
  const double length = run->length / station_plan_rate (&plan);
  const double warm = MAX (WARM_RELAXATIONS * station_plan_relaxation (&plan), WARM_SHARE * length);
  station_run (station, warm);
  station_open_window (station);
  station_run (station, warm + length);
  station_close_window (station);
  const StationTally all = sum_tallies (station, plan.n_classes);
  set_waits (one, &all, station_window (station), values);
  const double window = station_window (station);
  validation_values_set (one, values, all.queue_area / window, "Lq");
  validation_values_set (one, values, all.system_area / window, "L");
  set_classes (one, &plan, station, values);
  set_states (one, &plan, station, values);
  set_quantiles (one, &plan, station, values);
  set_cycles (one, station_cycles (station), values);
  set_moments (one, &plan, values);
  return station_n_events (station);
}

/* The times of the parameter ts, which have to rise from 0 on; their number, 0 when they do not. */
static guint
read_times (const ValidationCase *one, double times[TIMES_MAX])
{
  const JsonValue *list = json_value_member (one->params, "ts");
  const guint n = json_value_length (list);
  for (guint i = 0; i < n && n <= TIMES_MAX; i++)
    {
      times[i] = json_value_number (json_value_item (list, i));
      if (!(times[i] >= (i > 0 ? times[i - 1] : 0)))
        return 0;
    }
  return n <= TIMES_MAX ? n : 0;
}

static gboolean
check_transient (const ValidationCase *one, double *out_length, GError **error)
{
  StationPlan plan;
  double times[TIMES_MAX];
  if (!station_plan_read (one, &plan, error))
    return FALSE;
  const guint n_times = read_times (one, times);
  if (n_times == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "parameter ts is not a list of up to %d rising times", TIMES_MAX);
      return FALSE;
    }
  if (plan.wave > 0 && times[n_times - 1] > 2 * G_PI / plan.wave_frequency * (1 + 1e-9))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "parameter ts goes over more than a period");
      return FALSE;
    }
  *out_length = plan.wave > 0 ? PILOT_PERIODS : PILOT_REPETITIONS;
  return TRUE;
}

/* Counts "P_N_le_4_20": not more than 4 at time 20. */
static void
count_states (const ValidationCase *one, const char *time, guint32 n_system, double *counts)
{
  for (guint i = 0; i < one->expected->len; i++)
    {
      const char *name = g_array_index (one->expected, ValidationMetric, i).name;
      if (!g_str_has_prefix (name, "P_N_le_"))
        continue;
      char *end;
      const guint64 most = g_ascii_strtoull (name + strlen ("P_N_le_"), &end, 10);
      if (*end == '_' && g_str_equal (end + 1, time))
        counts[i] += n_system <= most;
    }
}

static guint64
run_transient (const ValidationCase *one, const ValidationRun *run, double *values)
{
  StationPlan plan;
  double times[TIMES_MAX], n_system[TIMES_MAX] = { 0 }, n_queue[TIMES_MAX] = { 0 };
  const guint n_times = read_times (one, times);
  if (!station_plan_read (one, &plan, NULL))
    return 0;
  const JsonValue *list = json_value_member (one->params, "ts");
  g_autofree double *counts = g_new0 (double, one->expected->len + 1);
  g_autoptr (Station) station = station_new (&plan, run->seed, run->replication);
  const guint32 n = (guint32) run->length;
  for (guint32 i = 0; i < n; i++)
    {
      if (i > 0)
        station_restart (station, i);
      for (guint j = 0; j < n_times; j++)
        {
          station_run (station, times[j]);
          n_system[j] += station_n_system (station);
          n_queue[j] += station_n_queue (station);
          count_states (one, json_value_text (json_value_item (list, j)),
                        station_n_system (station), counts);
        }
    }
  for (guint i = 0; i < one->expected->len; i++)
    if (g_str_has_prefix (g_array_index (one->expected, ValidationMetric, i).name, "P_N_le_"))
      values[i] = counts[i] / n;
  for (guint j = 0; j < n_times; j++)
    {
      const char *time = json_value_text (json_value_item (list, j));
      validation_values_set (one, values, n_system[j] / n, "m_%s", time);
      validation_values_set (one, values, n_system[j] / n, "L_%s", time);
      validation_values_set (one, values, n_queue[j] / n, "Lq_%s", time);
    }
  return station_n_events (station);
}

/* A wave goes on for ever: sampled at the same times of every period. */
static guint64
run_wave (const ValidationCase *one, const ValidationRun *run, double *values)
{
  StationPlan plan;
  double times[TIMES_MAX], n_system[TIMES_MAX] = { 0 };
  const guint n_times = read_times (one, times);
  if (!station_plan_read (one, &plan, NULL))
    return 0;
  const JsonValue *list = json_value_member (one->params, "ts");
  const double period = 2 * G_PI / plan.wave_frequency;
  g_autoptr (Station) station = station_new (&plan, run->seed, run->replication);
  const guint n = (guint) run->length;
  double mean = 0, in_phase = 0, in_quadrature = 0;
  for (guint i = 0; i < n; i++)
    {
      /* the times asked for and those of the harmonic, merged */
      const double start = (WAVE_WARM + i) * period;
      guint asked = 0;
      for (guint j = 0; j < WAVE_SAMPLES; j++)
        {
          const double time = j * period / WAVE_SAMPLES, next = (j + 1) * period / WAVE_SAMPLES;
          station_run (station, start + time);
          const double present = station_n_system (station);
          mean += present;
          in_phase += present * sin (plan.wave_frequency * time);
          in_quadrature += present * cos (plan.wave_frequency * time);
          for (; asked < n_times && (times[asked] < next || j + 1 == WAVE_SAMPLES); asked++)
            {
              station_run (station, start + MAX (times[asked], time));
              n_system[asked] += station_n_system (station);
            }
        }
    }
  const double n_samples = (double) n * WAVE_SAMPLES;
  validation_values_set (one, values, mean / n_samples, "mean_level");
  validation_values_set (one, values, 2 * hypot (in_phase, in_quadrature) / n_samples, "amplitude");
  /* mean + amplitude x sin (frequency x (t - lag)) */
  validation_values_set (one, values, atan2 (-in_quadrature, in_phase) / plan.wave_frequency,
                         "lag");
  for (guint j = 0; j < n_times; j++)
    validation_values_set (one, values, n_system[j] / n, "m_%s",
                           json_value_text (json_value_item (list, j)));
  return station_n_events (station);
}

static gboolean
check_backlog (const ValidationCase *one, double *out_length, GError **error)
{
  StationPlan plan;
  *out_length = PILOT_REPETITIONS;
  return station_plan_read (one, &plan, error);
}

/* All jobs are there at the start, nobody comes. */
static guint64
run_backlog (const ValidationCase *one, const ValidationRun *run, double *values)
{
  StationPlan plan;
  if (!station_plan_read (one, &plan, NULL))
    return 0;
  g_autoptr (Station) station = station_new (&plan, run->seed, run->replication);
  const guint32 n = (guint32) run->length;
  double end = 0, end2 = 0, delay = 0, last = 0;
  for (guint32 i = 0; i < n; i++)
    {
      if (i > 0)
        station_restart (station, i);
      station_close_window (station);
      const double time = station_clock (station);
      const StationTally *tally = station_tally (station, 0);
      end += time;
      end2 += time * time;
      delay += tally->wait / tally->n;
      last += tally->longest;
    }
  validation_values_set (one, values, end / n, "mean_makespan");
  validation_values_set (one, values, (end2 - end * end / n) / (n - 1), "var_makespan");
  validation_values_set (one, values, delay / n, "mean_start_delay");
  validation_values_set (one, values, last / n, "mean_start_of_last");
  return station_n_events (station);
}

static const ValidationSimulator simulators[] = {
  { "backlog", check_backlog, run_backlog },
  { "erlA", check_stationary, run_stationary },
  { "gm1", check_stationary, run_stationary },
  { "green_independent", check_stationary, run_stationary },
  { "green_simultaneous", check_stationary, run_stationary },
  { "kaufman_roberts", check_stationary, run_stationary },
  { "mdc", check_stationary, run_stationary },
  { "mg1", check_stationary, run_stationary },
  { "mm1", check_stationary, run_stationary },
  { "mmc", check_stationary, run_stationary },
  { "mmc_det_patience", check_stationary, run_stationary },
  { "mmc_transient", check_transient, run_transient },
  { "mmcc", check_stationary, run_stationary },
  { "mmck", check_stationary, run_stationary },
  { "mtginf_sin", check_transient, run_wave },
  { "prio_np_mg1", check_stationary, run_stationary },
  { "prio_np_mmc", check_stationary, run_stationary },
  { "prio_pr_mg1", check_stationary, run_stationary },
  { "prio_pr_mmc", check_stationary, run_stationary },
  { "surge_mdinf", check_transient, run_transient },
  { "surge_minf", check_transient, run_transient },
};

const ValidationSimulator *
validation_station_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (simulators); i++)
    if (g_str_equal (simulators[i].name, name))
      return &simulators[i];
  return NULL;
}
