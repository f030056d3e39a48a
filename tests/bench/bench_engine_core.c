/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How fast events go by, beside a bare heap in the same run. */
#include "bare_heap.h"

#include "dispatch_model.h"
#include "mm1_model.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

/* Mean of the drawn delays, microseconds: long enough that ties are rare at a million pending. */
#define MEAN_DELAY 1e9

#define ROUNDS_MAX 9

/* How much is done. */
typedef struct
{
  guint rounds;      /* of everything, interleaved; medians are printed */
  guint32 n_holds;   /* events of the hold model a round, at 100 and 10,000 pending */
  guint32 n_pending; /* the largest number of pending events */
  guint32 n_large;   /* events a round at that number */
  guint32 n_calls;   /* customers and calls a round */
} Sizes;

/* Seconds of each round, for one of what is counted. */
typedef struct
{
  double seconds[ROUNDS_MAX];
  guint n;
} Times;

/* Time of the processor, not of the wall: a busy machine shall not be blamed on the engine. */
static double
seconds_now (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *first = a, *second = b;
  return (*first > *second) - (*first < *second);
}

static double
median (const Times *times)
{
  double sorted[ROUNDS_MAX];
  memcpy (sorted, times->seconds, sizeof sorted);
  qsort (sorted, times->n, sizeof *sorted, compare_doubles);
  return sorted[times->n / 2];
}

static void
print_figure (const char *name, double value, const char *unit)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  printf ("engine_%s %s %s\n", name, g_ascii_formatd (text, sizeof text, "%.6g", value), unit);
}

static inline TbrTime
draw_delay (TbrStream *stream, double mean)
{
  return (TbrTime) (tbr_stream_exponential (stream) * mean);
}

/* ---- hold: every event schedules one, after an exponential delay ---- */

#define KIND_HOLD 100
#define KIND_MOVE 101
#define GROUP_HOLD TBR_GROUPS_RUN
#define GROUP_HANDLES (TBR_GROUPS_RUN + 1)

typedef struct
{
  TbrStream stream;
  guint64 left; /* events until the run ends */
} Hold;

static inline void
count_down (TbrSim *sim, guint64 *left)
{
  if (--*left == 0)
    sim->core->ended = 1;
}

static void
handle_hold (TbrSim *sim, const TbrEvent *event)
{
  Hold *hold = tbr_arena_get (&sim->arena, GROUP_HOLD, Hold);
  tbr_core_schedule (sim, event->at + draw_delay (&hold->stream, MEAN_DELAY), KIND_HOLD, event->a,
                     0);
  count_down (sim, &hold->left);
}

/* As hold, and every event moves another one. */
static void
handle_move (TbrSim *sim, const TbrEvent *event)
{
  Hold *hold = tbr_arena_get (&sim->arena, GROUP_HOLD, Hold);
  TbrEventHandle *handles = tbr_arena_get (&sim->arena, GROUP_HANDLES, TbrEventHandle);
  guint32 n = tbr_arena_count (&sim->arena, GROUP_HANDLES);
  TbrTime at = event->at + draw_delay (&hold->stream, MEAN_DELAY);
  handles[event->a] = tbr_core_schedule (sim, at, KIND_MOVE, event->a, 0);
  at = event->at + draw_delay (&hold->stream, MEAN_DELAY);
  tbr_queue_reschedule (sim, handles[tbr_stream_below (&hold->stream, n)], at);
  count_down (sim, &hold->left);
}

static const TbrHandler hold_handlers[TBR_EVENTS_MAX] = {
  [KIND_HOLD] = handle_hold,
  [KIND_MOVE] = handle_move,
};

