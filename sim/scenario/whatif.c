/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A tree of branches: how it grows, and what each branch makes of the scenario. */
#include "scenario/whatif.h"

#include "base/quote.h"
#include "scenario/draft.h"
#include "scenario/edit.h"
#include "scenario/load.h"

#include <tabard/file.h>

#include <string.h>

#define FIRST "As planned"

static void
free_twig (gpointer data)
{
  TbrTwig *twig = data;
  g_free (twig->name);
  g_free (twig->file);
  g_ptr_array_unref (twig->edits);
  g_free (twig);
}

TbrTwig *
tbr_whatif_twig (const TbrWhatif *whatif, guint number)
{
  for (guint i = 0; i < whatif->branches->len; i++)
    {
      TbrTwig *twig = whatif->branches->pdata[i];
      if (twig->number == number)
        return twig;
    }
  return NULL;
}

TbrTwig *
tbr_whatif_grow (TbrWhatif *whatif, guint number, guint parent, TbrTime at, const char *name)
{
  TbrTwig *twig = g_new0 (TbrTwig, 1);
  twig->number = number > 0 ? number : whatif->next;
  twig->parent = parent;
  twig->at = at;
  twig->name = g_strdup (name);
  twig->edits = g_ptr_array_new_with_free_func (g_free);
  whatif->next = MAX (whatif->next, twig->number + 1);
  g_ptr_array_add (whatif->branches, twig);
  return twig;
}

/* The first fault of a text as an error. */
static void
set_fault (GError **error, const TbrDiagnostics *faults)
{
  const TbrDiagnostic *first = tbr_diagnostics_get (faults, 0);
  g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s:%u: %s", first->file, first->line,
               first->message);
}

TbrWhatif *
tbr_whatif_open (const char *path, GError **error)
{
  g_autofree char *file = g_file_test (path, G_FILE_TEST_IS_DIR)
                              ? g_build_filename (path, "scenario.xml", NULL)
                              : g_strdup (path);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  gsize length;
  char *text = tbr_file_read (file, TBR_MOST_FILE_BYTES, &length, error);
  if (text == NULL)
    return NULL;
  TbrReaderInput input = { .text = text, .length = length, .name = file };
  if (!tbr_reader_check (&input, faults))
    {
      set_fault (error, faults);
      g_free (text);
      return NULL;
    }
  TbrWhatif *whatif = g_new0 (TbrWhatif, 1);
  whatif->path = g_canonicalize_filename (file, NULL);
  whatif->text = text;
  whatif->length = length;
  whatif->sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  whatif->branches = g_ptr_array_new_with_free_func (free_twig);
  whatif->next = whatif->shown = 1;
  whatif->work = TBR_WORK_FILE_NONE;
  return whatif;
}

TbrWhatif *
tbr_whatif_new (const char *path, const char *const *settings, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  TbrWhatif *whatif = tbr_whatif_open (path, error);
  if (whatif == NULL)
    return NULL;
  TbrTwig *first = tbr_whatif_grow (whatif, 0, 0, 0, FIRST);
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (settings[i], "=", 2);
      g_autofree char *value = g_shell_quote (parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
      g_strdelimit (value, "\t\r\n", ' ');
      g_ptr_array_add (first->edits, g_strdup_printf ("set %s %s", parts[0], value));
    }
  first->n_given = first->n_done = first->edits->len;
  first->n_saved = (gint) first->n_done;
  return whatif;
}

/* ---- looking ---- */

const char *
tbr_whatif_path (const TbrWhatif *whatif)
{
  return whatif->path;
}

guint
tbr_whatif_n_branches (const TbrWhatif *whatif)
{
  return whatif->branches->len;
}

TbrBranch
tbr_whatif_branch (const TbrWhatif *whatif, guint index)
{
  const TbrTwig *twig = whatif->branches->pdata[index];
  return (TbrBranch){ .number = twig->number,
                      .parent = twig->parent,
                      .at = twig->at,
                      .name = twig->name,
                      .file = twig->file,
                      .n_given = twig->n_given,
                      .n_edits = twig->edits->len,
                      .n_done = twig->n_done,
                      .is_changed = twig->n_saved != (gint) twig->n_done };
}

gboolean
tbr_whatif_find (const TbrWhatif *whatif, guint number, TbrBranch *out_branch)
{
  for (guint i = 0; i < whatif->branches->len; i++)
    if (((const TbrTwig *) whatif->branches->pdata[i])->number == number)
      {
        *out_branch = tbr_whatif_branch (whatif, i);
        return TRUE;
      }
  return FALSE;
}

const char *
tbr_whatif_edit (const TbrWhatif *whatif, guint number, guint index)
{
  const TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL && index < twig->edits->len, "");
  return twig->edits->pdata[index];
}

gboolean
tbr_whatif_is_changed (const TbrWhatif *whatif)
{
  for (guint i = 0; i < whatif->branches->len; i++)
    if (tbr_whatif_branch (whatif, i).is_changed)
      return TRUE;
  return FALSE;
}

guint
tbr_whatif_shown (const TbrWhatif *whatif)
{
  return whatif->shown;
}

void
tbr_whatif_show (TbrWhatif *whatif, guint number)
{
  if (whatif->shown == number || tbr_whatif_twig (whatif, number) == NULL)
    return;
  whatif->shown = number;
  tbr_whatif_log (whatif, "show %u", number);
}

/* ---- branches ---- */

static gboolean
is_taken (const TbrWhatif *whatif, const char *name, guint except)
{
  for (guint i = 0; i < whatif->branches->len; i++)
    {
      const TbrTwig *twig = whatif->branches->pdata[i];
      if (twig->number != except && g_str_equal (twig->name, name))
        return TRUE;
    }
  return FALSE;
}

