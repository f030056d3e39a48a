/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Student's t on independent replications, whose length is found by trying: a first round tells the
   variance, the next round has the length that the wanted standard error asks for and new chance
   numbers, so that the length does not depend on the data that are judged. */
#include "validation/replicate.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* Replications a round; the pack asks for 20 or more. */
#define N_REPLICATIONS 32
#define N_REPLICATIONS_SMOKE 20

#define N_ROUNDS_MAX 5

/* A round gets so much more than the variance asks for, as the variance is itself an estimate. */
#define LENGTH_SAFETY 1.35

/* The chance that a right program fails, of one pass over the family. Source: README.md. */
#define FALSE_ALARM 1e-4

/* Events that one case may take a round, by level: about two minutes of one core at CI level, which
   hardly any case needs. */
static const double budgets[VALIDATION_LEVEL_N] = { 1e6, 1e9, 1.6e10 };

/* The same as far as only figures ask for it that may be out of reach. */
static const double budgets_hard[VALIDATION_LEVEL_N] = { 1e6, 2e8, 3e9 };

/* Largest standard error, as share of what is expected. */
static const double precisions[VALIDATION_LEVEL_N] = { HUGE_VAL, 0.01, 0.0025 };

/* Percentiles are allowed twice the error at the nightly level. */
static const double precisions_quantile[VALIDATION_LEVEL_N] = { HUGE_VAL, 0.01, 0.005 };

/* A chance below this may be out of reach of sampling: then it is skipped, not failed. */
#define RARE 0.01

/* One round, shared by its threads. */
typedef struct
{
  const ValidationSimulator *simulator;
  const ValidationCase *one;
  ValidationRun run;
  guint n_replications;
  int next;        /* replication that nobody has taken yet */
  double *values;  /* n_replications rows of one value a figure */
  guint64 *events; /* by replication */
} Round;

/* What a round says of one figure. */
typedef struct
{
  double mean;
  double error; /* standard error of the mean */
  guint n;      /* replications that gave a value */
} Estimate;

void
validation_values_set (const ValidationCase *one, double *values, double value, const char *format,
                       ...)
{
  char name[128];
  va_list arguments;
  va_start (arguments, format);
  g_vsnprintf (name, sizeof name, format, arguments);
  va_end (arguments);
  for (guint i = 0; i < one->expected->len; i++)
    if (g_str_equal (g_array_index (one->expected, ValidationMetric, i).name, name))
      values[i] = value;
}

double
validation_t_limit (guint n_replications, guint n_figures)
{
  return gsl_cdf_tdist_Qinv (FALSE_ALARM / (2.0 * n_figures), (double) n_replications - 1);
}

static gpointer
work (gpointer data)
{
  Round *round = data;
  const guint n = round->one->expected->len;
  for (;;)
    {
      const guint i = (guint) g_atomic_int_add (&round->next, 1);
      if (i >= round->n_replications)
        return NULL;
      ValidationRun run = round->run;
      run.replication = i;
      double *values = &round->values[(gsize) i * n];
      for (guint j = 0; j < n; j++)
        values[j] = NAN;
      round->events[i] = round->simulator->run (round->one, &run, values);
    }
}

static double
round_run (Round *round, guint n_threads)
{
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);
  round->next = 0;
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("replication", work, round);
  work (round);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
  double events = 0;
  for (guint i = 0; i < round->n_replications; i++)
    events += (double) round->events[i];
  return events;
}

/* Mean and standard error over the replications, around the first value, so that replications that
   are all the same have an error of exactly 0. */
static Estimate
estimate_figure (const Round *round, guint figure)
{
  const guint n_figures = round->one->expected->len;
  Estimate estimate = { 0 };
  double first = NAN, sum = 0, squares = 0;
  for (guint i = 0; i < round->n_replications; i++)
    {
      const double value = round->values[(gsize) i * n_figures + figure];
      if (isnan (value))
        continue;
      if (estimate.n++ == 0)
        first = value;
      sum += value - first;
      squares += (value - first) * (value - first);
    }
  const double n = estimate.n;
  estimate.mean = first + sum / n;
  estimate.error = n > 1 ? sqrt (MAX (0, squares - sum * sum / n) / (n - 1) / n) : NAN;
  return estimate;
}

/* A chance near 0, or a share near 1, is as hard to see as the smaller of the two sides. */
static double
rare_side (const ValidationMetric *wanted)
{
  const gboolean chance = (wanted->name[0] == 'P' || g_str_has_prefix (wanted->name, "f_nj"))
                          && wanted->value > 0 && wanted->value < RARE;
  const gboolean share = (wanted->name[0] == 'P' || g_str_equal (wanted->name, "utilisation"))
                         && wanted->value > 1 - RARE && wanted->value < 1;
  return chance ? wanted->value : share ? 1 - wanted->value : NAN;
}

/* Figures that may be out of reach: rare ones, and those that only serve to choose run lengths. */
static gboolean
is_hard (const ValidationMetric *wanted)
{
  return !isnan (rare_side (wanted)) || g_str_has_prefix (wanted->name, "asym_var");
}

/* Second moments: where the law of service has a heavy tail their own error falls very slowly. */
static gboolean
is_heavy (const ValidationMetric *wanted)
{
  return g_str_has_prefix (wanted->name, "var_") || g_str_equal (wanted->name, "E_Wq2");
}

