/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many units there are, whose, where, and who decides about them. */
#include "scenario/load.h"

#include <tabard/hazard.h>
#include <tabard/policy.h>

#include <string.h>

/* A kind of hazard that only says where it is and who comes first. */
typedef struct
{
  guint32 state;
  guint32 unit;
} Flood;

static const TbrParam flood_params[] = {
  TBR_ROW (Flood, "state", state, REF, .section = "states", .sentence = "where",
           .source = "Definition"),
  TBR_ROW (Flood, "unit", unit, REF, .fallback = "", .section = "units", .sentence = "who",
           .source = "Definition"),
};
static const guint8 flood_needs[] = { TBR_NEED_FLOOD_WATER, TBR_NEED_N };
static const TbrHazardKind flood = { .kind = { .section = "hazards",
                                               .element = "hazard",
                                               .name = "flood",
                                               .title = "a flood",
                                               .sentence = "water",
                                               .params = flood_params,
                                               .n_params = G_N_ELEMENTS (flood_params),
                                               .size = sizeof (Flood) },
                                     .needs = flood_needs };
static const TbrKind *const hazard_kinds[] = { &flood.kind, NULL };

static const char head[]
    = "<scenario xmlns='urn:tabard:scenario:1'>"
      "<meta title='Test' start='2018-07-01T00:00Z' duration='10 d'/>"
      "<states><state id='LU' population='661000' national-factor='2'/></states>"
      "<capabilities><capability id='HCP' title='Pumping' staff='17'/>"
      "<capability id='NFIRE' title='Engine' staff='6'/>"
      "<capability id='NPOL' title='Patrol' staff='2'/>"
      "<capability id='EUCPT' title='Civil protection team' staff='8'/></capabilities>"
      "<rates><rate need='flood-water' capability='HCP' work='vehicle' per-hour='1000'/>"
      "<rate need='flood-water' capability='NFIRE' work='vehicle' per-hour='60'/>"
      "<rate need='evacuation' capability='NPOL' work='vehicle' per-hour='20'/>"
      "<rate need='coordination' capability='EUCPT' work='expert' per-hour='20'/></rates>"
      "<services><service capability='NFIRE' per-million='45' on-duty='0.33' certainty='partly'/>"
      "<service capability='NPOL' per-million='150'/></services>";

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

static TbrScenario *
read_sections (Fixture *fixture, const char *sections, const char *const *settings)
{
  TbrKindSet kinds;
  tbr_kind_set_registered (&kinds);
  kinds.kinds[TBR_SECTION_HAZARDS] = hazard_kinds;
  g_autofree char *text = g_strconcat (head, sections, "</scenario>", NULL);
  TbrLoadRequest request = { .kinds = &kinds,
                             .map = fixture->map,
                             .text = text,
                             .length = strlen (text),
                             .name = "test.xml",
                             .settings = settings };
  TbrScenario *scenario = tbr_load (&request, fixture->faults);
  g_autofree char *told = tbr_diagnostics_to_text (fixture->faults);
  if (*told != '\0')
    g_test_message ("%s", told);
  return scenario;
}

/* 45 a million x 0.661 million x 2 = 59.49, so 59 engines, a third of them on duty; patrols
   answer no need of the flood and are left out. */
static void
test_fleet_has_national_units_where_a_hazard_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario
      = read_sections (fixture, "<hazards><hazard kind='flood' id='a' state='LU'/></hazards>",
                       NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpuint (scenario->n_units, ==, 59);
  guint32 luxembourg = tbr_map_find_state (fixture->map, "LU").i;
  guint n_on_duty = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitSpec *unit = &scenario->units[i];
      g_autofree char *id = g_strdup_printf ("LU.NFIRE.%u", i + 1);
      g_assert_cmpstr (unit->id, ==, id);
      g_assert_cmpuint (unit->state, ==, luxembourg);
      g_assert_cmpuint (fixture->map->cities[unit->city].state.i, ==, luxembourg);
      g_assert_cmpuint (unit->certainty, ==, TBR_CERTAINTY_PARTLY);
      n_on_duty += unit->on_duty;
    }
  g_assert_cmpuint (n_on_duty, ==, 19);
}

