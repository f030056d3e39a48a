/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* All trials of an experiment: what a folder must be of, round after round, and rows run again. */
#include "batch/manifest.h"
#include "batch/parts.h"
#include "batch/points.h"
#include "batch/provenance.h"
#include "batch/ranks.h"
#include "batch/trial.h"
#include "batch/workers.h"

#include "base/digest.h"

#include <string.h>

/* Fingerprint of all that two parts of a study must have in common but for points and
   replications. */
static char *
frame_of (const TbrStudyPlan *plan)
{
  const TbrExperiment *experiment = plan->design->experiment;
  g_autoptr (GString) text = g_string_new (experiment->scenario);

  g_string_append_printf (text, "|%d|%d|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, experiment->common,
                          experiment->series, experiment->until, experiment->warm_up);
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

/* Whether what is there, if anything, is of this experiment, scenario, seed and program. */
static gboolean
agree_head (const TbrStudyPlan *plan, TbrStudyFile *file, GError **error)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, plan->seed);
  g_autofree char *digest = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", plan->digest);
  g_autofree char *frame = frame_of (plan);

  return agree (file, plan->folder, "frame", frame, error)
         && agree (file, plan->folder, "scenario-digest", digest, error)
         && agree (file, plan->folder, "seed", seed, error)
         && agree (file, plan->folder, "program", plan->program, error)
         && tbr_points_agree (file, plan, error);
}

/* The dates of the study's curves, unless the experiment sets them point by point. */
static gboolean
write_clock (const TbrStudyPlan *plan, TbrStudyFile *file, GError **error)
{
  static const char *const set[] = { "meta.start", "meta.zone", "meta.summer-time" };

  if (plan->clock == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (set); i++)
    if (strstr (plan->design->experiment->text, set[i]) != NULL)
      return TRUE;
  g_autofree char *start = tbr_instant_format (plan->clock->start_unix);
  g_autofree char *zone = tbr_duration_format (plan->clock->zone);
  return tbr_study_file_set (file, "start", start, error)
         && tbr_study_file_set (file, "zone", zone, error)
         && tbr_study_file_set (file, "summer-time", plan->clock->summer_time ? "yes" : "no",
                                error);
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
         && tbr_study_file_set (file, "state", "running", error) && write_clock (plan, file, error)
         && tbr_study_file_set_design (file, plan->design, error)
         && tbr_study_file_commit (file, error);
}

/* Opens the folder and says what it is of. */
static TbrStudyFile *
open_study (const TbrStudyPlan *plan, GError **error)
{
  TbrStudyFile *file = tbr_study_file_open (plan->folder, TBR_STUDY_CREATE, error);

  if (file == NULL)
    return NULL;
  tbr_study_file_keep (file, plan->design->experiment);
  if (!write_head (plan, file, error))
    tbr_study_file_execute (file, "ROLLBACK", NULL);
  else if (tbr_parts_take_in (file, plan->folder, error))
    return file;
  /* opening alone has changed the file's head */
  tbr_manifest_close (file, plan->folder, NULL);
  return NULL;
}

/* ---- several processes ---- */

/* Whether all ranks have read the same, on whatever machine they are. */
static gboolean
agree_ranks (const TbrStudyPlan *plan, GError **error)
{
  g_autofree char *frame = frame_of (plan);
  g_autofree char *text
      = g_strdup_printf ("%s|%" G_GUINT64_FORMAT "|%" G_GUINT64_FORMAT "|%s|%u", frame,
                         plan->digest, plan->seed, plan->program, plan->design->n_points);
  guint64 ours = tbr_digest_bytes (text, strlen (text)), theirs = ours;

  tbr_ranks_share (plan->ranks, 0, &theirs, sizeof theirs);
  if (theirs != ours)
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                 "its experiment, scenario or program is not that of rank 0");
  return tbr_ranks_agree (plan->ranks, error);
}

/* The pieces of a round as the first rank has planned them, for all. Returns: (transfer full)
   (nullable) */
static GArray *
plan_round (const TbrStudyPlan *plan, TbrStudyFile *file, GError **error)
{
  guint n_workers = plan->n_jobs * tbr_ranks_count (plan->ranks);
  GArray *pieces = file != NULL ? tbr_round_plan (plan, file, n_workers, error)
                                : g_array_new (FALSE, FALSE, sizeof (TbrPiece));
  guint32 n;

  if (!tbr_ranks_agree (plan->ranks, error))
    {
      g_clear_pointer (&pieces, g_array_unref);
      return NULL;
    }
  n = pieces->len;
  if (file != NULL)
    for (TbrRanksWord word = 0; word < TBR_RANKS_N; word++)
      tbr_ranks_add (plan->ranks, word, -tbr_ranks_add (plan->ranks, word, 0));
  tbr_ranks_share (plan->ranks, 0, &n, sizeof n);
  g_array_set_size (pieces, n);
  tbr_ranks_share (plan->ranks, 0, pieces->data, n * sizeof (TbrPiece));
  return pieces;
}

/* Runs a rank's share of a round into its own folder; then the first rank takes in what all have
   written. */
static gboolean
run_apart (const TbrStudyPlan *plan, TbrStudyFile *file, const GArray *pieces, GError **error)
{
  g_autofree char *folder = tbr_parts_folder (plan->folder, tbr_ranks_number (plan->ranks));
  TbrStudyPlan own = *plan;
  TbrStudyFile *part;

  own.folder = folder;
  part = open_study (&own, error);
  if (part == NULL)
    tbr_ranks_add (plan->ranks, TBR_RANKS_NEXT, G_MAXINT32);
  else
    {
      gboolean done = tbr_workers_run (&own, part, pieces, error);
      tbr_study_file_close (part, done ? error : NULL);
    }
  if (!tbr_ranks_agree (plan->ranks, error))
    return FALSE;
  if (file != NULL)
    tbr_parts_take_in (file, plan->folder, error);
  return tbr_ranks_agree (plan->ranks, error);
}

