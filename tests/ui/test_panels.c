/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Each panel opens by a key, says what it is about, says so when it is empty, and closes by a key;
   each form asks what it is for, and what it does is tested where it says. */
#include "deeds.h"

#include "desktop/exercise/editor.h"
#include "desktop/listing_rows.h"

#include <string.h>

static char *home;

/* ---- panels ---- */

typedef struct
{
  guint32 key;
  guint with;
} Key;

/* Of a crisis that is open. */
typedef struct
{
  TbrPanelId panel;
  Key opens, closes; /* none: it is always there */
  const char *text;  /* that stands on it */
  const char *typed; /* (nullable) that leaves nothing to be listed */
  const char *empty; /* (nullable) what it says then */
} Door;

static const Door doors[] = {
  { TBR_PANEL_FOOT, { 0 }, { 0 }, "Natural Earth", NULL, NULL },
  { TBR_PANEL_ZOOM, { 0 }, { 0 }, "EU", NULL, NULL },
  { TBR_PANEL_LAYERS, { 'y', 0 }, { 'y', 0 }, "Who could be here", NULL, NULL },
  { TBR_PANEL_SIDE, { 'p', 0 }, { 'p', 0 }, "Findings", NULL, NULL },
  { TBR_PANEL_TIME, { 0 }, { 0 }, "units at work", NULL, NULL },
  { TBR_PANEL_BAR, { 0 }, { 0 }, "Sweden, July 2018", NULL, NULL },
  { TBR_PANEL_TABLE, { 't', 0 }, { TBR_KEY_ESCAPE, 0 }, "Save CSV", "qqqq", "0 of " },
  { TBR_PANEL_START,
    { 'o', TBR_WITH_CONTROL },
    { TBR_KEY_ESCAPE, 0 },
    "Open a crisis",
    NULL,
    NULL },
  { TBR_PANEL_SEARCH,
    { 'f', TBR_WITH_CONTROL },
    { TBR_KEY_ESCAPE, 0 },
    "State, town, unit, hazard, event",
    "qqqq",
    "Nothing has this name" },
  { TBR_PANEL_JUMP, { 'g', 0 }, { TBR_KEY_ESCAPE, 0 }, "Jump to a date", "never", NULL },
  { TBR_PANEL_SHEET, { TBR_KEY_F1, 0 }, { TBR_KEY_ESCAPE, 0 }, "Play or pause", NULL, NULL },
  { TBR_PANEL_DOCTOR, { TBR_KEY_F8, 0 }, { TBR_KEY_ESCAPE, 0 }, "estimate", NULL, NULL },
  { TBR_PANEL_FORM, { 'a', 0 }, { TBR_KEY_ESCAPE, 0 }, "Add units", "qqqq", NULL },
};

