/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What people say in an exercise, line by line: written beforehand, or taken from one that was
   played. */
#include "exercise/director.h"

#include <tabard/file.h>
#include <tabard/units.h>

#include <string.h>

/* Largest script that is read, bytes. */
#define LIMIT ((gsize) 16 << 20)

static void
line_clear (gpointer data)
{
  TbrLine *line = data;

  g_free (line->who);
  g_free (line->words);
}

GArray *
tbr_script_new (void)
{
  GArray *script = g_array_new (FALSE, TRUE, sizeof (TbrLine));

  g_array_set_clear_func (script, line_clear);
  return script;
}

gboolean
tbr_exercise_read_instant (const TbrExercise *exercise, const TbrScenario *scenario,
                           const char *text, TbrTime *out_at, GError **error)
{
  TbrTime since;
  gint64 unix_time;

  if (!tbr_duration_parse (text, &since, NULL))
    {
      if (!tbr_instant_parse (text, &unix_time, NULL))
        {
          g_set_error (
              error, TBR_ERROR, TBR_ERROR_SYNTAX,
              "'%s' is neither an instant nor a time after the exercise's begin such as 90min",
              text);
          return FALSE;
        }
      since = unix_time - scenario->start_unix - exercise->begin;
    }
  if (since < 0 || since > exercise->duration)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s is outside the exercise's time", text);
      return FALSE;
    }
  *out_at = exercise->begin + since;
  return TRUE;
}

static gboolean
is_known (const TbrExercise *exercise, const char *who)
{
  for (guint i = 0; i < exercise->n_roles; i++)
    if (g_str_equal (exercise->roles[i].id, who))
      return TRUE;
  return g_str_equal (who, TBR_FACILITATOR);
}

/* Adds what one line says. */
static gboolean
read_line (GArray *script, const TbrExercise *exercise, const TbrScenario *scenario, char *text,
           GError **error)
{
  g_auto (GStrv) words = NULL;
  TbrLine line = { 0 };

  g_strstrip (text);
  if (*text == '\0' || *text == '#')
    return TRUE;
  words = g_strsplit (text, " ", 3);
  if (g_strv_length (words) < 3)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "a line is written: TIME WHO WHAT");
      return FALSE;
    }
  if (!tbr_exercise_read_instant (exercise, scenario, words[0], &line.at, error))
    return FALSE;
  if (script->len > 0 && line.at < g_array_index (script, TbrLine, script->len - 1).at)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s is before the time of the line above it",
                   words[0]);
      return FALSE;
    }
  if (!is_known (exercise, words[1]))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
                   "'%s' is no role of the exercise and not the " TBR_FACILITATOR, words[1]);
      return FALSE;
    }
  g_autofree char *said = g_strstrip (g_strdup (words[2]));
  line.words = tbr_director_read_words (said, error);
  if (line.words == NULL)
    return FALSE;
  line.who = g_strdup (words[1]);
  g_array_append_val (script, line);
  return TRUE;
}

GArray *
tbr_script_load (const char *path, const TbrExercise *exercise, const TbrScenario *scenario,
                 GError **error)
{
  gsize length;
  g_autofree char *text = tbr_file_read (path, LIMIT, &length, error);
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr (GArray) script = tbr_script_new ();

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: it is not UTF-8 text", path);
      return NULL;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint before = script->len;
      if (!read_line (script, exercise, scenario, lines[i], error))
        {
          g_prefix_error (error, "%s:%u: ", path, i + 1);
          return NULL;
        }
      if (script->len > before)
        g_array_index (script, TbrLine, before).line = i + 1;
    }
  return g_steal_pointer (&script);
}

/* What the facilitator said for a turn of this kind to come about; NULL: that is not said. */
static const char *
verb_of (TbrTurnKind kind)
{
  switch (kind)
    {
    case TBR_TURN_RELEASED:
      return "release";
    case TBR_TURN_HELD:
      return "hold";
    case TBR_TURN_SKIPPED:
      return "skip";
    case TBR_TURN_MESSAGE:
      return "message";
    case TBR_TURN_DONE:
      return "done";
    case TBR_TURN_SEAT:
      return "seat";
    case TBR_TURN_RATED:
      return "rate";
    case TBR_TURN_ORDER:
      return "order";
    case TBR_TURN_CUT:
      return "cut";
    case TBR_TURN_RESTORED:
      return "restore";
    case TBR_TURN_WORDED:
      return "word";
    case TBR_TURN_REFUSED:
    case TBR_TURN_DUE:
    case TBR_TURN_MISSED:
    case TBR_TURN_TAKEN:
    case TBR_TURN_PASSED:
    case TBR_TURN_MARK:
    case TBR_TURN_OVER:
    case TBR_TURN_N:
      break;
    }
  return NULL;
}

const char *
tbr_turn_said (const TbrTurn *turn)
{
  const char *seat = turn->kind == TBR_TURN_ORDER ? strchr (turn->text, ' ') : NULL;
  const char *kind = seat != NULL ? strchr (seat + 1, ' ') : NULL;

  return kind != NULL ? kind + 1 : turn->text;
}

char *
tbr_script_words (const TbrTurn *turn)
{
  gboolean by_facilitator = g_str_equal (turn->who, TBR_FACILITATOR);
  const char *verb = by_facilitator ? verb_of (turn->kind) : NULL;
  const char *text = tbr_turn_said (turn);

  if (g_str_equal (turn->who, TBR_DIRECTOR))
    return NULL;
  if (verb != NULL)
    return g_strdup_printf ("%s %s", verb, text);
  return turn->kind == TBR_TURN_ORDER || turn->kind == TBR_TURN_REFUSED ? g_strdup (text) : NULL;
}

GArray *
tbr_script_of (const TbrTurn *turns, guint n)
{
  GArray *script = tbr_script_new ();

  for (guint i = 0; i < n; i++)
    {
      char *words = tbr_script_words (&turns[i]);
      TbrLine line = { .at = turns[i].at, .words = words, .line = i, .clock = turns[i].clock };
      if (words == NULL)
        continue;
      line.who = g_strdup (turns[i].who);
      g_array_append_val (script, line);
    }
  return script;
}

guint
tbr_script_count_late (const GArray *script, const TbrDirector *director, guint *out_next)
{
  guint n_turns, n = 0;
  const TbrTurn *turns = tbr_director_turns (director, &n_turns);
  g_autoptr (GArray) said = tbr_script_of (turns, n_turns);

  *out_next = MIN (said->len, script->len);
  while (*out_next + n < script->len
         && g_array_index (script, TbrLine, *out_next + n).at < tbr_director_now (director))
    n++;
  return n;
}
