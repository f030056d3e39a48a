/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the map says of Europe what is known of it. */
#include "base/geodesy.h"

#include <tabard/site.h>

#include <glib/gstdio.h>

#include <math.h>
#include <string.h>

static TbrMap *
load_map (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  TbrMap *map = tbr_map_load (directory, &error);
  g_assert_no_error (error);
  return map;
}

/* The numbers of rows stand in assets/SOURCES.md, counted by whoever made the files. */
static void
test_map_has_every_layer (void)
{
  static const guint sites[TBR_SITE_N]
      = { 72, 20, 158, 77, 81, 92, 85, 259, 65, 58, 15, 135, 78, 61, 57, 43, 35 };
  g_autoptr (TbrMap) map = load_map ();
  g_assert_cmpuint (map->n_countries, ==, 71);
  g_assert_cmpuint (map->n_regions, ==, 2012);
  g_assert_cmpuint (map->n_lakes, ==, 234);
  g_assert_cmpuint (map->n_rivers, ==, 379);
  g_assert_cmpuint (map->n_cities, ==, 11457);
  g_assert_cmpuint (map->n_airports, ==, 1244);
  g_assert_cmpuint (map->n_nodes, ==, 5974);
  g_assert_cmpuint (map->n_links, ==, 11048);
  g_assert_cmpuint (map->n_ports, ==, 341);
  g_assert_cmpuint (map->n_sites, ==, 1391);
  g_assert_cmpuint (map->elevation_width, ==, 840);
  g_assert_cmpuint (map->elevation_height, ==, 460);
  guint found[TBR_SITE_N] = { 0 };
  for (guint32 i = 0; i < map->n_sites; i++)
    found[map->sites[i].category]++;
  for (guint i = 0; i < TBR_SITE_N; i++)
    g_assert_cmpuint (found[i], ==, sites[i]);
  g_assert_cmpstr (tbr_site_category_name (TBR_SITE_RESCEU_RESERVE), ==, "rescEU_reserve");
  g_assert_nonnull (strstr (map->attribution, "GeoNames"));
}

/* Every shape has both levels of detail and lies in its box. */
static void
test_map_shapes_are_whole (void)
{
  g_autoptr (TbrMap) map = load_map ();
  for (guint32 i = 0; i < map->n_countries; i++)
    for (guint lod = 0; lod < 2; lod++)
      {
        const TbrShape *shape = &map->countries[i].shape[lod];
        g_assert_cmpuint (shape->n, >, 0);
        g_assert_cmpuint (shape->first + shape->n, <=, map->n_rings);
        for (guint32 j = shape->first; j < shape->first + shape->n; j++)
          {
            const TbrRing *ring = &map->rings[j];
            const TbrPoint *first = &map->points[ring->first];
            const TbrPoint *last = first + ring->n - 1;
            g_assert_cmpuint (ring->first + ring->n, <=, map->n_points);
            g_assert_true (first->lon == last->lon && first->lat == last->lat);
            g_assert_true (first->lon >= shape->west && first->lon <= shape->east);
            g_assert_true (first->lat >= shape->south && first->lat <= shape->north);
          }
      }
}

static void
test_map_members_are_the_union_of_27 (void)
{
  g_autoptr (TbrMap) map = load_map ();
  guint eu = 0, ucpm = 0;
  for (guint32 i = 0; i < map->n_countries; i++)
    {
      eu += map->countries[i].eu ? 1 : 0;
      ucpm += map->countries[i].ucpm ? 1 : 0;
    }
  g_assert_cmpuint (eu, ==, 27);
  g_assert_cmpuint (ucpm, ==, 37);
  const TbrCountry *sweden = &map->countries[tbr_map_find_state (map, "SE").i];
  g_assert_cmpstr (sweden->name, ==, "Sweden");
  g_assert_true (sweden->eu && sweden->schengen);
  g_assert_cmpstr (map->cities[sweden->capital.i].name, ==, "Stockholm");
  /* Statistics Sweden, 31 December 2022: 10,521,556 inhabitants */
  g_assert_cmpint (ABS (sweden->population - 10521556), <, 1000);
  g_assert_true (tbr_is_none (tbr_map_find_state (map, "SW")));
}

