/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The loop that turns the clock. */
#include "engine/core.h"

#include "engine/heap.h"

#include <string.h>

static const TbrArenaGroup own_groups[] = {
  { TBR_GROUP_CORE, "clock", sizeof (TbrCore), 0 },
  { TBR_GROUP_HEAP, "pending events", sizeof (TbrHeapEntry), TBR_QUEUE_HEADROOM },
  { TBR_GROUP_POSITIONS, "places of pending events", sizeof (guint32), TBR_QUEUE_HEADROOM },
  { TBR_GROUP_BODIES, "bodies of pending events", sizeof (TbrEventBody), TBR_QUEUE_HEADROOM },
};

static void
arena_moved (gpointer data)
{
  tbr_core_refresh (data);
}

static void
watch_arena (TbrSim *sim)
{
  sim->arena.moved = arena_moved;
  sim->arena.moved_data = sim;
  tbr_core_refresh (sim);
}

void
tbr_core_init (TbrSim *sim, const TbrArenaGroup *groups, guint n_groups, const TbrHandler *handlers,
               guint64 seed, guint32 replication)
{
  TbrArenaGroup all[TBR_GROUPS_MAX];
  guint n_own = G_N_ELEMENTS (own_groups);
  g_assert (n_groups <= TBR_GROUPS_MAX - n_own);
  memcpy (all, own_groups, sizeof own_groups);
  if (n_groups > 0)
    memcpy (all + n_own, groups, n_groups * sizeof *groups);
  memset (sim, 0, sizeof *sim);
  tbr_arena_init (&sim->arena, all, n_own + n_groups);
  tbr_arena_add (&sim->arena, TBR_GROUP_CORE, 1);
  watch_arena (sim);
  *sim->core = (TbrCore){ .seed = seed, .replication = replication };
  tbr_digest_init (&sim->core->digest, 0);
  tbr_queue_init (sim);
  sim->handlers = handlers;
  sim->journal_on = TRUE;
}

void
tbr_core_clear (TbrSim *sim)
{
  tbr_arena_clear (&sim->arena);
  memset (sim, 0, sizeof *sim);
}

void
tbr_core_copy (TbrSim *sim, const TbrSim *source)
{
  g_assert (!source->arena.sealed);
  memset (sim, 0, sizeof *sim);
  tbr_arena_copy (&sim->arena, &source->arena);
  watch_arena (sim);
  sim->handlers = source->handlers;
  sim->scenario = source->scenario;
  sim->map = source->map;
  sim->calendar = source->calendar;
  sim->journal_on = source->journal_on;
}

void
tbr_core_refresh (TbrSim *sim)
{
  TbrArena *arena = &sim->arena;
  sim->core = tbr_arena_get (arena, TBR_GROUP_CORE, TbrCore);
  sim->heap = tbr_arena_get (arena, TBR_GROUP_HEAP, TbrHeapEntry) + HEAP_LEAD;
  sim->positions = tbr_arena_get (arena, TBR_GROUP_POSITIONS, guint32);
  sim->bodies = tbr_arena_get (arena, TBR_GROUP_BODIES, TbrEventBody);
}

/* ---- events ---- */

/* Makes room that a handler has used up; the arena is open only here while events are handled. */
static void G_GNUC_NO_INLINE
restore_headroom (TbrSim *sim)
{
  sim->arena.sealed = 0;
  tbr_arena_restore_headroom (&sim->arena);
  sim->arena.sealed = 1;
}

/* Handles the first pending event; there must be one, and the arena must be sealed. */
static inline void
handle_first (TbrSim *sim)
{
  TbrEvent event;
  heap_take_first (sim, &event);
  sim->core->now = event.at;
  sim->core->n_events++;
  sim->handlers[event.kind](sim, &event);
  if (sim->core->queue.hole)
    heap_close_hole (sim);
  if (G_UNLIKELY (sim->arena.header->low))
    restore_headroom (sim);
}

gboolean
tbr_core_step (TbrSim *sim)
{
  g_assert (!sim->arena.sealed);
  if (sim->core->ended || sim->core->queue.n_pending == 0)
    return FALSE;
  restore_headroom (sim);
  handle_first (sim);
  sim->arena.sealed = 0;
  return TRUE;
}

gboolean
tbr_core_run_to_fact (TbrSim *sim, TbrTime until)
{
  guint64 n_facts = sim->core->n_facts;
  g_assert (!sim->arena.sealed && until >= sim->core->now);
  restore_headroom (sim);
  while (sim->core->queue.n_pending > 0 && sim->heap[0].time <= (guint64) until && !sim->core->ended
         && sim->core->n_facts == n_facts)
    handle_first (sim);
  sim->arena.sealed = 0;
  tbr_core_flush (sim);
  if (sim->core->n_facts != n_facts)
    return TRUE;
  if (!sim->core->ended && until != TBR_NEVER)
    sim->core->now = until;
  return FALSE;
}

void
tbr_core_run_until (TbrSim *sim, TbrTime until)
{
  g_assert (!sim->arena.sealed && until >= sim->core->now);
  restore_headroom (sim);
  /* where nothing is pending the root is later than anything */
  while (sim->heap[0].time <= (guint64) until && !sim->core->ended)
    handle_first (sim);
  sim->arena.sealed = 0;
  if (!sim->core->ended && until != TBR_NEVER)
    sim->core->now = until;
  tbr_core_flush (sim);
}

void
tbr_core_run_before (TbrSim *sim, TbrTime until, TbrEventTest stops, gconstpointer data)
{
  TbrEvent event;
  g_assert (!sim->arena.sealed);
  restore_headroom (sim);
  while (sim->core->queue.n_pending > 0 && sim->heap[0].time < (guint64) until && !sim->core->ended)
    {
      tbr_queue_get (sim, 0, &event);
      if (stops (data, &event))
        break;
      handle_first (sim);
    }
  sim->arena.sealed = 0;
  tbr_core_flush (sim);
}

TbrEventHandle
tbr_core_schedule (TbrSim *sim, TbrTime at, guint kind, guint32 a, guint32 b)
{
  return heap_schedule (sim, at, TBR_PRIORITY_NORMAL, (guint16) kind, a, b);
}

TbrEventHandle
tbr_core_schedule_at (TbrSim *sim, TbrTime at, guint priority, guint kind, guint32 a, guint32 b)
{
  g_assert (priority <= TBR_PRIORITY_LAST);
  return heap_schedule (sim, at, priority, (guint16) kind, a, b);
}

void
tbr_core_raise (TbrSim *sim, guint kind, guint32 a, guint32 b)
{
  const TbrEvent event = { sim->core->now, a, b, (guint16) kind, TBR_PRIORITY_FIRST };
  g_assert (sim->raise_depth < TBR_RAISE_MAX && kind < TBR_EVENTS_MAX);
  sim->raise_depth++;
  sim->handlers[kind](sim, &event);
  sim->raise_depth--;
}

void
tbr_core_stream (const TbrSim *sim, TbrStream *stream, guint32 purpose, guint32 entity,
                 guint32 step)
{
  tbr_stream_init (stream, sim->core->seed, sim->core->replication, purpose, entity, step);
}
