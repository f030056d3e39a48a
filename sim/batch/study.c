/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* All trials of an experiment: threads that take block after block, one thread that writes. */
#include "batch/trial.h"

#include "base/digest.h"

#include <tabard/statistics.h>

#include <math.h>
#include <string.h>

/* Replications of one point that a thread takes at a time, so that a scenario is loaded seldom. */
#define BLOCK 8
/* Finished trials that may wait to be written, for each thread. */
#define MOST_WAITING 32
/* How long the writer sleeps when there is nothing to write, microseconds. */
#define NAP 5000
/* A point that is not known well enough gets this share more replications. Source: our assumption.
 */
#define GROWTH 0.5
#define CONFIDENCE 0.95

/* Trials that one thread takes at a time. */
typedef struct
{
  guint32 point, first, n; /* replications */
} Job;

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
  const GArray *jobs; /* Job */
  GHashTable *there;  /* keys of trials in the file; only read while threads run */
  gint next;          /* job to be taken, atomic */
  gint n_waiting;     /* trials not yet written, atomic */
  gint n_running;     /* threads, atomic */
  gint has_failed;    /* the file cannot be written, atomic */
  Done *done;         /* a stack, atomic */
} Shared;

static guint64
key_of (guint32 point, guint32 replication)
{
  return (guint64) point << 32 | replication;
}

static gboolean
is_there (GHashTable *there, guint32 point, guint32 replication)
{
  guint64 key = key_of (point, replication);
  return g_hash_table_contains (there, &key);
}

static void
note (GHashTable *there, guint32 point, guint32 replication)
{
  guint64 key = key_of (point, replication);
  g_hash_table_add (there, g_memdup2 (&key, sizeof key));
}

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

static gpointer
work (gpointer data)
{
  Shared *shared = data;
  TbrBench bench;
  gint at;

  tbr_bench_init (&bench, shared->plan);
  while (!must_stop (shared)
         && (at = g_atomic_int_add (&shared->next, 1)) < (gint) shared->jobs->len)
    {
      const Job *job = &g_array_index (shared->jobs, Job, at);
      for (guint32 i = job->first; i < job->first + job->n && !must_stop (shared); i++)
        {
          if (is_there (shared->there, job->point, i))
            continue;
          while (g_atomic_int_get (&shared->n_waiting)
                 > (gint) (MOST_WAITING * shared->plan->n_jobs))
            g_usleep (NAP);
          hand_over (shared, tbr_bench_run (&bench, job->point, i));
        }
    }
  tbr_bench_clear (&bench);
  g_atomic_int_add (&shared->n_running, -1);
  return NULL;
}

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
write_done (TbrStudyFile *file, Done *list, GArray *written, GError **error)
{
  gboolean good = tbr_study_file_begin (file, error);

  while (list != NULL)
    {
      Done *next = list->next;
      guint64 key = key_of (list->trial->point, list->trial->replication);

      good = good && tbr_study_file_add (file, list->trial, error);
      g_array_append_val (written, key);
      tbr_trial_free (list->trial);
      g_free (list);
      list = next;
    }
  good = good && tbr_study_file_commit (file, error);
  if (!good)
    tbr_study_file_execute (file, "ROLLBACK", NULL);
  return good;
}

/* Writes what the threads hand over until all have ended. */
static gboolean
write_all (Shared *shared, TbrStudyFile *file, guint64 n_all, GArray *written, GError **error)
{
  for (;;)
    {
      gboolean are_over = g_atomic_int_get (&shared->n_running) == 0;
      Done *list = take_done (shared);

      if (list != NULL)
        {
          guint before = written->len;
          gboolean had_failed = g_atomic_int_get (&shared->has_failed) != 0;
          if (!write_done (file, list, written, had_failed ? NULL : error))
            g_atomic_int_set (&shared->has_failed, 1);
          g_atomic_int_add (&shared->n_waiting, -(gint) (written->len - before));
          if (shared->plan->told != NULL)
            shared->plan->told (shared->plan->data, written->len, n_all);
        }
      else if (are_over)
        return !g_atomic_int_get (&shared->has_failed);
      else
        g_usleep (NAP);
    }
}

