/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a scenario comes to once it is read: units, references, values set from outside. */
#include <tabard/scenario.h>

static const char head[] = "<scenario xmlns='urn:tabard:scenario:1'>"
                           "<meta title='Test' start='2018-07-01T00:00Z' duration='10 d'/>";
static const char types[]
    = "<capabilities><capability id='HCP' title='Pumping' staff='17' staff-least='8'/>"
      "<capability id='NFIRE' title='Engine' staff='6'/></capabilities>"
      "<rates><rate need='flood-water' capability='HCP' work='vehicle' per-hour='1000'/>"
      "<rate need='fire-line' capability='NFIRE' work='vehicle' per-hour='60'/></rates>";
static const char stock[]
    = "<stock><stock id='S1' capability='HCP' state='DE' count='4' base='Berlin' duty='50 %'/>"
      "<stock id='S2' capability='HCP' state='PL' count='2' layer='pool' base='Warsaw'/></stock>";

/* Shared by the tests of this file. */
typedef struct
{
  TbrMap *map;
  TbrDiagnostics *faults;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  fixture->map = tbr_map_load (folder, NULL);
  g_assert_nonnull (fixture->map);
  fixture->faults = tbr_diagnostics_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_diagnostics_free (fixture->faults);
  tbr_map_free (fixture->map);
}

/* The scenario with these sections behind its head; every fault is printed. */
static TbrScenario *
read_sections (Fixture *fixture, const char *sections, const char *const *settings)
{
  g_autofree char *text = g_strconcat (head, sections, "</scenario>", NULL);
  TbrScenario *scenario
      = tbr_scenario_parse (text, -1, "test.xml", NULL, fixture->map, settings, fixture->faults);
  g_autofree char *faults = tbr_diagnostics_to_text (fixture->faults);
  if (*faults != '\0')
    g_test_message ("%s", faults);
  return scenario;
}

static const char *
first_fault (const Fixture *fixture)
{
  g_assert_cmpuint (tbr_diagnostics_kept (fixture->faults), >, 0);
  return tbr_diagnostics_get (fixture->faults, 0)->message;
}

static void
test_load_needs_only_meta (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_sections (fixture, "", NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpstr (scenario->id, ==, "test");
  g_assert_cmpstr (scenario->meta->title, ==, "Test");
  g_assert_cmpint (scenario->meta->duration, ==, 10 * TBR_DAY);
  g_assert_cmpint (scenario->start_unix, ==, G_GINT64_CONSTANT (1530403200000000));
  g_assert_cmpuint (scenario->n_states, ==, fixture->map->n_countries);
  g_assert_cmpuint (scenario->n_units, ==, 0);
  guint32 sweden = tbr_map_find_state (fixture->map, "SE").i;
  g_assert_cmpint (scenario->states[sweden]->status, ==, TBR_STATUS_MEMBER);
  g_assert_cmpfloat (scenario->states[sweden]->population, ==,
                     (double) fixture->map->countries[sweden].population);
}

static void
test_load_takes_one_unit_of_each_owner_in_turn (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text
      = g_strconcat (types, stock, "<units><take most='3'/><take stock='S1'/></units>", NULL);
  g_autoptr (TbrScenario) scenario = read_sections (fixture, text, NULL);
  static const char *const expected[] = { "S1.1", "S2.1", "S1.2", "S1.3", "S1.4" };
  g_assert_nonnull (scenario);
  g_assert_cmpuint (scenario->n_units, ==, G_N_ELEMENTS (expected));
  guint on_duty = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitSpec *unit = &scenario->units[i];
      g_assert_cmpstr (unit->id, ==, expected[i]);
      g_assert_cmpuint (unit->staff, ==, 17);
      g_assert_cmpstr (scenario->objects[unit->object]->id, ==, unit->id[1] == '1' ? "S1" : "S2");
      if (unit->id[1] == '1')
        on_duty += unit->on_duty;
    }
  g_assert_cmpuint (on_duty, ==, 2);
}

static void
test_load_places_a_base_by_town_or_by_coordinates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strconcat (
      types,
      "<units><unit id='A' capability='HCP' state='SE' base='Uppsala'/>"
      "<unit id='B' capability='HCP' state='SE' lon='17.64 deg' lat='59.86 deg'/></units>",
      NULL);
  g_autoptr (TbrScenario) scenario = read_sections (fixture, text, NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpuint (scenario->units[0].city, ==, scenario->units[1].city);
  g_assert_cmpstr (scenario->units[1].base, ==, "Uppsala");
  g_assert_cmpuint (scenario->units[0].node, ==, scenario->units[1].node);
}

