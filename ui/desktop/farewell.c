/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What takes a while to end, ended beside the window: nobody waits for it. */
#include "desktop/farewell.h"

#include "desktop/heap.h"

typedef struct
{
  GThread *thread;
  gpointer thing;
  GDestroyNotify end;
  gint is_over;
} Farewell;

struct _TbrFarewells
{
  GPtrArray *all; /* Farewell */
};

static gpointer
run (gpointer data)
{
  Farewell *farewell = data;
  farewell->end (farewell->thing);
  tbr_heap_trim ();
  g_atomic_int_set (&farewell->is_over, 1);
  return NULL;
}

/* Waits for its thread. */
static void
finish (gpointer data)
{
  Farewell *farewell = data;
  g_thread_join (farewell->thread);
  g_free (farewell);
}

TbrFarewells *
tbr_farewells_new (void)
{
  TbrFarewells *farewells = g_new (TbrFarewells, 1);
  farewells->all = g_ptr_array_new_with_free_func (finish);
  return farewells;
}

void
tbr_farewells_free (TbrFarewells *farewells)
{
  if (farewells == NULL)
    return;
  g_ptr_array_unref (farewells->all);
  g_free (farewells);
}

void
tbr_farewells_add (TbrFarewells *farewells, gpointer thing, GDestroyNotify end)
{
  if (thing == NULL)
    return;
  Farewell *farewell = g_new0 (Farewell, 1);
  farewell->thing = thing;
  farewell->end = end;
  farewell->thread = g_thread_new ("farewell", run, farewell);
  g_ptr_array_add (farewells->all, farewell);
}

gboolean
tbr_farewells_are_over (TbrFarewells *farewells)
{
  for (guint i = farewells->all->len; i-- > 0;)
    if (g_atomic_int_get (&((Farewell *) farewells->all->pdata[i])->is_over))
      g_ptr_array_remove_index_fast (farewells->all, i);
  return farewells->all->len == 0;
}
