/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows the order of events from a plain list, and holds the queue to it. */
#include "engine/core.h"

#define KIND_RANDOM 100
#define KIND_NOTHING 101
#define EVENTS_MAX 60000

/* One event as the plain list knows it. */
typedef struct
{
  TbrTime at;
  guint priority;
  guint order; /* of scheduling */
  gboolean pending;
  TbrEventHandle handle;
} Record;

typedef struct
{
  Record records[EVENTS_MAX];
  guint n_records;
  guint n_orders;
  guint n_pending;
  guint wanted; /* how many the handlers try to keep pending */
  TbrStream stream;
  guint n_handled;
} Book;

static guint
below (Book *book, guint n)
{
  return tbr_stream_below (&book->stream, n);
}

static void
book_schedule (TbrSim *sim, Book *book)
{
  static const guint priorities[] = { TBR_PRIORITY_FIRST, TBR_PRIORITY_NORMAL, TBR_PRIORITY_LAST };
  if (book->n_records == EVENTS_MAX)
    return;
  guint index = book->n_records++;
  Record *record = &book->records[index];
  *record = (Record){ .at = tbr_sim_clock (sim) + below (book, 6),
                      .priority = priorities[below (book, 3)],
                      .order = book->n_orders++,
                      .pending = TRUE };
  record->handle
      = tbr_core_schedule_at (sim, record->at, record->priority, KIND_RANDOM, index, ~index);
  book->n_pending++;
}

/* Any record, pending or not, of the last few hundred. */
static Record *
any_record (Book *book)
{
  guint recent = MIN (book->n_records, 300);
  return &book->records[book->n_records - 1 - below (book, recent)];
}

static void
book_cancel (TbrSim *sim, Book *book)
{
  Record *record = any_record (book);
  g_assert_cmpint (tbr_queue_is_pending (sim, record->handle), ==, record->pending);
  g_assert_cmpint (tbr_queue_cancel (sim, record->handle), ==, record->pending);
  book->n_pending -= record->pending;
  record->pending = FALSE;
}

static void
book_reschedule (TbrSim *sim, Book *book)
{
  Record *record = any_record (book);
  TbrTime at = tbr_sim_clock (sim) + below (book, 6);
  g_assert_cmpint (tbr_queue_reschedule (sim, record->handle, at), ==, record->pending);
  record->at = at;
  record->order = book->n_orders++;
}

static gboolean
is_before (const Record *a, const Record *b)
{
  if (a->at != b->at)
    return a->at < b->at;
  if (a->priority != b->priority)
    return a->priority < b->priority;
  return a->order < b->order;
}

static const Record *
book_first (const Book *book)
{
  const Record *first = NULL;
  for (guint i = 0; i < book->n_records; i++)
    if (book->records[i].pending && (first == NULL || is_before (&book->records[i], first)))
      first = &book->records[i];
  return first;
}

static void
change_something (TbrSim *sim, Book *book)
{
  for (guint i = below (book, 4); i > 0; i--)
    switch (below (book, 4))
      {
      case 0:
        book_cancel (sim, book);
        break;
      case 1:
        book_reschedule (sim, book);
        break;
      default:
        if (book->n_pending < book->wanted)
          book_schedule (sim, book);
        break;
      }
}

static void
handle_random (TbrSim *sim, const TbrEvent *event)
{
  Book *book = sim->caches[0];
  Record *record = &book->records[event->a];
  g_assert_true (record == book_first (book));
  g_assert_cmpint (event->at, ==, record->at);
  g_assert_cmpuint (event->priority, ==, record->priority);
  g_assert_cmpuint (event->b, ==, ~event->a);
  g_assert_false (tbr_queue_is_pending (sim, record->handle));
  record->pending = FALSE;
  book->n_pending--;
  book->n_handled++;
  change_something (sim, book);
  const Record *first = book_first (book);
  g_assert_cmpint (tbr_queue_next_time (sim), ==, first == NULL ? TBR_NEVER : first->at);
  g_assert_cmpuint (tbr_queue_count (sim), ==, book->n_pending);
}

