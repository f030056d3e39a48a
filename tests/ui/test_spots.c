/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hazards and their places are moved, changed and removed on the map, like units and policies;
   roads are chosen and closed; all of it is taken back, saved, and opened to the same thing. */
#include "desktop/branching.h"
#include "desktop/spots.h"
#include "desktop/state.h"
#include "watched.h"

#include <tabard/route.h>

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const char crisis[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "
      "duration='2 d' national-services='no'/><use href='library/states.xml'/>"
      "<capabilities><capability id='M' title='Module' staff='20'/>"
      "<capability id='E' title='Bus' staff='2'/></capabilities>"
      "<rates><rate need='fire-line' capability='M' work='vehicle' per-hour='100'/>"
      "<rate need='evacuation' capability='E' work='vehicle' per-hour='1'/></rates>"
      "<units><unit id='A' capability='M' state='SE' base='Falun' count='2'/>"
      "<unit id='B' capability='M' state='SE' base='Sundsvall'/></units>"
      "<hazards><hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "
      "spread-factor='0.05'><weather at='2018-07-13T00:00Z' temperature='30 degC' "
      "humidity='30 %' wind='15 km/h' danger='high'/>"
      "<fire lon='15 deg' lat='60 deg' at='2018-07-13T01:00Z' size='400 ha'/>"
      "<fire lon='16 deg' lat='61 deg' at='2018-07-13T01:00Z' size='40 ha'/></hazard>"
      "<hazard kind='wildfire' id='north' state='SE'>"
      "<weather at='2018-07-13T00:00Z' temperature='30 degC' humidity='30 %' wind='15 km/h'/>"
      "<fire lon='20 deg' lat='66 deg' at='2018-07-13T01:00Z' size='4 ha'/></hazard></hazards>"
      "<policies><policy kind='nearest' id='near' decision='dispatch'/></policies></scenario>";

static Watched here;

static const TbrScenario *
scenario (void)
{
  return here.desktop->session->scenario;
}

static TbrHazardSpot
spot (guint32 index)
{
  TbrHazardSpot found;
  g_assert_true (tbr_spots_find (scenario (), index, &found));
  return found;
}

static void
choose (TbrThingKind kind, guint32 index)
{
  tbr_desktop_act (here.desktop, TBR_ACT_SELECT, tbr_thing_pack ((TbrThing){ kind, index }));
  watched_tick (&here, 2);
}

static void
press_key (guint32 key, guint with)
{
  watched_key (&here, key, with);
  watched_settle (&here);
}

static void
drag (double from_lon, double from_lat, double to_lon, double to_lat)
{
  double x, y;
  watched_find (&here, from_lon, from_lat, &x, &y);
  watched_point (&here, TBR_INPUT_MOVE, x, y);
  watched_point (&here, TBR_INPUT_PRESS, x, y);
  watched_point (&here, TBR_INPUT_MOVE, x + 10, y + 10);
  watched_find (&here, to_lon, to_lat, &x, &y);
  watched_point (&here, TBR_INPUT_MOVE, x, y);
  g_free (watched_picture (&here));
  watched_point (&here, TBR_INPUT_RELEASE, x, y);
  watched_settle (&here);
}

/* A pixel at the scale of the view in degrees of latitude. */
static double
pixel (void)
{
  return tbr_desktop_view (here.desktop)->scale / 111195.0;
}

static void
test_spots_one_is_dragged_elsewhere (void)
{
  choose (TBR_THING_HAZARD, 0);
  drag (15, 60, 14, 62);
  g_assert_cmpfloat_with_epsilon (spot (0).lat, 62, 2 * pixel ());
  g_assert_cmpfloat_with_epsilon (spot (0).lon, 14, 5 * pixel ());
  g_assert_cmpfloat (spot (1).lat, ==, 61);
  g_assert_cmpint (tbr_desktop_selection (here.desktop).kind, ==, TBR_THING_SPOT);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "fire 1 of sweden"));
  press_key ('z', TBR_WITH_CONTROL);
  g_assert_cmpfloat (spot (0).lat, ==, 60);
  press_key ('y', TBR_WITH_CONTROL);
  g_assert_cmpfloat_with_epsilon (spot (0).lat, 62, 2 * pixel ());
  press_key ('z', TBR_WITH_CONTROL);
}