/* The shapes are Natural Earth's, the cities GeoNames': two sources that know nothing of each
   other. Coasts are drawn to a kilometre, so that a harbour town may fall into the sea. */
static void
test_map_cities_lie_in_their_state (void)
{
  g_autoptr (TbrMap) map = load_map ();
  guint right = 0, wrong = 0, sea = 0;
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      TbrStateId state = tbr_map_state_at (map, (double) city->lon, (double) city->lat);
      if (tbr_is_none (state))
        sea++;
      else if (state.i == city->state.i)
        right++;
      else
        wrong++;
    }
  g_test_message ("right %u wrong %u sea %u", right, wrong, sea);
  g_assert_cmpuint (wrong, <, map->n_cities / 100);
  g_assert_cmpuint (sea, <, map->n_cities / 50);
}

static void
test_map_tells_land_from_sea (void)
{
  static const struct
  {
    double lon, lat;
    const char *iso;
  } places[] = { { 13.4, 52.5, "DE" }, { 18.06, 59.33, "SE" }, { -3.70, 40.42, "ES" },
                 { 37.0, 39.0, "TR" }, { 33.3, 35.1, "CY" },   { 20.45, 44.80, "RS" } };
  g_autoptr (TbrMap) map = load_map ();
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      TbrStateId state = tbr_map_state_at (map, places[i].lon, places[i].lat);
      g_assert_false (tbr_is_none (state));
      g_assert_cmpstr (map->countries[state.i].iso, ==, places[i].iso);
      TbrRegionId region = tbr_map_region_at (map, places[i].lon, places[i].lat);
      g_assert_false (tbr_is_none (region));
      g_assert_cmpuint (map->regions[region.i].state.i, ==, state.i);
    }
  static const double seas[][2]
      = { { 3.0, 56.0 }, { 10.0, 43.3 }, { 33.0, 43.5 }, { -20.0, 50.0 } };
  for (guint i = 0; i < G_N_ELEMENTS (seas); i++)
    {
      g_assert_true (tbr_is_none (tbr_map_state_at (map, seas[i][0], seas[i][1])));
      g_assert_true (tbr_is_none (tbr_map_region_at (map, seas[i][0], seas[i][1])));
      g_assert_cmpfloat (tbr_map_water_distance (map, seas[i][0], seas[i][1]), ==, 0.0);
    }
  g_assert_true (tbr_is_none (tbr_map_state_at (map, 0.0, -80.0)));
  g_assert_true (tbr_is_none (tbr_map_state_at (map, NAN, NAN)));
}

static void
test_map_nearest_node_is_that_of_a_full_search (void)
{
  g_autoptr (TbrMap) map = load_map ();
  for (guint i = 0; i < 400; i++)
    {
      double lon = -40.0 + (i * 7919 % 9973) * 0.01;
      double lat = 20.0 + (i * 104729 % 6007) * 0.01;
      double least = INFINITY, distance = 0.0;
      guint32 nearest = TBR_NONE;
      for (guint32 j = 0; j < map->n_nodes; j++)
        {
          double far = tbr_geodesy_distance (lon, lat, (double) map->nodes[j].lon,
                                             (double) map->nodes[j].lat);
          nearest = far < least ? j : nearest;
          least = MIN (far, least);
        }
      g_assert_cmpuint (tbr_map_nearest_node (map, lon, lat, &distance).i, ==, nearest);
      g_assert_cmpfloat (distance, ==, least);
    }
}