static void
test_load_refuses_a_base_at_sea (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text
      = g_strconcat (types,
                     "<units><unit id='A' capability='HCP' lon='3 deg' lat='56 deg'/></units>",
                     NULL);
  g_assert_null (read_sections (fixture, text, NULL));
  g_assert_true (g_str_has_prefix (first_fault (fixture), "unit 'A': base: 3.00 deg, 56.00 deg"));
}

static void
test_load_refuses_a_unit_nobody_can_crew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text
      = g_strconcat (types, "<units><unit id='A' capability='HCP' state='SE' staff='7'/></units>",
                     NULL);
  g_assert_null (read_sections (fixture, text, NULL));
  g_assert_cmpstr (first_fault (fixture), ==,
                   "unit 'A': staff: 7 cannot crew it: a HCP of size 1 needs at least 8");
}

static void
test_load_sets_values_by_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text
      = g_strconcat (types, "<units><unit id='A' capability='HCP' state='SE'/></units>", NULL);
  static const char *const settings[]
      = { "meta.duration=36 h", "state.SE.national_factor=2",          "units.A.capability=NFIRE",
          "unit.A.staff=9",     "rates.flood-water.HCP.per-hour=1500", NULL };
  g_autoptr (TbrScenario) scenario = read_sections (fixture, text, settings);
  g_assert_nonnull (scenario);
  g_assert_cmpint (scenario->meta->duration, ==, 36 * TBR_HOUR);
  guint32 sweden = tbr_map_find_state (fixture->map, "SE").i;
  g_assert_cmpfloat (scenario->states[sweden]->national_factor, ==, 2);
  g_assert_cmpuint (scenario->units[0].capability, ==, 1);
  g_assert_cmpuint (scenario->units[0].staff, ==, 9);
  const TbrRate *rate = tbr_scenario_rate (scenario, TBR_NEED_FLOOD_WATER, 0);
  g_assert_cmpfloat (rate->per_hour, ==, 1500);
  const TbrObject *unit = tbr_scenario_find (scenario, TBR_SECTION_UNITS, "A");
  int staff = tbr_kind_find_param (unit->kind, "staff");
  g_assert_cmpuint (unit->given[staff], ==, 2);
}

static void
test_load_has_a_digest_of_text_and_settings (Fixture *fixture, gconstpointer data)
{
  static const char *const settings[] = { "meta.seed=1", NULL };
  g_autoptr (TbrScenario) plain = read_sections (fixture, "", NULL);
  g_autoptr (TbrScenario) again = read_sections (fixture, "", NULL);
  g_autoptr (TbrScenario) longer = read_sections (fixture, "<units/>", NULL);
  g_autoptr (TbrScenario) set = read_sections (fixture, "", settings);
  g_assert_cmpuint (plain->digest, ==, again->digest);
  g_assert_cmpuint (plain->digest, !=, longer->digest);
  g_assert_cmpuint (plain->digest, !=, set->digest);
}

/* One thread's reading; its return is whether a scenario came of it. */
static gpointer
read_beside_others (gpointer data)
{
  Fixture *fixture = data;
  TbrDiagnostics *faults = tbr_diagnostics_new ();
  g_autofree char *text = g_strconcat (head, types, "</scenario>", NULL);
  TbrScenario *scenario
      = tbr_scenario_parse (text, -1, "test.xml", NULL, fixture->map, NULL, faults);
  tbr_diagnostics_free (faults);
  gboolean is_read = scenario != NULL;
  tbr_scenario_free (scenario);
  return GINT_TO_POINTER (is_read);
}

static void
test_load_works_in_several_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[8];
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_beside_others, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/scenario/load/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("works-in-several-threads", test_load_works_in_several_threads);
  ADD ("needs-only-meta", test_load_needs_only_meta);
  ADD ("takes-one-unit-of-each-owner-in-turn", test_load_takes_one_unit_of_each_owner_in_turn);
  ADD ("places-a-base-by-town-or-by-coordinates",
       test_load_places_a_base_by_town_or_by_coordinates);
  ADD ("refuses-a-base-at-sea", test_load_refuses_a_base_at_sea);
  ADD ("refuses-a-unit-nobody-can-crew", test_load_refuses_a_unit_nobody_can_crew);
  ADD ("sets-values-by-path", test_load_sets_values_by_path);
  ADD ("has-a-digest-of-text-and-settings", test_load_has_a_digest_of_text_and_settings);
  return g_test_run ();
}
