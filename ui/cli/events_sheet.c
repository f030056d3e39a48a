/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list of an exercise, out into a sheet and in from one; its injects as alerts. */
#include "events_sheet.h"

#include <tabard/alert.h>
#include <tabard/file.h>
#include <tabard/rehearsal.h>

#include <string.h>

gboolean
tbr_events_is_alert (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xml");
}

gboolean
tbr_events_is_foreign (const char *path)
{
  static const char *const endings[] = { ".xlsx", ".xlsm", ".xls", ".numbers" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* The exercise with one thing that comes in. (transfer full) (nullable) */
static TbrExercise *
load (const TbrExercise *exercise, const TbrPlayed *played, const TbrEventsQuestion *question,
      const char *from, TbrTime at, TbrDiagnostics *faults)
{
  const TbrAlertSource alert = { exercise, played->context.scenario, from, at };

  return tbr_events_is_alert (from)
             ? tbr_exercise_alert_load (&alert, faults)
             : tbr_exercise_events_load (exercise, from, question->columns, faults);
}

/* The exercise with all that comes in, one after the other; of each that is refused its faults are
   told. (transfer full) (nullable) */
static TbrExercise *
load_all (const TbrPlayed *played, const TbrEventsQuestion *question, TbrTime at,
          TbrDiagnostics *faults)
{
  TbrExercise *exercise = NULL;

  for (guint i = 0; question->from[i] != NULL; i++)
    {
      TbrExercise *next = load (exercise != NULL ? exercise : played->exercise, played, question,
                                question->from[i], at, faults);
      if (next == NULL)
        continue;
      tbr_exercise_free (exercise);
      exercise = next;
    }
  return exercise;
}

/* What an exercise in the file @out calls its scenario: as before where it is found from there, a
   shipped one by its name, any other by its place. (transfer full) */
static char *
name_scenario (const TbrPlayed *played, const char *out)
{
  const char *name = played->exercise->scenario;
  g_autofree char *folder = g_path_get_dirname (out);
  g_autofree char *beside = g_build_filename (folder, name, NULL);
  g_autofree char *there = g_canonicalize_filename (played->scenario, NULL);
  g_autofree char *base = g_path_get_basename (there);
  g_autofree char *library = tbr_context_library ();
  g_autofree char *shipped = library != NULL ? g_canonicalize_filename (base, library) : NULL;

  if (g_file_test (beside, G_FILE_TEST_EXISTS) || !g_file_test (there, G_FILE_TEST_EXISTS))
    return g_strdup (name);
  return g_strdup (g_strcmp0 (shipped, there) == 0 ? base : there);
}

TbrExit
tbr_events_write_new (const TbrVerb *verb, const TbrPlayed *played, const TbrExercise *exercise,
                      TbrDiagnostics *faults, const char *from, const char *out)
{
  g_autoptr (GError) error = NULL;

  if (exercise != NULL && tbr_exercise_check (exercise, played->context.scenario, faults))
    tbr_exercise_check_measures (exercise, played->context.scenario, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  guint n = tbr_diagnostics_count (faults);
  g_printerr ("%s", told);
  if (n > 0)
    return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%u %s in %s", n, n == 1 ? "fault" : "faults",
                          from);
  g_autofree char *scenario = name_scenario (played, out);
  TbrExercise moved = *exercise;
  moved.scenario = scenario;
  g_autofree char *plain = tbr_exercise_format (&moved);
  g_autofree char *former = NULL;
  (void) g_file_get_contents (played->exercise->file, &former, NULL, NULL);
  g_autofree char *text = tbr_exercise_carry_comments (former != NULL ? former : "", plain);
  return tbr_file_write (out, text, strlen (text), &error) ? TBR_EXIT_DONE
                                                           : tbr_verb_fail_error (verb, error);
}

static TbrExit
take_in (const TbrVerb *verb, const TbrPlayed *played, const TbrEventsQuestion *question)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  TbrTime at = TBR_NEVER;

  if (question->at != NULL)
    {
      if (!tbr_played_read_instant (played, "--at", question->at, &at, &error))
        return tbr_verb_fail_error (verb, error);
      at -= played->exercise->begin;
    }
  for (guint i = 1; question->from[i] != NULL; i++)
    if (!tbr_events_is_alert (question->from[0]) || !tbr_events_is_alert (question->from[i]))
      return tbr_verb_fail (verb, TBR_EXIT_USAGE,
                            "--import: several files are alerts (.xml): '%s' is the whole list",
                            question->from[tbr_events_is_alert (question->from[0]) ? i : 0]);
  g_autoptr (TbrExercise) exercise = load_all (played, question, at, faults);
  g_autofree char *names = g_strjoinv (", ", (char **) (gpointer) question->from);
  TbrExit code = tbr_events_write_new (verb, played, exercise, faults, names, question->out);
  if (code == TBR_EXIT_DONE)
    g_print ("%s: %u injects\n", question->out, exercise->n_injects);
  return code;
}

static TbrExit
write_alert (const TbrVerb *verb, const TbrPlayed *played, const TbrEventsQuestion *question)
{
  const TbrExercise *exercise = played->exercise;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      g_ptr_array_add (names, (gpointer) exercise->injects[i].id);
      if (g_strcmp0 (exercise->injects[i].id, question->inject) != 0)
        continue;
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *text
          = tbr_exercise_alert_format (exercise, played->context.scenario, i, faults);
      if (text == NULL)
        {
          g_autofree char *told = tbr_diagnostics_to_text (faults);
          g_printerr ("%s", told);
          return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "the alert that '%s' came as is none",
                                question->inject);
        }
      if (!tbr_file_write (question->to, text, strlen (text), &error))
        return tbr_verb_fail_error (verb, error);
      g_print ("%s: inject '%s' as an alert\n", question->to, question->inject);
      return TBR_EXIT_DONE;
    }
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  return tbr_verb_fail (verb, TBR_EXIT_USAGE, "--inject: '%s' is none of %s", question->inject,
                        list);
}

TbrExit
tbr_events_answer (const TbrVerb *verb, const TbrPlayed *played, const TbrEventsQuestion *question)
{
  g_autoptr (GError) error = NULL;

  if (question->from[0] != NULL)
    return take_in (verb, played, question);
  if (question->inject != NULL)
    return write_alert (verb, played, question);
  if (!tbr_exercise_events_save (played->exercise, question->to, &error))
    return tbr_verb_fail_error (verb, error);
  g_print ("%s: %u injects\n", question->to, played->exercise->n_injects);
  return TBR_EXIT_DONE;
}
