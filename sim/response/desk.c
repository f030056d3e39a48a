/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a desk takes calls, serves those that wait, and calls units off. */
#include "response/desk.h"

#include "world/lifeline.h"

#include <math.h>

const TbrArenaGroup tbr_desk_groups[] = {
  { TBR_GROUP_DESK, "desks", sizeof (TbrDesk), 0 },
  { TBR_GROUP_DESK_UNIT, "units of desks", sizeof (TbrDeskUnit), 0 },
};
const guint tbr_desk_n_groups = G_N_ELEMENTS (tbr_desk_groups);

static const TbrCallsPlan *
plan_of (const TbrSim *sim, const TbrDesk *desk)
{
  return tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, desk->hazard));
}

/* ---- waiting ---- */

static void
start_patience (TbrSim *sim, const TbrDesk *desk, guint32 element)
{
  TbrCall *call = tbr_call_get (sim, element);
  const TbrLaw *patience = &plan_of (sim, desk)->classes[call->class].patience;
  TbrStream stream;
  if (!tbr_calls_has_law (patience))
    return;
  tbr_hazard_stream (sim, TBR_HANDLE (TbrHazardId, call->hazard), TBR_CALLS_CHANCE_PATIENCE,
                     call->step, &stream);
  call->timer
      = tbr_core_schedule (sim, tbr_sim_clock (sim) + tbr_stream_draw_time (&stream, patience),
                           TBR_EVENT_DESK_PATIENCE, element, 0);
}

void
tbr_desk_wait (TbrSim *sim, TbrDesk *desk, guint32 element)
{
  const TbrCall *call = tbr_call_get (sim, element);
  gint64 places = plan_of (sim, desk)->values->queue;
  if (places != G_MININT64 && desk->n_waiting >= places && call->left < 0)
    {
      tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CALL_LOST, .a = call->number });
      tbr_call_close (sim, element);
      return;
    }
  tbr_desk_line_add (sim, desk, element);
  start_patience (sim, desk, element);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CALL_QUEUED,
                                 .a = call->number,
                                 .x = (double) desk->n_waiting });
}

static void
on_patience (TbrSim *sim, const TbrEvent *event)
{
  const TbrCall *call = tbr_call_get (sim, event->a);
  TbrDesk *desk = tbr_desk_get (sim, call->desk);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CALL_ABANDONED,
                                 .a = call->number,
                                 .x = (double) (event->at - call->ready) / (double) TBR_SECOND });
  gboolean heads_others = call->n_wanted > 1 && desk->n_waiting > 1 && desk->n_free > 0;
  tbr_desk_line_remove (sim, desk, event->a);
  tbr_call_close (sim, event->a);
  if (heads_others)
    tbr_desk_serve_line (sim, desk);
}

/* ---- sending ---- */

/* What came of trying to serve a call. */
typedef enum
{
  OUTCOME_SERVED,
  OUTCOME_TOO_FEW, /* some of the units it wants are free: it holds up those behind */
  OUTCOME_NONE     /* none that may go to it is free */
} Outcome;

static Outcome
try_to_serve (TbrSim *sim, TbrDesk *desk, guint32 element)
{
  guint32 units[TBR_CALL_UNITS], turned = TBR_NONE;
  guint n = tbr_desk_choose (sim, element, units);
  guint wanted = tbr_call_get (sim, element)->n_wanted;
  if (n < wanted)
    return n > 0 ? OUTCOME_TOO_FEW : OUTCOME_NONE;
  if (tbr_call_get (sim, element)->waits)
    {
      tbr_queue_cancel (sim, tbr_call_get (sim, element)->timer);
      tbr_desk_line_remove (sim, desk, element);
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 index = desk->first_unit + units[i];
      if (tbr_desk_unit_get (sim, index)->call != TBR_NONE)
        turned = tbr_desk_unit_leave (sim, index);
      tbr_desk_unit_send (sim, desk, units[i], element);
    }
  if (turned != TBR_NONE && try_to_serve (sim, desk, turned) != OUTCOME_SERVED)
    tbr_desk_wait (sim, desk, turned);
  return OUTCOME_SERVED;
}

