/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctor: what is wrong with a file, where it stands there, and what it is about on the map. */
#include "watched.h"

#include "desktop/doctor.h"
#include "desktop/state.h"
#include "report/fault_words.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static char *folder;

static const char broken[]
    = "<scenario xmlns=\"urn:tabard:scenario:1\">\n"
      "<meta title=\"Faults\" start=\"2020-01-01T00:00Z\" duration=\"soon\"/>\n"
      "<use href=\"nowhere.xml\"/>\n"
      "<hazards>\n"
      "  <hazard kind=\"flood\" id=\"elbe\"\n"
      "          state=\"DE\"\n"
      "          warning=\"400 km\"/>\n"
      "</hazards>\n"
      "</scenario>\n";

/* One unit for whom nobody will ask, one value that is an estimate, one that names no source. */
static const char doubtful[]
    = "<scenario xmlns=\"urn:tabard:scenario:1\">\n"
      "<meta title=\"Doubts\" start=\"2018-07-13T00:00+02:00\" duration=\"2 d\" seed=\"3\"/>\n"
      "<use href=\"library/states.xml\"/><use href=\"library/capabilities.xml\"/>\n"
      "<use href=\"library/rates.xml\"/><use href=\"library/lags.xml\"/>\n"
      "<use href=\"library/borders.xml\"/><use href=\"library/services.xml\"/>\n"
      "<use href=\"library/money.xml\"/>\n"
      "<units>\n"
      "  <unit id=\"oil\" capability=\"MARPOL\" state=\"PT\" count=\"2\" base=\"Lisbon\"\n"
      "        lon=\"-9.14 deg\" lat=\"38.72 deg\"/>\n"
      "</units>\n"
      "<hazards>\n"
      "  <hazard kind=\"wildfire\" id=\"fires\" state=\"SE\" onset=\"2018-07-13T06:00+02:00\"\n"
      "    area=\"23 Mha\" initial-attack=\"local\" fuel=\"forest\" load=\"1 kg/m2\"\n"
      "    fine-code=\"90\" duff-code=\"60\" drought-code=\"350\">\n"
      "    <weather at=\"2018-07-13T00:00+02:00\" temperature=\"26 degC\" humidity=\"38 %\"\n"
      "             wind=\"12 km/h\" wind-direction=\"225 deg\" rain=\"0 mm\"/>\n"
      "    <zone lon=\"15.5 deg\" lat=\"61.8 deg\" radius=\"110 km\" share=\"1\"/>\n"
      "  </hazard>\n"
      "</hazards>\n"
      "</scenario>\n";

static void
open_broken (Watched *watched)
{
  g_autofree char *path = watched_write_file (folder, "broken.xml", broken);
  watched_init_file (watched, path);
  watched_settle (watched);
  g_assert_true (watched_shows (watched, TBR_PANEL_START, "cannot be opened"));
}

static void
close_and_remove (Watched *watched, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  watched_clear (watched);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The row of the list whose message has a text. */
static gint64
find_row (Watched *watched, TbrPanelId panel, const char *text)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, panel);
  g_assert_nonnull (tree);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_DOCTOR_LINE && strstr (widget->text, text) != NULL)
        return widget->argument;
    }
  g_test_message ("no line says '%s'", text);
  g_test_fail ();
  return 0;
}

/* The row of the pane that is told of, NULL for none. */
static const TbrWidget *
marked_row (Watched *watched)
{
  watched_settle (watched); /* it is read beside the window */
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, TBR_PANEL_SOURCE);
  for (guint i = 0; tree != NULL && i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->kind == TBR_WIDGET_AREA && widget->is_on)
        return widget;
    }
  return NULL;
}

/* ---- what is pointed at ---- */

static void
check_mark (const char *path, guint line, const char *message, guint wanted_line,
            const char *wanted)
{
  TbrSource *source = tbr_source_read (path, line, message);
  g_assert_null (source->complaint);
  g_assert_cmpuint (source->mark_line, ==, wanted_line);
  const char *row = source->rows->pdata[wanted_line - source->first];
  g_autofree char *marked
      = g_utf8_substring (row, source->mark_at, source->mark_at + source->mark_count);
  g_assert_cmpstr (marked, ==, wanted);
  tbr_source_free (source);
}

