/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The improvement plan of an exercise: out as a sheet, into the next exercise. */
#include "exercise_plan.h"

#include "events_sheet.h"

#include <tabard/plan.h>

TbrExit
tbr_plan_write (const TbrVerb *verb, const TbrDirector *director, const char *path)
{
  g_autoptr (GError) error = NULL;
  guint n;

  if (!tbr_plan_save (director, path, &n, &error))
    return tbr_verb_fail_error (verb, error);
  g_print ("%s: %u thing%s missed\n", path, n, n == 1 ? "" : "s");
  return TBR_EXIT_DONE;
}

TbrExit
tbr_plan_take_in (const TbrVerb *verb, const TbrPlayed *played, const char *path, const char *out)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) next = tbr_plan_load (played->exercise, path, faults);
  TbrExit code = tbr_events_write_new (verb, played, next, faults, path, out);

  if (code == TBR_EXIT_DONE)
    g_print ("%s: %u notes, %u expected actions, %u criteria\n", out, next->n_guidance,
             next->n_expecteds, next->n_criteria);
  return code;
}
