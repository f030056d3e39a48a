/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the search for cheapest ways finds the cheapest. */
#include "world/shortest.h"

#include "engine/stream.h"

#include <stdlib.h>
#include <string.h>

/* A graph by hand, and room for one tree. */
typedef struct
{
  TbrShortestGraph graph;
  TbrShortestTree tree;
  guint32 *first, *cost;
  TbrArc *arcs;
} Net;

/* @ends: two nodes a link. */
static void
net_init (Net *net, guint32 n_nodes, const guint32 *ends, const guint32 *cost, guint32 n_links)
{
  *net = (Net){ 0 };
  net->first = g_new0 (guint32, n_nodes + 1);
  net->arcs = g_new (TbrArc, 2 * n_links + 1);
  net->cost = g_memdup2 (cost, n_links * sizeof *cost);
  guint32 n = 0;
  for (guint32 i = 0; i < n_nodes; i++)
    {
      for (guint32 j = 0; j < 2 * n_links; j++)
        if (ends[j] == i)
          net->arcs[n++] = (TbrArc){ ends[j ^ 1], j / 2 };
      net->first[i + 1] = n;
    }
  net->graph = (TbrShortestGraph){ n_nodes, net->first, net->arcs, net->cost };
  net->tree.cost = g_new (guint32, n_nodes);
  net->tree.link = g_new (guint32, n_nodes);
  net->tree.order = g_new (guint32, n_nodes);
  net->tree.heap = g_new (guint64, 2 * n_links + 4);
}

static void
net_clear (Net *net)
{
  g_free (net->first);
  g_free (net->arcs);
  g_free (net->cost);
  g_free (net->tree.cost);
  g_free (net->tree.link);
  g_free (net->tree.order);
  g_free (net->tree.heap);
}

/* All pairs by Floyd and Warshall: an algorithm that shares nothing with the one under test. */
static void
floyd (guint64 *way, guint32 n)
{
  for (guint32 k = 0; k < n; k++)
    for (guint32 i = 0; i < n; i++)
      for (guint32 j = 0; j < n; j++)
        way[i * n + j] = MIN (way[i * n + j], way[i * n + k] + way[k * n + j]);
}

#define FAR (G_GUINT64_CONSTANT (1) << 40)

static void
check_random_net (guint32 seed)
{
  TbrStream stream;
  tbr_stream_init (&stream, seed, 0, 0, 0, 0);
  guint32 n = 2 + tbr_stream_below (&stream, 30);
  guint32 n_links = tbr_stream_below (&stream, 3 * n);
  g_autofree guint32 *ends = g_new (guint32, 2 * n_links + 1);
  g_autofree guint32 *cost = g_new (guint32, n_links + 1);
  g_autofree guint64 *way = g_new (guint64, n * n);
  for (guint32 i = 0; i < n * n; i++)
    way[i] = i % (n + 1) == 0 ? 0 : FAR;
  for (guint32 i = 0; i < n_links; i++)
    {
      ends[2 * i] = tbr_stream_below (&stream, n);
      ends[2 * i + 1] = (ends[2 * i] + 1 + tbr_stream_below (&stream, n - 1)) % n;
      cost[i] = tbr_stream_below (&stream, 8) == 0 ? TBR_NONE : tbr_stream_below (&stream, 1000);
      guint64 length = cost[i] == TBR_NONE ? FAR : cost[i];
      guint64 *forth = &way[ends[2 * i] * n + ends[2 * i + 1]];
      *forth = MIN (*forth, length);
      way[ends[2 * i + 1] * n + ends[2 * i]] = *forth;
    }
  floyd (way, n);

  Net net;
  net_init (&net, n, ends, cost, n_links);
  for (guint32 i = 0; i < n; i++)
    {
      tbr_shortest_run (&net.graph, i, &net.tree);
      guint32 reached = 0;
      for (guint32 j = 0; j < n; j++)
        {
          guint64 expected = way[i * n + j] >= FAR ? TBR_NONE : way[i * n + j];
          g_assert_cmpuint (net.tree.cost[j], ==, expected);
          reached += expected != TBR_NONE ? 1 : 0;
        }
      g_assert_cmpuint (net.tree.n, ==, reached);
      for (guint32 j = 1; j < reached; j++)
        g_assert_cmpuint (net.tree.cost[net.tree.order[j - 1]], <=,
                          net.tree.cost[net.tree.order[j]]);
    }
  net_clear (&net);
}

