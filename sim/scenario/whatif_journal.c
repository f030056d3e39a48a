/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A tree of branches on disk: a line for everything that is done, written as it is done, and read
 * back. */
#include "scenario/whatif.h"

#include <string.h>

#define HEAD "tabard what-if 1"

/* ---- writing ---- */

static void
append_branch (GString *out, const TbrTwig *twig)
{
  g_autofree char *name = g_shell_quote (twig->name);
  g_string_append_printf (out, "branch %u %u %" G_GINT64_FORMAT " %s\n", twig->number, twig->parent,
                          twig->at, name);
  for (guint i = 0; i < twig->edits->len; i++)
    {
      if (twig->file != NULL && i >= twig->n_given && (gint) i == twig->n_saved)
        {
          g_autofree char *file = g_shell_quote (twig->file);
          g_string_append_printf (out, "saved %u %s\n", twig->number, file);
        }
      g_string_append_printf (out, "%s %u %s\n", i < twig->n_given ? "given" : "edit", twig->number,
                              (const char *) twig->edits->pdata[i]);
    }
  if (twig->file != NULL && twig->n_saved == (gint) twig->edits->len)
    {
      g_autofree char *file = g_shell_quote (twig->file);
      g_string_append_printf (out, "saved %u %s\n", twig->number, file);
    }
  for (guint i = twig->n_done; i < twig->edits->len; i++)
    g_string_append_printf (out, "undo %u\n", twig->number);
}

char *
tbr_whatif_format (const TbrWhatif *whatif)
{
  g_return_val_if_fail (whatif != NULL, NULL);
  g_autofree char *path = g_shell_quote (whatif->path);
  GString *out = g_string_new (HEAD "\n");
  g_string_append_printf (out, "scenario %s %s\n", whatif->sum, path);
  for (guint i = 0; i < whatif->branches->len; i++)
    append_branch (out, whatif->branches->pdata[i]);
  g_string_append_printf (out, "show %u\n", whatif->shown);
  return g_string_free (out, FALSE);
}

gboolean
tbr_whatif_keep (TbrWhatif *whatif, const char *path, GError **error)
{
  g_return_val_if_fail (whatif != NULL && path != NULL, FALSE);
  g_autofree char *text = tbr_whatif_format (whatif);
  return tbr_work_file_begin (&whatif->work, path, text, error);
}

void
tbr_whatif_log (TbrWhatif *whatif, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_work_file_add (&whatif->work, line);
  if (tbr_work_file_is_long (&whatif->work))
    {
      g_autofree char *path = g_strdup (whatif->work.path);
      (void) tbr_whatif_keep (whatif, path, NULL);
    }
}

void
tbr_whatif_discard (TbrWhatif *whatif)
{
  tbr_work_file_discard (&whatif->work);
}

void
tbr_whatif_free (TbrWhatif *whatif)
{
  if (whatif == NULL)
    return;
  tbr_work_file_end (&whatif->work);
  g_free (whatif->path);
  g_free (whatif->text);
  g_free (whatif->sum);
  g_ptr_array_unref (whatif->branches);
  g_free (whatif);
}

/* ---- reading ---- */

static gboolean
read_branch (TbrWhatif *whatif, char **words, guint number)
{
  guint64 parent;
  gint64 at;
  if (g_strv_length (words) < 5
      || !g_ascii_string_to_unsigned (words[2], 10, 0, G_MAXUINT, &parent, NULL)
      || !g_ascii_string_to_signed (words[3], 10, 0, TBR_NEVER, &at, NULL)
      || tbr_whatif_twig (whatif, number) != NULL || (parent == 0) != (whatif->branches->len == 0)
      || (parent > 0 && tbr_whatif_twig (whatif, (guint) parent) == NULL))
    return FALSE;
  (void) tbr_whatif_grow (whatif, number, (guint) parent, at, words[4]);
  return TRUE;
}

static void
take_over (TbrTwig *twig, const char *line)
{
  g_ptr_array_add (twig->edits, g_strdup (line));
  twig->n_given = twig->n_done = twig->edits->len;
  twig->n_saved = (gint) twig->n_done;
}

static void
note_saved (TbrTwig *twig, const char *file)
{
  g_free (twig->file);
  twig->file = g_strdup (file);
  twig->n_saved = (gint) twig->n_done;
}

