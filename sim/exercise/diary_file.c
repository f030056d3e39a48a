/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads the log of an exercise: every line must be the one that was written after those before it.
 */
#include "base/digest.h"
#include "exercise/diary.h"

#include <tabard/file.h>

#include <string.h>

/* Largest log that is read. */
#define LIMIT ((gsize) 64 << 20)
/* " #" and 16 digits at the end of each line. */
#define TIE 18
/* Before the clock on the wall, where it was looked at: no role is called so. */
#define CLOCK "@"

static guint64
chain_of (guint64 before, const char *line, gsize length)
{
  g_autofree char *whole
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x %.*s", before, (int) length, line);

  return tbr_digest_bytes (whole, strlen (whole));
}

void
tbr_diary_append (GString *out, const char *line, guint64 *chain)
{
  *chain = chain_of (*chain, line, strlen (line));
  g_string_append_printf (out, "%s #%016" G_GINT64_MODIFIER "x\n", line, *chain);
}

char *
tbr_diary_format (const TbrTurn *turn)
{
  g_autofree char *clock
      = turn->clock != 0 ? g_strdup_printf (CLOCK "%" G_GINT64_FORMAT " ", turn->clock) : NULL;

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %016" G_GINT64_MODIFIER
                          "x %s%s %s",
                          tbr_turn_names[turn->kind], turn->at, turn->n_events, turn->digest,
                          clock != NULL ? clock : "", turn->who, turn->text);
}

gboolean
tbr_diary_is (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_test (path, G_FILE_TEST_IS_REGULAR)
         && g_file_get_contents (path, &text, &length, NULL)
         && g_str_has_prefix (text, "tabard-exercise-log ");
}

/* Reads "@MICROSECONDS WHO TEXT" or "WHO TEXT". */
static gboolean
read_saying (TbrDiaryLog *self, const char *text, TbrTurn *turn)
{
  gboolean has_clock = g_str_has_prefix (text, CLOCK);
  g_auto (GStrv) words = g_strsplit (text, " ", has_clock ? 3 : 2);
  guint first = has_clock ? 1 : 0;
  guint64 clock = 0;

  if (g_strv_length (words) != first + 2
      || (has_clock
          && !g_ascii_string_to_unsigned (words[0] + strlen (CLOCK), 10, 1, G_MAXINT64, &clock,
                                          NULL)))
    return FALSE;
  turn->clock = (gint64) clock;
  turn->who = g_string_chunk_insert_const (self->texts, words[first]);
  turn->text = g_string_chunk_insert_const (self->texts, words[first + 1]);
  return TRUE;
}

/* Reads "KIND AT EVENTS DIGEST" and who said what. */
static gboolean
read_turn (TbrDiaryLog *self, const char *line, guint number)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  TbrTurn turn = { 0 };
  guint64 at = 0;

  if (g_strv_length (words) != 5)
    return FALSE;
  while (turn.kind < TBR_TURN_N && !g_str_equal (tbr_turn_names[turn.kind], words[0]))
    turn.kind++;
  if (turn.kind == TBR_TURN_N
      || !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXINT64, &at, NULL)
      || !g_ascii_string_to_unsigned (words[2], 10, 0, G_MAXUINT64, &turn.n_events, NULL)
      || !g_ascii_string_to_unsigned (words[3], 16, 0, G_MAXUINT64, &turn.digest, NULL)
      || !read_saying (self, words[4], &turn))
    return FALSE;
  turn.at = (TbrTime) at;
  g_array_append_val (self->turns, turn);
  g_array_append_val (self->lines, number);
  return TRUE;
}

