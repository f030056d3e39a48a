/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Own layers: dropped on the window, drawn, switched, chosen; and broken ones, which the doctor
   tells. */
#include "watched.h"

#include "desktop/exercise/stage.h"
#include "draw/own_layer.h"

#include <glib/gstdio.h>
#include <string.h>

static Watched sweden; /* opened once: it is left as it was found */
static char *folder;

static const char zones[]
    = "{\"type\":\"FeatureCollection\",\"name\":\"Zones\",\"features\":[\n"
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"North\",\"people\":1200},\"geometry\":"
      "{\"type\":\"Polygon\",\"coordinates\":[[[19.0,64.9],[20.0,64.9],[20.0,65.4],[19.0,65.4],"
      "[19.0,64.9]]]}},\n"
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"Detour\"},\"geometry\":{\"type\":"
      "\"LineString\",\"coordinates\":[[19.0,66.0],[20.0,66.0]]}},\n"
      "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":"
      "[19.5,66.5]}}]}";

/* Clicks a place of the map. */
static void
click_at (double lon, double lat)
{
  double x, y;
  watched_find (&sweden, lon, lat, &x, &y);
  watched_click (&sweden, x, y);
  watched_tick (&sweden, 1);
}

/* Pixels of the first layer's colour; nothing else on the map has it. */
static guint
count_pixels (void)
{
  g_autofree guint32 *picture = watched_picture (&sweden);
  guint n = 0;
  for (guint i = 0; i < WATCHED_WIDTH * WATCHED_HEIGHT; i++)
    n += (picture[i] & 0xffffff) == 0x009e73;
  return n;
}

static void
test_layers_are_drawn_switched_and_explained (void)
{
  g_autofree char *path = watched_write_file (folder, "zones.geojson", zones);
  /* signs of the map have the colour, too */
  guint before = count_pixels ();
  watched_drop (&sweden, path);
  g_assert_cmpuint (count_pixels (), >, before + 40);
  watched_key (&sweden, 'l', 0);
  watched_settle (&sweden);
  const TbrTree *legend = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  g_assert_true (tbr_tree_has_text (legend, "legend"));
  watched_key (&sweden, 'f', 0);
  watched_key (&sweden, 'y', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_LAYERS, "Zones"));
  watched_use (&sweden, TBR_PANEL_LAYERS, TBR_ACT_OWN_LAYER, 0);
  watched_key (&sweden, 'y', 0);
  watched_settle (&sweden);
  g_assert_cmpuint (count_pixels (), ==, before);
  tbr_desktop_act (sweden.desktop, TBR_ACT_OWN_LAYER, 0);
  watched_settle (&sweden);
}

static void
test_layers_tell_what_was_clicked (void)
{
  click_at (19.5, 65.1);
  g_assert_cmpint (tbr_desktop_selection (sweden.desktop).kind, ==, TBR_THING_OWN);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "North"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "people"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "1200"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "zones.geojson:2"));
  click_at (19.5, 66.0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Detour"));
  click_at (19.5, 66.5);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Place 3 of Zones"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

static void
test_layers_that_are_broken_open_the_doctor (void)
{
  g_autofree char *path = watched_write_file (folder, "broken.geojson",
                                              "{\"type\":\"Point\",\n\"coordinates\":[200,1]}");
  watched_drop (&sweden, path);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "cannot be shown"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "200, 1 is no place"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, ":1"));
  g_assert_cmpuint (tbr_desktop_n_faults (sweden.desktop), ==, 1);
  watched_use (&sweden, TBR_PANEL_START, TBR_ACT_DOCTOR_LINE, 0);
  watched_use (&sweden, TBR_PANEL_SOURCE, TBR_ACT_COPY_ROW, 0);
  TbrDesktopErrand errand = tbr_desktop_take_errand (sweden.desktop);
  g_assert_nonnull (strstr (errand.clipboard, "broken.geojson:1: 200"));
  g_assert_false (errand.quit);
  g_free (errand.clipboard);
  /* mended, and read again */
  g_free (watched_write_file (folder, "broken.geojson",
                              "{\"type\":\"Point\",\n\"coordinates\":[20,65]}"));
  watched_use (&sweden, TBR_PANEL_START, TBR_ACT_RELOAD, 0);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_START));
  g_assert_cmpuint (tbr_desktop_n_faults (sweden.desktop), ==, 0);
  g_assert_nonnull (tbr_desktop_moment (sweden.desktop));
}

