/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which trials are wanted and not there, and how they are cut into pieces. */
#include "batch/round.h"

#include "batch/fork.h"

#include <tabard/statistics.h>

#include <math.h>

/* A worker takes this share of its even part of what is left, so that the last pieces are single
   trials. Source: [HUMMEL1992], whose rule it is. */
#define SHARE 0.5
/* A point that is not known well enough gets this share more replications. Source: our assumption.
 */
#define GROWTH 0.5
#define CONFIDENCE 0.95
/* Most points that share a beginning: more would save little and leave workers without work. */
#define MOST_TOGETHER 64

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

/* Adds those of some replications of a point that are not there: a piece for each gap. */
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

/* The part of a piece that lies in some replications; nothing where n is 0. */
static TbrPiece
clip (const TbrPiece *piece, guint32 first, guint32 end)
{
  guint32 from = MAX (piece->first, first), to = MIN (piece->first + piece->n, end);
  return (TbrPiece){ piece->point, from, to > from ? to - from : 0, piece->bundle };
}

/* What is cut, and how far it has come. */
typedef struct
{
  GArray *cuts; /* TbrPiece */
  double left;  /* trials that are not in them yet */
  guint n_workers;
  guint32 n_bundles;
} Cutter;

/* Trials that a worker takes next: of @n points that belong together an even part at least, for
   every bundle of theirs begins anew. */
static guint32
next_share (const Cutter *cutter, guint32 n)
{
  guint32 least = (n + cutter->n_workers - 1) / cutter->n_workers;
  return (guint32) CLAMP (SHARE * cutter->left / cutter->n_workers, MAX (least, 1), G_MAXUINT32);
}

/* Some replications of a block; in one bundle, or, of one replication, in several of so many. */
static void
cut_span (Cutter *cutter, const GArray *block, guint32 first, guint32 end, guint32 most)
{
  guint32 n_here = 0;

  for (guint i = 0; i < block->len; i++)
    {
      TbrPiece piece = clip (&g_array_index (block, TbrPiece, i), first, end);
      if (piece.n == 0)
        continue;
      if (end - first == 1 && n_here >= most)
        {
          cutter->n_bundles++;
          n_here = 0;
        }
      piece.bundle = cutter->n_bundles;
      g_array_append_val (cutter->cuts, piece);
      cutter->left -= piece.n;
      n_here += piece.n;
    }
  cutter->n_bundles += n_here > 0;
}

/* Cuts a block into bundles, smaller ones towards the end of all blocks. */
static void
cut (Cutter *cutter, const GArray *block)
{
  guint32 first = G_MAXUINT32, end = 0;

  for (guint i = 0; i < block->len; i++)
    {
      const TbrPiece *piece = &g_array_index (block, TbrPiece, i);
      first = MIN (first, piece->first);
      end = MAX (end, piece->first + piece->n);
    }
  while (first < end)
    {
      guint32 n = 0, share, width;
      for (guint i = 0; i < block->len; i++)
        n += clip (&g_array_index (block, TbrPiece, i), first, first + 1).n;
      share = next_share (cutter, n);
      width = CLAMP (share / MAX (n, 1), 1, end - first);
      cut_span (cutter, block, first, first + width, share);
      first += width;
    }
}

/* The points of each group, group after group, those of one in their order. (transfer full) */
static GArray *
list_members (const guint32 *groups, guint32 n_points)
{
  GArray *members = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_points);
  g_autofree guint32 *places = g_new0 (guint32, (gsize) n_points + 1);

  g_array_set_size (members, n_points);
  for (guint32 i = 0; i < n_points; i++)
    places[groups[i] + 1]++;
  for (guint32 i = 0; i < n_points; i++)
    places[i + 1] += places[i];
  for (guint32 i = 0; i < n_points; i++)
    g_array_index (members, guint32, places[groups[i]]++) = i;
  return members;
}

/* What is missing of a group's points, block after block; only what belongs to the plan's shard.
   Appends each block to @blocks. */
static void
add_blocks (const TbrStudyPlan *plan, GHashTable *there, const GArray *group, guint64 *n_blocks,
            GPtrArray *blocks)
{
  gboolean decides = plan->design->experiment->n_stops > 0;
  guint32 most = 0;

  for (guint i = 0; i < group->len; i++)
    most = MAX (most, g_array_index (group, TbrPiece, i).n);
  for (guint32 first = 0; first < most; first += TBR_ROUND_BLOCK, (*n_blocks)++)
    {
      g_autoptr (GArray) block = g_array_new (FALSE, FALSE, sizeof (TbrPiece));
      /* where a point's own rows decide how many it gets, it belongs to one shard */
      guint64 place = decides ? g_array_index (group, TbrPiece, 0).point : *n_blocks;
      if (place % plan->n_shards != plan->shard)
        continue;
      for (guint i = 0; i < group->len; i++)
        {
          TbrPiece piece
              = clip (&g_array_index (group, TbrPiece, i), first, first + TBR_ROUND_BLOCK);
          add_missing (block, there, &piece);
        }
      if (block->len > 0)
        g_ptr_array_add (blocks, g_steal_pointer (&block));
    }
}

/* The blocks of all points. (transfer full) */
static GPtrArray *
list_blocks (const TbrStudyPlan *plan, TbrStudyFile *file, GHashTable *there)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint32 *groups = tbr_fork_groups (plan->design);
  g_autoptr (GArray) members = list_members (groups, plan->design->n_points);
  g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (TbrPiece));
  guint64 n_blocks = 0;

  for (guint i = 0; i < members->len; i++)
    {
      guint32 point = g_array_index (members, guint32, i);
      TbrPiece whole = { point, 0, wanted (plan->design->experiment, file, there, point), 0 };
      g_array_append_val (group, whole);
      if (i + 1 < members->len && groups[g_array_index (members, guint32, i + 1)] == groups[point]
          && group->len < MOST_TOGETHER)
        continue;
      add_blocks (plan, there, group, &n_blocks, blocks);
      g_array_set_size (group, 0);
    }
  return blocks;
}

GArray *
tbr_round_plan (const TbrStudyPlan *plan, TbrStudyFile *file, guint n_workers, GError **error)
{
  g_autoptr (GHashTable) there = find_there (file, error);
  g_autoptr (GPtrArray) blocks = NULL;
  Cutter cutter = { .n_workers = n_workers };

  if (there == NULL)
    return NULL;
  blocks = list_blocks (plan, file, there);
  cutter.cuts = g_array_new (FALSE, FALSE, sizeof (TbrPiece));
  for (guint i = 0; i < blocks->len; i++)
    cutter.left += (double) tbr_round_count (blocks->pdata[i]);
  for (guint i = 0; i < blocks->len; i++)
    cut (&cutter, blocks->pdata[i]);
  return cutter.cuts;
}

guint64
tbr_round_count (const GArray *pieces)
{
  guint64 n = 0;

  for (guint i = 0; i < pieces->len; i++)
    n += g_array_index (pieces, TbrPiece, i).n;
  return n;
}
