/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The same work on many things, shared out among threads by one counter. */
#include "batch/each.h"

typedef struct
{
  TbrEachFunc work;
  gpointer data;
  guint n;
  gint next; /* the index that is taken next, atomic */
} Shared;

static gpointer
take_all (gpointer data)
{
  Shared *shared = data;

  for (;;)
    {
      guint i = (guint) g_atomic_int_add (&shared->next, 1);
      if (i >= shared->n)
        return NULL;
      shared->work (shared->data, i);
    }
}

void
tbr_each_run (guint n, guint n_jobs, TbrEachFunc work, gpointer data)
{
  Shared shared = { work, data, n, 0 };
  guint n_threads = MIN (n_jobs > 0 ? n_jobs : g_get_num_processors (), n);
  g_autofree GThread **threads = g_new0 (GThread *, MAX (n_threads, 1));

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("each", take_all, &shared);
  take_all (&shared);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
}
