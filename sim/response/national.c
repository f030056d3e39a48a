/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A state's own dispatch: its free units against the open needs on its land. */
#include "response/national.h"

#include "response/by_hand.h"
#include "response/case.h"
#include "response/choice.h"
#include "response/doctrine.h"
#include "response/matching.h"
#include "response/reason.h"
#include "response/report.h"
#include "world/attendance.h"

#include <math.h>

/* Shortest time between two plans of a state. Source: our assumption; a dispatch desk looks at its
   board every few minutes. */
#define PERIOD (15 * TBR_MINUTE)

/* One open need in a plan. */
typedef struct
{
  TbrNeedId need;
  TbrReport report;
  double gap;     /* rate nobody serves, per hour */
  double urgency; /* of the doctrine */
} TbrTarget;

/* Free units that a doctrine cannot tell apart. */
typedef struct
{
  guint32 first; /* the next to go: index into TbrPlan.free */
  guint32 n;     /* how many are left */
} TbrBatch;

/* A batch as one target sees it. */
typedef struct
{
  double score; /* of the doctrine */
  double rate;  /* of one unit, per hour */
  guint32 batch;
  guint32 reserved;
} TbrRank;

/* What a plan works on; lives for one plan, outside the arena. */
typedef struct
{
  TbrSim *sim;
  TbrStateId state;
  TbrDoctrine doctrine;
  GArray *targets; /* TbrTarget */
  GArray *runs;    /* const TbrUnitRun *: the state's, of types that can help */
  GArray *free;    /* TbrUnitId */
  GArray *batches; /* TbrBatch: runs of free units that are alike */
  gint32 *spare;   /* by capability: units of national services that may still leave */
  GArray *reasons; /* TbrReason: of units sent to the need in hand; NULL when nobody asks */
} TbrPlan;

void
tbr_national_plan_soon (TbrSim *sim, TbrStateId state)
{
  TbrTime now = tbr_sim_clock (sim);
  TbrSeatTally *seat;
  TbrEventHandle handle;
  TbrTime at = now;

  if (tbr_is_none (state))
    return;
  seat = tbr_seat_get (sim, state.i);
  if (seat->n_cases == 0 || tbr_queue_is_pending (sim, seat->plan))
    return;
  if (seat->planned != TBR_NEVER)
    at = MAX (now, seat->planned + PERIOD);
  handle = tbr_core_schedule_at (sim, at, TBR_PRIORITY_LATE, TBR_EVENT_PLAN, state.i, 0);
  tbr_seat_get (sim, state.i)->plan = handle;
}

static gint
compare_targets (gconstpointer a, gconstpointer b)
{
  const TbrTarget *first = a, *second = b;

  if (first->report.priority != second->report.priority)
    return first->report.priority < second->report.priority ? -1 : 1;
  if (first->urgency != second->urgency)
    return first->urgency > second->urgency ? -1 : 1;
  return first->need.i < second->need.i ? -1 : first->need.i > second->need.i;
}

static void
collect_targets (TbrPlan *plan)
{
  TbrSim *sim = plan->sim;

  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrTarget target = { .need = TBR_HANDLE (TbrNeedId, i) };
      const TbrNeed *need = tbr_need_get (sim, target.need);

      if (need->closed != TBR_NEVER || need->state != plan->state.i
          || need->kind == TBR_NEED_COORDINATION)
        continue;
      target.gap = tbr_choice_gap (sim, target.need);
      if (target.gap <= 0)
        continue;
      tbr_report_now (sim, target.need, &target.report);
      if (plan->doctrine.kind->urgency != NULL)
        target.urgency = plan->doctrine.kind->urgency (plan->doctrine.values, &target.report,
                                                       tbr_sim_clock (sim));
      g_array_append_val (plan->targets, target);
    }
  g_array_sort (plan->targets, compare_targets);
}

/* How many units of each service may leave: those on duty, less those that stay for ordinary calls,
   those whose crews are ill and those that have left already. */