/* "What if 2". (transfer full) */
static char *
make_name (const TbrWhatif *whatif)
{
  char *name = g_strdup_printf ("What if %u", whatif->next - 1);
  for (guint i = whatif->next; is_taken (whatif, name, 0); i++)
    {
      g_free (name);
      name = g_strdup_printf ("What if %u", i);
    }
  return name;
}

guint
tbr_whatif_branch_off (TbrWhatif *whatif, guint from, TbrTime at, const char *name)
{
  const TbrTwig *parent = tbr_whatif_twig (whatif, from);
  g_return_val_if_fail (parent != NULL && name != NULL, 0);
  g_autofree char *own
      = *name != '\0' && !is_taken (whatif, name, 0) ? g_strdup (name) : make_name (whatif);
  g_autofree char *quoted = g_shell_quote (own);
  TbrTwig *twig = tbr_whatif_grow (whatif, 0, from, at, own);
  tbr_whatif_log (whatif, "branch %u %u %" G_GINT64_FORMAT " %s", twig->number, from, at, quoted);
  for (guint i = 0; i < parent->n_done; i++)
    {
      g_ptr_array_add (twig->edits, g_strdup (parent->edits->pdata[i]));
      tbr_whatif_log (whatif, "given %u %s", twig->number, (const char *) parent->edits->pdata[i]);
    }
  twig->n_given = twig->n_done = twig->edits->len;
  twig->n_saved = (gint) twig->n_done;
  return twig->number;
}

gboolean
tbr_whatif_rename (TbrWhatif *whatif, guint number, const char *name, GError **error)
{
  TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL && name != NULL, FALSE);
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *shown = tbr_quote (trimmed);
  if (*trimmed == '\0' || strpbrk (trimmed, "\r\n") != NULL || !g_utf8_validate (trimmed, -1, NULL)
      || is_taken (whatif, trimmed, number))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s is %s", shown,
                   *trimmed == '\0'                     ? "no name"
                   : is_taken (whatif, trimmed, number) ? "the name of another branch"
                                                        : "not one line of text");
      return FALSE;
    }
  g_autofree char *quoted = g_shell_quote (trimmed);
  g_free (twig->name);
  twig->name = g_steal_pointer (&trimmed);
  tbr_whatif_log (whatif, "rename %u %s", number, quoted);
  return TRUE;
}

gboolean
tbr_whatif_delete (TbrWhatif *whatif, guint number, GError **error)
{
  TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL, FALSE);
  if (twig->parent == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
                   "'%s' is what the other branches began with: it stays", twig->name);
      return FALSE;
    }
  guint parent = twig->parent;
  for (guint i = 0; i < whatif->branches->len; i++)
    {
      TbrTwig *other = whatif->branches->pdata[i];
      if (other->parent == number)
        other->parent = parent;
    }
  g_ptr_array_remove (whatif->branches, twig);
  if (whatif->shown == number)
    whatif->shown = parent;
  tbr_whatif_log (whatif, "delete %u", number);
  return TRUE;
}

/* ---- edits ---- */

char *
tbr_whatif_text (const TbrWhatif *whatif, guint number, const char *more, GError **error)
{
  const TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL, NULL);
  g_auto (TbrMarkup) markup = { NULL, NULL };
  tbr_markup_init (&markup, whatif->text, whatif->length);
  for (guint i = 0; i < twig->n_done; i++)
    if (!tbr_edit_apply (&markup, twig->edits->pdata[i], error))
      return NULL;
  if (more != NULL && !tbr_edit_apply (&markup, more, error))
    return NULL;
  return g_string_free (g_steal_pointer (&markup.text), FALSE);
}

TbrScenario *
tbr_whatif_read_with (const char *text, const char *path, const char *library, const TbrMap *map,
                      const char *const *settings, TbrDiagnostics *faults)
{
  g_return_val_if_fail (text != NULL && path != NULL && map != NULL && faults != NULL, NULL);
  TbrKindSet kinds;
  tbr_kind_set_registered (&kinds);
  TbrLoadRequest request = { .kinds = &kinds,
                             .map = map,
                             .path = path,
                             .text = text,
                             .length = strlen (text),
                             .library = library,
                             .settings = settings };
  return tbr_load (&request, faults);
}

TbrScenario *
tbr_whatif_read (const char *text, const char *path, const char *library, const TbrMap *map,
                 TbrDiagnostics *faults)
{
  return tbr_whatif_read_with (text, path, library, map, NULL, faults);
}

/* Forgets what was taken back. */
static void
cut (TbrTwig *twig)
{
  if (twig->n_saved > (gint) twig->n_done)
    twig->n_saved = -1;
  g_ptr_array_set_size (twig->edits, (gint) twig->n_done);
}

gboolean
tbr_whatif_add (TbrWhatif *whatif, guint number, const char *line, GError **error)
{
  TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL && line != NULL, FALSE);
  if (!tbr_edit_check (line, error))
    return FALSE;
  cut (twig);
  g_ptr_array_add (twig->edits, g_strdup (line));
  twig->n_done = twig->edits->len;
  tbr_whatif_log (whatif, "edit %u %s", number, line);
  return TRUE;
}

gboolean
tbr_whatif_undo (TbrWhatif *whatif, guint number)
{
  TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL, FALSE);
  if (twig->n_done <= twig->n_given)
    return FALSE;
  twig->n_done--;
  tbr_whatif_log (whatif, "undo %u", number);
  return TRUE;
}

gboolean
tbr_whatif_redo (TbrWhatif *whatif, guint number)
{
  TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL, FALSE);
  if (twig->n_done >= twig->edits->len)
    return FALSE;
  twig->n_done++;
  tbr_whatif_log (whatif, "redo %u", number);
  return TRUE;
}
