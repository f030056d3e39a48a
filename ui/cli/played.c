/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise with its scenario, as the verbs get it. */
#include "played.h"

#include <tabard/director.h>

char *
tbr_played_find_scenario (const TbrExercise *exercise)
{
  g_autofree char *folder = g_path_get_dirname (exercise->file);
  g_autofree char *beside = g_build_filename (folder, exercise->scenario, NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS) ? g_steal_pointer (&beside)
                                                  : g_strdup (exercise->scenario);
}

char *
tbr_played_find_exercise (const char *path)
{
  g_autofree char *library = tbr_context_library ();
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name
      = g_strdup_printf ("%s%s", base, g_str_has_suffix (base, ".xml") ? "" : ".xml");
  g_autofree char *shipped
      = library != NULL ? g_build_filename (library, "exercises", name, NULL) : NULL;

  return !g_file_test (path, G_FILE_TEST_EXISTS) && shipped != NULL
                 && g_file_test (shipped, G_FILE_TEST_EXISTS)
             ? g_steal_pointer (&shipped)
             : g_strdup (path);
}

TbrExit
tbr_played_load (const TbrVerb *verb, const char *path, TbrPlayed *out_played)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *file = tbr_played_find_exercise (path);
  g_auto (TbrPlayed) played = { .exercise = tbr_exercise_load (file, faults) };

  if (played.exercise != NULL)
    {
      played.scenario = tbr_played_find_scenario (played.exercise);
      if (!tbr_context_has_scenario (verb, played.scenario))
        return TBR_EXIT_FAILED;
      played.context.map = tbr_context_load_map (verb);
      if (played.context.map == NULL)
        return TBR_EXIT_FAILED;
      played.context.scenario
          = tbr_context_read (played.context.map, played.scenario, NULL, faults);
    }
  if (played.context.scenario != NULL)
    tbr_exercise_check (played.exercise, played.context.scenario, faults);
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  guint n = tbr_diagnostics_count (faults);
  g_printerr ("%s", text);
  if (n > 0)
    return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%u %s in %s", n, n == 1 ? "fault" : "faults",
                          path);
  *out_played = played;
  played = (TbrPlayed){ NULL };
  return TBR_EXIT_DONE;
}

void
tbr_played_clear (TbrPlayed *played)
{
  tbr_context_clear (&played->context);
  g_clear_pointer (&played->exercise, tbr_exercise_free);
  g_clear_pointer (&played->scenario, g_free);
}

gboolean
tbr_played_read_instant (const TbrPlayed *played, const char *what, const char *text,
                         TbrTime *out_at, GError **error)
{
  if (tbr_exercise_read_instant (played->exercise, played->context.scenario, text, out_at, error))
    return TRUE;
  g_prefix_error (error, "%s: ", what);
  return FALSE;
}
