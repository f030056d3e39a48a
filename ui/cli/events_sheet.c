/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list of an exercise, out into a sheet and in from one. */
#include "events_sheet.h"

#include <tabard/file.h>

#include <string.h>

static TbrExit
take_in (const TbrVerb *verb, const TbrPlayed *played, const TbrEventsQuestion *question)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrExercise) exercise
      = tbr_exercise_events_load (played->exercise, question->from, question->columns, faults);

  if (exercise != NULL)
    tbr_exercise_check (exercise, played->context.scenario, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  guint n = tbr_diagnostics_count (faults);
  g_printerr ("%s", told);
  if (n > 0)
    return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%u %s in %s", n, n == 1 ? "fault" : "faults",
                          question->from);
  g_autofree char *text = tbr_exercise_format (exercise);
  if (!tbr_file_write (question->out, text, strlen (text), &error))
    return tbr_verb_fail_error (verb, error);
  g_print ("%s: %u injects\n", question->out, exercise->n_injects);
  return TBR_EXIT_DONE;
}

TbrExit
tbr_events_answer (const TbrVerb *verb, const TbrPlayed *played, const TbrEventsQuestion *question)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = NULL;

  if (question->from != NULL)
    return take_in (verb, played, question);
  sheet = tbr_exercise_events_format (played->exercise);
  if (!tbr_file_write (question->to, sheet, strlen (sheet), &error))
    return tbr_verb_fail_error (verb, error);
  g_print ("%s: %u injects\n", question->to, played->exercise->n_injects);
  return TBR_EXIT_DONE;
}
