/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People as whole numbers: the pools they belong to, and where each part of them is. */
#include "resources/roster.h"

#include <tabard/error.h>

#include <math.h>

/* What holds for the people of the Union, of whom no state speaks: the defaults of the table of
   states. */
static const TbrStateSpec of_the_union = { .consent = 0.9,
                                           .over_manning = 0.25,
                                           .no_show = 0.05,
                                           .sickness = 0.03,
                                           .release_weekday = 2 * TBR_HOUR,
                                           .release_night = TBR_HOUR,
                                           .home_shift = 24 * TBR_HOUR,
                                           .week_hours = 84 * TBR_HOUR };

guint
tbr_roster_count (const TbrSim *sim, TbrUnitId unit)
{
  guint n;
  tbr_scenario_posts (sim->scenario, tbr_unit_spec (sim, unit)->capability, &n);
  return n + 1;
}

TbrCohort *
tbr_roster_cohorts (const TbrSim *sim, TbrUnitId unit)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_COHORT,
                         TbrCohort)[tbr_unit_get (sim, unit)->cohort];
}

TbrPool *
tbr_roster_pools (const TbrSim *sim, TbrUnitId unit)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_POOL, TbrPool)[tbr_unit_get (sim, unit)->pool];
}

const TbrStateSpec *
tbr_roster_owner (const TbrSim *sim, TbrUnitId unit)
{
  guint32 state = tbr_unit_spec (sim, unit)->state;
  return state == TBR_NONE || sim->scenario->states == NULL ? &of_the_union
                                                            : sim->scenario->states[state];
}

double
tbr_roster_current (TbrTime trained, TbrTime half)
{
  return half > 0 ? exp2 (-(double) trained / (double) half) : 1;
}

/* ---- the start ---- */

/* Whom a unit needs, by cohort: each post's share of its people, then hands for the rest. */
static void
set_required (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  guint n;
  const TbrPost *const *posts = tbr_scenario_posts (sim->scenario, spec->capability, &n);
  gint64 left = spec->staff;
  for (guint i = 0; i < n; i++)
    {
      gint64 wanted = MAX (posts[i]->least, (gint64) (posts[i]->share * spec->staff + 0.5));
      cohorts[i].required = (guint16) MIN (wanted, left);
      left -= cohorts[i].required;
    }
  cohorts[n].required = (guint16) left;
}

/* Adds people who are at home. */
static void
add_people (TbrPool *pool, guint32 people)
{
  pool->all += people;
  pool->home += people;
}

/* Into its owner's pools: those whose skill has lapsed are hands. */
void
tbr_roster_join (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  const TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  TbrPool *pools = tbr_roster_pools (sim, unit);
  double current = tbr_roster_current (spec->trained, capability->lapse);
  double depth = MAX (1, capability->roster);
  guint n = tbr_roster_count (sim, unit);
  for (guint i = 0; i < n; i++)
    {
      guint32 people = (guint32) ceil (cohorts[i].required * depth);
      guint32 able = i + 1 == n ? people : (guint32) (people * current + 0.5);
      add_people (&pools[i], able);
      add_people (&pools[n - 1], people - able);
    }
}

void
tbr_roster_start (TbrSim *sim)
{
  const TbrScenario *scenario = sim->scenario;
  gsize n_owners = scenario->n_states + 1;
  g_autofree guint32 *known = g_new (guint32, n_owners * MAX (1, scenario->n_capabilities));
  for (gsize i = 0; i < n_owners * scenario->n_capabilities; i++)
    known[i] = TBR_NONE;
  guint32 n_cohorts = 0;
  for (guint32 i = 0; i < scenario->n_units; i++)
    n_cohorts += tbr_roster_count (sim, TBR_HANDLE (TbrUnitId, i));
  tbr_arena_reserve (&sim->arena, TBR_GROUP_COHORT, n_cohorts);
  for (guint32 i = 0; i < scenario->n_units; i++)
    {
      TbrUnitId unit = { i };
      const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
      gsize owner = MIN (spec->state, scenario->n_states);
      guint32 *pool = &known[owner * scenario->n_capabilities + spec->capability];
      guint n = tbr_roster_count (sim, unit);
      if (*pool == TBR_NONE)
        *pool = tbr_arena_add (&sim->arena, TBR_GROUP_POOL, n);
      guint32 cohort = tbr_arena_add (&sim->arena, TBR_GROUP_COHORT, n);
      tbr_unit_get (sim, unit)->pool = *pool;
      tbr_unit_get (sim, unit)->cohort = cohort;
      set_required (sim, unit);
      if (tbr_unit_is_there (sim, unit))
        tbr_roster_join (sim, unit);
    }
}