/* Runs the jobs of one round. */
static gboolean
run_round (const TbrStudyPlan *plan, TbrStudyFile *file, const GArray *jobs, GHashTable *there,
           guint64 n_all, GError **error)
{
  Shared shared = { .plan = plan, .jobs = jobs, .there = there, .n_running = (gint) plan->n_jobs };
  g_autofree GThread **threads = g_new0 (GThread *, plan->n_jobs);
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (guint64));
  gboolean done;

  for (guint i = 0; i < plan->n_jobs; i++)
    threads[i] = g_thread_new ("trials", work, &shared);
  done = write_all (&shared, file, n_all, written, error);
  for (guint i = 0; i < plan->n_jobs; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < written->len; i++)
    {
      guint64 key = g_array_index (written, guint64, i);
      note (there, (guint32) (key >> 32), (guint32) key);
    }
  return done;
}

/* ---- what is wanted ---- */

/* Whether every measure that decides is known well enough at a point. */
static gboolean
is_precise (const TbrExperiment *experiment, TbrStudyFile *file, guint32 point)
{
  for (guint i = 0; i < experiment->n_stops; i++)
    {
      const TbrStop *stop = &experiment->stops[i];
      g_autoptr (GArray) values = tbr_study_file_values (file, point, stop->measure, NULL);
      TbrPrecision precision = { .kind = stop->relative ? TBR_WIDTH_RELATIVE : TBR_WIDTH_ABSOLUTE,
                                 .width = stop->half_width,
                                 .confidence = CONFIDENCE,
                                 .first = (guint) experiment->replications };
      if (!tbr_stopping_of ((const double *) (gpointer) values->data, values->len, &precision)
               .is_known)
        return FALSE;
    }
  return TRUE;
}

/* Replications that a point is to have after this round. */
static guint32
wanted (const TbrExperiment *experiment, TbrStudyFile *file, GHashTable *there, guint32 point)
{
  guint32 n = 0, fewest = (guint32) experiment->replications;

  if (experiment->n_stops == 0)
    return fewest;
  while (is_there (there, point, n))
    n++;
  if (n < fewest)
    return fewest;
  if (n >= experiment->most || is_precise (experiment, file, point))
    return n;
  return (guint32) MIN (experiment->most, n + ceil (GROWTH * n));
}

/* The jobs of a round: what is wanted, belongs to the shard and is not there. */
static GArray *
plan_round (const TbrStudyPlan *plan, TbrStudyFile *file, GHashTable *there, guint64 *out_n)
{
  const TbrExperiment *experiment = plan->design->experiment;
  GArray *jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  guint64 block = 0;

  *out_n = 0;
  for (guint32 point = 0; point < plan->design->n_points; point++)
    {
      guint32 n = wanted (experiment, file, there, point);
      for (guint32 first = 0; first < n; first += BLOCK, block++)
        {
          Job job = { point, first, MIN (BLOCK, n - first) };
          /* where a point's own rows decide how many it gets, it belongs to one shard */
          guint64 place = experiment->n_stops > 0 ? point : block;
          guint64 before = *out_n;
          if (place % plan->n_shards != plan->shard)
            continue;
          for (guint32 i = first; i < first + job.n; i++)
            *out_n += !is_there (there, point, i);
          if (*out_n > before)
            g_array_append_val (jobs, job);
        }
    }
  return jobs;
}

/* ---- the whole ---- */

/* Fingerprint of all that two parts of a study must have in common but for points and
   replications. */
static char *
frame_of (const TbrStudyPlan *plan)
{
  const TbrExperiment *experiment = plan->design->experiment;
  g_autoptr (GString) text = g_string_new (experiment->scenario);

  g_string_append_printf (text, "|%d|%d|%" G_GINT64_FORMAT, experiment->common, experiment->series,
                          experiment->until);
  for (guint i = 0; i < experiment->n_factors; i++)
    g_string_append_printf (text, "|%s=%s", experiment->factors[i].id, experiment->factors[i].path);
  for (guint i = 0; experiment->keeps[i] != NULL; i++)
    g_string_append_printf (text, "|%s", experiment->keeps[i]);
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", tbr_digest_bytes (text->str, text->len));
}

