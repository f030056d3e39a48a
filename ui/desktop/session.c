/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A crisis that is open: map, scenario and run, loaded beside the window. */
#include "desktop/session.h"

#include "desktop/mailbox.h"

struct _TbrLoader
{
  const TbrHouse *house;
  TbrWakeFunc wake;
  gpointer wake_data;
  GThread *thread;
  gint stop;
  TbrBell bell;
  TbrMailbox paths;    /* char * */
  TbrMailbox sessions; /* TbrSession */
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
  tbr_scenario_free (session->scenario);
  tbr_diagnostics_free (session->faults);
  g_free (session);
}

static gboolean
load_map (TbrLoader *loader)
{
  g_autoptr (GError) error = NULL;
  loader->map.map = tbr_map_load (loader->house->map_folder, &error);
  if (loader->map.map == NULL)
    {
      loader->fault = g_strdup (error->message);
      g_atomic_pointer_set (&loader->ready_fault, loader->fault);
      return FALSE;
    }
  loader->map.backdrop = tbr_backdrop_new (loader->map.map);
  g_atomic_pointer_set (&loader->ready_map, &loader->map);
  return TRUE;
}

static void
load_scenario (TbrLoader *loader, char *path)
{
  TbrSession *session = g_new0 (TbrSession, 1);
  session->path = path;
  session->faults = tbr_diagnostics_new ();
  session->scenario = tbr_scenario_load (path, loader->house->library, loader->map.map,
                                         loader->house->settings, session->faults);
  tbr_session_free (tbr_mailbox_put (&loader->sessions, session));
}

static gpointer
load (gpointer data)
{
  TbrLoader *loader = data;
  gboolean has_map = load_map (loader);
  loader->wake (loader->wake_data);
  while (has_map && !g_atomic_int_get (&loader->stop))
    {
      char *path = tbr_mailbox_take (&loader->paths);
      if (path != NULL)
        {
          load_scenario (loader, path);
          loader->wake (loader->wake_data);
          continue;
        }
      tbr_bell_wait (&loader->bell);
    }
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
  g_free (tbr_mailbox_take (&loader->paths));
  tbr_session_free (tbr_mailbox_take (&loader->sessions));
  tbr_backdrop_free (loader->map.backdrop);
  tbr_map_free (loader->map.map);
  g_free (loader->fault);
  tbr_bell_clear (&loader->bell);
  g_free (loader);
}

void
tbr_loader_open (TbrLoader *loader, const char *path)
{
  g_free (tbr_mailbox_put (&loader->paths, g_strdup (path)));
  tbr_bell_ring (&loader->bell);
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
tbr_loader_take (TbrLoader *loader)
{
  return tbr_mailbox_take (&loader->sessions);
}
