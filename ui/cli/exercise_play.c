/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise played without a window: from a script, with a log, at a pace. */
#include "exercise_play.h"

#include "report/refusal_words.h"

/* Time between two steps at a pace, microseconds. */
#define STEP 20000
/* A mark is left in the log as often, microseconds. */
#define MARK G_USEC_PER_SEC

static void
say (const TbrPlay *play, TbrDirector *director, const TbrLine *line)
{
  g_autoptr (GError) error = NULL;

  if (!tbr_director_say (director, line->who, line->words, &error) && !play->asks)
    {
      g_autofree char *why
          = tbr_refusal_words (tbr_director_exercise (director),
                               tbr_sim_scenario (tbr_director_sim (director)), error->message);
      g_printerr ("%s:%u: refused: %s\n", play->script, line->line, why);
    }
}

/* Says what is due up to an instant, and goes there. Returns: the next line */
static guint
go_to (const TbrPlay *play, TbrDirector *director, const GArray *script, guint next, TbrTime at)
{
  while (next < script->len && g_array_index (script, TbrLine, next).at <= at)
    {
      const TbrLine *line = &g_array_index (script, TbrLine, next++);
      tbr_director_run_until (director, line->at);
      say (play, director, line);
    }
  tbr_director_run_until (director, at);
  return next;
}

/* Lets the exercise go on as fast as the clock on the wall says. */
static guint
go_at_pace (const TbrPlay *play, TbrDirector *director, const GArray *script, guint next)
{
  TbrTime from = tbr_director_now (director);
  gint64 begun = g_get_monotonic_time (), marked = begun;

  while (!tbr_director_is_over (director) && tbr_director_now (director) < play->until)
    {
      gint64 now = g_get_monotonic_time ();
      TbrTime at = from + (TbrTime) ((double) (now - begun) * play->pace);

      /* a script is said the same whenever it is played */
      if (play->script == NULL)
        tbr_director_set_clock (director, g_get_real_time ());
      next = go_to (play, director, script, next, MIN (at, play->until));
      if (now - marked >= MARK)
        {
          tbr_director_note (director);
          marked = now;
        }
      g_usleep (STEP);
    }
  return next;
}

static TbrDiary *
open_log (const TbrPlay *play, TbrDirector *director, GError **error)
{
  return g_file_test (play->log, G_FILE_TEST_EXISTS)
             ? tbr_diary_resume (play->log, director, error)
             : tbr_diary_begin (play->log, director, play->played->scenario, error);
}

/* A new exercise with what a log says of it. Returns: the lines, or NULL with an error */
static GArray *
read_log (const TbrPlay *play, TbrDirector **out_director, GError **error)
{
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (play->log, error);

  if (log == NULL)
    return NULL;
  *out_director
      = tbr_director_new (play->played->exercise, play->played->context.scenario, log->replication);
  if (!tbr_diary_fits (log, *out_director, error))
    return NULL;
  return tbr_script_of ((const TbrTurn *) (gconstpointer) log->turns->data, log->turns->len);
}

/* A new exercise with its script. Returns: the lines, or NULL with an error */
static GArray *
read_script (const TbrPlay *play, TbrDirector **out_director, GError **error)
{
  const TbrPlayed *played = play->played;

  *out_director = tbr_director_new (played->exercise, played->context.scenario, play->replication);
  return play->script == NULL
             ? tbr_script_new ()
             : tbr_script_load (play->script, played->exercise, played->context.scenario, error);
}

/* Tells @n lines that a log has gone past already. */
static void
tell_late (const TbrPlay *play, const TbrDirector *director, const TbrLine *lines, guint n)
{
  const TbrExercise *exercise = play->played->exercise;
  g_autofree char *now = tbr_duration_format (tbr_director_now (director) - exercise->begin);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *at = tbr_duration_format (lines[i].at - exercise->begin);
      g_printerr ("%s:%u: late: %s after the begin is past, %s has come to %s%s\n", play->script,
                  lines[i].line, at, play->log, now,
                  tbr_director_is_over (director) ? " and is over" : "");
    }
}

TbrDirector *
tbr_play_run (const TbrPlay *play, TbrExit *out_exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) script = NULL;
  g_autoptr (TbrDirector) director = NULL;
  g_autoptr (TbrDiary) diary = NULL;
  guint next = 0;

  gboolean asks_log = play->asks && play->log != NULL;
  script = asks_log ? read_log (play, &director, &error) : read_script (play, &director, &error);
  if (script != NULL && play->log != NULL && !asks_log)
    {
      diary = open_log (play, director, &error);
      if (diary != NULL && play->until < tbr_director_now (director))
        g_set_error (&error, TBR_ERROR, TBR_ERROR_RANGE,
                     "%s has come further than the instant at which it is to stop", play->log);
    }
  if (error == NULL)
    {
      guint n_late = tbr_script_count_late (script, director, &next);
      if (n_late > 0)
        {
          tell_late (play, director, &g_array_index (script, TbrLine, next), n_late);
          *out_exit = tbr_verb_fail (play->verb, TBR_EXIT_SCENARIO,
                                     "%u late %s in %s: nothing of it is said", n_late,
                                     n_late == 1 ? "line" : "lines", play->script);
          return NULL;
        }
      if (play->pace > 0)
        next = go_at_pace (play, director, script, next);
      (void) go_to (play, director, script, next, play->until);
      if (diary != NULL)
        {
          tbr_director_note (director);
          error = tbr_diary_take_error (diary);
        }
    }
  if (error == NULL)
    return g_steal_pointer (&director);
  *out_exit = tbr_verb_fail_error (play->verb, error);
  return NULL;
}
