/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What happens next: the pending events in their total order. */
#pragma once

#include "engine/arena.h"

/* A pending event: data, never code. */
typedef struct
{
  TbrTime at;      /* when */
  guint32 a, b;    /* what it concerns; the kind says how to read them */
  guint16 kind;    /* index into the dispatch table */
  guint8 priority; /* lower first among events of one instant */
} TbrEvent;

/* Says something of an event. */
typedef gboolean (*TbrEventTest) (gconstpointer data, const TbrEvent *event);

/* Names one scheduled event; outlives it harmlessly. Zero names none. */
typedef struct
{
  guint32 slot;       /* 1-based slot of the event's body */
  guint32 generation; /* of that slot */
} TbrEventHandle;

#define TBR_EVENT_NONE ((TbrEventHandle){ 0, 0 })

/* A place in the heap: all that the order depends on, in one 128-bit number. */
typedef struct
{
  guint64 time;  /* microseconds, never negative */
  guint64 order; /* priority:8, sequence:32, slot:24, from the top */
} TbrHeapEntry;

/* What the heap does not need to know of a pending event. */
typedef struct
{
  guint32 generation; /* counts what the slot has held */
  guint32 a, b;       /* see TbrEvent */
  guint16 kind;       /* see TbrEvent */
  guint16 reserved;   /* 0 */
} TbrEventBody;

/* Pending events at most: a slot has 24 bits, and slot 0 is none. */
#define TBR_EVENTS_PENDING_MAX ((1u << 24) - 1)

/* Events that one handler may schedule at most, over those it cancels. */
#define TBR_QUEUE_HEADROOM 4096

/* Usual priorities: what frees comes before what takes. */
#define TBR_PRIORITY_FIRST 0
#define TBR_PRIORITY_RELEASE 64
#define TBR_PRIORITY_NORMAL 128
#define TBR_PRIORITY_LATE 192
#define TBR_PRIORITY_LAST 255

/* What the queue keeps beside its arrays; lies in the arena. */
typedef struct
{
  guint32 n_pending;
  guint32 next_sequence; /* order of scheduling; renumbered before it wraps */
  guint32 free_slot;     /* first free slot, 0 for none */
  guint32 hole; /* slot of the event being handled, free as its place at the root is; 0: none */
} TbrQueueState;

void tbr_queue_init (TbrSim *sim);
/* Makes room for @n more events than the headroom. Not from inside an event handler. */
void tbr_queue_reserve (TbrSim *sim, guint32 n);

/* Takes an event out. Returns: FALSE when it has already happened or been cancelled. */
gboolean tbr_queue_cancel (TbrSim *sim, TbrEventHandle handle);

/* Moves an event to another instant, behind all others of that instant and its priority; to
   TBR_NEVER is to cancel it. Returns: FALSE when it has already happened or been cancelled. */
gboolean tbr_queue_reschedule (TbrSim *sim, TbrEventHandle handle, TbrTime at);

gboolean tbr_queue_is_pending (const TbrSim *sim, TbrEventHandle handle);
/* When an event is due, TBR_NEVER when it has happened or been cancelled. */
TbrTime tbr_queue_time (const TbrSim *sim, TbrEventHandle handle);
/* When the next event is due, TBR_NEVER when there is none. */
TbrTime tbr_queue_next_time (const TbrSim *sim);
guint32 tbr_queue_count (const TbrSim *sim);
/* The pending event at a place in the heap, the next one at 0; between events. */
void tbr_queue_get (const TbrSim *sim, guint32 place, TbrEvent *out_event);

/* The handle of that event. */
TbrEventHandle tbr_queue_handle (const TbrSim *sim, guint32 place);

/**
 * tbr_queue_take_times:
 * @from: another run, at its start
 * @is_theirs: which events are meant
 *
 * Moves the events that are meant to the instants they have in @from, each at its old place among
 * those of one instant. They must be pending here as they are there.
 *
 * Returns: FALSE, and nothing changed, when one is not, or when its instant is not to come
 */
gboolean tbr_queue_take_times (TbrSim *sim, const TbrSim *from, TbrEventTest is_theirs,
                               gconstpointer data);
/* Whether two runs have the same events pending, but for the instants of those that are meant. */
gboolean tbr_queue_is_alike (const TbrSim *one, const TbrSim *other, TbrEventTest is_theirs,
                             gconstpointer data);
