/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The names of parameters in the cases, model by model. */
#include "validation/station_plan.h"

#include <tabard/error.h>

#include <math.h>
#include <string.h>

/* Jobs that may be in service at once on average: they all have to be pending events. */
#define LOAD_MAX 1e6

/* Reads the parameters of one model into a plan that has one class and one server. */
typedef gboolean (*ReadPlan) (const JsonValue *params, StationPlan *plan, GError **error);

static double
number_of (const JsonValue *params, const char *name)
{
  return json_value_number (json_value_member (params, name));
}

/* A number above 0. */
static gboolean
read_positive (const JsonValue *params, const char *name, double *out_value, GError **error)
{
  const double value = number_of (params, name);
  if (value > 0 && isfinite (value))
    {
      *out_value = value;
      return TRUE;
    }
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "parameter %s is not a number above 0", name);
  return FALSE;
}

static gboolean
read_count (const JsonValue *params, const char *name, double most, guint32 *out_value,
            GError **error)
{
  const double value = number_of (params, name);
  if (value >= 1 && value <= most && value == floor (value))
    {
      *out_value = (guint32) value;
      return TRUE;
    }
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "parameter %s is not a whole number of 1 to %g",
               name, most);
  return FALSE;
}

static gboolean
refuse_list (const char *name, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "parameter %s is not a list of 1 to %d numbers",
               name, STATION_CLASSES_MAX);
  return FALSE;
}

/* A list of numbers above 0. */
static gboolean
read_list (const JsonValue *params, const char *name, double *values, guint *out_n, GError **error)
{
  const JsonValue *list = json_value_member (params, name);
  const guint n = json_value_length (list);
  if (n < 1 || n > STATION_CLASSES_MAX)
    return refuse_list (name, error);
  for (guint i = 0; i < n; i++)
    {
      values[i] = json_value_number (json_value_item (list, i));
      if (!(values[i] > 0 && isfinite (values[i])))
        return refuse_list (name, error);
    }
  *out_n = n;
  return TRUE;
}

static gboolean
read_servers (const JsonValue *params, StationPlan *plan, GError **error)
{
  return read_count (params, "c", STATION_SERVERS_MAX, &plan->n_servers, error);
}

/* lam and mu: Poisson arrivals, exponential service. */
static gboolean
read_markov (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mu;
  if (!read_positive (params, "lam", &plan->classes[0].rate, error)
      || !read_positive (params, "mu", &mu, error))
    return FALSE;
  plan->classes[0].service = case_law_exponential (1 / mu);
  return TRUE;
}

static gboolean
read_mmc (const JsonValue *params, StationPlan *plan, GError **error)
{
  return read_markov (params, plan, error) && read_servers (params, plan, error);
}

static gboolean
read_mmcc (const JsonValue *params, StationPlan *plan, GError **error)
{
  if (!read_mmc (params, plan, error))
    return FALSE;
  plan->room = plan->n_servers;
  plan->ordered = TRUE;
  return TRUE;
}

static gboolean
read_mmck (const JsonValue *params, StationPlan *plan, GError **error)
{
  return read_mmc (params, plan, error) && read_count (params, "K", 1e6, &plan->room, error);
}

static gboolean
read_mg1 (const JsonValue *params, StationPlan *plan, GError **error)
{
  return read_positive (params, "lam", &plan->classes[0].rate, error)
         && case_law_read (json_value_member (params, "S"), &plan->classes[0].service, error);
}

static gboolean
read_mdc (const JsonValue *params, StationPlan *plan, GError **error)
{
  double time;
  if (!read_positive (params, "lam", &plan->classes[0].rate, error)
      || !read_positive (params, "D", &time, error) || !read_servers (params, plan, error))
    return FALSE;
  plan->classes[0].service = case_law_constant (time);
  return TRUE;
}

