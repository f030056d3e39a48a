/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Recorded calls played through the dispatch desk, and what became of each. */
#pragma once

#include "validation/desk_city.h"
#include "validation/session.h"

G_BEGIN_DECLS

/* What became of a call; times in seconds, NAN for what did not happen. */
typedef struct
{
  double unit;     /* number, from 0, of the one that served it in the end */
  double sent;     /* when it was sent */
  double arrived;  /* when it was there */
  double response; /* from the call */
  double closed;   /* when the unit was done */
  double hospital; /* number, from 0 */
  double at_hospital;
  double queued; /* 1: has waited */
  double bumped; /* how often its unit was taken away */
} ReplayCall;

/* Rows of numbers of a file, NAN for an empty place; column after column as named. */
typedef struct
{
  double *values; /* n x n_columns */
  guint n, n_columns;
} ReplayTable;

/* FALSE when there is no such file or it is broken; then the session knows why. */
gboolean replay_table_read (ValidationSession *session, const char *directory, const char *file,
                            const char *const *columns, ReplayTable *out_table);
void replay_table_clear (ReplayTable *table);

static inline double
replay_at (const ReplayTable *table, guint row, guint column)
{
  return table->values[row * table->n_columns + column];
}

/* A file that the city reads; none where there is no text. */
typedef struct
{
  const char *name; /* attribute of the hazard: trace, nodes, arcs */
  GString *text;
} ReplayFile;

/* Plays a trace through the city; @files end with a name of NULL. Returns: n_calls of them
   (transfer full) */
ReplayCall *replay_run (DeskCity *city, const ReplayFile *files, guint n_calls);

/* Adds a number with all its digits. */
void replay_add (GString *text, double value);

/* A figure "how many of @n agree", which all should. */
void replay_judge (ValidationSession *session, const char *name, const char *metric, guint n,
                   guint n_agree);

G_END_DECLS
