/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the dispatch desk works: who is sent, who is called off, who waits no longer. */
#include "dispatch_model.h"

#include <time.h>

#define KIND_CALL 100
#define KIND_END 101
#define KIND_GIVE_UP 102
#define GROUP_DESK TBR_GROUPS_RUN
#define GROUP_CALLS (TBR_GROUPS_RUN + 1)

#define N_SERVERS 100
#define N_CLASSES 3
#define LOWEST (N_CLASSES - 1)

/* The first calls are none: they head the rings of those waiting (first come, first served) and
   of those being served (last started at the end), by rank. Rings need no branches. */
#define WAITING(rank) (rank)
#define BUSY(rank) (N_CLASSES + (rank))
#define N_RINGS (2 * N_CLASSES)

/* Means, microseconds. At 95 arrivals a service time half of the calls wait and one in a hundred
   gives up. */
#define MEAN_SERVICE 1e9
#define MEAN_BETWEEN (MEAN_SERVICE / 95)
#define MEAN_PATIENCE (10 * MEAN_SERVICE)

typedef struct
{
  TbrPoolLink link;
  guint32 next, previous; /* in its list */
  TbrEventHandle timer;   /* end of service, or of patience */
  TbrTime opened;
  TbrTime service; /* while served when it ends, while waiting how long it will take */
  guint32 rank;    /* 0 most urgent */
  guint32 server;
} Call;

typedef struct
{
  TbrStream arrivals; /* when the next comes and how long its service takes */
  TbrStream classes, patience;
  TbrPoolHead pool;
  guint32 free_servers[N_SERVERS];
  guint32 n_free;
  guint32 reserved;
  guint64 to_come;
  DispatchCounts counts;
} Desk;

static inline Desk *
desk_of (TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, GROUP_DESK, Desk);
}

static inline Call *
calls_of (TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, GROUP_CALLS, Call);
}

static inline TbrTime
draw (TbrStream *stream, double mean)
{
  return (TbrTime) (tbr_stream_exponential (stream) * mean);
}

/* Puts a call behind @place of its list. */
static inline void
insert (Call *calls, guint32 place, guint32 index)
{
  guint32 next = calls[place].next;
  calls[index].previous = place;
  calls[index].next = next;
  calls[place].next = index;
  calls[next].previous = index;
}

static inline void
take_out (Call *calls, guint32 index)
{
  guint32 next = calls[index].next, previous = calls[index].previous;
  calls[previous].next = next;
  calls[next].previous = previous;
}

static inline void
say (TbrSim *sim, guint kind, guint32 call, guint32 server, double seconds)
{
  tbr_core_emit (sim, (TbrFact){ .kind = (guint16) kind, .a = call, .b = server, .x = seconds });
}

/* Inlined at each of its calls: the service is the model's main path. */
static inline G_ALWAYS_INLINE void
start_service (TbrSim *sim, Call *calls, guint32 index, guint32 server)
{
  Call *call = &calls[index];
  TbrTime now = tbr_sim_clock (sim);
  call->server = server;
  call->service += now;
  call->timer = tbr_core_schedule (sim, call->service, KIND_END, index, 0);
  insert (calls, calls[BUSY (call->rank)].previous, index);
  say (sim, TBR_FACT_CALL_DISPATCHED, index, server, (double) (now - call->opened) / TBR_SECOND);
}

static inline void
start_waiting (TbrSim *sim, Desk *desk, Call *call, guint32 index)
{
  TbrTime until = tbr_sim_clock (sim) + draw (&desk->patience, MEAN_PATIENCE);
  call->timer = tbr_core_schedule (sim, until, KIND_GIVE_UP, index, 0);
}

/* Takes a server from the least urgent call that was started last. Returns: the server. */
static guint32
call_off (TbrSim *sim, Desk *desk, Call *calls)
{
  guint32 index = calls[BUSY (LOWEST)].previous;
  Call *call = &calls[index];
  guint32 server = call->server;
  tbr_queue_cancel (sim, call->timer);
  take_out (calls, index);
  call->service -= tbr_sim_clock (sim);
  insert (calls, WAITING (LOWEST), index);
  start_waiting (sim, desk, call, index);
  desk->counts.n_bumped++;
  say (sim, TBR_FACT_CALL_BUMPED, index, server, 0);
  return server;
}

/* One call in five is most urgent, one in two least. */
static guint32
draw_class (TbrStream *stream)
{
  const guint32 fifth = G_MAXUINT32 / 5, half = G_MAXUINT32 / 2;
  guint32 bits = tbr_stream_bits (stream);
  return (bits > fifth) + (bits > half);
}

