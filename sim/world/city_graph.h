/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The road graph of one city: junctions, one-way stretches, and the quickest ways to a junction. */
#pragma once

#include <tabard/types.h>

/* Costs to a second: whole numbers of 10 microseconds, so that a way may take 11 hours. */
#define TBR_CITY_TICKS 100000.0
/* Longest time of one stretch, seconds, so that it fits into a cost. */
#define TBR_CITY_ARC_MAX 36000
/* All quickest ways that are kept at the same time, bytes. Our choice: those to 240 junctions of a
   graph of 17,000. */
#define TBR_CITY_WAYS_BYTES (32u << 20)

/* How a unit drives. */
typedef enum
{
  TBR_DRIVE_LIGHTS, /* with lights: to an urgent call */
  TBR_DRIVE_NORMAL, /* without: to others, to the hospital, home */
  TBR_DRIVE_N
} TbrDrive;

typedef struct
{
  double x, y;      /* metres east and north of the city's origin */
  guint32 access;   /* not 0: what lies beside the roads joins them here */
  guint32 reserved; /* 0 */
} TbrCityNode;

/* From one junction to the next, one way. */
typedef struct
{
  guint32 from, to;          /* nodes */
  guint32 cost[TBR_DRIVE_N]; /* ticks */
} TbrCityArc;

/* The quickest ways of one drive from everywhere to one node, the goal. */
typedef struct
{
  guint32 *cost; /* by node: ticks, TBR_NONE when no way leads from it */
  guint32 *arc;  /* by node: the first to take, TBR_NONE at the goal */
} TbrCityWays;

/* A graph with the ways that were asked for lately; nothing in it belongs to the state of a run. */
typedef struct
{
  TbrCityNode *nodes; /* n_nodes */
  TbrCityArc *arcs;   /* n_arcs */
  guint32 n_nodes, n_arcs;
  struct _TbrCitySearch *search; /* what the search works with */
} TbrCityGraph;

/* Copies nodes and arcs; the ends of the arcs must be nodes. (transfer full) */
TbrCityGraph *tbr_city_graph_new (const TbrCityNode *nodes, guint32 n_nodes, const TbrCityArc *arcs,
                                  guint32 n_arcs);
void tbr_city_graph_free (TbrCityGraph *graph);

/* The nearest node that gives access, of equally near ones the first; TBR_NONE when none does. */
guint32 tbr_city_graph_nearest (const TbrCityGraph *graph, double x, double y);

/* Ways to @goal. Returns: (transfer none): good until the next call */
const TbrCityWays *tbr_city_graph_ways (TbrCityGraph *graph, guint32 goal, TbrDrive drive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCityGraph, tbr_city_graph_free)