/* The town's share of the people, to within one unit: largest remainders keep to the quota. */
static void
test_fleet_gives_each_town_its_quota (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario
      = read_sections (fixture, "<hazards><hazard kind='flood' id='a' state='LU'/></hazards>",
                       NULL);
  guint32 luxembourg = tbr_map_find_state (fixture->map, "LU").i;
  double people = 0;
  for (guint32 i = 0; i < fixture->map->n_cities; i++)
    if (fixture->map->cities[i].state.i == luxembourg)
      people += fixture->map->cities[i].population;
  for (guint32 i = 0; i < fixture->map->n_cities; i++)
    {
      if (fixture->map->cities[i].state.i != luxembourg)
        continue;
      double quota = scenario->n_units * (fixture->map->cities[i].population / people);
      guint n = 0;
      for (guint j = 0; j < scenario->n_units; j++)
        n += scenario->units[j].city == i;
      g_assert_cmpfloat (n, >, quota - 1);
      g_assert_cmpfloat (n, <, quota + 1);
    }
}

static void
test_fleet_has_no_national_units_when_told_so (Fixture *fixture, gconstpointer data)
{
  static const char *const settings[] = { "meta.national-services=no", NULL };
  g_autoptr (TbrScenario) scenario
      = read_sections (fixture,
                       "<units><unit id='U' capability='HCP' state='FR'/></units>"
                       "<hazards><hazard kind='flood' id='a' state='LU' unit='U'/></hazards>",
                       settings);
  g_assert_nonnull (scenario);
  g_assert_cmpuint (scenario->n_units, ==, 1);
  g_assert_cmpstr (scenario->units[0].base, ==, "Paris");
  const Flood *values = tbr_scenario_find (scenario, TBR_SECTION_HAZARDS, "a")->values;
  g_assert_cmpuint (values->unit, ==, 0);
}

