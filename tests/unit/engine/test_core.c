/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows what a run promises: the clock, copies with the same future, facts in order. */
#include "engine/core.h"

#include <string.h>

#define KIND_WANDER 100
#define KIND_END 101
#define KIND_RAISE 102
#define KIND_GROW 103

#define GROUP_COUNTS TBR_GROUPS_RUN

/* Schedules itself and sometimes another; says where it is. */
static void
handle_wander (TbrSim *sim, const TbrEvent *event)
{
  TbrStream stream;
  tbr_core_stream (sim, &stream, 1, event->a, event->b);
  TbrTime delay = 1 + tbr_stream_below (&stream, 100);
  tbr_core_schedule (sim, event->at + delay, KIND_WANDER, event->a, event->b + 1);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CALL_OPENED, .a = event->a, .b = event->b });
}

static void
handle_end (TbrSim *sim, const TbrEvent *event)
{
  sim->core->ended = 1;
}

/* Calls itself until a says that it is enough. */
static void
handle_raise (TbrSim *sim, const TbrEvent *event)
{
  g_assert_cmpint (event->at, ==, tbr_sim_clock (sim));
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CALL_OPENED, .a = event->a });
  if (event->a > 0)
    tbr_core_raise (sim, KIND_RAISE, event->a - 1, 0);
}

/* Takes its whole headroom each time. */
static void
handle_grow (TbrSim *sim, const TbrEvent *event)
{
  const guint32 *block = tbr_arena_get (&sim->arena, GROUP_COUNTS, guint32);
  guint32 first = tbr_arena_add (&sim->arena, GROUP_COUNTS, 10);
  g_assert_true (block == tbr_arena_get (&sim->arena, GROUP_COUNTS, guint32));
  g_assert_cmpuint (first, ==, event->a);
  for (guint32 i = 0; i < 10; i++)
    tbr_arena_get (&sim->arena, GROUP_COUNTS, guint32)[first + i] = first + i;
  tbr_core_schedule (sim, event->at + 1, KIND_GROW, event->a + 10, 0);
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = {
  [KIND_WANDER] = handle_wander,
  [KIND_END] = handle_end,
  [KIND_RAISE] = handle_raise,
  [KIND_GROW] = handle_grow,
};

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (data, facts, n);
}

static void
start_wanderers (TbrSim *sim, guint64 seed, guint32 n)
{
  tbr_core_init (sim, NULL, 0, handlers, seed, 0);
  for (guint32 i = 0; i < n; i++)
    tbr_core_schedule (sim, 0, KIND_WANDER, i, 0);
}

static guint64
digest_value (const TbrSim *sim)
{
  return tbr_digest_value (&sim->core->digest);
}

static void
test_core_run_until_sets_the_clock (void)
{
  TbrSim sim;
  start_wanderers (&sim, 1, 1);
  tbr_core_run_until (&sim, 1000);
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 1000);
  g_assert_cmpint (tbr_queue_next_time (&sim), >, 1000);
  TbrTime next = tbr_queue_next_time (&sim);
  guint64 n_events = sim.core->n_events;
  tbr_core_run_until (&sim, next);
  g_assert_cmpuint (sim.core->n_events, ==, n_events + 1);
  tbr_core_clear (&sim);
}

/* Two events that say something at one instant, one that says nothing, none. */
static void
test_core_run_to_fact_stops_at_each (void)
{
  TbrSim sim;
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  tbr_core_add_sink (&sim, &(TbrSink){ take_facts, facts });
  g_assert_false (tbr_core_run_to_fact (&sim, 5));
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 5);
  tbr_core_schedule (&sim, 77, KIND_RAISE, 0, 0);
  tbr_core_schedule (&sim, 77, KIND_RAISE, 1, 0);
  tbr_core_schedule (&sim, 80, KIND_END, 0, 0);
  g_assert_false (tbr_core_run_to_fact (&sim, 76));
  for (guint i = 1; i <= 2; i++)
    {
      g_assert_true (tbr_core_run_to_fact (&sim, 100));
      g_assert_cmpint (tbr_sim_clock (&sim), ==, 77);
      g_assert_cmpuint (facts->len, ==, i == 1 ? 1 : 3);
    }
  g_assert_false (tbr_core_run_to_fact (&sim, 78));
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 78);
  g_assert_false (tbr_core_run_to_fact (&sim, 100));
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 80);
  tbr_core_clear (&sim);
}