static void
handle_nothing (TbrSim *sim, const TbrEvent *event)
{
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = {
  [KIND_RANDOM] = handle_random,
  [KIND_NOTHING] = handle_nothing,
};

/* Runs a random life of a queue beside the list; the sequence number starts at @sequence. */
static void
live (guint seed, guint wanted, guint32 sequence, guint n_events)
{
  TbrSim sim;
  g_autofree Book *book = g_new0 (Book, 1);
  tbr_core_init (&sim, NULL, 0, handlers, seed, 0);
  tbr_stream_init (&book->stream, seed, 0, 0, 0, 0);
  book->wanted = wanted;
  sim.caches[0] = book;
  sim.core->queue.next_sequence = sequence;
  while (book->n_handled < n_events && book->n_records < EVENTS_MAX)
    {
      if (book->n_pending == 0 || below (book, 50) == 0)
        for (guint i = 0; i < wanted / 2 + 1; i++)
          book_schedule (&sim, book);
      change_something (&sim, book);
      gboolean any = book_first (book) != NULL;
      g_assert_cmpint (tbr_core_step (&sim), ==, any);
    }
  tbr_core_clear (&sim);
}

static void
test_queue_keeps_the_order_of_a_plain_list (void)
{
  for (guint seed = 1; seed <= 5; seed++)
    for (guint wanted = 1; wanted <= 200; wanted = 3 * wanted + 1)
      {
        g_test_message ("seed %u, %u pending", seed, wanted);
        live (seed, wanted, 0, 800);
      }
}

static void
test_queue_keeps_its_order_when_the_sequence_wraps (void)
{
  for (guint32 before = 0; before < 120; before += 7)
    live (before + 100, 40, G_MAXUINT32 - before, 300);
}

static void
test_queue_takes_none_one_and_two_at_the_same_instant (void)
{
  TbrSim sim;
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  g_assert_false (tbr_core_step (&sim));
  g_assert_cmpint (tbr_queue_next_time (&sim), ==, TBR_NEVER);
  g_assert_false (tbr_queue_cancel (&sim, TBR_EVENT_NONE));
  g_assert_false (tbr_queue_is_pending (&sim, (TbrEventHandle){ 4000000, 0 }));
  tbr_core_schedule (&sim, 5, KIND_NOTHING, 0, 0);
  tbr_core_schedule (&sim, 5, KIND_NOTHING, 0, 0);
  g_assert_true (tbr_core_step (&sim));
  g_assert_true (tbr_core_step (&sim));
  g_assert_false (tbr_core_step (&sim));
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 5);
  g_assert_cmpuint (sim.core->n_events, ==, 2);
  tbr_core_clear (&sim);
}

static void
test_queue_old_handles_do_not_reach_new_events (void)
{
  TbrSim sim;
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  TbrEventHandle old = tbr_core_schedule (&sim, 5, KIND_NOTHING, 0, 0);
  g_assert_true (tbr_queue_cancel (&sim, old));
  g_assert_false (tbr_queue_cancel (&sim, old));
  TbrEventHandle new = tbr_core_schedule (&sim, 6, KIND_NOTHING, 0, 0);
  g_assert_cmpuint (new.slot, ==, old.slot);
  g_assert_false (tbr_queue_is_pending (&sim, old));
  g_assert_false (tbr_queue_reschedule (&sim, old, 7));
  g_assert_false (tbr_queue_cancel (&sim, old));
  g_assert_true (tbr_queue_is_pending (&sim, new));
  tbr_core_step (&sim);
  g_assert_false (tbr_queue_is_pending (&sim, new));
  /* and when the generation itself comes round */
  sim.bodies[new.slot].generation = G_MAXUINT32;
  new = tbr_core_schedule (&sim, 8, KIND_NOTHING, 0, 0);
  g_assert_true (tbr_queue_cancel (&sim, new));
  g_assert_false (tbr_queue_is_pending (&sim, new));
  tbr_core_clear (&sim);
}

static void
test_queue_never_is_not_scheduled (void)
{
  TbrSim sim;
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  TbrEventHandle handle = tbr_core_schedule (&sim, TBR_NEVER, KIND_NOTHING, 0, 0);
  g_assert_false (tbr_queue_is_pending (&sim, handle));
  handle = tbr_core_schedule (&sim, 1, KIND_NOTHING, 0, 0);
  g_assert_true (tbr_queue_reschedule (&sim, handle, TBR_NEVER));
  g_assert_cmpuint (tbr_queue_count (&sim), ==, 0);
  tbr_core_clear (&sim);
}

static void
test_queue_holds_many_and_gives_the_room_back (void)
{
  const guint n = 300000;
  TbrSim sim;
  TbrStream stream;
  TbrTime last = 0;
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  tbr_stream_init (&stream, 1, 0, 0, 0, 0);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n; i++)
        tbr_core_schedule (&sim, last + tbr_stream_below (&stream, 1000000), KIND_NOTHING, i, 0);
      g_assert_cmpuint (tbr_queue_count (&sim), ==, n);
      while (tbr_core_step (&sim))
        {
          g_assert_cmpint (tbr_sim_clock (&sim), >=, last);
          last = tbr_sim_clock (&sim);
        }
      g_assert_cmpuint (tbr_arena_count (&sim.arena, TBR_GROUP_BODIES), ==, n + 1);
    }
  tbr_core_clear (&sim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/queue/keeps-the-order-of-a-plain-list",
                   test_queue_keeps_the_order_of_a_plain_list);
  g_test_add_func ("/engine/queue/keeps-its-order-when-the-sequence-wraps",
                   test_queue_keeps_its_order_when_the_sequence_wraps);
  g_test_add_func ("/engine/queue/takes-none-one-and-two-at-the-same-instant",
                   test_queue_takes_none_one_and_two_at_the_same_instant);
  g_test_add_func ("/engine/queue/old-handles-do-not-reach-new-events",
                   test_queue_old_handles_do_not_reach_new_events);
  g_test_add_func ("/engine/queue/never-is-not-scheduled", test_queue_never_is_not_scheduled);
  g_test_add_func ("/engine/queue/holds-many-and-gives-the-room-back",
                   test_queue_holds_many_and_gives_the_room_back);
  return g_test_run ();
}
