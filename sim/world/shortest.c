/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The heap that the search for ways lives on. */
#include "world/shortest.h"

/* An entry is the cost in the upper half and the node in the lower: one comparison orders both. */
#define ENTRY(cost, node) ((guint64) (cost) << 32 | (node))
/* What stands in the three places behind the last entry, so that children are always four: later
   than anything. */
#define NEVER G_MAXUINT64

/* Sifts an entry up from the free place @i. */
static void
sift_up (guint64 *heap, guint32 i, guint64 entry)
{
  while (i > 0)
    {
      guint32 parent = (i - 1) / 4;
      if (heap[parent] <= entry)
        break;
      heap[i] = heap[parent];
      i = parent;
    }
  heap[i] = entry;
}

/* Sifts an entry down from the free root of a heap of @n. The least child is chosen without a
   branch: nobody can guess which it is. */
static void
sift_down (guint64 *heap, guint32 n, guint64 entry)
{
  const gsize n_parents = (n + 2) / 4;
  gsize i = 0;
  while (i < n_parents)
    {
      const guint64 *children = &heap[4 * i + 1];
      guint64 up = MIN (children[0], children[1]), right = MIN (children[2], children[3]);
      gsize least = children[1] < children[0], other = 2 + (children[3] < children[2]);
      if (right < up)
        {
          up = right;
          least = other;
        }
      if (up >= entry)
        break;
      heap[i] = up;
      i = 4 * i + 1 + least;
    }
  heap[i] = entry;
}

void
tbr_shortest_begin (const TbrShortestGraph *graph, guint32 source, TbrShortestTree *tree)
{
  for (guint32 i = 0; i < graph->n_nodes; i++)
    {
      tree->cost[i] = TBR_NONE;
      tree->link[i] = TBR_NONE;
    }
  tree->n = 0;
  tree->cost[source] = 0;
  tree->heap[0] = ENTRY (0, source);
  tree->n_waiting = 1;
  tree->sure = 0;
}

void
tbr_shortest_reach (const TbrShortestGraph *graph, guint32 goal, TbrShortestTree *tree)
{
  const guint32 never = TBR_NONE;
  guint32 *cost = tree->cost;
  const guint32 *limit = goal < graph->n_nodes ? &cost[goal] : &never;
  guint64 *heap = tree->heap;
  guint32 n = tree->n_waiting;
  heap[n] = heap[n + 1] = heap[n + 2] = NEVER;
  while (n > 0 && heap[0] >> 32 <= *limit)
    {
      guint64 top = heap[0], last = heap[--n];
      guint32 node = (guint32) top;
      heap[n] = NEVER;
      if (n > 0)
        sift_down (heap, n, last);
      if ((guint32) (top >> 32) != cost[node])
        continue;
      tree->order[tree->n++] = node;
      for (guint32 i = graph->first[node]; i < graph->first[node + 1]; i++)
        {
          const TbrArc *arc = &graph->arcs[i];
          guint64 there = (guint64) cost[node] + graph->cost[arc->link];
          if (there >= cost[arc->to])
            continue;
          cost[arc->to] = (guint32) there;
          tree->link[arc->to] = arc->link;
          heap[n + 3] = NEVER;
          sift_up (heap, n++, ENTRY (there, arc->to));
        }
    }
  tree->n_waiting = n;
  tree->sure = n > 0 ? *limit : TBR_NONE;
}

void
tbr_shortest_run (const TbrShortestGraph *graph, guint32 source, TbrShortestTree *tree)
{
  tbr_shortest_begin (graph, source, tree);
  tbr_shortest_reach (graph, TBR_NONE, tree);
}
