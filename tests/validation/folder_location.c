/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* location/: all shortest ways of the OR-Library's graphs, and the value of sites that others
   found; tabard solves no siting problem. */
#include "validation/folders.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "validation/siting.h"
#include "validation/table_file.h"
#include "world/shortest.h"

#define NODES_MAX 20000u

enum
{
  INSTANCE,
  SUM,
  MOST,
  N_COLUMNS
};

static const char *const columns[] = { "instance", "sum_of_distance_matrix", "max_distance", NULL };

/* A graph read from a file, as arrays that the search takes. */
typedef struct
{
  TbrShortestGraph graph;
  guint32 *first, *cost;
  TbrArc *arcs;
  guint32 n_links;
} LocationGraph;

/* An edge of the file, its ends in rising order. */
typedef struct
{
  guint32 from, to, cost, line;
} Edge;

static void
graph_clear (LocationGraph *graph)
{
  g_free (graph->first);
  g_free (graph->cost);
  g_free (graph->arcs);
}

/* By ends, then from the last line to the first. */
static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a, *other = b;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->to != other->to)
    return one->to < other->to ? -1 : 1;
  return one->line > other->line ? -1 : one->line < other->line;
}

/* The next whole number of the text. */
static gboolean
next_number (const char **at, double most, guint32 *out_value)
{
  const char *end;
  double value;
  while (g_ascii_isspace (**at))
    ++*at;
  if (!tbr_number_read (*at, &end, &value) || !(value >= 0 && value <= most)
      || value != floor (value) || !(*end == '\0' || g_ascii_isspace (*end)))
    return FALSE;
  *out_value = (guint32) value;
  *at = end;
  return TRUE;
}

static void
fill_graph (LocationGraph *graph, guint32 n_nodes, const GArray *edges)
{
  graph->first = g_new0 (guint32, n_nodes + 1);
  graph->cost = g_new (guint32, edges->len + 1);
  graph->arcs = g_new (TbrArc, 2 * (gsize) edges->len + 1);
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      graph->cost[i] = edge->cost;
      graph->first[edge->from + 1]++;
      graph->first[edge->to + 1]++;
    }
  for (guint32 i = 0; i < n_nodes; i++)
    graph->first[i + 1] += graph->first[i];
  g_autofree guint32 *next = g_memdup2 (graph->first, n_nodes * sizeof *next);
  for (guint32 i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      graph->arcs[next[edge->from]++] = (TbrArc){ edge->to, i };
      graph->arcs[next[edge->to]++] = (TbrArc){ edge->from, i };
    }
  graph->n_links = edges->len;
  graph->graph = (TbrShortestGraph){ n_nodes, graph->first, graph->arcs, graph->cost };
}

/* First line n, edges, p; then i j cost. Of an edge given twice the last line counts. */
static gboolean
graph_read (const char *path, LocationGraph *graph, GError **error)
{
  g_autofree char *text = NULL;
  guint32 n_nodes, n_edges, p;
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  const char *at = text;
  if (!next_number (&at, NODES_MAX, &n_nodes) || !next_number (&at, 1e8, &n_edges)
      || !next_number (&at, NODES_MAX, &p) || n_nodes < 1)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:1: nodes (1-%u), edges and p are wanted",
                   path, NODES_MAX);
      return FALSE;
    }
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint32 i = 0; i < n_edges; i++)
    {
      guint32 from, to;
      Edge edge = { .line = i };
      if (!next_number (&at, n_nodes, &from) || !next_number (&at, n_nodes, &to)
          || !next_number (&at, 1e9, &edge.cost) || from < 1 || to < 1)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                       "%s:%u: two nodes of 1-%u and a cost are wanted", path, i + 2, n_nodes);
          return FALSE;
        }
      edge.from = MIN (from, to) - 1;
      edge.to = MAX (from, to) - 1;
      if (from != to)
        g_array_append_val (edges, edge);
    }
  g_array_sort (edges, compare_edges);
  guint kept = 0;
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge edge = g_array_index (edges, Edge, i);
      const Edge *before = kept > 0 ? &g_array_index (edges, Edge, kept - 1) : NULL;
      if (before == NULL || before->from != edge.from || before->to != edge.to)
        g_array_index (edges, Edge, kept++) = edge;
    }
  g_array_set_size (edges, kept);
  fill_graph (graph, n_nodes, edges);
  return TRUE;
}

