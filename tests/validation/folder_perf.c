/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* perf/phold.csv: how many events the PHOLD benchmark has, by renewal theory. */
#include "validation/folders.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "engine/core.h"
#include "validation/table_file.h"

#define KIND_MESSAGE 100
#define PURPOSE_MESSAGE 9051u
#define PURPOSE_START 9052u

/* Events of a row up to which it belongs to a quick look. */
#define SMOKE_EVENTS 2e6

/* Chance of a false alarm of the file, spread over so many rows. */
#define FALSE_ALARM 1e-4
#define ROWS 10

enum
{
  CASE,
  PROCESSES,
  MESSAGES,
  END,
  LOOKAHEAD,
  MEAN,
  REMOTE,
  EXPECTED,
  DEVIATION,
  N_COLUMNS
};

static const char *const columns[] = { "case",
                                       "lps",
                                       "messages_per_lp",
                                       "end_time",
                                       "lookahead",
                                       "exp_mean",
                                       "remote_probability",
                                       "expected_events_processed",
                                       "sd_events_processed",
                                       NULL };

typedef struct
{
  guint32 n_processes;
  double lookahead, mean, remote;
  TbrStream stream;
} Phold;

static TbrTime
draw_delay (Phold *phold)
{
  const double delay = phold->lookahead + phold->mean * tbr_stream_exponential (&phold->stream);
  return (TbrTime) rint (delay * TBR_SECOND);
}

static void
handle_message (TbrSim *sim, const TbrEvent *event)
{
  Phold *phold = sim->caches[7];
  guint32 to = event->a;
  if (tbr_stream_uniform (&phold->stream) < phold->remote)
    to = tbr_stream_below (&phold->stream, phold->n_processes);
  tbr_core_schedule (sim, event->at + draw_delay (phold), KIND_MESSAGE, to, 0);
}

static const TbrHandler handlers[TBR_EVENTS_MAX] = { [KIND_MESSAGE] = handle_message };

/* Events handled up to the end. */
static double
run_phold (Phold *phold, guint32 n_messages, double end, guint64 seed)
{
  TbrSim sim;
  tbr_core_init (&sim, NULL, 0, handlers, seed, 0);
  sim.caches[7] = phold;
  tbr_core_stream (&sim, &phold->stream, PURPOSE_START, 0, 0);
  tbr_queue_reserve (&sim, phold->n_processes * n_messages);
  for (guint32 i = 0; i < phold->n_processes; i++)
    for (guint32 j = 0; j < n_messages; j++)
      tbr_core_schedule (&sim, draw_delay (phold), KIND_MESSAGE, i, 0);
  tbr_core_stream (&sim, &phold->stream, PURPOSE_MESSAGE, 0, 0);
  tbr_core_run_until (&sim, (TbrTime) rint (end * TBR_SECOND));
  const double n_events = (double) sim.core->n_events;
  tbr_core_clear (&sim);
  return n_events;
}

static gboolean
judge_row (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  double values[N_COLUMNS];
  for (guint i = PROCESSES; i < N_COLUMNS; i++)
    if (!tbr_csv_real (csv, at[i], &values[i], error))
      return FALSE;
  const char *name = tbr_csv_text (csv, at[CASE]);
  static const char metric[] = "events_processed";
  if (!validation_session_wants (session, "perf", name))
    return TRUE;
  const double pending = values[PROCESSES] * values[MESSAGES];
  if (!(values[PROCESSES] >= 1 && values[MESSAGES] >= 1 && pending < TBR_EVENTS_PENDING_MAX)
      || !(values[MEAN] > 0 && values[LOOKAHEAD] >= 0 && values[END] > 0))
    return tbr_csv_refuse (csv, at[PROCESSES], TBR_ERROR_RANGE, error,
                           "%g pending messages are outside 1-%u, or a time is below 0", pending,
                           TBR_EVENTS_PENDING_MAX);
  if (session->list
      || (session->level == VALIDATION_LEVEL_SMOKE && values[EXPECTED] > SMOKE_EVENTS))
    {
      validation_session_skip (session, name, metric, values[EXPECTED], NULL);
      return TRUE;
    }
  Phold phold = { .n_processes = (guint32) values[PROCESSES],
                  .lookahead = values[LOOKAHEAD],
                  .mean = values[MEAN],
                  .remote = values[REMOTE] };
  /* the deviation is known: one run against the normal law */
  const double limit = gsl_cdf_ugaussian_Qinv (FALSE_ALARM / (2 * ROWS));
  const ValidationFigure figure
      = { name, metric, values[EXPECTED],
          run_phold (&phold, (guint32) values[MESSAGES], values[END], session->seed),
          limit * values[DEVIATION] };
  validation_session_judge (session, &figure);
  return TRUE;
}

void
validation_folder_perf (ValidationSession *session, const char *directory)
{
  validation_table_run (session, directory, "phold.csv", columns, judge_row);
}
