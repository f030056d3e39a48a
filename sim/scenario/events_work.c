/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An events list on disk: saved as an exercise; every change written as it is done, and read
   back. */
#include "scenario/events_list.h"

#include "base/quote.h"
#include "scenario/nest.h"

#include <tabard/file.h>

#include <string.h>

#define HEAD "tabard events 1"
/* Largest exercise that is compared with what is on disk. */
#define LIMIT ((gsize) 16 << 20)

/* A word that holds no line break, and is one in a shell. (transfer full) */
static char *
quote_word (const char *word)
{
  /* bytes of letters beyond ASCII stay as they are */
  char kept[129];
  for (guint i = 0; i < 128; i++)
    kept[i] = (char) (i + 128);
  kept[128] = '\0';
  g_autofree char *escaped = g_strescape (word, kept);
  return g_shell_quote (escaped);
}

/* (transfer full) */
static char *
make_line (const char *verb, const char *const *words)
{
  GString *line = g_string_new (verb);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *quoted = quote_word (words[i]);
      g_string_append_printf (line, " %s", quoted);
    }
  return g_string_free (line, FALSE);
}

/* The words behind the first of a line, and that one; NULL when it is no line of words. */
static char **
split_line (const char *line)
{
  char **words = NULL;
  if (!g_shell_parse_argv (line, NULL, &words, NULL))
    return NULL;
  for (guint i = 1; words[i] != NULL; i++)
    {
      char *word = g_strcompress (words[i]);
      g_free (words[i]);
      words[i] = word;
    }
  return words;
}

/* ---- writing ---- */

/* What is on disk, so that a recovery sees whether somebody else has changed it. */
static char *
make_saved (const TbrEvents *events)
{
  g_autofree char *n = g_strdup_printf ("%d", events->n_saved);
  const char *words[] = { events->sum, n, events->path, NULL };
  return make_line ("saved", words);
}

static char *
format_work (const TbrEvents *events)
{
  const char *path[] = { events->path, NULL }, *base[] = { events->base, NULL };
  g_autofree char *first = make_line ("exercise", path), *second = make_line ("base", base);
  g_autofree char *saved = make_saved (events);
  GString *out = g_string_new (HEAD "\n");
  g_string_append_printf (out, "%s\n%s\n", first, second);
  for (guint i = 0; i < events->done->len; i++)
    {
      g_autofree char *line = make_line ("edit", events->done->pdata[i]);
      g_string_append_printf (out, "%s\n", line);
    }
  for (guint i = events->n_done; i < events->done->len; i++)
    g_string_append (out, "undo\n");
  g_string_append_printf (out, "%s\n", saved);
  return g_string_free (out, FALSE);
}

gboolean
tbr_events_keep (TbrEvents *events, const char *path, GError **error)
{
  g_return_val_if_fail (events != NULL && path != NULL, FALSE);
  g_autofree char *text = format_work (events);
  return tbr_work_file_begin (&events->work, path, text, error);
}

/* Writes a line, and all anew when there are too many. */
static void
add_line (TbrEvents *events, const char *line)
{
  tbr_work_file_add (&events->work, line);
  if (tbr_work_file_is_long (&events->work))
    {
      g_autofree char *path = g_strdup (events->work.path);
      (void) tbr_events_keep (events, path, NULL);
    }
}

void
tbr_events_log (TbrEvents *events, const char *verb, const char *const *words)
{
  g_autofree char *line = make_line (verb, words);
  add_line (events, line);
}

void
tbr_events_discard (TbrEvents *events)
{
  g_return_if_fail (events != NULL);
  tbr_work_file_discard (&events->work);
}

/* ---- saving ---- */

/* Whether what is on disk is what was read or saved last. */
static gboolean
check_disk (const TbrEvents *events, GError **error)
{
  gsize length;
  if (!g_file_test (events->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autofree char *text = tbr_file_read (events->path, LIMIT, &length, error);
  if (text == NULL)
    return FALSE;
  g_autofree char *sum
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  if (g_str_equal (sum, events->sum))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
               "%s has been changed by another program since: save under another name",
               events->path);
  return FALSE;
}

/* A scenario that is written as seen from the exercise's folder is not found from another one. */
static gboolean
check_folder (const TbrEvents *events, const char *path, GError **error)
{
  g_autofree char *from = g_path_get_dirname (events->path);
  g_autofree char *to = g_path_get_dirname (path);
  const char *scenario = events->exercise->scenario;
  if (g_str_equal (from, to) || (strchr (scenario, '/') == NULL && scenario[0] != '.'))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
               "%s: its scenario '%s' would not be found from there: save beside %s", path,
               scenario, events->path);
  return FALSE;
}

