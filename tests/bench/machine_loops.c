/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Loops that use one part of a machine each. */
#include "machine_loops.h"

#define CACHE_BYTES ((gsize) 256 << 10)
#define MEMORY_BYTES ((gsize) 32 << 20)

typedef struct
{
  guint64 *words; /* NULL: registers alone */
  guint64 mask;   /* words less one */
  guint64 n_steps, end;
} Task;

/* Chained by its results, so that nothing can be left out or done beforehand. Multiplier of the
   linear congruential generator of Knuth's MMIX. */
static gpointer
work (gpointer data)
{
  Task *task = data;
  guint64 x = 1;

  for (guint64 i = 0; i < task->n_steps; i++)
    {
      x = x * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
      if (task->words != NULL)
        {
          guint64 *word = &task->words[x >> 32 & task->mask];
          x ^= *word & 1;
          *word += x;
        }
    }
  task->end = x;
  return NULL;
}

double
machine_seconds (MachineLoop loop, guint n_threads, guint64 n_steps)
{
  g_autofree Task *tasks = g_new0 (Task, n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);
  gsize n = (loop == MACHINE_CACHE ? CACHE_BYTES : MEMORY_BYTES) / sizeof (guint64);
  double seconds;

  for (guint i = 0; i < n_threads; i++)
    {
      tasks[i] = (Task){ .n_steps = n_steps, .mask = n - 1 };
      if (loop == MACHINE_REGISTERS)
        continue;
      tasks[i].words = g_new (guint64, n);
      for (gsize j = 0; j < n; j++)
        tasks[i].words[j] = j;
    }
  gint64 start = g_get_monotonic_time ();
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("loop", work, &tasks[i]);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  for (guint i = 0; i < n_threads; i++)
    g_free (tasks[i].words);
  return seconds;
}
