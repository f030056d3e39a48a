/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which columns the tables of places have: cities, airports, ports, sites, countries' facts. */
#include "world/map_draft.h"
#include "world/shore.h"

#include <string.h>

/* Limits of what is believed; they catch slipped columns, not small errors. */
#define POPULATION_MAX 5e7
#define HEIGHT_MIN (-500.0)
#define HEIGHT_MAX 5000.0
#define ACCESS_MAX_KM 1000.0
#define RUNWAY_MAX 6000.0
#define BEDS_MAX 50.0
#define CAPACITY_MAX 1e9
#define COUNT_MAX 1e6
#define AREA_MAX 2e7
#define COUNTRY_PEOPLE_MAX 1e9

static const char *const category_words[] = {
  "nuclear_plant",
  "nuclear_fuel_cycle",
  "power_plant",
  "refinery",
  "chemical_park",
  "dam",
  "datacentre_ixp",
  "health",
  "transport_chokepoint",
  "energy_network",
  "space_air_control",
  "authority",
  "border_crossing",
  "migration_site",
  "aerial_firefighting",
  "rescEU_reserve",
  "volcano_seismic",
  "base",
  "airport",
  "port",
  NULL,
};

const char *
tbr_site_category_name (TbrSiteCategory category)
{
  g_return_val_if_fail (category < TBR_SITE_N, "");
  return category_words[category];
}

/* A code of fixed length, "" where there is none. */
static void
row_code (TbrMapCsv *csv, guint column, char *out_code, gsize size)
{
  const char *text = tbr_map_csv_text (csv, column);
  if (strlen (text) >= size)
    tbr_map_csv_fault (csv, "%s: '%s' is longer than %d letters", csv->columns[column], text,
                       (int) size - 1);
  g_strlcpy (out_code, text, size);
}

static float
row_lon (TbrMapCsv *csv, guint column)
{
  return (float) tbr_map_csv_number (csv, column, -180.0, 180.0);
}

static float
row_lat (TbrMapCsv *csv, guint column)
{
  return (float) tbr_map_csv_number (csv, column, -90.0, 90.0);
}

gboolean
tbr_map_read_country_facts (TbrMapDraft *draft, GError **error)
{
  enum
  {
    ISO,
    EU,
    UCPM,
    SCHENGEN,
    BEDS,
    LAKES,
    AREA,
    PEOPLE
  };
  static const char *const columns[]
      = { "iso_a2",     "eu",       "ucpm",       "schengen", "beds_per_1000",
          "lakes_1km2", "area_km2", "population", NULL };
  TbrCountry *countries = (TbrCountry *) draft->map->countries;
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_COUNTRY_FACTS], columns);
  while (tbr_map_csv_next (&csv))
    {
      TbrStateId state = tbr_map_draft_state (draft, &csv, ISO);
      if (tbr_is_none (state))
        break;
      TbrCountry *country = &countries[state.i];
      country->eu = tbr_map_csv_number (&csv, EU, 0.0, 1.0) > 0.0;
      country->ucpm = tbr_map_csv_number (&csv, UCPM, 0.0, 1.0) > 0.0;
      country->schengen = tbr_map_csv_number (&csv, SCHENGEN, 0.0, 1.0) > 0.0;
      country->beds_per_1000 = (float) tbr_map_csv_optional (&csv, BEDS, 0.0, BEDS_MAX);
      double lakes = tbr_map_csv_optional (&csv, LAKES, 0.0, COUNT_MAX);
      double area = tbr_map_csv_optional (&csv, AREA, 0.0, AREA_MAX);
      country->lake_distance = (float) tbr_shore_expected (lakes, area);
      country->population = (gint64) tbr_map_csv_optional (&csv, PEOPLE, 0.0, COUNTRY_PEOPLE_MAX);
    }
  return tbr_map_csv_close (&csv, error);
}

/* A country without a figure of its own has the people of its cities; its capital is the largest
   city marked as one. */