static void
test_doctor_points_at_what_is_wrong (void)
{
  g_autofree char *path = watched_write_file (folder, "broken.xml", broken);
  check_mark (path, 2, "meta: duration: 'soon' is not a time", 2, "duration=\"soon\"");
  check_mark (path, 3, "use 'nowhere.xml': there is no such file", 3, "nowhere.xml");
  /* an element goes on for lines */
  check_mark (path, 5, "flood 'elbe': warning: 400 km is a length", 7, "warning=\"400 km\"");
  check_mark (path, 6, "flood 'elbe': unknown attribute 'state': it has a, b", 6, "state=\"DE\"");
  check_mark (path, 5, "flood 'elbe': it needs at least 1 <cell>", 5, "elbe");
  check_mark (path, 5, "it must stand elsewhere", 5, "<hazard");
  g_autofree char *greek
      = watched_write_file (folder, "greek.xml",
                            "\n\t<x \xce\xb1\xce\xb2=\"\xce\xb3\" bad=\"1\"/>\n");
  check_mark (greek, 2, "x: bad: 1 is too little", 2, "bad=\"1\"");
  g_autofree char *nowhere = g_build_filename (folder, "nowhere.xml", NULL);
  TbrSource *source = tbr_source_read (nowhere, 3, "");
  g_assert_nonnull (strstr (source->complaint, "nowhere.xml"));
  tbr_source_free (source);
  g_assert_cmpint (g_unlink (greek), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_doctor_shows_a_part_of_a_long_line (void)
{
  GString *text = g_string_new ("{\"a\":[");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,", i);
  g_string_append (text, "\"far\"]}");
  g_autofree char *path = watched_write_file (folder, "long.geojson", text->str);
  check_mark (path, 1, "'far' is no number", 1, "far");
  TbrSource *source = tbr_source_read (path, 1, "'far' is no number");
  g_assert_cmpint (g_utf8_strlen (source->rows->pdata[0], -1), <, 2000);
  tbr_source_free (source);
  g_string_free (text, TRUE);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* ---- in other languages ---- */

static void
test_doctor_puts_values_where_a_language_wants_them (void)
{
  g_autofree char *turned = tbr_fault_fill ("unknown %s kind %s: it is one of %s",
                                            "%2$s: so hei\xc3\x9ft kein %1$s, es gibt %3$s",
                                            "unknown hazard kind 'fld': it is one of flood, storm");
  g_assert_cmpstr (turned, ==, "'fld': so hei\xc3\x9ft kein hazard, es gibt flood, storm");
  g_autofree char *whole = tbr_fault_fill ("a second %s", "ein zweites %s", "a second <meta>");
  g_assert_cmpstr (whole, ==, "ein zweites <meta>");
  g_assert_null (tbr_fault_fill ("a second %s", "%s", "the second <meta>"));
  g_assert_null (tbr_fault_fill ("%s is no day", "%s", "'x' is no day of it"));
  /* as they are where nothing is known of them */
  g_autofree char *strange = tbr_fault_words ("flood: it rains: upwards");
  g_assert_cmpstr (strange, ==, "flood: it rains: upwards");
}

/* A message of each pattern is known again by that pattern and by no other: the order of the list
   is right, and none hides another. */
static void
test_doctor_tells_the_patterns_apart (void)
{
  guint n = 0;
  for (; tbr_fault_patterns[n] != NULL; n++)
    {
      g_auto (GStrv) words = g_strsplit (tbr_fault_patterns[n], "%s", -1);
      g_autoptr (GString) message = g_string_new (words[0]);
      for (guint i = 1; words[i] != NULL; i++)
        g_string_append_printf (message, "'v%u'%s", i, words[i]);
      g_assert_cmpstr (tbr_fault_pattern (message->str), ==, tbr_fault_patterns[n]);
    }
  g_assert_cmpuint (n, >=, 400);
}

/* What the reader really says of such files has a pattern, each another one. */
static void
test_doctor_knows_the_patterns_of_faults (void)
{
  static const char *const lines[]
      = { "<hazard kind='flood' id='a' state='DE' warning='4'/>",
          "<hazard kind='flood' id='a' state='DE' warning='soon'/>",
          "<hazard kind='flood' id='a' state='DE' order='2020-02-30T00:00Z'/>",
          "<hazard kind='flood' id='a' state='DE' scatter='9'/>",
          "<hazard kind='flood' id='a' state='DE' scatter='a'/>",
          "<hazard kind='flood' id='a' state='DE' wet-dept='1 m'/>",
          "<hazard kind='flood' id='a' state='DE' foo='1 m'/>",
          "<hazard kind='floo' id='a'/>",
          "<hazard kind='xyzxyz' id='a'/>",
          "<hazard id='a'/>",
          "<hazard kind='flood' id='a'/>",
          "<hazrd kind='flood'/>",
          "<hazard kind='flood' id='a' state='XX'/>",
          "text" };
  g_autoptr (GHashTable) patterns = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;
  g_autoptr (GString) unknown = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *text
          = g_strdup_printf ("<scenario xmlns=\"urn:tabard:scenario:1\"><meta title=\"x\" "
                             "start=\"2020-01-01T00:00Z\" duration=\"1 d\"/><hazards>%s"
                             "</hazards></scenario>",
                             lines[i]);
      g_autoptr (TbrMap) map = NULL;
      g_autofree char *folder_of_map
          = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
      map = tbr_map_load (folder_of_map, NULL);
      TbrScenario *scenario = tbr_scenario_parse (text, -1, "a.xml", NULL, map, NULL, faults);
      g_assert_null (scenario);
      for (guint k = 0; k < tbr_diagnostics_kept (faults); k++)
        {
          const char *message = tbr_diagnostics_get (faults, k)->message;
          const char *pattern = tbr_fault_pattern (message);
          n++;
          if (pattern != NULL)
            g_hash_table_add (patterns, (gpointer) pattern);
          else
            g_string_append_printf (unknown, "%s\n", message);
        }
    }
  g_assert_cmpstr (unknown->str, ==, "");
  g_assert_cmpuint (n, >=, G_N_ELEMENTS (lines));
  g_assert_cmpuint (g_hash_table_size (patterns), >=, 11);
}

/* ---- a file that cannot be opened ---- */

static void
test_doctor_jumps_to_the_fault_by_the_keyboard (void)
{
  Watched watched;
  open_broken (&watched);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SOURCE));
  /* past the two buttons to the first line */
  for (int i = 0; i < 3; i++)
    watched_key (&watched, TBR_KEY_DOWN, 0);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SOURCE, "broken.xml:2"));
  g_assert_cmpstr (marked_row (&watched)->value, ==, "2");
  g_assert_nonnull (strstr (marked_row (&watched)->text, "duration=\"soon\""));
  /* on to the next fault, and back */
  watched_key (&watched, TBR_KEY_DOWN, 0);
  g_assert_cmpstr (marked_row (&watched)->value, ==, "3");
  watched_key (&watched, TBR_KEY_UP, 0);
  g_assert_cmpstr (marked_row (&watched)->value, ==, "2");
  /* the buttons of the pane are reached, too */
  watched_key (&watched, TBR_KEY_TAB, 0);
  (void) tbr_desktop_tree (watched.desktop, TBR_PANEL_SOURCE);
  g_assert_cmpint (tbr_desktop_focus (watched.desktop)->action, ==, TBR_ACT_DOCTOR_EDITOR);
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SOURCE));
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "cannot be opened"));
  /* and once more: another crisis */
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "Open a crisis"));
  close_and_remove (&watched, "broken.xml");
}

