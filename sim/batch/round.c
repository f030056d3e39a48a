/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which trials are wanted and not there, and how they are cut into pieces. */
#include "batch/round.h"

#include <tabard/statistics.h>

#include <math.h>

/* A worker takes this share of its even part of what is left, so that the last pieces are single
   trials. Source: [HUMMEL1992], whose rule it is. */
#define SHARE 0.5
/* A point that is not known well enough gets this share more replications. Source: our assumption.
 */
#define GROWTH 0.5
#define CONFIDENCE 0.95

/* ---- what is there ---- */

static guint64
key_of (guint32 point, guint32 replication)
{
  return (guint64) point << 32 | replication;
}

static gboolean
is_there (GHashTable *there, guint32 point, guint32 replication)
{
  guint64 key = key_of (point, replication);
  return g_hash_table_contains (there, &key);
}

/* Keys of the trials in the file. (transfer full) */
static GHashTable *
find_there (TbrStudyFile *file, GError **error)
{
  g_autoptr (GArray) trials = file != NULL ? tbr_study_file_trials (file, error) : NULL;
  GHashTable *there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; trials != NULL && i < trials->len; i++)
    {
      const TbrTrial *trial = &g_array_index (trials, TbrTrial, i);
      guint64 key = key_of (trial->point, trial->replication);
      g_hash_table_add (there, g_memdup2 (&key, sizeof key));
    }
  if (file != NULL && trials == NULL)
    g_clear_pointer (&there, g_hash_table_unref);
  return there;
}

/* ---- what is wanted ---- */

/* Whether every measure that decides is known well enough at a point. */
static gboolean
is_precise (const TbrExperiment *experiment, TbrStudyFile *file, guint32 point)
{
  for (guint i = 0; i < experiment->n_stops; i++)
    {
      const TbrStop *stop = &experiment->stops[i];
      g_autoptr (GArray) values = tbr_study_file_values (file, point, stop->measure, NULL);
      TbrPrecision precision = { .kind = stop->relative ? TBR_WIDTH_RELATIVE : TBR_WIDTH_ABSOLUTE,
                                 .width = stop->half_width,
                                 .confidence = CONFIDENCE,
                                 .first = (guint) experiment->replications };
      if (!tbr_stopping_of ((const double *) (gpointer) values->data, values->len, &precision)
               .is_known)
        return FALSE;
    }
  return TRUE;
}

/* Replications that a point is to have after this round. */
static guint32
wanted (const TbrExperiment *experiment, TbrStudyFile *file, GHashTable *there, guint32 point)
{
  guint32 n = 0, fewest = (guint32) experiment->replications;

  if (experiment->n_stops == 0)
    return fewest;
  while (is_there (there, point, n))
    n++;
  if (n < fewest)
    return fewest;
  if (n >= experiment->most || is_precise (experiment, file, point))
    return n;
  return (guint32) MIN (experiment->most, n + ceil (GROWTH * n));
}

/* ---- pieces ---- */

/* Adds the trials of a block that are not there: a piece for each gap. */
static void
add_missing (GArray *pieces, GHashTable *there, const TbrPiece *block)
{
  TbrPiece piece = { .point = block->point };

  for (guint32 i = block->first; i < block->first + block->n; i++)
    if (is_there (there, block->point, i))
      {
        if (piece.n > 0)
          g_array_append_val (pieces, piece);
        piece.n = 0;
      }
    else
      {
        if (piece.n == 0)
          piece.first = i;
        piece.n++;
      }
  if (piece.n > 0)
    g_array_append_val (pieces, piece);
}

/* Cuts pieces into smaller ones towards the end. (transfer full) */
static GArray *
cut (const GArray *pieces, guint n_workers)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (TbrPiece));
  double left = (double) tbr_round_count (pieces);

  for (guint i = 0; i < pieces->len; i++)
    for (TbrPiece rest = g_array_index (pieces, TbrPiece, i); rest.n > 0;)
      {
        guint32 n = (guint32) CLAMP (SHARE * left / n_workers, 1, (double) rest.n);
        TbrPiece piece = { rest.point, rest.first, n };
        g_array_append_val (cuts, piece);
        rest.first += n;
        rest.n -= n;
        left -= n;
      }
  return cuts;
}

GArray *
tbr_round_plan (const TbrStudyPlan *plan, TbrStudyFile *file, guint n_workers, GError **error)
{
  const TbrExperiment *experiment = plan->design->experiment;
  g_autoptr (GHashTable) there = find_there (file, error);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (TbrPiece));
  guint64 n_blocks = 0;

  if (there == NULL)
    return NULL;
  for (guint32 point = 0; point < plan->design->n_points; point++)
    {
      guint32 n = wanted (experiment, file, there, point);
      for (guint32 first = 0; first < n; first += TBR_ROUND_BLOCK, n_blocks++)
        {
          TbrPiece block = { point, first, MIN (TBR_ROUND_BLOCK, n - first) };
          /* where a point's own rows decide how many it gets, it belongs to one shard */
          guint64 place = experiment->n_stops > 0 ? point : n_blocks;
          if (place % plan->n_shards == plan->shard)
            add_missing (pieces, there, &block);
        }
    }
  return cut (pieces, n_workers);
}

guint64
tbr_round_count (const GArray *pieces)
{
  guint64 n = 0;

  for (guint i = 0; i < pieces->len; i++)
    n += g_array_index (pieces, TbrPiece, i).n;
  return n;
}
