/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study saves whose factors act only late: the same trials from forks of one beginning and
   each from its own start. */
#include <tabard/batch.h>

#include <glib/gstdio.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct
{
  const char *source; /* the tree */
  const TbrMap *map;
  const TbrDesign *design;
} TbrBench;

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const TbrBench *bench = data;
  g_autofree char *library = g_build_filename (bench->source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, "perfect-storm", "scenario.xml", NULL);

  return tbr_scenario_load (path, library, bench->map, settings, faults);
}

/* Seconds of processor for the whole study in a folder of its own; what it leaves there that tells
   its rows goes to *out_rows. Negative: it failed. */
static double
run_study (TbrBench *bench, gboolean apart, char **out_rows)
{
  static const char *const files[]
      = { "design.csv", "kpi.csv", "manifest.json", "results.sqlite", "trials.csv" };
  g_autofree char *folder = g_dir_make_tmp ("tabard-bench-XXXXXX", NULL);
  g_autofree char *rows = g_build_filename (folder, "trials.csv", NULL);
  TbrStudyPlan plan = { .design = bench->design,
                        .load = load,
                        .data = bench,
                        .folder = folder,
                        .program = "bench",
                        .seed = 1,
                        .n_jobs = 1,
                        .n_shards = 1,
                        .apart = apart };
  TbrStudyOutcome outcome;
  clock_t start = clock ();
  gboolean done = tbr_study_run (&plan, &outcome, NULL) && outcome.is_whole && outcome.n_failed == 0
                  && g_file_get_contents (rows, out_rows, NULL, NULL);
  double seconds = (double) (clock () - start) / CLOCKS_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_remove (path);
    }
  g_rmdir (folder);
  return done ? seconds : -1;
}

int
main (int argc, char **argv)
{
  gboolean is_smoke = argc > 1 && strcmp (argv[1], "--smoke") == 0;
  const char *given = g_getenv ("TABARD_SOURCE") != NULL ? g_getenv ("TABARD_SOURCE") : ".";
  g_autofree char *source = g_canonicalize_filename (given, NULL);
  g_autofree char *path = g_build_filename (source, "scenarios", "experiments", "late.xml", NULL);
  g_autofree char *map_folder = g_build_filename (source, "assets", "map", NULL);
  g_autoptr (TbrMap) map = tbr_map_load (map_folder, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExperiment) experiment = tbr_experiment_load (path, faults);
  g_autofree char *shared_rows = NULL, *plain_rows = NULL;

  if (map == NULL || experiment == NULL)
    return EXIT_FAILURE;
  if (is_smoke)
    {
      tbr_experiment_set_replications (experiment, 1);
      experiment->until = 2 * TBR_DAY;
    }
  g_autoptr (TbrDesign) design = tbr_design_new (experiment, 1, "", NULL);
  TbrBench bench = { source, map, design };
  double shared = run_study (&bench, FALSE, &shared_rows);
  double plain = run_study (&bench, TRUE, &plain_rows);
  if (shared < 0 || plain < 0 || !g_str_equal (shared_rows, plain_rows))
    {
      fprintf (stderr, "the study failed, or its rows differ\n");
      return EXIT_FAILURE;
    }
  printf ("batch_prefix_plain_s %.2f s\n", plain);
  printf ("batch_prefix_shared_s %.2f s\n", shared);
  printf ("batch_prefix_saving %.2f times\n", plain / shared);
  return EXIT_SUCCESS;
}
