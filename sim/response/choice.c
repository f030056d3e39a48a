/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which unit for which need: candidates with their numbers, and the doctrine's choice among them.
 */
#include "response/choice.h"

#include "response/doctrine.h"
#include "response/layer.h"
#include "response/report.h"

#include <math.h>
#include <string.h>

/* Units by owner, worked out from the scenario when first asked for; the last list is the Union's.
 */
typedef struct
{
  guint32 *first;     /* n_states + 2 */
  guint32 *units;     /* n_units */
  GArray *runs;       /* TbrUnitRun */
  guint8 *is_service; /* n_units */
} TbrOwned;

#define CACHE_SLOT 4

static guint32
owner_of (const TbrScenario *scenario, guint32 unit)
{
  guint32 state = scenario->units[unit].state;
  return state == TBR_NONE ? scenario->n_states : state;
}

/* (transfer full) */
static GArray *
find_runs (const TbrSim *sim)
{
  const TbrUnitSpec *units = sim->scenario->units;
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (TbrUnitRun));

  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      gboolean goes_on = i > 0 && units[i].capability == units[i - 1].capability
                         && units[i].state == units[i - 1].state
                         && units[i].layer == units[i - 1].layer
                         && units[i].object == units[i - 1].object;
      const TbrObject *object = sim->scenario->objects[units[i].object];
      TbrUnitRun run = { i, 1, units[i].state, units[i].capability,
                         g_str_equal (object->kind->section, "services") };
      if (goes_on)
        g_array_index (runs, TbrUnitRun, runs->len - 1).n++;
      else
        g_array_append_val (runs, run);
    }
  return runs;
}

static TbrOwned *
owned (TbrSim *sim)
{
  const TbrScenario *scenario = sim->scenario;
  TbrOwned *self = sim->caches[CACHE_SLOT];
  guint32 *next;

  if (self != NULL)
    return self;
  self = g_new0 (TbrOwned, 1);
  self->first = g_new0 (guint32, scenario->n_states + 2);
  self->units = g_new0 (guint32, MAX (scenario->n_units, 1));
  for (guint32 i = 0; i < scenario->n_units; i++)
    self->first[owner_of (scenario, i) + 1]++;
  for (guint32 i = 0; i <= scenario->n_states; i++)
    self->first[i + 1] += self->first[i];
  next = g_memdup2 (self->first, (scenario->n_states + 2) * sizeof (guint32));
  for (guint32 i = 0; i < scenario->n_units; i++)
    self->units[next[owner_of (scenario, i)]++] = i;
  g_free (next);
  self->runs = find_runs (sim);
  self->is_service = g_new0 (guint8, MAX (scenario->n_units, 1));
  for (guint r = 0; r < self->runs->len; r++)
    {
      const TbrUnitRun *run = &g_array_index (self->runs, TbrUnitRun, r);
      memset (self->is_service + run->first, run->is_service, run->n);
    }
  sim->caches[CACHE_SLOT] = self;
  return self;
}

void
tbr_choice_clear_cache (TbrSim *sim)
{
  TbrOwned *self = g_steal_pointer (&sim->caches[CACHE_SLOT]);

  if (self == NULL)
    return;
  g_free (self->first);
  g_free (self->units);
  g_array_unref (self->runs);
  g_free (self->is_service);
  g_free (self);
}

const TbrUnitRun *
tbr_choice_runs (TbrSim *sim, guint32 *out_n)
{
  const GArray *runs = owned (sim)->runs;

  *out_n = runs->len;
  return (const TbrUnitRun *) (gconstpointer) runs->data;
}

const guint32 *
tbr_choice_units (TbrSim *sim, TbrStateId state, guint32 *out_n)
{
  const TbrOwned *self = owned (sim);
  guint32 i = tbr_is_none (state) ? sim->scenario->n_states : state.i;

  *out_n = self->first[i + 1] - self->first[i];
  return self->units + self->first[i];
}

gboolean
tbr_choice_is_service (const TbrSim *sim, TbrUnitId unit)
{
  /* the cache is no part of the state that const protects */
  return owned ((TbrSim *) sim)->is_service[unit.i] != 0;
}

gboolean
tbr_choice_has (TbrSim *sim, TbrStateId state, guint32 need, guint32 work)
{
  guint32 n;
  const guint32 *units = tbr_choice_units (sim, state, &n);

  for (guint32 i = 0; i < n; i++)
    {
      const TbrUnitSpec *spec = &sim->scenario->units[units[i]];
      const TbrRate *rate = tbr_scenario_rate (sim->scenario, need, spec->capability);
      if (rate != NULL && rate->work == (gint) work
          && tbr_unit_is_on_duty (sim, TBR_HANDLE (TbrUnitId, units[i]))
          && !tbr_choice_is_service (sim, TBR_HANDLE (TbrUnitId, units[i])))
        return TRUE;
    }
  return FALSE;
}