/* By the keyboard, all of it: the distance between its places on the plane stays. */
static void
test_spots_a_hazard_goes_as_a_whole (void)
{
  double x[2], y[2];
  choose (TBR_THING_HAZARD, 0);
  watched_key (&here, 'm', 0);
  for (int i = 0; i < 3; i++)
    watched_key (&here, TBR_KEY_UP, TBR_WITH_SHIFT);
  press_key (TBR_KEY_ENTER, 0);
  const double before[2][2] = { { 15, 60 }, { 16, 61 } };
  for (guint i = 0; i < 2; i++)
    {
      TbrHazardSpot now = spot (i);
      double from_x, from_y;
      g_assert_cmpfloat (now.lat, >, before[i][1]);
      tbr_project (before[i][0], before[i][1], &from_x, &from_y);
      tbr_project (now.lon, now.lat, &x[i], &y[i]);
      x[i] -= from_x;
      y[i] -= from_y;
    }
  /* 20 m: places are written to four decimals of a degree */
  g_assert_cmpfloat_with_epsilon (x[0], x[1], 20);
  g_assert_cmpfloat_with_epsilon (y[0], y[1], 20);
  g_assert_cmpfloat (spot (2).lat, ==, 66);
  press_key ('z', TBR_WITH_CONTROL);
  g_assert_cmpfloat (spot (0).lat, ==, 60);
}

static void
go_to (const char *when)
{
  watched_key (&here, 'g', 0);
  watched_write (&here, when);
  press_key (TBR_KEY_ENTER, 0);
}

static gboolean
is_out (guint32 unit)
{
  return tbr_moment_unit (tbr_desktop_moment (here.desktop), unit)->out;
}

/* Del at an instant is an order; what came before stays, and the row puts it back; another row
   takes it out of the scenario. */
static void
test_spots_a_unit_is_taken_away_now (void)
{
  guint n = scenario ()->n_units;
  const TbrSection *orders;
  go_to ("1 d");
  choose (TBR_THING_UNIT, 0);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Take it out of service"));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Remove it from the scenario"));
  press_key (TBR_KEY_DELETE, 0);
  orders = &scenario ()->sections[TBR_SECTION_COMMANDS];
  g_assert_cmpuint (orders->n, ==, 1);
  g_assert_cmpstr (orders->objects[0]->kind->name, ==, "set-unit");
  g_assert_cmpint (((const TbrCommandCommon *) orders->objects[0]->values)->at, ==, TBR_DAY);
  g_assert_cmpuint (scenario ()->n_units, ==, n);
  g_assert_true (is_out (0));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "out of service, by order"));
  press_key (TBR_KEY_DELETE, 0);
  g_assert_cmpstr (here.desktop->message, ==, "It is out of service already");
  go_to ("12 h");
  g_assert_false (is_out (0));
  go_to ("36 h");
  watched_use (&here, TBR_PANEL_SIDE, TBR_ACT_USE_UNIT, 1);
  watched_settle (&here);
  g_assert_false (is_out (0));
  press_key ('w', 0);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "): out of service"));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "): in service again"));
  for (int i = 0; i < 2; i++)
    press_key ('z', TBR_WITH_CONTROL);
  g_assert_cmpuint (scenario ()->sections[TBR_SECTION_COMMANDS].n, ==, 0);
  choose (TBR_THING_UNIT, 0);
  press_key ('d', 0);
  tbr_desktop_act (here.desktop, TBR_ACT_REMOVE, 1);
  watched_settle (&here);
  g_assert_cmpuint (scenario ()->n_units, ==, n - 1);
  press_key ('z', TBR_WITH_CONTROL);
  go_to ("0 h");
}

