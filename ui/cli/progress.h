/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How far long work has come: a bar on a terminal, else a line a minute. */
#pragma once

#include <glib.h>

typedef struct
{
  gboolean shown; /* stderr is a terminal, and it is wanted */
  gboolean told;  /* stderr is none, and it is wanted: mpirun, a batch job, a file */
  gboolean plain; /* the terminal gets no codes, by NO_COLOR or for want of skill */
  gint64 started; /* monotonic time, microseconds */
  gint64 drawn;   /* last drawing */
} TbrProgress;

typedef enum
{
  TBR_PROGRESS_SHOW,
  TBR_PROGRESS_HIDE
} TbrProgressMode;

void tbr_progress_start (TbrProgress *progress, TbrProgressMode mode);
/* @share: 0 to 1 of the work done; @what: short words beside the bar. */
void tbr_progress_set (TbrProgress *progress, double share, const char *what);
/* Takes the bar away. */
void tbr_progress_end (TbrProgress *progress);
