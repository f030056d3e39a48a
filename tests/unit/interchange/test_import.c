/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rows of a table become units and places of hazards; what does not fit is told with its line. */
#include <tabard/import.h>
#include <tabard/whatif.h>

#include <glib/gstdio.h>
#include <string.h>

static TbrMap *map;
static TbrScenario *scenario;
static char *library, *folder, *crisis;

static const char table[]
    = "name,type,Owner,number,longitude,latitude,beds\n"
      "Falun crew,GFFFV,sweden,2,\"15,63\",60.61,\n"
      "Oslo crew,GFFFV,NO,1,10.75,59.91,4\n"
      "\"Mora, north\",ground forest fire fighting with vehicles,,1,14.55,61.01,4\n"
      "Bad type,XYZ,SE,1,15,60,\n"
      "Bad count,GFFFV,SE,none,15,60,\n"
      "At sea,GFFFV,SE,1,2.5,56.5,\n"
      "Nowhere,GFFFV,SE,1,,,\n"
      "Half,GFFFV,SE,1,15,,\n";

/* (transfer full) */
static TbrPlaces *
load_as (const char *file, const char *text, TbrDiagnostics *faults)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  TbrPlaces *places = tbr_places_load (path, faults);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return places;
}

/* (transfer full) */
static TbrPlaces *
load (const char *text, TbrDiagnostics *faults)
{
  return load_as ("a.csv", text, faults);
}

/* The scenario with an edit; it must be good. */
static TbrScenario *
apply (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (crisis, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = tbr_whatif_text (whatif, 1, line, &error);
  g_assert_no_error (error);
  TbrScenario *changed = tbr_whatif_read (text, crisis, library, map, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (told, ==, "");
  return changed;
}

static const char *
column (const GPtrArray *columns, const char *param, const char *wanted)
{
  const char *guess = tbr_import_guess (columns, param);
  g_assert_cmpstr (guess, ==, wanted);
  return guess;
}

static void
test_import_brings_units (void)
{
  g_autoptr (TbrDiagnostics) read = tbr_diagnostics_new (), faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = load (table, read);
  g_assert_cmpuint (tbr_diagnostics_count (read), ==, 0);
  g_autoptr (GPtrArray) columns = tbr_import_columns (places);
  const TbrImportField fields[] = {
    { "capability", column (columns, "capability", "type"), TRUE },
    { "state", column (columns, "state", "Owner"), TRUE },
    { "count", column (columns, "count", "number"), TRUE },
    { "lon", column (columns, "lon", "longitude"), TRUE },
    { "lat", column (columns, "lat", "latitude"), TRUE },
    { "layer", "pool", FALSE },
  };
  g_assert_null (tbr_import_guess (columns, "base"));
  const TbrImportPlan plan = { .fields = fields, .n = G_N_ELEMENTS (fields) };
  guint n;
  g_autofree char *line = tbr_import_edit (scenario, places, &plan, faults, &n);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_test_message ("%s\n%s", line, told);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 5);
  static const struct
  {
    guint line;
    const char *said;
  } wanted[] = { { 5, "'XYZ'" },
                 { 6, "count" },
                 { 7, "lies at sea" },
                 { 8, "neither a base nor lon and lat" },
                 { 9, "together" } };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      g_assert_cmpuint (fault->line, ==, wanted[i].line);
      g_assert_nonnull (strstr (fault->message, wanted[i].said));
    }
  g_autoptr (TbrScenario) changed = apply (line);
  g_assert_cmpuint (changed->n_units, ==, scenario->n_units + 4);
  const TbrObject *mora = tbr_scenario_find (changed, TBR_SECTION_UNITS, "Mora--north");
  g_assert_nonnull (mora);
}

static void
test_import_names_only_rows_that_come (void)
{
  g_autoptr (TbrDiagnostics) read = tbr_diagnostics_new (), faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = load ("name,type,state,lon,lat\nEngine,XYZ,SE,15,60\n"
                                       "Engine,GFFFV,SE,15,60\nEngine,GFFFV,SE,15.5,60\n",
                                       read);
  const TbrImportField fields[] = { { "capability", "type", TRUE },
                                    { "state", "state", TRUE },
                                    { "lon", "lon", TRUE },
                                    { "lat", "lat", TRUE } };
  const TbrImportPlan plan = { .fields = fields, .n = G_N_ELEMENTS (fields) };
  guint n;
  g_autofree char *line = tbr_import_edit (scenario, places, &plan, faults, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (line, "id=Engine "));
  g_assert_nonnull (strstr (line, "id=Engine-2 "));
  g_assert_null (strstr (line, "id=Engine-3 "));
}

