/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ledger of needs: sums are exact, whatever happens between. */
#include "world/need.h"

#include <math.h>
#include <string.h>

#define N_RATES 40

typedef struct
{
  TbrSim sim;
  TbrHandler handlers[TBR_EVENTS_MAX];
  guint n_facts[TBR_FACT_N];
  TbrFact last[TBR_FACT_N];
} Ledger;

/* Counts of events raised, by kind; the handler has no other way to the test. */
static guint n_raised[TBR_EVENTS_MAX];

static void
count_event (TbrSim *sim, const TbrEvent *event)
{
  n_raised[event->kind]++;
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  Ledger *ledger = data;
  for (guint i = 0; i < n; i++)
    {
      ledger->n_facts[facts[i].kind]++;
      ledger->last[facts[i].kind] = facts[i];
    }
}

static void
ledger_init (Ledger *ledger)
{
  memset (ledger, 0, sizeof *ledger);
  memset (n_raised, 0, sizeof n_raised);
  for (guint i = 0; i < TBR_EVENTS_MAX; i++)
    ledger->handlers[i] = count_event;
  tbr_core_init (&ledger->sim, tbr_need_groups, tbr_need_n_groups, ledger->handlers, 1, 0);
  ledger->sim.journal_on = TRUE;
  ledger->sim.sinks[0] = (TbrSink){ take_facts, ledger };
  ledger->sim.n_sinks = 1;
}

static TbrNeedId
open_need (Ledger *ledger, TbrNeedKind kind, double stock, double required)
{
  TbrNeedSpec spec = { .hazard = { 0 },
                       .kind = kind,
                       .lon = 14.4,
                       .lat = 62.0,
                       .state = { 3 },
                       .stock = stock,
                       .required = required };
  return tbr_need_open (&ledger->sim, &spec);
}

static void
test_need_opens_with_a_fact (void)
{
  Ledger ledger;
  ledger_init (&ledger);
  TbrNeedId id = open_need (&ledger, TBR_NEED_FIRE_LINE, 4000, 300);
  tbr_core_flush (&ledger.sim);
  g_assert_cmpuint (ledger.n_facts[TBR_FACT_NEED_OPENED], ==, 1);
  g_assert_cmpfloat (ledger.last[TBR_FACT_NEED_OPENED].x, ==, 4000);
  g_assert_cmpfloat (ledger.last[TBR_FACT_NEED_OPENED].y, ==, 14.4);
  g_assert_cmpuint (ledger.last[TBR_FACT_NEED_OPENED].c, ==, 3);
  g_assert_cmpuint (n_raised[TBR_EVENT_NEED_OPENED], ==, 1);
  for (guint i = 0; i < TBR_WORK_N; i++)
    {
      g_assert_cmpfloat (tbr_need_get (&ledger.sim, id)->share[i], ==, 1);
      g_assert_cmpfloat (tbr_need_get (&ledger.sim, id)->factor[i], ==, 1);
    }
  g_assert_cmpfloat (tbr_need_take (&ledger.sim, id, TBR_WORK_N), ==, 0);
  tbr_core_clear (&ledger.sim);
}

/* 100 m/h for 2 h, a second unit of 50 m/h for the second of them, half factor in the third:
   100 + 150 + 75 = 325. */