static void
test_shortest_agrees_with_floyd (void)
{
  for (guint32 seed = 1; seed <= 200; seed++)
    {
      g_test_message ("seed %u", seed);
      check_random_net (seed);
    }
}

/* Random nodes in turn, so that the search pauses wherever it may. */
static void
check_pauses (const Net *whole, Net *paused, guint32 source, TbrStream *stream)
{
  const guint32 n = whole->graph.n_nodes;
  tbr_shortest_begin (&paused->graph, source, &paused->tree);
  for (guint32 i = 0; i < 5; i++)
    {
      guint32 goal = tbr_stream_below (stream, n);
      tbr_shortest_reach (&paused->graph, goal, &paused->tree);
      g_assert_cmpuint (whole->tree.cost[goal], <=, paused->tree.sure);
      for (guint32 j = 0; j < n; j++)
        if (whole->tree.cost[j] <= paused->tree.sure)
          {
            g_assert_cmpuint (paused->tree.cost[j], ==, whole->tree.cost[j]);
            g_assert_cmpuint (paused->tree.link[j], ==, whole->tree.link[j]);
          }
        else
          g_assert_cmpuint (paused->tree.cost[j], >, paused->tree.sure);
    }
  tbr_shortest_reach (&paused->graph, TBR_NONE, &paused->tree);
  g_assert_cmpuint (paused->tree.sure, ==, TBR_NONE);
  g_assert_cmpuint (paused->tree.n, ==, whole->tree.n);
  g_assert_cmpmem (paused->tree.order, paused->tree.n * sizeof (guint32), whole->tree.order,
                   whole->tree.n * sizeof (guint32));
  g_assert_cmpmem (paused->tree.link, n * sizeof (guint32), whole->tree.link, n * sizeof (guint32));
}

static void
test_shortest_finds_the_same_with_pauses (void)
{
  for (guint32 seed = 1; seed <= 100; seed++)
    {
      TbrStream stream;
      tbr_stream_init (&stream, seed, 1, 0, 0, 0);
      guint32 n = 2 + tbr_stream_below (&stream, 40), n_links = 2 * n;
      g_autofree guint32 *ends = g_new (guint32, 2 * n_links);
      g_autofree guint32 *cost = g_new (guint32, n_links);
      for (guint32 i = 0; i < n_links; i++)
        {
          ends[2 * i] = tbr_stream_below (&stream, n);
          ends[2 * i + 1] = (ends[2 * i] + 1 + tbr_stream_below (&stream, n - 1)) % n;
          /* many ways of the same cost, and some of none */
          cost[i] = tbr_stream_below (&stream, 8) == 0 ? TBR_NONE : tbr_stream_below (&stream, 5);
        }
      Net whole, paused;
      net_init (&whole, n, ends, cost, n_links);
      net_init (&paused, n, ends, cost, n_links);
      for (guint32 i = 0; i < n; i++)
        {
          tbr_shortest_run (&whole.graph, i, &whole.tree);
          check_pauses (&whole, &paused, i, &stream);
        }
      net_clear (&whole);
      net_clear (&paused);
    }
}

static void
test_shortest_knows_one_node (void)
{
  Net net;
  net_init (&net, 1, NULL, NULL, 0);
  tbr_shortest_run (&net.graph, 0, &net.tree);
  g_assert_cmpuint (net.tree.cost[0], ==, 0);
  g_assert_cmpuint (net.tree.link[0], ==, TBR_NONE);
  g_assert_cmpuint (net.tree.n, ==, 1);
  net_clear (&net);
}

