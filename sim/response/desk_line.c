/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The line of the calls that wait: most urgent first, then in the order in which they were ready.
 */
#include "response/desk.h"

void
tbr_desk_line_init (TbrDesk *desk)
{
  for (guint i = 0; i < TBR_CALL_PRIORITIES; i++)
    desk->first[i] = desk->last[i] = TBR_NONE;
}

static guint
ring_of (const TbrSim *sim, const TbrDesk *desk, const TbrCall *call)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, desk->hazard));
  return plan->values->order == TBR_QUEUE_ARRIVAL ? 0 : call->priority - 1u;
}

static gboolean
comes_before (const TbrCall *a, const TbrCall *b)
{
  return a->ready != b->ready ? a->ready < b->ready : a->number < b->number;
}

void
tbr_desk_line_add (TbrSim *sim, TbrDesk *desk, guint32 element)
{
  TbrCall *call = tbr_call_get (sim, element);
  guint ring = ring_of (sim, desk, call);
  guint32 before = desk->last[ring];
  while (before != TBR_NONE && comes_before (call, tbr_call_get (sim, before)))
    before = tbr_call_get (sim, before)->previous;
  guint32 behind = before == TBR_NONE ? desk->first[ring] : tbr_call_get (sim, before)->next;
  call->previous = before;
  call->next = behind;
  call->waits = 1;
  *(before == TBR_NONE ? &desk->first[ring] : &tbr_call_get (sim, before)->next) = element;
  *(behind == TBR_NONE ? &desk->last[ring] : &tbr_call_get (sim, behind)->previous) = element;
  desk->n_waiting++;
}

void
tbr_desk_line_remove (TbrSim *sim, TbrDesk *desk, guint32 element)
{
  TbrCall *call = tbr_call_get (sim, element);
  guint ring = ring_of (sim, desk, call);
  guint32 before = call->previous, behind = call->next;
  *(before == TBR_NONE ? &desk->first[ring] : &tbr_call_get (sim, before)->next) = behind;
  *(behind == TBR_NONE ? &desk->last[ring] : &tbr_call_get (sim, behind)->previous) = before;
  call->previous = call->next = TBR_NONE;
  call->waits = 0;
  desk->n_waiting--;
}
