/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Exercises that were played, as the start screen offers them. */
#include "desktop/exercise/shelf.h"

#include "desktop/state.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_READ 24u /* logs that are looked into, the newest first */
#define MOST_SHOWN 3u /* of each kind */

/* A file of the folder. */
typedef struct
{
  char *path;
  gint64 changed;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static void
clear_shelved (gpointer data)
{
  TbrShelved *shelved = data;
  g_free (shelved->path);
  g_free (shelved->title);
}

GArray *
tbr_shelf_new (void)
{
  GArray *shelf = g_array_new (FALSE, TRUE, sizeof (TbrShelved));
  g_array_set_clear_func (shelf, clear_shelved);
  return shelf;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  if (x->changed != y->changed)
    return x->changed > y->changed ? -1 : 1;
  return strcmp (y->path, x->path);
}

/* Logs of the folder, the newest first. (transfer full) */
static GArray *
list_logs (const char *folder)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (GDir) list = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  g_array_set_clear_func (entries, clear_entry);
  while (list != NULL && (name = g_dir_read_name (list)) != NULL)
    {
      GStatBuf about;
      Entry entry = { .path = g_build_filename (folder, name, NULL) };
      if (g_str_has_suffix (name, ".log") && g_stat (entry.path, &about) == 0)
        {
          entry.changed = about.st_mtime;
          g_array_append_val (entries, entry);
        }
      else
        g_free (entry.path);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* Whether a program plays it at this moment: that one holds the file. */
static gboolean
is_held (const char *path)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_free = file >= 0 && flock (file, LOCK_EX | LOCK_NB) == 0;
  if (file >= 0)
    close (file);
  return !is_free;
}

/* What a log tells; FALSE when it tells of no exercise that is there, or of none that has begun. */
static gboolean
read_log (const Entry *entry, const char *library, TbrShelved *out)
{
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (entry->path, NULL);
  g_autofree char *file = log != NULL ? tbr_session_find_exercise (log, library) : NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise = file != NULL ? tbr_exercise_load (file, faults) : NULL;
  if (exercise == NULL || log->turns->len == 0)
    return FALSE;
  TbrTime last = g_array_index (log->turns, TbrTurn, log->turns->len - 1).at;
  *out = (TbrShelved){ .is_over = tbr_session_is_over (log),
                       .changed = entry->changed,
                       .played = last - exercise->begin,
                       .left = exercise->begin + exercise->duration - last };
  for (guint i = 0; i < log->turns->len; i++)
    {
      const TbrTurn *turn = &g_array_index (log->turns, TbrTurn, i);
      out->n_orders += turn->kind == TBR_TURN_ORDER && !g_str_equal (turn->who, TBR_DIRECTOR)
                       && !g_str_equal (turn->who, TBR_FACILITATOR);
    }
  if (!out->is_over && (out->played <= 0 || is_held (entry->path)))
    return FALSE;
  out->path = g_strdup (entry->path);
  out->title = g_strdup (exercise->title);
  return TRUE;
}

void
tbr_shelf_look (TbrDesktop *desktop)
{
  g_autoptr (GArray) entries = list_logs (desktop->spec.log_folder);
  guint n_shown[2] = { 0, 0 };
  g_array_set_size (desktop->shelf, 0);
  for (guint i = 0; i < MIN (entries->len, MOST_READ); i++)
    {
      TbrShelved shelved;
      if (!read_log (&g_array_index (entries, Entry, i), desktop->spec.house.library, &shelved))
        continue;
      if (n_shown[shelved.is_over ? 1 : 0]++ < MOST_SHOWN)
        g_array_append_val (desktop->shelf, shelved);
      else
        clear_shelved (&shelved);
    }
}

void
tbr_shelf_open (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->shelf->len)
    return;
  g_autofree char *path = g_strdup (g_array_index (desktop->shelf, TbrShelved, index).path);
  tbr_desktop_load (desktop, path);
  /* where one person plays, the seat is taken as before */
  desktop->is_solo = TRUE;
}

void
tbr_shelf_discard (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->shelf->len || g_array_index (desktop->shelf, TbrShelved, index).is_over)
    return;
  const char *path = g_array_index (desktop->shelf, TbrShelved, index).path;
  /* somebody may have gone on with it since the shelf was looked at */
  if (!is_held (path))
    (void) g_unlink (path);
  tbr_shelf_look (desktop);
  tbr_desktop_touch_all (desktop);
}

/* ---- on the start screen ---- */

/* "2026-11-29 18:10: 2 h 10 min played, 9 h 50 min left, orders 3" (transfer full) */
static char *
tell (const TbrShelved *shelved)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (shelved->changed);
  g_autofree char *date = g_date_time_format (when, "%Y-%m-%d %H:%M");
  g_autofree char *played = tbr_telling_span (shelved->played);
  g_autofree char *left = tbr_telling_span (MAX (shelved->left, 0));
  return shelved->is_over
             ? g_strdup_printf (_ ("%s: played to its end, orders %u"), date, shelved->n_orders)
             : g_strdup_printf (_ ("%s: %s played, %s left, orders %u"), date, played, left,
                                shelved->n_orders);
}

static void
add_row (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrShelved *shelved = &g_array_index (desktop->shelf, TbrShelved, i);
  const TbrTheme *theme = column->pen->theme;
  double ui = desktop->ui, discard = 120 * ui, width = column->width, top = column->y;
  g_autofree char *text
      = g_strdup_printf (shelved->is_over ? _ ("Review %s") : _ ("Go on with %s"), shelved->title);
  g_autofree char *detail = tell (shelved);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_SHELF,
                    .argument = i,
                    .text = text,
                    .detail = detail,
                    .colour = shelved->is_over ? theme->served : theme->slowed };
  column->width = width - (shelved->is_over ? 0 : discard + 8 * ui);
  tbr_column_add (column, &row);
  column->width = width;
  tbr_column_gap (column, 2);
  if (shelved->is_over)
    return;
  TbrWidget away = { .kind = TBR_WIDGET_BUTTON,
                     .action = TBR_ACT_SHELF_DISCARD,
                     .argument = i,
                     .text = _ ("Discard"),
                     .rect = { column->x + width - discard, top + 4 * ui, discard, 34 * ui } };
  tbr_tree_add (column->tree, &away);
}

static void
add_kind (TbrDesktop *desktop, TbrColumn *column, gboolean is_over, const char *heading)
{
  guint n = 0;
  for (guint i = 0; i < desktop->shelf->len; i++)
    {
      if ((g_array_index (desktop->shelf, TbrShelved, i).is_over != 0) != is_over)
        continue;
      if (n++ == 0)
        tbr_column_text (column, TBR_WIDGET_HEADING, heading);
      add_row (desktop, column, i);
    }
  if (n > 0)
    tbr_column_gap (column, 16);
}

void
tbr_shelf_build (TbrDesktop *desktop, TbrColumn *column)
{
  add_kind (desktop, column, FALSE, _ ("EXERCISES THAT WERE INTERRUPTED"));
  add_kind (desktop, column, TRUE, _ ("EXERCISES THAT ARE OVER"));
}
