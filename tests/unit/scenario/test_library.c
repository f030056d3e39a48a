/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The library in the tree is whole, and says what the tables it was made from say. */
#include "world/inoperability.h"

#include <tabard/scenario.h>

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
  return g_test_run ();
}
