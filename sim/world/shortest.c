/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The heap that the search for ways lives on. */
#include "world/shortest.h"

/* An entry is the cost in the upper half and the node in the lower: one comparison orders both. */
#define ENTRY(cost, node) ((guint64) (cost) << 32 | (node))

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

/* Sifts an entry down from the free root of a heap of @n. */
static void
sift_down (guint64 *heap, guint32 n, guint64 entry)
{
  guint32 i = 0;
  for (;;)
    {
      guint32 child = 4 * i + 1;
      if (child >= n)
        break;
      guint32 least = child;
      guint32 last = MIN (child + 4, n);
      for (guint32 j = child + 1; j < last; j++)
        least = heap[j] < heap[least] ? j : least;
      if (heap[least] >= entry)
        break;
      heap[i] = heap[least];
      i = least;
    }
  heap[i] = entry;
}

void
tbr_shortest_run (const TbrShortestGraph *graph, guint32 source, TbrShortestTree *tree)
{
  guint32 *cost = tree->cost;
  for (guint32 i = 0; i < graph->n_nodes; i++)
    {
      cost[i] = TBR_NONE;
      tree->link[i] = TBR_NONE;
    }
  tree->n = 0;
  cost[source] = 0;
  tree->heap[0] = ENTRY (0, source);
  guint32 n = 1;
  while (n > 0)
    {
      guint64 top = tree->heap[0];
      guint32 node = (guint32) top;
      n--;
      if (n > 0)
        sift_down (tree->heap, n, tree->heap[n]);
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
          sift_up (tree->heap, n++, ENTRY (there, arc->to));
        }
    }
}