static void
test_spots_what_is_chosen_is_removed (void)
{
  guint n_units = scenario ()->n_units;
  choose (TBR_THING_SPOT, 1);
  press_key (TBR_KEY_DELETE, 0);
  g_assert_cmpuint (tbr_scenario_object (scenario (), TBR_SECTION_HAZARDS, 0)->rows[2].n
                        + tbr_scenario_object (scenario (), TBR_SECTION_HAZARDS, 0)->rows[1].n
                        + tbr_scenario_object (scenario (), TBR_SECTION_HAZARDS, 0)->rows[0].n,
                    ==, 2);
  choose (TBR_THING_HAZARD, 1);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Remove it from the scenario"));
  watched_use (&here, TBR_PANEL_SIDE, TBR_ACT_REMOVE, 0);
  watched_settle (&here);
  g_assert_null (tbr_scenario_find (scenario (), TBR_SECTION_HAZARDS, "north"));
  choose (TBR_THING_POLICY, 0);
  press_key (TBR_KEY_DELETE, 0);
  g_assert_null (tbr_scenario_find (scenario (), TBR_SECTION_POLICIES, "near"));
  choose (TBR_THING_UNIT, 0); /* one of two, then the one that an element is for */
  press_key (TBR_KEY_DELETE, 0);
  g_assert_cmpuint (scenario ()->n_units, ==, n_units - 1);
  choose (TBR_THING_UNIT, 1);
  press_key (TBR_KEY_DELETE, 0);
  g_assert_cmpuint (scenario ()->n_units, ==, n_units - 2);
  choose (TBR_THING_STATE, 3); /* is not the scenario's to be removed */
  press_key (TBR_KEY_DELETE, 0);
  for (guint i = 0; i < 5; i++)
    press_key ('z', TBR_WITH_CONTROL);
  g_assert_cmpuint (scenario ()->n_units, ==, n_units);
  g_assert_nonnull (tbr_scenario_find (scenario (), TBR_SECTION_HAZARDS, "north"));
  g_assert_nonnull (tbr_scenario_find (scenario (), TBR_SECTION_POLICIES, "near"));
  g_assert_cmpfloat (spot (2).lat, ==, 66);
}

static void
test_spots_values_of_a_place_are_changed (void)
{
  choose (TBR_THING_SPOT, 1);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "40 ha"));
  const TbrTree *tree = tbr_desktop_tree (here.desktop, TBR_PANEL_SIDE);
  gint64 argument = -1;
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_EDIT_SPOT && g_str_equal (widget->value, "40 ha"))
        argument = widget->argument;
    }
  g_assert_cmpint (argument, >=, 0);
  watched_use (&here, TBR_PANEL_SIDE, TBR_ACT_EDIT_SPOT, argument);
  watched_write (&here, "many");
  watched_key (&here, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  g_assert_nonnull (
      tbr_desktop_tree (here.desktop, TBR_PANEL_FORM)); /* refused, with what may be */
  for (guint i = 0; i < 4; i++)
    watched_key (&here, TBR_KEY_BACKSPACE, 0);
  watched_write (&here, "55 ha");
  watched_key (&here, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&here);
  g_assert_null (tbr_desktop_tree (here.desktop, TBR_PANEL_FORM));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "55 ha"));
  press_key ('z', TBR_WITH_CONTROL);
}

static guint64
digest (Watched *watched)
{
  watched_settle (watched);
  for (int i = 0; i < 4000 && tbr_player_digest (tbr_desktop_player (watched->desktop)) == 0; i++)
    watched_tick (watched, 1);
  return tbr_player_digest (tbr_desktop_player (watched->desktop));
}

static void
test_spots_saved_open_to_the_same_thing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tabard-spots-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.xml", NULL);
  g_autoptr (GError) error = NULL;
  guint64 before = digest (&here);
  choose (TBR_THING_HAZARD, 0);
  drag (15, 60, 14, 62);
  choose (TBR_THING_SPOT, 1);
  press_key (TBR_KEY_DELETE, 0);
  TbrHazardSpot moved = spot (0);
  guint64 edited = digest (&here);
  g_assert_cmphex (edited, !=, before);
  g_assert_true (tbr_branching_save_as (here.desktop, path, &error));
  g_assert_no_error (error);
  Watched again;
  watched_init_file (&again, path);
  g_assert_cmphex (digest (&again), ==, edited);
  TbrHazardSpot opened;
  g_assert_true (tbr_spots_find (again.desktop->session->scenario, 0, &opened));
  g_assert_cmpfloat (opened.lon, ==, moved.lon);
  g_assert_cmpfloat (opened.lat, ==, moved.lat);
  watched_clear (&again);
  for (guint i = 0; i < 2; i++)
    press_key ('z', TBR_WITH_CONTROL);
  g_assert_cmphex (digest (&here), ==, before);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A road of southern Sweden that is as usual, 20 km to 60 km long: its middle in the window. */