static void
test_layers_leave_the_doctor_by_the_keyboard (void)
{
  watched_drop (&sweden, "/nowhere/a.geojson");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "/nowhere/a.geojson"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_START));
  watched_settle (&sweden);
  watched_key (&sweden, 'o', TBR_WITH_CONTROL);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "Open a crisis"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

/* A picture of the doctor waits for the crisis behind it: nothing is being read any more. */
static void
test_layers_wait_for_the_crisis (void)
{
  g_autofree char *path = watched_write_file (folder, "broken.geojson", "{\"type\":\"Feature\"}");
  const char *const layers[] = { path, NULL };
  static const char *const settings[] = { "meta.duration=2 d", NULL };
  Watched watched;
  watched_init_layers (&watched, "sweden-2018", settings, layers);
  watched_settle (&watched);
  g_assert_cmpuint (tbr_desktop_n_faults (watched.desktop), >, 0);
  g_assert_false (watched.desktop->is_loading);
  g_assert_nonnull (watched.desktop->session);
  watched_clear (&watched);
}

/* ---- alerts of an exercise ---- */

/* The weather service's mail of a shipped exercise, as if it had come as an alert. */
static const char alert[]
    = "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>red</identifier>"
      "<sender>a@b</sender><sent>2021-07-14T18:00:00-00:00</sent><status>Exercise</status>"
      "<msgType>Alert</msgType><scope>Public</scope><info><language>en</language>"
      "<category>Met</category><event>Rain</event><urgency>Immediate</urgency>"
      "<severity>Extreme</severity><certainty>Observed</certainty>"
      "<expires>2021-07-14T18:50:00-00:00</expires><headline>Code red</headline><area>"
      "<areaDesc>Vesdre</areaDesc><polygon>50.4,5.5 50.8,5.5 50.8,6.1 50.4,6.1 50.4,5.5</polygon>"
      "<circle>50.2,5.3 15</circle></area></info></alert>";

/* (transfer full) */
static char *
write_alarmed (void)
{
  static const char before[] = "to=\"crisis-centre\" medium=\"mail\"";
  g_autofree char *file = watched_copy_exercise ("meuse-night", folder);
  g_autofree char *text = NULL, *escaped = g_markup_escape_text (alert, -1);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_auto (GStrv) parts = g_strsplit (text, before, 2);
  g_autofree char *whole
      = g_strconcat (parts[0], before, " alert=\"", escaped, "\"", parts[1], NULL);
  return watched_write_file (folder, "alarmed.xml", whole);
}

/* How many areas are on the map. */
static guint
count_areas (Watched *watched)
{
  watched_settle (watched);
  const GPtrArray *shown = watched->desktop->own.shown;
  return shown != NULL && shown->len > 0
             ? ((const TbrOwnLayer *) shown->pdata[0])->places->places->len
             : 0;
}

