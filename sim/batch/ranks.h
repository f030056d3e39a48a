/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the processes of a study say to each other. All functions take NULL for a process that is
   alone. */
#pragma once

#include <tabard/batch.h>

/* Form of the module's table: raised when it changes. */
#define TBR_RANKS_FORM 1
/* Name of the table in a module. */
#define TBR_RANKS_MODULE "tbr_ranks_module"

/* Numbers that all processes see and add to. */
typedef enum
{
  TBR_RANKS_NEXT, /* piece to be taken */
  TBR_RANKS_DONE, /* trials written */
  TBR_RANKS_N
} TbrRanksWord;

/* What a module offers. MPI lies behind it: no other part of the program knows its library, and
   none is loaded where nobody asks for it. All but add and tend are called by all processes, in
   the same order, by the thread that joined. */
typedef struct
{
  guint form;
  guint reserved;
  /* (nullable) */
  gpointer (*join) (guint *out_rank, guint *out_n, char **out_fault);
  void (*leave) (gpointer data);
  /* Adds to a number, by any thread. Returns: what it was before */
  gint64 (*add) (gpointer data, TbrRanksWord word, gint64 n);
  /* Lets numbers be reached that lie here, by any thread. */
  void (*tend) (gpointer data);
  /* The bytes of one process to all. */
  void (*share) (gpointer data, guint from, gpointer bytes, gsize n);
  /* The least of all processes' values. */
  gint64 (*least) (gpointer data, gint64 value);
} TbrRanksModule;

/* Whether this process plans and tells: rank 0, or one that is alone. */
gboolean tbr_ranks_leads (const TbrRanks *ranks);
gint64 tbr_ranks_add (TbrRanks *ranks, TbrRanksWord word, gint64 n);
void tbr_ranks_tend (TbrRanks *ranks);
void tbr_ranks_share (TbrRanks *ranks, guint from, gpointer bytes, gsize n);
/* Whether all are without an error; those that are get that of the first rank that is not. */
gboolean tbr_ranks_agree (TbrRanks *ranks, GError **error);