/* The half that a row says is not filled up from where its file draws it. */
static void
test_import_takes_a_place_from_one_source (void)
{
  g_autoptr (TbrDiagnostics) read = tbr_diagnostics_new (), faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places
      = load ("name,type,state,lon,lat,east\nA,GFFFV,SE,15,60,16\nB,GFFFV,SE,15,60,\n", read);
  const TbrImportField fields[]
      = { { "capability", "type", TRUE }, { "state", "state", TRUE }, { "lon", "east", TRUE } };
  const TbrImportPlan plan = { .fields = fields, .n = G_N_ELEMENTS (fields) };
  guint n;
  g_autofree char *line = tbr_import_edit (scenario, places, &plan, faults, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (strstr (line, "id=B "));
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 1);
  g_assert_nonnull (strstr (tbr_diagnostics_get (faults, 0)->message, "together"));
}

static void
test_import_brings_places_of_hazards (void)
{
  g_autoptr (TbrDiagnostics) read = tbr_diagnostics_new (), faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places
      = load ("lon,lat,at\n15.2,61.3,2018-07-20T00:00Z\n200,61,1 d\n", read);
  const TbrImportField fields[]
      = { { "lon", "lon", TRUE }, { "lat", "lat", TRUE }, { "at", "at", TRUE } };
  const TbrImportPlan plan = { "fires", "fire", fields, G_N_ELEMENTS (fields) };
  guint n;
  g_autofree char *line = tbr_import_edit (scenario, places, &plan, faults, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 1);
  g_assert_cmpuint (tbr_diagnostics_get (faults, 0)->line, ==, 3);
  g_autoptr (TbrScenario) changed = apply (line);
  g_assert_nonnull (changed);
}

static void
test_import_reads_tables_or_says_why_not (void)
{
  static const struct
  {
    const char *text;
    guint line;
    const char *said;
  } bad[] = { { "a;b\n1;2\n", 1, "separated by commas" },
              { "a,b\n1,2\n1,2,3\n", 3, "" },
              { "a,b\n\"1,2\n", 2, "" },
              { "a,a\n1,2\n", 1, "" } };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      tbr_places_unref (load (bad[i].text, faults));
      g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 1);
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, 0);
      g_test_message ("%u: %s", fault->line, fault->message);
      g_assert_cmpuint (fault->line, ==, bad[i].line);
      g_assert_nonnull (strstr (fault->message, bad[i].said));
    }
}

/* As other programs write it: one line, where a place is in the geometry. */
#define FEATURE(properties, geometry)                                                              \
  "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":" geometry "}"
#define POINT(lon, lat) "{\"type\":\"Point\",\"coordinates\":[" lon "," lat "]}"

static const char features[] = "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE (
    "\"name\":\"Falun crew\",\"type\":\"GFFFV\",\"owner\":\"sweden\",\"number\":2",
    POINT (
        "15.63",
        "60.61")) "," FEATURE ("\"name\":\"Mora, north\",\"type\":\"GFFFV\",\"number\":1",
                               POINT (
                                   "14.55",
                                   "61.01")) "," FEATURE ("\"name\":\"No type\",\"number\":1",
                                                          POINT (
                                                              "14.55",
                                                              "61.01")) "," FEATURE ("\"name\":"
                                                                                     "\"At "
                                                                                     "sea\","
                                                                                     "\"type\":"
                                                                                     "\"GFFFV\","
                                                                                     "\"owner\":"
                                                                                     "\"SE\"",
                                                                                     POINT (
                                                                                         "2.5",
                                                                                         "56.5")) "," FEATURE ("\"name\":\"Road\",\"type\":\"GFFFV\"",
                                                                                                               "{\"type\":\"LineString\",\"coordinates\":[[14,61],[15,61]]}") "," FEATURE ("\"name\":\"Two\",\"type\":\"GFFFV\"",
                                                                                                                                                                                           "{\"type\":\"MultiPoint\",\"coordinates\":[[14,61],[15,61]]}") "," FEATURE ("\"name\":\"Nowhere\",\"type\":\"GFFFV\",\"owner\":\"SE\"",
                                                                                                                                                                                                                                                                       "null") "]}";

static const TbrImportField feature_fields[]
    = { { "capability", "type", TRUE }, { "state", "owner", TRUE }, { "count", "number", TRUE } };
static const TbrImportPlan feature_plan
    = { .fields = feature_fields, .n = G_N_ELEMENTS (feature_fields) };

/* A build without json-glib says so, and there is nothing to import then. */
static gboolean
is_without_json (const TbrDiagnostics *read)
{
  if (tbr_diagnostics_count (read) == 0
      || strstr (tbr_diagnostics_get (read, 0)->message, "json-glib") == NULL)
    return FALSE;
  g_test_skip ("built without json-glib");
  return TRUE;
}

