/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Writes the log of an exercise as it is played, and takes it up again where it ends. */
#include "exercise/diary.h"

#include <tabard/file.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct _TbrDiary
{
  TbrDirector *director;
  char *path;
  int file;
  guint64 chain; /* digest of the last line */
  GError *error; /* the first that was met */
};

static void
fail (TbrDiary *self)
{
  if (self->error == NULL)
    g_set_error (&self->error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", self->path, g_strerror (errno));
}

/* Writes a line as a whole; it is on the disk when this returns. */
static void
write_turn (gpointer data, const TbrTurn *turn)
{
  TbrDiary *self = data;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *line = tbr_diary_format (turn);

  if (self->error != NULL)
    return;
  tbr_diary_append (out, line, &self->chain);
  for (gsize done = 0; done < out->len;)
    {
      gssize more = write (self->file, out->str + done, out->len - done);
      if (more < 0 && errno != EINTR)
        {
          fail (self);
          return;
        }
      done += (gsize) MAX (more, 0);
    }
  if (fdatasync (self->file) != 0 && errno != EINVAL)
    fail (self);
}

/* Opens the file to be added to; nobody else may. */
static gboolean
open_file (TbrDiary *self, GError **error)
{
  self->file = open (self->path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (self->file >= 0 && flock (self->file, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", self->path,
               errno == EWOULDBLOCK ? "another program is playing this exercise"
                                    : g_strerror (errno));
  return FALSE;
}

static TbrDiary *
diary_new (const char *path, TbrDirector *director)
{
  TbrDiary *self = g_new0 (TbrDiary, 1);

  self->path = g_strdup (path);
  self->director = director;
  self->file = -1;
  return self;
}

/* The lines before the first turn. */
static void
append_head (GString *out, const TbrDirector *director, const char *scenario_path, guint64 *chain)
{
  const TbrExercise *exercise = director->exercise;
  char *lines[] = {
    g_strdup (TBR_DIARY_HEAD),
    g_strdup_printf ("exercise %s", exercise->file),
    g_strdup_printf ("exercise-digest %016" G_GINT64_MODIFIER "x", exercise->digest),
    g_strdup_printf ("scenario %s", scenario_path),
    g_strdup_printf ("id %s", director->scenario->id),
    g_strdup_printf ("scenario-digest %016" G_GINT64_MODIFIER "x", director->scenario->digest),
    g_strdup_printf ("seed %" G_GUINT64_FORMAT, tbr_sim_seed (director->sim)),
    g_strdup_printf ("replication %u", tbr_sim_replication (director->sim)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      tbr_diary_append (out, lines[i], chain);
      g_free (lines[i]);
    }
}

TbrDiary *
tbr_diary_begin (const char *path, TbrDirector *director, const char *scenario_path, GError **error)
{
  g_return_val_if_fail (path != NULL && director != NULL, NULL);
  g_autoptr (TbrDiary) self = diary_new (path, director);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;
  const TbrTurn *turns = tbr_director_turns (director, &n);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: there is such a file already", path);
      return NULL;
    }
  append_head (out, director, scenario_path, &self->chain);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = tbr_diary_format (&turns[i]);
      tbr_diary_append (out, line, &self->chain);
    }
  if (!tbr_file_write (path, out->str, out->len, error) || !open_file (self, error))
    return NULL;
  tbr_director_listen (director, write_turn, self);
  return g_steal_pointer (&self);
}

gboolean
tbr_diary_fits (const TbrDiaryLog *log, const TbrDirector *director, GError **error)
{
  const char *what = NULL;

  if (log->run->scenario_digest != director->scenario->digest)
    what = "its scenario has changed since";
  else if (log->exercise_digest != director->exercise->digest)
    what = "its exercise has changed since, or it is of another";
  else if (log->run->seed != tbr_sim_seed (director->sim)
           || log->run->replication != tbr_sim_replication (director->sim))
    what = "it was played with another seed or replication";
  if (what == NULL)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY, "%s: %s", log->path, what);
  return FALSE;
}

/* Does what brought a turn about, when it has not come by itself. */
static void
repeat (TbrDirector *director, const TbrTurn *turn, guint n_before)
{
  g_autofree char *words = tbr_script_words (turn);
  guint n;

  tbr_director_run_until (director, turn->at);
  (void) tbr_director_turns (director, &n);
  if (n > n_before)
    return;
  if (turn->kind == TBR_TURN_MARK)
    tbr_director_note (director);
  else if (words != NULL)
    (void) tbr_director_say (director, turn->who, words, NULL);
}

/* The clock on the wall is not compared: what happens does not depend on it. */
static gboolean
is_same (const TbrTurn *a, const TbrTurn *b)
{
  return a->kind == b->kind && a->at == b->at && a->n_events == b->n_events
         && a->digest == b->digest && g_str_equal (a->who, b->who)
         && g_str_equal (a->text, b->text);
}

/* Brings an exercise to where its log ends. */
static gboolean
repeat_all (TbrDirector *director, const TbrDiaryLog *log, GError **error)
{
  for (guint i = 0; i < log->turns->len; i++)
    {
      const TbrTurn *turn = &g_array_index (log->turns, TbrTurn, i), *turns;
      guint n;

      turns = tbr_director_turns (director, &n);
      if (n <= i)
        repeat (director, turn, i);
      turns = tbr_director_turns (director, &n);
      if (n > i && is_same (turn, &turns[i]))
        {
          g_array_index (director->turns, TbrTurn, i).clock = turn->clock;
          continue;
        }
      g_autofree char *found = n > i ? tbr_diary_format (&turns[i]) : NULL;
      g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                   "%s:%u: played again, the exercise differs here: %s", log->path,
                   g_array_index (log->lines, guint, i), found != NULL ? found : "nothing happens");
      return FALSE;
    }
  return TRUE;
}

gboolean
tbr_diary_repeat (const TbrDiaryLog *log, TbrDirector *director, GError **error)
{
  return tbr_diary_fits (log, director, error) && repeat_all (director, log, error);
}

TbrDiary *
tbr_diary_resume (const char *path, TbrDirector *director, GError **error)
{
  g_return_val_if_fail (path != NULL && director != NULL, NULL);
  g_autoptr (TbrDiary) self = diary_new (path, director);
  g_autoptr (TbrDiaryLog) log = NULL;
  const TbrTurn *turns;
  guint n;

  /* held before it is read, so that nobody adds to it meanwhile */
  if (!open_file (self, error))
    return NULL;
  log = tbr_diary_load (path, error);
  if (log == NULL || !tbr_diary_repeat (log, director, error))
    return NULL;
  if (ftruncate (self->file, (off_t) log->length) != 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  self->chain = log->chain;
  turns = tbr_director_turns (director, &n);
  for (guint i = log->turns->len; i < n; i++)
    write_turn (self, &turns[i]);
  tbr_director_listen (director, write_turn, self);
  return g_steal_pointer (&self);
}

GError *
tbr_diary_take_error (TbrDiary *self)
{
  return g_steal_pointer (&self->error);
}

void
tbr_diary_free (TbrDiary *self)
{
  if (self == NULL)
    return;
  tbr_director_listen (self->director, NULL, NULL);
  if (self->file >= 0)
    close (self->file);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}
