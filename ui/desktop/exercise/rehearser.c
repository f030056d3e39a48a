/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Plays an exercise with doctrine in all seats while people go on writing it. */
#include "desktop/exercise/rehearser.h"

#include <string.h>

struct _TbrRehearser
{
  TbrExercise *exercise;
  const TbrScenario *scenario;
  guint n;
  TbrWakeFunc wake;
  gpointer wake_data;
  TbrRehearsalWatch watch;
  TbrRehearsal *answer;
  gint is_over; /* atomic */
  GThread *thread;
};

static gpointer
work (gpointer data)
{
  TbrRehearser *rehearser = data;
  /* one core is left to the window */
  guint n_jobs = MAX (g_get_num_processors (), 2) - 1;
  rehearser->answer = tbr_rehearsal_run_watched (rehearser->exercise, rehearser->scenario,
                                                 rehearser->n, n_jobs, &rehearser->watch);
  g_atomic_int_set (&rehearser->is_over, 1);
  if (rehearser->wake != NULL)
    rehearser->wake (rehearser->wake_data);
  return NULL;
}

TbrRehearser *
tbr_rehearser_new (const TbrRehearserSpec *spec)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrExercise *exercise = tbr_exercise_parse (spec->text, strlen (spec->text), spec->name, faults);
  if (exercise == NULL)
    return NULL;
  TbrRehearser *rehearser = g_new0 (TbrRehearser, 1);
  rehearser->exercise = exercise;
  rehearser->scenario = spec->scenario;
  rehearser->n = spec->replications;
  rehearser->wake = spec->wake;
  rehearser->wake_data = spec->wake_data;
  rehearser->thread = g_thread_new ("rehearser", work, rehearser);
  return rehearser;
}

void
tbr_rehearser_free (TbrRehearser *rehearser)
{
  if (rehearser == NULL)
    return;
  g_atomic_int_set (&rehearser->watch.is_unwanted, 1);
  g_thread_join (rehearser->thread);
  tbr_rehearsal_free (rehearser->answer);
  tbr_exercise_free (rehearser->exercise);
  g_free (rehearser);
}

guint
tbr_rehearser_n_done (TbrRehearser *rehearser)
{
  return (guint) g_atomic_int_get (&rehearser->watch.n_done);
}

guint
tbr_rehearser_n (const TbrRehearser *rehearser)
{
  return rehearser->n;
}

gboolean
tbr_rehearser_is_over (TbrRehearser *rehearser)
{
  return g_atomic_int_get (&rehearser->is_over) != 0;
}

const TbrRehearsal *
tbr_rehearser_answer (TbrRehearser *rehearser)
{
  return tbr_rehearser_is_over (rehearser) ? rehearser->answer : NULL;
}

const TbrExercise *
tbr_rehearser_exercise (const TbrRehearser *rehearser)
{
  return rehearser->exercise;
}
