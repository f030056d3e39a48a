/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The pieces of a round: each trial that is missing once, whatever the number of workers and
 * shards. */
#include "batch/round.h"

#include <glib/gstdio.h>

#include <string.h>

#define TEXT                                                                                       \
  "<experiment xmlns='urn:tabard:experiment:1' title='t' scenario='s' replications='%d'>"          \
  "<factor name='a' path='x.a.b'><level value='1'/><level value='2'/><level value='3'/></factor>"  \
  "</experiment>"
#define N_POINTS 3

typedef struct
{
  TbrExperiment *experiment;
  TbrDesign *design;
  TbrStudyPlan plan;
} Fixture;

static void
make (Fixture *fixture, int replications)
{
  g_autofree char *text = g_strdup_printf (TEXT, replications);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  fixture->experiment = tbr_experiment_parse (text, strlen (text), "e.xml", faults);
  g_assert_nonnull (fixture->experiment);
  fixture->design = tbr_design_new (fixture->experiment, 1, "", &error);
  g_assert_no_error (error);
  fixture->plan = (TbrStudyPlan){ .design = fixture->design, .n_jobs = 1, .n_shards = 1 };
}

static void
clear (Fixture *fixture)
{
  tbr_design_free (fixture->design);
  tbr_experiment_free (fixture->experiment);
}

/* Counts how often each trial is in a round of this shard. */
static void
add_round (const Fixture *fixture, guint shard, guint n_shards, guint n_workers, guint8 *times)
{
  TbrStudyPlan plan = fixture->plan;
  guint32 n = (guint32) fixture->experiment->replications;
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (GError) error = NULL;

  plan.shard = shard;
  plan.n_shards = n_shards;
  pieces = tbr_round_plan (&plan, NULL, n_workers, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pieces->len; i++)
    {
      const TbrPiece *piece = &g_array_index (pieces, TbrPiece, i);
      g_assert_cmpuint (piece->n, >, 0);
      for (guint32 r = piece->first; r < piece->first + piece->n; r++)
        times[piece->point * n + r]++;
    }
}

static void
test_round_has_each_trial_once (void)
{
  static const int replications[] = { 1, 7, 8, 9, 40 };
  static const guint shards[] = { 1, 2, 5 }, workers[] = { 1, 2, 7, 1000 };

  for (guint r = 0; r < G_N_ELEMENTS (replications); r++)
    for (guint s = 0; s < G_N_ELEMENTS (shards); s++)
      for (guint w = 0; w < G_N_ELEMENTS (workers); w++)
        {
          guint8 times[N_POINTS * 40] = { 0 };
          Fixture fixture;
          make (&fixture, replications[r]);
          for (guint k = 0; k < shards[s]; k++)
            add_round (&fixture, k, shards[s], workers[w], times);
          for (int i = 0; i < N_POINTS * replications[r]; i++)
            g_assert_cmpuint (times[i], ==, 1);
          clear (&fixture);
        }
}

/* Whatever shard a trial belongs to does not depend on who shares the work. */
static void
test_round_shards_are_fixed (void)
{
  Fixture fixture;
  guint8 alone[N_POINTS * 20] = { 0 }, many[N_POINTS * 20] = { 0 };

  make (&fixture, 20);
  add_round (&fixture, 1, 3, 1, alone);
  add_round (&fixture, 1, 3, 64, many);
  g_assert_cmpmem (alone, sizeof alone, many, sizeof many);
  clear (&fixture);
}

/* No worker is left waiting for a long piece: none is longer than half of a worker's even part of
   what is left, and the last are single trials. */
