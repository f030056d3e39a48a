/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which ways of a city are kept, and which are forgotten. */
#include "world/city_graph.h"

#include "world/plane_grid.h"
#include "world/shortest.h"

typedef struct
{
  TbrCityWays ways;
  guint64 used;   /* when it was last asked for */
  guint32 number; /* whose ways it holds: goal x TBR_DRIVE_N + drive */
} Slot;

struct _TbrCitySearch
{
  guint32 *first;             /* n_nodes + 1: where the arcs that end at a node start */
  TbrArc *back;               /* n_arcs: from the end of an arc to its start */
  guint32 *cost[TBR_DRIVE_N]; /* by arc */
  guint32 *order;             /* room for one search */
  guint64 *heap;
  Slot *slots;
  guint32 n_slots, n_slots_max;
  guint32 *slot; /* by goal and drive: where its ways are, TBR_NONE when they are not kept */
  guint64 n_asked;
  TbrPlaneGrid *access; /* the nodes that give it */
};

/* Arcs by the node where they end, because ways are searched from the goal. */
static void
turn_around (const TbrCityGraph *graph, struct _TbrCitySearch *search)
{
  search->first = g_new0 (guint32, graph->n_nodes + 2);
  search->back = g_new (TbrArc, MAX (graph->n_arcs, 1));
  for (guint drive = 0; drive < TBR_DRIVE_N; drive++)
    search->cost[drive] = g_new (guint32, MAX (graph->n_arcs, 1));
  for (guint32 i = 0; i < graph->n_arcs; i++)
    search->first[graph->arcs[i].to + 2]++;
  for (guint32 i = 2; i < graph->n_nodes + 2; i++)
    search->first[i] += search->first[i - 1];
  for (guint32 i = 0; i < graph->n_arcs; i++)
    {
      const TbrCityArc *arc = &graph->arcs[i];
      search->back[search->first[arc->to + 1]++] = (TbrArc){ arc->from, i };
      for (guint drive = 0; drive < TBR_DRIVE_N; drive++)
        search->cost[drive][i] = arc->cost[drive];
    }
}

static TbrPlaneGrid *
find_access (const TbrCityGraph *graph)
{
  g_autofree TbrPlanePoint *points = g_new (TbrPlanePoint, MAX (graph->n_nodes, 1));
  guint32 n = 0;
  for (guint32 i = 0; i < graph->n_nodes; i++)
    if (graph->nodes[i].access)
      points[n++] = (TbrPlanePoint){ graph->nodes[i].x, graph->nodes[i].y, i };
  return tbr_plane_grid_new (points, n);
}

TbrCityGraph *
tbr_city_graph_new (const TbrCityNode *nodes, guint32 n_nodes, const TbrCityArc *arcs,
                    guint32 n_arcs)
{
  TbrCityGraph *graph = g_new0 (TbrCityGraph, 1);
  struct _TbrCitySearch *search = g_new0 (struct _TbrCitySearch, 1);
  gsize way_bytes = MAX (n_nodes, 1) * 2 * sizeof (guint32);
  graph->nodes = g_memdup2 (nodes, n_nodes * sizeof *nodes);
  graph->arcs = g_memdup2 (arcs, n_arcs * sizeof *arcs);
  graph->n_nodes = n_nodes;
  graph->n_arcs = n_arcs;
  graph->search = search;
  turn_around (graph, search);
  search->access = find_access (graph);
  search->order = g_new (guint32, MAX (n_nodes, 1));
  search->heap = g_new (guint64, n_arcs + 4);
  search->n_slots_max
      = (guint32) CLAMP (TBR_CITY_WAYS_BYTES / way_bytes, 2, 2 + n_nodes * (gsize) TBR_DRIVE_N);
  search->slots = g_new0 (Slot, search->n_slots_max);
  search->slot = g_new (guint32, MAX (n_nodes, 1) * TBR_DRIVE_N);
  for (guint32 i = 0; i < n_nodes * TBR_DRIVE_N; i++)
    search->slot[i] = TBR_NONE;
  return graph;
}

void
tbr_city_graph_free (TbrCityGraph *graph)
{
  if (graph == NULL)
    return;
  struct _TbrCitySearch *search = graph->search;
  for (guint32 i = 0; i < search->n_slots; i++)
    g_free (search->slots[i].ways.cost);
  for (guint drive = 0; drive < TBR_DRIVE_N; drive++)
    g_free (search->cost[drive]);
  g_free (search->first);
  g_free (search->back);
  g_free (search->order);
  g_free (search->heap);
  g_free (search->slots);
  g_free (search->slot);
  tbr_plane_grid_free (search->access);
  g_free (search);
  g_free (graph->nodes);
  g_free (graph->arcs);
  g_free (graph);
}

/* A slot whose ways nobody needs: a new one, or the one not used for longest. */
static guint32
find_slot (struct _TbrCitySearch *search, guint32 n_nodes)
{
  if (search->n_slots < search->n_slots_max)
    {
      guint32 *block = g_new (guint32, 2 * (gsize) n_nodes);
      search->slots[search->n_slots].ways = (TbrCityWays){ block, block + n_nodes };
      return search->n_slots++;
    }
  guint32 oldest = 0;
  for (guint32 i = 1; i < search->n_slots; i++)
    if (search->slots[i].used < search->slots[oldest].used)
      oldest = i;
  search->slot[search->slots[oldest].number] = TBR_NONE;
  return oldest;
}

const TbrCityWays *
tbr_city_graph_ways (TbrCityGraph *graph, guint32 goal, TbrDrive drive)
{
  struct _TbrCitySearch *search = graph->search;
  guint32 number = goal * TBR_DRIVE_N + drive;
  guint32 slot = search->slot[number];
  if (slot == TBR_NONE)
    {
      slot = search->slot[number] = find_slot (search, graph->n_nodes);
      TbrCityWays *ways = &search->slots[slot].ways;
      TbrShortestGraph back = { graph->n_nodes, search->first, search->back, search->cost[drive] };
      TbrShortestTree tree
          = { .cost = ways->cost, .link = ways->arc, .order = search->order, .heap = search->heap };
      search->slots[slot].number = number;
      tbr_shortest_run (&back, goal, &tree);
    }
  search->slots[slot].used = search->n_asked++;
  return &search->slots[slot].ways;
}

guint32
tbr_city_graph_nearest (const TbrCityGraph *graph, double x, double y)
{
  return tbr_plane_grid_nearest (graph->search->access, x, y);
}