static void
hold_init (TbrSim *sim, guint kind, guint32 n_pending)
{
  const TbrArenaGroup groups[] = { { GROUP_HOLD, "hold", sizeof (Hold), 0 },
                                   { GROUP_HANDLES, "handles", sizeof (TbrEventHandle), 0 } };
  tbr_core_init (sim, groups, G_N_ELEMENTS (groups), hold_handlers, 1, 0);
  sim->journal_on = FALSE;
  tbr_arena_add (&sim->arena, GROUP_HOLD, 1);
  tbr_arena_add (&sim->arena, GROUP_HANDLES, n_pending);
  tbr_queue_reserve (sim, n_pending);
  tbr_core_stream (sim, &tbr_arena_get (&sim->arena, GROUP_HOLD, Hold)->stream, 1, 0, 0);
  for (guint32 i = 0; i < n_pending; i++)
    {
      Hold *hold = tbr_arena_get (&sim->arena, GROUP_HOLD, Hold);
      TbrTime at = draw_delay (&hold->stream, MEAN_DELAY);
      tbr_arena_get (&sim->arena, GROUP_HANDLES, TbrEventHandle)[i]
          = tbr_core_schedule (sim, at, kind, i, 0);
    }
}

static double
hold_run (TbrSim *sim, guint64 n)
{
  tbr_arena_get (&sim->arena, GROUP_HOLD, Hold)->left = n;
  sim->core->ended = 0;
  double start = seconds_now ();
  tbr_core_run_until (sim, TBR_NEVER);
  return seconds_now () - start;
}

/* The bare heap and its draws. */
typedef struct
{
  BareHeap heap;
  TbrStream stream;
} Bare;

static void
bare_init (Bare *bare, guint32 n_pending)
{
  BareHeap *heap = &bare->heap;
  gsize page = (gsize) 2 << 20, size = (n_pending + 4) * sizeof (BareEntry);
  size = (size + page - 1) / page * page;
  heap->block = aligned_alloc (page, size);
  madvise (heap->block, size, MADV_HUGEPAGE);
  memset (heap->block, 0, size);
  heap->entries = (BareEntry *) (void *) heap->block + 3;
  heap->n = 0;
  heap->sequence = 0;
  tbr_stream_init (&bare->stream, 1, 0, 1, 0, 0);
  for (guint32 i = 0; i < n_pending; i++)
    bare_heap_add (heap, (guint64) draw_delay (&bare->stream, MEAN_DELAY));
}

/* Returns: seconds for a hold. */
static double
bare_run (Bare *bare, guint64 n)
{
  BareHeap *heap = &bare->heap;
  double start = seconds_now ();
  for (guint64 i = 0; i < n; i++)
    bare_heap_replace (heap,
                       heap->entries[0].time + (guint64) draw_delay (&bare->stream, MEAN_DELAY));
  return (seconds_now () - start) / (double) n;
}

/* Prints the three figures of one size. */
static void
bench_hold (const Sizes *sizes, guint32 n_pending, guint64 n_events)
{
  TbrSim sim;
  Bare bare;
  Times engine = { .n = sizes->rounds }, heap = { .n = sizes->rounds };
  hold_init (&sim, KIND_HOLD, n_pending);
  bare_init (&bare, n_pending);
  hold_run (&sim, n_events / 4 + 1);
  bare_run (&bare, n_events / 4 + 1);
  for (guint i = 0; i < sizes->rounds; i++)
    {
      heap.seconds[i] = bare_run (&bare, n_events);
      engine.seconds[i] = hold_run (&sim, n_events) / (double) n_events;
    }
  g_autofree char *rate = g_strdup_printf ("hold_%u_events_per_s", n_pending);
  g_autofree char *heap_rate = g_strdup_printf ("heap_%u_holds_per_s", n_pending);
  g_autofree char *ratio = g_strdup_printf ("hold_%u_ratio_to_heap", n_pending);
  print_figure (rate, 1 / median (&engine), "events/s");
  print_figure (heap_rate, 1 / median (&heap), "holds/s");
  print_figure (ratio, median (&engine) / median (&heap), "ratio");
  free (bare.heap.block);
  tbr_core_clear (&sim);
}

static void
bench_reschedule (const Sizes *sizes)
{
  TbrSim sim;
  Times times = { .n = sizes->rounds };
  hold_init (&sim, KIND_MOVE, 10000);
  hold_run (&sim, sizes->n_holds / 4 + 1);
  for (guint i = 0; i < sizes->rounds; i++)
    times.seconds[i] = hold_run (&sim, sizes->n_holds) / sizes->n_holds;
  print_figure ("reschedule_10000_per_s", 1 / median (&times), "events/s");
  tbr_core_clear (&sim);
}

