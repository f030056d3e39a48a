/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that does not add up is a failed trial with its seed and the command that runs it again,
   and the study goes on. */
#include <tabard/batch.h>
#include <tabard/cofinance.h>

#include <glib/gstdio.h>
#include <string.h>

#define SEED 2018
#define N 2 /* replications */

static const char text[]
    = "<experiment xmlns='urn:tabard:experiment:1' title='Who pays' scenario='sweden-2018' "
      "replications='2' until='6 d'><factor name='ask' path='policies.ask.kind'>"
      "<level value='when-short'/><level value='at-once'/></factor><keep measure='K29'/>"
      "</experiment>";

typedef struct
{
  TbrMap *map;
  char *scenarios;
} House;

static House house;

/* What no file can say, since its reader refuses it: the Union pays one and a half times the cost,
   so that helpers pay less than nothing. */
static void
break_books (const TbrScenario *scenario)
{
  const TbrSection *rows = &scenario->sections[TBR_SECTION_MONEY];

  for (guint i = 0; i < rows->n; i++)
    if (g_str_equal (rows->objects[i]->kind->element, "share"))
      ((TbrShare *) (gpointer) rows->objects[i]->values)->transport = 1.5;
}

/* The scenario, whose books are wrong where states ask at once. */
static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  g_autofree char *path = g_build_filename (house.scenarios, "sweden-2018", NULL);
  TbrScenario *scenario = tbr_scenario_load (path, house.scenarios, house.map, settings, faults);

  g_assert_nonnull (scenario);
  if (settings != NULL && g_strv_contains (settings, "policies.ask.kind=at-once"))
    break_books (scenario);
  return scenario;
}

static char *
write_words (gpointer data, const char *const *settings)
{
  return g_strdup_printf ("sweden-2018 --set %s", settings[0]);
}

static void
remove_folder (const char *folder)
{
  static const char *const files[]
      = { "results.sqlite", "manifest.json", "kpi.csv", "trials.csv", "design.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
check_failure (const TbrStudyFailure *one, guint32 replication)
{
  g_autofree char *command
      = g_strdup_printf ("tabard run sweden-2018 --set policies.ask.kind=at-once --seed %d -r %u "
                         "--until '6 d' --check",
                         SEED, replication);

  g_assert_cmpuint (one->point, ==, 1);
  g_assert_cmpuint (one->replication, ==, replication);
  g_assert_cmpstr (one->command, ==, command);
  /* the fact at which the books part, and the two sums */
  g_assert_nonnull (strstr (one->message, "fact "));
}

static void
test_trial_that_does_not_add_up_is_told (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExperiment) experiment
      = tbr_experiment_parse (text, strlen (text), "e.xml", faults);
  g_autoptr (TbrDesign) design = tbr_design_new (experiment, SEED, "", NULL);
  g_autofree char *folder = g_dir_make_tmp ("tabard-trial-XXXXXX", NULL);
  TbrStudyPlan plan = { .design = design,
                        .load = load,
                        .words = write_words,
                        .folder = folder,
                        .program = "1",
                        .seed = SEED,
                        .n_jobs = 1,
                        .n_shards = 1,
                        .check = TRUE };
  g_autoptr (GPtrArray) failures = NULL;
  g_autoptr (GError) error = NULL;
  TbrStudyOutcome outcome;

  tbr_study_run (&plan, &outcome, &error);
  g_assert_no_error (error);
  g_assert_true (outcome.is_whole);
  g_assert_cmpuint (outcome.n_done, ==, 2 * N);
  g_assert_cmpuint (outcome.n_failed, ==, N);
  failures = tbr_study_failures (folder, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (failures->len, ==, N);
  for (guint i = 0; i < N; i++)
    check_failure (failures->pdata[i], i);
  g_autoptr (GPtrArray) first = tbr_study_failures (folder, 1, NULL);
  g_assert_cmpuint (first->len, ==, 1);
  remove_folder (folder);
}

static void
test_trial_failures_of_no_study (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tbr_study_failures ("/nowhere", 10, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
}

int
main (int argc, char **argv)
{
  g_autofree char *map = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  int failed;

  g_test_init (&argc, &argv, NULL);
  house = (House){ .map = tbr_map_load (map, NULL),
                   .scenarios = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL) };
  g_assert_nonnull (house.map);
  g_test_add_func ("/batch/trial/that-does-not-add-up-is-told",
                   test_trial_that_does_not_add_up_is_told);
  g_test_add_func ("/batch/trial/failures-of-no-study", test_trial_failures_of_no_study);
  failed = g_test_run ();
  tbr_map_free (house.map);
  g_free (house.scenarios);
  return failed;
}