/* Arrivals at constant ("D") or Erlang ("E", of k phases) intervals. */
static gboolean
read_gm1 (const JsonValue *params, StationPlan *plan, GError **error)
{
  const char *kind = json_value_text (json_value_member (params, "kind"));
  guint32 k = 1;
  if (!read_markov (params, plan, error))
    return FALSE;
  plan->renewal = TRUE;
  const double mean = 1 / plan->classes[0].rate;
  if (g_str_equal (kind, "D"))
    plan->between = case_law_constant (mean);
  else if (g_str_equal (kind, "M"))
    plan->between = case_law_exponential (mean);
  else if (!g_str_equal (kind, "E"))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "kind '%s' is none of D, E, M", kind);
      return FALSE;
    }
  else if (!read_count (params, "k", 1000, &k, error))
    return FALSE;
  else
    plan->between = case_law_erlang (k, mean);
  return TRUE;
}

static gboolean
read_rates (const JsonValue *params, StationPlan *plan, GError **error)
{
  double rates[STATION_CLASSES_MAX];
  if (!read_list (params, "lams", rates, &plan->n_classes, error))
    return FALSE;
  for (guint i = 0; i < plan->n_classes; i++)
    plan->classes[i] = (StationClass){ .rate = rates[i], .units = 1 };
  plan->discipline = STATION_DISCIPLINE_PRIORITY;
  return TRUE;
}

static gboolean
read_priority_mmc (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mu;
  if (!read_rates (params, plan, error) || !read_positive (params, "mu", &mu, error)
      || !read_servers (params, plan, error))
    return FALSE;
  for (guint i = 0; i < plan->n_classes; i++)
    plan->classes[i].service = case_law_exponential (1 / mu);
  return TRUE;
}

static gboolean
read_preemptive_mmc (const JsonValue *params, StationPlan *plan, GError **error)
{
  const gboolean good = read_priority_mmc (params, plan, error);
  plan->discipline = STATION_DISCIPLINE_PREEMPTIVE;
  return good;
}