/* What the standard error is compared with. Where nothing is expected no share of it can be asked
   for: then it is one unit. */
static double
scale_of (const ValidationMetric *wanted)
{
  const double rare = rare_side (wanted);
  if (!isnan (rare))
    return rare;
  return wanted->value == 0 ? 1 : fabs (wanted->value);
}

static double
precision_of (const ValidationSession *session, const ValidationMetric *wanted)
{
  if (session->level == VALIDATION_LEVEL_SMOKE && is_hard (wanted))
    return precisions[VALIDATION_LEVEL_CI];
  const gboolean quantile
      = strstr (wanted->name, "_q") != NULL || strstr (wanted->name, "q9") != NULL;
  return (quantile ? precisions_quantile : precisions)[session->level];
}

/* How many times longer the replications should be for every figure to be sharp. */
static double
length_factor (const ValidationSession *session, const Round *round, double spent)
{
  double factor = 0;
  for (guint i = 0; i < round->one->expected->len; i++)
    {
      const ValidationMetric *wanted = &g_array_index (round->one->expected, ValidationMetric, i);
      const Estimate found = estimate_figure (round, i);
      if (found.n == 0)
        continue;
      const double wish = precision_of (session, wanted) * scale_of (wanted);
      double more = found.n < round->n_replications ? 4 : 0;
      if (wish > 0 && wish < HUGE_VAL && found.error > 0)
        more = MAX (more, found.error * found.error / (wish * wish));
      /* never seen: as long as it may be */
      if (wish > 0 && wish < HUGE_VAL && found.error <= 0 && is_hard (wanted))
        more = HUGE_VAL;
      if (!is_hard (wanted) || LENGTH_SAFETY * more * spent < budgets_hard[session->level])
        factor = MAX (factor, more);
    }
  return factor;
}

static void
judge_figure (ValidationSession *session, const Round *round, guint figure, guint n_family)
{
  const ValidationMetric *wanted = &g_array_index (round->one->expected, ValidationMetric, figure);
  const Estimate found = estimate_figure (round, figure);
  const char *id = round->one->id;
  if (found.n == 0)
    {
      validation_session_skip (session, id, wanted->name, wanted->value,
                               "the model does not give this figure");
      return;
    }
  ValidationFigure result = { id, wanted->name, wanted->value, found.mean, NAN };
  const double precision = precision_of (session, wanted);
  const double scale = scale_of (wanted);
  /* a chance that all replications find to be 0 or 1 was never put to the test */
  const gboolean unseen = found.error <= 0 && is_hard (wanted) && found.mean != wanted->value;
  const gboolean blunt
      = found.n < round->n_replications || found.error > precision * scale || unseen;
  /* replications that are all the same still differ by rounding */
  result.half_width = MAX (validation_tolerance_ode (wanted->value),
                           validation_t_limit (MAX (found.n, 2), n_family) * found.error);
  const double difference = fabs (found.mean - wanted->value);
  /* Student's t needs events that were seen often: of rare ones only the size is looked at */
  const gboolean near = isnan (rare_side (wanted))
                            ? difference <= result.half_width || is_hard (wanted)
                            : difference <= RARE;
  if (blunt && near && (is_hard (wanted) || is_heavy (wanted)))
    {
      validation_session_add (session, &result, VALIDATION_SKIP);
      validation_session_note (session, "%s %s: skipped: standard error %.2g %%", id, wanted->name,
                               100 * found.error / scale);
      return;
    }
  if (blunt)
    validation_session_note (session, "%s %s: inconclusive: standard error %.2g %%, wanted %.2g %%",
                             id, wanted->name, 100 * found.error / scale, 100 * precision);
  validation_session_add (session, &result,
                          !blunt && difference <= result.half_width ? VALIDATION_PASS
                                                                    : VALIDATION_FAIL);
}

void
validation_replicate (ValidationSession *session, const ValidationSimulator *simulator,
                      const ValidationCase *one, guint n_family)
{
  const guint n_replications
      = session->level == VALIDATION_LEVEL_SMOKE ? N_REPLICATIONS_SMOKE : N_REPLICATIONS;
  g_autofree double *values = g_new (double, (gsize) n_replications *(one->expected->len + 1));
  g_autofree guint64 *events = g_new0 (guint64, n_replications);
  Round round = { .simulator = simulator,
                  .one = one,
                  .n_replications = n_replications,
                  .values = values,
                  .events = events };
  g_autoptr (GError) error = NULL;
  if (!simulator->check (one, &round.run.length, &error))
    return;
  for (guint i = 0; i < N_ROUNDS_MAX; i++)
    {
      round.run.seed = session->seed * N_ROUNDS_MAX + i;
      const double spent = round_run (&round, session->n_threads);
      const double factor = length_factor (session, &round, spent);
      const double room = budgets[session->level] / MAX (spent, 1);
      validation_session_note (session, "%s: %u replications of %.3g: %.3g events", one->id,
                               n_replications, round.run.length, spent);
      /* a round that is nearly as long as the budget allows is not done again */
      if (factor <= 1 || room < LENGTH_SAFETY)
        break;
      round.run.length *= MIN (MAX (LENGTH_SAFETY * factor, LENGTH_SAFETY), room);
    }
  for (guint i = 0; i < one->expected->len; i++)
    judge_figure (session, &round, i, MAX (n_family, 1));
}
