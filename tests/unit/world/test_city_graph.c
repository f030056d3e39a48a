/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether ways and nearest junctions of a city are those that looking at everything finds. */
#include "world/city_graph.h"

#include "engine/stream.h"
#include "world/plane_grid.h"

#include <math.h>

#define N 60

/* ---- nearest ---- */

static guint32
look_at_all (const TbrPlanePoint *points, guint32 n, double x, double y)
{
  guint32 best = TBR_NONE;
  double least = INFINITY;
  for (guint32 i = 0; i < n; i++)
    {
      double east = points[i].x - x, north = points[i].y - y;
      if (east * east + north * north < least)
        {
          least = east * east + north * north;
          best = points[i].number;
        }
    }
  return best;
}

/* Points in a box of @width x @height metres; asked from inside and from far outside. */
static void
check_box (TbrStream *stream, guint32 n, double width, double height)
{
  g_autofree TbrPlanePoint *points = g_new (TbrPlanePoint, n);
  for (guint32 i = 0; i < n; i++)
    points[i] = (TbrPlanePoint){ width * tbr_stream_uniform (stream),
                                 height * tbr_stream_uniform (stream), i };
  g_autoptr (TbrPlaneGrid) grid = tbr_plane_grid_new (points, n);
  for (guint i = 0; i < 400; i++)
    {
      double x = 5000 * (3 * tbr_stream_uniform (stream) - 1);
      double y = 5000 * (3 * tbr_stream_uniform (stream) - 1);
      g_assert_cmpuint (tbr_plane_grid_nearest (grid, x, y), ==, look_at_all (points, n, x, y));
    }
}

static void
test_city_graph_nearest_by_looking_at_all (void)
{
  TbrStream stream;
  tbr_stream_init (&stream, 7, 0, 1, 0, 0);
  check_box (&stream, 1, 5000, 5000);
  check_box (&stream, 500, 5000, 5000);
  check_box (&stream, 500, 5000, 0);
  check_box (&stream, 500, 0, 5000);
  check_box (&stream, 50, 0, 0);
  check_box (&stream, 3000, 5000, 40);
}

static void
test_city_graph_nearest_of_none_and_of_equals (void)
{
  const TbrPlanePoint twice[] = { { 10, 0, 4 }, { -10, 0, 2 }, { 0, 10, 3 } };
  g_autoptr (TbrPlaneGrid) none = tbr_plane_grid_new (NULL, 0);
  g_autoptr (TbrPlaneGrid) grid = tbr_plane_grid_new (twice, G_N_ELEMENTS (twice));
  g_assert_cmpuint (tbr_plane_grid_nearest (none, 0, 0), ==, TBR_NONE);
  g_assert_cmpuint (tbr_plane_grid_nearest (grid, 0, 0), ==, 2);
}

/* ---- ways ---- */

/* All pairs by Floyd and Warshall: an algorithm that shares nothing with the one under test. */
static void
floyd (guint64 *way)
{
  for (guint32 k = 0; k < N; k++)
    for (guint32 i = 0; i < N; i++)
      for (guint32 j = 0; j < N; j++)
        way[i * N + j] = MIN (way[i * N + j], way[i * N + k] + way[k * N + j]);
}

static void
draw_arcs (TbrStream *stream, TbrCityArc *arcs, guint32 n_arcs)
{
  for (guint32 i = 0; i < n_arcs; i++)
    arcs[i] = (TbrCityArc){ (guint32) (N * tbr_stream_uniform (stream)),
                            (guint32) (N * tbr_stream_uniform (stream)),
                            { (guint32) (1000 * tbr_stream_uniform (stream)),
                              (guint32) (1000 * tbr_stream_uniform (stream)) } };
}

static void
check_ways (TbrCityGraph *graph, const guint64 *way, guint32 goal, TbrDrive drive)
{
  const TbrCityWays *ways = tbr_city_graph_ways (graph, goal, drive);
  for (guint32 i = 0; i < N; i++)
    {
      g_assert_cmpuint (ways->cost[i], ==, MIN (way[i * N + goal], TBR_NONE));
      if (i == goal || ways->cost[i] == TBR_NONE)
        continue;
      const TbrCityArc *arc = &graph->arcs[ways->arc[i]];
      g_assert_cmpuint (arc->from, ==, i);
      g_assert_cmpuint (ways->cost[i], ==, arc->cost[drive] + ways->cost[arc->to]);
    }
}

/* One-way streets at random, some parts cut off; each goal asked for twice. */
static void
test_city_graph_ways_by_all_pairs (void)
{
  enum
  {
    N_ARCS = 150
  };
  TbrCityNode nodes[N] = { { 0 } };
  TbrCityArc arcs[N_ARCS];
  TbrStream stream;
  tbr_stream_init (&stream, 8, 0, 1, 0, 0);
  draw_arcs (&stream, arcs, N_ARCS);
  g_autoptr (TbrCityGraph) graph = tbr_city_graph_new (nodes, N, arcs, N_ARCS);
  g_autofree guint64 *way = g_new (guint64, N * N);
  for (guint drive = 0; drive < TBR_DRIVE_N; drive++)
    {
      for (guint i = 0; i < N * N; i++)
        way[i] = i % (N + 1) == 0 ? 0 : TBR_NONE;
      for (guint i = 0; i < N_ARCS; i++)
        way[arcs[i].from * N + arcs[i].to]
            = MIN (way[arcs[i].from * N + arcs[i].to], arcs[i].cost[drive]);
      floyd (way);
      for (guint32 goal = 0; goal < 2 * N; goal++)
        check_ways (graph, way, goal % N, (TbrDrive) drive);
    }
  g_assert_cmpuint (tbr_city_graph_nearest (graph, 0, 0), ==, TBR_NONE);
}

/* More goals than can be kept: a line of streets, each a tick. */
static void
test_city_graph_forgets_and_finds_again (void)
{
  enum
  {
    N_NODES = 3000,
    STEP = 7
  };
  g_autofree TbrCityNode *nodes = g_new0 (TbrCityNode, N_NODES);
  g_autofree TbrCityArc *arcs = g_new0 (TbrCityArc, N_NODES);
  for (guint32 i = 0; i < N_NODES; i++)
    arcs[i] = (TbrCityArc){ i, (i + 1) % N_NODES, { 1, 2 } };
  g_autoptr (TbrCityGraph) graph = tbr_city_graph_new (nodes, N_NODES, arcs, N_NODES);
  for (guint32 i = 0; i < 2 * N_NODES; i++)
    {
      guint32 goal = i * STEP % N_NODES;
      const TbrCityWays *ways = tbr_city_graph_ways (graph, goal, TBR_DRIVE_NORMAL);
      g_assert_cmpuint (ways->cost[(goal + N_NODES - 5) % N_NODES], ==, 10);
      g_assert_cmpuint (ways->cost[(goal + 1) % N_NODES], ==, 2 * (N_NODES - 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/city-graph/nearest-by-looking-at-all",
                   test_city_graph_nearest_by_looking_at_all);
  g_test_add_func ("/world/city-graph/nearest-of-none-and-of-equals",
                   test_city_graph_nearest_of_none_and_of_equals);
  g_test_add_func ("/world/city-graph/ways-by-all-pairs", test_city_graph_ways_by_all_pairs);
  g_test_add_func ("/world/city-graph/forgets-and-finds-again",
                   test_city_graph_forgets_and_finds_again);
  return g_test_run ();
}
