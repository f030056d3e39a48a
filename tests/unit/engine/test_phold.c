/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows how many events the PHOLD benchmark has, by renewal theory. */
#include "engine/core.h"

#include <math.h>

#define KIND_MESSAGE 100
#define GROUP_PROCESSES TBR_GROUPS_RUN

/* A row of phold.csv of the validation pack: each message schedules one at now + lookahead + an
   exponential delay; the number of events up to the end is a sum of renewal counts. */
typedef struct
{
  guint32 n_processes;
  guint32 n_messages; /* of each process */
  double end, lookahead, mean, remote;
  double expected, sd; /* events handled */
} Phold;

static TbrTime
draw_delay (TbrStream *stream, const Phold *phold)
{
  double delay = phold->lookahead + phold->mean * tbr_stream_exponential (stream);
  return (TbrTime) rint (delay * TBR_SECOND);
}

/* A message goes to another process now and then; each process has its own luck. */
static void
handle_message (TbrSim *sim, const TbrEvent *event)
{
  const Phold *phold = sim->caches[0];
  TbrStream *stream = &tbr_arena_get (&sim->arena, GROUP_PROCESSES, TbrStream)[event->a];
  guint32 to = event->a;
  if (tbr_stream_uniform (stream) < phold->remote)
    to = tbr_stream_below (stream, phold->n_processes);
  tbr_core_schedule (sim, event->at + draw_delay (stream, phold), KIND_MESSAGE, to, 0);
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = { [KIND_MESSAGE] = handle_message };

static void
check_phold (Phold phold)
{
  const TbrArenaGroup group = { GROUP_PROCESSES, "processes", sizeof (TbrStream), 0 };
  TbrSim sim;
  tbr_core_init (&sim, &group, 1, handlers, 1, 0);
  sim.caches[0] = &phold;
  tbr_arena_add (&sim.arena, GROUP_PROCESSES, phold.n_processes);
  for (guint32 i = 0; i < phold.n_processes; i++)
    {
      TbrStream stream;
      tbr_core_stream (&sim, &stream, 1, i, 0);
      for (guint32 j = 0; j < phold.n_messages; j++)
        tbr_core_schedule (&sim, draw_delay (&stream, &phold), KIND_MESSAGE, i, 0);
      tbr_arena_get (&sim.arena, GROUP_PROCESSES, TbrStream)[i] = stream;
    }
  tbr_core_run_until (&sim, (TbrTime) (phold.end * TBR_SECOND));
  double n_events = (double) sim.core->n_events;
  g_test_message ("%g events, expected %g, sd %g", n_events, phold.expected, phold.sd);
  /* 3.9 standard deviations: a false alarm in 10,000 */
  g_assert_cmpfloat (fabs (n_events - phold.expected), <, 3.9 * phold.sd);
  g_assert_cmpuint (tbr_queue_count (&sim), ==, phold.n_processes * phold.n_messages);
  tbr_core_clear (&sim);
}

static void
test_phold_has_its_number_of_events (void)
{
  /* cases P1 and P2 */
  check_phold ((Phold){ 1024, 1, 100, 1.0, 1.0, 0.25, 50816, 113.113512308 });
  check_phold ((Phold){ 1024, 16, 100, 0.1, 0.9, 0.1, 1636843.52, 1151.51248944 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/phold/has-its-number-of-events", test_phold_has_its_number_of_events);
  return g_test_run ();
}