static gint is_stuck, n_looks;

static void
hold (gpointer data)
{
  g_atomic_int_inc (&n_looks);
  while (g_atomic_int_get (&is_stuck))
    g_usleep (1000);
}

/* A disk that is stuck holds neither the list nor the pane; of what was asked meanwhile only the
   last is looked for, and nothing once the pane is closed. */
static void
test_doctor_holds_no_frame (void)
{
  Watched watched;
  open_broken (&watched);
  tbr_aside_hold (watched.desktop->asides[TBR_ASIDE_SOURCE], hold, NULL);
  g_atomic_int_set (&is_stuck, 1);
  for (int i = 0; i < 3; i++)
    watched_key (&watched, TBR_KEY_DOWN, 0);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SOURCE, "broken.xml:2"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SOURCE, "The file is being read"));
  while (g_atomic_int_get (&n_looks) == 0)
    g_usleep (1000);
  for (int i = 0; i < 3; i++)
    watched_key (&watched, i == 1 ? TBR_KEY_UP : TBR_KEY_DOWN, 0);
  watched_tick (&watched, 3);
  g_free (watched_picture (&watched));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SOURCE, "broken.xml:3"));
  g_assert_false (tbr_desktop_is_settled (watched.desktop));
  g_atomic_int_set (&is_stuck, 0);
  g_assert_cmpstr (marked_row (&watched)->value, ==, "3");
  g_assert_cmpint (n_looks, ==, 2);
  g_atomic_int_set (&is_stuck, 1);
  watched_key (&watched, TBR_KEY_UP, 0);
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  g_atomic_int_set (&is_stuck, 0);
  watched_settle (&watched);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SOURCE));
  g_assert_null (watched.desktop->doctor.source);
  close_and_remove (&watched, "broken.xml");
}