static void
test_map_finds_cities_by_either_name (void)
{
  g_autoptr (TbrMap) map = load_map ();
  TbrStateId any = { TBR_NONE };
  TbrStateId sweden = tbr_map_find_state (map, "SE");
  TbrCityId malmo = tbr_map_find_city (map, sweden, "Malmoe");
  g_assert_false (tbr_is_none (malmo));
  g_assert_cmpuint (malmo.i, ==, tbr_map_find_city (map, any, "Malmö").i);
  g_assert_true (tbr_is_none (tbr_map_find_city (map, sweden, "Paris")));
  g_assert_true (tbr_is_none (tbr_map_find_city (map, any, "Nowhere")));
}

/* Heights from atlases; the file's error is 110 m at its 90th percentile. */
static void
test_map_heights_are_those_of_an_atlas (void)
{
  static const double places[][3]
      = { { -3.70, 40.42, 650.0 }, { 11.58, 48.14, 519.0 }, { 4.90, 52.37, 0.0 },
          { 32.86, 39.93, 900.0 }, { 23.32, 42.70, 560.0 }, { 21.01, 52.23, 110.0 } };
  g_autoptr (TbrMap) map = load_map ();
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpfloat_with_epsilon (tbr_map_elevation (map, places[i][0], places[i][1]),
                                    places[i][2], 110.0);
  g_assert_cmpfloat (tbr_map_elevation (map, 3.0, 56.0), ==, 0.0);
  g_assert_cmpfloat (tbr_map_elevation (map, 170.0, 0.0), ==, 0.0);
}

/* Distances measured on an atlas, to the accuracy the header promises. */
static void
test_map_water_is_where_an_atlas_has_it (void)
{
  g_autoptr (TbrMap) map = load_map ();
  /* on lakes Vänern, Balaton and Ladoga */
  g_assert_cmpfloat (tbr_map_water_distance (map, 13.5, 58.9), ==, 0.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, 17.75, 46.85), ==, 0.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, 31.5, 60.9), ==, 0.0);
  /* Geneva at its lake, Vienna on the Danube, Nice at the sea, Cologne on the Rhine */
  g_assert_cmpfloat (tbr_map_water_distance (map, 6.15, 46.20), <, 2000.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, 16.40, 48.22), <, 3000.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, 7.26, 43.71), <, 3000.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, 6.96, 50.94), <, 2000.0);
  /* the border of Czechia and Germany is no coast: nearest is a river or lake inland */
  g_assert_cmpfloat (tbr_map_water_distance (map, 12.55, 49.62), >, 5000.0);
}

/* Sweden has 3,987 lakes above 1 km2 on 450,295 km2: 1 / (2 sqrt (0.0088542)) = 5.3137 km by hand.
   The great fires of 2018 lay far from any lake the map has. */
static void
test_map_small_lakes_bound_the_way_to_water (void)
{
  g_autoptr (TbrMap) map = load_map ();
  g_assert_cmpfloat_with_epsilon (tbr_map_water_distance (map, 16.09, 61.83), 5313.7, 1.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, 13.5, 58.9), ==, 0.0);
  g_assert_cmpfloat (tbr_map_water_distance (map, -3.70, 40.42), >, 20000.0);
}

static void
test_map_arcs_are_the_links_both_ways (void)
{
  g_autoptr (TbrMap) map = load_map ();
  g_autofree guint8 *seen = g_new0 (guint8, map->n_links);
  g_assert_cmpuint (map->first_arc[0], ==, 0);
  g_assert_cmpuint (map->first_arc[map->n_nodes], ==, map->n_arcs);
  for (guint32 i = 0; i < map->n_nodes; i++)
    for (guint32 j = map->first_arc[i]; j < map->first_arc[i + 1]; j++)
      {
        const TbrLink *link = &map->links[map->arcs[j].link];
        gboolean forth = link->from.i == i && link->to.i == map->arcs[j].to;
        gboolean back = link->to.i == i && link->from.i == map->arcs[j].to;
        g_assert_true (forth || back);
        seen[map->arcs[j].link]++;
      }
  for (guint32 i = 0; i < map->n_links; i++)
    g_assert_cmpuint (seen[i], ==, 2);
}

