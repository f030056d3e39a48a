/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The search: every kind of thing is found by its name, told in words, flown to and chosen. */
#include "watched.h"

#include "desktop/branching.h"
#include "desktop/query.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static Watched sweden;
static char *folder;

/* The first answer whose text and lesser text have these; its number, -1 for none. */
static int
find_answer (const char *written, const char *text, const char *detail)
{
  watched_key (&sweden, 'f', TBR_WITH_CONTROL);
  watched_write (&sweden, written);
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_ANSWER && strstr (widget->text, text) != NULL
          && strstr (widget->detail, detail) != NULL)
        return (int) widget->argument;
    }
  return -1;
}

/* Looks for something, takes the answer, and says what was chosen. */
static TbrThing
choose (const char *written, const char *text, const char *detail)
{
  int found = find_answer (written, text, detail);
  if (found < 0)
    {
      g_autofree char *all = tbr_tree_to_text (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH));
      g_test_message ("'%s' finds no '%s', '%s' among\n%s", written, text, detail, all);
    }
  g_assert_cmpint (found, >=, 0);
  tbr_desktop_act (sweden.desktop, TBR_ACT_ANSWER, found);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH));
  return tbr_desktop_selection (sweden.desktop);
}

static void
check_camera (double lon, double lat)
{
  double x, y;
  const TbrView *view = tbr_desktop_view (sweden.desktop);
  tbr_project (lon, lat, &x, &y);
  if (hypot (view->x - x, view->y - y) > 2 * view->scale)
    {
      tbr_unproject (view->x, view->y, &x, &y);
      g_test_message ("%g, %g is shown, not %g, %g", x, y, lon, lat);
    }
  g_assert_cmpfloat (hypot (view->x - x, view->y - y), <=, 2 * view->scale);
}

static const TbrScenario *
scenario (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
}

static void
test_search_ranks_names (void)
{
  static const struct
  {
    const char *written, *name, *beside;
    int rank;
  } cases[] = { { "stockholm", "Stockholm", "", 6 },
                { " \xc3\x96STER ", "\xc3\x96stersund", "", 5 },
                { "arlanda", "Stockholm-Arlanda", "", 4 },
                { "holm", "Stockholm", "", 3 },
                { "port malm\xc3\xb6", "Malmo", "ferry port", 2 },
                { "ferry", "Malmo", "ferry port", 1 },
                { "ferry oslo", "Malmo", "ferry port", 0 },
                { "  ", "Malmo", "", 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TbrQuery query;
      tbr_query_init (&query, cases[i].written);
      int rank = tbr_query_rank (&query, cases[i].name, tbr_query_words (&query, cases[i].beside));
      g_assert_cmpint (rank, ==, cases[i].rank);
      tbr_query_clear (&query);
    }
}

static void
test_search_finds_what_is_on_the_map (void)
{
  const TbrMap *map = scenario ()->map;
  TbrThing thing = choose ("swed", "Sweden", "state");
  g_assert_cmpint (thing.kind, ==, TBR_THING_STATE);
  check_camera (map->countries[thing.i].lon, map->countries[thing.i].lat);
  thing = choose ("osters", "\xc3\x96stersund", "town, Sweden");
  g_assert_cmpint (thing.kind, ==, TBR_THING_CITY);
  check_camera (map->cities[thing.i].lon, map->cities[thing.i].lat);
  thing = choose ("norrbotten", "Norrbotten", "region, Sweden");
  g_assert_cmpint (thing.kind, ==, TBR_THING_REGION);
  check_camera (map->regions[thing.i].lon, map->regions[thing.i].lat);
  /* by what it is and whose it is */
  thing = choose ("nuclear plant sweden", "Forsmark", "infrastructure, Sweden");
  g_assert_cmpint (thing.kind, ==, TBR_THING_SITE);
  check_camera (map->sites[thing.i].lon, map->sites[thing.i].lat);
  const TbrNode *node = &map->nodes[map->links[0].from.i];
  g_autofree char *both
      = g_strdup_printf ("%s %s", node->name, map->nodes[map->links[0].to.i].name);
  thing = choose (both, node->name, "road or ferry");
  g_assert_cmpint (thing.kind, ==, TBR_THING_LINK);
}

static void
test_search_finds_units_and_hazards (void)
{
  const TbrUnitSpec *last = &scenario ()->units[scenario ()->n_units - 1];
  TbrThing thing = choose (last->id, "", last->id);
  g_assert_cmpint (thing.kind, ==, TBR_THING_UNIT);
  g_assert_cmpuint (thing.i, ==, scenario ()->n_units - 1);
  check_camera (last->lon, last->lat);
  /* a type of unit leads to one of them, on a mission if any is */
  thing = choose ("aerial forest fire", "Aerial forest fire fighting, airplanes", "type of unit");
  g_assert_cmpint (thing.kind, ==, TBR_THING_UNIT);
  guint32 type = scenario ()->units[thing.i].capability;
  g_assert_cmpstr (scenario ()->capabilities[type]->title, ==,
                   "Aerial forest fire fighting, airplanes");
  thing = choose ("fires", "wildfires", "hazard");
  g_assert_cmpint (thing.kind, ==, TBR_THING_HAZARD);
  thing = choose ("free fire line", "free fire line", "need");
  g_assert_cmpint (thing.kind, ==, TBR_THING_NEED);
  const GArray *needs = tbr_desktop_moment (sweden.desktop)->snapshot->needs;
  const TbrNeedView *need = &g_array_index (needs, TbrNeedView, thing.i);
  check_camera (need->lon, need->lat);
  const TbrObject *policy = tbr_scenario_object (scenario (), TBR_SECTION_POLICIES, 0);
  thing = choose (policy->id, "", "policy, which national unit goes where");
  g_assert_cmpint (thing.kind, ==, TBR_THING_POLICY);
}

static void
test_search_finds_instants (void)
{
  TbrTime before = tbr_desktop_moment (sweden.desktop)->snapshot->at;
  watched_key (&sweden, 'b', 0);
  tbr_desktop_act (sweden.desktop, TBR_ACT_BOOKMARK_NAME, 0);
  watched_write (&sweden, "The worst hour");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, TBR_DAY);
  watched_settle (&sweden);
  (void) choose ("worst", "The worst hour", "bookmark");
  g_assert_cmpint (tbr_desktop_moment (sweden.desktop)->snapshot->at, ==, before);
  /* an event: the clock goes there, and what it is about is chosen and shown */
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, 0);
  watched_settle (&sweden);
  TbrThing thing = choose ("sets off", "sets off", "event");
  g_assert_cmpint (thing.kind, ==, TBR_THING_UNIT);
  const TbrSnapshot *snapshot = tbr_desktop_moment (sweden.desktop)->snapshot;
  g_assert_cmpint (snapshot->at, >, 0);
  const TbrUnitView *unit = &g_array_index (snapshot->units, TbrUnitView, thing.i);
  check_camera (unit->lon, unit->lat);
}