static void
count_spare (TbrPlan *plan)
{
  const TbrScenario *scenario = plan->sim->scenario;
  double share
      = (1 - scenario->states[plan->state.i]->cover) * tbr_staff_present (plan->sim, plan->state);
  g_autofree guint32 *on_duty = g_new0 (guint32, scenario->n_capabilities);

  for (guint r = 0; r < plan->runs->len; r++)
    {
      const TbrUnitRun *run = g_array_index (plan->runs, const TbrUnitRun *, r);

      for (guint32 i = run->first; run->is_service && i < run->first + run->n; i++)
        {
          const TbrUnitSpec *spec = &scenario->units[i];
          TbrPhase phase;

          if (!tbr_unit_is_on_duty (plan->sim, TBR_HANDLE (TbrUnitId, i)))
            continue;
          phase = (TbrPhase) tbr_unit_get (plan->sim, TBR_HANDLE (TbrUnitId, i))->phase;
          on_duty[spec->capability]++;
          if (phase != TBR_PHASE_AVAILABLE && phase != TBR_PHASE_OFF)
            plan->spare[spec->capability]--;
        }
    }
  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    plan->spare[i] += (gint32) (share * on_duty[i]);
}

/* Whether a unit may leave its place. */
static gboolean
may_leave (const TbrPlan *plan, TbrUnitId unit)
{
  return !tbr_choice_is_service (plan->sim, unit)
         || plan->spare[tbr_unit_spec (plan->sim, unit)->capability] > 0;
}

/* Types that can do anything about a target. (transfer full) */
static guint8 *
find_useful (const TbrPlan *plan)
{
  const TbrScenario *scenario = plan->sim->scenario;
  guint8 *useful = g_new0 (guint8, scenario->n_capabilities + 1);

  for (guint t = 0; t < plan->targets->len; t++)
    {
      guint8 kind = g_array_index (plan->targets, TbrTarget, t).report.kind;
      for (guint32 i = 0; i < scenario->n_capabilities; i++)
        useful[i] |= tbr_scenario_rate (scenario, kind, i) != NULL;
    }
  return useful;
}

/* Two units that a doctrine cannot tell apart: same type, size and place. */
static gboolean
is_like (const TbrSim *sim, TbrUnitId a, TbrUnitId b)
{
  const TbrUnitSpec *first = tbr_unit_spec (sim, a), *second = tbr_unit_spec (sim, b);

  return first->capability == second->capability && first->node == second->node
         && first->lon == second->lon && first->lat == second->lat && first->size == second->size
         && tbr_unit_get (sim, a)->staff_present == tbr_unit_get (sim, b)->staff_present;
}

static void
add_free (TbrPlan *plan, TbrUnitId unit)
{
  guint n = plan->free->len, last = plan->batches->len;
  TbrBatch batch = { n, 1 };

  g_array_append_val (plan->free, unit);
  if (n > 0 && is_like (plan->sim, unit, g_array_index (plan->free, TbrUnitId, n - 1)))
    g_array_index (plan->batches, TbrBatch, last - 1).n++;
  else
    g_array_append_val (plan->batches, batch);
}

/* The state's runs of units of types that can do anything about a target. */
static void
collect_runs (TbrPlan *plan)
{
  g_autofree guint8 *useful = find_useful (plan);
  guint32 n;
  const TbrUnitRun *runs = tbr_choice_runs (plan->sim, &n);

  for (guint32 r = 0; r < n; r++)
    {
      const TbrUnitRun *run = &runs[r];

      if (run->owner == plan->state.i && useful[run->capability])
        g_array_append_val (plan->runs, run);
    }
}

static void
collect_units (TbrPlan *plan)
{
  collect_runs (plan);
  plan->spare = g_new0 (gint32, plan->sim->scenario->n_capabilities);
  count_spare (plan);
  for (guint r = 0; r < plan->runs->len; r++)
    {
      const TbrUnitRun *run = g_array_index (plan->runs, const TbrUnitRun *, r);

      if (run->is_service && plan->spare[run->capability] <= 0)
        continue;
      for (guint32 i = run->first; i < run->first + run->n; i++)
        {
          TbrUnitId unit = TBR_HANDLE (TbrUnitId, i);
          const TbrUnit *self = tbr_unit_get (plan->sim, unit);

          if (self->phase == TBR_PHASE_AVAILABLE && self->call == TBR_NONE)
            add_free (plan, unit);
        }
    }
}