/* A file of the map in which @old is replaced once by @fresh, and what must be said of it. */
typedef struct
{
  const char *file, *old, *fresh, *message;
} Fault;

static const Fault faults[] = {
  { "nodes.csv", "id,name,", "id,nahme,", "nodes.csv:1: column 'name' is missing" },
  { "nodes.csv", "\n0,Larne,GB,", "\n0,Larne,ZZ,",
    "nodes.csv:2: country: no country has the code 'ZZ'" },
  { "nodes.csv", "\n1,Newtown", "\n7,Newtown", "nodes.csv:3: id: '7' is not the row's number 1" },
  { "edges.csv", "0,0,1,trunk,25.9", "0,0,5974,trunk,25.9",
    "edges.csv:2: to: '5974' is not an index from 0 to 5973" },
  { "edges.csv", "0,0,1,trunk,25.9", "0,0,0,trunk,25.9",
    "edges.csv:2: from, to: an edge needs two different ends" },
  { "edges.csv", "1,0,2,trunk,33.8", "1,0,2,path,33.8",
    "edges.csv:3: class: 'path' is none of: motorway, trunk, primary, local, ferry, rail_shuttle" },
  { "edges.csv", "1,0,2,trunk,33.8", "1,0,2,trunk,x33.8",
    "edges.csv:3: km: 'x33.8' is not a number" },
  { "edges.csv", "1,0,2,trunk,33.8", "1,0,2,trunk", "edges.csv:3: 12 fields, the header has 13" },
  { "cities.csv", "AD,Andorra la Vella,1.5211,42.5078", "AD,Andorra la Vella,1.5211,142.5078",
    "cities.csv:2: lat: 142.5078 is outside -90-90" },
  { "airports.csv", "LATI,TIA,", "LATIX,TIA,",
    "airports.csv:2: icao: 'LATIX' is longer than 4 letters" },
  { "infrastructure.csv", "0,nuclear_plant", "0,unclear_plant",
    "infrastructure.csv:2: category: 'unclear_plant' is none of: *" },
  { "countries_lod1.geojson", "\"group\":\"EU\"", "\"group\":\"UE\"",
    "countries_lod1.geojson:2: group 'UE' is none of: EU, UCPM, NEIGHBOUR, CONTEXT" },
  { "lakes.geojson", "[30.088,61.252]", "[30.088,161.252]",
    "lakes.geojson:2: point 30.088, 161.252 is outside -180-180, -90-90" },
  { "rivers.geojson", "[22.904,49.22]", "[22.904;49.22]",
    "rivers.geojson:2: ';' stands where ',' should" },
  { "regions.geojson", "\"iso\":\"AD\"", "\"iso\":\"QQ\"",
    "regions.geojson:2: no country has the code 'QQ'" },
  { "elevation.pgm", "840 460", "840 461", "elevation.pgm:3: 840 x 461 cells, the file has *" },
};

static void
write_changed (const char *from, const char *to, const Fault *fault)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  gsize old = strlen (fault->old);
  gsize place = 0;
  while (place + old <= length && memcmp (text + place, fault->old, old) != 0)
    place++;
  g_assert_cmpuint (place + old, <=, length);
  g_autoptr (GString) changed = g_string_new_len (text, (gssize) place);
  g_string_append (changed, fault->fresh);
  g_string_append_len (changed, text + place + old, (gssize) (length - place - old));
  g_assert_true (g_file_set_contents (to, changed->str, (gssize) changed->len, NULL));
}

static void
check_fault (const char *source, const char *directory, const Fault *fault)
{
  g_autofree char *from = g_build_filename (source, fault->file, NULL);
  g_autofree char *to = g_build_filename (directory, fault->file, NULL);
  g_autoptr (GError) error = NULL;
  write_changed (from, to, fault);
  TbrMap *map = tbr_map_load (directory, &error);
  g_assert_null (map);
  g_assert_error (error, TBR_ERROR, TBR_ERROR_SYNTAX);
  if (!g_pattern_match_simple (fault->message, error->message))
    g_error ("'%s' should be '%s'", error->message, fault->message);
  const Fault none = { fault->file, "", "", "" };
  write_changed (from, to, &none);
}

