/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The 4-ary heap under the pending events, inlined into the few functions that touch it. */
#pragma once

#include "engine/core.h"

/* Four children a node, side by side in one cache line; 16-byte keys; each move is told to the
   position of the slot, so that an event can be found again. Source: [LAMARCA1996] sec. 4. */
#define HEAP_CHILDREN 4
#define HEAP_LEAD 3 /* unused entries in front of the root: with them child groups are aligned */

#define HEAP_PRIORITY_SHIFT 56
#define HEAP_SEQUENCE_SHIFT 24
#define HEAP_SLOT_MASK G_GUINT64_CONSTANT (0xffffff)

__extension__ typedef unsigned __int128 HeapKey;

static inline HeapKey
heap_key (const TbrHeapEntry *entry)
{
  return (HeapKey) entry->time << 64 | entry->order;
}

static inline guint32
heap_slot (const TbrHeapEntry *entry)
{
  return (guint32) (entry->order & HEAP_SLOT_MASK);
}

static inline guint64
heap_order (guint64 priority, guint64 sequence, guint64 slot)
{
  return priority << HEAP_PRIORITY_SHIFT | sequence << HEAP_SEQUENCE_SHIFT | slot;
}

/* Entries in use, a hole at the root counted. */
static inline guint32
heap_size (const TbrQueueState *queue)
{
  return queue->n_pending + queue->hole;
}

static inline void
heap_put (TbrSim *sim, guint32 place, TbrHeapEntry entry)
{
  sim->heap[place] = entry;
  sim->positions[heap_slot (&entry)] = place;
}

/* The least of the children that start at @child; there is at least one. */
static inline guint32
heap_least_child (const TbrHeapEntry *heap, guint32 child, guint32 size)
{
  guint32 least = child;
  if (G_LIKELY (child + HEAP_CHILDREN <= size))
    {
      guint32 left = child + (heap_key (&heap[child + 1]) < heap_key (&heap[child]));
      guint32 right = child + 2 + (heap_key (&heap[child + 3]) < heap_key (&heap[child + 2]));
      return heap_key (&heap[right]) < heap_key (&heap[left]) ? right : left;
    }
  for (guint32 i = child + 1; i < size; i++)
    if (heap_key (&heap[i]) < heap_key (&heap[least]))
      least = i;
  return least;
}

/* Puts @entry at @place or below it. */
static inline void
heap_sift_down (TbrSim *sim, guint32 place, TbrHeapEntry entry, guint32 size)
{
  const HeapKey key = heap_key (&entry);
  guint32 child;
  while ((child = HEAP_CHILDREN * place + 1) < size)
    {
      guint32 least = heap_least_child (sim->heap, child, size);
      TbrHeapEntry up = sim->heap[least];
      if (key < heap_key (&up))
        break;
      heap_put (sim, place, up);
      place = least;
    }
  heap_put (sim, place, entry);
}

/* Puts @entry at @place or above it. A hole at the root is less than anything. */
static inline void
heap_sift_up (TbrSim *sim, guint32 place, TbrHeapEntry entry)
{
  const HeapKey key = heap_key (&entry);
  while (place > 0)
    {
      guint32 parent = (place - 1) / HEAP_CHILDREN;
      TbrHeapEntry down = sim->heap[parent];
      if (heap_key (&down) < key)
        break;
      heap_put (sim, place, down);
      place = parent;
    }
  heap_put (sim, place, entry);
}

/* Puts @entry where it belongs, starting from @place, which is free. */
static inline void
heap_settle (TbrSim *sim, guint32 place, TbrHeapEntry entry, guint32 size)
{
  if (place > 0 && heap_key (&entry) < heap_key (&sim->heap[(place - 1) / HEAP_CHILDREN]))
    heap_sift_up (sim, place, entry);
  else
    heap_sift_down (sim, place, entry, size);
}

/* Frees a slot; handles to it are void from now on. */
static inline void
heap_free_slot (TbrSim *sim, guint32 slot)
{
  TbrQueueState *queue = &sim->core->queue;
  sim->bodies[slot].generation++;
  sim->positions[slot] = queue->free_slot;
  queue->free_slot = slot;
}

/* The rare cases of what follows, in queue.c. */
guint32 tbr_queue_add_slot (TbrSim *sim);
void tbr_queue_renumber (TbrSim *sim);

static inline guint32
heap_take_slot (TbrSim *sim)
{
  TbrQueueState *queue = &sim->core->queue;
  guint32 slot = queue->free_slot;
  if (G_UNLIKELY (slot == 0))
    return tbr_queue_add_slot (sim);
  queue->free_slot = sim->positions[slot];
  return slot;
}

static inline guint32
heap_next_sequence (TbrSim *sim)
{
  if (G_UNLIKELY (sim->core->queue.next_sequence == G_MAXUINT32))
    tbr_queue_renumber (sim);
  return sim->core->queue.next_sequence++;
}

/* See tbr_queue_schedule(). */
static inline TbrEventHandle
heap_schedule (TbrSim *sim, TbrTime at, guint64 priority, guint16 kind, guint32 a, guint32 b)
{
  g_assert (at >= sim->core->now && kind < TBR_EVENTS_MAX);
  if (at == TBR_NEVER)
    return TBR_EVENT_NONE;
  guint32 slot = heap_take_slot (sim);
  guint32 sequence = heap_next_sequence (sim);
  TbrQueueState *queue = &sim->core->queue;
  TbrEventBody *body = &sim->bodies[slot];
  TbrHeapEntry entry = { (guint64) at, heap_order (priority, sequence, slot) };
  body->a = a;
  body->b = b;
  body->kind = kind;
  guint32 generation = body->generation;
  guint32 size = heap_size (queue);
  queue->n_pending++;
  if (queue->hole)
    {
      queue->hole = 0;
      heap_sift_down (sim, 0, entry, size);
    }
  else
    heap_sift_up (sim, size, entry);
  return (TbrEventHandle){ slot, generation };
}

/* Takes the first event out and leaves its place at the root as a hole. There must be one. */
static inline void
heap_take_first (TbrSim *sim, TbrEvent *out_event)
{
  TbrQueueState *queue = &sim->core->queue;
  TbrHeapEntry root = sim->heap[0];
  guint32 slot = heap_slot (&root);
  const TbrEventBody *body = &sim->bodies[slot];
  *out_event = (TbrEvent){ .at = (TbrTime) root.time,
                           .a = body->a,
                           .b = body->b,
                           .kind = body->kind,
                           .priority = (guint8) (root.order >> HEAP_PRIORITY_SHIFT) };
  heap_free_slot (sim, slot);
  sim->heap[0] = (TbrHeapEntry){ 0, 0 };
  queue->hole = 1;
  queue->n_pending--;
}

/* Closes the hole with the last entry, when no event was scheduled into it. */
static inline void
heap_close_hole (TbrSim *sim)
{
  TbrQueueState *queue = &sim->core->queue;
  guint32 size = queue->n_pending;
  queue->hole = 0;
  if (size > 0)
    heap_sift_down (sim, 0, sim->heap[size], size);
}
