/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A thread that looks which exercises were played. */
#include "desktop/exercise/shelver.h"

#include "desktop/mailbox.h"
#include "desktop/session.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_READ 24u /* logs that are looked into, the newest first */
#define MOST_SHOWN 3u /* of each kind */

struct _TbrShelver
{
  char *folder, *library;
  TbrWakeFunc wake;
  gpointer wake_data;
  GThread *thread;
  gint stop;        /* atomic */
  TbrMailbox found; /* GArray of TbrShelved */
};

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

gboolean
tbr_shelver_is_held (const char *path)
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
  if (!out->is_over && (out->played <= 0 || tbr_shelver_is_held (entry->path)))
    return FALSE;
  out->path = g_strdup (entry->path);
  out->title = g_strdup (exercise->title);
  return TRUE;
}

/* The newest of each kind. (transfer full) */
static GArray *
find_all (TbrShelver *shelver)
{
  g_autoptr (GArray) entries = list_logs (shelver->folder);
  GArray *found = tbr_shelf_new ();
  guint n_shown[2] = { 0, 0 };
  for (guint i = 0; i < MIN (entries->len, MOST_READ) && !g_atomic_int_get (&shelver->stop); i++)
    {
      TbrShelved shelved;
      if (!read_log (&g_array_index (entries, Entry, i), shelver->library, &shelved))
        continue;
      if (n_shown[shelved.is_over ? 1 : 0]++ < MOST_SHOWN)
        g_array_append_val (found, shelved);
      else
        tbr_shelved_clear (&shelved);
    }
  return found;
}

static gpointer
work (gpointer data)
{
  TbrShelver *shelver = data;
  (void) tbr_mailbox_put (&shelver->found, find_all (shelver));
  if (shelver->wake != NULL)
    shelver->wake (shelver->wake_data);
  return NULL;
}

TbrShelver *
tbr_shelver_new (const char *folder, const char *library, TbrWakeFunc wake, gpointer wake_data)
{
  TbrShelver *shelver = g_new0 (TbrShelver, 1);
  shelver->folder = g_strdup (folder);
  shelver->library = g_strdup (library);
  shelver->wake = wake;
  shelver->wake_data = wake_data;
  shelver->thread = g_thread_new ("shelver", work, shelver);
  return shelver;
}

void
tbr_shelver_free (TbrShelver *shelver)
{
  if (shelver == NULL)
    return;
  g_atomic_int_set (&shelver->stop, 1);
  g_thread_join (shelver->thread);
  GArray *found = tbr_mailbox_take (&shelver->found);
  g_clear_pointer (&found, g_array_unref);
  g_free (shelver->folder);
  g_free (shelver->library);
  g_free (shelver);
}

GArray *
tbr_shelver_take (TbrShelver *shelver)
{
  return tbr_mailbox_take (&shelver->found);
}