/* The doctrine's score of a unit for a target; INFINITY when it is no candidate. */
static double
score (TbrPlan *plan, const TbrTarget *target, TbrUnitId unit, double *out_rate)
{
  const TbrNeed *need = tbr_need_get (plan->sim, target->need);
  const TbrRate *rate = tbr_scenario_rate (plan->sim->scenario, need->kind,
                                           tbr_unit_spec (plan->sim, unit)->capability);
  TbrCandidate candidate;

  if (rate == NULL || need->factor[rate->work] <= 0 || !may_leave (plan, unit)
      || !tbr_choice_candidate (plan->sim, unit, target->need, &candidate))
    return INFINITY;
  *out_rate = candidate.rate * need->factor[rate->work];
  return plan->doctrine.kind->score (plan->doctrine.values, &target->report, &candidate);
}

static gboolean
send (TbrPlan *plan, TbrNeedId need, TbrUnitId unit)
{
  if (!may_leave (plan, unit))
    return FALSE;
  if (tbr_choice_is_service (plan->sim, unit))
    plan->spare[tbr_unit_spec (plan->sim, unit)->capability]--;
  if (tbr_unit_send (plan->sim, unit, need, TBR_HANDLE (TbrRequestId, TBR_NONE)) != TBR_ORDER_OK)
    return FALSE;
  tbr_case_national (plan->sim, need);
  return TRUE;
}

/* Keeps why a unit goes, until it is clear who stays. */
static void
note (TbrPlan *plan, const TbrTarget *target, TbrUnitId unit, double value)
{
  TbrReason reason = tbr_reason_of (plan->sim, TBR_FACT_UNIT_ORDERED, TBR_DECISION_DISPATCH,
                                    plan->state, &plan->doctrine);

  reason.wanted = target->report.required;
  reason.missing = target->gap;
  reason.chosen = tbr_reason_side (plan->sim, unit, target->need, value);
  g_array_append_val (plan->reasons, reason);
}

/* Tells why the units that were sent to one need were, beside the best one that was not. @others:
   units that could have gone, too */
static void
tell_reasons (TbrPlan *plan, const TbrReasonSide *best, guint32 n_others)
{
  for (guint i = 0; i < plan->reasons->len; i++)
    {
      TbrReason *reason = &g_array_index (plan->reasons, TbrReason, i);

      reason->other = *best;
      reason->n = n_others;
      tbr_core_explain (plan->sim, *reason);
    }
  g_array_set_size (plan->reasons, 0);
}

static gint
compare_ranks (gconstpointer a, gconstpointer b)
{
  const TbrRank *first = a, *second = b;

  if (first->score != second->score)
    return first->score < second->score ? -1 : 1;
  return first->batch < second->batch ? -1 : first->batch > second->batch;
}

/* Tells why those that were sent to a target were; whoever of its ranks is left stays. */
static void
tell_served (TbrPlan *plan, const TbrTarget *target, const GArray *ranks)
{
  TbrReasonSide best = tbr_reason_nobody ();
  guint32 n = 0;

  for (guint i = 0; i < ranks->len; i++)
    {
      const TbrRank *rank = &g_array_index (ranks, TbrRank, i);
      const TbrBatch *batch = &g_array_index (plan->batches, TbrBatch, rank->batch);

      if (batch->n == 0)
        continue;
      if (n == 0)
        best = tbr_reason_side (plan->sim, g_array_index (plan->free, TbrUnitId, batch->first),
                                target->need, rank->score);
      n += batch->n;
    }
  tell_reasons (plan, &best, n);
}

/* Serves one target with the best free units, one after the other. */
static void
serve (TbrPlan *plan, TbrTarget *target)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (TbrRank));

  for (guint32 i = 0; i < plan->batches->len; i++)
    {
      const TbrBatch *batch = &g_array_index (plan->batches, TbrBatch, i);
      TbrRank rank = { .batch = i };

      if (batch->n == 0)
        continue;
      rank.score
          = score (plan, target, g_array_index (plan->free, TbrUnitId, batch->first), &rank.rate);
      if (isfinite (rank.score))
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < ranks->len && target->gap > 0; i++)
    {
      const TbrRank *rank = &g_array_index (ranks, TbrRank, i);
      TbrBatch *batch = &g_array_index (plan->batches, TbrBatch, rank->batch);

      for (; batch->n > 0 && target->gap > 0; batch->n--, batch->first++)
        {
          TbrUnitId unit = g_array_index (plan->free, TbrUnitId, batch->first);

          if (plan->reasons != NULL)
            note (plan, target, unit, rank->score);
          if (send (plan, target->need, unit))
            target->gap -= rank->rate;
          else if (plan->reasons != NULL)
            g_array_set_size (plan->reasons, plan->reasons->len - 1);
        }
    }
  if (plan->reasons != NULL)
    tell_served (plan, target, ranks);
}