static void
test_core_run_to_fact_has_the_same_future (void)
{
  TbrSim leap, walk;
  start_wanderers (&leap, 9, 50);
  start_wanderers (&walk, 9, 50);
  tbr_core_run_until (&leap, 3000);
  while (tbr_core_run_to_fact (&walk, 3000))
    ;
  g_assert_cmphex (digest_value (&walk), ==, digest_value (&leap));
  g_assert_cmpint (tbr_sim_clock (&walk), ==, 3000);
  tbr_core_clear (&leap);
  tbr_core_clear (&walk);
}

static void
test_core_ends_at_once (void)
{
  TbrSim sim;
  start_wanderers (&sim, 1, 3);
  tbr_core_schedule_at (&sim, 500, TBR_PRIORITY_FIRST, KIND_END, 0, 0);
  tbr_core_run_until (&sim, TBR_NEVER);
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 500);
  g_assert_false (tbr_core_step (&sim));
  tbr_core_clear (&sim);
}

static void
test_core_never_runs_to_the_last_event (void)
{
  TbrSim sim;
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  tbr_core_schedule (&sim, 77, KIND_RAISE, 0, 0);
  tbr_core_run_until (&sim, TBR_NEVER);
  g_assert_cmpint (tbr_sim_clock (&sim), ==, 77);
  tbr_core_clear (&sim);
}

static void
test_core_copy_has_the_same_future (void)
{
  TbrSim sim, copy;
  start_wanderers (&sim, 1, 50);
  tbr_core_run_until (&sim, 777);
  tbr_core_copy (&copy, &sim);
  tbr_core_run_until (&sim, 5000);
  g_assert_cmpint (tbr_sim_clock (&copy), ==, 777);
  tbr_core_run_until (&copy, 5000);
  g_assert_cmphex (digest_value (&copy), ==, digest_value (&sim));
  g_assert_cmpuint (copy.core->n_facts, ==, sim.core->n_facts);
  g_assert_cmpmem (copy.arena.block, copy.arena.header->length, sim.arena.block,
                   sim.arena.header->length);
  tbr_core_clear (&copy);
  tbr_core_clear (&sim);
}

static void
test_core_two_runs_interleave (void)
{
  TbrSim alone, first, second;
  start_wanderers (&alone, 1, 20);
  start_wanderers (&first, 1, 20);
  start_wanderers (&second, 2, 33);
  tbr_core_run_until (&alone, 3000);
  for (TbrTime at = 0; at <= 3000; at += 10)
    {
      tbr_core_run_until (&first, at);
      tbr_core_run_until (&second, at);
    }
  g_assert_cmphex (digest_value (&first), ==, digest_value (&alone));
  g_assert_cmphex (digest_value (&second), !=, digest_value (&alone));
  tbr_core_clear (&alone);
  tbr_core_clear (&first);
  tbr_core_clear (&second);
}

static void
test_core_sinks_get_every_fact_in_order (void)
{
  TbrSim sim;
  TbrDigest digest;
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  const TbrSink sink = { take_facts, facts };
  start_wanderers (&sim, 1, 50);
  tbr_core_add_sink (&sim, &sink);
  tbr_core_run_until (&sim, 2000);
  g_assert_cmpuint (facts->len, ==, sim.core->n_facts);
  g_assert_cmpuint (facts->len, >, 2 * TBR_JOURNAL_CHUNK);
  for (guint i = 1; i < facts->len; i++)
    g_assert_cmpint (g_array_index (facts, TbrFact, i).at, >=,
                     g_array_index (facts, TbrFact, i - 1).at);
  tbr_digest_init (&digest, 0);
  tbr_digest_add (&digest, facts->data, facts->len * sizeof (TbrFact));
  g_assert_cmphex (tbr_digest_value (&digest), ==, digest_value (&sim));
  tbr_core_clear (&sim);
}