static gboolean
read_priority_mg1 (const JsonValue *params, StationPlan *plan, GError **error)
{
  const JsonValue *laws = json_value_member (params, "Ss");
  if (!read_rates (params, plan, error))
    return FALSE;
  for (guint i = 0; i < plan->n_classes; i++)
    if (!case_law_read (json_value_item (laws, i), &plan->classes[i].service, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_preemptive_mg1 (const JsonValue *params, StationPlan *plan, GError **error)
{
  const gboolean good = read_priority_mg1 (params, plan, error);
  plan->discipline = STATION_DISCIPLINE_PREEMPTIVE;
  return good;
}

static gboolean
read_erlang_a (const JsonValue *params, StationPlan *plan, GError **error)
{
  double rate;
  if (!read_mmc (params, plan, error) || !read_positive (params, "th", &rate, error))
    return FALSE;
  plan->patience = STATION_PATIENCE_EXPONENTIAL;
  plan->patience_mean = 1 / rate;
  return TRUE;
}

static gboolean
read_deadline (const JsonValue *params, StationPlan *plan, GError **error)
{
  plan->patience = STATION_PATIENCE_FIXED;
  return read_mmc (params, plan, error)
         && read_positive (params, "tau", &plan->patience_mean, error);
}

static gboolean
read_sine (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mu;
  plan->n_servers = STATION_UNLIMITED;
  if (!read_positive (params, "lb", &plan->classes[0].rate, error)
      || !read_positive (params, "beta", &plan->wave, error)
      || !read_positive (params, "om", &plan->wave_frequency, error)
      || !read_positive (params, "mu", &mu, error))
    return FALSE;
  if (plan->wave > plan->classes[0].rate)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "beta of %g: the rate falls below 0",
                   plan->wave);
      return FALSE;
    }
  plan->classes[0].service = case_law_exponential (1 / mu);
  return TRUE;
}

static gboolean
read_surge (const JsonValue *params, StationPlan *plan, GError **error)
{
  plan->n_servers = STATION_UNLIMITED;
  return read_positive (params, "l0", &plan->classes[0].rate, error)
         && read_positive (params, "A", &plan->surge, error)
         && read_positive (params, "tau", &plan->surge_tau, error);
}

static gboolean
read_surge_markov (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mu;
  if (!read_surge (params, plan, error) || !read_positive (params, "mu", &mu, error))
    return FALSE;
  plan->classes[0].service = case_law_exponential (1 / mu);
  return TRUE;
}

static gboolean
read_surge_constant (const JsonValue *params, StationPlan *plan, GError **error)
{
  double time;
  if (!read_surge (params, plan, error) || !read_positive (params, "D", &time, error))
    return FALSE;
  plan->classes[0].service = case_law_constant (time);
  return TRUE;
}

static gboolean
read_transient (const JsonValue *params, StationPlan *plan, GError **error)
{
  if (!read_mmc (params, plan, error) || !read_count (params, "n0", 1e6, &plan->n_first, error))
    return FALSE;
  return json_value_member (params, "K") == NULL
         || read_count (params, "K", 1e6, &plan->room, error);
}

static gboolean
read_backlog (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mu;
  if (!read_positive (params, "mu", &mu, error) || !read_servers (params, plan, error)
      || !read_count (params, "n0", 1e6, &plan->n_first, error))
    return FALSE;
  plan->classes[0].service = case_law_exponential (1 / mu);
  plan->opens_at_start = TRUE;
  return TRUE;
}

/* cls: [rate, service rate, units] by class; who does not find the units free is lost. */
static gboolean
read_kaufman (const JsonValue *params, StationPlan *plan, GError **error)
{
  const JsonValue *classes = json_value_member (params, "cls");
  plan->n_classes = json_value_length (classes);
  if (!read_count (params, "C", STATION_SERVERS_MAX, &plan->n_servers, error))
    return FALSE;
  if (plan->n_classes < 1 || plan->n_classes > STATION_CLASSES_MAX)
    return refuse_list ("cls", error);
  plan->room = plan->n_servers;
  for (guint i = 0; i < plan->n_classes; i++)
    {
      const JsonValue *item = json_value_item (classes, i);
      const double rate = json_value_number (json_value_item (item, 0));
      const double mu = json_value_number (json_value_item (item, 1));
      const double units = json_value_number (json_value_item (item, 2));
      if (!(rate > 0 && mu > 0 && units >= 1 && units <= plan->n_servers && units == floor (units)))
        return refuse_list ("cls", error);
      plan->classes[i] = (StationClass){ rate, case_law_exponential (1 / mu), (guint32) units };
    }
  return TRUE;
}

/* A job needs i + 1 units with the chance probs[i]: classes of one line. */
static gboolean
read_units (const JsonValue *params, StationPlan *plan, GError **error)
{
  double rate, shares[STATION_CLASSES_MAX];
  if (!read_positive (params, "lam", &rate, error) || !read_servers (params, plan, error)
      || !read_list (params, "probs", shares, &plan->n_classes, error))
    return FALSE;
  if (plan->n_classes > plan->n_servers)
    return refuse_list ("probs", error);
  for (guint i = 0; i < plan->n_classes; i++)
    plan->classes[i] = (StationClass){ .rate = rate * shares[i], .units = i + 1 };
  return TRUE;
}

static gboolean
read_green_independent (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mu;
  if (!read_units (params, plan, error) || !read_positive (params, "mu", &mu, error))
    return FALSE;
  for (guint i = 0; i < plan->n_classes; i++)
    plan->classes[i].service = case_law_exponential (1 / mu);
  plan->release = STATION_RELEASE_SINGLY;
  return TRUE;
}

static gboolean
read_green_simultaneous (const JsonValue *params, StationPlan *plan, GError **error)
{
  double mus[STATION_CLASSES_MAX];
  guint n;
  if (!read_units (params, plan, error) || !read_list (params, "mus", mus, &n, error))
    return FALSE;
  if (n != plan->n_classes)
    return refuse_list ("mus", error);
  for (guint i = 0; i < n; i++)
    plan->classes[i].service = case_law_exponential (1 / mus[i]);
  return TRUE;
}

static const struct
{
  const char *model;
  ReadPlan read;
} readers[] = {
  { "backlog", read_backlog },
  { "erlA", read_erlang_a },
  { "gm1", read_gm1 },
  { "green_independent", read_green_independent },
  { "green_simultaneous", read_green_simultaneous },
  { "kaufman_roberts", read_kaufman },
  { "mdc", read_mdc },
  { "mg1", read_mg1 },
  { "mm1", read_markov },
  { "mmc", read_mmc },
  { "mmc_det_patience", read_deadline },
  { "mmc_transient", read_transient },
  { "mmcc", read_mmcc },
  { "mmck", read_mmck },
  { "mtginf_sin", read_sine },
  { "prio_np_mg1", read_priority_mg1 },
  { "prio_np_mmc", read_priority_mmc },
  { "prio_pr_mg1", read_preemptive_mg1 },
  { "prio_pr_mmc", read_preemptive_mmc },
  { "surge_mdinf", read_surge_constant },
  { "surge_minf", read_surge_markov },
};

/* Units wanted at once on average, if there were enough; of a rate that changes, at its peak. */
static double
offered_load (const StationPlan *plan)
{
  double load = (plan->surge + plan->wave) * case_law_moment (&plan->classes[0].service, 1);
  for (guint i = 0; i < plan->n_classes; i++)
    load += plan->classes[i].rate * plan->classes[i].units
            * case_law_moment (&plan->classes[i].service, 1);
  return load;
}

/* The times that percentiles and shares of waits are asked for. */
static void
read_metrics (const ValidationCase *one, StationPlan *plan)
{
  for (guint i = 0; i < one->expected->len; i++)
    {
      const char *name = g_array_index (one->expected, ValidationMetric, i).name;
      if (g_str_has_prefix (name, "W_q") || g_str_has_prefix (name, "Wq_q"))
        plan->quantiles = TRUE;
      if (g_str_has_prefix (name, "P_Wq_gt_") && plan->n_thresholds < STATION_THRESHOLDS_MAX)
        plan->thresholds[plan->n_thresholds++] = g_ascii_strtod (name + strlen ("P_Wq_gt_"), NULL);
    }
}

gboolean
station_plan_read (const ValidationCase *one, StationPlan *out_plan, GError **error)
{
  StationPlan plan = { .n_classes = 1, .n_servers = 1, .classes = { { .units = 1 } } };
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      if (!g_str_equal (readers[i].model, one->model))
        continue;
      if (!readers[i].read (one->params, &plan, error))
        return FALSE;
      read_metrics (one, &plan);
      const gboolean endless
          = plan.room == 0 && plan.patience == STATION_PATIENCE_ENDLESS && plan.n_first == 0;
      if (endless && station_plan_load (&plan) >= 1)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "load of %g: the queue has no end",
                       station_plan_load (&plan));
          return FALSE;
        }
      if (!(offered_load (&plan) <= LOAD_MAX))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "load of %g is outside 0-%g",
                       offered_load (&plan), LOAD_MAX);
          return FALSE;
        }
      *out_plan = plan;
      return TRUE;
    }
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "model '%s' is not a station", one->model);
  return FALSE;
}

