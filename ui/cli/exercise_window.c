/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in the window. */
#include "exercise_window.h"

#include "opening.h"
#include "played.h"

/* What can be said of a log before a window is opened. */
static gboolean
check_log (const char *path, GError **error)
{
  g_autoptr (TbrDiaryLog) log = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  log = tbr_diary_load (path, error);
  return log != NULL;
}

TbrExit
tbr_exercise_window (const TbrVerb *verb, const TbrExerciseWindow *window)
{
  g_autofree char *file = tbr_played_find_exercise (window->file);
  g_autoptr (GError) error = NULL;
  const TbrLooks looks = { window->theme, window->size, window->scale };
  guint64 digest = 0;
  TbrDesktopSpec spec = { .house = { .seed = -1, .replication = window->replication },
                          .scenario = file,
                          .log = window->log,
                          .script = window->script,
                          .seat = window->seat,
                          .pace = window->pace,
                          .digest = &digest,
                          .at = -1,
                          .theme = -1,
                          .version = TABARD_VERSION };

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s: there is no such exercise", window->file);
  if (!tbr_opening_read (&looks, &spec, &error)
      || !tbr_context_begin_language (window->language, &error) || !check_log (window->log, &error))
    return tbr_verb_fail_error (verb, error);
  TbrExit code = tbr_opening_show (verb, &spec, window->picture);
  if (code == TBR_EXIT_DONE && window->picture == NULL)
    g_print ("digest %016" G_GINT64_MODIFIER "x\n", digest);
  return code;
}