static void
sum_cities (const TbrMap *map, TbrCountry *countries)
{
  g_autofree gboolean *counted = g_new0 (gboolean, map->n_countries);

  for (guint32 i = 0; i < map->n_countries; i++)
    counted[i] = countries[i].population > 0;
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      TbrCountry *country = &countries[city->state.i];
      if (!counted[city->state.i])
        country->population += city->population;
      gboolean larger = tbr_is_none (country->capital)
                        || city->population > map->cities[country->capital.i].population;
      if (city->capital == 2 && larger)
        country->capital.i = i;
    }
}

static gboolean
read_cities (TbrMapDraft *draft, GError **error)
{
  enum
  {
    NAME,
    ASCII,
    COUNTRY,
    LON,
    LAT,
    POPULATION,
    CAPITAL,
    HEIGHT,
    NODE,
    NODE_KM
  };
  static const char *const columns[]
      = { "name",    "ascii",       "country", "lon",     "lat", "population",
          "capital", "elevation_m", "node",    "node_km", NULL };
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_CITIES], columns);
  guint32 n = tbr_map_csv_count (&csv);
  TbrCity *cities = g_new0 (TbrCity, n);
  draft->map->cities = cities;
  draft->map->n_cities = n;
  for (guint32 i = 0; tbr_map_csv_next (&csv); i++)
    {
      cities[i] = (TbrCity){
        .name = tbr_map_draft_field (draft, &csv, NAME),
        .state = tbr_map_draft_state (draft, &csv, COUNTRY),
        .lon = row_lon (&csv, LON),
        .lat = row_lat (&csv, LAT),
        .population = (guint32) tbr_map_csv_number (&csv, POPULATION, 0.0, POPULATION_MAX),
        .capital = (guint8) tbr_map_csv_number (&csv, CAPITAL, 0.0, 2.0),
        .elevation = (gint16) tbr_map_csv_optional (&csv, HEIGHT, HEIGHT_MIN, HEIGHT_MAX),
        .node = { tbr_map_csv_index (&csv, NODE, draft->map->n_nodes) },
        .node_distance
        = (float) (tbr_map_csv_optional (&csv, NODE_KM, 0.0, ACCESS_MAX_KM) * 1000.0),
      };
      gboolean same = *tbr_map_csv_text (&csv, ASCII) == '\0';
      cities[i].ascii = same ? cities[i].name : tbr_map_draft_field (draft, &csv, ASCII);
    }
  if (!tbr_map_csv_close (&csv, error))
    return FALSE;
  sum_cities (draft->map, (TbrCountry *) draft->map->countries);
  return TRUE;
}

static gboolean
read_airports (TbrMapDraft *draft, GError **error)
{
  enum
  {
    ICAO,
    IATA,
    NAME,
    COUNTRY,
    LON,
    LAT,
    HEIGHT,
    TYPE,
    SCHEDULED,
    MILITARY,
    RUNWAY,
    SOURCE
  };
  static const char *const columns[]
      = { "icao", "iata",      "name",     "country",  "lon",        "lat", "elevation_m",
          "type", "scheduled", "military", "runway_m", "runway_src", NULL };
  static const char *const types[] = { "medium", "large", NULL };
  static const char *const sources[] = { "default", "known", NULL };
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_AIRPORTS], columns);
  guint32 n = tbr_map_csv_count (&csv);
  TbrAirport *airports = g_new0 (TbrAirport, n);
  draft->map->airports = airports;
  draft->map->n_airports = n;
  for (guint32 i = 0; tbr_map_csv_next (&csv); i++)
    {
      TbrAirport *airport = &airports[i];
      *airport = (TbrAirport){
        .name = tbr_map_draft_field (draft, &csv, NAME),
        .state = tbr_map_draft_state (draft, &csv, COUNTRY),
        .lon = row_lon (&csv, LON),
        .lat = row_lat (&csv, LAT),
        .elevation = (gint16) tbr_map_csv_optional (&csv, HEIGHT, HEIGHT_MIN, HEIGHT_MAX),
        .large = tbr_map_csv_word (&csv, TYPE, types) == 1,
        .scheduled = tbr_map_csv_number (&csv, SCHEDULED, 0.0, 1.0) > 0.0,
        .military = tbr_map_csv_number (&csv, MILITARY, 0.0, 1.0) > 0.0,
        .runway = (float) tbr_map_csv_number (&csv, RUNWAY, 0.0, RUNWAY_MAX),
        .runway_known = tbr_map_csv_word (&csv, SOURCE, sources) == 1,
        .node = { TBR_NONE },
      };
      row_code (&csv, ICAO, airport->icao, sizeof airport->icao);
      row_code (&csv, IATA, airport->iata, sizeof airport->iata);
    }
  return tbr_map_csv_close (&csv, error);
}