static void
test_doctor_reads_again_what_was_mended (void)
{
  Watched watched;
  open_broken (&watched);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_DOCTOR_LINE,
               find_row (&watched, TBR_PANEL_START, "nowhere.xml"));
  g_assert_cmpstr (marked_row (&watched)->value, ==, "3");
  /* one line more before it: the pane follows */
  g_autofree char *later = g_strconcat ("<!-- a line -->\n", broken, NULL);
  g_free (watched_write_file (folder, "broken.xml", later));
  watched_key (&watched, 'r', TBR_WITH_CONTROL);
  watched_tick (&watched, 1);
  watched_settle (&watched);
  g_assert_cmpstr (marked_row (&watched)->value, ==, "4");
  g_assert_nonnull (strstr (marked_row (&watched)->text, "nowhere.xml"));
  g_free (watched_write_file (folder, "broken.xml", doubtful));
  watched_key (&watched, 'r', TBR_WITH_CONTROL);
  watched_tick (&watched, 1);
  watched_settle (&watched);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SOURCE));
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_START));
  g_assert_nonnull (tbr_desktop_moment (watched.desktop));
  close_and_remove (&watched, "broken.xml");
}

/* ---- the editor ---- */

#define LONGEST 40000 /* looks at a file, 5 ms apart, that a test waits for a program */

/* What a program was started with, as soon as it says so. (transfer full) */
static char *
wait_for (const char *path)
{
  char *text = NULL;
  for (int i = 0; i < LONGEST && text == NULL; i++)
    {
      if (g_file_test (path, G_FILE_TEST_EXISTS) && g_file_get_contents (path, &text, NULL, NULL)
          && strchr (text, '\n') == NULL)
        g_clear_pointer (&text, g_free);
      g_usleep (5000);
    }
  g_assert_nonnull (text);
  return text;
}

static void
test_doctor_opens_the_editor_at_the_line (void)
{
  Watched watched;
  g_autofree char *said = g_build_filename (folder, "said", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$@\" > '%s'\n", said);
  g_autofree char *editor = watched_write_file (folder, "gedit", script);
  g_assert_cmpint (g_chmod (editor, 0700), ==, 0);
  g_setenv ("VISUAL", editor, TRUE);
  open_broken (&watched);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_DOCTOR_LINE,
               find_row (&watched, TBR_PANEL_START, "nowhere.xml"));
  watched_settle (&watched);
  watched_use (&watched, TBR_PANEL_SOURCE, TBR_ACT_DOCTOR_EDITOR, 0);
  g_autofree char *arguments = wait_for (said);
  g_autofree char *wanted = g_strdup_printf ("+3 %s/broken.xml\n", folder);
  g_assert_cmpstr (arguments, ==, wanted);
  g_unlink (said);
  g_unlink (editor);
  close_and_remove (&watched, "broken.xml");
}