static gboolean
read_line (TbrDiaryLog *self, const char *line, guint number)
{
  if (number == 1)
    return g_str_equal (line, TBR_DIARY_HEAD);
  if (g_str_has_prefix (line, "exercise ") && self->exercise == NULL)
    self->exercise = g_strdup (line + strlen ("exercise "));
  else if (g_str_has_prefix (line, "exercise-digest "))
    return g_ascii_string_to_unsigned (line + strlen ("exercise-digest "), 16, 0, G_MAXUINT64,
                                       &self->exercise_digest, NULL);
  else
    return tbr_recording_read_head (self->run, line) || read_turn (self, line, number);
  return TRUE;
}

/* Whether a line is tied to those before it; what ties it is taken off. */
static gboolean
check_tie (TbrDiaryLog *self, char *line)
{
  gsize length = strlen (line);
  guint64 chain;

  if (length <= TIE || line[length - TIE] != ' ' || line[length - TIE + 1] != '#'
      || !g_ascii_string_to_unsigned (line + length - TIE + 2, 16, 0, G_MAXUINT64, &chain, NULL))
    return FALSE;
  line[length - TIE] = '\0';
  if (chain != chain_of (self->chain, line, length - TIE))
    return FALSE;
  self->chain = chain;
  return TRUE;
}

static gboolean
read_lines (TbrDiaryLog *self, char **lines, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (!check_tie (self, lines[i]))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                     "%s:%u: the log was changed here: the line is not the one that was written "
                     "behind those above it",
                     self->path, i + 1);
        return FALSE;
      }
    else if (!read_line (self, lines[i], i + 1))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: '%s' is no line of such a log",
                     self->path, i + 1, lines[i]);
        return FALSE;
      }
  if (self->exercise != NULL && self->run->scenario != NULL && self->run->id != NULL)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: it names no exercise", self->path);
  return FALSE;
}

TbrDiaryLog *
tbr_diary_load (const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = tbr_file_read (path, LIMIT, &length, error);
  g_autoptr (TbrDiaryLog) self = NULL;
  char *last = text != NULL ? strrchr (text, '\n') : NULL;

  if (text == NULL)
    return NULL;
  if (last == NULL || !g_str_has_prefix (text, TBR_DIARY_HEAD " #")
      || !g_utf8_validate (text, last - text, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "%s:1: not the log of an exercise: it begins with '%s'", path, TBR_DIARY_HEAD);
      return NULL;
    }
  self = g_new0 (TbrDiaryLog, 1);
  self->path = g_strdup (path);
  self->run = tbr_recording_empty ();
  self->turns = g_array_new (FALSE, TRUE, sizeof (TbrTurn));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->texts = g_string_chunk_new (4096);
  self->length = (gsize) (last - text) + 1;
  *last = '\0';
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  if (!read_lines (self, lines, error))
    return NULL;
  self->replication = self->run->replication;
  return g_steal_pointer (&self);
}

void
tbr_diary_log_free (TbrDiaryLog *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->exercise);
  tbr_recording_free (self->run);
  g_array_unref (self->turns);
  g_array_unref (self->lines);
  g_string_chunk_free (self->texts);
  g_free (self);
}

TbrRecording *
tbr_diary_recording (const TbrDiaryLog *self)
{
  TbrRecording *recording = tbr_recording_empty ();

  recording->path = g_strdup (self->path);
  recording->scenario = g_strdup (self->run->scenario);
  recording->id = g_strdup (self->run->id);
  recording->scenario_digest = self->run->scenario_digest;
  recording->seed = self->run->seed;
  recording->replication = self->run->replication;
  g_ptr_array_add (recording->settings, NULL);
  for (guint i = 0; i < self->turns->len; i++)
    {
      const TbrTurn *turn = &g_array_index (self->turns, TbrTurn, i);
      TbrRecordingEntry entry = { .at = turn->at,
                                  .n_events = turn->n_events,
                                  .digest = turn->digest,
                                  .line = g_array_index (self->lines, guint, i) };
      if (turn->kind == TBR_TURN_ORDER)
        entry.order = g_strdup (turn->text);
      g_array_append_val (recording->entries, entry);
    }
  return recording;
}
