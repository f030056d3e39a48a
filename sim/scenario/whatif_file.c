/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A branch as a scenario file of its own, and what it needs beside it. */
#include "scenario/whatif.h"

#include "scenario/draft.h"

#include <tabard/file.h>

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* The true path of a folder or file, the given one when there is none. (transfer full) */
static char *
true_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);
  free (real);
  return copy;
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* Files that the elements name, where they lie beside the scenario. */
static void
add_named (GPtrArray *names, const TbrScenario *scenario, const char *folder)
{
  for (guint i = 0; i < scenario->n_objects; i++)
    {
      const TbrObject *object = scenario->objects[i];
      for (guint j = 0; j < object->kind->n_params; j++)
        {
          const TbrParam *param = &object->kind->params[j];
          if (!param->is_file || object->given[j] == 0)
            continue;
          const char *value
              = *(const char *const *) (gconstpointer) ((const guint8 *) object->values
                                                        + param->offset);
          g_autofree char *path = g_build_filename (folder, value, NULL);
          if (*value != '\0' && !g_path_is_absolute (value) && strstr (value, "..") == NULL
              && g_file_test (path, G_FILE_TEST_IS_REGULAR))
            add_name (names, value);
        }
    }
}

/* Names, from the folder of the tree's scenario, of all that it refers to there. What the program's
   library has is found there from anywhere. (transfer full) */
static GPtrArray *
list_beside (const TbrWhatif *whatif, const TbrScenario *scenario)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (whatif->path);
  for (guint i = 0; scenario->beside[i] != NULL; i++)
    add_name (names, scenario->beside[i]);
  add_named (names, scenario, folder);
  return names;
}

/* One file from the old place to the new one; what is there already and the same stays. */
static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  gsize length, there;
  g_autofree char *bytes = tbr_file_read (from, TBR_MOST_FILE_BYTES, &length, error);
  if (bytes == NULL)
    return FALSE;
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      g_autofree char *other = tbr_file_read (to, TBR_MOST_FILE_BYTES, &there, error);
      if (other == NULL)
        return FALSE;
      if (there == length && memcmp (bytes, other, length) == 0)
        return TRUE;
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
                   "%s is there already and is not what %s is: choose another folder", to, from);
      return FALSE;
    }
  g_autofree char *folder = g_path_get_dirname (to);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return tbr_file_write (to, bytes, length, error);
}

static gboolean
copy_beside (const TbrWhatif *whatif, const TbrScenario *scenario, const char *folder,
             GError **error)
{
  g_autofree char *old = g_path_get_dirname (whatif->path);
  g_autofree char *old_true = true_path (old);
  g_autofree char *new_true = true_path (folder);
  g_autoptr (GPtrArray) names = list_beside (whatif, scenario);
  if (g_str_equal (old_true, new_true))
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (old, names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, names->pdata[i], NULL);
      if (!copy_file (from, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tbr_whatif_save (TbrWhatif *whatif, guint number, const TbrScenario *scenario, const char *path,
                 GError **error)
{
  g_return_val_if_fail (whatif != NULL && scenario != NULL && path != NULL, FALSE);
  TbrTwig *twig = tbr_whatif_twig (whatif, number);
  g_return_val_if_fail (twig != NULL, FALSE);
  g_autofree char *file = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *own = true_path (whatif->path);
  g_autofree char *there = true_path (file);
  if (g_str_equal (own, there))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
                   "%s is the scenario that the branches began with: choose another name", path);
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: there is no such folder", folder);
      return FALSE;
    }
  g_autofree char *text = tbr_whatif_text (whatif, number, NULL, error);
  g_autofree char *quoted = g_shell_quote (file);
  if (text == NULL || !copy_beside (whatif, scenario, folder, error)
      || !tbr_file_write (file, text, strlen (text), error))
    return FALSE;
  g_free (twig->file);
  twig->file = g_steal_pointer (&file);
  twig->n_saved = (gint) twig->n_done;
  tbr_whatif_log (whatif, "saved %u %s", number, quoted);
  return TRUE;
}