static void
test_core_journal_can_be_off (void)
{
  TbrSim sim;
  start_wanderers (&sim, 1, 5);
  sim.journal_on = FALSE;
  tbr_core_run_until (&sim, 1000);
  g_assert_cmpuint (sim.core->n_facts, ==, 0);
  g_assert_cmpuint (sim.core->n_events, >, 50);
  tbr_core_clear (&sim);
}

static void
test_core_raise_calls_at_once (void)
{
  TbrSim sim;
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  const TbrSink sink = { take_facts, facts };
  tbr_core_init (&sim, NULL, 0, handlers, 1, 0);
  tbr_core_add_sink (&sim, &sink);
  tbr_core_schedule (&sim, 9, KIND_RAISE, TBR_RAISE_MAX, 0);
  tbr_core_run_until (&sim, 10);
  g_assert_cmpuint (facts->len, ==, TBR_RAISE_MAX + 1);
  for (guint i = 0; i < facts->len; i++)
    g_assert_cmpuint (g_array_index (facts, TbrFact, i).a, ==, TBR_RAISE_MAX - i);
  g_assert_cmpuint (sim.core->n_events, ==, 1);
  tbr_core_clear (&sim);
}

static void
test_core_arena_grows_between_events (void)
{
  const TbrArenaGroup group = { GROUP_COUNTS, "counts", sizeof (guint32), 10 };
  TbrSim sim;
  tbr_core_init (&sim, &group, 1, handlers, 1, 0);
  tbr_core_schedule (&sim, 0, KIND_GROW, 0, 0);
  tbr_core_run_until (&sim, 999);
  g_assert_cmpuint (tbr_arena_count (&sim.arena, GROUP_COUNTS), ==, 10000);
  for (guint32 i = 0; i < 10000; i++)
    g_assert_cmpuint (tbr_arena_get (&sim.arena, GROUP_COUNTS, guint32)[i], ==, i);
  tbr_core_clear (&sim);
}

static void
test_core_stream_is_that_of_the_run (void)
{
  TbrSim sim;
  TbrStream stream, expected;
  tbr_core_init (&sim, NULL, 0, handlers, G_GUINT64_CONSTANT (0x123456789abcdef), 12);
  tbr_core_stream (&sim, &stream, TBR_PURPOSE (TBR_ROOM_HAZARDS, 3), 99, 4);
  tbr_stream_init (&expected, G_GUINT64_CONSTANT (0x123456789abcdef), 12, 2003, 99, 4);
  g_assert_cmpmem (&stream, sizeof stream, &expected, sizeof expected);
  tbr_core_clear (&sim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/core/run-until-sets-the-clock", test_core_run_until_sets_the_clock);
  g_test_add_func ("/engine/core/run-to-fact-stops-at-each", test_core_run_to_fact_stops_at_each);
  g_test_add_func ("/engine/core/run-to-fact-has-the-same-future",
                   test_core_run_to_fact_has_the_same_future);
  g_test_add_func ("/engine/core/ends-at-once", test_core_ends_at_once);
  g_test_add_func ("/engine/core/never-runs-to-the-last-event",
                   test_core_never_runs_to_the_last_event);
  g_test_add_func ("/engine/core/copy-has-the-same-future", test_core_copy_has_the_same_future);
  g_test_add_func ("/engine/core/two-runs-interleave", test_core_two_runs_interleave);
  g_test_add_func ("/engine/core/sinks-get-every-fact-in-order",
                   test_core_sinks_get_every_fact_in_order);
  g_test_add_func ("/engine/core/journal-can-be-off", test_core_journal_can_be_off);
  g_test_add_func ("/engine/core/raise-calls-at-once", test_core_raise_calls_at_once);
  g_test_add_func ("/engine/core/arena-grows-between-events", test_core_arena_grows_between_events);
  g_test_add_func ("/engine/core/stream-is-that-of-the-run", test_core_stream_is_that_of_the_run);
  return g_test_run ();
}