/* ---- M/M/1: arrivals at 0.9, services at 1 ---- */

/* @bare has 100 pending; it is measured in turn with the model, as the machine changes its mood. */
static void
bench_mm1 (const Sizes *sizes, Bare *bare)
{
  Times model = { .n = sizes->rounds }, heap = { .n = sizes->rounds };
  double sum = 0;
  for (guint i = 0; i < sizes->rounds; i++)
    {
      heap.seconds[i] = bare_run (bare, sizes->n_holds);
      model.seconds[i] = mm1_run (sizes->n_calls, i, &sum) / sizes->n_calls;
    }
  print_figure ("mm1_customers_per_s", 1 / median (&model), "customers/s");
  print_figure ("mm1_ratio_to_heap", median (&heap) / median (&model), "ratio");
  /* the exact value is 1 / (1 - 0.9) = 10 service times */
  print_figure ("mm1_mean_time_in_system", sum / sizes->rounds / sizes->n_calls, "s");
}

/* ---- the dispatch desk ---- */

static void
bench_dispatch (const Sizes *sizes, Bare *bare)
{
  Times model = { .n = sizes->rounds }, journal = model, heap = model;
  DispatchCounts counts;
  for (guint i = 0; i < sizes->rounds; i++)
    {
      heap.seconds[i] = bare_run (bare, sizes->n_holds);
      model.seconds[i] = dispatch_run (sizes->n_calls, i, FALSE, &counts) / sizes->n_calls;
      journal.seconds[i] = dispatch_run (sizes->n_calls, i, TRUE, &counts) / sizes->n_calls;
    }
  print_figure ("dispatch_calls_per_s", 1 / median (&model), "calls/s");
  print_figure ("dispatch_ratio_to_heap", median (&heap) / median (&model), "ratio");
  print_figure ("dispatch_abandoned", 100.0 * counts.n_abandoned / counts.n_arrived, "%");
  print_figure ("dispatch_bumped", 100.0 * counts.n_bumped / counts.n_arrived, "%");
  print_figure ("journal_ratio", median (&journal) / median (&model), "ratio");
}

/* ---- chance alone ---- */

static void
bench_draws (const Sizes *sizes)
{
  guint64 n = 4 * (guint64) sizes->n_holds;
  Times exponential = { .n = sizes->rounds }, uniform = { .n = sizes->rounds };
  TbrStream stream;
  volatile double keep;
  tbr_stream_init (&stream, 1, 0, 0, 0, 0);
  for (guint i = 0; i < sizes->rounds; i++)
    {
      double sum = 0, start = seconds_now ();
      for (guint64 j = 0; j < n; j++)
        sum += tbr_stream_exponential (&stream);
      double middle = seconds_now ();
      for (guint64 j = 0; j < n; j++)
        sum += tbr_stream_uniform (&stream);
      uniform.seconds[i] = seconds_now () - middle;
      exponential.seconds[i] = middle - start;
      keep = sum;
      (void) keep;
    }
  print_figure ("exponential_ns", median (&exponential) / n * 1e9, "ns");
  print_figure ("philox_uniform_ns", median (&uniform) / n * 1e9, "ns");
}

int
main (int argc, char **argv)
{
  const Sizes full = { 7, 2000000, 1000000, 1000000, 1000000 };
  const Sizes smoke = { 1, 2000, 20000, 2000, 2000 };
  const Sizes *sizes = argc > 1 && strcmp (argv[1], "--smoke") == 0 ? &smoke : &full;
  Bare bare;
  bare_init (&bare, 100);
  bench_hold (sizes, 100, sizes->n_holds);
  bench_mm1 (sizes, &bare);
  bench_dispatch (sizes, &bare);
  free (bare.heap.block);
  bench_hold (sizes, 10000, sizes->n_holds);
  bench_reschedule (sizes);
  bench_hold (sizes, sizes->n_pending, sizes->n_large);
  bench_draws (sizes);
  return 0;
}