static gboolean
shows (TbrPanelId panel, const char *text)
{
  if (watched_shows (deeds_window, panel, text))
    return TRUE;
  /* painted by the panel itself */
  g_autoptr (GArray) painted = tbr_desktop_texts (deeds_window->desktop, panel);
  for (guint i = 0; i < painted->len; i++)
    if (strstr (g_array_index (painted, TbrShownText, i).text, text) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_panels_open_tell_and_close (void)
{
  gboolean is_tried[TBR_PANEL_N] = { FALSE };
  Watched watched;
  deeds_window = &watched;
  watched_init_work (&watched, "sweden-2018", home);
  watched_settle (&watched);
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      const Door *door = &doors[i];
      g_test_message ("%s", door->text);
      if (door->opens.key != 0 && deeds_is_open (door->panel))
        deeds_press (door->closes.key, door->closes.with);
      if (door->opens.key != 0)
        {
          g_assert_false (deeds_is_open (door->panel));
          deeds_press (door->opens.key, door->opens.with);
        }
      g_assert_true (deeds_is_open (door->panel));
      g_assert_true (shows (door->panel, door->text));
      if (door->typed != NULL)
        watched_write (&watched, door->typed);
      g_assert_true (door->empty == NULL || shows (door->panel, door->empty));
      if (door->closes.key != 0)
        {
          deeds_press (door->closes.key, door->closes.with);
          g_assert_false (deeds_is_open (door->panel));
        }
      is_tried[door->panel] = TRUE;
    }
  watched_clear (&watched);
  /* three are of exercises: see below; a file around a line: see test_doctor.c */
  for (int i = 0; i < TBR_PANEL_N; i++)
    g_assert_true (is_tried[i]
                   != (i == TBR_PANEL_EVENTS || i == TBR_PANEL_CARD || i == TBR_PANEL_COVER
                       || i == TBR_PANEL_SOURCE));
}

/* Pages of the side panel with nothing to tell. */
static void
test_panels_say_that_they_are_empty (void)
{
  static const struct
  {
    guint32 key;
    const char *text;
  } pages[] = { { 'c', "No futures are run." },
                { 'd', "Nothing is chosen" },
                { 'w', "Nothing has been changed yet." } };
  Watched watched;
  deeds_window = &watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      deeds_press (pages[i].key, 0);
      g_assert_true (shows (TBR_PANEL_SIDE, pages[i].text));
    }
  watched_clear (&watched);
  /* a crisis in which nothing happens */
  g_autofree char *path = g_build_filename (home, "calm.xml", NULL);
  g_assert_true (
      g_file_set_contents (path,
                           "<scenario xmlns=\"urn:tabard:scenario:1\"><meta "
                           "title=\"Calm\" start=\"2026-01-01T00:00Z\" duration=\"1 d\"/>"
                           "<use href=\"library/states.xml\"/></scenario>\n",
                           -1, NULL));
  watched_init_file (&watched, path);
  watched_settle (&watched);
  deeds_press ('f', 0);
  g_assert_true (shows (TBR_PANEL_SIDE, "Nothing was short"));
  g_assert_true (shows (TBR_PANEL_SIDE, "No harm was done."));
  for (int i = 0; i < TBR_LIST_N; i++)
    {
      deeds_press ('t', i > 0 ? TBR_WITH_CONTROL : 0);
      g_assert_true (shows (TBR_PANEL_TABLE, "Save CSV"));
    }
  watched_clear (&watched);
}

/* The list of an exercise and its card fill the window; the hand-over hides it. */
static void
test_panels_of_an_exercise (void)
{
  Watched watched;
  g_autofree char *file = watched_copy_exercise ("meuse-night", home);
  deeds_window = &watched;
  watched_init_events (&watched, file, home);
  watched_settle (&watched);
  g_assert_true (shows (TBR_PANEL_EVENTS, "Code red until noon"));
  g_assert_true (shows (TBR_PANEL_CARD, "Condition"));
  while (tbr_editor_exercise (watched.desktop->editor)->n_injects > 0)
    deeds_press (TBR_KEY_DELETE, 0);
  g_assert_true (shows (TBR_PANEL_CARD, "No inject is chosen."));
  tbr_events_discard (watched.desktop->editor->events);
  watched_clear (&watched);
  static const TbrDesktopSpec plain = { .pace = 0 };
  watched_init_exercise (&watched, file, &plain);
  watched_settle (&watched);
  deeds_press ('s', 0);
  g_assert_true (shows (TBR_PANEL_COVER, "Belgian crisis centre"));
  deeds_press (TBR_KEY_ENTER, 0);
  g_assert_false (deeds_is_open (TBR_PANEL_COVER));
  static const char *const texts[]
      = { "Nothing has reached you yet.", "There are none.", "reported" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (shows (TBR_PANEL_SIDE, texts[i]));
      deeds_press ('n', 0);
    }
  watched_clear (&watched);
}

/* ---- forms ---- */

