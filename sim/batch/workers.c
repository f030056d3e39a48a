/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Threads that take bundles of pieces by one counter, and one thread that writes. */
#include "batch/workers.h"

#include "batch/ranks.h"
#include "batch/trial.h"

/* Finished trials that may wait to be written, for each thread. */
#define MOST_WAITING 32
/* How long the writer sleeps when there is nothing to write, microseconds. */
#define NAP 5000

/* A finished trial on its way to the writer. */
typedef struct Done
{
  struct Done *next;
  TbrTrial *trial;
} Done;

/* What the threads share. */
typedef struct
{
  const TbrStudyPlan *plan;
  const GArray *pieces; /* TbrPiece */
  const GArray *firsts; /* guint: where each bundle of them begins, and the end */
  guint64 n_all;        /* trials in them */
  guint64 n_written;    /* so far, by all ranks */
  gint next;            /* bundle to be taken, atomic */
  gint n_waiting;       /* trials not yet written, atomic */
  gint n_running;       /* threads, atomic */
  gint has_failed;      /* the file cannot be written, atomic */
  Done *done;           /* a stack, atomic */
} Shared;

/* ---- threads ---- */

static void
hand_over (Shared *shared, TbrTrial *trial)
{
  Done *done = g_new (Done, 1);

  done->trial = trial;
  g_atomic_int_inc (&shared->n_waiting);
  do
    done->next = g_atomic_pointer_get (&shared->done);
  while (!g_atomic_pointer_compare_and_exchange (&shared->done, done->next, done));
}

static gboolean
must_stop (Shared *shared)
{
  const gint *stop = shared->plan->stop;
  return g_atomic_int_get (&shared->has_failed) || (stop != NULL && g_atomic_int_get (stop) != 0);
}

/* Takes the next bundle: pieces from *out_first on. Returns: how many; 0 when there is none */
static guint
take_bundle (Shared *shared, guint *out_first)
{
  TbrRanks *ranks = shared->plan->ranks;
  const guint *firsts = (const guint *) (gconstpointer) shared->firsts->data;
  gint64 at;

  if (must_stop (shared))
    return 0;
  at = ranks != NULL ? tbr_ranks_add (ranks, TBR_RANKS_NEXT, 1)
                     : g_atomic_int_add (&shared->next, 1);
  if (at + 1 >= shared->firsts->len)
    return 0;
  *out_first = firsts[at];
  return firsts[at + 1] - firsts[at];
}

/* Where bundles begin, and behind them the end. (transfer full) */
static GArray *
find_firsts (const GArray *pieces)
{
  GArray *firsts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i <= pieces->len; i++)
    if (i == 0 || i == pieces->len
        || g_array_index (pieces, TbrPiece, i).bundle
               != g_array_index (pieces, TbrPiece, i - 1).bundle)
      g_array_append_val (firsts, i);
  return firsts;
}

/* Tells a bench which points a bundle has. */
static void
share (TbrBench *bench, const TbrPiece *pieces, guint n)
{
  g_autofree guint32 *points = g_new (guint32, n);
  guint n_points = 0;

  for (guint i = 0; i < n; i++)
    if (i == 0 || pieces[i].point != pieces[i - 1].point)
      points[n_points++] = pieces[i].point;
  tbr_bench_share (bench, points, n_points, pieces[0].first);
}

static gpointer
work (gpointer data)
{
  Shared *shared = data;
  TbrBench bench;
  guint first, n;

  tbr_bench_init (&bench, shared->plan);
  while ((n = take_bundle (shared, &first)) > 0)
    {
      const TbrPiece *pieces = &g_array_index (shared->pieces, TbrPiece, first);
      share (&bench, pieces, n);
      for (const TbrPiece *piece = pieces; piece < pieces + n; piece++)
        for (guint32 i = piece->first; i < piece->first + piece->n && !must_stop (shared); i++)
          {
            while (g_atomic_int_get (&shared->n_waiting)
                   > (gint) (MOST_WAITING * shared->plan->n_jobs))
              g_usleep (NAP);
            hand_over (shared, tbr_bench_run (&bench, piece->point, i));
          }
    }
  tbr_bench_clear (&bench);
  g_atomic_int_add (&shared->n_running, -1);
  return NULL;
}

/* ---- the writer ---- */

/* The trials that were handed over, first come first. */
static Done *
take_done (Shared *shared)
{
  Done *stack, *list = NULL;

  do
    stack = g_atomic_pointer_get (&shared->done);
  while (!g_atomic_pointer_compare_and_exchange (&shared->done, stack, NULL));
  while (stack != NULL)
    {
      Done *next = stack->next;
      stack->next = list;
      list = stack;
      stack = next;
    }
  return list;
}

/* Writes a list of trials in one step and frees it. */
static gboolean
write_done (TbrStudyFile *file, Done *list, guint *out_n, GError **error)
{
  gboolean good = tbr_study_file_begin (file, error);

  *out_n = 0;
  while (list != NULL)
    {
      Done *next = list->next;

      good = good && tbr_study_file_add (file, list->trial, error);
      (*out_n)++;
      tbr_trial_free (list->trial);
      g_free (list);
      list = next;
    }
  good = good && tbr_study_file_commit (file, error);
  if (!good)
    tbr_study_file_execute (file, "ROLLBACK", NULL);
  return good;
}

/* Writes a list of trials, and tells how far the study has come. */
static void
write_list (Shared *shared, TbrStudyFile *file, Done *list, GError **error)
{
  gboolean had_failed = g_atomic_int_get (&shared->has_failed) != 0;
  TbrRanks *ranks = shared->plan->ranks;
  guint n;

  if (!write_done (file, list, &n, had_failed ? NULL : error))
    g_atomic_int_set (&shared->has_failed, 1);
  g_atomic_int_add (&shared->n_waiting, -(gint) n);
  shared->n_written
      = n
        + (ranks != NULL ? (guint64) tbr_ranks_add (ranks, TBR_RANKS_DONE, n) : shared->n_written);
  if (shared->plan->told != NULL)
    shared->plan->told (shared->plan->data, shared->n_written, shared->n_all);
}

/* Writes what the threads hand over until all have ended. */
static gboolean
write_all (Shared *shared, TbrStudyFile *file, GError **error)
{
  for (;;)
    {
      gboolean are_over = g_atomic_int_get (&shared->n_running) == 0;
      Done *list = take_done (shared);

      if (list != NULL)
        write_list (shared, file, list, error);
      else if (are_over)
        return !g_atomic_int_get (&shared->has_failed);
      else
        {
          tbr_ranks_tend (shared->plan->ranks);
          g_usleep (NAP);
        }
    }
}

gboolean
tbr_workers_run (const TbrStudyPlan *plan, TbrStudyFile *file, const GArray *pieces, GError **error)
{
  g_autoptr (GArray) firsts = find_firsts (pieces);
  Shared shared = { .plan = plan,
                    .pieces = pieces,
                    .firsts = firsts,
                    .n_all = tbr_round_count (pieces),
                    .n_running = (gint) plan->n_jobs };
  g_autofree GThread **threads = g_new0 (GThread *, plan->n_jobs);
  gboolean done;

  for (guint i = 0; i < plan->n_jobs; i++)
    threads[i] = g_thread_new ("trials", work, &shared);
  done = write_all (&shared, file, error);
  for (guint i = 0; i < plan->n_jobs; i++)
    g_thread_join (threads[i]);
  if (must_stop (&shared))
    tbr_ranks_add (plan->ranks, TBR_RANKS_NEXT, G_MAXINT32);
  return done;
}