static void
test_map_names_file_and_line_of_a_fault (void)
{
  g_autofree char *source = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  g_autofree char *directory = g_dir_make_tmp ("tabard-map-XXXXXX", NULL);
  g_autoptr (GDir) files = g_dir_open (source, 0, NULL);
  const char *name = NULL;
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *from = g_build_filename (source, name, NULL);
      g_autofree char *to = g_build_filename (directory, name, NULL);
      const Fault none = { name, "", "", "" };
      write_changed (from, to, &none);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    check_fault (source, directory, &faults[i]);

  g_autofree char *gone = g_build_filename (directory, "ports.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_remove (gone), ==, 0);
  g_assert_null (tbr_map_load (directory, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "ports.csv"));
  g_dir_rewind (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_remove (path);
    }
  g_rmdir (directory);
}

/* Every hospital of the map counts for a region of its state; where coasts have been simplified
   away, for the one that the city is in (the provinces of the statistical atlas). */
static void
test_map_has_a_region_for_every_hospital (void)
{
  static const char *const coast[][2]
      = { { "Sainte-Anne Toulon", "Var" },     { "Policlinico Messina", "Messina" },
          { "UNN Troms\303\270", "Troms" },    { "KBC Rijeka", "Primorsko" },
          { "Rigshospitalet", "Hovedstaden" }, { "Rhodes", "Notio Aigaio" } };
  g_autoptr (TbrMap) map = load_map ();
  for (guint32 i = 0; i < map->n_sites; i++)
    {
      TbrAnySite site;
      if (map->sites[i].category != TBR_SITE_HEALTH
          || !tbr_map_any_site (map, TBR_HANDLE (TbrSiteId, i), &site))
        continue;
      TbrRegionId region = tbr_map_site_region (map, &site);
      g_test_message ("%s", site.name);
      g_assert_false (tbr_is_none (region));
      g_assert_cmpuint (map->regions[region.i].state.i, ==, site.state.i);
      for (guint k = 0; k < G_N_ELEMENTS (coast); k++)
        if (g_str_has_prefix (site.name, coast[k][0])
            && !g_str_has_prefix (map->regions[region.i].name, coast[k][1]))
          g_assert_cmpstr (map->regions[region.i].name, ==, coast[k][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/map/has-every-layer", test_map_has_every_layer);
  g_test_add_func ("/world/map/shapes-are-whole", test_map_shapes_are_whole);
  g_test_add_func ("/world/map/members-are-the-union-of-27", test_map_members_are_the_union_of_27);
  g_test_add_func ("/world/map/cities-lie-in-their-state", test_map_cities_lie_in_their_state);
  g_test_add_func ("/world/map/tells-land-from-sea", test_map_tells_land_from_sea);
  g_test_add_func ("/world/map/nearest-node-is-that-of-a-full-search",
                   test_map_nearest_node_is_that_of_a_full_search);
  g_test_add_func ("/world/map/finds-cities-by-either-name", test_map_finds_cities_by_either_name);
  g_test_add_func ("/world/map/heights-are-those-of-an-atlas",
                   test_map_heights_are_those_of_an_atlas);
  g_test_add_func ("/world/map/water-is-where-an-atlas-has-it",
                   test_map_water_is_where_an_atlas_has_it);
  g_test_add_func ("/world/map/small-lakes-bound-the-way-to-water",
                   test_map_small_lakes_bound_the_way_to_water);
  g_test_add_func ("/world/map/arcs-are-the-links-both-ways",
                   test_map_arcs_are_the_links_both_ways);
  g_test_add_func ("/world/map/has-a-region-for-every-hospital",
                   test_map_has_a_region_for_every_hospital);
  g_test_add_func ("/world/map/names-file-and-line-of-a-fault",
                   test_map_names_file_and_line_of_a_fault);
  return g_test_run ();
}