gboolean
tbr_desk_try (TbrSim *sim, TbrDesk *desk, guint32 element)
{
  return try_to_serve (sim, desk, element) == OUTCOME_SERVED;
}

void
tbr_desk_serve_line (TbrSim *sim, TbrDesk *desk)
{
  for (guint i = 0; i < TBR_CALL_PRIORITIES; i++)
    for (guint32 element = desk->first[i], next; element != TBR_NONE; element = next)
      {
        next = tbr_call_get (sim, element)->next;
        if (desk->n_free == 0 || try_to_serve (sim, desk, element) == OUTCOME_TOO_FEW)
          return;
      }
}

/* The unit that a more urgent call may take: with the least urgent call, last sent, the highest
   number. */
static guint32
find_victim (TbrSim *sim, const TbrDesk *desk, guint32 element)
{
  TbrDeskChoice choice;
  guint32 best = TBR_NONE;
  guint least_urgent = 0;
  TbrTime last = -1;
  tbr_desk_choice_init (&choice, sim, element);
  for (guint32 i = 0; i < desk->n_units; i++)
    {
      const TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + i);
      if (self->call == TBR_NONE || self->status != TBR_DESK_WORK)
        continue;
      const TbrCall *call = tbr_call_get (sim, self->call);
      if (call->priority <= choice.call->priority || call->n_wanted > 1
          || call->priority < least_urgent
          || (call->priority == least_urgent && self->dispatched < last)
          || !isfinite (tbr_desk_choice_score (&choice, i)))
        continue;
      best = i;
      least_urgent = call->priority;
      last = self->dispatched;
    }
  return best;
}

static gboolean
preempt (TbrSim *sim, TbrDesk *desk, guint32 element)
{
  if (plan_of (sim, desk)->values->preemption == TBR_PREEMPTION_NONE
      || tbr_call_get (sim, element)->n_wanted > 1)
    return FALSE;
  guint32 victim = find_victim (sim, desk, element);
  if (victim == TBR_NONE)
    return FALSE;
  guint32 left = tbr_desk_unit_leave (sim, desk->first_unit + victim);
  tbr_desk_unit_send (sim, desk, victim, element);
  tbr_desk_wait (sim, desk, left);
  return TRUE;
}

static void
make_ready (TbrSim *sim, guint32 element)
{
  TbrCall *call = tbr_call_get (sim, element);
  TbrDesk *desk = tbr_desk_get (sim, call->desk);
  const TbrCalls *values = plan_of (sim, desk)->values;
  call->ready = tbr_sim_clock (sim);
  call->timer = TBR_EVENT_NONE;
  gboolean may_try = desk->n_free > 0 || values->redispatch != TBR_REDISPATCH_NONE;
  if (desk->n_waiting > 0 && desk->n_free > 0)
    {
      /* units are free and somebody waits for more of them, or for others: in the order of the
         line */
      tbr_desk_line_add (sim, desk, element);
      tbr_desk_serve_line (sim, desk);
      if (!tbr_call_get (sim, element)->waits)
        return;
      tbr_desk_line_remove (sim, desk, element);
      may_try = FALSE;
    }
  if (may_try && tbr_desk_try (sim, desk, element))
    return;
  if (!preempt (sim, desk, element))
    tbr_desk_wait (sim, desk, element);
}

static void
on_ready (TbrSim *sim, const TbrEvent *event)
{
  make_ready (sim, event->a);
}

static guint32
find_desk (const TbrSim *sim, guint32 hazard)
{
  guint32 n = tbr_arena_count (&sim->arena, TBR_GROUP_DESK);
  for (guint32 i = 0; i < n; i++)
    if (tbr_desk_get (sim, i)->hazard == hazard)
      return i;
  g_assert_not_reached ();
}

/* Calls are taken on paper where the service for emergency calls is out. */
static TbrTime
slow_down (const TbrSim *sim, const TbrCall *call, TbrTime handling)
{
  double lon, lat;
  tbr_calls_degrees (tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, call->hazard)), &call->place,
                     &lon, &lat);
  return tbr_lifeline_slow (sim, lon, lat, TBR_LIFELINE_EMERGENCY, handling);
}