/* ---- the whole ---- */

/* Whether somebody has asked any rank to stop. */
static gboolean
is_stopped (const TbrStudyPlan *plan)
{
  gboolean ours = plan->stop != NULL && g_atomic_int_get (plan->stop) != 0;
  return tbr_ranks_most (plan->ranks, ours) != 0;
}

/* Round after round, until nothing is wanted. @file: NULL: another rank has it. With an error
   already there, it is only told to all. */
static gboolean
run_rounds (const TbrStudyPlan *plan, TbrStudyFile *file, TbrStudyOutcome *outcome, GError **error)
{
  while (tbr_ranks_agree (plan->ranks, error))
    {
      g_autoptr (GArray) pieces = plan_round (plan, file, error);

      if (pieces == NULL)
        return FALSE;
      outcome->is_whole = pieces->len == 0;
      if (outcome->is_whole)
        return TRUE;
      if (!(plan->ranks != NULL ? run_apart : tbr_workers_run) (plan, file, pieces, error))
        return FALSE;
      if (is_stopped (plan))
        return TRUE;
    }
  return FALSE;
}

/* A number that a query tells. */
static guint64
count (TbrStudyFile *file, const char *sql)
{
  g_autofree char *text = tbr_study_file_ask (file, sql);
  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

/* Runs a study whose whole is in this process's hands. */
static gboolean
run_whole (const TbrStudyPlan *plan, TbrStudyFile *file, TbrStudyOutcome *outcome, GError **error)
{
  static const char all[] = "SELECT count(*) FROM trial";
  TbrProvenance provenance = { NULL };
  gboolean done;

  outcome->n_present = count (file, all);
  if (tbr_provenance_begin (&provenance, file, plan, error))
    tbr_manifest_write (file, plan->folder, NULL, error);
  done
      = run_rounds (plan, file, outcome, error)
        && tbr_study_file_set (file, "state", outcome->is_whole ? "complete" : "interrupted", error)
        && tbr_study_file_export (file, plan->folder, error);
  outcome->n_done = count (file, all) - outcome->n_present;
  outcome->n_failed = count (file, "SELECT count(*) FROM trial WHERE status = 'failed'");
  done = done && tbr_provenance_end (&provenance, file, outcome, error);
  g_free (provenance.run);
  if (!done)
    {
      tbr_study_file_close (file, NULL);
      return FALSE;
    }
  return tbr_manifest_close (file, plan->folder, error);
}

gboolean
tbr_study_run (const TbrStudyPlan *plan, TbrStudyOutcome *outcome, GError **error)
{
  gint64 before = g_get_monotonic_time ();
  TbrStudyFile *file = NULL;
  GError *fault = NULL;
  gboolean done;

  *outcome = (TbrStudyOutcome){ 0 };
  if (!agree_ranks (plan, &fault))
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (tbr_ranks_leads (plan->ranks))
    file = open_study (plan, &fault);
  done = tbr_ranks_agree (plan->ranks, &fault)
         && (file != NULL ? run_whole (plan, file, outcome, &fault)
                          : run_rounds (plan, NULL, outcome, &fault));
  outcome->seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
  if (fault != NULL)
    g_propagate_error (error, fault);
  return done;
}

/* The pieces of a round. (transfer full) (nullable) */
static GArray *
plan_pieces (const TbrStudyPlan *plan, GError **error)
{
  TbrStudyFile *file = NULL;
  g_autoptr (GArray) pieces = NULL;

  if (tbr_study_file_is_begun (plan->folder)
      && (file = tbr_study_file_open (plan->folder, TBR_STUDY_READ, error)) == NULL)
    return NULL;
  if (file != NULL && !agree_head (plan, file, error))
    {
      tbr_study_file_close (file, NULL);
      return NULL;
    }
  pieces = tbr_round_plan (plan, file, plan->n_jobs, error);
  if (file != NULL && !tbr_study_file_close (file, pieces != NULL ? error : NULL))
    return NULL;
  return g_steal_pointer (&pieces);
}

gboolean
tbr_study_count (const TbrStudyPlan *plan, guint64 *out_n, GError **error)
{
  g_autoptr (GArray) pieces = plan_pieces (plan, error);

  if (pieces != NULL)
    *out_n = tbr_round_count (pieces);
  return pieces != NULL;
}

static gint
compare_trials (gconstpointer a, gconstpointer b)
{
  const TbrWantedTrial *one = a, *other = b;

  if (one->point != other->point)
    return one->point < other->point ? -1 : 1;
  return (one->replication > other->replication) - (one->replication < other->replication);
}

GArray *
tbr_study_list (const TbrStudyPlan *plan, GError **error)
{
  g_autoptr (GArray) pieces = plan_pieces (plan, error);
  GArray *trials;

  if (pieces == NULL)
    return NULL;
  trials = g_array_new (FALSE, FALSE, sizeof (TbrWantedTrial));
  for (guint i = 0; i < pieces->len; i++)
    {
      const TbrPiece *piece = &g_array_index (pieces, TbrPiece, i);
      for (guint32 j = piece->first; j < piece->first + piece->n; j++)
        {
          TbrWantedTrial trial = { piece->point, j, tbr_trial_seed (plan, piece->point) };
          g_array_append_val (trials, trial);
        }
    }
  g_array_sort (trials, compare_trials);
  return trials;
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
  TbrStudyFile *file = tbr_study_file_open (plan->folder, TBR_STUDY_READ, error);
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
  TbrStudyFile *file = tbr_study_file_open (folder, TBR_STUDY_READ, error);
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
