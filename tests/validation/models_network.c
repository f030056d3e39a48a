/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Machines that break are a closed network of two stations: the places where they run, the spares
   being those who queue there, and the crews that repair them. */
#include "validation/models_network.h"

#include <tabard/error.h>

#include <math.h>

#include "validation/network.h"

/* Services of a replication to begin with, all stations. */
#define PILOT_SERVICES 20000
/* Share of the length that is thrown away before, and mean services per place at least. Source: our
   assumption: loads in networks are moderate, README.md. */
#define WARM_SHARE 0.1
#define WARM_SERVICES 200

static double
number_of (const JsonValue *params, const char *name)
{
  return json_value_number (json_value_member (params, name));
}

static double
item_number (const JsonValue *params, const char *name, guint index)
{
  return json_value_number (json_value_item (json_value_member (params, name), index));
}

/* A number of servers: a whole number of 1 or more, or "inf". */
static gboolean
read_servers (const JsonValue *value, guint32 *out_servers)
{
  if (value != NULL && value->kind == JSON_VALUE_STRING && g_str_equal (value->text, "inf"))
    {
      *out_servers = NETWORK_UNLIMITED;
      return TRUE;
    }
  const double number = json_value_number (value);
  if (!(number >= 1 && number <= 1e6 && number == floor (number)))
    return FALSE;
  *out_servers = (guint32) number;
  return TRUE;
}

static gboolean
read_repair (const JsonValue *params, NetworkPlan *plan)
{
  const double spares = number_of (params, "spares"), rate = number_of (params, "lam");
  const double mu = number_of (params, "mu");
  if (!read_servers (json_value_member (params, "Nop"), &plan->n_servers[0])
      || !read_servers (json_value_member (params, "r"), &plan->n_servers[1]) || !(rate > 0)
      || !(mu > 0) || !(spares >= 0 && spares <= 1e6))
    return FALSE;
  plan->n_stations = 2;
  plan->mean[0] = 1 / rate;
  plan->mean[1] = 1 / mu;
  plan->visits[0] = plan->visits[1] = 1;
  plan->population = plan->n_servers[0] + (guint32) spares;
  return TRUE;
}

