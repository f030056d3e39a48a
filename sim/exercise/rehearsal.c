/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise played beforehand by doctrine, many times over: what fires, what is tested. */
#include <tabard/rehearsal.h>

#include "batch/each.h"
#include "exercise/director.h"

#include <tabard/statistics.h>

#include <math.h>

/* What one replication came to. */
typedef struct
{
  TbrTime *injects;          /* by inject: when it was released or due, TBR_NEVER */
  TbrTime *branches;         /* by branch: when it was taken, TBR_NEVER */
  TbrExpectedProgress *done; /* by expected action */
  double *values;            /* by criterion, NAN for none */
} Outcome;

typedef struct
{
  const TbrExercise *exercise;
  const TbrScenario *scenario;
  Outcome *outcomes;
  TbrRehearsalWatch *watch; /* NULL: nobody watches */
} Job;

gboolean
tbr_criterion_is_met (const TbrCriterion *criterion, double value)
{
  return isfinite (value)
         && tbr_relation_holds (value, (TbrRelation) criterion->relation, criterion->threshold);
}

static gboolean
wants_measures (const TbrExercise *exercise)
{
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (*exercise->criteria[i].measure != '\0')
      return TRUE;
  return FALSE;
}

/* Values of the criteria's measures at the end of the scenario. */
static void
read_values (const TbrDirector *director, double *values)
{
  const TbrExercise *exercise = director->exercise;
  g_autoptr (TbrResult) result = tbr_sim_result (director->sim);

  for (guint i = 0; i < exercise->n_criteria; i++)
    values[i] = tbr_result_value (result, exercise->criteria[i].measure);
}

static void
play (gpointer data, guint i)
{
  const Job *job = data;
  const TbrExercise *exercise = job->exercise;
  Outcome *out = &job->outcomes[i];
  if (job->watch != NULL && g_atomic_int_get (&job->watch->is_unwanted))
    return;
  g_autoptr (TbrDirector) director = tbr_director_rehearse (exercise, job->scenario, i);

  tbr_director_run_until (director, TBR_NEVER);
  out->injects = g_new0 (TbrTime, exercise->n_injects);
  out->branches = g_new0 (TbrTime, exercise->n_branches);
  out->done = g_memdup2 (director->expecteds, exercise->n_expecteds * sizeof (TbrExpectedProgress));
  out->values = g_new0 (double, exercise->n_criteria);
  for (guint j = 0; j < exercise->n_injects; j++)
    out->injects[j] = director->due[j];
  for (guint j = 0; j < exercise->n_branches; j++)
    out->branches[j]
        = director->branches[j].state == TBR_BRANCH_TAKEN ? director->branches[j].at : TBR_NEVER;
  if (wants_measures (exercise))
    tbr_director_finish (director);
  read_values (director, out->values);
  if (job->watch != NULL)
    g_atomic_int_inc (&job->watch->n_done);
}

/* How often and when something came about. @offset: of its TbrTime in what @items of an outcome
   points to */
static TbrOften
count (const Job *job, guint n, gsize items, gsize offset)
{
  g_autofree double *hours = g_new (double, n);
  TbrOften often = { 0, NAN };

  for (guint r = 0; r < n; r++)
    {
      const guint8 *list
          = *(const guint8 *const *) (gconstpointer) ((const guint8 *) &job->outcomes[r] + items);
      TbrTime at = *(const TbrTime *) (gconstpointer) (list + offset);
      if (at != TBR_NEVER)
        hours[often.n++] = (double) (at - job->exercise->begin) / (double) TBR_HOUR;
    }
  often.after = tbr_quantile_of (hours, often.n, 0.5, 0.95).value;
  return often;
}

/* Whether in one replication an inject was released that should call forth an action. */
static gboolean
is_called (const Job *job, const Outcome *outcome, guint expected)
{
  for (guint i = 0; i < job->exercise->n_injects; i++)
    if (job->exercise->injects[i].expected == expected && outcome->injects[i] != TBR_NEVER)
      return TRUE;
  return FALSE;
}

