/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A crisis that is open: map, scenario and run, loaded beside the window. */
#include "desktop/session.h"

#include "desktop/files.h"
#include "desktop/heap.h"
#include "desktop/mailbox.h"
#include "report/fault_words.h"

#include <string.h>
#include <tabard/whatif.h>

/* What is to be read. */
typedef struct
{
  char *path;
  char *text; /* in place of what the file holds, NULL: the file itself */
  guint serial;
} Wish;

static void
free_wish (Wish *wish)
{
  if (wish == NULL)
    return;
  g_free (wish->path);
  g_free (wish->text);
  g_free (wish);
}

struct _TbrLoader
{
  const TbrHouse *house;
  TbrWakeFunc wake;
  gpointer wake_data;
  GThread *thread;
  gint stop;
  TbrBell bell;
  TbrMailbox wishes[TBR_SHELF_N];   /* Wish */
  TbrMailbox sessions[TBR_SHELF_N]; /* TbrSession */
  guint asked[TBR_SHELF_N];         /* serial of the last wish; of the thread that asks */
  TbrMailbox wanted;                /* char *: a file of places */
  TbrMailbox brought;               /* TbrBrought */
  TbrAtlasMap map;
  gpointer ready_map; /* &map once it is complete */
  char *fault;
  gpointer ready_fault;
};

void
tbr_session_free (TbrSession *session)
{
  if (session == NULL)
    return;
  g_free (session->path);
  g_free (session->log);
  g_free (session->scenario_path);
  tbr_exercise_free (session->exercise);
  tbr_scenario_free (session->scenario);
  tbr_diagnostics_free (session->faults);
  g_free (session);
}

void
tbr_brought_free (TbrBrought *brought)
{
  if (brought == NULL)
    return;
  g_free (brought->path);
  tbr_places_unref (brought->places);
  tbr_diagnostics_free (brought->faults);
  g_free (brought);
}

static gboolean
load_map (TbrLoader *loader)
{
  g_autoptr (GError) error = NULL;
  loader->map.map = tbr_map_load (loader->house->map_folder, &error);
  if (loader->map.map == NULL)
    {
      loader->fault = tbr_fault_words (error->message);
      g_atomic_pointer_set (&loader->ready_fault, loader->fault);
      return FALSE;
    }
  loader->map.backdrop = tbr_backdrop_new (loader->map.map);
  g_atomic_pointer_set (&loader->ready_map, &loader->map);
  return TRUE;
}

/* Whether a file is an exercise: good enough to know how to read it. */
static gboolean
is_exercise (const char *path)
{
  g_autofree char *text = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  return g_str_has_prefix (tbr_files_root (text), "<exercise");
}

/* The exercise first, then what it is played on. */
static void
load_exercise (TbrLoader *loader, TbrSession *session, const char *path)
{
  const TbrHouse *house = loader->house;
  session->exercise = tbr_exercise_load (path, session->faults);
  if (session->exercise == NULL)
    return;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, session->exercise->scenario, NULL);
  g_autofree char *shipped = g_build_filename (house->library != NULL ? house->library : ".",
                                               session->exercise->scenario, NULL);
  gboolean is_beside = g_file_test (beside, G_FILE_TEST_EXISTS);
  session->scenario_path = g_strdup (is_beside ? beside : session->exercise->scenario);
  session->scenario = tbr_scenario_load (is_beside ? beside : shipped, house->library,
                                         loader->map.map, house->settings, session->faults);
  if (session->scenario != NULL
      && !tbr_exercise_check (session->exercise, session->scenario, session->faults))
    g_clear_pointer (&session->scenario, tbr_scenario_free);
}

char *
tbr_session_find_exercise (const TbrDiaryLog *log, const char *library)
{
  if (g_file_test (log->exercise, G_FILE_TEST_IS_REGULAR))
    return g_strdup (log->exercise);
  g_autofree char *name = g_path_get_basename (log->exercise);
  g_autofree char *shipped
      = g_build_filename (library != NULL ? library : ".", "exercises", name, NULL);
  return g_file_test (shipped, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&shipped) : NULL;
}

gboolean
tbr_session_is_over (const TbrDiaryLog *log)
{
  for (guint i = 0; i < log->turns->len; i++)
    if (g_array_index (log->turns, TbrTurn, i).kind == TBR_TURN_OVER)
      return TRUE;
  return FALSE;
}

/* The log of an exercise: what it is of. Whether it holds is seen when it is played. */
static void
load_log (TbrLoader *loader, TbrSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (session->path, &error);
  if (log == NULL)
    {
      tbr_diagnostics_add (session->faults, session->path, 0, "%s", error->message);
      return;
    }
  g_autofree char *file = tbr_session_find_exercise (log, loader->house->library);
  session->log = g_strdup (session->path);
  session->is_over = tbr_session_is_over (log);
  if (file != NULL)
    load_exercise (loader, session, file);
  else
    tbr_diagnostics_add (session->faults, session->path, 2, "there is no exercise %s any more",
                         log->exercise);
}