/* Tells why a plan for all gives each target its units, beside the best one that it does not give
   it; before any of them leaves. */
static void
tell_planned (TbrPlan *plan, const double *cost, const gint32 *need)
{
  guint32 n_units = plan->free->len, n_needs = plan->targets->len;

  for (guint32 t = 0; t < n_needs; t++)
    {
      const TbrTarget *target = &g_array_index (plan->targets, TbrTarget, t);
      TbrReasonSide best = tbr_reason_nobody ();
      guint32 n = 0, found = 0;

      for (guint32 i = 0; i < n_units; i++)
        {
          double value = cost[(gsize) i * n_needs + t];
          if (need[i] == (gint32) t)
            note (plan, target, g_array_index (plan->free, TbrUnitId, i), value);
          else if (isfinite (value) && (n++ == 0 || value < cost[(gsize) found * n_needs + t]))
            found = i;
        }
      if (n > 0)
        best = tbr_reason_side (plan->sim, g_array_index (plan->free, TbrUnitId, found),
                                target->need, cost[(gsize) found * n_needs + t]);
      tell_reasons (plan, &best, n);
    }
}

/* The exact optimum over all targets and free units. */
static void
serve_all (TbrPlan *plan)
{
  guint32 n_units = plan->free->len, n_needs = plan->targets->len;
  g_autofree double *cost = g_new (double, (gsize) n_units *n_needs);
  g_autofree double *rate = g_new0 (double, (gsize) n_units *n_needs);
  g_autofree double *gap = g_new (double, n_needs);
  g_autofree gint32 *need = g_new (gint32, n_units);
  TbrMatchingPlan matching = { n_units, n_needs, cost, rate, gap, n_units };

  for (guint t = 0; t < n_needs; t++)
    {
      const TbrTarget *target = &g_array_index (plan->targets, TbrTarget, t);
      gap[t] = target->gap;
      for (guint i = 0; i < n_units; i++)
        cost[(gsize) i * n_needs + t]
            = score (plan, target, g_array_index (plan->free, TbrUnitId, i),
                     &rate[(gsize) i * n_needs + t]);
    }
  tbr_matching_plan (&matching, need);
  if (plan->reasons != NULL)
    tell_planned (plan, cost, need);
  for (guint i = n_units; i-- > 0;)
    if (need[i] >= 0)
      send (plan, g_array_index (plan->targets, TbrTarget, need[i]).need,
            g_array_index (plan->free, TbrUnitId, i));
}

void
tbr_national_on_plan (TbrSim *sim, const TbrEvent *event)
{
  TbrPlan plan = { .sim = sim, .state = TBR_HANDLE (TbrStateId, event->a) };

  if (tbr_by_hand_is (sim, TBR_DECISION_DISPATCH, plan.state))
    return;
  tbr_seat_get (sim, event->a)->planned = tbr_sim_clock (sim);
  plan.doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_DISPATCH, plan.state);
  plan.targets = g_array_new (FALSE, FALSE, sizeof (TbrTarget));
  plan.runs = g_array_new (FALSE, FALSE, sizeof (const TbrUnitRun *));
  plan.free = g_array_new (FALSE, FALSE, sizeof (TbrUnitId));
  plan.batches = g_array_new (FALSE, FALSE, sizeof (TbrBatch));
  if (tbr_core_is_asked_why (sim))
    plan.reasons = g_array_new (FALSE, FALSE, sizeof (TbrReason));
  collect_targets (&plan);
  if (plan.targets->len > 0)
    collect_units (&plan);
  if (plan.free->len > 0 && plan.doctrine.kind->global)
    serve_all (&plan);
  else
    for (guint i = 0; i < plan.targets->len && plan.free->len > 0; i++)
      serve (&plan, &g_array_index (plan.targets, TbrTarget, i));
  g_array_unref (plan.targets);
  g_array_unref (plan.runs);
  g_array_unref (plan.free);
  g_array_unref (plan.batches);
  g_clear_pointer (&plan.reasons, g_array_unref);
  g_free (plan.spare);
}