/* Areas of an alert are on the map of those who have got it, as long as it holds. */
static void
test_layers_show_where_an_alert_holds (void)
{
  g_autofree char *path = write_alarmed ();
  const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  watched_init_exercise (&watched, path, &plain);
  g_assert_cmpuint (count_areas (&watched), ==, 0);
  watched_key (&watched, 'j', 0);
  g_assert_cmpuint (count_areas (&watched), ==, 2);
  double x, y;
  watched_find (&watched, 5.8, 50.6, &x, &y);
  TbrThing found = tbr_own_layers_pick (watched.desktop, x, y);
  g_assert_cmpint (found.kind, ==, TBR_THING_OWN);
  g_autofree char *name = tbr_own_layers_name (watched.desktop, found.i);
  g_assert_cmpstr (name, ==, "Code red until noon");
  /* the coordination centre has not got it, the crisis centre has */
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_BELIEVER, 1);
  g_assert_cmpuint (count_areas (&watched), ==, 0);
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_BELIEVER, 0);
  g_assert_cmpuint (count_areas (&watched), ==, 2);
  watched_key (&watched, 's', 0);
  watched_settle (&watched);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  g_assert_cmpuint (watched.desktop->stage->seat, ==, 0);
  g_assert_cmpuint (count_areas (&watched), ==, 2);
  watched_key (&watched, 'y', 0);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_LAYERS, "Where alerts hold"));
  /* they are nobody's own layer */
  g_assert_true (watched_shows (&watched, TBR_PANEL_LAYERS, "ALERTS"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_LAYERS, "OWN LAYERS"));
  watched_key (&watched, 'y', 0);
  /* files that were brought along are read again, an alert is none */
  tbr_own_layers_reload (watched.desktop);
  g_assert_cmpuint (count_areas (&watched), ==, 2);
  /* 50 minutes after it came, at 40 minutes the next message does */
  const TbrExercise *exercise = watched.desktop->stage->exercise;
  for (TbrTime at = 0; at < 55 * TBR_MINUTE;
       at = watched.desktop->stage->scene->at - exercise->begin)
    {
      g_assert_cmpuint (count_areas (&watched), ==, 2);
      watched_key (&watched, 'j', 0);
      watched_settle (&watched);
    }
  g_assert_cmpuint (count_areas (&watched), ==, 0);
  watched_clear (&watched);
}

/* Whoever takes a seat sees what there is for them, and where they looked when they come again. */
static void
test_layers_each_seat_looks_where_it_looked (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "two-augusts.xml", NULL);
  Watched watched;
  TbrView views[2];
  watched_init_exercise (&watched, path, &plain);
  for (int turn = 0; turn < 8; turn++)
    {
      watched_settle (&watched);
      const TbrView *view = &watched.desktop->view;
      if (turn < 2)
        views[turn] = *view;
      else if (turn == 4 || turn == 5)
        g_assert_true (view->x == views[turn - 4].x && view->scale == views[turn - 4].scale);
      watched_key (&watched, 's', 0);
      watched_settle (&watched);
      watched_key (&watched, TBR_KEY_ENTER, 0);
    }
  /* Greece is not the whole of the Mediterranean */
  g_assert_cmpfloat (views[1].scale, <, views[0].scale);
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("tabard-layers-XXXXXX", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *first = watched_write_file (folder, "first.geojson",
                                               "{\"type\":\"FeatureCollection\","
                                               "\"features\":[]}");
  g_autoptr (TbrPlaces) places = tbr_places_load_geojson (first, faults);
  if (places == NULL)
    {
      g_print ("1..0 # skip built without json-glib\n");
      return 0;
    }
  watched_init (&sweden, "sweden-2018");
  watched_settle (&sweden);
  g_test_add_func ("/ui/layers/are-drawn-switched-and-explained",
                   test_layers_are_drawn_switched_and_explained);
  g_test_add_func ("/ui/layers/tell-what-was-clicked", test_layers_tell_what_was_clicked);
  g_test_add_func ("/ui/layers/that-are-broken-open-the-doctor",
                   test_layers_that_are_broken_open_the_doctor);
  g_test_add_func ("/ui/layers/leave-the-doctor-by-the-keyboard",
                   test_layers_leave_the_doctor_by_the_keyboard);
  g_test_add_func ("/ui/layers/wait-for-the-crisis", test_layers_wait_for_the_crisis);
  g_test_add_func ("/ui/layers/each-seat-looks-where-it-looked",
                   test_layers_each_seat_looks_where_it_looked);
  g_test_add_func ("/ui/layers/show-where-an-alert-holds", test_layers_show_where_an_alert_holds);
  int code = g_test_run ();
  watched_clear (&sweden);
  static const char *const files[]
      = { "zones.geojson", "broken.geojson", "first.geojson", "copy.xml", "alarmed.xml" };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  return code;
}