/* Whether one replication says anything about an objective. */
static gboolean
is_tested (const Job *job, const Outcome *outcome, guint objective)
{
  const TbrExercise *exercise = job->exercise;

  for (guint i = 0; i < exercise->n_expecteds; i++)
    if (exercise->expecteds[i].objective == objective && is_called (job, outcome, i))
      return TRUE;
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (exercise->criteria[i].objective == objective && isfinite (outcome->values[i]))
      return TRUE;
  return FALSE;
}

static void
count_all (TbrRehearsal *self, const Job *job)
{
  const TbrExercise *exercise = job->exercise;

  for (guint i = 0; i < exercise->n_injects; i++)
    self->injects[i]
        = count (job, self->n, G_STRUCT_OFFSET (Outcome, injects), i * sizeof (TbrTime));
  for (guint i = 0; i < exercise->n_branches; i++)
    self->branches[i]
        = count (job, self->n, G_STRUCT_OFFSET (Outcome, branches), i * sizeof (TbrTime));
  for (guint i = 0; i < exercise->n_expecteds; i++)
    self->done[i]
        = count (job, self->n, G_STRUCT_OFFSET (Outcome, done),
                 i * sizeof (TbrExpectedProgress) + G_STRUCT_OFFSET (TbrExpectedProgress, at));
  for (guint r = 0; r < self->n; r++)
    {
      const Outcome *outcome = &job->outcomes[r];
      for (guint i = 0; i < exercise->n_expecteds; i++)
        {
          self->in_time[i] += outcome->done[i].at != TBR_NEVER && outcome->done[i].in_time;
          self->called[i] += is_called (job, outcome, i);
        }
      for (guint i = 0; i < exercise->n_criteria; i++)
        {
          self->valued[i] += isfinite (outcome->values[i]) != 0;
          self->met[i] += tbr_criterion_is_met (&exercise->criteria[i], outcome->values[i]);
        }
      for (guint i = 0; i < exercise->n_objectives; i++)
        self->tested[i] += is_tested (job, outcome, i);
    }
}

TbrRehearsal *
tbr_rehearsal_run (const TbrExercise *exercise, const TbrScenario *scenario, guint replications,
                   guint n_jobs)
{
  return tbr_rehearsal_run_watched (exercise, scenario, replications, n_jobs, NULL);
}

TbrRehearsal *
tbr_rehearsal_run_watched (const TbrExercise *exercise, const TbrScenario *scenario,
                           guint replications, guint n_jobs, TbrRehearsalWatch *watch)
{
  g_return_val_if_fail (exercise != NULL && scenario != NULL && replications > 0, NULL);
  TbrRehearsal *self = g_new0 (TbrRehearsal, 1);
  Job job = { exercise, scenario, g_new0 (Outcome, replications), watch };

  self->n = replications;
  self->injects = g_new0 (TbrOften, exercise->n_injects);
  self->branches = g_new0 (TbrOften, exercise->n_branches);
  self->done = g_new0 (TbrOften, exercise->n_expecteds);
  self->in_time = g_new0 (guint, exercise->n_expecteds);
  self->called = g_new0 (guint, exercise->n_expecteds);
  self->valued = g_new0 (guint, exercise->n_criteria);
  self->met = g_new0 (guint, exercise->n_criteria);
  self->tested = g_new0 (guint, exercise->n_objectives);
  tbr_each_run (replications, n_jobs, play, &job);
  gboolean is_wanted = watch == NULL || !g_atomic_int_get (&watch->is_unwanted);
  if (is_wanted)
    count_all (self, &job);
  for (guint i = 0; i < replications; i++)
    {
      g_free (job.outcomes[i].injects);
      g_free (job.outcomes[i].branches);
      g_free (job.outcomes[i].done);
      g_free (job.outcomes[i].values);
    }
  g_free (job.outcomes);
  if (is_wanted)
    return self;
  tbr_rehearsal_free (self);
  return NULL;
}

void
tbr_rehearsal_free (TbrRehearsal *self)
{
  if (self == NULL)
    return;
  g_free (self->injects);
  g_free (self->branches);
  g_free (self->done);
  g_free (self->in_time);
  g_free (self->called);
  g_free (self->valued);
  g_free (self->met);
  g_free (self->tested);
  g_free (self);
}
