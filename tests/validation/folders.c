/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which part of the runner knows which folder of cases. */
#include "validation/folders.h"

#include <tabard/error.h>

#include <math.h>

static const struct
{
  const char *name;
  ValidationFolder run;
} folders[] = {
  { "analytic", validation_folder_analytic },
  { "crisis", validation_folder_crisis },
  { "distributions", validation_folder_distributions },
  { "geodesy", validation_folder_geodesy },
  { "hypercube", validation_folder_hypercube },
  { "jemss", validation_folder_jemss },
  { "kpi", validation_folder_kpi },
  { "location", validation_folder_location },
  { "perf", validation_folder_perf },
  { "stats", validation_folder_stats },
  { "survival", validation_folder_survival },
  { "traces", validation_folder_traces },
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The folders in @directory, sorted, so that the order is the same everywhere. */
static GPtrArray *
list_folders (const char *directory, GError **error)
{
  GDir *dir = g_dir_open (directory, 0, NULL);
  if (dir == NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: there is no such folder", directory);
      return NULL;
    }
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      if (name[0] != '.' && g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
run_folder (ValidationSession *session, const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_equal (folders[i].name, name))
      {
        validation_session_note (session, "%s", path);
        folders[i].run (session, path);
        return;
      }
  if (validation_session_wants (session, name, name))
    validation_session_skip (session, name, "-", NAN, "no model reads this folder");
}

gboolean
validation_folders_run (ValidationSession *session, const char *directory, GError **error)
{
  g_autoptr (GPtrArray) names = list_folders (directory, error);
  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: no folder with cases in it", directory);
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    run_folder (session, directory, g_ptr_array_index (names, i));
  return TRUE;
}