/* Where what a form does is tested: a function of a file of this folder. */
static const struct
{
  TbrFormKind kind;
  const char *file, *function;
} forms[] = {
  { TBR_FORM_PARAM, "test_whatif.c", "test_whatif_refuses_and_says_what_is_allowed" },
  { TBR_FORM_UNITS, "test_whatif.c", "test_whatif_adds_units" },
  { TBR_FORM_STOCK, "test_carry.c", "test_carry_adds_a_stock" },
  { TBR_FORM_MOVE, "test_whatif.c", "test_whatif_moves_units" },
  { TBR_FORM_POLICY, "test_whatif.c", "test_whatif_chooses_a_policy" },
  { TBR_FORM_ROAD, "test_whatif.c", "test_whatif_closes_a_road_now" },
  { TBR_FORM_HAZARD, "test_whatif.c", "test_whatif_adds_a_hazard_where_the_map_is_clicked" },
  { TBR_FORM_RENAME, "test_keys.c", "test_keys_act_while_planning" },
  { TBR_FORM_SAVE, "test_whatif.c", "test_whatif_saves" },
  { TBR_FORM_BOOKMARK, "test_bookmarks.c", "test_bookmarks_are_kept_with_their_names" },
  { TBR_FORM_REPORT, "test_whatif_report.c", "test_whatif_reports_in_every_form" },
  { TBR_FORM_COVERAGE, "test_coverage.c", "test_coverage_is_asked_by_a_form" },
  { TBR_FORM_ROW, "test_spots.c", "test_spots_values_of_a_place_are_changed" },
  { TBR_FORM_SPOT, "test_carry.c", "test_carry_adds_a_place_of_a_hazard" },
  { TBR_FORM_SITE, "test_carry_site.c", "test_carry_adds_a_site" },
  { TBR_FORM_SITE_VALUE, "test_carry_site.c", "test_carry_changes_a_site_of_the_map" },
  { TBR_FORM_NEW, "test_carry.c", "test_carry_begins_a_new_scenario" },
  { TBR_FORM_FILE, "test_import.c", "test_import_tells_what_cannot_be_read" },
  { TBR_FORM_OPEN, "test_import.c", "test_files_are_opened_by_keys" },
  { TBR_FORM_IMPORT, "test_import.c", "test_import_brings_rows_that_fit" },
  { TBR_FORM_EVENT, "test_editor.c", "test_editor_works_by_keys_alone" },
  { TBR_FORM_EVENT_TEXT, "test_editor.c", "test_editor_writes_in_every_language" },
  { TBR_FORM_EVENT_CLAUSE, "test_editor.c", "test_editor_builds_conditions_from_menus" },
  { TBR_FORM_EVENT_SAVE, "test_editor_keys.c", "test_editor_keys_save_under_a_name" },
  { TBR_FORM_ORDER, "test_exercise.c", "test_exercise_order_is_explained_before_it_is_given" },
  { TBR_FORM_MESSAGE, "test_exercise.c", "test_exercise_board_rules_the_injects" },
  { TBR_FORM_WORDING, "test_leading.c", "test_leading_words_wait_for_their_inject" },
  { TBR_FORM_REASON, "test_leading.c", "test_leading_says_why" },
};

/* A form that nobody uses in a test is not known to work. */
static void
test_panels_name_the_test_of_each_form (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (forms), ==, TBR_FORM_N - 1);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path
          = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "ui", forms[i].file, NULL);
      g_autofree char *text = NULL;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_test_message ("%s: %s", forms[i].file, forms[i].function);
      g_assert_cmpint (forms[i].kind, ==, i + 1);
      g_assert_nonnull (strstr (text, forms[i].function));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  g_test_add_func ("/ui/panels/open-tell-and-close", test_panels_open_tell_and_close);
  g_test_add_func ("/ui/panels/say-that-they-are-empty", test_panels_say_that_they_are_empty);
  g_test_add_func ("/ui/panels/of-an-exercise", test_panels_of_an_exercise);
  g_test_add_func ("/ui/panels/name-the-test-of-each-form", test_panels_name_the_test_of_each_form);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