static void
test_doctor_says_when_there_is_no_editor (void)
{
  Watched watched;
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_unsetenv ("VISUAL");
  g_unsetenv ("EDITOR");
  g_setenv ("PATH", folder, TRUE);
  open_broken (&watched);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_DOCTOR_LINE, 0);
  watched_settle (&watched);
  watched_use (&watched, TBR_PANEL_SOURCE, TBR_ACT_DOCTOR_EDITOR, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SOURCE, "No editor is known"));
  g_setenv ("PATH", path, TRUE);
  close_and_remove (&watched, "broken.xml");
}

/* ---- a file that is open ---- */

static void
check_camera (Watched *watched, double lon, double lat)
{
  double x, y;
  const TbrView *view = tbr_desktop_view (watched->desktop);
  tbr_project (lon, lat, &x, &y);
  g_assert_cmpfloat (hypot (view->x - x, view->y - y), <, 2 * view->scale);
}

/* Whether the pane was scrolled, not to its end; then a line of the file begins at its top. */
static gboolean
check_first_line (Watched *watched)
{
  watched_settle (watched);
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, TBR_PANEL_SOURCE);
  const TbrPanel *pane = &watched->desktop->panels[TBR_PANEL_SOURCE];
  gboolean begins = FALSE;
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      begins |= widget->kind == TBR_WIDGET_AREA
                && fabs (widget->rect.y - pane->head - pane->scroll) < 0.5;
    }
  if (pane->scroll < 1 || pane->scroll > pane->content - pane->rect.height - 1)
    return FALSE;
  g_assert_true (begins);
  return TRUE;
}

static void
test_doctor_cuts_no_line_at_the_top (void)
{
  static const int heights[] = { 640, 653, 671 };
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  watched_key (&watched, TBR_KEY_F8, 0);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      tbr_desktop_resize (watched.desktop, 1280, heights[i], 1);
      tbr_desktop_act (watched.desktop, TBR_ACT_DOCTOR_LINE, 0);
      watched_settle (&watched);
      g_assert_true (check_first_line (&watched));
      watched_key (&watched, TBR_KEY_ESCAPE, 0);
    }
  watched_clear (&watched);
}

static void
test_doctor_tells_of_a_file_that_is_open (void)
{
  Watched watched;
  g_autofree char *path = watched_write_file (folder, "doubtful.xml", doubtful);
  watched_init_file (&watched, path);
  watched_settle (&watched);
  watched_key (&watched, TBR_KEY_F8, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_DOCTOR, "WARNINGS"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_DOCTOR, "ESTIMATES"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_DOCTOR, "HINTS"));
  /* units: their place by the element, selected in the details */
  watched_use (&watched, TBR_PANEL_DOCTOR, TBR_ACT_DOCTOR_LINE,
               find_row (&watched, TBR_PANEL_DOCTOR, "nobody will ask"));
  watched_settle (&watched);
  TbrThing thing = tbr_desktop_selection (watched.desktop);
  g_assert_cmpint (thing.kind, ==, TBR_THING_UNIT);
  check_camera (&watched, -9.14, 38.72);
  g_assert_cmpstr (marked_row (&watched)->value, ==, "8");
  /* a hazard, by the keyboard */
  tbr_desktop_act (watched.desktop, TBR_ACT_DOCTOR_LINE,
                   find_row (&watched, TBR_PANEL_DOCTOR, "names no source"));
  watched_settle (&watched);
  g_assert_cmpint (tbr_desktop_selection (watched.desktop).kind, ==, TBR_THING_HAZARD);
  g_assert_cmpstr (marked_row (&watched)->value, ==, "12");
  /* the map can be played below it */
  watched_key (&watched, TBR_KEY_SPACE, 0);
  g_assert_true (tbr_desktop_is_playing (watched.desktop));
  watched_key (&watched, TBR_KEY_SPACE, 0);
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SOURCE));
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_DOCTOR));
  close_and_remove (&watched, "doubtful.xml");
}

