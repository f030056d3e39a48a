/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile texts where an exercise is due. */
#include "fuzz.h"

#include <tabard/exercise.h>

#include <string.h>

/* Every fault has a line of the text and words that can be shown on one line. */
static void
check_faults (const TbrDiagnostics *faults, guint n_lines)
{
  for (guint i = 0; i < tbr_diagnostics_kept (faults); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      g_assert_cmpstr (fault->message, !=, "");
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      g_assert_null (strchr (fault->message, '\n'));
      g_assert_cmpuint (fault->line, <=, n_lines);
    }
}

/* What an inject names is there. */
static void
check_exercise (const TbrExercise *exercise)
{
  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      g_assert_true (inject->branch == TBR_NONE || inject->branch < exercise->n_branches);
      g_assert_true (inject->expected == TBR_NONE || inject->expected < exercise->n_expecteds);
      for (guint j = 0; j < inject->n_to; j++)
        g_assert_cmpuint (inject->to[j], <, exercise->n_roles);
    }
  for (guint i = 0; i < exercise->n_criteria; i++)
    g_assert_cmpuint (exercise->criteria[i].objective, <, exercise->n_objectives);
  for (guint i = 0; i < exercise->n_expecteds; i++)
    g_assert_cmpuint (exercise->expecteds[i].role, <, exercise->n_roles);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  guint n_lines = 1;
  for (size_t i = 0; i < size; i++)
    n_lines += data[i] == '\n';
  g_autofree char *text = g_malloc (size + 1);
  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  g_autoptr (TbrExercise) exercise = tbr_exercise_parse (text, size, "fuzz.xml", faults);
  g_assert_true ((exercise == NULL) == (tbr_diagnostics_count (faults) > 0));
  check_faults (faults, n_lines);
  if (exercise == NULL)
    return 0;
  check_exercise (exercise);
  /* what was accepted is written so that it reads back the same */
  g_autofree char *once = tbr_exercise_format (exercise);
  g_autoptr (TbrExercise) again = tbr_exercise_parse (once, strlen (once), "fuzz.xml", faults);
  g_assert_nonnull (again);
  g_autofree char *twice = tbr_exercise_format (again);
  g_assert_cmpstr (once, ==, twice);
  return 0;
}
