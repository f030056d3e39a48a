/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* GeoJSON as places: every geometry of RFC 7946, and where a fault is. */
#include "interchange/json_check.h"
#include "interchange/places_build.h"

#include <string.h>

#define COLLECTION "{\"type\":\"FeatureCollection\",\n\"features\":[\n"

/* Whether this build reads GeoJSON at all. */
static gboolean
is_read (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = tbr_places_read_geojson ("{}", 2, "a.geojson", faults);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 1);
  if (places != NULL)
    return TRUE;
  g_test_skip ("built without json-glib");
  return FALSE;
}

static TbrPlaces *
read_good (const char *text)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrPlaces *places = tbr_places_read_geojson (text, strlen (text), "a.geojson", faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (told, ==, "");
  g_assert_nonnull (places);
  return places;
}

/* The first fault must be on @line and say @said. */
static void
check_fault (const char *text, guint line, const char *said)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  tbr_places_unref (tbr_places_read_geojson (text, strlen (text), "a.geojson", faults));
  g_assert_cmpuint (tbr_diagnostics_count (faults), >, 0);
  const TbrDiagnostic *fault = tbr_diagnostics_get (faults, 0);
  if (strstr (fault->message, said) == NULL || fault->line != line)
    g_error ("line %u: %s; wanted line %u: %s", fault->line, fault->message, line, said);
}

static const TbrOwnPlace *
place_of (const TbrPlaces *places, guint index)
{
  g_assert_cmpuint (index, <, places->places->len);
  return &g_array_index (places->places, TbrOwnPlace, index);
}

static const TbrPlacePart *
part_of (const TbrPlaces *places, const TbrOwnPlace *place, guint index)
{
  g_assert_cmpuint (index, <, place->n_parts);
  return &g_array_index (places->parts, TbrPlacePart, place->first_part + index);
}

