/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which shape files there are and what their features become. */
#include "world/map_draft.h"
#include "world/map_geojson.h"

#include <string.h>

static const char *const group_words[] = { "EU", "UCPM", "NEIGHBOUR", "CONTEXT" };

static const char *
span_text (TbrMapDraft *draft, TbrSpan span)
{
  return tbr_map_draft_text (draft, span.text, span.length);
}

static TbrCountryGroup
span_group (TbrGeojson *reader, TbrSpan span)
{
  for (guint i = 0; i < TBR_GROUP_N; i++)
    if (strlen (group_words[i]) == span.length
        && memcmp (group_words[i], span.text, span.length) == 0)
      return (TbrCountryGroup) i;
  tbr_geojson_fault (reader, "group '%.*s' is none of: EU, UCPM, NEIGHBOUR, CONTEXT",
                     (int) span.length, span.text);
  return TBR_GROUP_CONTEXT;
}

static TbrStateId
span_state (TbrMapDraft *draft, TbrGeojson *reader, TbrSpan span)
{
  char iso[3] = { 0 };
  if (span.length == 2)
    memcpy (iso, span.text, 2);
  TbrStateId state = tbr_map_find_state (draft->map, iso);
  if (tbr_is_none (state))
    tbr_geojson_fault (reader, "no country has the code '%.*s'", (int) span.length, span.text);
  return state;
}

static void
add_country (TbrMapDraft *draft, TbrGeojson *reader, const TbrFeature *feature, GArray *countries)
{
  TbrCountry country = { .name = span_text (draft, feature->name),
                         .group = span_group (reader, feature->group),
                         .lon = (float) feature->label[0],
                         .lat = (float) feature->label[1],
                         .capital = { TBR_NONE } };
  if (feature->iso.length != 2)
    tbr_geojson_fault (reader, "a country without a code of two letters");
  else
    memcpy (country.iso, feature->iso.text, 2);
  country.shape[1] = feature->shape;
  g_array_append_val (countries, country);
}

/* The coarse shapes belong to the countries already read. */
static gboolean
read_coarse (TbrMapDraft *draft, TbrCountry *countries, GError **error)
{
  TbrGeojson reader;
  TbrFeature feature;
  tbr_geojson_open (&reader, &draft->files[TBR_MAP_FILE_COUNTRIES_COARSE], draft->rings,
                    draft->points);
  while (tbr_geojson_next (&reader, &feature))
    {
      TbrStateId state = span_state (draft, &reader, feature.iso);
      if (!tbr_is_none (state))
        countries[state.i].shape[0] = feature.shape;
    }
  return tbr_geojson_close (&reader, error);
}

gboolean
tbr_map_read_countries (TbrMapDraft *draft, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (TbrCountry));
  TbrGeojson reader;
  TbrFeature feature;
  tbr_geojson_open (&reader, &draft->files[TBR_MAP_FILE_COUNTRIES_FINE], draft->rings,
                    draft->points);
  while (tbr_geojson_next (&reader, &feature))
    add_country (draft, &reader, &feature, list);
  if (!tbr_geojson_close (&reader, error))
    return FALSE;

  draft->map->n_countries = list->len;
  TbrCountry *countries = g_memdup2 (list->data, list->len * sizeof (TbrCountry));
  draft->map->countries = countries;
  return read_coarse (draft, countries, error);
}

gboolean
tbr_map_read_regions (TbrMapDraft *draft, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (TbrRegion));
  TbrGeojson reader;
  TbrFeature feature;
  tbr_geojson_open (&reader, &draft->files[TBR_MAP_FILE_REGIONS], draft->rings, draft->points);
  while (tbr_geojson_next (&reader, &feature))
    {
      TbrRegion region = { .state = span_state (draft, &reader, feature.iso),
                           .name = span_text (draft, feature.name),
                           .lon = (float) feature.label[0],
                           .lat = (float) feature.label[1],
                           .shape = feature.shape };
      g_array_append_val (list, region);
    }
  draft->map->n_regions = list->len;
  draft->map->regions = g_memdup2 (list->data, list->len * sizeof (TbrRegion));
  return tbr_geojson_close (&reader, error);
}

typedef struct
{
  const TbrShape *shapes;
  const guint8 *lods;
  guint32 n;
} WaterLayer;

static gboolean
read_water (TbrMapDraft *draft, TbrMapFileKind file, WaterLayer *layer, GError **error)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (TbrShape));
  g_autoptr (GArray) lods = g_array_new (FALSE, FALSE, sizeof (guint8));
  TbrGeojson reader;
  TbrFeature feature;
  tbr_geojson_open (&reader, &draft->files[file], draft->rings, draft->points);
  while (tbr_geojson_next (&reader, &feature))
    {
      guint8 lod = feature.lod > 0.0 ? 1 : 0;
      g_array_append_val (shapes, feature.shape);
      g_array_append_val (lods, lod);
    }
  layer->n = shapes->len;
  layer->shapes = g_memdup2 (shapes->data, shapes->len * sizeof (TbrShape));
  layer->lods = g_memdup2 (lods->data, lods->len);
  return tbr_geojson_close (&reader, error);
}

gboolean
tbr_map_read_waters (TbrMapDraft *draft, GError **error)
{
  TbrMap *map = draft->map;
  WaterLayer lakes = { 0 };
  gboolean done = read_water (draft, TBR_MAP_FILE_LAKES, &lakes, error);
  map->lakes = lakes.shapes;
  map->lake_lod = lakes.lods;
  map->n_lakes = lakes.n;
  if (!done)
    return FALSE;

  WaterLayer rivers = { 0 };
  done = read_water (draft, TBR_MAP_FILE_RIVERS, &rivers, error);
  map->rivers = rivers.shapes;
  map->river_lod = rivers.lods;
  map->n_rivers = rivers.n;
  return done;
}