static void
test_need_adds_up_work_over_changes (void)
{
  Ledger ledger;
  ledger_init (&ledger);
  TbrSim *sim = &ledger.sim;
  TbrNeedId id = open_need (&ledger, TBR_NEED_FIRE_LINE, 4000, 300);
  tbr_need_work (sim, id, TBR_WORK_VEHICLE, 100, 1);
  tbr_core_run_until (sim, TBR_HOUR);
  tbr_need_work (sim, id, TBR_WORK_HAND, 50, 1);
  g_assert_cmpfloat (tbr_need_rate (sim, id, TBR_WORK_N), ==, 150);
  tbr_core_run_until (sim, 2 * TBR_HOUR);
  tbr_need_set_factor (sim, id, TBR_WORK_VEHICLE, 0.5);
  tbr_need_set_factor (sim, id, TBR_WORK_HAND, 0.5);
  tbr_core_run_until (sim, 3 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (tbr_need_take (sim, id, TBR_WORK_VEHICLE), 250, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_need_take (sim, id, TBR_WORK_N), 75, 1e-9);
  g_assert_cmpfloat (tbr_need_take (sim, id, TBR_WORK_N), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_need_get (sim, id)->done, 325, 1e-9);
  tbr_core_clear (sim);
}

/* A need that is held integrates what is held: 200 persons for 3 h are 600 person-hours. */
static void
test_need_held_counts_amount_hours (void)
{
  Ledger ledger;
  ledger_init (&ledger);
  TbrSim *sim = &ledger.sim;
  TbrNeedId id = open_need (&ledger, TBR_NEED_HOMELESS, 500, 500);
  g_assert_true (tbr_need_info (TBR_NEED_HOMELESS)->holds);
  tbr_need_work (sim, id, TBR_WORK_EXPERT, 200, 1);
  tbr_core_run_until (sim, 3 * TBR_HOUR);
  g_assert_cmpfloat (tbr_need_rate (sim, id, TBR_WORK_N), ==, 200);
  g_assert_cmpfloat_with_epsilon (tbr_need_take (sim, id, TBR_WORK_N), 600, 1e-9);
  tbr_core_clear (sim);
}

static void
test_need_tells_only_what_matters (void)
{
  Ledger ledger;
  ledger_init (&ledger);
  TbrSim *sim = &ledger.sim;
  TbrNeedId id = open_need (&ledger, TBR_NEED_FLOOD_WATER, 1000, 100);
  tbr_need_update (sim, id, 950, 104);
  tbr_core_flush (sim);
  /* the rate it opened with, and no more */
  g_assert_cmpuint (ledger.n_facts[TBR_FACT_NEED_CHANGED], ==, 1);
  g_assert_cmpfloat (ledger.last[TBR_FACT_NEED_CHANGED].y, ==, 100);
  g_assert_cmpfloat (tbr_need_get (sim, id)->required, ==, 104);
  tbr_need_update (sim, id, 950, 106);
  tbr_core_flush (sim);
  g_assert_cmpuint (ledger.n_facts[TBR_FACT_NEED_CHANGED], ==, 2);
  tbr_need_update (sim, id, 849, 106);
  tbr_core_flush (sim);
  g_assert_cmpuint (ledger.n_facts[TBR_FACT_NEED_CHANGED], ==, 3);
  g_assert_cmpuint (n_raised[TBR_EVENT_NEED_CHANGED], ==, 2);
  tbr_need_set_factor (sim, id, TBR_WORK_AIR, 0.5);
  g_assert_cmpuint (n_raised[TBR_EVENT_NEED_CHANGED], ==, 2);
  tbr_need_set_factor (sim, id, TBR_WORK_AIR, 0);
  g_assert_cmpuint (n_raised[TBR_EVENT_NEED_CHANGED], ==, 3);
  tbr_core_clear (sim);
}

static void
test_need_stands_still_when_closed (void)
{
  Ledger ledger;
  ledger_init (&ledger);
  TbrSim *sim = &ledger.sim;
  TbrNeedId id = open_need (&ledger, TBR_NEED_TRAPPED, 10, 1);
  tbr_need_work (sim, id, TBR_WORK_EXPERT, 2, 1);
  tbr_core_run_until (sim, TBR_HOUR);
  tbr_need_lose (sim, id, 3);
  tbr_need_close (sim, id);
  tbr_core_flush (sim);
  g_assert_cmpfloat (ledger.last[TBR_FACT_NEED_CLOSED].x, ==, 2);
  g_assert_cmpfloat (ledger.last[TBR_FACT_NEED_CLOSED].y, ==, 3);
  tbr_core_run_until (sim, 2 * TBR_HOUR);
  g_assert_cmpfloat (tbr_need_index (sim, id, TBR_WORK_EXPERT), ==, 1);
  tbr_need_work (sim, id, TBR_WORK_EXPERT, 2, -1);
  g_assert_cmpuint (tbr_need_get (sim, id)->n_units, ==, 0);
  g_assert_cmpfloat (tbr_need_get (sim, id)->done, ==, 2);
  tbr_core_clear (sim);
}

/* One unit of the random sequences. */
typedef struct
{
  double rate, index, done;
  TbrWorkClass work;
  gboolean works;
} Worker;

/* Lets a worker start or stop, a factor change, or the hazard take. */
static void
do_anything (TbrSim *sim, TbrNeedId id, TbrStream *stream, Worker *workers)
{
  Worker *worker = &workers[tbr_stream_below (stream, N_RATES)];
  guint what = tbr_stream_below (stream, 4);
  if (what == 0)
    tbr_need_set_factor (sim, id, (TbrWorkClass) tbr_stream_below (stream, TBR_WORK_N),
                         2 * tbr_stream_uniform (stream));
  else if (what == 1)
    tbr_need_take (sim, id, (TbrWorkClass) tbr_stream_below (stream, TBR_WORK_N + 1));
  else if (worker->works)
    {
      worker->done += worker->rate * (tbr_need_index (sim, id, worker->work) - worker->index);
      worker->works = FALSE;
      tbr_need_work (sim, id, worker->work, worker->rate, -1);
    }
  else
    {
      worker->works = TRUE;
      worker->index = tbr_need_index (sim, id, worker->work);
      tbr_need_work (sim, id, worker->work, worker->rate, 1);
    }
}

/* What the hazard took is what the units did, over random sequences of everything. */
static void
test_need_conserves_work (void)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_test_message ("seed %u", seed);
      Ledger ledger;
      ledger_init (&ledger);
      TbrSim *sim = &ledger.sim;
      TbrStream stream;
      tbr_stream_init (&stream, seed, 0, TBR_PURPOSE (TBR_ROOM_WORLD, 99), 0, 0);
      Worker workers[N_RATES] = { 0 };
      for (guint i = 0; i < N_RATES; i++)
        {
          workers[i].rate = 1000 * tbr_stream_uniform (&stream);
          workers[i].work = (TbrWorkClass) tbr_stream_below (&stream, TBR_WORK_N);
        }
      TbrNeedId id = open_need (&ledger, TBR_NEED_FIRE_LINE, 1e6, 1000);
      for (guint i = 0; i < 2000; i++)
        {
          do_anything (sim, id, &stream, workers);
          tbr_core_run_until (sim, tbr_sim_clock (sim)
                                       + (TbrTime) (tbr_stream_exponential (&stream) * TBR_HOUR));
        }
      double done = 0;
      for (guint i = 0; i < N_RATES; i++)
        {
          if (workers[i].works)
            workers[i].done
                += workers[i].rate * (tbr_need_index (sim, id, workers[i].work) - workers[i].index);
          if (workers[i].works)
            tbr_need_work (sim, id, workers[i].work, workers[i].rate, -1);
          done += workers[i].done;
        }
      tbr_need_close (sim, id);
      const TbrNeed *need = tbr_need_get (sim, id);
      /* 2,000 sums of doubles of one size: far below one part in 10^9 */
      g_assert_cmpfloat_with_epsilon (need->done / done, 1, 1e-9);
      g_assert_cmpuint (need->n_units, ==, 0);
      g_assert_cmpfloat (tbr_need_rate (sim, id, TBR_WORK_N), ==, 0);
      tbr_core_clear (sim);
    }
}

