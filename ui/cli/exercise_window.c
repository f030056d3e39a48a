/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in the window. */
#include "exercise_window.h"

#include "opening.h"
#include "played.h"

/* What can be said of a log before a window is opened. @is_needed: there must be one */
static gboolean
check_log (const char *path, gboolean is_needed, GError **error)
{
  g_autoptr (TbrDiaryLog) log = NULL;

  if (path == NULL || (!is_needed && !g_file_test (path, G_FILE_TEST_EXISTS)))
    return TRUE;
  log = tbr_diary_load (path, error);
  return log != NULL;
}

/* Whether these are roles of the exercise; faults of its file are for the window to tell. */
static gboolean
check_roles (const char *file, const char *const *names, GError **error)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise = tbr_exercise_load (file, faults);

  for (guint i = 0; exercise != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GString) known = g_string_new (NULL);
      gboolean is_one = FALSE;
      for (guint k = 0; k < exercise->n_roles; k++)
        {
          is_one |= g_str_equal (exercise->roles[k].id, names[i]);
          g_string_append_printf (known, "%s%s", k > 0 ? ", " : "", exercise->roles[k].id);
        }
      if (is_one)
        continue;
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "'%s' is no role of the exercise: %s",
                   names[i], known->str);
      return FALSE;
    }
  return TRUE;
}

/* The language of the exercise's texts that was asked for; NULL when it has none such, or nothing
   was asked. Lives as long as the option. */
static const char *
find_language (const TbrExerciseWindow *window, const char *file)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise
      = window->language != NULL ? tbr_exercise_load (file, faults) : NULL;
  if (exercise == NULL)
    return NULL;
  return tbr_exercise_has_language (exercise, window->language) ? window->language : NULL;
}

gboolean
tbr_exercise_begin_language (const char *wanted, const char *texts, GError **error)
{
  g_autoptr (GError) unknown = NULL;

  if (tbr_context_begin_language (wanted, &unknown))
    return TRUE;
  if (texts != NULL)
    return tbr_context_begin_language (NULL, error);
  g_propagate_error (error, g_steal_pointer (&unknown));
  return FALSE;
}

TbrExit
tbr_exercise_window (const TbrVerb *verb, const TbrExerciseWindow *window)
{
  g_autofree char *file = tbr_played_find_exercise (window->file);
  g_autoptr (GError) error = NULL;
  const TbrLooks looks = { window->theme, window->size, window->scale };
  const char *roles[]
      = { window->seat != NULL ? window->seat : window->beamer, window->beamer, NULL };
  guint64 digest = 0;
  TbrDesktopSpec spec = { .house = { .seed = -1, .replication = window->replication },
                          .scenario = window->is_edited ? NULL : file,
                          .exercise = window->is_edited ? file : NULL,
                          .log = window->log,
                          .script = window->script,
                          .is_reviewed = window->is_reviewed,
                          .reviews = window->replications,
                          .seat = window->seat,
                          .twin = window->beamer,
                          .pace = window->pace,
                          .digest = &digest,
                          .at = -1,
                          .theme = -1,
                          .version = TABARD_VERSION };

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s: there is no such exercise", window->file);
  spec.language = find_language (window, file);
  if (!tbr_opening_read (&looks, &spec, &error)
      || !tbr_exercise_begin_language (window->language, spec.language, &error)
      || !check_roles (file, roles, &error)
      || !check_log (window->log, window->is_reviewed, &error))
    return tbr_verb_fail_error (verb, error);
  TbrExit code = tbr_opening_show (verb, &spec, window->picture);
  if (code == TBR_EXIT_DONE && window->picture == NULL && !window->is_edited
      && !window->is_reviewed)
    g_print ("digest %016" G_GINT64_MODIFIER "x\n", digest);
  return code;
}
