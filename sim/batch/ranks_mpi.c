/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* MPI behind the table of ranks: a module, so that the program starts without its library. */
#include "batch/ranks.h"

#include <mpi.h>

/* How long one waits before looking again whether the others have come, microseconds. MPI itself
   would look all the time, and so take the core from a rank that works. */
#define NAP 1000
/* Where a word has no place of its own: all lie with the first rank. */
#define HOME 0

/* A process among others. */
typedef struct
{
  MPI_Win window; /* gint64 [TBR_RANKS_N], at the first rank */
  GMutex lock;    /* one thread at a time speaks to MPI */
} Mpi;

extern const TbrRanksModule tbr_ranks_module;

static gpointer
join (guint *out_rank, guint *out_n, char **out_fault)
{
  Mpi *mpi = g_new0 (Mpi, 1);
  gint64 *words;
  int level, rank, n;

  MPI_Init_thread (NULL, NULL, MPI_THREAD_SERIALIZED, &level);
  if (level < MPI_THREAD_SERIALIZED)
    {
      *out_fault = g_strdup ("this MPI knows no threads (MPI_THREAD_SERIALIZED is wanted)");
      MPI_Finalize ();
      g_free (mpi);
      return NULL;
    }
  MPI_Comm_rank (MPI_COMM_WORLD, &rank);
  MPI_Comm_size (MPI_COMM_WORLD, &n);
  g_mutex_init (&mpi->lock);
  MPI_Win_allocate (rank == HOME ? TBR_RANKS_N * (MPI_Aint) sizeof *words : 0, sizeof *words,
                    MPI_INFO_NULL, MPI_COMM_WORLD, &words, &mpi->window);
  for (guint i = 0; rank == HOME && i < TBR_RANKS_N; i++)
    words[i] = 0;
  MPI_Win_lock_all (MPI_MODE_NOCHECK, mpi->window);
  MPI_Win_sync (mpi->window);
  MPI_Barrier (MPI_COMM_WORLD);
  *out_rank = (guint) rank;
  *out_n = (guint) n;
  return mpi;
}

static void
leave (gpointer data)
{
  Mpi *mpi = data;

  MPI_Win_unlock_all (mpi->window);
  MPI_Win_free (&mpi->window);
  MPI_Finalize ();
  g_mutex_clear (&mpi->lock);
  g_free (mpi);
}

static gint64
add (gpointer data, TbrRanksWord word, gint64 n)
{
  Mpi *mpi = data;
  gint64 before;

  g_mutex_lock (&mpi->lock);
  MPI_Fetch_and_op (&n, &before, MPI_INT64_T, HOME, (MPI_Aint) word, MPI_SUM, mpi->window);
  MPI_Win_flush (HOME, mpi->window);
  g_mutex_unlock (&mpi->lock);
  return before;
}

static void
tend (gpointer data)
{
  Mpi *mpi = data;
  int found;

  g_mutex_lock (&mpi->lock);
  MPI_Iprobe (MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &found, MPI_STATUS_IGNORE);
  g_mutex_unlock (&mpi->lock);
}

/* Sleeps until all have done their part. */
static void
wait_for (MPI_Request *request)
{
  int done = 0;

  for (MPI_Test (request, &done, MPI_STATUS_IGNORE); !done;
       MPI_Test (request, &done, MPI_STATUS_IGNORE))
    g_usleep (NAP);
}

static void
share (gpointer data, guint from, gpointer bytes, gsize n)
{
  for (gsize at = 0; at < n; at += G_MAXINT / 2)
    {
      MPI_Request request;
      MPI_Ibcast ((guint8 *) bytes + at, (int) MIN (n - at, G_MAXINT / 2), MPI_BYTE, (int) from,
                  MPI_COMM_WORLD, &request);
      wait_for (&request);
    }
}

static gint64
least (gpointer data, gint64 value)
{
  MPI_Request request;
  gint64 found;

  MPI_Iallreduce (&value, &found, 1, MPI_INT64_T, MPI_MIN, MPI_COMM_WORLD, &request);
  wait_for (&request);
  return found;
}

const TbrRanksModule tbr_ranks_module = { .form = TBR_RANKS_FORM,
                                          .join = join,
                                          .leave = leave,
                                          .add = add,
                                          .tend = tend,
                                          .share = share,
                                          .least = least };