/* Sets a word of the study, or holds it against the one that is there. */
static gboolean
agree (TbrStudyFile *file, const char *folder, const char *key, const char *value, GError **error)
{
  g_autofree char *before = tbr_study_file_get (file, key);

  if (before == NULL)
    return tbr_study_file_set (file, key, value, error);
  if (g_str_equal (before, value))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
               "%s: it holds rows of another %s: '%s', not '%s'; choose another folder", folder,
               key, before, value);
  return FALSE;
}

/* Whether the points that are there are those of this design. */
static gboolean
agree_points (TbrStudyFile *file, const TbrStudyPlan *plan, GError **error)
{
  for (guint32 point = 0; point < plan->design->n_points; point++)
    for (guint i = 0; i < plan->design->experiment->n_factors; i++)
      {
        g_autofree char *sql
            = g_strdup_printf ("SELECT label FROM point WHERE point = %u AND factor = %u", point,
                               i);
        g_autofree char *before = tbr_study_file_ask (file, sql);
        g_autofree char *label = tbr_design_label (plan->design, point, i);
        if (before == NULL || g_str_equal (before, label))
          continue;
        g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                     "%s: point %u has %s '%s' there, not '%s': points may only be added behind",
                     plan->folder, point, plan->design->experiment->factors[i].id, before, label);
        return FALSE;
      }
  return TRUE;
}

/* Whether what is there, if anything, is of this experiment, scenario, seed and program. */
static gboolean
agree_head (const TbrStudyPlan *plan, TbrStudyFile *file, GError **error)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = plan->load (plan->data, NULL, faults);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, plan->seed);
  g_autofree char *frame = frame_of (plan);
  g_autofree char *digest = NULL;

  if (scenario == NULL)
    {
      g_autofree char *text = tbr_diagnostics_to_text (faults);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s", g_strchomp (text));
      return FALSE;
    }
  digest = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", scenario->digest);
  return agree (file, plan->folder, "frame", frame, error)
         && agree (file, plan->folder, "scenario-digest", digest, error)
         && agree (file, plan->folder, "seed", seed, error)
         && agree (file, plan->folder, "program", plan->program, error)
         && agree_points (file, plan, error);
}

/* All that is known before the first trial. */
static gboolean
write_head (const TbrStudyPlan *plan, TbrStudyFile *file, GError **error)
{
  const TbrExperiment *experiment = plan->design->experiment;
  g_autofree char *path = g_canonicalize_filename (experiment->file, NULL);

  return tbr_study_file_begin (file, error) && agree_head (plan, file, error)
         && tbr_study_file_set (file, "title", experiment->title, error)
         && tbr_study_file_set (file, "scenario", experiment->scenario, error)
         && tbr_study_file_set (file, "experiment-file", path, error)
         && tbr_study_file_set (file, "experiment", experiment->text, error)
         && tbr_study_file_set (file, "state", "running", error)
         && tbr_study_file_set_design (file, plan->design, error)
         && tbr_study_file_commit (file, error);
}

/* Opens the folder and says what is in it. */
static TbrStudyFile *
open_study (const TbrStudyPlan *plan, GHashTable **out_there, GError **error)
{
  TbrStudyFile *file = tbr_study_file_open (plan->folder, TRUE, error);
  g_autoptr (GArray) trials = NULL;

  if (file == NULL)
    return NULL;
  if (!write_head (plan, file, error) || (trials = tbr_study_file_trials (file, error)) == NULL)
    {
      tbr_study_file_execute (file, "ROLLBACK", NULL);
      tbr_study_file_close (file, NULL);
      return NULL;
    }
  *out_there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < trials->len; i++)
    {
      const TbrTrial *trial = &g_array_index (trials, TbrTrial, i);
      note (*out_there, trial->point, trial->replication);
    }
  return file;
}

/* Round after round, until nothing is wanted. */
static gboolean
run_rounds (const TbrStudyPlan *plan, TbrStudyFile *file, GHashTable *there,
            TbrStudyOutcome *outcome, GError **error)
{
  for (;;)
    {
      guint64 n;
      g_autoptr (GArray) jobs = plan_round (plan, file, there, &n);
      guint before = g_hash_table_size (there);

      if (n == 0)
        {
          outcome->is_whole = TRUE;
          return TRUE;
        }
      if (!run_round (plan, file, jobs, there, n, error))
        return FALSE;
      outcome->n_done += g_hash_table_size (there) - before;
      if (plan->stop != NULL && g_atomic_int_get (plan->stop) != 0)
        return TRUE;
    }
}

