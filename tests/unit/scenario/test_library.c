/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The library in the tree is whole, and says what the tables it was made from say. */
#include "world/inoperability.h"

#include <tabard/scenario.h>
#include <tabard/whatif.h>

#include <glib/gstdio.h>
#include <string.h>

static const char all[] = "<scenario xmlns='urn:tabard:scenario:1'>"
                          "<meta title='All' start='2024-07-01T00:00Z' duration='10 d'/>"
                          "<use href='library/states.xml'/><use href='library/capabilities.xml'/>"
                          "<use href='library/rates.xml'/><use href='library/lags.xml'/>"
                          "<use href='library/services.xml'/><use href='library/stock.xml'/>"
                          "<use href='library/dependencies.xml'/><use href='library/borders.xml'/>"
                          "<use href='library/money.xml'/>"
                          "<units><take/></units></scenario>";

/* Shared by the tests of this file. */
typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  fixture->map = tbr_map_load (folder, NULL);
  fixture->scenario = tbr_scenario_parse (all, -1, "all.xml", library, fixture->map, NULL, faults);
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  if (fixture->scenario == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (fixture->scenario);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->scenario);
  tbr_map_free (fixture->map);
}

static const TbrStock *
find_stock (const Fixture *fixture, const char *id)
{
  return tbr_scenario_find (fixture->scenario, TBR_SECTION_STOCK, id)->values;
}

static guint32
find_capability (const Fixture *fixture, const char *id)
{
  const TbrSection *types = &fixture->scenario->sections[TBR_SECTION_CAPABILITIES];
  for (guint i = 0; i < types->n; i++)
    if (strcmp (types->objects[i]->id, id) == 0)
      return i;
  g_assert_not_reached ();
}

/* Counts of the domain file: 87 types, 232 rows of stock, 33 lags and twenty-five of our own, 12
   national services; its stock adds up to 149 units of the Pool. */
static void
test_library_has_every_row_of_the_tables (Fixture *fixture, gconstpointer data)
{
  const TbrScenario *scenario = fixture->scenario;
  g_assert_cmpuint (scenario->n_capabilities, ==, 87);
  g_assert_cmpuint (scenario->sections[TBR_SECTION_STOCK].n, ==, 232);
  g_assert_cmpuint (scenario->sections[TBR_SECTION_LAGS].n, ==, 58);
  g_assert_cmpuint (scenario->sections[TBR_SECTION_SERVICES].n, ==, 12);
  g_assert_cmpuint (scenario->sections[TBR_SECTION_POSTS].n, ==, 164);
  guint n_pool = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    n_pool += scenario->units[i].layer == TBR_LAYER_POOL;
  g_assert_cmpuint (n_pool, ==, 149);
}

/* 107 rows sourced, 81 partly, 44 estimated. */
static void
test_library_keeps_the_certainty_of_each_row (Fixture *fixture, gconstpointer data)
{
  guint n[TBR_CERTAINTY_N] = { 0 };
  const TbrSection *stock = &fixture->scenario->sections[TBR_SECTION_STOCK];
  int count = tbr_kind_find_param (stock->objects[0]->kind, "count");
  for (guint i = 0; i < stock->n; i++)
    n[stock->objects[i]->certainties[count]]++;
  g_assert_cmpuint (n[TBR_CERTAINTY_SOURCED], ==, 107);
  g_assert_cmpuint (n[TBR_CERTAINTY_PARTLY], ==, 81);
  g_assert_cmpuint (n[TBR_CERTAINTY_ESTIMATED], ==, 44);
}

/* Whether a list of sources has a row for each key; assumptions are their own source. */
static void
check_keys (const char *id, const char *source, char *const *lists)
{
  g_auto (GStrv) keys = g_strsplit (source, " ", -1);
  if (g_str_equal (source, "Our assumption"))
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *row = g_strdup_printf ("\n| %s |", keys[i]);
      if (strstr (lists[0], row) == NULL && strstr (lists[1], row) == NULL)
        g_error ("%s: nobody says what the source %s is", id, keys[i]);
    }
}

