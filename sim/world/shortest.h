/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cheapest ways from one node of a graph to all others. */
#pragma once

#include <tabard/map.h>

/* A graph as arrays; nothing in it is owned. */
typedef struct
{
  guint32 n_nodes;
  const guint32 *first; /* n_nodes + 1: where the arcs of a node start */
  const TbrArc *arcs;
  const guint32 *cost; /* by link; TBR_NONE: closed */
} TbrShortestGraph;

/* Where the answer goes, and the room to find it in; arrays of the caller. */
typedef struct
{
  guint32 *cost;  /* n_nodes: cost from the source, TBR_NONE when cut off */
  guint32 *link;  /* n_nodes: link by which it is reached, TBR_NONE at the source */
  guint32 *order; /* n_nodes: those reached, from near to far */
  guint32 n;      /* number of nodes reached */
  guint64 *heap;  /* as many as there are arcs, and 4 */
  /* Where a search stands that has not gone to its end. */
  guint32 n_waiting; /* entries of the heap */
  guint32 sure;      /* nodes of this cost and less are final; TBR_NONE when all are */
} TbrShortestTree;

/* Begins a search: nothing is reached but the source. */
void tbr_shortest_begin (const TbrShortestGraph *graph, guint32 source, TbrShortestTree *tree);

/**
 * tbr_shortest_reach:
 * @node: TBR_NONE: all nodes
 * @tree: (inout): begun
 *
 * Goes on until the way to @node is final, or until it is known that there is none. Nodes settled
 * are added to the order of @tree. What is found does not depend on how often a search paused.
 */
void tbr_shortest_reach (const TbrShortestGraph *graph, guint32 node, TbrShortestTree *tree);

/**
 * tbr_shortest_run:
 *
 * Begins a search and goes to its end. Costs are whole numbers, so that sums do not depend on the
 * direction of travel; a sum of TBR_NONE or more counts as cut off. Of equally cheap ways the one
 * found first is kept, which is the same on every machine.
 *
 * Source: [DIJKSTRA1959], with a 4-ary heap and entries left behind instead of decreased.
 */
void tbr_shortest_run (const TbrShortestGraph *graph, guint32 source, TbrShortestTree *tree);
