/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which columns the road and ferry network has and how its edges become arcs out of nodes. */
#include "world/decimal.h"
#include "world/map_draft.h"

#include <string.h>

/* Limits of what is believed; they catch slipped columns, not small errors. */
#define POPULATION_MAX 5e7
#define LENGTH_MAX_KM 5000.0
#define SPEED_MAX_KMH 300.0
#define TIME_MAX_MINUTES 10000.0

static gboolean
read_nodes (TbrMapDraft *draft, GError **error)
{
  enum
  {
    ID,
    NAME,
    COUNTRY,
    LON,
    LAT,
    POPULATION
  };
  static const char *const columns[]
      = { "id", "name", "country", "lon", "lat", "population", NULL };
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_NODES], columns);
  guint32 n = tbr_map_csv_count (&csv);
  TbrNode *nodes = g_new0 (TbrNode, n);
  draft->map->nodes = nodes;
  draft->map->n_nodes = n;
  for (guint32 i = 0; tbr_map_csv_next (&csv); i++)
    {
      if (tbr_map_csv_index (&csv, ID, n) != i)
        tbr_map_csv_fault (&csv, "id: '%s' is not the row's number %u", tbr_map_csv_text (&csv, ID),
                           i);
      nodes[i] = (TbrNode){
        .name = tbr_map_draft_field (draft, &csv, NAME),
        .state = tbr_map_draft_state (draft, &csv, COUNTRY),
        .lon = (float) tbr_map_csv_number (&csv, LON, -180.0, 180.0),
        .lat = (float) tbr_map_csv_number (&csv, LAT, -90.0, 90.0),
        .population = (guint32) tbr_map_csv_number (&csv, POPULATION, 0.0, POPULATION_MAX),
      };
    }
  return tbr_map_csv_close (&csv, error);
}

/* The inner points of an edge: "lon lat;lon lat". */
static TbrRing
read_line (TbrMapDraft *draft, TbrMapCsv *csv, guint column)
{
  TbrRing line = { draft->points->len, 0 };
  const char *cursor = tbr_map_csv_text (csv, column);
  while (*cursor != '\0' && csv->error == NULL)
    {
      const char *end = NULL;
      double lon = tbr_decimal_read (cursor, &end);
      gboolean good = end > cursor && *end == ' ';
      cursor = good ? end + 1 : cursor;
      double lat = tbr_decimal_read (cursor, &end);
      good = good && end > cursor && (*end == ';' || *end == '\0');
      good = good && ABS (lon) <= 180.0 && ABS (lat) <= 90.0;
      if (!good)
        tbr_map_csv_fault (csv, "%s: '%.20s' is not 'lon lat;lon lat'", csv->columns[column],
                           cursor);
      TbrPoint point = { (float) lon, (float) lat };
      g_array_append_val (draft->points, point);
      cursor = *end == ';' ? end + 1 : end;
    }
  line.n = draft->points->len - line.first;
  return line;
}

static TbrLink
read_link (TbrMapDraft *draft, TbrMapCsv *csv)
{
  enum
  {
    FROM,
    TO,
    CLASS,
    KM,
    SPEED,
    MINUTES,
    ROADS,
    ACCESS,
    SHAPE
  };
  static const char *const classes[]
      = { "motorway", "trunk", "primary", "local", "ferry", "rail_shuttle", NULL };
  static const char *const accesses[] = { "", "limited", "closed", NULL };
  const TbrMap *map = draft->map;
  TbrLink link = {
    .from = { tbr_map_csv_index (csv, FROM, map->n_nodes) },
    .to = { tbr_map_csv_index (csv, TO, map->n_nodes) },
    .class = (TbrLinkClass) tbr_map_csv_word (csv, CLASS, classes),
    .access = (TbrAccess) tbr_map_csv_word (csv, ACCESS, accesses),
    .length = (float) (tbr_map_csv_number (csv, KM, 0.0, LENGTH_MAX_KM) * 1000.0),
    .speed = (float) (tbr_map_csv_number (csv, SPEED, 1.0, SPEED_MAX_KMH) / 3.6),
    .time = (float) (tbr_map_csv_number (csv, MINUTES, 0.0, TIME_MAX_MINUTES) * 60.0),
    .roads = tbr_map_draft_field (draft, csv, ROADS),
    .shape = read_line (draft, csv, SHAPE),
  };
  if (tbr_is_none (link.from) || tbr_is_none (link.to) || link.from.i == link.to.i)
    tbr_map_csv_fault (csv, "from, to: an edge needs two different ends");
  else
    link.border = map->nodes[link.from.i].state.i != map->nodes[link.to.i].state.i;
  return link;
}

/* Every link gives one arc out of each of its ends; arcs of a node are in the order of links. */
static void
make_arcs (TbrMap *map)
{
  guint32 *first = g_new0 (guint32, map->n_nodes + 2);
  /* counted two places up, so that filling moves each start to where it belongs */
  for (guint32 i = 0; i < map->n_links; i++)
    {
      first[map->links[i].from.i + 2]++;
      first[map->links[i].to.i + 2]++;
    }
  for (guint32 i = 2; i < map->n_nodes + 2; i++)
    first[i] += first[i - 1];
  TbrArc *arcs = g_new0 (TbrArc, 2 * (gsize) map->n_links);
  for (guint32 i = 0; i < map->n_links; i++)
    {
      const TbrLink *link = &map->links[i];
      arcs[first[link->from.i + 1]++] = (TbrArc){ link->to.i, i };
      arcs[first[link->to.i + 1]++] = (TbrArc){ link->from.i, i };
    }
  map->first_arc = first;
  map->arcs = arcs;
  map->n_arcs = 2 * map->n_links;
}

gboolean
tbr_map_read_network (TbrMapDraft *draft, GError **error)
{
  static const char *const columns[]
      = { "from", "to", "class", "km", "speed_kmh", "minutes", "roads", "access", "shape", NULL };
  if (!read_nodes (draft, error))
    return FALSE;
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_EDGES], columns);
  guint32 n = tbr_map_csv_count (&csv);
  TbrLink *links = g_new0 (TbrLink, n);
  draft->map->links = links;
  draft->map->n_links = n;
  for (guint32 i = 0; tbr_map_csv_next (&csv); i++)
    links[i] = read_link (draft, &csv);
  if (!tbr_map_csv_close (&csv, error))
    return FALSE;
  make_arcs (draft->map);
  return TRUE;
}