/* Does what one line says; @rest is the line behind the number. */
static gboolean
read_line (TbrWhatif *whatif, char **words, const char *rest)
{
  guint64 number;
  if (words[0] == NULL || words[1] == NULL
      || !g_ascii_string_to_unsigned (words[1], 10, 1, G_MAXUINT - 1, &number, NULL))
    return FALSE;
  guint n = (guint) number;
  if (g_str_equal (words[0], "branch"))
    return read_branch (whatif, words, n);
  TbrTwig *twig = tbr_whatif_twig (whatif, n);
  if (twig == NULL)
    return FALSE;
  if (g_str_equal (words[0], "given"))
    take_over (twig, rest);
  else if (g_str_equal (words[0], "edit"))
    return tbr_whatif_add (whatif, n, rest, NULL);
  else if (g_str_equal (words[0], "undo"))
    return tbr_whatif_undo (whatif, n);
  else if (g_str_equal (words[0], "redo"))
    return tbr_whatif_redo (whatif, n);
  else if (g_str_equal (words[0], "show"))
    tbr_whatif_show (whatif, n);
  else if (g_str_equal (words[0], "delete"))
    return tbr_whatif_delete (whatif, n, NULL);
  else if (g_str_equal (words[0], "rename") && words[2] != NULL)
    return tbr_whatif_rename (whatif, n, words[2], NULL);
  else if (g_str_equal (words[0], "saved") && words[2] != NULL)
    note_saved (twig, words[2]);
  else
    return FALSE;
  return TRUE;
}

/* What stands behind the first two words of a line. */
static const char *
behind_two (const char *line)
{
  const char *first = strchr (line, ' ');
  const char *second = first != NULL ? strchr (first + 1, ' ') : NULL;
  return second != NULL ? second + 1 : "";
}

static TbrWhatif *
open_named (const char *path, char **words, GError **error)
{
  TbrWhatif *whatif
      = words != NULL && g_strv_length (words) == 3 ? tbr_whatif_open (words[2], error) : NULL;
  if (whatif == NULL && error != NULL && *error == NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:2: it names no scenario", path);
  if (whatif == NULL || g_str_equal (whatif->sum, words[1]))
    return whatif;
  g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO,
               "%s has changed since: the edits of %s belong to what it was", words[2], path);
  tbr_whatif_free (whatif);
  return NULL;
}

TbrWhatif *
tbr_whatif_recover (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) lines = tbr_work_file_lines (path, HEAD, "scenario ", error);
  if (lines == NULL)
    return NULL;
  g_auto (GStrv) head = NULL;
  (void) g_shell_parse_argv (lines[1], NULL, &head, NULL);
  g_autoptr (TbrWhatif) whatif = open_named (path, head, &local);
  for (guint i = 2; whatif != NULL && local == NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      if (!g_shell_parse_argv (lines[i], NULL, &words, NULL)
          || !read_line (whatif, words, behind_two (lines[i])))
        g_set_error (&local, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: it says nothing that can be done",
                     path, i + 1);
    }
  if (local == NULL && whatif->branches->len == 0)
    g_set_error (&local, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: it has no branch", path);
  if (local == NULL)
    return g_steal_pointer (&whatif);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
tbr_whatif_note (const char *path, TbrWhatifNote *out_note)
{
  g_return_val_if_fail (path != NULL && out_note != NULL, FALSE);
  gint64 changed;
  g_auto (GStrv) lines = tbr_work_file_is_left (path, &changed)
                             ? tbr_work_file_lines (path, HEAD, "scenario ", NULL)
                             : NULL;
  g_auto (GStrv) head = NULL;
  if (lines == NULL || !g_shell_parse_argv (lines[1], NULL, &head, NULL)
      || g_strv_length (head) != 3)
    return FALSE;
  TbrWhatifNote note = { .scenario = g_strdup (head[2]), .changed = changed };
  for (guint i = 2; lines[i] != NULL; i++)
    {
      note.n_branches += g_str_has_prefix (lines[i], "branch ");
      note.n_edits += g_str_has_prefix (lines[i], "edit ") || g_str_has_prefix (lines[i], "redo ");
      if (note.n_edits > 0 && g_str_has_prefix (lines[i], "undo "))
        note.n_edits--;
    }
  *out_note = note;
  return TRUE;
}

void
tbr_whatif_note_clear (TbrWhatifNote *note)
{
  g_clear_pointer (&note->scenario, g_free);
}