static void
on_opened (TbrSim *sim, const TbrEvent *event)
{
  TbrCall *call = tbr_call_get (sim, event->a);
  const TbrCallsPlan *plan = tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, call->hazard));
  const TbrLaw *handling = &plan->values->handling;
  double recorded
      = call->trace == TBR_NONE ? (double) NAN : tbr_calls_record (sim, call->trace)->delay;
  TbrTime delay = 0;
  TbrStream stream;
  call->desk = find_desk (sim, call->hazard);
  if (!isnan (recorded))
    delay = (TbrTime) rint (recorded * (double) TBR_SECOND);
  else if (handling->kind != TBR_LAW_CONSTANT || handling->p[0] > 0)
    {
      tbr_hazard_stream (sim, TBR_HANDLE (TbrHazardId, call->hazard), TBR_CALLS_CHANCE_HANDLING,
                         call->step, &stream);
      delay = tbr_stream_draw_time (&stream, handling);
    }
  delay = slow_down (sim, call, delay);
  if (delay > 0 || call->trace != TBR_NONE)
    tbr_core_schedule (sim, event->at + delay, TBR_EVENT_DESK_READY, event->a, 0);
  else
    make_ready (sim, event->a);
}

void
tbr_desk_unit_ready (TbrSim *sim, TbrUnitId unit)
{
  guint32 n = tbr_arena_count (&sim->arena, TBR_GROUP_DESK);
  for (guint32 i = 0; i < n; i++)
    {
      TbrDesk *desk = tbr_desk_get (sim, i);
      for (guint32 j = 0; j < desk->n_units && desk->n_waiting > 0; j++)
        if (tbr_desk_unit_get (sim, desk->first_unit + j)->unit == unit.i)
          {
            tbr_desk_serve_line (sim, desk);
            break;
          }
    }
}

gboolean
tbr_desk_has_unit (const TbrSim *sim, TbrUnitId unit)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_DESK_UNIT); i++)
    if (tbr_desk_unit_get (sim, i)->unit == unit.i)
      return TRUE;
  return FALSE;
}

void
tbr_desk_add_handlers (TbrHandler *handlers)
{
  handlers[TBR_EVENT_CALL_OPENED] = on_opened;
  handlers[TBR_EVENT_DESK_READY] = on_ready;
  handlers[TBR_EVENT_DESK_UNIT] = tbr_desk_unit_on_timer;
  handlers[TBR_EVENT_DESK_PATIENCE] = on_patience;
  handlers[TBR_EVENT_DESK_SERVE] = tbr_desk_unit_on_serve;
}

static void
open_desk (TbrSim *sim, guint32 hazard)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, hazard));
  guint32 n = MIN (plan->n_units, TBR_DESK_UNITS);
  guint32 first = tbr_arena_count (&sim->arena, TBR_GROUP_DESK_UNIT);
  if (n > 0)
    first = tbr_arena_add (&sim->arena, TBR_GROUP_DESK_UNIT, n);
  guint32 index = tbr_arena_add (&sim->arena, TBR_GROUP_DESK, 1);
  TbrDesk *desk = tbr_desk_get (sim, index);
  desk->hazard = hazard;
  desk->first_unit = first;
  desk->n_units = n;
  tbr_desk_line_init (desk);
  for (guint32 i = 0; i < n; i++)
    {
      TbrDeskUnit *self = tbr_desk_unit_get (sim, first + i);
      self->unit = plan->units[i];
      self->call = self->next_at_call = TBR_NONE;
      self->from = self->to = plan->homes[i];
      self->leg_until = TBR_NEVER;
      tbr_desk_unit_set_free (desk, i);
    }
}

void
tbr_desk_start (TbrSim *sim)
{
  const TbrSection *hazards = &sim->scenario->sections[TBR_SECTION_HAZARDS];
  for (guint32 i = 0; i < hazards->n; i++)
    if (tbr_calls_is_kind (hazards->objects[i]))
      open_desk (sim, i);
}
