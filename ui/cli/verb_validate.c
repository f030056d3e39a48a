/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that finds every fault of a scenario, an experiment or an exercise and writes nothing.
 */
#include "played.h"
#include "study.h"

#include <tabard/rehearsal.h>

#include <string.h>

/* How far into a file its root element is looked for, bytes. */
#define ROOT_BYTES 4096

extern const TbrVerb tbr_verb_validate;

/* Whether the file's root is @tag, as in "<experiment". */
static gboolean
is_about (const char *path, const char *tag)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_test (path, G_FILE_TEST_IS_REGULAR)
         && g_file_get_contents (path, &text, &length, NULL)
         && g_strstr_len (text, (gssize) MIN (length, ROOT_BYTES), tag) != NULL;
}

static TbrExit
check_exercise (const TbrMap *map, const char *path)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise = tbr_exercise_load (path, faults);
  g_autoptr (TbrScenario) scenario = NULL;
  gboolean is_good = FALSE;

  if (exercise != NULL)
    {
      g_autofree char *name = tbr_played_find_scenario (exercise);
      if (!tbr_context_has_scenario (&tbr_verb_validate, name))
        return TBR_EXIT_FAILED;
      scenario = tbr_context_read (map, name, NULL, faults);
      is_good = scenario != NULL && tbr_exercise_check (exercise, scenario, faults)
                && tbr_exercise_check_measures (exercise, scenario, faults);
      tbr_exercise_check_languages (exercise, faults);
    }
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  g_print ("%s", text);
  if (!is_good)
    return TBR_EXIT_SCENARIO;
  g_print ("%s: good: %u role%s, %u inject%s, %u objective%s\n", path, exercise->n_roles,
           exercise->n_roles == 1 ? "" : "s", exercise->n_injects,
           exercise->n_injects == 1 ? "" : "s", exercise->n_objectives,
           exercise->n_objectives == 1 ? "" : "s");
  return TBR_EXIT_DONE;
}

static TbrExit
check_experiment (const char *path)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_auto (TbrStudy) study = { NULL };
  TbrExit code = tbr_study_open (&tbr_verb_validate, tbr_experiment_load (path, faults), faults,
                                 NULL, &study);

  if (code == TBR_EXIT_DONE)
    {
      TbrStudyPlan plan = tbr_study_plan (&study, "");
      plan.n_jobs = g_get_num_processors ();
      code = tbr_study_find_faults (&tbr_verb_validate, &plan);
    }
  if (code == TBR_EXIT_DONE)
    g_print ("%s: good: %u point%s, %" G_GINT64_FORMAT " replications\n", path,
             study.design->n_points, study.design->n_points == 1 ? "" : "s",
             study.experiment->replications);
  return code;
}

/* Checks one file. Returns: how it ends */
static TbrExit
check (const TbrMap *map, const char *path, const char *const *settings)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = NULL;
  g_autofree char *text = NULL;

  if (is_about (path, "<experiment"))
    return check_experiment (path);
  if (is_about (path, "<exercise"))
    return check_exercise (map, path);
  if (!tbr_context_has_scenario (&tbr_verb_validate, path))
    return TBR_EXIT_FAILED;
  scenario = tbr_context_read (map, path, settings, faults);
  text = tbr_diagnostics_to_text (faults);
  g_print ("%s", text);
  if (scenario == NULL)
    return TBR_EXIT_SCENARIO;
  guint n_hazards = scenario->sections[TBR_SECTION_HAZARDS].n, n_units = scenario->n_units;
  g_print ("%s: good: %u hazard%s, %u unit%s\n", path, n_hazards, n_hazards == 1 ? "" : "s",
           n_units, n_units == 1 ? "" : "s");
  return TBR_EXIT_DONE;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (GStrv) settings = NULL;
  const GOptionEntry entries[] = { { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &settings,
                                     "Set a parameter: section.id.parameter=value", "PATH=VALUE" },
                                   { NULL } };
  TbrExit code = TBR_EXIT_DONE;
  g_autoptr (TbrMap) map = NULL;

  if (!tbr_verb_parse (&tbr_verb_validate, entries, &argc, &argv, &code))
    return code;
  if (argc < 2)
    return tbr_verb_fail (&tbr_verb_validate, TBR_EXIT_USAGE, "which scenario?");
  map = tbr_context_load_map (&tbr_verb_validate);
  if (map == NULL)
    return TBR_EXIT_FAILED;
  for (int i = 1; i < argc; i++)
    {
      TbrExit one = check (map, argv[i], (const char *const *) settings);
      code = MAX (code, one);
    }
  return code;
}

const TbrVerb tbr_verb_validate
    = { "validate", "FILE...",
        "Finds every fault of scenarios, experiments and exercises, and writes nothing", run };
