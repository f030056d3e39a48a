/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cancelling, moving and renumbering: what the pending events need beside their heap. */
#include "engine/queue.h"

#include "engine/heap.h"

#include <gsl/gsl_heapsort.h>

#include <string.h>

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
tbr_queue_time (const TbrSim *sim, TbrEventHandle handle)
{
  return tbr_queue_is_pending (sim, handle) ? (TbrTime) sim->heap[sim->positions[handle.slot]].time
                                            : TBR_NEVER;
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

void
tbr_queue_get (const TbrSim *sim, guint32 place, TbrEvent *out_event)
{
  HeapKey key = heap_key (&sim->heap[place]);
  const TbrEventBody *body = &sim->bodies[heap_slot (key)];
  *out_event = (TbrEvent){ .at = (TbrTime) (key >> 64),
                           .a = body->a,
                           .b = body->b,
                           .kind = body->kind,
                           .priority = (guint8) heap_priority (key) };
}

TbrEventHandle
tbr_queue_handle (const TbrSim *sim, guint32 place)
{
  guint32 slot = heap_slot (heap_key (&sim->heap[place]));
  return (TbrEventHandle){ slot, sim->bodies[slot].generation };
}

/* The entry of the same event in another run; NULL when it is not pending there. */
static const TbrHeapEntry *
find_same (const TbrSim *sim, const TbrSim *from, const TbrHeapEntry *entry)
{
  guint32 slot = heap_slot (heap_key (entry));
  if (slot >= tbr_arena_count (&sim->arena, TBR_GROUP_BODIES)
      || memcmp (&sim->bodies[slot], &from->bodies[slot], sizeof *sim->bodies) != 0)
    return NULL;
  guint32 place = sim->positions[slot];
  if (place >= sim->core->queue.n_pending || sim->heap[place].order != entry->order)
    return NULL;
  return &sim->heap[place];
}

gboolean
tbr_queue_is_alike (const TbrSim *one, const TbrSim *other, TbrEventTest is_theirs,
                    gconstpointer data)
{
  TbrEvent event;
  for (guint32 i = 0; i < one->core->queue.n_pending; i++)
    {
      const TbrHeapEntry *same = find_same (other, one, &one->heap[i]);
      if (same == NULL)
        return FALSE;
      tbr_queue_get (one, i, &event);
      if (same->time != one->heap[i].time && !is_theirs (data, &event))
        return FALSE;
    }
  return one->core->queue.n_pending == other->core->queue.n_pending;
}

gboolean
tbr_queue_take_times (TbrSim *sim, const TbrSim *from, TbrEventTest is_theirs, gconstpointer data)
{
  guint32 n = from->core->queue.n_pending;
  for (guint step = 0; step < 2; step++) /* look first, then move */
    for (guint32 i = 0; i < n; i++)
      {
        const TbrHeapEntry *entry = &from->heap[i];
        TbrEvent event;
        tbr_queue_get (from, i, &event);
        if (!is_theirs (data, &event))
          continue;
        const TbrHeapEntry *same = find_same (sim, from, entry);
        if (same == NULL || event.at <= sim->core->now)
          return FALSE;
        if (step == 1)
          heap_settle (sim, (gsize) (same - sim->heap), heap_key (entry),
                       heap_size (&sim->core->queue));
      }
  return TRUE;
}