static void
assert_same_unit (const TbrScenario *a, const TbrScenario *b, const char *id)
{
  guint n = 0;
  for (guint i = 0; i < a->n_units; i++)
    if (g_str_has_prefix (a->units[i].id, id))
      {
        n++;
        g_assert_cmpstr (a->units[i].id, ==, b->units[i].id);
        g_assert_cmpuint (a->units[i].state, ==, b->units[i].state);
        g_assert_cmpuint (a->units[i].capability, ==, b->units[i].capability);
        g_assert_cmpfloat_with_epsilon (a->units[i].lon, b->units[i].lon, 1e-5);
        g_assert_cmpfloat_with_epsilon (a->units[i].lat, b->units[i].lat, 1e-5);
      }
  g_assert_cmpuint (n, >, 0);
}

/* Points of GeoJSON become the same units as rows of a table that say the same, and a scenario
   that is saved with them opens again to the same. */
static void
test_import_features_are_rows (void)
{
  g_autoptr (TbrDiagnostics) read = tbr_diagnostics_new (), faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = load_as ("b.geojson", features, read);
  if (is_without_json (read))
    return;
  g_autoptr (TbrPlaces) rows = load ("name,type,owner,number,lon,lat\n"
                                     "Falun crew,GFFFV,sweden,2,15.63,60.61\n"
                                     "\"Mora, north\",GFFFV,,1,14.55,61.01\n",
                                     read);
  g_assert_cmpuint (tbr_diagnostics_count (read), ==, 0);
  guint n = 0, n_rows = 0;
  g_autofree char *line = tbr_import_edit (scenario, places, &feature_plan, faults, &n);
  g_autofree char *same = tbr_import_edit (scenario, rows, &feature_plan, faults, &n_rows);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (n_rows, ==, 2);
  g_autoptr (TbrScenario) one = apply (line), other = apply (same);
  g_assert_cmpuint (one->n_units, ==, scenario->n_units + 3);
  g_assert_cmpuint (one->n_units, ==, other->n_units);
  assert_same_unit (one, other, "Falun-crew");
  assert_same_unit (one, other, "Mora--north");
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (crisis, NULL, &error);
  g_autofree char *file = g_build_filename (folder, "saved.xml", NULL);
  guint branch = tbr_whatif_branch_off (whatif, 1, 0, "With both");
  g_assert_true (tbr_whatif_add (whatif, branch, line, &error));
  g_assert_true (tbr_whatif_save (whatif, branch, one, file, &error));
  g_assert_no_error (error);
  g_autoptr (TbrScenario) again = tbr_scenario_load (file, library, map, NULL, faults);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->n_units, ==, one->n_units);
  assert_same_unit (one, again, "Falun-crew");
  g_assert_cmpint (g_unlink (file), ==, 0);
}

/* A file that has one line names features by their numbers. */
static void
test_import_tells_which_feature_does_not_fit (void)
{
  static const char *const wanted[]
      = { "feature 3: capability: it must be given",
          "feature 4: 2.5000, 56.5000 (lon, lat) lies at sea", "feature 5: it is a line",
          "feature 6: it has 2 points", "feature 7: where is it?" };
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = load_as ("b.geojson", features, faults);
  if (is_without_json (faults))
    return;
  guint n;
  g_autofree char *line = tbr_import_edit (scenario, places, &feature_plan, faults, &n);
  g_assert_cmpuint (n > 0, ==, line != NULL);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      g_test_message ("%s", fault->message);
      g_assert_true (g_str_has_prefix (fault->message, wanted[i]));
      g_assert_true (g_str_has_suffix (fault->file, "b.geojson"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *maps = g_build_filename (source, "assets", "map", NULL);
  map = tbr_map_load (maps, NULL);
  library = g_build_filename (source, "scenarios", NULL);
  crisis = g_build_filename (library, "sweden-2018", "scenario.xml", NULL);
  folder = g_dir_make_tmp ("tabard-import-XXXXXX", NULL);
  scenario = tbr_scenario_load (crisis, library, map, NULL, faults);
  g_assert_nonnull (scenario);
  g_test_add_func ("/interchange/import/brings-units", test_import_brings_units);
  g_test_add_func ("/interchange/import/names-only-rows-that-come",
                   test_import_names_only_rows_that_come);
  g_test_add_func ("/interchange/import/takes-a-place-from-one-source",
                   test_import_takes_a_place_from_one_source);
  g_test_add_func ("/interchange/import/brings-places-of-hazards",
                   test_import_brings_places_of_hazards);
  g_test_add_func ("/interchange/import/reads-tables-or-says-why-not",
                   test_import_reads_tables_or_says_why_not);
  g_test_add_func ("/interchange/import/features-are-rows", test_import_features_are_rows);
  g_test_add_func ("/interchange/import/tells-which-feature-does-not-fit",
                   test_import_tells_which_feature_does_not_fit);
  int code = g_test_run ();
  tbr_scenario_free (scenario);
  tbr_map_free (map);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (library);
  g_free (crisis);
  g_free (folder);
  return code;
}
