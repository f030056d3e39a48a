/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile files where the log of an exercise, or the recording of a run, is due. */
#include "fuzz.h"

#include "exercise/diary.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file that every input is written to. Static: one for the whole program. */
static const char *
find_place (void)
{
  static char *place;

  if (place == NULL)
    {
      g_autofree char *name = g_strdup_printf ("tabard-fuzz-%d.log", (int) getpid ());
      place = g_build_filename (g_get_tmp_dir (), name, NULL);
    }
  return place;
}

/* Written in place: nothing has to outlive the machine here. */
static void
put (const char *path, const char *text, gsize length)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A refusal names the file, in words that can be shown. */
static void
check_refusal (const GError *error, const char *path)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
check_log (const char *path, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  put (path, text, length);
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (path, &error);
  if (log == NULL)
    {
      check_refusal (error, path);
      return;
    }
  g_assert_cmpuint (log->turns->len, ==, log->lines->len);
  g_assert_cmpuint (log->length, <=, length);
  for (guint i = 0; i < log->turns->len; i++)
    {
      const TbrTurn *turn = &g_array_index (log->turns, TbrTurn, i);
      g_autofree char *line = tbr_diary_format (turn);
      g_assert_null (strchr (line, '\n'));
      g_assert_nonnull (tbr_turn_said (turn));
    }
  g_autoptr (TbrRecording) run = tbr_diary_recording (log);
  g_assert_cmpuint (run->entries->len, ==, log->turns->len);
}

/* A recording that was accepted is written so that it reads back the same. */
static void
check_recording (const char *path, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  put (path, text, length);
  g_autoptr (TbrRecording) once = tbr_recording_load (path, &error);
  if (once == NULL)
    {
      check_refusal (error, path);
      return;
    }
  g_assert_true (tbr_recording_save (once, path, NULL));
  g_autoptr (TbrRecording) twice = tbr_recording_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (once->entries->len, ==, twice->entries->len);
  g_assert_cmpstr (once->scenario, ==, twice->scenario);
  g_assert_cmpuint (once->seed, ==, twice->seed);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *path = find_place ();
  g_autofree char *text = g_malloc (size + 1);
  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  check_log (path, text, size);
  check_recording (path, text, size);
  /* with good ties, so that what stands behind them is read too */
  g_autoptr (GString) tied = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint64 chain = 0;
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      char *tie = g_strrstr (lines[i], " #");
      if (tie != NULL)
        *tie = '\0';
      tbr_diary_append (tied, lines[i], &chain);
    }
  check_log (path, tied->str, tied->len);
  (void) g_unlink (path);
  return 0;
}