double
station_plan_rate (const StationPlan *plan)
{
  double rate = 0;
  for (guint i = 0; i < plan->n_classes; i++)
    rate += plan->classes[i].rate;
  return rate;
}

double
station_plan_load (const StationPlan *plan)
{
  return plan->n_servers == STATION_UNLIMITED ? 0 : offered_load (plan) / plan->n_servers;
}

double
station_plan_relaxation (const StationPlan *plan)
{
  const double load = offered_load (plan);
  const double service = load / station_plan_rate (plan);
  double spread = 1;
  for (guint i = 0; i < plan->n_classes; i++)
    {
      const double mean = case_law_moment (&plan->classes[i].service, 1);
      const double second = case_law_moment (&plan->classes[i].service, 2);
      if (isfinite (second) && mean > 0)
        spread = MAX (spread, second / (mean * mean) / 2);
    }
  const gboolean leaves = plan->room != 0 || plan->patience != STATION_PATIENCE_ENDLESS;
  if (plan->n_servers == STATION_UNLIMITED || (leaves && load > 0.8 * plan->n_servers))
    return 4 * (service + plan->patience_mean) * MAX (1, plan->room / MAX (plan->n_servers, 1));
  const double gap = sqrt (plan->n_servers) - sqrt (load);
  return service * spread * MAX (1, 1 / (gap * gap));
}