static void
load_scenario (TbrLoader *loader, const Wish *wish, TbrShelf shelf)
{
  TbrSession *session = g_new0 (TbrSession, 1);
  session->path = g_strdup (wish->path);
  session->faults = tbr_diagnostics_new ();
  session->is_branch = wish->text != NULL;
  session->serial = wish->serial;
  if (wish->text == NULL && tbr_diary_is (wish->path))
    load_log (loader, session);
  else if (wish->text == NULL && is_exercise (wish->path))
    load_exercise (loader, session, wish->path);
  else
    session->scenario
        = wish->text != NULL
              ? tbr_whatif_read (wish->text, wish->path, loader->house->library, loader->map.map,
                                 session->faults)
              : tbr_scenario_load (wish->path, loader->house->library, loader->map.map,
                                   loader->house->settings, session->faults);
  tbr_session_free (tbr_mailbox_put (&loader->sessions[shelf], session));
}

static void
load_places (TbrLoader *loader, char *path)
{
  TbrBrought *brought = g_new0 (TbrBrought, 1);
  brought->path = path;
  brought->faults = tbr_diagnostics_new ();
  brought->places = tbr_places_load (path, brought->faults);
  tbr_brought_free (tbr_mailbox_put (&loader->brought, brought));
}

/* Reads what was asked for; FALSE when nothing was. */
static gboolean
read_wishes (TbrLoader *loader)
{
  gboolean has_read = FALSE;
  char *places = tbr_mailbox_take (&loader->wanted);
  if (places != NULL)
    {
      load_places (loader, places);
      loader->wake (loader->wake_data);
      has_read = TRUE;
    }
  for (int i = 0; i < TBR_SHELF_N; i++)
    {
      Wish *wish = tbr_mailbox_take (&loader->wishes[i]);
      if (wish == NULL)
        continue;
      load_scenario (loader, wish, (TbrShelf) i);
      free_wish (wish);
      loader->wake (loader->wake_data);
      tbr_heap_trim ();
      has_read = TRUE;
    }
  return has_read;
}

static gpointer
load (gpointer data)
{
  TbrLoader *loader = data;
  gboolean has_map = load_map (loader);
  loader->wake (loader->wake_data);
  while (has_map && !g_atomic_int_get (&loader->stop))
    if (!read_wishes (loader))
      tbr_bell_wait (&loader->bell);
  return NULL;
}

TbrLoader *
tbr_loader_new (const TbrHouse *house, TbrWakeFunc wake, gpointer data)
{
  TbrLoader *loader = g_new0 (TbrLoader, 1);
  loader->house = house;
  loader->wake = wake;
  loader->wake_data = data;
  tbr_bell_init (&loader->bell);
  loader->thread = g_thread_new ("loader", load, loader);
  return loader;
}

void
tbr_loader_free (TbrLoader *loader)
{
  if (loader == NULL)
    return;
  g_atomic_int_set (&loader->stop, 1);
  tbr_bell_ring (&loader->bell);
  g_thread_join (loader->thread);
  for (int i = 0; i < TBR_SHELF_N; i++)
    {
      free_wish (tbr_mailbox_take (&loader->wishes[i]));
      tbr_session_free (tbr_mailbox_take (&loader->sessions[i]));
    }
  g_free (tbr_mailbox_take (&loader->wanted));
  tbr_brought_free (tbr_mailbox_take (&loader->brought));
  tbr_backdrop_free (loader->map.backdrop);
  tbr_map_free (loader->map.map);
  g_free (loader->fault);
  tbr_bell_clear (&loader->bell);
  g_free (loader);
}

void
tbr_loader_read (TbrLoader *loader, TbrShelf shelf, const char *path, const char *text)
{
  Wish *wish = g_new0 (Wish, 1);
  wish->path = g_strdup (path);
  wish->text = g_strdup (text);
  wish->serial = ++loader->asked[shelf];
  free_wish (tbr_mailbox_put (&loader->wishes[shelf], wish));
  tbr_bell_ring (&loader->bell);
}

void
tbr_loader_open (TbrLoader *loader, const char *path)
{
  tbr_loader_read (loader, TBR_SHELF_SHOWN, path, NULL);
}

const TbrAtlasMap *
tbr_loader_map (TbrLoader *loader)
{
  return g_atomic_pointer_get (&loader->ready_map);
}

const char *
tbr_loader_fault (TbrLoader *loader)
{
  return g_atomic_pointer_get (&loader->ready_fault);
}

TbrSession *
tbr_loader_take (TbrLoader *loader, TbrShelf shelf)
{
  TbrSession *session = tbr_mailbox_take (&loader->sessions[shelf]);
  if (session == NULL || session->serial == loader->asked[shelf])
    return session;
  /* something else was asked for since: it would be taken for that */
  tbr_session_free (session);
  return NULL;
}

void
tbr_loader_read_places (TbrLoader *loader, const char *path)
{
  g_free (tbr_mailbox_put (&loader->wanted, g_strdup (path)));
  tbr_bell_ring (&loader->bell);
}

TbrBrought *
tbr_loader_take_places (TbrLoader *loader)
{
  return tbr_mailbox_take (&loader->brought);
}
