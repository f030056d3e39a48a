/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work that other times left without saving it: offered, gone on with, thrown away. */
#include "desktop/branching.h"

#include "desktop/state.h"

#include <glib/gstdio.h>

#include <string.h>

void
tbr_left_work_clear (gpointer data)
{
  TbrLeftWork *left = data;
  g_free (left->path);
  tbr_whatif_note_clear (&left->note);
}

static gint
compare_left (gconstpointer a, gconstpointer b)
{
  const TbrLeftWork *x = a, *y = b;
  if (x->note.changed != y->note.changed)
    return x->note.changed > y->note.changed ? -1 : 1;
  return strcmp (x->path, y->path);
}

void
tbr_branching_look (TbrDesktop *desktop)
{
  const char *folder = desktop->spec.work_folder;
  g_autoptr (GDir) list = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  g_array_set_size (desktop->left, 0);
  while (list != NULL && (name = g_dir_read_name (list)) != NULL)
    {
      TbrLeftWork left = { .path = g_build_filename (folder, name, NULL) };
      /* branches in which nothing was changed are no work */
      if (g_str_has_suffix (name, TBR_JOURNAL) && tbr_whatif_note (left.path, &left.note)
          && left.note.n_edits > 0)
        g_array_append_val (desktop->left, left);
      else
        tbr_left_work_clear (&left);
    }
  g_array_sort (desktop->left, compare_left);
}

void
tbr_branching_recover (TbrDesktop *desktop, guint index)
{
  g_autoptr (GError) error = NULL;
  if (index >= desktop->left->len)
    return;
  g_autofree char *path = g_strdup (g_array_index (desktop->left, TbrLeftWork, index).path);
  TbrWhatif *whatif = tbr_whatif_recover (path, &error);
  if (whatif == NULL || !tbr_whatif_keep (whatif, path, &error))
    {
      tbr_desktop_say (desktop, error->message);
      tbr_whatif_free (whatif);
      return;
    }
  tbr_branching_end (desktop);
  tbr_desktop_close_session (desktop);
  desktop->whatif = whatif;
  desktop->is_kept = TRUE;
  g_free (desktop->path);
  desktop->path = g_strdup (tbr_whatif_path (whatif));
  desktop->is_loading = TRUE;
  desktop->screen = TBR_SCREEN_CRISIS;
  tbr_desktop_close_panel (desktop, TBR_PANEL_START);
  tbr_desktop_show_tab (desktop, TBR_TAB_WHATIF);
  tbr_branching_read (desktop);
  tbr_branching_look (desktop);
  tbr_desktop_touch_all (desktop);
}

void
tbr_branching_discard (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->left->len)
    return;
  (void) g_unlink (g_array_index (desktop->left, TbrLeftWork, index).path);
  tbr_branching_look (desktop);
  tbr_desktop_touch_all (desktop);
}
