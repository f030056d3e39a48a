/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Instants of an exercise that is shown again, to go back to. */
#include "desktop/exercise/rewind.h"

#define FINEST 64 /* as many as there are at first on the way to the end */

typedef struct
{
  TbrDirector *director;
  guint next;
} Stop;

struct _TbrRewind
{
  GArray *stops;       /* Stop, by time */
  TbrTime spacing;     /* between two */
  gsize bytes, memory; /* that all take; that they may take */
};

static void
clear_stop (gpointer data)
{
  Stop *stop = data;
  tbr_director_free (stop->director);
}

/* The state of its run is nearly all of it. */
static gsize
bytes_of (const Stop *stop)
{
  return tbr_sim_size (tbr_director_sim (stop->director));
}

/* Lets every second one go while they take too much; the beginning stays. */
static void
thin (TbrRewind *rewind)
{
  while (rewind->bytes > rewind->memory && rewind->stops->len > 1)
    {
      for (guint i = 1; i < rewind->stops->len; i++)
        {
          rewind->bytes -= bytes_of (&g_array_index (rewind->stops, Stop, i));
          g_array_remove_index (rewind->stops, i);
        }
      rewind->spacing *= 2;
    }
}

static void
add_stop (TbrRewind *rewind, const TbrDirector *director, guint next)
{
  Stop stop = { tbr_director_fork (director), next };
  g_array_append_val (rewind->stops, stop);
  rewind->bytes += bytes_of (&stop);
  thin (rewind);
}

TbrRewind *
tbr_rewind_new (const TbrDirector *first, gsize memory)
{
  TbrRewind *rewind = g_new0 (TbrRewind, 1);
  rewind->stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  g_array_set_clear_func (rewind->stops, clear_stop);
  rewind->memory = memory;
  rewind->spacing = MAX (tbr_director_exercise (first)->duration / FINEST, TBR_DIRECTOR_STEP);
  add_stop (rewind, first, 0);
  return rewind;
}

gsize
tbr_rewind_bytes (const TbrRewind *rewind, guint *out_n)
{
  *out_n = rewind->stops->len;
  return rewind->bytes;
}

void
tbr_rewind_free (TbrRewind *rewind)
{
  if (rewind == NULL)
    return;
  g_array_unref (rewind->stops);
  g_free (rewind);
}

void
tbr_rewind_keep (TbrRewind *rewind, const TbrDirector *director, guint next)
{
  const Stop *last = &g_array_index (rewind->stops, Stop, rewind->stops->len - 1);
  if (tbr_director_now (director) >= tbr_director_now (last->director) + rewind->spacing)
    add_stop (rewind, director, next);
}

TbrDirector *
tbr_rewind_back (const TbrRewind *rewind, TbrTime at, guint *out_next)
{
  guint i = rewind->stops->len - 1;
  while (i > 0 && tbr_director_now (g_array_index (rewind->stops, Stop, i).director) > at)
    i--;
  const Stop *stop = &g_array_index (rewind->stops, Stop, i);
  *out_next = stop->next;
  return tbr_director_fork (stop->director);
}
