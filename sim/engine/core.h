/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run as the rooms see it: the arena, the clock, the way to the handlers and to the journal. */
#pragma once

#include "base/digest.h"
#include "engine/arena.h"
#include "engine/calendar.h"
#include "engine/queue.h"
#include "engine/stream.h"

#include <tabard/journal.h>
#include <tabard/reason.h>

/* Carries out one event. */
typedef void (*TbrHandler) (TbrSim *sim, const TbrEvent *event);

/* Event kinds are numbered by room, so that no room needs to know another's. */
#define TBR_EVENTS_ENGINE 0     /* to 7 */
#define TBR_EVENTS_WORLD 8      /* to 19 */
#define TBR_EVENTS_HAZARDS 20   /* to 31 */
#define TBR_EVENTS_RESOURCES 32 /* to 63 */
#define TBR_EVENTS_RESPONSE 64  /* to 95 */
#define TBR_EVENTS_RUN 96       /* to 103 */
#define TBR_EVENTS_MAX 128

/* The engine's own field groups. The clock is first, so that it lies at a fixed place. */
#define TBR_GROUP_CORE (TBR_GROUPS_ENGINE + 0)      /* TbrCore, one */
#define TBR_GROUP_HEAP (TBR_GROUPS_ENGINE + 1)      /* TbrHeapEntry, see HEAP_LEAD and HEAP_TAIL */
#define TBR_GROUP_POSITIONS (TBR_GROUPS_ENGINE + 2) /* guint32 by slot */
#define TBR_GROUP_BODIES (TBR_GROUPS_ENGINE + 3)    /* TbrEventBody by slot */

/* How deep tbr_core_raise() may nest. */
#define TBR_RAISE_MAX 8

/* The clock and the identity of a run; the one element of its group in the arena. */
typedef struct
{
  TbrTime now;         /* present instant */
  guint64 seed;        /* of the run */
  guint64 n_events;    /* events handled so far */
  guint64 n_facts;     /* facts written so far */
  guint32 replication; /* number of the replication */
  guint32 ended;       /* not 0: the run is over */
  TbrQueueState queue;
  TbrDigest digest; /* of the facts so far */
} TbrCore;

/* Receives facts as they come, in order. */
typedef struct
{
  void (*take) (gpointer data, const TbrFact *facts, guint n);
  gpointer data;
} TbrSink;

#define TBR_SINKS_MAX 8
#define TBR_JOURNAL_CHUNK 256

struct _TbrSim
{
  TbrArena arena;       /* all that changes */
  TbrCore *core;        /* in the arena; refreshed when it grows */
  TbrHeapEntry *heap;   /* the same: root of the pending events */
  guint32 *positions;   /* the same: by slot, place in the heap or next free slot */
  TbrEventBody *bodies; /* the same: by slot, what the event is */
  /* never changing, shared or owned elsewhere */
  const TbrHandler *handlers;  /* TBR_EVENTS_MAX entries */
  const TbrScenario *scenario; /* NULL in tests of the engine alone */
  const TbrMap *map;           /* NULL in tests of the engine alone */
  TbrCalendar calendar;
  /* caches and outlets: outside the arena and outside the digest */
  gpointer caches[8];  /* by room: [1] world (routes), [2] resources, ... */
  gboolean journal_on; /* FALSE: facts are neither kept nor digested (benchmarks) */
  TbrFact facts[TBR_JOURNAL_CHUNK];
  guint n_facts; /* facts waiting to be handed to the sinks */
  TbrSink sinks[TBR_SINKS_MAX];
  guint n_sinks;
  TbrReasonFunc explain; /* NULL: nobody asks why */
  gpointer explain_data;
  guint raise_depth; /* nested tbr_core_raise() calls under way */
};

/* A random purpose: unique number by room. */
#define TBR_PURPOSE(room, n) ((guint32) ((room) *1000u + (n)))
#define TBR_ROOM_ENGINE 0u
#define TBR_ROOM_WORLD 1u
#define TBR_ROOM_HAZARDS 2u
#define TBR_ROOM_RESOURCES 3u
#define TBR_ROOM_RESPONSE 4u