/* Every row names its sources, and every one of them can be looked up. */
static void
test_library_keeps_the_source_of_each_row (Fixture *fixture, gconstpointer data)
{
  const char *const files[] = { "scenarios/library/SOURCES.md", "sim/REFERENCES.md" };
  g_auto (GStrv) lists = g_new0 (char *, G_N_ELEMENTS (files) + 1);
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), files[i], NULL);
      g_assert_true (g_file_get_contents (path, &lists[i], NULL, NULL));
    }
  for (guint section = TBR_SECTION_META + 1; section < TBR_SECTION_N; section++)
    for (guint i = 0; i < fixture->scenario->sections[section].n; i++)
      {
        const TbrObject *object = fixture->scenario->sections[section].objects[i];
        if (strstr (object->file, "library/") == NULL)
          continue;
        if (*object->source == '\0')
          g_error ("%s:%u: %s has no source", object->file, object->line, object->id);
        check_keys (object->id, object->source, lists);
        n++;
      }
  g_assert_cmpuint (n, >, 87 + 232 + 58 + 12 + 164);
}

/* S001: four planes with 28 people in all, 7 each; S195: two Romanian modules of 40 people each. */
static void
test_library_tells_one_unit_from_a_row_of_several (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (find_stock (fixture, "S001")->staff, ==, 7);
  g_assert_cmpint (find_stock (fixture, "S195")->staff, ==, 40);
  g_assert_cmpint (find_stock (fixture, "S229")->staff, ==, 50);
}

/* German pumps move 1,500 m3/h, Polish ones about 6,000, the law asks for 1,000. */
static void
test_library_gives_real_pumps_their_size (Fixture *fixture, gconstpointer data)
{
  const TbrRate *rate = tbr_scenario_rate (fixture->scenario, TBR_NEED_FLOOD_WATER,
                                           find_capability (fixture, "HCP"));
  g_assert_cmpfloat (rate->per_hour * find_stock (fixture, "S115")->size, ==, 1500);
  g_assert_cmpfloat (rate->per_hour * find_stock (fixture, "S169")->size, ==, 6000);
}

static void
test_library_answers_every_kind_of_need (Fixture *fixture, gconstpointer data)
{
  for (guint need = 0; need < TBR_NEED_N; need++)
    {
      guint n = 0;
      for (guint i = 0; i < fixture->scenario->n_capabilities; i++)
        n += tbr_scenario_rate (fixture->scenario, need, i) != NULL;
      g_test_message ("%s: %u types", tbr_need_names[need], n);
      g_assert_cmpuint (n, >, 0);
    }
}

/* Whether the dependences times a factor have an equilibrium. */
static gboolean
is_stable (const TbrScenario *scenario, double factor)
{
  double matrix[TBR_LIFELINE_N * TBR_LIFELINE_N] = { 0 };
  const double loss[TBR_LIFELINE_N] = { 0 };
  double state[TBR_LIFELINE_N];
  const TbrInoperability model = { TBR_LIFELINE_N, matrix, NULL };
  for (guint i = 0; i < scenario->n_dependencies; i++)
    matrix[scenario->dependencies[i]->dependent * TBR_LIFELINE_N + scenario->dependencies[i]->on]
        = factor * scenario->dependencies[i]->strength;
  return tbr_inoperability_equilibrium (&model, loss, state, NULL);
}

/* The domain file: 37 rows with a spectral radius of 0.94; eight rows of our own close no
   circle. */
static void
test_library_has_dependences_with_an_equilibrium (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->scenario->n_dependencies, ==, 37 + 8);
  g_assert_true (is_stable (fixture->scenario, 1 / 0.945));
  g_assert_false (is_stable (fixture->scenario, 1 / 0.935));
}

/* ---- a branch that is saved elsewhere ---- */

