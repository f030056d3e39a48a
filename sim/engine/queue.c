/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cancelling, moving and renumbering: what the pending events need beside their heap. */
#include "engine/queue.h"

#include "engine/heap.h"

#include <gsl/gsl_heapsort.h>

void
tbr_queue_init (TbrSim *sim)
{
  TbrArena *arena = &sim->arena;
  tbr_arena_add (arena, TBR_GROUP_HEAP, HEAP_LEAD + HEAP_TAIL);
  tbr_arena_add (arena, TBR_GROUP_POSITIONS, 1);
  tbr_arena_add (arena, TBR_GROUP_BODIES, 1);
  tbr_core_refresh (sim);
  sim->core->queue = (TbrQueueState){ 0 };
  for (gsize i = 0; i < HEAP_TAIL; i++)
    heap_put_never (sim, i);
}

void
tbr_queue_reserve (TbrSim *sim, guint32 n)
{
  tbr_arena_reserve (&sim->arena, TBR_GROUP_HEAP, n);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_POSITIONS, n);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_BODIES, n);
}

/* Slots, positions and places in the heap are added together: there are never more pending events
   than slots. */
guint32
tbr_queue_add_slot (TbrSim *sim)
{
  guint32 slot = tbr_arena_add (&sim->arena, TBR_GROUP_BODIES, 1);
  g_assert (slot <= TBR_EVENTS_PENDING_MAX);
  tbr_arena_add (&sim->arena, TBR_GROUP_POSITIONS, 1);
  heap_put_never (sim, tbr_arena_add (&sim->arena, TBR_GROUP_HEAP, 1) - HEAP_LEAD);
  return slot;
}

static int
compare_entries (const void *first, const void *second)
{
  HeapKey a = heap_key (first), b = heap_key (second);
  return (a > b) - (a < b);
}

/* Numbers the pending events afresh in their order. An ordered array is a heap, so sorting in place
   is all there is to it; a hole at the root stays there, being less than anything. Happens once in
   four thousand million events. */
void
tbr_queue_renumber (TbrSim *sim)
{
  TbrQueueState *queue = &sim->core->queue;
  guint32 size = heap_size (queue);
  gsl_heapsort (sim->heap, size, sizeof *sim->heap, compare_entries);
  for (guint32 i = queue->hole != 0; i < size; i++)
    {
      HeapKey key = heap_key (&sim->heap[i]);
      TbrTime at = (TbrTime) sim->heap[i].time;
      heap_put (sim, i, heap_make_key (at, heap_priority (key), i, heap_slot (key)));
    }
  queue->next_sequence = size;
}

TbrEventHandle
tbr_queue_schedule (TbrSim *sim, const TbrEvent *event)
{
  return heap_schedule (sim, event->at, event->priority, event->kind, event->a, event->b);
}

gboolean
tbr_queue_is_pending (const TbrSim *sim, TbrEventHandle handle)
{
  return handle.slot != 0 && handle.slot < tbr_arena_count (&sim->arena, TBR_GROUP_BODIES)
         && sim->bodies[handle.slot].generation == handle.generation;
}

gboolean
tbr_queue_cancel (TbrSim *sim, TbrEventHandle handle)
{
  TbrQueueState *queue = &sim->core->queue;
  if (!tbr_queue_is_pending (sim, handle))
    return FALSE;
  guint32 place = sim->positions[handle.slot];
  sim->bodies[handle.slot].generation++;
  heap_give_slot (sim, handle.slot);
  queue->n_pending--;
  guint32 size = heap_size (queue);
  HeapKey last = heap_key (&sim->heap[size]);
  heap_put_never (sim, size);
  if (place < size)
    heap_settle (sim, place, last, size);
  return TRUE;
}

gboolean
tbr_queue_reschedule (TbrSim *sim, TbrEventHandle handle, TbrTime at)
{
  g_assert (at >= sim->core->now);
  if (at == TBR_NEVER)
    return tbr_queue_cancel (sim, handle);
  if (!tbr_queue_is_pending (sim, handle))
    return FALSE;
  guint32 sequence = heap_next_sequence (sim);
  guint32 place = sim->positions[handle.slot];
  guint64 priority = heap_priority (heap_key (&sim->heap[place]));
  HeapKey key = heap_make_key (at, priority, sequence, handle.slot);
  heap_settle (sim, place, key, heap_size (&sim->core->queue));
  return TRUE;
}

TbrTime
tbr_queue_next_time (const TbrSim *sim)
{
  const TbrQueueState *queue = &sim->core->queue;
  if (queue->n_pending == 0)
    return TBR_NEVER;
  HeapKey first = heap_key (&sim->heap[0]);
  if (queue->hole != 0)
    heap_least_child (sim->heap, 0, &first);
  return (TbrTime) (first >> 64);
}

guint32
tbr_queue_count (const TbrSim *sim)
{
  return sim->core->queue.n_pending;
}