gboolean
tbr_events_save (TbrEvents *events, const char *path, GError **error)
{
  g_return_val_if_fail (events != NULL && path != NULL, FALSE);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  gboolean is_own = g_str_equal (whole, events->path);
  if (is_own ? !check_disk (events, error) : !check_folder (events, whole, error))
    return FALSE;
  if (!tbr_file_write (whole, events->text, strlen (events->text), error))
    return FALSE;
  g_free (events->sum);
  events->sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, events->text, -1);
  g_free (events->path);
  events->path = g_steal_pointer (&whole);
  events->n_saved = (gint) events->n_done;
  g_autofree char *line = make_saved (events);
  add_line (events, line);
  return TRUE;
}

/* ---- reading ---- */

/* Does what one line says. */
static gboolean
read_line (TbrEvents *events, const char *line)
{
  g_auto (GStrv) words = split_line (line);
  gint64 n;
  if (words == NULL)
    return FALSE;
  if (g_str_equal (words[0], "edit") && words[1] != NULL)
    tbr_events_push (events, g_strdupv (words + 1));
  else if (g_str_equal (words[0], "undo") && events->n_done > 0)
    events->n_done--;
  else if (g_str_equal (words[0], "redo") && events->n_done < events->done->len)
    events->n_done++;
  else if (g_str_equal (words[0], "saved") && g_strv_length (words) == 4
           && g_ascii_string_to_signed (words[2], 10, -1, G_MAXINT, &n, NULL))
    {
      g_free (events->sum);
      g_free (events->path);
      events->sum = g_strdup (words[1]);
      events->path = g_strdup (words[3]);
      events->n_saved = (gint) n;
    }
  else
    return FALSE;
  return TRUE;
}

/* The second or third line's word; NULL when it is no such line. (transfer full) */
static char *
read_head (const char *line, const char *verb)
{
  g_auto (GStrv) words = line != NULL ? split_line (line) : NULL;
  return words != NULL && g_strv_length (words) == 2 && g_str_equal (words[0], verb)
             ? g_strdup (words[1])
             : NULL;
}

/* All lines done, nothing read yet. */
static TbrEvents *
read_work (const char *path, GError **error)
{
  g_auto (GStrv) lines = tbr_work_file_lines (path, HEAD, "exercise ", error);
  if (lines == NULL)
    return NULL;
  g_autofree char *file = read_head (lines[1], "exercise");
  char *base = file != NULL ? read_head (lines[2], "base") : NULL;
  if (base == NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:2: it names no exercise", path);
      return NULL;
    }
  g_autoptr (TbrEvents) events = tbr_events_new (file, base);
  for (guint i = 3; lines[i] != NULL; i++)
    if (!read_line (events, lines[i]))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: it says nothing that can be done",
                     path, i + 1);
        return NULL;
      }
  return g_steal_pointer (&events);
}

TbrEvents *
tbr_events_recover (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrEvents) events = read_work (path, error);
  g_autoptr (TbrExercise) first = NULL;
  if (events == NULL)
    return NULL;
  /* only what was read well is known to be a file of tags */
  first = tbr_exercise_parse (events->base, strlen (events->base), events->path, faults);
  if (first == NULL || !tbr_events_rebuild (events, faults))
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, 0);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s: %s", path, fault->message);
      return NULL;
    }
  if (!check_disk (events, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO,
                   "%s has changed since: the changes of %s belong to what it was", events->path,
                   path);
      return NULL;
    }
  return g_steal_pointer (&events);
}

gboolean
tbr_events_note (const char *path, TbrEventsNote *out_note)
{
  g_return_val_if_fail (path != NULL && out_note != NULL, FALSE);
  gint64 changed;
  if (!tbr_work_file_is_left (path, &changed))
    return FALSE;
  g_autoptr (TbrEvents) events = read_work (path, NULL);
  if (events == NULL)
    return FALSE;
  *out_note = (TbrEventsNote){ .path = g_strdup (events->path),
                               .n_edits = events->n_done,
                               .changed = changed };
  return TRUE;
}

void
tbr_events_note_clear (TbrEventsNote *note)
{
  g_clear_pointer (&note->path, g_free);
}
