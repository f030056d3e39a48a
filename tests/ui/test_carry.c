/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A base is carried to another place, by the pointer and by the keyboard; taken back; never by
   mistake. A place of a hazard is added, a new scenario begun. */
#include "carry_walk.h"

#include "desktop/saying.h"
#include "desktop/state.h"

#include <tabard/command.h>
#include <tabard/site.h>

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

Watched sweden;
char *home;
static guint32 chosen; /* a unit of a stock; read anew it has the same number */

static const TbrUnitSpec *
unit (void)
{
  return &tbr_desktop_moment (sweden.desktop)->snapshot->scenario->units[chosen];
}

void
drag (double from[2], double to[2])
{
  watched_point (&sweden, TBR_INPUT_MOVE, from[0], from[1]);
  watched_point (&sweden, TBR_INPUT_PRESS, from[0], from[1]);
  watched_point (&sweden, TBR_INPUT_MOVE, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  watched_point (&sweden, TBR_INPUT_MOVE, to[0], to[1]);
  g_free (watched_picture (&sweden));
  watched_point (&sweden, TBR_INPUT_RELEASE, to[0], to[1]);
  watched_settle (&sweden);
}

/* A Swedish unit of a stock that is at home. */
static void
choose (void)
{
  const TbrSnapshot *snapshot = tbr_desktop_moment (sweden.desktop)->snapshot;
  const TbrScenario *scenario = snapshot->scenario;
  for (guint32 i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitSpec *one = &scenario->units[i];
      const char *section
          = one->object < scenario->n_objects ? scenario->objects[one->object]->kind->section : "";
      if (g_str_has_prefix (section, "stock") && one->lon > 12 && one->lon < 20 && one->lat > 57
          && one->lat < 64)
        {
          chosen = i;
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_carry_moves_the_chosen_base_into_a_town (void)
{
  double from[2], to[2];
  float lon = unit ()->lon;
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_UNIT, chosen }));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "drag its symbol"));
  watched_find (&sweden, (double) unit ()->lon, (double) unit ()->lat, &from[0], &from[1]);
  watched_find (&sweden, 17.64, 59.86, &to[0], &to[1]); /* a pixel or two beside Uppsala */
  drag (from, to);
  g_assert_cmpstr (unit ()->base, ==, "Uppsala");
  g_assert_cmpfloat (unit ()->lon, !=, lon);
  g_assert_cmpint (tbr_desktop_selection (sweden.desktop).kind, ==, TBR_THING_UNIT);
  /* the plan stays to compare with: what is done to it is a branch of its own */
  const TbrWhatif *whatif = sweden.desktop->whatif;
  TbrBranch plan = tbr_whatif_branch (whatif, 0);
  g_assert_cmpuint (tbr_whatif_n_branches (whatif), ==, 2);
  g_assert_cmpuint (plan.n_done, ==, plan.n_given);
  g_assert_cmpuint (tbr_whatif_shown (whatif), !=, plan.number);
  g_assert_nonnull (strstr (sweden.desktop->message, "stays to compare with"));
  g_assert_null (tbr_desktop_moment_beside (sweden.desktop));
  watched_key (&sweden, 'w', 0);
  g_autofree char *place = g_strdup_printf ("now at Uppsala (%.3f, %.3f)", (double) unit ()->lon,
                                            (double) unit ()->lat);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, place));
  watched_key (&sweden, 'd', 0);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpfloat (unit ()->lon, ==, lon);
}

/* The next change goes on in the same branch, and a crisis in which nothing happens yet is changed
   itself: test_carry_begins_a_new_scenario. */
