/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The 4-ary heap under the pending events, inlined into the few functions that touch it. */
#pragma once

#include "engine/core.h"

/* Four children a node, side by side in one cache line; 16-byte keys; each move is told to the
   position of the slot, so that an event can be found again. Source: [LAMARCA1996] sec. 4. */
#define HEAP_CHILDREN 4
#define HEAP_LEAD 3 /* unused entries in front of the root: with them child groups are aligned */
#define HEAP_TAIL                                                                                  \
  HEAP_CHILDREN /* entries behind the last slot's: the last child group is whole                   \
                 */

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
heap_slot (HeapKey key)
{
  return (guint32) ((guint64) key & HEAP_SLOT_MASK);
}

static inline HeapKey
heap_make_key (TbrTime at, guint64 priority, guint64 sequence, guint64 slot)
{
  return (HeapKey) at << 64 | priority << HEAP_PRIORITY_SHIFT | sequence << HEAP_SEQUENCE_SHIFT
         | slot;
}

static inline guint64
heap_priority (HeapKey key)
{
  return (guint64) key >> HEAP_PRIORITY_SHIFT;
}

/* Entries in use, a hole at the root counted. */
static inline guint32
heap_size (const TbrQueueState *queue)
{
  return queue->n_pending + queue->hole;
}

/* Keys travel as numbers, which stay in registers; entries are what lies in memory. */
static inline void
heap_put (TbrSim *sim, gsize place, HeapKey key)
{
  TbrHeapEntry *entry = &sim->heap[place];
  entry->time = (guint64) (key >> 64);
  entry->order = (guint64) key;
  sim->positions[heap_slot (key)] = (guint32) place;
}

/* Marks a place as behind the last entry: later than anything, so that groups of children are
   always complete. All places behind the last entry are marked. */
static inline void
heap_put_never (TbrSim *sim, gsize place)
{
  sim->heap[place].time = sim->heap[place].order = G_MAXUINT64;
}

/* The least of the children that start at @child. */
static inline gsize
heap_least_child (const TbrHeapEntry *heap, gsize child)
{
  gsize left = child + (heap_key (&heap[child + 1]) < heap_key (&heap[child]));
  gsize right = child + 2 + (heap_key (&heap[child + 3]) < heap_key (&heap[child + 2]));
  return heap_key (&heap[right]) < heap_key (&heap[left]) ? right : left;
}

/* Puts @key at @place or below it. */
static inline void
heap_sift_down (TbrSim *sim, gsize place, HeapKey key, gsize size)
{
  gsize child;
  while ((child = HEAP_CHILDREN * place + 1) < size)
    {
      gsize least = heap_least_child (sim->heap, child);
      HeapKey up = heap_key (&sim->heap[least]);
      if (key < up)
        break;
      heap_put (sim, place, up);
      place = least;
    }
  heap_put (sim, place, key);
}

/* Puts @key at @place or above it. A hole at the root is less than anything. */
static inline void
heap_sift_up (TbrSim *sim, gsize place, HeapKey key)
{
  while (place > 0)
    {
      gsize parent = (place - 1) / HEAP_CHILDREN;
      HeapKey down = heap_key (&sim->heap[parent]);
      if (down < key)
        break;
      heap_put (sim, place, down);
      place = parent;
    }
  heap_put (sim, place, key);
}

/* Puts @key where it belongs, starting from @place, which is free. */
static inline void
heap_settle (TbrSim *sim, gsize place, HeapKey key, gsize size)
{
  if (place > 0 && key < heap_key (&sim->heap[(place - 1) / HEAP_CHILDREN]))
    heap_sift_up (sim, place, key);
  else
    heap_sift_down (sim, place, key, size);
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
  HeapKey key = heap_make_key (at, priority, sequence, slot);
  body->a = a;
  body->b = b;
  body->kind = kind;
  guint32 generation = body->generation;
  guint32 size = heap_size (queue);
  queue->n_pending++;
  if (queue->hole)
    {
      queue->hole = 0;
      heap_sift_down (sim, 0, key, size);
    }
  else
    heap_sift_up (sim, size, key);
  return (TbrEventHandle){ slot, generation };
}

/* Takes the first event out and leaves its place at the root as a hole. There must be one. */
static inline void
heap_take_first (TbrSim *sim, TbrEvent *out_event)
{
  TbrQueueState *queue = &sim->core->queue;
  HeapKey root = heap_key (&sim->heap[0]);
  guint32 slot = heap_slot (root);
  const TbrEventBody *body = &sim->bodies[slot];
  *out_event = (TbrEvent){ .at = (TbrTime) (root >> 64),
                           .a = body->a,
                           .b = body->b,
                           .kind = body->kind,
                           .priority = (guint8) heap_priority (root) };
  heap_free_slot (sim, slot);
  sim->heap[0].time = 0;
  sim->heap[0].order = 0;
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
  HeapKey last = heap_key (&sim->heap[size]);
  heap_put_never (sim, size);
  if (size > 0)
    heap_sift_down (sim, 0, last, size);
}