static void
test_need_columns_end_at_zero (void)
{
  Ledger ledger;
  ledger_init (&ledger);
  TbrSim *sim = &ledger.sim;
  TbrNeedId id = open_need (&ledger, TBR_NEED_DIKE, 100, 10);
  tbr_need_promise (sim, id, 0.1, 1);
  tbr_need_promise (sim, id, 0.2, 1);
  g_assert_cmpuint (tbr_need_get (sim, id)->n_units, ==, 2);
  tbr_need_promise (sim, id, 0.1, -1);
  tbr_need_expect (sim, id, 0.1, 1);
  tbr_need_promise (sim, id, 0.2, -1);
  g_assert_cmpfloat (tbr_need_get (sim, id)->promised, ==, 0);
  g_assert_cmpfloat (tbr_need_get (sim, id)->on_the_way, ==, 0.1);
  tbr_need_expect (sim, id, 0.1, -1);
  g_assert_cmpuint (tbr_need_get (sim, id)->n_units, ==, 0);
  tbr_core_clear (sim);
}

static void
test_need_kinds_have_names (void)
{
  for (guint i = 0; i < TBR_NEED_N; i++)
    {
      g_assert_cmpstr (tbr_need_info ((TbrNeedKind) i)->name, ==, tbr_need_names[i]);
      g_assert_cmpint (tbr_need_find (tbr_need_names[i]), ==, (int) i);
      g_assert_nonnull (tbr_need_info ((TbrNeedKind) i)->unit);
    }
  g_assert_null (tbr_need_names[TBR_NEED_N]);
  g_assert_cmpint (tbr_need_find ("fire"), ==, -1);
  g_assert_null (tbr_work_names[TBR_WORK_N]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/need/opens-with-a-fact", test_need_opens_with_a_fact);
  g_test_add_func ("/world/need/adds-up-work-over-changes", test_need_adds_up_work_over_changes);
  g_test_add_func ("/world/need/held-counts-amount-hours", test_need_held_counts_amount_hours);
  g_test_add_func ("/world/need/tells-only-what-matters", test_need_tells_only_what_matters);
  g_test_add_func ("/world/need/stands-still-when-closed", test_need_stands_still_when_closed);
  g_test_add_func ("/world/need/conserves-work", test_need_conserves_work);
  g_test_add_func ("/world/need/columns-end-at-zero", test_need_columns_end_at_zero);
  g_test_add_func ("/world/need/kinds-have-names", test_need_kinds_have_names);
  return g_test_run ();
}
