/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which of several is best, right with a probability promised in advance. */
#include <tabard/statistics.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <math.h>

/* Nodes of the integral over chi-squared; more of them change no fifth digit of a constant. */
#define N_NODES 96
/* Constants are found to so much. */
#define CLOSE 1e-7

/* Degrees over the chi-squared quantile at each node of probability, and the nodes' weights. */
typedef struct
{
  double spread[N_NODES];
  double weight[N_NODES];
} Nodes;

static void
set_nodes (guint degrees, Nodes *out_nodes)
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc (N_NODES);

  for (gsize i = 0; i < N_NODES; i++)
    {
      /* u = s^2 (3 - 2 s): both ends are smooth in s, where in u the quantile is steep */
      double s = 0, weight = 0;
      gsl_integration_glfixed_point (0, 1, i, &s, &weight, table);
      out_nodes->weight[i] = weight * 6 * s * (1 - s);
      out_nodes->spread[i] = degrees / gsl_cdf_chisq_Pinv (s * s * (3 - 2 * s), degrees);
    }
  gsl_integration_glfixed_table_free (table);
}

/* Probability to choose rightly among k when the constant is h. */
static double
rinott_probability (const Nodes *nodes, guint k, double h)
{
  double probability = 0;

  for (guint i = 0; i < N_NODES; i++)
    {
      double beats = 0;
      for (guint j = 0; j < N_NODES; j++)
        beats += nodes->weight[j]
                 * gsl_cdf_ugaussian_P (h / sqrt (nodes->spread[i] + nodes->spread[j]));
      probability += nodes->weight[i] * pow (beats, k - 1.0);
    }
  return probability;
}

double
tbr_selection_rinott (guint k, guint first, double probability)
{
  g_return_val_if_fail (k >= 2 && first >= TBR_SELECTION_FIRST_MIN, NAN);
  g_return_val_if_fail (probability > 1.0 / k && probability < 1, NAN);
  Nodes nodes;
  double low = 0, high = 1;

  set_nodes (first - 1, &nodes);
  while (rinott_probability (&nodes, k, high) < probability)
    {
      low = high;
      high *= 2;
    }
  while (high - low > CLOSE)
    {
      double middle = low + (high - low) / 2;
      if (rinott_probability (&nodes, k, middle) < probability)
        low = middle;
      else
        high = middle;
    }
  return high;
}

guint
tbr_selection_rinott_runs (const double *values, guint first, double constant, double indifference)
{
  g_return_val_if_fail (first >= TBR_SELECTION_FIRST_MIN && indifference > 0, 0);
  double mean = 0, squares = 0;

  for (guint i = 0; i < first; i++)
    {
      double step = values[i] - mean;
      mean += step / (i + 1);
      squares += step * (values[i] - mean);
    }
  double runs = constant * constant * squares / (first - 1.0) / (indifference * indifference);
  return runs < G_MAXINT ? MAX (first, (guint) ceil (runs)) : G_MAXINT;
}

/* Variance of the difference of two in the first stage. */
static double
first_variance (const TbrSelectionPlan *plan, const double *values, guint a, guint b)
{
  double mean = 0, squares = 0;

  for (guint run = 0; run < plan->first; run++)
    {
      double difference = values[(gsize) run * plan->k + a] - values[(gsize) run * plan->k + b];
      double step = difference - mean;
      mean += step / (run + 1);
      squares += step * (difference - mean);
    }
  return squares / (plan->first - 1.0);
}

/* How far a sum may fall behind another at this many runs: half of the indifference for each run
   that the pair might still need. */
static double
slack_of (const TbrSelectionPlan *plan, double needed, guint runs)
{
  return fmax (0, plan->indifference / 2 * (needed - runs));
}

/* Takes out those that have fallen too far behind; returns how many are left. */
static guint
screen (const TbrSelectionPlan *plan, const double *sums, const double *needed, guint runs,
        gboolean *is_left)
{
  guint k = plan->k, n_left = 0;
  g_autofree gboolean *stays = g_new0 (gboolean, k);
  double sign = plan->best == TBR_BEST_LARGEST ? 1 : -1;

  for (guint a = 0; a < k; a++)
    {
      stays[a] = is_left[a];
      for (guint b = 0; b < k && stays[a]; b++)
        if (b != a && is_left[b])
          stays[a] = sign * (sums[b] - sums[a]) <= slack_of (plan, needed[(gsize) a * k + b], runs);
      n_left += stays[a];
    }
  for (guint a = 0; a < k; a++)
    is_left[a] = stays[a];
  return n_left;
}

/* Runs after which each pair is decided, by the variances of the first stage; returns the most. */
static double
plan_runs (const TbrSelectionPlan *plan, const double *values, double *out_needed)
{
  double doubt = (1 - plan->probability) / (plan->k - 1), degrees = plan->first - 1.0;
  double eta = (pow (2 * doubt, -2 / degrees) - 1) / 2, most = 0;

  for (guint a = 0; a < plan->k; a++)
    for (guint b = 0; b < plan->k; b++)
      {
        double needed = a == b ? 0
                               : 2 * eta * degrees * first_variance (plan, values, a, b)
                                     / (plan->indifference * plan->indifference);
        out_needed[(gsize) a * plan->k + b] = needed;
        most = fmax (most, needed);
      }
  return most;
}

static guint
best_of (const TbrSelectionPlan *plan, const double *sums, const gboolean *is_left)
{
  guint best = TBR_NONE;
  double sign = plan->best == TBR_BEST_LARGEST ? 1 : -1;

  for (guint i = 0; i < plan->k; i++)
    if (is_left[i] && (best == TBR_NONE || sign * sums[i] > sign * sums[best]))
      best = i;
  return best;
}

TbrSelection
tbr_selection_of (const TbrSelectionPlan *plan, const double *values, guint n, gboolean *out_left)
{
  TbrSelection selection = { FALSE, TBR_NONE, 0, plan->k };
  guint k = plan->k;
  g_return_val_if_fail (k >= 2 && plan->first >= TBR_SELECTION_FIRST_MIN, selection);
  g_return_val_if_fail (plan->indifference > 0, selection);
  g_return_val_if_fail (plan->probability > 1.0 / k && plan->probability < 1, selection);
  g_autofree double *needed = g_new (double, (gsize) k *k);
  g_autofree double *sums = g_new0 (double, k);
  double most = 0;

  for (guint i = 0; i < k; i++)
    out_left[i] = TRUE;
  if (n >= plan->first)
    most = plan_runs (plan, values, needed);
  for (guint run = 0; run < n && !selection.is_decided; run++)
    {
      for (guint i = 0; i < k; i++)
        if (out_left[i])
          sums[i] += values[(gsize) run * k + i];
      selection.n = run + 1;
      if (n < plan->first || selection.n < plan->first)
        continue;
      selection.n_left = screen (plan, sums, needed, selection.n, out_left);
      selection.is_decided = selection.n_left <= 1 || selection.n > most;
    }
  selection.best = n > 0 ? best_of (plan, sums, out_left) : TBR_NONE;
  return selection;
}