static gboolean
read_ports (TbrMapDraft *draft, GError **error)
{
  enum
  {
    NAME,
    COUNTRY,
    LON,
    LAT,
    ROLES,
    SIZE,
    NODE
  };
  static const char *const columns[]
      = { "name", "country", "lon", "lat", "roles", "size", "node", NULL };
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_PORTS], columns);
  guint32 n = tbr_map_csv_count (&csv);
  TbrPort *ports = g_new0 (TbrPort, n);
  draft->map->ports = ports;
  draft->map->n_ports = n;
  for (guint32 i = 0; tbr_map_csv_next (&csv); i++)
    ports[i] = (TbrPort){
      .name = tbr_map_draft_field (draft, &csv, NAME),
      .state = tbr_map_draft_state (draft, &csv, COUNTRY),
      .lon = row_lon (&csv, LON),
      .lat = row_lat (&csv, LAT),
      .roles = tbr_map_draft_field (draft, &csv, ROLES),
      .size = (guint8) tbr_map_csv_number (&csv, SIZE, 1.0, 3.0),
      .node = { tbr_map_csv_index (&csv, NODE, draft->map->n_nodes) },
    };
  return tbr_map_csv_close (&csv, error);
}

static gboolean
read_sites (TbrMapDraft *draft, GError **error)
{
  enum
  {
    CATEGORY,
    SUBTYPE,
    NAME,
    COUNTRY,
    LON,
    LAT,
    CAPACITY,
    UNIT,
    NODE,
    NOTE
  };
  static const char *const columns[] = { "category", "subtype", "name", "country", "lon", "lat",
                                         "capacity", "unit",    "node", "note",    NULL };
  TbrMapCsv csv;
  tbr_map_csv_open (&csv, &draft->files[TBR_MAP_FILE_SITES], columns);
  guint32 n = tbr_map_csv_count (&csv);
  TbrSite *sites = g_new0 (TbrSite, n);
  draft->map->sites = sites;
  draft->map->n_sites = n;
  for (guint32 i = 0; tbr_map_csv_next (&csv); i++)
    sites[i] = (TbrSite){
      .category = (TbrSiteCategory) tbr_map_csv_word (&csv, CATEGORY, category_words),
      .subtype = tbr_map_draft_field (draft, &csv, SUBTYPE),
      .name = tbr_map_draft_field (draft, &csv, NAME),
      .state = tbr_map_draft_state (draft, &csv, COUNTRY),
      .lon = row_lon (&csv, LON),
      .lat = row_lat (&csv, LAT),
      .capacity = (float) tbr_map_csv_optional (&csv, CAPACITY, 0.0, CAPACITY_MAX),
      .unit = tbr_map_draft_field (draft, &csv, UNIT),
      .node = { tbr_map_csv_index (&csv, NODE, draft->map->n_nodes) },
      .note = tbr_map_draft_field (draft, &csv, NOTE),
    };
  return tbr_map_csv_close (&csv, error);
}

gboolean
tbr_map_read_places (TbrMapDraft *draft, GError **error)
{
  return read_cities (draft, error) && read_airports (draft, error) && read_ports (draft, error)
         && read_sites (draft, error);
}
