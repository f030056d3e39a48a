/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the road graph of a city is read from two tables, checked, and carried by a run. */
#include "hazards/ordinary_calls.h"

#include "base/csv.h"
#include "base/quote.h"

#include <math.h>

/* Longest file accepted, bytes. */
#define MOST_BYTES (256u << 20)
/* Longest way to and from the first node, ticks: from anywhere to anywhere it then fits a cost. */
#define WAY_MAX (TBR_NONE / 2)

/* What has been read so far. */
typedef struct
{
  double metres_lon, metres_lat;
  const TbrCalls *values;
  GHashTable *numbers; /* name of a node -> its number and 1 */
  GPtrArray *names;    /* the same, by number; owned by the hash table */
  GArray *lines;       /* guint by node: where it is written */
  GArray *nodes;       /* TbrCityNode */
  GArray *arcs;        /* TbrCityArc */
  char *file;          /* of the nodes, for messages */
} Reader;

static void
reader_init (Reader *reader, const TbrCalls *values)
{
  tbr_calls_scale (values, &reader->metres_lon, &reader->metres_lat);
  reader->values = values;
  reader->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->names = g_ptr_array_new ();
  reader->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  reader->nodes = g_array_new (FALSE, TRUE, sizeof (TbrCityNode));
  reader->arcs = g_array_new (FALSE, TRUE, sizeof (TbrCityArc));
  reader->file = NULL;
}

static void
reader_clear (Reader *reader)
{
  g_hash_table_unref (reader->numbers);
  g_ptr_array_unref (reader->names);
  g_array_unref (reader->lines);
  g_array_unref (reader->nodes);
  g_array_unref (reader->arcs);
  g_free (reader->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* ---- nodes ---- */

typedef struct
{
  int name, lon, lat, x, y, access;
} NodeColumns;

static gboolean
read_point (const TbrCsv *csv, const NodeColumns *columns, const Reader *reader, TbrCityNode *node,
            GError **error)
{
  gboolean in_degrees = columns->lon >= 0 && columns->lat >= 0;
  if (!tbr_csv_real (csv, (guint) (in_degrees ? columns->lon : columns->x), &node->x, error)
      || !tbr_csv_real (csv, (guint) (in_degrees ? columns->lat : columns->y), &node->y, error))
    return FALSE;
  if (in_degrees)
    {
      node->x = (node->x - reader->values->lon) * reader->metres_lon;
      node->y = (node->y - reader->values->lat) * reader->metres_lat;
    }
  return TRUE;
}

static gboolean
read_access (const TbrCsv *csv, int column, TbrCityNode *node, GError **error)
{
  node->access = 1;
  if (column < 0)
    return TRUE;
  const char *text = tbr_csv_text (csv, (guint) column);
  g_autofree char *quoted = tbr_quote (text);
  if (!g_str_equal (text, "0") && !g_str_equal (text, "1"))
    return tbr_csv_refuse (csv, (guint) column, TBR_ERROR_RANGE, error, "%s is neither 0 nor 1",
                           quoted);
  node->access = *text == '1';
  return TRUE;
}

static gboolean
add_name (const TbrCsv *csv, guint column, Reader *reader, GError **error)
{
  const char *name = tbr_csv_text (csv, column);
  g_autofree char *quoted = tbr_quote (name);
  guint line = tbr_csv_line (csv);
  if (*name == '\0' || g_hash_table_contains (reader->numbers, name))
    return tbr_csv_refuse (csv, column, TBR_ERROR_NAME, error,
                           *name == '\0' ? "a node has no name%s" : "%s is there already",
                           *name == '\0' ? "" : quoted);
  char *own = g_strdup (name);
  g_ptr_array_add (reader->names, own);
  g_hash_table_insert (reader->numbers, own, GUINT_TO_POINTER (reader->names->len));
  g_array_append_val (reader->lines, line);
  return TRUE;
}

static gboolean
read_nodes (Reader *reader, const char *path, GError **error)
{
  static const char *const needed[] = { "node", NULL };
  static const char *const plane[] = { "node", "x", "y", NULL };
  guint found[3];
  g_autoptr (GError) fault = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, MOST_BYTES, error);
  if (csv == NULL || !tbr_csv_require_columns (csv, needed, found, error))
    return FALSE;
  NodeColumns columns = { (int) found[0],
                          tbr_csv_find_column (csv, "lon"),
                          tbr_csv_find_column (csv, "lat"),
                          tbr_csv_find_column (csv, "x"),
                          tbr_csv_find_column (csv, "y"),
                          tbr_csv_find_column (csv, "access") };
  if ((columns.lon < 0 || columns.lat < 0) && !tbr_csv_require_columns (csv, plane, found, error))
    return FALSE;
  reader->file = g_strdup (tbr_csv_name (csv));
  while (tbr_csv_next (csv, &fault))
    {
      TbrCityNode node = { 0 };
      if (!add_name (csv, found[0], reader, error)
          || !read_point (csv, &columns, reader, &node, error)
          || !read_access (csv, columns.access, &node, error))
        return FALSE;
      g_array_append_val (reader->nodes, node);
    }
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return *error == NULL;
}

/* ---- arcs ---- */

static gboolean
read_end (const TbrCsv *csv, guint column, const Reader *reader, guint32 *out_node, GError **error)
{
  const char *name = tbr_csv_text (csv, column);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (reader->numbers, name));
  g_autofree char *quoted = tbr_quote (name);
  if (number == 0)
    return tbr_csv_refuse (csv, column, TBR_ERROR_NAME, error, "no node is called %s", quoted);
  *out_node = number - 1;
  return TRUE;
}