static void
test_search_finds_places_of_layers (void)
{
  g_autofree char *path = g_build_filename (folder, "zones.geojson", NULL);
  g_assert_true (g_file_set_contents (
      path,
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"Meeting point\"},\"geometry\":{\"type\":"
      "\"Point\",\"coordinates\":[19.5,66.5]}}",
      -1, NULL));
  const TbrInput drop = { .kind = TBR_INPUT_DROP, .text = path };
  tbr_desktop_input (sweden.desktop, &drop);
  watched_settle (&sweden);
  if (tbr_desktop_n_faults (sweden.desktop) > 0)
    {
      g_test_skip ("built without json-glib");
      return;
    }
  /* one that is switched off is shown again */
  tbr_desktop_act (sweden.desktop, TBR_ACT_OWN_LAYER, 0);
  TbrThing thing = choose ("meeting", "Meeting point", "place of a layer");
  g_assert_cmpint (thing.kind, ==, TBR_THING_OWN);
  check_camera (19.5, 66.5);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* A name itself comes before names that have it, and no kind takes all the room. */
static void
test_search_leaves_room_for_every_kind (void)
{
  g_assert_cmpint (find_answer ("sweden", "Sweden", "state"), ==, 0);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_cmpint (find_answer ("sweden", "", "unit"), >, 0);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_cmpint (find_answer ("sweden", "", "town"), >, 0);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

/* So does a code of it, in any case of letters, though names of much else begin so; and the name of
   a place before those of what stands in it. */
static void
test_search_puts_codes_first (void)
{
  static const char *const cases[][3] = {
    { "ESSA", "Arlanda", "infrastructure, Sweden" },
    { "arn", "Arlanda", "infrastructure, Sweden" },
    { "fra", "Frankfurt", "infrastructure, Germany" },
    { "se", "Sweden", "state" },
    { "GFFFV", "", "type of unit" },
    { "stockholm", "Stockholm", "town, Sweden" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpint (find_answer (cases[i][0], cases[i][1], cases[i][2]), ==, 0);
      watched_key (&sweden, TBR_KEY_ESCAPE, 0);
    }
}

/* Answers are places in what is open: another run has its own, another crisis none. */
static void
test_search_follows_what_is_open (void)
{
  Watched watched;
  g_autofree char *home = watched_home ();
  watched_init_work (&watched, "sweden-2018", home);
  watched_settle (&watched);
  tbr_branching_try (watched.desktop, "set policies.ask.kind at-once");
  watched_key (&watched, 'f', TBR_WITH_CONTROL);
  watched_write (&watched, "sets off");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SEARCH, "sets off"));
  watched_settle (&watched);
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_SEARCH));
  watched_tick (&watched, 2);
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_SEARCH);
  g_assert_nonnull (tbr_tree_find (tree, TBR_ACT_ANSWER, 0));
  g_autofree char *other = g_build_filename (watched.library, "hungary-2010", NULL);
  const TbrInput drop = { .kind = TBR_INPUT_DROP, .text = other };
  tbr_desktop_input (watched.desktop, &drop);
  watched_settle (&watched);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SEARCH));
  watched_clear (&watched);
  watched_home_clear (g_steal_pointer (&home));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = watched_home ();
  watched_init_work (&sweden, "sweden-2018", folder);
  watched_settle (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, 6 * TBR_DAY);
  watched_settle (&sweden);
  g_test_add_func ("/ui/search/ranks-names", test_search_ranks_names);
  g_test_add_func ("/ui/search/finds-what-is-on-the-map", test_search_finds_what_is_on_the_map);
  g_test_add_func ("/ui/search/finds-units-and-hazards", test_search_finds_units_and_hazards);
  g_test_add_func ("/ui/search/finds-instants", test_search_finds_instants);
  g_test_add_func ("/ui/search/finds-places-of-layers", test_search_finds_places_of_layers);
  g_test_add_func ("/ui/search/leaves-room-for-every-kind", test_search_leaves_room_for_every_kind);
  g_test_add_func ("/ui/search/puts-codes-first", test_search_puts_codes_first);
  g_test_add_func ("/ui/search/follows-what-is-open", test_search_follows_what_is_open);
  int code = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (folder);
  return code;
}
