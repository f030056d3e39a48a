/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How far long work has come: a bar on a terminal, else a line a minute. */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

/* Width of the bar, and time between two drawings, microseconds. */
#define WIDTH 32
#define INTERVAL 100000
/* Time between two lines where there is no terminal, microseconds. */
#define MINUTE (60 * G_USEC_PER_SEC)
/* Longest bar with its words. */
#define LONGEST 79

void
tbr_progress_start (TbrProgress *progress, TbrProgressMode mode)
{
  const char *plain = g_getenv ("NO_COLOR");

  progress->plain = (plain != NULL && *plain != '\0') || g_strcmp0 (g_getenv ("TERM"), "dumb") == 0;
  progress->shown = mode == TBR_PROGRESS_SHOW && isatty (STDERR_FILENO);
  progress->told = mode == TBR_PROGRESS_SHOW && !progress->shown;
  progress->started = g_get_monotonic_time ();
  progress->drawn = 0;
}

/* Takes away what stands behind the cursor. */
static void
clear_rest (const TbrProgress *progress, gsize used)
{
  if (!progress->plain)
    fputs ("\033[K", stderr);
  else if (used < LONGEST)
    fprintf (stderr, "%*s", (int) (LONGEST - used), "");
}

/* A line for those who read it later. */
static void
tell (TbrProgress *progress, double share, const char *what)
{
  gint64 now = g_get_monotonic_time ();
  double minutes = (double) (now - progress->started) / MINUTE;

  if (now - MAX (progress->drawn, progress->started) < MINUTE)
    return;
  progress->drawn = now;
  fprintf (stderr, "%s, %.0f %%, some %.0f min left\n", what, 100 * share,
           minutes * (1 - share) / MAX (share, 1e-3));
}

void
tbr_progress_set (TbrProgress *progress, double share, const char *what)
{
  gint64 now = g_get_monotonic_time ();
  double spent = (double) (now - progress->started) / G_USEC_PER_SEC;
  int full = (int) (CLAMP (share, 0, 1) * WIDTH);

  if (progress->told)
    tell (progress, share, what);
  if (!progress->shown || now - progress->drawn < INTERVAL)
    return;
  progress->drawn = now;
  g_autoptr (GString) line = g_string_new ("[");
  for (int i = 0; i < WIDTH; i++)
    g_string_append_c (line, i < full ? '#' : '.');
  g_string_append_printf (line, "] %3.0f %%  %s", 100 * share, what);
  if (share > 0.02 && spent > 2)
    g_string_append_printf (line, "  %.0f s left", spent * (1 - share) / share);
  fprintf (stderr, "\r%s", line->str);
  clear_rest (progress, line->len);
  fflush (stderr);
}

void
tbr_progress_end (TbrProgress *progress)
{
  if (progress->shown && progress->drawn > 0)
    {
      fputc ('\r', stderr);
      clear_rest (progress, 0);
      if (progress->plain)
        fputc ('\r', stderr);
    }
  progress->shown = FALSE;
  progress->told = FALSE;
}