static void
test_shortest_counts_too_long_as_cut_off (void)
{
  const guint32 ends[] = { 0, 1, 1, 2 };
  const guint32 cost[] = { 3000000000u, 3000000000u };
  Net net;
  net_init (&net, 3, ends, cost, 2);
  tbr_shortest_run (&net.graph, 0, &net.tree);
  g_assert_cmpuint (net.tree.cost[1], ==, 3000000000u);
  g_assert_cmpuint (net.tree.cost[2], ==, TBR_NONE);
  net_clear (&net);
}

/* Reads one graph of the OR-Library's p-median set; of an edge given twice the last line counts. */
static void
read_pmed (const char *path, Net *net)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  char *cursor = text;
  guint32 n = (guint32) strtoul (cursor, &cursor, 10);
  guint32 n_edges = (guint32) strtoul (cursor, &cursor, 10);
  strtoul (cursor, &cursor, 10);
  g_autofree guint32 *matrix = g_new (guint32, n * n);
  memset (matrix, 0xFF, n * n * sizeof *matrix);
  for (guint32 i = 0; i < n_edges; i++)
    {
      guint32 from = (guint32) strtoul (cursor, &cursor, 10) - 1;
      guint32 to = (guint32) strtoul (cursor, &cursor, 10) - 1;
      matrix[MIN (from, to) * n + MAX (from, to)] = (guint32) strtoul (cursor, &cursor, 10);
    }
  g_autofree guint32 *ends = g_new (guint32, 2 * n_edges);
  g_autofree guint32 *cost = g_new (guint32, n_edges);
  guint32 n_links = 0;
  for (guint32 i = 0; i < n * n; i++)
    if (matrix[i] != TBR_NONE)
      {
        ends[2 * n_links] = i / n;
        ends[2 * n_links + 1] = i % n;
        cost[n_links++] = matrix[i];
      }
  net_init (net, n, ends, cost, n_links);
}

/* Class E: sums and largest of all shortest ways, computed by others. */
static void
test_shortest_agrees_with_the_or_library (void)
{
  const char *folder = g_getenv ("TABARD_VALIDATION");
  g_autofree char *directory
      = g_build_filename (folder != NULL ? folder : "", "location", "orlib_pmed", NULL);
  g_autofree char *values_path = g_build_filename (directory, "values.csv", NULL);
  g_autofree char *values = NULL;
  if (folder == NULL || !g_file_get_contents (values_path, &values, NULL, NULL))
    {
      g_test_skip ("TABARD_VALIDATION names no folder with location/orlib_pmed");
      return;
    }
  g_auto (GStrv) lines = g_strsplit (g_strstrip (values), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      g_autofree char *name = g_strconcat (fields[0], ".txt", NULL);
      g_autofree char *path = g_build_filename (directory, name, NULL);
      Net net;
      read_pmed (path, &net);
      guint64 sum = 0, most = 0;
      for (guint32 j = 0; j < net.graph.n_nodes; j++)
        {
          tbr_shortest_run (&net.graph, j, &net.tree);
          for (guint32 k = 0; k < net.graph.n_nodes; k++)
            {
              sum += net.tree.cost[k];
              most = MAX (most, net.tree.cost[k]);
            }
        }
      g_assert_cmpuint (sum, ==, g_ascii_strtoull (fields[7], NULL, 10));
      g_assert_cmpuint (most, ==, g_ascii_strtoull (fields[8], NULL, 10));
      net_clear (&net);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/shortest/agrees-with-floyd", test_shortest_agrees_with_floyd);
  g_test_add_func ("/world/shortest/finds-the-same-with-pauses",
                   test_shortest_finds_the_same_with_pauses);
  g_test_add_func ("/world/shortest/knows-one-node", test_shortest_knows_one_node);
  g_test_add_func ("/world/shortest/counts-too-long-as-cut-off",
                   test_shortest_counts_too_long_as_cut_off);
  g_test_add_func ("/world/shortest/agrees-with-the-or-library",
                   test_shortest_agrees_with_the_or_library);
  return g_test_run ();
}