/* A folder in which a library lies beside the scenario, and files that nobody refers to. */
static const struct
{
  const char *name, *text;
} house[]
    = { { "small.xml",
          "<scenario xmlns='urn:tabard:scenario:1'><meta title='T' start='2018-07-13T00:00Z' "
          "duration='3 d'/><use href='library/types.xml'/><use href='parts/own.xml'/><units><unit "
          "id='U' capability='GFFFV' state='FI' base='Turku'/></units></scenario>" },
        { "library/types.xml",
          "<library xmlns='urn:tabard:scenario:1'><capabilities><capability id='GFFFV' "
          "title='Engines' staff='20' staff-least='10'/></capabilities></library>" },
        { "parts/own.xml", "<library xmlns='urn:tabard:scenario:1'/>" },
        { "parts/more.xml", "<library xmlns='urn:tabard:scenario:1'/>" },
        { "Turku", "the base of a unit is called so" } };

static gboolean
is_in (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
take_away (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_remove (path);
}

/* What the scenario itself refers to goes with it; the library stays, found from anywhere, and so
   does what only has the name of a file. */
static void
test_library_stays_where_it_is (Fixture *fixture, gconstpointer data)
{
  static const char *const gone[] = { "library", "parts/more.xml", "Turku" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *from = g_dir_make_tmp ("tabard-library-XXXXXX", NULL);
  g_autofree char *to = g_dir_make_tmp ("tabard-library-XXXXXX", NULL);
  g_autofree char *saved = g_build_filename (to, "mine.xml", NULL);
  g_autofree char *path = g_build_filename (from, house[0].name, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (house); i++)
    {
      g_autofree char *file = g_build_filename (from, house[i].name, NULL);
      g_autofree char *folder = g_path_get_dirname (file);
      g_mkdir_with_parents (folder, 0700);
      g_assert_true (g_file_set_contents (file, house[i].text, -1, NULL));
    }
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (path, NULL, &error);
  g_autofree char *text = tbr_whatif_text (whatif, 1, NULL, &error);
  g_autoptr (TbrScenario) shown = tbr_whatif_read (text, path, from, fixture->map, faults);
  g_assert_true (tbr_whatif_save (whatif, 1, shown, saved, &error));
  g_assert_true (is_in (to, "mine.xml"));
  g_assert_true (is_in (to, "parts/own.xml"));
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_false (is_in (to, gone[i]));
  g_autoptr (TbrScenario) again = tbr_scenario_load (saved, from, fixture->map, NULL, faults);
  g_assert_nonnull (again);
  /* without a library that has it, it goes along */
  g_autoptr (TbrScenario) own = tbr_whatif_read (text, path, NULL, fixture->map, faults);
  g_assert_true (tbr_whatif_save (whatif, 1, own, saved, &error));
  g_assert_true (is_in (to, "library/types.xml"));
  static const char *const all_names[] = { "mine.xml", "small.xml",     "library/types.xml",
                                           "library",  "parts/own.xml", "parts/more.xml",
                                           "parts",    "Turku" };
  for (guint i = 0; i < G_N_ELEMENTS (all_names); i++)
    {
      take_away (from, all_names[i]);
      take_away (to, all_names[i]);
    }
  g_assert_cmpint (g_rmdir (from), ==, 0);
  g_assert_cmpint (g_rmdir (to), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/scenario/library/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("has-every-row-of-the-tables", test_library_has_every_row_of_the_tables);
  ADD ("keeps-the-certainty-of-each-row", test_library_keeps_the_certainty_of_each_row);
  ADD ("keeps-the-source-of-each-row", test_library_keeps_the_source_of_each_row);
  ADD ("tells-one-unit-from-a-row-of-several", test_library_tells_one_unit_from_a_row_of_several);
  ADD ("gives-real-pumps-their-size", test_library_gives_real_pumps_their_size);
  ADD ("answers-every-kind-of-need", test_library_answers_every_kind_of_need);
  ADD ("has-dependences-with-an-equilibrium", test_library_has_dependences_with_an_equilibrium);
  ADD ("stays-where-it-is", test_library_stays_where_it_is);
  return g_test_run ();
}