/* The examples are those of RFC 7946, appendix A. */
static void
test_geojson_reads_all_seven_geometries (void)
{
  if (!is_read ())
    return;
  static const struct
  {
    const char *text;
    TbrPlaceForm form;
    guint n_parts, n_points;
  } all[] = {
    { "{\"type\":\"Point\",\"coordinates\":[100.0, 0.0]}", TBR_PLACE_POINT, 1, 1 },
    { "{\"type\":\"LineString\",\"coordinates\":[[100.0,0.0],[101.0,1.0]]}", TBR_PLACE_LINE, 1, 2 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[100.0,0.0],[101.0,0.0],[101.0,1.0],[100.0,1.0],"
      "[100.0,0.0]],[[100.8,0.8],[100.8,0.2],[100.2,0.2],[100.2,0.8],[100.8,0.8]]]}",
      TBR_PLACE_RING, 2, 10 },
    { "{\"type\":\"MultiPoint\",\"coordinates\":[[100.0,0.0],[101.0,1.0]]}", TBR_PLACE_POINT, 2,
      2 },
    { "{\"type\":\"MultiLineString\",\"coordinates\":[[[100.0,0.0],[101.0,1.0]],[[102.0,2.0],"
      "[103.0,3.0]]]}",
      TBR_PLACE_LINE, 2, 4 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[102.0,2.0],[103.0,2.0],[103.0,3.0],[102.0,3."
      "0],"
      "[102.0,2.0]]],[[[100.0,0.0],[101.0,0.0],[101.0,1.0],[100.0,1.0],[100.0,0.0]],[[100.2,0.2],"
      "[100.2,0.8],[100.8,0.8],[100.8,0.2],[100.2,0.2]]]]}",
      TBR_PLACE_RING, 3, 15 },
    { "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[100.0,"
      "0.0]},{\"type\":\"LineString\",\"coordinates\":[[101.0,0.0],[102.0,1.0]]}]}",
      TBR_PLACE_POINT, 2, 3 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (TbrPlaces) places = read_good (all[i].text);
      const TbrOwnPlace *place = place_of (places, 0);
      g_assert_cmpuint (places->places->len, ==, 1);
      g_assert_cmpuint (place->n_parts, ==, all[i].n_parts);
      g_assert_cmpuint (places->points->len, ==, all[i].n_points);
      g_assert_cmpint (part_of (places, place, 0)->form, ==, all[i].form);
    }
}

static void
test_geojson_knows_inside_from_hole (void)
{
  if (!is_read ())
    return;
  g_autoptr (TbrPlaces) places = read_good (
      "{\"type\":\"Polygon\",\"coordinates\":[[[10,50],[12,50],[12,52],[10,52],[10,50]],"
      "[[10.5,50.5],[10.5,51.5],[11.5,51.5],[11.5,50.5],[10.5,50.5]]]}");
  const TbrOwnPlace *place = place_of (places, 0);
  g_assert_true (tbr_places_contain (places, place, 10.2, 51));
  g_assert_false (tbr_places_contain (places, place, 11, 51));
  g_assert_false (tbr_places_contain (places, place, 9, 51));
  g_assert_cmpfloat_with_epsilon (place->at.lon, 11, 1e-5);
  g_assert_cmpfloat_with_epsilon (place->at.lat, 51, 1e-5);
  g_assert_cmpfloat (place->west, ==, 10);
  g_assert_cmpfloat (place->north, ==, 52);
}

static void
test_geojson_keeps_names_properties_and_lines (void)
{
  if (!is_read ())
    return;
  g_autoptr (TbrPlaces) places = read_good (
      "\xef\xbb\xbf{\"type\":\"FeatureCollection\",\"name\":\"Depots\",\"crs\":{\"type\":\"name\","
      "\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\n\"features\":[\n"
      "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"Name\":\"Rīga\",\"beds\":12,\"open\":true,"
      "\"share\":0.5,\"none\":null,\"tags\":[1,\"a\"]},\n"
      "\"geometry\":{\"type\":\"Point\",\"coordinates\":[24.1,56.95,10]}},\n"
      "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}\n]}");
  const TbrOwnPlace *place = place_of (places, 0);
  g_assert_cmpstr (places->title, ==, "Depots");
  g_assert_cmpstr (place->name, ==, "Rīga");
  g_assert_cmpuint (place->line, ==, 3);
  g_assert_cmpuint (place->n_properties, ==, 6);
  g_assert_cmpstr (tbr_places_property (places, place, "beds"), ==, "12");
  g_assert_cmpstr (tbr_places_property (places, place, "open"), ==, "true");
  g_assert_cmpstr (tbr_places_property (places, place, "share"), ==, "0.5");
  g_assert_cmpstr (tbr_places_property (places, place, "tags"), ==, "[1,\"a\"]");
  g_assert_cmpstr (tbr_places_property (places, place, "id"), ==, "7");
  g_assert_null (tbr_places_property (places, place, "none"));
  g_assert_cmpuint (place_of (places, 1)->n_parts, ==, 0);
  g_assert_cmpuint (place_of (places, 1)->line, ==, 5);
}

static void
test_geojson_says_what_is_wrong_and_where (void)
{
  if (!is_read ())
    return;
  check_fault ("", 1, "not an object");
  check_fault ("[]", 1, "not an object");
  check_fault ("{\"type\":\n\"Point\",\n\"coordinates\":[1 2]}", 3, "not JSON");
  check_fault ("{\"type\":\n\"Point\",\n\"coordinates\":[NaN,2]}", 3, "'NaN' is not JSON");
  check_fault ("{\n// so\n}", 2, "'/' is not JSON");
  check_fault ("{\n'a':1}", 2, "is not JSON");
  check_fault ("{\n\"a\":\"b\n\"}", 2, "not closed on its line");
  check_fault ("{\"a\":1e999}", 1, "larger than any number");
  check_fault ("{\"a\":\n012}", 2, "'012' is not JSON");
  check_fault ("4979\n{\"type\":\"Point\"}", 2, "a file holds one value");
  check_fault ("{\"a\":[1]}\n\n[2]", 3, "'[' is not JSON: a file holds one value");
  check_fault ("{\"a\":\"\\u0000\"}", 1, "zero byte");
  check_fault ("{\"a\":\n\"\xff\"}", 2, "not UTF-8");
  check_fault ("{\"type\":\"Topology\"}", 1, "'Topology' is none of Point");
  check_fault ("{\"type\":\"Point\",\"coordinates\":[451234,5941000]}", 1,
               "451234, 5941000 is no place: longitude is -180 to 180");
  check_fault ("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", 1, "two positions or more");
  check_fault ("{\"type\":\"LineString\",\"coordinates\":[1,2]}", 1, "a position is a list");
  check_fault ("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[2,2],[2,3],[1,3]]]}", 1,
               "ends where it begins");
  check_fault ("{\"type\":\"Point\",\"coordinates\":7}", 1, "a position is a list");
  check_fault ("{\"type\":\"MultiPoint\",\"coordinates\":7}", 1, "are lists");
  check_fault ("{\"type\":\"FeatureCollection\"}", 1, "a list called features");
  check_fault (COLLECTION "7]}", 1, "feature 1: a feature is an object");
  check_fault (COLLECTION "{\"type\":\"Feature\"}]}", 3, "feature 1: a feature has the type");
  check_fault (COLLECTION "{\"type\":\"Feature\",\"properties\":4,\"geometry\":null}]}", 3,
               "properties are an object");
  check_fault (
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
      "\"urn:ogc:def:crs:EPSG::3035\"}},\"features\":[]}",
      1, "is not WGS 84");
}

static void
test_geojson_leaves_out_what_is_broken (void)
{
  if (!is_read ())
    return;
  static const char text[]
      = COLLECTION "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\"},\"geometry\":\n"
                   "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4],[5,100]]}},\n"
                   "{\"type\":\"Feature\",\"properties\":{\"name\":\"b\"},\"geometry\":"
                   "{\"type\":\"Point\",\"coordinates\":[1,2]}}]}";
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = tbr_places_read_geojson (text, strlen (text), "a.geojson", faults);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 1);
  g_assert_cmpuint (tbr_diagnostics_get (faults, 0)->line, ==, 4);
  g_assert_cmpuint (places->places->len, ==, 1);
  g_assert_cmpuint (places->points->len, ==, 1);
  g_assert_cmpuint (places->properties->len, ==, 1);
  g_assert_cmpstr (place_of (places, 0)->name, ==, "b");
}

/* A parser that calls itself for each bracket would run out of stack. */
static void
test_geojson_refuses_deep_brackets (void)
{
  g_autoptr (GError) error = NULL;
  guint line = 0;
  g_autofree char *deep = g_strnfill (100000, '[');
  g_assert_false (tbr_json_check (deep, strlen (deep), &line, &error));
  g_assert_cmpstr (error->message, ==, "brackets are more than 32 deep");
  g_assert_cmpuint (line, ==, 1);
  if (is_read ())
    check_fault (deep, 1, "more than 32 deep");
}

static void
test_geojson_cuts_long_texts_between_letters (void)
{
  g_autoptr (TbrPlaces) places = tbr_places_new ("folder/a.b.csv");
  GString *text = g_string_new ("x");
  while (text->len < 1000)
    g_string_append (text, "ö");
  tbr_places_begin (places, 1);
  tbr_places_add_property (places, "Label", text->str);
  tbr_places_end (places);
  const char *name = place_of (places, 0)->name;
  g_assert_cmpstr (places->title, ==, "a.b");
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_str_has_suffix (name, "\xe2\x80\xa6"));
  g_assert_cmpuint (strlen (name), <, 410);
  g_string_free (text, TRUE);
}

static void
test_geojson_refuses_missing_files (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_assert_null (tbr_places_load_geojson ("/nowhere/a.geojson", faults));
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/geojson/reads-all-seven-geometries",
                   test_geojson_reads_all_seven_geometries);
  g_test_add_func ("/interchange/geojson/knows-inside-from-hole",
                   test_geojson_knows_inside_from_hole);
  g_test_add_func ("/interchange/geojson/keeps-names-properties-and-lines",
                   test_geojson_keeps_names_properties_and_lines);
  g_test_add_func ("/interchange/geojson/says-what-is-wrong-and-where",
                   test_geojson_says_what_is_wrong_and_where);
  g_test_add_func ("/interchange/geojson/leaves-out-what-is-broken",
                   test_geojson_leaves_out_what_is_broken);
  g_test_add_func ("/interchange/geojson/refuses-deep-brackets",
                   test_geojson_refuses_deep_brackets);
  g_test_add_func ("/interchange/geojson/cuts-long-texts-between-letters",
                   test_geojson_cuts_long_texts_between_letters);
  g_test_add_func ("/interchange/geojson/refuses-missing-files",
                   test_geojson_refuses_missing_files);
  return g_test_run ();
}