static void
handle_call (TbrSim *sim, const TbrEvent *event)
{
  Desk *desk = desk_of (sim);
  if (--desk->to_come > 0)
    tbr_core_schedule (sim, event->at + draw (&desk->arrivals, MEAN_BETWEEN), KIND_CALL, 0, 0);
  guint32 index = tbr_pool_take (&sim->arena, GROUP_CALLS, Call, &desk->pool);
  Call *calls = calls_of (sim), *call = &calls[index];
  call->opened = event->at;
  call->rank = draw_class (&desk->classes);
  call->service = draw (&desk->arrivals, MEAN_SERVICE);
  desk->counts.n_arrived++;
  say (sim, TBR_FACT_CALL_OPENED, index, call->rank, 0);
  if (desk->n_free > 0)
    start_service (sim, calls, index, desk->free_servers[--desk->n_free]);
  else if (call->rank == 0 && calls[BUSY (LOWEST)].previous != BUSY (LOWEST))
    start_service (sim, calls, index, call_off (sim, desk, calls));
  else
    {
      insert (calls, calls[WAITING (call->rank)].previous, index);
      start_waiting (sim, desk, call, index);
    }
}

/* Gives a free server its next call, if anybody waits. */
static inline void
free_server (TbrSim *sim, Desk *desk, Call *calls, guint32 server)
{
  for (guint32 rank = 0; rank < N_CLASSES; rank++)
    {
      guint32 index = calls[WAITING (rank)].next;
      if (index == WAITING (rank))
        continue;
      tbr_queue_cancel (sim, calls[index].timer);
      take_out (calls, index);
      start_service (sim, calls, index, server);
      return;
    }
  desk->free_servers[desk->n_free++] = server;
}

static void
handle_end (TbrSim *sim, const TbrEvent *event)
{
  Desk *desk = desk_of (sim);
  Call *calls = calls_of (sim);
  const Call *call = &calls[event->a];
  guint32 server = call->server;
  take_out (calls, event->a);
  desk->counts.n_served++;
  say (sim, TBR_FACT_CALL_CLOSED, event->a, server,
       (double) (event->at - call->opened) / TBR_SECOND);
  tbr_pool_give (&sim->arena, GROUP_CALLS, Call, &desk->pool, event->a);
  free_server (sim, desk, calls, server);
}

static void
handle_give_up (TbrSim *sim, const TbrEvent *event)
{
  Desk *desk = desk_of (sim);
  const Call *call = &calls_of (sim)[event->a];
  take_out (calls_of (sim), event->a);
  desk->counts.n_abandoned++;
  say (sim, TBR_FACT_CALL_ABANDONED, event->a, 0, (double) (event->at - call->opened) / TBR_SECOND);
  tbr_pool_give (&sim->arena, GROUP_CALLS, Call, &desk->pool, event->a);
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = {
  [KIND_CALL] = handle_call,
  [KIND_END] = handle_end,
  [KIND_GIVE_UP] = handle_give_up,
};

static void
desk_init (TbrSim *sim, guint64 n_calls)
{
  tbr_arena_add (&sim->arena, GROUP_DESK, 1);
  Desk *desk = desk_of (sim);
  desk->to_come = n_calls;
  for (guint32 i = 0; i < N_RINGS; i++)
    {
      guint32 ring = tbr_pool_take (&sim->arena, GROUP_CALLS, Call, &desk->pool);
      calls_of (sim)[ring].next = calls_of (sim)[ring].previous = ring;
    }
  for (guint32 i = 0; i < N_SERVERS; i++)
    desk->free_servers[desk->n_free++] = i;
  tbr_core_stream (sim, &desk->arrivals, 1, 0, 0);
  tbr_core_stream (sim, &desk->classes, 2, 0, 0);
  tbr_core_stream (sim, &desk->patience, 4, 0, 0);
  tbr_core_schedule (sim, draw (&desk->arrivals, MEAN_BETWEEN), KIND_CALL, 0, 0);
}

static void
count_facts (gpointer data, const TbrFact *facts, guint n)
{
  *(guint64 *) data += n;
}

double
dispatch_run (guint64 n_calls, guint32 replication, gboolean journal, DispatchCounts *out_counts)
{
  const TbrArenaGroup groups[]
      = { { GROUP_DESK, "desk", sizeof (Desk), 0 }, { GROUP_CALLS, "calls", sizeof (Call), 64 } };
  TbrSim sim;
  guint64 n_facts = 0;
  const TbrSink sink = { count_facts, &n_facts };
  clock_t start = clock ();
  tbr_core_init (&sim, groups, G_N_ELEMENTS (groups), handlers, 1, replication);
  sim.journal_on = journal;
  tbr_core_add_sink (&sim, &sink);
  desk_init (&sim, n_calls);
  tbr_core_run_until (&sim, TBR_NEVER);
  double seconds = (double) (clock () - start) / CLOCKS_PER_SEC;
  *out_counts = desk_of (&sim)->counts;
  g_assert (n_facts == sim.core->n_facts);
  g_assert (out_counts->n_arrived == n_calls);
  g_assert (out_counts->n_served + out_counts->n_abandoned == n_calls);
  tbr_core_clear (&sim);
  return seconds;
}