static void
test_carry_goes_on_in_the_same_branch (void)
{
  const TbrWhatif *whatif = sweden.desktop->whatif;
  guint shown = tbr_whatif_shown (whatif);
  watched_key (&sweden, 'y', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (tbr_whatif_n_branches (whatif), ==, 2);
  g_assert_cmpuint (tbr_whatif_shown (whatif), ==, shown);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
}

/* With the clock on its way it is ordered there from now on: it was where it was. */
static void
test_carry_stations_a_unit_from_now_on (void)
{
  double from[2], to[2];
  float lon = unit ()->lon;
  watched_key (&sweden, 'g', 0);
  watched_write (&sweden, "2 d");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  watched_find (&sweden, (double) unit ()->lon, (double) unit ()->lat, &from[0], &from[1]);
  watched_find (&sweden, 17.64, 59.86, &to[0], &to[1]);
  drag (from, to);
  const TbrScenario *scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  const TbrSection *orders = &scenario->sections[TBR_SECTION_COMMANDS];
  guint n = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    n += scenario->units[i].object == unit ()->object;
  g_assert_cmpfloat (unit ()->lon, ==, lon);
  g_assert_cmpuint (orders->n, ==, n);
  g_assert_cmpstr (orders->objects[0]->kind->name, ==, "station-unit");
  g_assert_cmpint (((const TbrCommandCommon *) orders->objects[0]->values)->at, ==, 2 * TBR_DAY);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Uppsala"));
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  watched_key (&sweden, TBR_KEY_HOME, TBR_WITH_SHIFT);
  watched_settle (&sweden);
}

static void
test_carry_leaves_what_is_not_chosen (void)
{
  double from[2], to[2];
  float lon = unit ()->lon;
  TbrView before = *tbr_desktop_view (sweden.desktop);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_NONE, TBR_NONE }));
  watched_find (&sweden, (double) unit ()->lon, (double) unit ()->lat, &from[0], &from[1]);
  to[0] = from[0] + 40;
  to[1] = from[1];
  drag (from, to);
  g_assert_cmpfloat (unit ()->lon, ==, lon);
  g_assert_cmpfloat_with_epsilon (tbr_desktop_view (sweden.desktop)->x,
                                  before.x - 40 * before.scale, 1);
}

static void
test_carry_goes_by_the_arrows (void)
{
  float lat = unit ()->lat;
  watched_key (&sweden, 'm', 0); /* nothing is chosen */
  watched_key (&sweden, TBR_KEY_UP, 0);
  g_assert_cmpfloat (unit ()->lat, ==, lat);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_UNIT, chosen }));
  watched_key (&sweden, 'm', 0);
  watched_key (&sweden, TBR_KEY_UP, TBR_WITH_SHIFT);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  watched_settle (&sweden);
  g_assert_cmpfloat (unit ()->lat, ==, lat);
  watched_key (&sweden, 'm', 0);
  for (int i = 0; i < 3; i++)
    watched_key (&sweden, TBR_KEY_UP, 0);
  g_free (watched_picture (&sweden));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  g_assert_cmpfloat (unit ()->lat, >, lat);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
}

/* Far out at sea no base is allowed: it goes to the nearest place of the network. */
static void
test_carry_comes_ashore (void)
{
  double from[2], to[2];
  tbr_desktop_act (sweden.desktop, TBR_ACT_FIT_SELECTION, 0);
  watched_settle (&sweden);
  for (int i = 0; i < 6; i++)
    tbr_desktop_act (sweden.desktop, TBR_ACT_ZOOM_OUT, 0);
  watched_tick (&sweden, 30);
  watched_settle (&sweden);
  watched_find (&sweden, (double) unit ()->lon, (double) unit ()->lat, &from[0], &from[1]);
  watched_find (&sweden, 19.6, 58.6, &to[0], &to[1]); /* between Gotland and the mainland */
  const TbrMap *map = tbr_desktop_moment (sweden.desktop)->snapshot->scenario->map;
  g_assert_false (tbr_scenario_allows_base (map, 19.6, 58.6));
  g_assert_true (tbr_scenario_allows_base (map, 15, 61));
  drag (from, to);
  g_assert_true (tbr_scenario_allows_base (map, (double) unit ()->lon, (double) unit ()->lat));
  g_assert_cmpfloat_with_epsilon (unit ()->lat, 58.6, 1.2);
}

/* A row of a hazard, where the map was clicked. */
static void
test_carry_adds_a_place_of_a_hazard (void)
{
  const TbrScenario *scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  g_assert_nonnull (tbr_scenario_find (scenario, TBR_SECTION_HAZARDS, "fires"));
  watched_key (&sweden, 'z', TBR_WITH_SHIFT);
  watched_write (&sweden, "fire of");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "fire of fires"));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Place"));
  watched_click (&sweden, 500, 300);
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  watched_key (&sweden, 'w', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Added: fires"));
}