/* Units from abroad that have not got their task yet may be days away: nobody waits for them. */
static gboolean
counts_now (const TbrUnit *unit)
{
  return !unit->foreign || unit->phase >= TBR_PHASE_APPROACH;
}

double
tbr_choice_gap (const TbrSim *sim, TbrNeedId id)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  double served = 0;

  for (guint32 i = need->first_unit; i != TBR_NONE;)
    {
      const TbrUnit *unit = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i));
      if (counts_now (unit))
        served += unit->rate * need->factor[unit->work];
      i = unit->next_at_need;
    }
  for (guint i = 0; i < TBR_WORK_N; i++)
    served += need->stayed[i] * need->factor[i];
  return need->required - served;
}

double
tbr_choice_burden (TbrSim *sim, TbrStateId state)
{
  double person_days = 0;
  guint32 n;
  const guint32 *units;

  if (tbr_is_none (state))
    return 0;
  units = tbr_choice_units (sim, state, &n);
  for (guint32 i = 0; i < n; i++)
    person_days += tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, units[i]))->person_days;
  return person_days * 1e6 / MAX (1.0, (double) sim->map->countries[state.i].population);
}

gboolean
tbr_choice_candidate (TbrSim *sim, TbrUnitId unit, TbrNeedId need, TbrCandidate *out_candidate)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrUnitEstimate estimate;

  if (tbr_layer_is_removed (sim, unit, TBR_HANDLE (TbrStateId, tbr_need_get (sim, need)->state))
      || tbr_unit_estimate (sim, unit, need, &estimate) != TBR_ORDER_OK || !isfinite (estimate.time)
      || estimate.rate <= 0)
    return FALSE;
  *out_candidate = (TbrCandidate){ .unit = unit,
                                   .owner = TBR_HANDLE (TbrStateId, spec->state),
                                   .capability = spec->capability,
                                   .rank = TBR_NONE,
                                   .layer = spec->layer,
                                   .work = estimate.work,
                                   .distance = estimate.distance,
                                   .time = estimate.time,
                                   .rate = estimate.rate };
  return TRUE;
}

/* How much better one need is than another for a unit. */
typedef struct
{
  gboolean gap; /* its rate is not met */
  guint8 priority;
  double urgency; /* of the doctrine, higher first */
  double score;   /* of the doctrine, lower first */
} TbrMerit;

static gboolean
is_better (const TbrMerit *a, const TbrMerit *b)
{
  if (a->gap != b->gap)
    return a->gap;
  if (a->priority != b->priority)
    return a->priority < b->priority;
  if (a->urgency != b->urgency)
    return a->urgency > b->urgency;
  return a->score < b->score;
}

/* Whether the unit can do anything about the need as it is. */
static gboolean
is_of_use (const TbrSim *sim, TbrUnitId unit, TbrNeedId id, guint32 kind)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  const TbrRate *rate
      = tbr_scenario_rate (sim->scenario, need->kind, tbr_unit_spec (sim, unit)->capability);

  return need->closed == TBR_NEVER && (kind == TBR_NEED_N || need->kind == kind) && rate != NULL
         && need->factor[rate->work] > 0;
}

gboolean
tbr_choice_next_need (TbrSim *sim, TbrUnitId unit, TbrStateId host, guint32 kind, TbrNeedId except,
                      TbrNeedId *out_need)
{
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_CHOOSE, host);
  TbrMerit best = { 0 };
  guint32 found = TBR_NONE;

  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      const TbrReport *seen = tbr_report_seen (sim, id);
      TbrCandidate candidate;
      TbrMerit merit;

      if (i == except.i || tbr_need_get (sim, id)->state != host.i
          || !is_of_use (sim, unit, id, kind) || !tbr_choice_candidate (sim, unit, id, &candidate))
        continue;
      merit.gap = tbr_choice_gap (sim, id) > 0;
      merit.priority = seen->priority;
      merit.urgency = doctrine.kind->urgency == NULL
                          ? 0
                          : doctrine.kind->urgency (doctrine.values, seen, tbr_sim_clock (sim));
      merit.score = doctrine.kind->score (doctrine.values, seen, &candidate);
      if (isfinite (merit.score) && (found == TBR_NONE || is_better (&merit, &best)))
        {
          best = merit;
          found = i;
        }
    }
  if (found == TBR_NONE)
    return FALSE;
  *out_need = TBR_HANDLE (TbrNeedId, found);
  return TRUE;
}

gboolean
tbr_choice_best_need (TbrSim *sim, TbrUnitId unit, TbrStateId host, guint32 kind,
                      TbrNeedId *out_need)
{
  return tbr_choice_next_need (sim, unit, host, kind, TBR_HANDLE (TbrNeedId, TBR_NONE), out_need);
}