/**
 * tbr_core_init:
 * @groups: field groups of all rooms above the engine; the engine's own are added
 * @handlers: dispatch table of TBR_EVENTS_MAX entries, kept by reference
 *
 * Makes a run at time 0 without a single pending event. From now on the arena knows @sim: it may
 * not be moved to another address. Rooms add their elements with tbr_arena_add() and schedule what
 * comes first; both make room as needed until the first event is handled.
 */
void tbr_core_init (TbrSim *sim, const TbrArenaGroup *groups, guint n_groups,
                    const TbrHandler *handlers, guint64 seed, guint32 replication);
void tbr_core_clear (TbrSim *sim);
/* Makes @sim, which holds nothing yet, a copy of @source: same future; sinks, caches and facts that
   still wait for @source's sinks are not copied. Not from inside an event handler. */
void tbr_core_copy (TbrSim *sim, const TbrSim *source);
/* To be called whenever the arena may have moved; the arena does so by itself. */
void tbr_core_refresh (TbrSim *sim);

static inline TbrTime
tbr_sim_clock (const TbrSim *sim)
{
  return sim->core->now;
}

/* Handles the next event. Returns: FALSE when there is none, or the run has ended. */
gboolean tbr_core_step (TbrSim *sim);
/* Handles events up to and including @until until one has written facts, and hands these to the
   sinks. Returns: FALSE when none did; then the clock is set as below. */
gboolean tbr_core_run_to_fact (TbrSim *sim, TbrTime until);
/* Handles every event up to and including @until, then sets the clock to @until, unless the run has
   ended or @until is TBR_NEVER, and hands the facts to the sinks. */
void tbr_core_run_until (TbrSim *sim, TbrTime until);

/* Handles events before @until and before the first of which @stops is true, and hands the facts to
   the sinks. The clock stays at the last event. */
void tbr_core_run_before (TbrSim *sim, TbrTime until, TbrEventTest stops, gconstpointer data);

/* Schedules an event of normal priority, behind all that were scheduled before for the same instant
   and priority; not before now. What is due at TBR_NEVER is not scheduled. */
TbrEventHandle tbr_core_schedule (TbrSim *sim, TbrTime at, guint kind, guint32 a, guint32 b);
TbrEventHandle tbr_core_schedule_at (TbrSim *sim, TbrTime at, guint priority, guint kind, guint32 a,
                                     guint32 b);

/**
 * tbr_core_raise:
 *
 * Calls the handler of @kind now, inside the present event: how a lower room tells a higher one
 * that something has happened. Nested at most 8 deep.
 */
void tbr_core_raise (TbrSim *sim, guint kind, guint32 a, guint32 b);

/* The stream of (purpose, entity, step) of this run. */
void tbr_core_stream (const TbrSim *sim, TbrStream *stream, guint32 purpose, guint32 entity,
                      guint32 step);

/* Adds a sink. It gets the facts written from now on, in chunks. */
void tbr_core_add_sink (TbrSim *sim, const TbrSink *sink);

/* Writes a fact: its time is set here, it enters the digest at once, the sinks get it later. */
void tbr_core_write (TbrSim *sim, TbrFact fact);

/* Writes a fact, (TbrFact) { ... }, if the journal is on; else it is not even worked out. */
#define tbr_core_emit(sim, ...) ((sim)->journal_on ? tbr_core_write ((sim), __VA_ARGS__) : (void) 0)

/* Whether anybody asks why seats decide as they do: what stands behind a decision is worked out
   only then. */
static inline gboolean
tbr_core_is_asked_why (const TbrSim *sim)
{
  return sim->explain != NULL;
}

/* Tells what stood behind a fact of this instant; its time is set here. */
void tbr_core_explain (TbrSim *sim, TbrReason reason);

/* Hands the waiting facts to the sinks. */
void tbr_core_flush (TbrSim *sim);