/* Sum and largest of all shortest ways. */
static void
sum_ways (const LocationGraph *graph, double *out_sum, double *out_most)
{
  const guint32 n = graph->graph.n_nodes;
  g_autofree guint32 *cost = g_new (guint32, n);
  g_autofree guint32 *link = g_new (guint32, n);
  g_autofree guint32 *order = g_new (guint32, n);
  g_autofree guint64 *heap = g_new (guint64, 2 * (gsize) graph->n_links + 4);
  TbrShortestTree tree = { .cost = cost, .link = link, .order = order, .heap = heap };
  double sum = 0, most = 0;
  for (guint32 i = 0; i < n; i++)
    {
      tbr_shortest_run (&graph->graph, i, &tree);
      for (guint32 j = 0; j < n; j++)
        {
          sum += cost[j] == TBR_NONE ? NAN : cost[j];
          most = MAX (most, cost[j]);
        }
    }
  *out_sum = sum;
  *out_most = most;
}

/* Class E. */
static gboolean
judge_instance (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  const char *name = tbr_csv_text (csv, at[INSTANCE]);
  double sum, most, found_sum, found_most;
  if (!tbr_csv_real (csv, at[SUM], &sum, error) || !tbr_csv_real (csv, at[MOST], &most, error))
    return FALSE;
  if (!validation_session_wants (session, "location", name))
    return TRUE;
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *directory = g_path_get_dirname (tbr_csv_name (csv));
  g_autofree char *path = g_build_filename (directory, file, NULL);
  if (session->list || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      validation_session_skip (session, name, columns[SUM], sum,
                               session->list ? NULL : "there is no such file");
      validation_session_skip (session, name, columns[MOST], most, NULL);
      return TRUE;
    }
  LocationGraph graph;
  if (!graph_read (path, &graph, error))
    return FALSE;
  sum_ways (&graph, &found_sum, &found_most);
  graph_clear (&graph);
  const ValidationFigure total = { name, columns[SUM], sum, found_sum, 0 };
  validation_session_judge (session, &total);
  const ValidationFigure largest = { name, columns[MOST], most, found_most, 0 };
  validation_session_judge (session, &largest);
  validation_session_skip (session, name, "pmedian_optimum", NAN,
                           "tabard solves no siting problem, and no set of sites is given");
  validation_session_skip (session, name, "pcenter_optimum", NAN,
                           "tabard solves no siting problem, and no set of sites is given");
  return TRUE;
}

/* A file or folder beside the graphs, and what reads it; NULL: nobody. */
typedef struct
{
  const char *name;
  void (*run) (ValidationSession *session, const char *directory);
} Instance;

static const Instance instances[] = { { "mexclp_mx55", siting_judge_plane },
                                      { "sf_16x205", siting_judge_table },
                                      { "sjc_mclp_values.csv", NULL } };

void
validation_folder_location (ValidationSession *session, const char *directory)
{
  g_autofree char *graphs = g_build_filename (directory, "orlib_pmed", NULL);
  if (g_file_test (graphs, G_FILE_TEST_IS_DIR))
    validation_table_run (session, graphs, "values.csv", columns, judge_instance);
  for (guint i = 0; i < G_N_ELEMENTS (instances); i++)
    {
      const Instance *instance = &instances[i];
      g_autofree char *path = g_build_filename (directory, instance->name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS)
          || !validation_session_wants (session, "location", instance->name))
        continue;
      if (instance->run != NULL)
        instance->run (session, path);
      else
        validation_session_skip (session, instance->name, "-", NAN,
                                 "tabard solves no siting problem, and no set of sites is given");
    }
}