static void
test_fleet_warns_of_units_nobody_wants (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario
      = read_sections (fixture,
                       "<units><unit id='U' capability='NPOL' state='FR'/></units>"
                       "<hazards><hazard kind='flood' id='a' state='LU'/></hazards>",
                       NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpuint (tbr_diagnostics_count (fixture->faults), ==, 0);
  g_assert_cmpuint (tbr_diagnostics_kept (fixture->faults), ==, 1);
  const TbrDiagnostic *warning = tbr_diagnostics_get (fixture->faults, 0);
  g_assert_cmpint (warning->severity, ==, TBR_SEVERITY_WARNING);
  g_assert_true (g_str_has_prefix (warning->message, "unit 'U': nobody will ask for NPOL"));
}

/* The response, no hazard, asks for those who coordinate it; many of one type are told once. */
static void
test_fleet_warns_once_and_of_no_coordinators (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario
      = read_sections (fixture,
                       "<units><unit id='C' capability='EUCPT' state='FR'/>"
                       "<unit id='U' capability='NPOL' state='FR'/>"
                       "<unit id='V' capability='NPOL' state='FR'/></units>"
                       "<hazards><hazard kind='flood' id='a' state='LU'/></hazards>",
                       NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpuint (tbr_diagnostics_kept (fixture->faults), ==, 1);
  const TbrDiagnostic *warning = tbr_diagnostics_get (fixture->faults, 0);
  g_assert_true (g_str_has_prefix (warning->message, "unit 'U' and 1 more: nobody will ask for"));
}

static const char *
kind_in_force (const TbrScenario *scenario, TbrDecision decision, const char *iso)
{
  guint32 state = tbr_map_find_state (scenario->map, iso).i;
  return scenario->policies[decision * scenario->n_states + state]->kind->name;
}

static void
test_fleet_is_led_by_the_usual_policies (Fixture *fixture, gconstpointer data)
{
  static const char *const usual[TBR_DECISION_N]
      = { "fastest",      "when-short", "propensity", "first-come",     "last-resort",
          "with-request", "staged",     "as-set",     "by-criticality", "never",
          "never",        "never",      "never" };
  g_autoptr (TbrScenario) scenario = read_sections (fixture, "", NULL);
  g_assert_nonnull (scenario);
  for (guint decision = 0; decision < TBR_DECISION_N; decision++)
    {
      g_assert_cmpstr (kind_in_force (scenario, (TbrDecision) decision, "SE"), ==, usual[decision]);
      const TbrObject *policy
          = tbr_scenario_find (scenario, TBR_SECTION_POLICIES, tbr_decision_names[decision]);
      g_assert_cmpint (((const TbrPolicyCommon *) policy->values)->decision, ==, (gint) decision);
    }
  g_assert_cmpstr (scenario->resceu_policy->kind->name, ==, "last-resort");
}

static void
test_fleet_is_led_by_the_most_special_policy (Fixture *fixture, gconstpointer data)
{
  static const char text[]
      = "<policies><policy kind='nearest' decision='dispatch'/>"
        "<policy kind='severity-first' decision='dispatch' states='SE FI'/></policies>";
  static const char *const settings[] = { "policies.dispatch.kind=fastest", NULL };
  g_autoptr (TbrScenario) written = read_sections (fixture, text, NULL);
  g_autoptr (TbrScenario) ordered = read_sections (fixture, text, settings);
  g_assert_nonnull (written);
  g_assert_nonnull (ordered);
  g_assert_cmpstr (kind_in_force (written, TBR_DECISION_DISPATCH, "DE"), ==, "nearest");
  g_assert_cmpstr (kind_in_force (written, TBR_DECISION_DISPATCH, "FI"), ==, "severity-first");
  g_assert_cmpstr (kind_in_force (ordered, TBR_DECISION_DISPATCH, "DE"), ==, "fastest");
  g_assert_cmpstr (kind_in_force (ordered, TBR_DECISION_DISPATCH, "FI"), ==, "severity-first");
}

/* An id is only a name: a policy that is called like a point it does not decide leaves that to the
   usual one. */
static void
test_fleet_is_led_whatever_policies_are_called (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "<policies><policy kind='nearest' id='maps' decision='dispatch'/>"
                             "<policy kind='fastest' id='ask' decision='choose'/></policies>";
  g_autoptr (TbrScenario) scenario = read_sections (fixture, text, NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpstr (kind_in_force (scenario, TBR_DECISION_DISPATCH, "SE"), ==, "nearest");
  g_assert_cmpstr (kind_in_force (scenario, TBR_DECISION_MAPS, "SE"), ==, "never");
  g_assert_cmpstr (kind_in_force (scenario, TBR_DECISION_ASK, "SE"), ==, "when-short");
}

/* A kind decides the points for which it has to be named only there. */
static void
test_fleet_is_led_by_name_where_a_kind_wants_it (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "<policies><policy kind='at-once' id='early'/></policies>";
  static const char named[]
      = "<policies><policy kind='at-once' id='early' decision='atlas'/></policies>";
  g_autoptr (TbrScenario) plain = read_sections (fixture, text, NULL);
  g_autoptr (TbrScenario) by_name = read_sections (fixture, named, NULL);
  g_assert_nonnull (plain);
  g_assert_nonnull (by_name);
  g_assert_cmpstr (kind_in_force (plain, TBR_DECISION_ASK, "SE"), ==, "at-once");
  g_assert_cmpstr (kind_in_force (plain, TBR_DECISION_ATLAS, "SE"), ==, "never");
  g_assert_cmpstr (kind_in_force (by_name, TBR_DECISION_ASK, "SE"), ==, "when-short");
  g_assert_cmpstr (kind_in_force (by_name, TBR_DECISION_ATLAS, "SE"), ==, "at-once");
}

static void
test_fleet_finds_links_by_their_ends (Fixture *fixture, gconstpointer data)
{
  const TbrLink *link = &fixture->map->links[0];
  g_autofree char *text
      = g_strdup_printf ("<world><link from='#%u' to='#%u' state='slowed' factor='0.25'/></world>",
                         link->to.i, link->from.i);
  g_autoptr (TbrScenario) scenario = read_sections (fixture, text, NULL);
  g_assert_nonnull (scenario);
  g_assert_cmpuint (scenario->n_links, >=, 1);
  g_assert_cmpuint (scenario->links[0].link.i, ==, 0);
  g_assert_cmpuint (scenario->links[0].closed, ==, 0);
  g_assert_cmpfloat (scenario->links[0].factor, ==, 0.25);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/scenario/fleet/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("has-national-units-where-a-hazard-is", test_fleet_has_national_units_where_a_hazard_is);
  ADD ("gives-each-town-its-quota", test_fleet_gives_each_town_its_quota);
  ADD ("has-no-national-units-when-told-so", test_fleet_has_no_national_units_when_told_so);
  ADD ("warns-of-units-nobody-wants", test_fleet_warns_of_units_nobody_wants);
  ADD ("warns-once-and-of-no-coordinators", test_fleet_warns_once_and_of_no_coordinators);
  ADD ("is-led-by-the-usual-policies", test_fleet_is_led_by_the_usual_policies);
  ADD ("is-led-by-the-most-special-policy", test_fleet_is_led_by_the_most_special_policy);
  ADD ("is-led-whatever-policies-are-called", test_fleet_is_led_whatever_policies_are_called);
  ADD ("is-led-by-name-where-a-kind-wants-it", test_fleet_is_led_by_name_where_a_kind_wants_it);
  ADD ("finds-links-by-their-ends", test_fleet_finds_links_by_their_ends);
  return g_test_run ();
}