/* Where a stock lies is a click on the map; the crisis takes from it, and one key takes it back. */
static void
test_carry_adds_a_stock (void)
{
  const TbrScenario *before = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  guint n = before->n_units, n_stocks = before->sections[TBR_SECTION_STOCK].n;
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_NONE, TBR_NONE }));
  watched_key (&sweden, 'a', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  static const char *const words[] = { "GFFFV", "swed", "rescEU", "4", "24", "3", "50 %" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      watched_write (&sweden, words[i]);
      watched_key (&sweden, TBR_KEY_ENTER, 0);
    }
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "A stock lies somewhere"));
  watched_write (&sweden, "15.63, 60.61");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  const TbrScenario *scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  const TbrSection *stocks = &scenario->sections[TBR_SECTION_STOCK];
  g_assert_cmpuint (scenario->n_units, ==, n + 4);
  g_assert_cmpuint (stocks->n, ==, n_stocks + 1);
  const TbrUnitSpec *own = NULL;
  guint n_ready = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    if (g_str_has_prefix (scenario->units[i].id, "stock-1"))
      {
        own = &scenario->units[i];
        n_ready += own->on_duty;
      }
  g_assert_nonnull (own);
  g_assert_cmpuint (n_ready, ==, 2);
  g_assert_cmpuint (own->staff, ==, 24);
  g_assert_cmpuint (own->crews, ==, 3);
  g_assert_cmpfloat_with_epsilon (own->lon, 15.63, 1e-4);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  g_assert_cmpuint (scenario->n_units, ==, n);
  g_assert_cmpuint (scenario->sections[TBR_SECTION_STOCK].n, ==, n_stocks);
}

/* An empty crisis, from the key to the run. */
static void
test_carry_begins_a_new_scenario (void)
{
  g_autofree char *path = g_build_filename (home, "mine.xml", NULL);
  watched_key (&sweden, 'n', TBR_WITH_CONTROL);
  watched_write (&sweden, "My flood");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_write (&sweden, "soon");
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "start: "));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  for (int i = 0; i < 2; i++)
    watched_key (&sweden, TBR_KEY_TAB, 0);
  watched_write (&sweden, path);
  for (int i = 0; i < 2; i++)
    watched_key (&sweden, TBR_KEY_TAB, 0);
  watched_write (&sweden, "2027-03-02");
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (tbr_desktop_n_faults (sweden.desktop), ==, 0);
  const TbrScenario *scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  g_assert_cmpstr (scenario->meta->title, ==, "My flood");
  g_assert_cmpuint (scenario->n_units, >, 0);
  /* it is being written: what is added is the plan itself */
  static const char *const words[] = { "GFFFV", "swed", "2", "falun" };
  guint n = scenario->n_units;
  watched_key (&sweden, 'a', 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      watched_write (&sweden, words[i]);
      watched_key (&sweden, TBR_KEY_ENTER, 0);
    }
  watched_settle (&sweden);
  g_assert_cmpuint (tbr_desktop_moment (sweden.desktop)->snapshot->scenario->n_units, ==, n + 2);
  g_assert_cmpuint (tbr_whatif_n_branches (sweden.desktop->whatif), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  static const char *const settings[] = { "meta.duration=2 d", NULL };
  home = watched_home ();
  watched_init_futures (&sweden, "sweden-2018", settings, 0);
  watched_settle (&sweden);
  choose ();
  g_test_add_func ("/ui/carry/moves-the-chosen-base-into-a-town",
                   test_carry_moves_the_chosen_base_into_a_town);
  g_test_add_func ("/ui/carry/stations-a-unit-from-now-on", test_carry_stations_a_unit_from_now_on);
  g_test_add_func ("/ui/carry/leaves-what-is-not-chosen", test_carry_leaves_what_is_not_chosen);
  g_test_add_func ("/ui/carry/goes-by-the-arrows", test_carry_goes_by_the_arrows);
  g_test_add_func ("/ui/carry/goes-on-in-the-same-branch", test_carry_goes_on_in_the_same_branch);
  g_test_add_func ("/ui/carry/comes-ashore", test_carry_comes_ashore);
  g_test_add_func ("/ui/carry/adds-a-place-of-a-hazard", test_carry_adds_a_place_of_a_hazard);
  test_carry_site_add ();
  g_test_add_func ("/ui/carry/adds-a-stock", test_carry_adds_a_stock);
  g_test_add_func ("/ui/carry/begins-a-new-scenario", test_carry_begins_a_new_scenario);
  int code = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (home);
  return code;
}