static gboolean
read_jackson (const JsonValue *params, NetworkPlan *plan)
{
  plan->n_stations = json_value_length (json_value_member (params, "ext"));
  if (plan->n_stations < 1 || plan->n_stations > NETWORK_STATIONS_MAX)
    return FALSE;
  for (guint i = 0; i < plan->n_stations; i++)
    {
      const JsonValue *row = json_value_item (json_value_member (params, "R"), i);
      double out = 0;
      plan->external[i] = item_number (params, "ext", i);
      plan->mean[i] = 1 / item_number (params, "mus", i);
      for (guint j = 0; j < plan->n_stations; j++)
        {
          plan->routing[i][j] = json_value_number (json_value_item (row, j));
          if (!(plan->routing[i][j] >= 0))
            return FALSE;
          out += plan->routing[i][j];
        }
      if (!(plan->external[i] >= 0) || !(plan->mean[i] > 0) || out > 1 + 1e-9
          || !read_servers (json_value_item (json_value_member (params, "cs"), i),
                            &plan->n_servers[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_closed (const JsonValue *params, NetworkPlan *plan)
{
  plan->n_stations = json_value_length (json_value_member (params, "visits"));
  const double population = number_of (params, "Npop");
  double visits = 0;
  if (plan->n_stations < 1 || plan->n_stations > NETWORK_STATIONS_MAX
      || !(population >= 1 && population <= 1e6))
    return FALSE;
  plan->population = (guint32) population;
  for (guint i = 0; i < plan->n_stations; i++)
    {
      plan->visits[i] = item_number (params, "visits", i);
      plan->mean[i] = 1 / item_number (params, "mus", i);
      visits += plan->visits[i];
      if (!(plan->visits[i] >= 0 && plan->visits[i] <= 1e6) || !(plan->mean[i] > 0)
          || !read_servers (json_value_item (json_value_member (params, "servers"), i),
                            &plan->n_servers[i]))
        return FALSE;
    }
  return visits > 0;
}

static gboolean
read_plan (const ValidationCase *one, NetworkPlan *out_plan, GError **error)
{
  *out_plan = (NetworkPlan){ 0 };
  const gboolean good = g_str_equal (one->model, "repair")    ? read_repair (one->params, out_plan)
                        : g_str_equal (one->model, "jackson") ? read_jackson (one->params, out_plan)
                                                              : read_closed (one->params, out_plan);
  if (!good)
    g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                 "%s: a parameter is missing or outside of what the model allows", one->model);
  return good;
}

/* Visits to each station, relative to the external arrivals or to the rounds: v = e + v R, by
   substitution, which converges as every job leaves in the end. */
static double
visit_rate (const NetworkPlan *plan, double rates[NETWORK_STATIONS_MAX])
{
  double total = 0;
  for (guint i = 0; i < plan->n_stations; i++)
    rates[i] = plan->population > 0 ? plan->visits[i] : plan->external[i];
  for (guint round = 0; round < 10000 && plan->population == 0; round++)
    for (guint i = 0; i < plan->n_stations; i++)
      {
        double rate = plan->external[i];
        for (guint j = 0; j < plan->n_stations; j++)
          rate += rates[j] * plan->routing[j][i];
        rates[i] = rate;
      }
  for (guint i = 0; i < plan->n_stations; i++)
    total += rates[i];
  return total;
}

/* Services per unit of time, all stations; of a closed network an upper bound. */
static double
service_rate (const NetworkPlan *plan)
{
  double rates[NETWORK_STATIONS_MAX];
  const double total = visit_rate (plan, rates);
  if (plan->population == 0)
    return total;
  double round = 0, slowest = 0;
  for (guint i = 0; i < plan->n_stations; i++)
    {
      round += rates[i] * plan->mean[i];
      if (plan->n_servers[i] != NETWORK_UNLIMITED)
        slowest = MAX (slowest, rates[i] * plan->mean[i] / plan->n_servers[i]);
    }
  const double rounds = plan->population / round;
  return total * (slowest > 0 ? MIN (rounds, 1 / slowest) : rounds);
}

static gboolean
check_network (const ValidationCase *one, double *out_length, GError **error)
{
  NetworkPlan plan;
  if (!read_plan (one, &plan, error))
    return FALSE;
  double rates[NETWORK_STATIONS_MAX];
  visit_rate (&plan, rates);
  for (guint i = 0; i < plan.n_stations && plan.population == 0; i++)
    if (plan.n_servers[i] != NETWORK_UNLIMITED && !(rates[i] * plan.mean[i] < plan.n_servers[i]))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "station %u: the queue has no end", i + 1);
        return FALSE;
      }
  *out_length = PILOT_SERVICES;
  return TRUE;
}

/* Runs one replication. (transfer full) */
static Network *
simulate (const ValidationRun *run, const NetworkPlan *plan)
{
  Network *network = network_new (plan, run->seed, run->replication);
  double slowest = 0;
  for (guint i = 0; i < plan->n_stations; i++)
    slowest = MAX (slowest, plan->mean[i]);
  const double length = run->length / service_rate (plan);
  const double warm = MAX (WARM_SHARE * length, WARM_SERVICES * slowest);
  network_run (network, warm);
  network_open_window (network);
  network_run (network, warm + length);
  return network;
}

static guint64
run_network (const ValidationCase *one, const ValidationRun *run, double *values)
{
  NetworkPlan plan;
  if (!read_plan (one, &plan, NULL))
    return 0;
  g_autoptr (Network) network = simulate (run, &plan);
  const double window = network_window (network);
  double total = 0;
  for (guint i = 0; i < plan.n_stations; i++)
    {
      const NetworkTally *tally = network_tally (network, i);
      total += tally->system_area / window;
      validation_values_set (one, values, tally->n_ended / window, "lambda_%u", i + 1);
      validation_values_set (one, values, tally->busy_area / window / plan.n_servers[i], "rho_%u",
                             i + 1);
      validation_values_set (one, values, tally->wait / tally->n_begun, "Wq_%u", i + 1);
      validation_values_set (one, values, tally->stay / tally->n_ended, "W_%u", i + 1);
      validation_values_set (one, values, tally->queue_area / window, "Lq_%u", i + 1);
      validation_values_set (one, values, tally->system_area / window, "L_%u", i + 1);
    }
  validation_values_set (one, values, total, "L_total");
  validation_values_set (one, values, network_sojourn (network), "sojourn_total");
  validation_values_set (one, values, network_sojourn (network), "cycle_time");
  /* all jobs are somewhere: rounds per unit of time by the visits that the first station counted */
  guint first = 0;
  while (plan.population > 0 && first + 1 < plan.n_stations && plan.visits[first] <= 0)
    first++;
  if (plan.population > 0)
    validation_values_set (one, values,
                           network_tally (network, first)->n_ended / plan.visits[first] / window,
                           "throughput");
  return network_n_events (network);
}

static guint64
run_repair (const ValidationCase *one, const ValidationRun *run, double *values)
{
  NetworkPlan plan;
  if (!read_plan (one, &plan, NULL))
    return 0;
  g_autoptr (Network) network = simulate (run, &plan);
  const double window = network_window (network);
  const NetworkTally *running = network_tally (network, 0), *broken = network_tally (network, 1);
  const double operating = running->busy_area / window;
  const guint32 wanted = plan.n_servers[0];
  double all_up = 0;
  for (guint i = 0; i <= plan.population - wanted && i < NETWORK_STATES; i++)
    all_up += broken->state_area[i] / window;
  validation_values_set (one, values, broken->system_area / window, "mean_in_repair");
  validation_values_set (one, values, operating, "mean_operating");
  validation_values_set (one, values, operating / wanted, "availability");
  validation_values_set (one, values, all_up, "P_all_needed_up");
  validation_values_set (one, values, broken->n_ended / window, "throughput");
  validation_values_set (one, values, broken->queue_area / window, "mean_repair_queue");
  validation_values_set (one, values, broken->wait / broken->n_begun, "mean_wait_for_crew");
  validation_values_set (one, values, broken->busy_area / window / plan.n_servers[1],
                         "crew_utilisation");
  for (guint i = 0; i <= plan.population && i < NETWORK_STATES; i++)
    validation_values_set (one, values, broken->state_area[i] / window, "P_%u", i);
  return network_n_events (network);
}

static const ValidationSimulator simulators[] = {
  { "closed_mva", check_network, run_network },
  { "jackson", check_network, run_network },
  { "repair", check_network, run_repair },
};

const ValidationSimulator *
validation_network_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (simulators); i++)
    if (g_str_equal (simulators[i].name, name))
      return &simulators[i];
  return NULL;
}
