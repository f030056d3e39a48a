/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* In which order the map is put together, and how its things are found by name. */
#include <tabard/map.h>

#include "world/map_draft.h"
#include "world/map_index.h"

#include <string.h>

/* Owed to the sources of the data wherever the map is shown; see assets/SOURCES.md. */
static const char attribution[]
    = "Place names and populations: GeoNames (geonames.org), CC BY 4.0, modified. "
      "Made with Natural Earth. Airports: OurAirports.";

static gboolean
read_layers (TbrMapDraft *draft, GError **error)
{
  return tbr_map_read_countries (draft, error) && tbr_map_read_country_facts (draft, error)
         && tbr_map_read_regions (draft, error) && tbr_map_read_waters (draft, error)
         && tbr_map_read_elevation (draft, error) && tbr_map_read_network (draft, error)
         && tbr_map_read_places (draft, error);
}

/* Airports come without a node: it is the nearest one. */
static void
join_airports (TbrMap *map)
{
  TbrAirport *airports = (TbrAirport *) map->airports;
  for (guint32 i = 0; i < map->n_airports; i++)
    {
      double distance = 0.0;
      airports[i].node = tbr_map_nearest_node (map, (double) airports[i].lon,
                                               (double) airports[i].lat, &distance);
      airports[i].node_distance = (float) distance;
    }
}

/* Hands the shared arrays over to the map, cut to their size. */
static void
keep_shapes (TbrMapDraft *draft)
{
  TbrMap *map = draft->map;
  map->n_rings = draft->rings->len;
  map->n_points = draft->points->len;
  map->rings = g_memdup2 (draft->rings->data, map->n_rings * sizeof (TbrRing));
  map->points = g_memdup2 (draft->points->data, map->n_points * sizeof (TbrPoint));
  g_array_unref (draft->rings);
  g_array_unref (draft->points);
  map->text = draft->text;
}

TbrMap *
tbr_map_load (const char *directory, GError **error)
{
  g_return_val_if_fail (directory != NULL, NULL);
  TbrMapDraft draft = { 0 };
  if (!tbr_map_files_read (directory, draft.files, error))
    return NULL;

  g_autoptr (TbrMap) map = g_new0 (TbrMap, 1);
  map->attribution = attribution;
  map->digest = tbr_map_files_digest (draft.files);
  gsize room = 1;
  for (guint i = 0; i < TBR_MAP_FILE_N; i++)
    room += draft.files[i].length + 1;
  draft.map = map;
  draft.text = g_malloc (room);
  draft.rings = g_array_new (FALSE, FALSE, sizeof (TbrRing));
  draft.points = g_array_new (FALSE, FALSE, sizeof (TbrPoint));
  gboolean done = read_layers (&draft, error);
  keep_shapes (&draft);
  tbr_map_files_clear (draft.files);
  if (!done)
    return NULL;
  tbr_map_index_build (map);
  join_airports (map);
  return g_steal_pointer (&map);
}

void
tbr_map_free (TbrMap *map)
{
  if (map == NULL)
    return;
  tbr_map_index_free (map);
  g_free ((gpointer) map->countries);
  g_free ((gpointer) map->regions);
  g_free ((gpointer) map->cities);
  g_free ((gpointer) map->nodes);
  g_free ((gpointer) map->links);
  g_free ((gpointer) map->airports);
  g_free ((gpointer) map->ports);
  g_free ((gpointer) map->sites);
  g_free ((gpointer) map->lakes);
  g_free ((gpointer) map->lake_lod);
  g_free ((gpointer) map->rivers);
  g_free ((gpointer) map->river_lod);
  g_free ((gpointer) map->rings);
  g_free ((gpointer) map->points);
  g_free ((gpointer) map->first_arc);
  g_free ((gpointer) map->arcs);
  g_free ((gpointer) map->elevation);
  g_free ((gpointer) map->text);
  g_free (map);
}

TbrStateId
tbr_map_find_state (const TbrMap *map, const char *iso)
{
  if (strlen (iso) != 2)
    return TBR_HANDLE (TbrStateId, TBR_NONE);
  for (guint32 i = 0; i < map->n_countries; i++)
    if (map->countries[i].iso[0] == iso[0] && map->countries[i].iso[1] == iso[1])
      return TBR_HANDLE (TbrStateId, i);
  return TBR_HANDLE (TbrStateId, TBR_NONE);
}

TbrCityId
tbr_map_find_city (const TbrMap *map, TbrStateId state, const char *name)
{
  TbrCityId best = { TBR_NONE };
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      if (!tbr_is_none (state) && city->state.i != state.i)
        continue;
      if (strcmp (city->name, name) != 0 && strcmp (city->ascii, name) != 0)
        continue;
      if (tbr_is_none (best) || city->population > map->cities[best.i].population)
        best.i = i;
    }
  return best;
}

TbrNodeId
tbr_map_find_node (const TbrMap *map, const char *name)
{
  guint64 index;
  if (*name == '#' && g_ascii_string_to_unsigned (name + 1, 10, 0, G_MAXUINT32 - 1, &index, NULL))
    return TBR_HANDLE (TbrNodeId, index < map->n_nodes ? (guint32) index : TBR_NONE);
  for (guint32 i = 0; i < map->n_nodes; i++)
    if (g_ascii_strcasecmp (map->nodes[i].name, name) == 0)
      return TBR_HANDLE (TbrNodeId, i);
  TbrCityId city = tbr_map_find_city (map, TBR_HANDLE (TbrStateId, TBR_NONE), name);
  return TBR_HANDLE (TbrNodeId, tbr_is_none (city) ? TBR_NONE : map->cities[city.i].node.i);
}

TbrLinkId
tbr_map_find_link (const TbrMap *map, const char *from, const char *to)
{
  TbrNodeId ends[] = { tbr_map_find_node (map, from), tbr_map_find_node (map, to) };
  for (guint32 i = 0; i < map->n_links; i++)
    {
      const TbrLink *link = &map->links[i];
      if ((link->from.i == ends[0].i && link->to.i == ends[1].i)
          || (link->from.i == ends[1].i && link->to.i == ends[0].i))
        return TBR_HANDLE (TbrLinkId, i);
    }
  return TBR_HANDLE (TbrLinkId, TBR_NONE);
}