gboolean
tbr_study_run (const TbrStudyPlan *plan, TbrStudyOutcome *outcome, GError **error)
{
  gint64 before = g_get_monotonic_time ();
  GHashTable *there = NULL;
  TbrStudyFile *file = open_study (plan, &there, error);
  g_autofree char *failed = NULL;
  gboolean done;

  *outcome = (TbrStudyOutcome){ 0 };
  if (file == NULL)
    return FALSE;
  tbr_study_file_keep (file, plan->design->experiment);
  outcome->n_present = g_hash_table_size (there);
  done
      = run_rounds (plan, file, there, outcome, error)
        && tbr_study_file_set (file, "state", outcome->is_whole ? "complete" : "interrupted", error)
        && tbr_study_file_export (file, plan->folder, error);
  failed = tbr_study_file_ask (file, "SELECT count(*) FROM trial WHERE status = 'failed'");
  outcome->n_failed = failed != NULL ? g_ascii_strtoull (failed, NULL, 10) : 0;
  outcome->seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
  g_hash_table_unref (there);
  return tbr_study_file_close (file, done ? error : NULL) && done;
}

gboolean
tbr_study_count (const TbrStudyPlan *plan, guint64 *out_n, GError **error)
{
  g_autofree char *path = g_build_filename (plan->folder, TBR_STUDY_FILE, NULL);
  GHashTable *there = NULL;
  TbrStudyFile *file = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  else if ((file = open_study (plan, &there, error)) == NULL)
    return FALSE;
  g_array_unref (plan_round (plan, file, there, out_n));
  g_hash_table_unref (there);
  return file == NULL || tbr_study_file_close (file, error);
}

/* Runs a row again; whether it is the same. */
static gboolean
verify_row (TbrBench *bench, const TbrTrial *row, GError **error)
{
  TbrTrial *again = tbr_bench_run (bench, row->point, row->replication);
  gboolean good = again->digest == row->digest && again->seed == row->seed;

  if (!good)
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                 "%s: point %u, replication %u: the digest is %016" G_GINT64_MODIFIER
                 "x there and %016" G_GINT64_MODIFIER "x now",
                 bench->plan->folder, row->point, row->replication, row->digest, again->digest);
  tbr_trial_free (again);
  return good;
}

gboolean
tbr_study_verify (const TbrStudyPlan *plan, guint64 n_rows, guint64 *out_n_checked, GError **error)
{
  TbrStudyFile *file = tbr_study_file_open (plan->folder, FALSE, error);
  g_autoptr (GArray) trials = NULL;
  gboolean good = file != NULL && agree_head (plan, file, error);
  TbrBench bench;

  *out_n_checked = 0;
  if (good)
    trials = tbr_study_file_trials (file, error);
  good = trials != NULL;
  tbr_bench_init (&bench, plan);
  for (guint64 i = 0; good && i < trials->len; i++)
    {
      /* evenly: where a new n-th part of all rows begins */
      guint64 n = n_rows == 0 ? trials->len : MIN (n_rows, trials->len);
      if (i > 0 && i * n / trials->len == (i - 1) * n / trials->len)
        continue;
      good = verify_row (&bench, &g_array_index (trials, TbrTrial, i), error);
      (*out_n_checked)++;
      if (plan->told != NULL)
        plan->told (plan->data, *out_n_checked, n);
    }
  tbr_bench_clear (&bench);
  return file != NULL && tbr_study_file_close (file, good ? error : NULL) && good;
}

char *
tbr_study_word (const char *folder, const char *key, GError **error)
{
  TbrStudyFile *file = tbr_study_file_open (folder, FALSE, error);
  char *word = NULL;

  if (file == NULL)
    return NULL;
  word = tbr_study_file_get (file, key);
  tbr_study_file_close (file, NULL);
  if (word == NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: the study does not say its %s", folder,
                 key);
  return word;
}