static void
test_round_pieces_get_smaller (void)
{
  Fixture fixture;

  make (&fixture, 40);
  for (guint n_workers = 1; n_workers <= 64; n_workers *= 2)
    {
      g_autoptr (GArray) pieces = tbr_round_plan (&fixture.plan, NULL, n_workers, NULL);
      guint left = 120;
      g_assert_cmpuint (tbr_round_count (pieces), ==, left);
      for (guint i = 0; i < pieces->len; i++)
        {
          const TbrPiece *piece = &g_array_index (pieces, TbrPiece, i);
          g_assert_true (piece->n == 1 || 2 * piece->n * n_workers <= left);
          left -= piece->n;
        }
      g_assert_cmpuint (g_array_index (pieces, TbrPiece, pieces->len - 1).n, ==, 1);
    }
  clear (&fixture);
}

/* Of what is there nothing is run again; gaps are filled. */
static void
test_round_leaves_out_what_is_there (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tabard-round-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, TBR_STUDY_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pieces = NULL;
  TbrStudyFile *file = tbr_study_file_open (folder, TRUE, &error);
  Fixture fixture;

  g_assert_no_error (error);
  make (&fixture, 8);
  tbr_study_file_execute (
      file,
      "INSERT INTO trial SELECT point, value, '1', 'ok', '0a', 1, 1, NULL, NULL FROM "
      "(SELECT 0 AS point UNION SELECT 2), (SELECT 0 AS value UNION SELECT 1 "
      "UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 7)",
      &error);
  g_assert_no_error (error);
  pieces = tbr_round_plan (&fixture.plan, file, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tbr_round_count (pieces), ==, 2 + 8 + 2);
  for (guint i = 0; i < pieces->len; i++)
    {
      const TbrPiece *piece = &g_array_index (pieces, TbrPiece, i);
      g_assert_true (piece->point == 1 || (piece->n == 1 && piece->first % 4 == 2));
    }
  tbr_study_file_close (file, NULL);
  clear (&fixture);
  g_remove (path);
  g_rmdir (folder);
}

/* Points that may share a beginning come together, in parts when there is little left, and each
   trial is there once. */
static void
test_round_keeps_together_what_acts_late (void)
{
  static const guint workers[] = { 1, 2, 7, 1000 };
  g_autoptr (GString) text = g_string_new (TEXT);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  g_string_replace (text, "x.a.b", "hazards.a.b", 0);
  g_string_replace (text, "%d", "20", 0);
  g_autoptr (TbrExperiment) experiment
      = tbr_experiment_parse (text->str, text->len, "e.xml", faults);
  g_autoptr (TbrDesign) design = tbr_design_new (experiment, 1, "", NULL);
  TbrStudyPlan plan = { .design = design, .n_jobs = 1, .n_shards = 1 };
  for (guint w = 0; w < G_N_ELEMENTS (workers); w++)
    {
      g_autoptr (GArray) pieces = tbr_round_plan (&plan, NULL, workers[w], NULL);
      guint8 times[N_POINTS * 20] = { 0 };
      guint32 bundle = 0;
      for (guint i = 0; i < pieces->len; i++)
        {
          const TbrPiece *piece = &g_array_index (pieces, TbrPiece, i);
          g_assert_true (piece->bundle == bundle || piece->bundle == bundle + 1);
          bundle = piece->bundle;
          for (guint32 r = piece->first; r < piece->first + piece->n; r++)
            times[piece->point * 20 + r]++;
        }
      for (guint i = 0; i < sizeof times; i++)
        g_assert_cmpuint (times[i], ==, 1);
      /* alone, three at a time; with many, each for itself */
      g_assert_cmpuint (g_array_index (pieces, TbrPiece, 2).bundle, ==, workers[w] > 7 ? 2 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/round/has-each-trial-once", test_round_has_each_trial_once);
  g_test_add_func ("/batch/round/shards-are-fixed", test_round_shards_are_fixed);
  g_test_add_func ("/batch/round/pieces-get-smaller", test_round_pieces_get_smaller);
  g_test_add_func ("/batch/round/leaves-out-what-is-there", test_round_leaves_out_what_is_there);
  g_test_add_func ("/batch/round/keeps-together-what-acts-late",
                   test_round_keeps_together_what_acts_late);
  return g_test_run ();
}