static gboolean
read_cost (const TbrCsv *csv, guint column, guint32 *out_cost, GError **error)
{
  double seconds;
  if (!tbr_csv_real (csv, column, &seconds, error))
    return FALSE;
  if (!(seconds >= 0 && seconds <= TBR_CITY_ARC_MAX))
    return tbr_csv_refuse (csv, column, TBR_ERROR_RANGE, error, "%g s is outside 0-%d s", seconds,
                           TBR_CITY_ARC_MAX);
  *out_cost = (guint32) rint (seconds * TBR_CITY_TICKS);
  return TRUE;
}

static gboolean
read_arcs (Reader *reader, const char *path, GError **error)
{
  static const char *const needed[] = { "from", "to", "lights", NULL };
  guint columns[3];
  g_autoptr (GError) fault = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, MOST_BYTES, error);
  if (csv == NULL || !tbr_csv_require_columns (csv, needed, columns, error))
    return FALSE;
  int normal = tbr_csv_find_column (csv, "normal");
  while (tbr_csv_next (csv, &fault))
    {
      TbrCityArc arc = { 0 };
      if (!read_end (csv, columns[0], reader, &arc.from, error)
          || !read_end (csv, columns[1], reader, &arc.to, error)
          || !read_cost (csv, columns[2], &arc.cost[TBR_DRIVE_LIGHTS], error))
        return FALSE;
      arc.cost[TBR_DRIVE_NORMAL] = arc.cost[TBR_DRIVE_LIGHTS];
      if (normal >= 0 && !read_cost (csv, (guint) normal, &arc.cost[TBR_DRIVE_NORMAL], error))
        return FALSE;
      g_array_append_val (reader->arcs, arc);
    }
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return *error == NULL;
}

/* ---- whether one can drive from anywhere to anywhere ---- */

static TbrCityGraph *
make_graph (const Reader *reader)
{
  return tbr_city_graph_new ((const TbrCityNode *) (void *) reader->nodes->data, reader->nodes->len,
                             (const TbrCityArc *) (void *) reader->arcs->data, reader->arcs->len);
}

/* The first node with access from which the goal cannot be reached, TBR_NONE when there is none. */
static guint32
find_cut_off (TbrCityGraph *graph, guint32 goal, TbrDrive drive)
{
  const TbrCityWays *ways = tbr_city_graph_ways (graph, goal, drive);
  for (guint32 i = 0; i < graph->n_nodes; i++)
    if (graph->nodes[i].access && ways->cost[i] > WAY_MAX)
      return i;
  return TBR_NONE;
}

static TbrCityGraph *
turn_around (const TbrCityGraph *graph)
{
  g_autofree TbrCityArc *arcs = g_memdup2 (graph->arcs, graph->n_arcs * sizeof *arcs);
  for (guint32 i = 0; i < graph->n_arcs; i++)
    {
      arcs[i].from = graph->arcs[i].to;
      arcs[i].to = graph->arcs[i].from;
    }
  return tbr_city_graph_new (graph->nodes, graph->n_nodes, arcs, graph->n_arcs);
}

static gboolean
refuse_cut_off (const Reader *reader, const guint32 ends[2], guint32 told, GError **error)
{
  g_autofree char *from = tbr_quote (g_ptr_array_index (reader->names, ends[0]));
  g_autofree char *to = tbr_quote (g_ptr_array_index (reader->names, ends[1]));
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
               "%s:%u: no way of at most %d s leads from node %s to node %s", reader->file,
               g_array_index (reader->lines, guint, told), (int) (WAY_MAX / TBR_CITY_TICKS), from,
               to);
  return FALSE;
}

