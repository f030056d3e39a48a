/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work that other times left without saving it: offered, gone on with, thrown away. */
#include "desktop/branching.h"

#include "desktop/files.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gstdio.h>

#include <string.h>

void
tbr_left_work_clear (gpointer data)
{
  TbrLeftWork *left = data;
  g_free (left->path);
  g_free (left->title);
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

/* ---- beside the window ---- */

/* What a scenario calls itself, as the list of crises says it. (transfer full) */
static char *
title_of (const char *scenario)
{
  g_autofree char *title = NULL;
  g_autofree char *folder = g_path_get_dirname (scenario);
  (void) tbr_files_tell (scenario, &title);
  return *title != '\0' ? g_strdup (tbr_word (title)) : g_path_get_basename (folder);
}

/* What was left in a folder, the newest first. */
static gpointer
look (gconstpointer folder)
{
  g_autoptr (GDir) list = g_dir_open (folder, 0, NULL);
  GArray *all = g_array_new (FALSE, TRUE, sizeof (TbrLeftWork));
  const char *name;
  g_array_set_clear_func (all, tbr_left_work_clear);
  while (list != NULL && (name = g_dir_read_name (list)) != NULL)
    {
      TbrLeftWork left = { .path = g_build_filename (folder, name, NULL) };
      /* branches in which nothing was changed are no work */
      if (g_str_has_suffix (name, TBR_JOURNAL) && tbr_whatif_note (left.path, &left.note)
          && left.note.n_edits > 0)
        {
          left.title = title_of (left.note.scenario);
          g_array_append_val (all, left);
        }
      else
        tbr_left_work_clear (&left);
    }
  g_array_sort (all, compare_left);
  return all;
}

static void
free_all (gpointer all)
{
  g_array_unref (all);
}

/* A tree of branches that was read again, or why it could not be. */
typedef struct
{
  TbrWhatif *whatif; /* NULL: it could not */
  GError *error;
} Recovered;

/* Reads a journal and goes on writing it. */
static gpointer
recover (gconstpointer path)
{
  Recovered *one = g_new0 (Recovered, 1);
  one->whatif = tbr_whatif_recover (path, &one->error);
  if (one->whatif != NULL && !tbr_whatif_keep (one->whatif, path, &one->error))
    g_clear_pointer (&one->whatif, tbr_whatif_free);
  return one;
}

static void
free_recovered (gpointer data)
{
  Recovered *one = data;
  tbr_whatif_free (one->whatif);
  g_clear_error (&one->error);
  g_free (one);
}

const TbrAsideKind tbr_left_work_aside = { "left work", look, g_free, free_all };
const TbrAsideKind tbr_recovery_aside = { "recovery", recover, g_free, free_recovered };

/* ---- in the window ---- */

void
tbr_branching_look (TbrDesktop *desktop)
{
  if (desktop->spec.work_folder != NULL)
    tbr_aside_ask (desktop->asides[TBR_ASIDE_LEFT], g_strdup (desktop->spec.work_folder));
}

void
tbr_branching_recover (TbrDesktop *desktop, guint index)
{
  if (index < desktop->left->len)
    tbr_aside_ask (desktop->asides[TBR_ASIDE_RECOVER],
                   g_strdup (g_array_index (desktop->left, TbrLeftWork, index).path));
}

/* Goes on with branches that were read again. @whatif: taken */
static void
go_on (TbrDesktop *desktop, TbrWhatif *whatif)
{
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
tbr_branching_tick_left (TbrDesktop *desktop)
{
  GArray *left = tbr_aside_take (desktop->asides[TBR_ASIDE_LEFT]);
  Recovered *one = tbr_aside_take (desktop->asides[TBR_ASIDE_RECOVER]);
  if (left != NULL)
    {
      gboolean is_same = left->len == 0 && desktop->left->len == 0;
      g_array_unref (desktop->left);
      desktop->left = left;
      if (!is_same)
        tbr_start_renew (desktop);
    }
  if (one == NULL)
    return;
  if (one->whatif != NULL)
    go_on (desktop, g_steal_pointer (&one->whatif));
  else
    tbr_desktop_say (desktop, one->error->message);
  free_recovered (one);
}

void
tbr_branching_discard (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->left->len)
    return;
  (void) g_unlink (g_array_index (desktop->left, TbrLeftWork, index).path);
  g_array_remove_index (desktop->left, index);
  tbr_branching_look (desktop);
  tbr_desktop_touch_all (desktop);
}