static guint32
find_road (double *out_x, double *out_y)
{
  const TbrMap *map = scenario ()->map;
  for (guint32 i = 0; i < map->n_links; i++)
    {
      const TbrLink *link = &map->links[i];
      const TbrNode *from = &map->nodes[link->from.i], *to = &map->nodes[link->to.i];
      if (link->shape.n > 0 || link->length < 20000 || link->length > 60000 || from->lat < 57.5F
          || from->lat > 59 || from->lon < 12 || from->lon > 16)
        continue;
      double lon = (double) (from->lon + to->lon) / 2, lat = (double) (from->lat + to->lat) / 2;
      tbr_camera_fly (here.desktop, lon, lat);
      watched_tick (&here, 10);
      watched_find (&here, lon, lat, out_x, out_y);
      TbrThing thing = tbr_desktop_pick (here.desktop, *out_x, *out_y);
      if (thing.kind == TBR_THING_LINK)
        return i;
    }
  g_assert_not_reached ();
}

static void
test_spots_a_road_is_chosen_and_closed (void)
{
  double x, y;
  choose (TBR_THING_NONE, TBR_NONE);
  guint32 link = find_road (&x, &y);
  watched_settle (&here);
  watched_click (&here, x, y);
  TbrThing chosen = tbr_desktop_selection (here.desktop);
  g_assert_cmpint (chosen.kind, ==, TBR_THING_LINK);
  g_assert_cmpuint (chosen.i, ==, link);
  watched_tick (&here, 2);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Usual speed"));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Length"));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Close it now"));
  g_assert_false (watched_shows (&here, TBR_PANEL_SIDE, "Open it now")); /* it is */
  tbr_desktop_act (here.desktop, TBR_ACT_SEEK, TBR_DAY);
  watched_settle (&here);
  watched_use (&here, TBR_PANEL_SIDE, TBR_ACT_ROAD_NOW, TBR_LINK_STATE_CLOSED);
  watched_settle (&here);
  (void) digest (&here);
  tbr_desktop_act (here.desktop, TBR_ACT_SEEK, TBR_DAY + TBR_HOUR);
  watched_settle (&here);
  watched_tick (&here, 2);
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Closed since"));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Sat 14 Jul"));
  g_assert_false (watched_shows (&here, TBR_PANEL_SIDE, "Close it now"));
  g_assert_true (watched_shows (&here, TBR_PANEL_SIDE, "Open it now"));
  press_key ('z', TBR_WITH_CONTROL);
  watched_tick (&here, 2);
  g_assert_false (watched_shows (&here, TBR_PANEL_SIDE, "Closed since"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* in a folder of its own */
  g_autofree char *folder = g_dir_make_tmp ("tabard-XXXXXX", NULL);
  g_autofree char *path = watched_write_file (folder, "crisis.xml", crisis);
  watched_init_file (&here, path);
  watched_settle (&here);
  tbr_desktop_act (here.desktop, TBR_ACT_FIT, 0);
  watched_settle (&here);
  g_test_add_func ("/ui/spots/one-is-dragged-elsewhere", test_spots_one_is_dragged_elsewhere);
  g_test_add_func ("/ui/spots/a-hazard-goes-as-a-whole", test_spots_a_hazard_goes_as_a_whole);
  g_test_add_func ("/ui/spots/what-is-chosen-is-removed", test_spots_what_is_chosen_is_removed);
  g_test_add_func ("/ui/spots/a-unit-is-taken-away-now", test_spots_a_unit_is_taken_away_now);
  g_test_add_func ("/ui/spots/values-of-a-place-are-changed",
                   test_spots_values_of_a_place_are_changed);
  g_test_add_func ("/ui/spots/saved-open-to-the-same-thing",
                   test_spots_saved_open_to_the_same_thing);
  g_test_add_func ("/ui/spots/a-road-is-chosen-and-closed", test_spots_a_road_is_chosen_and_closed);
  int code = g_test_run ();
  watched_clear (&here);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return code;
}