/* Ways lead from each node with access to the first such node, and back. */
static gboolean
check_ways (const Reader *reader, TbrCityGraph *graph, GError **error)
{
  guint32 goal = 0;
  while (goal < graph->n_nodes && !graph->nodes[goal].access)
    goal++;
  if (goal == graph->n_nodes)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: no node gives access", reader->file);
      return FALSE;
    }
  g_autoptr (TbrCityGraph) back = turn_around (graph);
  for (guint drive = 0; drive < TBR_DRIVE_N; drive++)
    {
      guint32 cut_off = find_cut_off (graph, goal, (TbrDrive) drive);
      if (cut_off != TBR_NONE)
        return refuse_cut_off (reader, (guint32[]){ cut_off, goal }, cut_off, error);
      cut_off = find_cut_off (back, goal, (TbrDrive) drive);
      if (cut_off != TBR_NONE)
        return refuse_cut_off (reader, (guint32[]){ goal, cut_off }, cut_off, error);
    }
  return TRUE;
}

TbrCityGraph *
tbr_calls_graph_read (const TbrScenario *scenario, const TbrObject *object, GError **error)
{
  const TbrCalls *values = object->values;
  g_auto (Reader) reader;
  g_autoptr (GError) fault = NULL;
  reader_init (&reader, values);
  g_autofree char *nodes = tbr_calls_file (scenario, values, values->nodes, &fault);
  g_autofree char *arcs = tbr_calls_file (scenario, values, values->arcs, &fault);
  if (nodes != NULL && arcs != NULL && read_nodes (&reader, nodes, &fault)
      && read_arcs (&reader, arcs, &fault))
    {
      g_autoptr (TbrCityGraph) graph = make_graph (&reader);
      if (check_ways (&reader, graph, &fault))
        return g_steal_pointer (&graph);
    }
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

/* ---- in a run ---- */

static void
load (TbrSim *sim, guint32 hazard, const TbrObject *object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCityGraph) graph = tbr_calls_graph_read (sim->scenario, object, &error);
  if (graph == NULL)
    g_error ("%s, which was there when the scenario was checked", error->message);
  TbrCityRoads roads = { .hazard = hazard, .n_nodes = graph->n_nodes, .n_arcs = graph->n_arcs };
  roads.first_node = tbr_arena_add (&sim->arena, TBR_GROUP_CITY_NODE, graph->n_nodes);
  if (graph->n_arcs > 0)
    roads.first_arc = tbr_arena_add (&sim->arena, TBR_GROUP_CITY_ARC, graph->n_arcs);
  guint32 index = tbr_arena_add (&sim->arena, TBR_GROUP_CITY, 1);
  tbr_arena_get (&sim->arena, TBR_GROUP_CITY, TbrCityRoads)[index] = roads;
  memcpy (&tbr_arena_get (&sim->arena, TBR_GROUP_CITY_NODE, TbrCityNode)[roads.first_node],
          graph->nodes, graph->n_nodes * sizeof *graph->nodes);
  if (graph->n_arcs > 0)
    memcpy (&tbr_arena_get (&sim->arena, TBR_GROUP_CITY_ARC, TbrCityArc)[roads.first_arc],
            graph->arcs, graph->n_arcs * sizeof *graph->arcs);
}

void
tbr_calls_load (TbrSim *sim)
{
  const TbrSection *hazards = &sim->scenario->sections[TBR_SECTION_HAZARDS];
  for (guint32 i = 0; i < hazards->n; i++)
    if (tbr_calls_is_kind (hazards->objects[i]) && tbr_calls_drives_graph (hazards->objects[i]))
      load (sim, i, hazards->objects[i]);
}

TbrCityGraph *
tbr_calls_graph_of (const TbrSim *sim, guint32 hazard)
{
  guint32 n = tbr_arena_count (&sim->arena, TBR_GROUP_CITY);
  for (guint32 i = 0; i < n; i++)
    {
      const TbrCityRoads *roads = &tbr_arena_get (&sim->arena, TBR_GROUP_CITY, TbrCityRoads)[i];
      if (roads->hazard == hazard)
        return tbr_city_graph_new (&tbr_arena_get (&sim->arena, TBR_GROUP_CITY_NODE,
                                                   TbrCityNode)[roads->first_node],
                                   roads->n_nodes,
                                   &tbr_arena_get (&sim->arena, TBR_GROUP_CITY_ARC,
                                                   TbrCityArc)[roads->first_arc],
                                   roads->n_arcs);
    }
  return NULL;
}
