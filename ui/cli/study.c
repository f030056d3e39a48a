/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An experiment with its map, its scenario and its points. */
#include "study.h"

/* Where the scenario is: beside the experiment, else by its name. (transfer full) */
static char *
find_scenario (const TbrExperiment *experiment)
{
  g_autofree char *folder = g_path_get_dirname (experiment->file);
  char *beside = g_build_filename (folder, experiment->scenario, NULL);

  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return beside;
  g_free (beside);
  return g_strdup (experiment->scenario);
}

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const TbrStudy *study = data;
  return tbr_context_read (study->map, study->scenario, settings, faults);
}

static void
show (gpointer data, guint64 n_done, guint64 n_all)
{
  TbrStudy *study = data;
  g_autofree char *words
      = g_strdup_printf ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " runs", n_done, n_all);
  tbr_progress_set (&study->progress, (double) n_done / (double) MAX (n_all, 1), words);
}

/* The seed asked for, the experiment's, or the scenario's. */
static TbrExit
take_seed (const TbrVerb *verb, const char *seed, TbrStudy *study)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = load (study, NULL, faults);
  g_autofree char *told = NULL;
  guint64 number;

  if (scenario == NULL)
    {
      told = tbr_diagnostics_to_text (faults);
      return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", g_strchomp (told));
    }
  study->seed = study->experiment->seed != G_MININT64 ? (guint64) study->experiment->seed
                                                      : (guint64) scenario->meta->seed;
  if (seed == NULL)
    return TBR_EXIT_DONE;
  if (!g_ascii_string_to_unsigned (seed, 10, 0, G_MAXINT64, &number, NULL))
    return tbr_verb_fail (verb, TBR_EXIT_USAGE, "--seed: '%s' is no whole number from 0", seed);
  study->seed = number;
  return TBR_EXIT_DONE;
}

static TbrExit
make_design (const TbrVerb *verb, TbrStudy *study)
{
  g_autofree char *folder = g_path_get_dirname (study->experiment->file);
  g_autofree char *list = g_build_filename (folder, study->experiment->points_file, NULL);
  g_autoptr (GError) error = NULL;

  study->design = tbr_design_new (study->experiment, study->seed, list, &error);
  if (study->design != NULL)
    return TBR_EXIT_DONE;
  return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", error->message);
}

TbrExit
tbr_study_open (const TbrVerb *verb, TbrExperiment *experiment, const TbrDiagnostics *faults,
                const char *seed, TbrStudy *study)
{
  TbrExit code;

  if (experiment == NULL)
    {
      g_autofree char *text = tbr_diagnostics_to_text (faults);
      g_printerr ("%s", text);
      return TBR_EXIT_SCENARIO;
    }
  *study = (TbrStudy){ .experiment = experiment, .scenario = find_scenario (experiment) };
  if (!tbr_context_has_scenario (verb, study->scenario))
    return TBR_EXIT_FAILED;
  study->map = tbr_context_load_map (verb);
  if (study->map == NULL)
    return TBR_EXIT_FAILED;
  code = take_seed (verb, seed, study);
  return code == TBR_EXIT_DONE ? make_design (verb, study) : code;
}

/* "point 3 (ask at-once, planes 4)" (transfer full) */
static char *
describe_point (const TbrDesign *design, guint32 point)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "point %u", point);
  for (guint i = 0; i < design->experiment->n_factors; i++)
    {
      g_autofree char *label = tbr_design_label (design, point, i);
      g_string_append_printf (text, "%s%s %s", i == 0 ? " (" : ", ",
                              design->experiment->factors[i].id, label);
    }
  if (design->experiment->n_factors > 0)
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

/* Whether a point has a level that none before it had; the first and the last always do. */
static gboolean
is_new (const TbrDesign *design, guint32 point, GHashTable *seen)
{
  gboolean found = point == 0 || point + 1 == design->n_points;

  for (guint i = 0; i < design->experiment->n_factors; i++)
    {
      const TbrCell *cell = &design->cells[(gsize) point * design->experiment->n_factors + i];
      guint64 key = (guint64) i << 32 | cell->level;
      if (cell->level != TBR_NONE && g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        found = TRUE;
    }
  return found;
}

TbrExit
tbr_study_check (const TbrVerb *verb, TbrStudy *study)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint32 point = 0; point < study->design->n_points; point++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autoptr (TbrScenario) scenario = NULL;
      g_auto (GStrv) settings = NULL;
      if (!is_new (study->design, point, seen))
        continue;
      settings = tbr_design_settings (study->design, point);
      scenario = load (study, (const char *const *) settings, faults);
      if (scenario == NULL)
        {
          g_autofree char *text = tbr_diagnostics_to_text (faults);
          g_autofree char *who = describe_point (study->design, point);
          g_printerr ("%s", text);
          return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s: %s has faults",
                                study->experiment->file, who);
        }
    }
  return TBR_EXIT_DONE;
}

void
tbr_study_clear (TbrStudy *study)
{
  g_clear_pointer (&study->design, tbr_design_free);
  g_clear_pointer (&study->experiment, tbr_experiment_free);
  g_clear_pointer (&study->map, tbr_map_free);
  g_clear_pointer (&study->scenario, g_free);
}

TbrStudyPlan
tbr_study_plan (TbrStudy *study, const char *folder)
{
  return (TbrStudyPlan){ .design = study->design,
                         .load = load,
                         .told = show,
                         .data = study,
                         .folder = folder,
                         .program = TABARD_VERSION,
                         .seed = study->seed,
                         .n_jobs = 1,
                         .n_shards = 1 };
}
