/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where ranks write, and how their rows come into the whole. */
#include "batch/parts.h"

#include <glib/gstdio.h>

#define PARTS "ranks"

char *
tbr_parts_folder (const char *folder, guint rank)
{
  g_autofree char *name = g_strdup_printf ("%u", rank);
  return g_build_filename (folder, PARTS, name, NULL);
}

/* Whether a rank has written anything; one that was killed early may not even have tables. */
static gboolean
has_rows (const char *part, gboolean *out_has, GError **error)
{
  TbrStudyFile *file = tbr_study_file_open (part, TBR_STUDY_CREATE, error);
  g_autofree char *found = NULL;

  if (file == NULL)
    return FALSE;
  found = tbr_study_file_ask (file, "SELECT 1 FROM trial LIMIT 1");
  *out_has = found != NULL;
  return tbr_study_file_close (file, error);
}

static gboolean
take_in (TbrStudyFile *file, const char *part, GError **error)
{
  g_autofree char *path = g_build_filename (part, TBR_STUDY_FILE, NULL);
  gboolean has;

  if (!has_rows (part, &has, error) || (has && !tbr_study_file_merge (file, part, error)))
    return FALSE;
  g_remove (path);
  g_rmdir (part);
  return TRUE;
}

gboolean
tbr_parts_take_in (TbrStudyFile *file, const char *folder, GError **error)
{
  g_autofree char *parts = g_build_filename (folder, PARTS, NULL);
  g_autoptr (GDir) listed = g_dir_open (parts, 0, NULL);
  const char *name;

  while (listed != NULL && (name = g_dir_read_name (listed)) != NULL)
    {
      g_autofree char *part = g_build_filename (parts, name, NULL);
      if (!take_in (file, part, error))
        return FALSE;
    }
  g_rmdir (parts);
  return TRUE;
}