static void
test_doctor_keeps_the_faults_of_layers_left_out (void)
{
  Watched watched;
  g_autofree char *path = watched_write_file (folder, "doubtful.xml", doubtful);
  g_autofree char *layer = watched_write_file (folder, "zones.geojson",
                                               "{\"type\":\"Point\",\n\"coordinates\":[200,1]}");
  watched_init_file (&watched, path);
  watched_settle (&watched);
  const TbrInput drop = { .kind = TBR_INPUT_DROP, .text = layer };
  tbr_desktop_input (watched.desktop, &drop);
  watched_settle (&watched);
  if (watched_shows (&watched, TBR_PANEL_START, "json-glib"))
    {
      g_test_skip ("built without json-glib");
      watched_clear (&watched);
      return;
    }
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "cannot be shown"));
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_LEAVE, TBR_LEAVE_ALL);
  watched_key (&watched, TBR_KEY_F8, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_DOCTOR, "FAULTS"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_DOCTOR, "zones.geojson:1"));
  /* mended: it is on the map, and no fault any more */
  g_free (watched_write_file (folder, "zones.geojson",
                              "{\"type\":\"Point\",\n\"coordinates\":[20,65]}"));
  watched_key (&watched, 'r', TBR_WITH_CONTROL);
  watched_tick (&watched, 1);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_DOCTOR, "YOUR LAYERS"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_DOCTOR, "FAULTS"));
  watched_clear (&watched);
  g_unlink (layer);
  g_unlink (path);
}

/* It tells of true places. */
static void
test_doctor_closes_when_an_exercise_begins (void)
{
  Watched watched;
  g_autofree char *path = watched_write_file (folder, "doubtful.xml", doubtful);
  watched_init_file (&watched, path);
  watched_settle (&watched);
  watched_key (&watched, TBR_KEY_F8, 0);
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_DOCTOR));
  g_autofree char *exercise
      = g_build_filename (watched.library, "exercises", "two-augusts.xml", NULL);
  const TbrInput drop = { .kind = TBR_INPUT_DROP, .text = exercise };
  tbr_desktop_input (watched.desktop, &drop);
  watched_settle (&watched);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_DOCTOR));
  close_and_remove (&watched, "doubtful.xml");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = watched_home ();
  g_test_add_func ("/ui/doctor/points-at-what-is-wrong", test_doctor_points_at_what_is_wrong);
  g_test_add_func ("/ui/doctor/shows-a-part-of-a-long-line",
                   test_doctor_shows_a_part_of_a_long_line);
  g_test_add_func ("/ui/doctor/puts-values-where-a-language-wants-them",
                   test_doctor_puts_values_where_a_language_wants_them);
  g_test_add_func ("/ui/doctor/tells-the-patterns-apart", test_doctor_tells_the_patterns_apart);
  g_test_add_func ("/ui/doctor/knows-the-patterns-of-faults",
                   test_doctor_knows_the_patterns_of_faults);
  g_test_add_func ("/ui/doctor/jumps-to-the-fault-by-the-keyboard",
                   test_doctor_jumps_to_the_fault_by_the_keyboard);
  g_test_add_func ("/ui/doctor/holds-no-frame", test_doctor_holds_no_frame);
  g_test_add_func ("/ui/doctor/reads-again-what-was-mended",
                   test_doctor_reads_again_what_was_mended);
  g_test_add_func ("/ui/doctor/opens-the-editor-at-the-line",
                   test_doctor_opens_the_editor_at_the_line);
  g_test_add_func ("/ui/doctor/says-when-there-is-no-editor",
                   test_doctor_says_when_there_is_no_editor);
  g_test_add_func ("/ui/doctor/cuts-no-line-at-the-top", test_doctor_cuts_no_line_at_the_top);
  g_test_add_func ("/ui/doctor/tells-of-a-file-that-is-open",
                   test_doctor_tells_of_a_file_that_is_open);
  g_test_add_func ("/ui/doctor/keeps-the-faults-of-layers-left-out",
                   test_doctor_keeps_the_faults_of_layers_left_out);
  g_test_add_func ("/ui/doctor/closes-when-an-exercise-begins",
                   test_doctor_closes_when_an_exercise_begins);
  int code = g_test_run ();
  watched_home_clear (folder);
  return code;
}
