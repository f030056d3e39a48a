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
  return queue->n_pending + (queue->hole != 0);
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

/* The least of the children of @place, and its key. It is chosen in registers and without a branch:
   nobody can guess which child is the least, and the next level waits for the address alone. */
static inline gsize
heap_least_child (const TbrHeapEntry *heap, gsize place, HeapKey *out_key)
{
  const TbrHeapEntry *children = &heap[HEAP_CHILDREN * place + 1];
  HeapKey left = heap_key (&children[0]), right = heap_key (&children[2]);
  HeapKey second = heap_key (&children[1]), fourth = heap_key (&children[3]);
  gsize least = 0, other = 2;
  if (second < left)
    {
      left = second;
      least = 1;
    }
  if (fourth < right)
    {
      right = fourth;
      other = 3;
    }
  if (right < left)
    {
      left = right;
      least = other;
    }
  *out_key = left;
  return HEAP_CHILDREN * place + 1 + least;
}

/* Puts @key at @place or below it. */
static inline void
heap_sift_down (TbrSim *sim, gsize place, HeapKey key, gsize size)
{
  const gsize n_parents = (size + HEAP_CHILDREN - 2) / HEAP_CHILDREN;
  while (place < n_parents)
    {
      HeapKey up;
      gsize least = heap_least_child (sim->heap, place, &up);
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

/* Gives a slot back, to which all handles are void. */
static inline void
heap_give_slot (TbrSim *sim, guint32 slot)
{
  TbrQueueState *queue = &sim->core->queue;
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

/**
 * heap_schedule:
 * @at: not before now; what is due at TBR_NEVER is not scheduled
 *
 * Adds an event behind all that were scheduled before for the same instant and priority.
 * O(log n); when called from a handler for the first time, it takes the place of the event being
 * handled and costs one sift.
 */
static inline TbrEventHandle
heap_schedule (TbrSim *sim, TbrTime at, guint64 priority, guint16 kind, guint32 a, guint32 b)
{
  g_assert (at >= sim->core->now && kind < TBR_EVENTS_MAX);
  if (at == TBR_NEVER)
    return TBR_EVENT_NONE;
  guint32 sequence = heap_next_sequence (sim);
  guint32 hole = sim->core->queue.hole;
  guint32 slot = hole != 0 ? hole : heap_take_slot (sim);
  TbrQueueState *queue = &sim->core->queue;
  TbrEventBody *body = &sim->bodies[slot];
  HeapKey key = heap_make_key (at, priority, sequence, slot);
  body->a = a;
  body->b = b;
  body->kind = kind;
  TbrEventHandle handle = { slot, body->generation };
  guint32 size = queue->n_pending++;
  if (hole != 0)
    {
      queue->hole = 0;
      heap_sift_down (sim, 0, key, size + 1);
    }
  else
    heap_sift_up (sim, size, key);
  return handle;
}

/* Takes the first event out and leaves its place at the root as a hole, together with its slot.
   There must be one. */
static inline void
heap_take_first (TbrSim *sim, TbrEvent *out_event)
{
  TbrQueueState *queue = &sim->core->queue;
  HeapKey root = heap_key (&sim->heap[0]);
  guint32 slot = heap_slot (root);
  TbrEventBody *body = &sim->bodies[slot];
  *out_event = (TbrEvent){ .at = (TbrTime) (root >> 64),
                           .a = body->a,
                           .b = body->b,
                           .kind = body->kind,
                           .priority = (guint8) heap_priority (root) };
  body->generation++;
  sim->heap[0].time = 0;
  sim->heap[0].order = 0;
  queue->hole = slot;
  queue->n_pending--;
}

/* Closes the hole with the last entry, when no event was scheduled into it. */
static inline void
heap_close_hole (TbrSim *sim)
{
  TbrQueueState *queue = &sim->core->queue;
  guint32 size = queue->n_pending;
  heap_give_slot (sim, queue->hole);
  queue->hole = 0;
  HeapKey last = heap_key (&sim->heap[size]);
  heap_put_never (sim, size);
  if (size > 0)
    heap_sift_down (sim, 0, last, size);
}
