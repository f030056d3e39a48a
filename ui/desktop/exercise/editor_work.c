/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Changes of an events list that are not saved: kept from the first one on, offered the next
   time. */
#include "desktop/exercise/editor.h"

#include <glib/gstdio.h>

#define WORK ".events"

void
tbr_editor_look (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  const char *folder = desktop->spec.work_folder, *name;
  g_autoptr (GDir) list = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  gint64 newest = 0;
  while (list != NULL && (name = g_dir_read_name (list)) != NULL)
    {
      g_auto (TbrEventsNote) note = { NULL };
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_str_has_suffix (name, WORK) || !tbr_events_note (path, &note)
          || !g_str_equal (note.path, tbr_events_path (editor->events)) || note.changed < newest)
        continue;
      newest = note.changed;
      editor->n_left = note.n_edits;
      g_free (editor->left);
      editor->left = g_steal_pointer (&path);
    }
}

/* From the first change on all is kept. */
void
tbr_editor_keep (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  g_autoptr (GError) error = NULL;
  if (editor->work != NULL || desktop->spec.work_folder == NULL)
    return;
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *name
      = g_strdup_printf ("%s-%.8s" WORK, tbr_editor_exercise (editor)->id, random);
  g_autofree char *path = g_build_filename (desktop->spec.work_folder, name, NULL);
  if (g_mkdir_with_parents (desktop->spec.work_folder, 0700) == 0
      && tbr_events_keep (editor->events, path, &error))
    editor->work = g_steal_pointer (&path);
  else if (error != NULL)
    tbr_desktop_tell (desktop, error);
}

void
tbr_editor_recover (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  g_autoptr (GError) error = NULL;
  TbrEvents *events = editor->left != NULL ? tbr_events_recover (editor->left, &error) : NULL;
  if (events == NULL || !tbr_events_keep (events, editor->left, &error))
    {
      tbr_events_free (events);
      tbr_editor_told (desktop, error);
      return;
    }
  tbr_events_discard (editor->events);
  tbr_events_free (editor->events);
  editor->events = events;
  g_free (editor->work);
  editor->work = g_steal_pointer (&editor->left);
  tbr_grid_forget (editor);
  tbr_editor_hold (desktop);
}

void
tbr_editor_discard (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  if (editor->left != NULL)
    (void) g_unlink (editor->left);
  g_clear_pointer (&editor->left, g_free);
  tbr_editor_look (desktop);
  tbr_editor_touch (desktop);
}
