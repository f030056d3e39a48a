/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether a condition of an exercise holds. */
#include "exercise/director.h"

#include "world/need.h"

/* Measures are worked out no oftener. Source: our assumption; it takes as long as some steps of the
   run. */
#define MEASURE_PERIOD (10 * TBR_MINUTE)
/* Most results that wait to be joined: one for each word of the longest condition. */
#define MOST_WAITING 401

gboolean
tbr_relation_holds (double value, TbrRelation relation, double threshold)
{
  switch (relation)
    {
    case TBR_RELATION_AT_LEAST:
      return value >= threshold;
    case TBR_RELATION_AT_MOST:
      return value <= threshold;
    case TBR_RELATION_ABOVE:
      return value > threshold;
    case TBR_RELATION_BELOW:
      return value < threshold;
    case TBR_RELATION_EQUAL:
      return value == threshold;
    case TBR_RELATION_N:
      break;
    }
  return FALSE;
}

/* What is open of a kind of need, in a state or everywhere. */
static double
open_amount (const TbrDirector *self, const TbrConditionStep *step)
{
  TbrStateId state = { TBR_NONE };
  double sum = 0;

  if (*step->name != '\0')
    state = tbr_map_find_state (self->scenario->map, step->name);
  for (guint32 i = 0; i < tbr_need_count (self->sim); i++)
    {
      const TbrNeed *need = tbr_need_get (self->sim, TBR_HANDLE (TbrNeedId, i));
      if (need->closed == TBR_NEVER && need->kind == step->subject
          && (tbr_is_none (state) || need->state == state.i))
        sum += need->stock;
    }
  return sum;
}

/* A measure of the whole run as it stood not long ago; not a number when it has no value yet. */
static double
measure_of (TbrDirector *self, const char *name)
{
  TbrTime since = tbr_sim_now (self->sim) - self->exercise->begin;
  TbrTime at = since - since % MEASURE_PERIOD;

  if (self->result_at != at)
    {
      g_clear_pointer (&self->result, tbr_result_free);
      self->result = tbr_sim_result (self->sim);
      self->result_at = at;
    }
  return tbr_result_value (self->result, name);
}

static gboolean
atom_holds (const TbrDirector *self, const TbrConditionStep *step)
{
  TbrTime since = tbr_sim_now (self->sim) - self->exercise->begin;

  switch (step->does)
    {
    case TBR_STEP_AFTER:
      return since >= step->time;
    case TBR_STEP_BEFORE:
      return since < step->time;
    case TBR_STEP_NEED:
      return tbr_relation_holds (open_amount (self, step), step->relation, step->threshold);
    case TBR_STEP_FACT:
      return tbr_relation_holds ((double) self->facts[step->subject], step->relation,
                                 step->threshold);
    case TBR_STEP_MEASURE:
      /* the result that is kept is no part of what the director's const protects */
      return tbr_relation_holds (measure_of ((TbrDirector *) self, step->name), step->relation,
                                 step->threshold);
    case TBR_STEP_ORDERED:
      return tbr_relation_holds (tbr_deed_count (self, step->role, step->subject), step->relation,
                                 step->threshold);
    case TBR_STEP_EXPECTED:
      return self->expecteds[step->subject].at != TBR_NEVER;
    case TBR_STEP_RELEASED:
      return self->injects[step->subject].state == TBR_INJECT_RELEASED;
    case TBR_STEP_TAKEN:
      return self->branches[step->subject].state == TBR_BRANCH_TAKEN;
    case TBR_STEP_AND:
    case TBR_STEP_OR:
    case TBR_STEP_NOT:
    case TBR_STEP_N:
      break;
    }
  return FALSE;
}

gboolean
tbr_condition_holds (const TbrDirector *self, const TbrCondition *condition)
{
  gboolean waiting[MOST_WAITING];
  guint n = 0;

  g_return_val_if_fail (condition->n <= MOST_WAITING, FALSE);
  for (guint i = 0; i < condition->n; i++)
    {
      const TbrConditionStep *step = &condition->steps[i];

      if (step->does == TBR_STEP_NOT)
        waiting[n - 1] = !waiting[n - 1];
      else if (step->does == TBR_STEP_AND || step->does == TBR_STEP_OR)
        {
          n--;
          waiting[n - 1] = step->does == TBR_STEP_AND ? waiting[n - 1] && waiting[n]
                                                      : waiting[n - 1] || waiting[n];
        }
      else
        waiting[n++] = atom_holds (self, step);
    }
  return n == 1 && waiting[0];
}