/* ---- moves ---- */

void
tbr_roster_take (TbrSim *sim, TbrUnitId unit, const guint16 *come)
{
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  guint present = 0;
  for (guint i = 0; i < n; i++)
    {
      g_assert (pools[i].home >= come[i]);
      pools[i].home -= come[i];
      cohorts[i].present = (guint16) (cohorts[i].present + come[i]);
      present += cohorts[i].present;
    }
  tbr_unit_get (sim, unit)->staff_present = (guint16) present;
}

void
tbr_roster_return (TbrSim *sim, TbrUnitId unit)
{
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  for (guint i = 0; i < n; i++)
    {
      pools[i].home += (guint32) cohorts[i].present + cohorts[i].sick;
      cohorts[i].present = cohorts[i].sick = 0;
    }
  tbr_unit_get (sim, unit)->staff_present = tbr_unit_spec (sim, unit)->staff;
}

double
tbr_roster_readiness (const TbrSim *sim, TbrUnitId unit, const guint16 *present)
{
  const TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  double product = 1;
  for (guint i = 0; i < n; i++)
    if (present[i] < cohorts[i].required)
      product *= (double) present[i] / cohorts[i].required;
  return product;
}

void
tbr_roster_gap (const TbrSim *sim, TbrUnitId unit, const guint16 *present, TbrCrewGap *out_gap)
{
  const TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  guint n;
  const TbrPost *const *posts
      = tbr_scenario_posts (sim->scenario, tbr_unit_spec (sim, unit)->capability, &n);
  guint worst = n;
  double least = INFINITY;
  for (guint i = 0; i <= n; i++)
    if (cohorts[i].required > 0 && (double) present[i] / cohorts[i].required < least)
      {
        least = (double) present[i] / cohorts[i].required;
        worst = i;
      }
  *out_gap = (TbrCrewGap){ .skill = worst < n ? (guint32) posts[worst]->skill : TBR_SKILL_HANDS,
                           .level = worst < n ? (guint32) posts[worst]->level : TBR_LEVEL_TRAINED,
                           .present = present[worst],
                           .required = cohorts[worst].required };
}

/* ---- the check ---- */

gboolean
tbr_roster_check (const TbrSim *sim, GError **error)
{
  guint32 n_pools = tbr_arena_count (&sim->arena, TBR_GROUP_POOL);
  g_autofree guint64 *out = g_new0 (guint64, n_pools + 1);
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_UNIT); i++)
    {
      TbrUnitId unit = { i };
      const TbrUnit *self = tbr_unit_get (sim, unit);
      const TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
      guint n = tbr_roster_count (sim, unit);
      guint present = 0;
      for (guint k = 0; k < n; k++)
        {
          out[self->pool + k] += (guint64) cohorts[k].present + cohorts[k].sick + cohorts[k].injured
                                 + cohorts[k].coming + cohorts[k].resting;
          present += cohorts[k].present;
        }
      if (present > 0 && present != self->staff_present)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                       "unit %u: its people are not the sum of its cohorts", i);
          return FALSE;
        }
    }
  const TbrPool *pools = tbr_arena_get (&sim->arena, TBR_GROUP_POOL, TbrPool);
  for (guint32 i = 0; i < n_pools; i++)
    if (pools[i].all != pools[i].home + out[i])
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                     "pool %u: of %u people %u are at home and %u out", i, pools[i].all,
                     pools[i].home, (guint) out[i]);
        return FALSE;
      }
  return TRUE;
}
