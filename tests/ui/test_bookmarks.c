/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Bookmarks: named, deleted, and there again when the window is opened the next day. */
#include "watched.h"

#include "desktop/state.h"

#include <glib/gstdio.h>

#include <string.h>

static char *home;

static void
open_crisis (Watched *watched, const char *name)
{
  static const char *const settings[] = { "meta.duration=8 d", NULL };
  g_autofree char *state = g_build_filename (home, "tabard", "desktop.ini", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", name, NULL);
  const TbrDesktopSpec spec = { .house = { .settings = settings }, .state_file = state };
  watched_init_exercise (watched, path, &spec);
  watched_settle (watched);
}

static void
set_at (Watched *watched, TbrTime at)
{
  tbr_desktop_act (watched->desktop, TBR_ACT_SEEK, at);
  watched_settle (watched);
  watched_key (watched, 'b', 0);
}

/* A date as people write one, and as the clock shows it; the shipped run begins on 13 July 2018 at
   midnight. */
static void
test_bookmarks_jump_to_a_written_date (void)
{
  static const struct
  {
    const char *text;
    gint64 hours; /* after the start, -1: refused */
  } cases[] = { { "20 July 14:00", 7 * 24 + 14 },
                { "July 20 8:30", 7 * 24 + 8 },
                { "Friday 20 July 2018, 08:00", 7 * 24 + 8 },
                { "20. jul 2018", 7 * 24 },
                { "2018-07-19 06:00", 6 * 24 + 6 },
                { "2018-07-19T06:00Z", 6 * 24 + 8 },
                { "2018-07-19", 6 * 24 },
                { "3 d", 72 },
                { "20 Jully", -1 },
                { "31 June", -1 },
                { "20.7. 14:00", 7 * 24 + 14 },
                { "20.07.2018, 08:00", 7 * 24 + 8 },
                { "20/7", 7 * 24 },
                { "7/20", -1 },
                { "20.7.7.", -1 },
                { "20 July 25:00", -1 },
                { "20 July 2019", -1 } };
  Watched watched;
  open_crisis (&watched, "sweden-2018");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double before = watched.desktop->clock;
      watched_key (&watched, 'g', 0);
      watched_write (&watched, cases[i].text);
      watched_key (&watched, TBR_KEY_ENTER, 0);
      watched_settle (&watched);
      gint64 hours = (gint64) (watched.desktop->clock / TBR_HOUR);
      g_test_message ("%s: %" G_GINT64_FORMAT " h", cases[i].text, hours);
      if (cases[i].hours >= 0)
        g_assert_cmpint (hours, ==, cases[i].hours);
      else
        g_assert_cmpfloat (watched.desktop->clock, ==, before);
      watched_key (&watched, TBR_KEY_ESCAPE, 0);
    }
  watched_clear (&watched);
}

static void
test_bookmarks_are_kept_with_their_names (void)
{
  Watched watched;
  open_crisis (&watched, "sweden-2018");
  set_at (&watched, 5 * TBR_DAY);
  set_at (&watched, 3 * TBR_DAY);
  set_at (&watched, 4 * TBR_DAY);
  /* the first by time, by the keyboard alone: its row, then the button beside it */
  watched_key (&watched, 'g', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_JUMP, "BOOKMARKS"));
  watched_key (&watched, TBR_KEY_TAB, 0);
  watched_key (&watched, TBR_KEY_TAB, 0);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  watched_write (&watched, "The planes \xc3\xa4nd; [help]");
  watched_key (&watched, TBR_KEY_ENTER, 0);
  watched_key (&watched, 'g', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_JUMP, "The planes \xc3\xa4nd; [help]"));
  watched_use (&watched, TBR_PANEL_JUMP, TBR_ACT_BOOKMARK_DELETE, 1);
  watched_clear (&watched);
  /* another crisis has none of them */
  open_crisis (&watched, "hungary-2010");
  watched_key (&watched, 'g', 0);
  g_assert_false (watched_shows (&watched, TBR_PANEL_JUMP, "BOOKMARKS"));
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  set_at (&watched, TBR_DAY);
  watched_clear (&watched);
  /* the next day */
  open_crisis (&watched, "sweden-2018");
  watched_key (&watched, 'g', 0);
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_JUMP);
  g_assert_cmpstr (tbr_tree_find (tree, TBR_ACT_BOOKMARK_GO, 0)->text, ==,
                   "The planes \xc3\xa4nd; [help]");
  g_assert_nonnull (tbr_tree_find (tree, TBR_ACT_BOOKMARK_GO, 1));
  g_assert_null (tbr_tree_find (tree, TBR_ACT_BOOKMARK_GO, 2));
  watched_use (&watched, TBR_PANEL_JUMP, TBR_ACT_BOOKMARK_GO, 0);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_JUMP));
  watched_settle (&watched);
  g_assert_cmpint (tbr_desktop_moment (watched.desktop)->snapshot->at, ==, 3 * TBR_DAY);
  watched_clear (&watched);
}

static void
test_bookmarks_outlive_an_edit (void)
{
  Watched watched;
  open_crisis (&watched, "sweden-2018");
  watched_key (&watched, 'b', TBR_WITH_CONTROL);
  tbr_desktop_act (watched.desktop, TBR_ACT_ADD_UNITS, 0);
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  set_at (&watched, 6 * TBR_DAY);
  watched_key (&watched, 'z', TBR_WITH_CONTROL);
  watched_settle (&watched);
  watched_key (&watched, 'g', 0);
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_JUMP);
  g_assert_nonnull (tbr_tree_find (tree, TBR_ACT_BOOKMARK_GO, 2));
  watched_clear (&watched);
}

/* The same folder remembers which layers were switched off, and that mountains were wanted. */
static void
test_bookmarks_come_with_layers_as_they_were_left (void)
{
  Watched watched;
  open_crisis (&watched, "sweden-2018");
  tbr_desktop_act (watched.desktop, TBR_ACT_LAYER, TBR_MAP_WATER);
  tbr_desktop_act (watched.desktop, TBR_ACT_LAYER, TBR_MAP_STATES);
  tbr_desktop_act (watched.desktop, TBR_ACT_LAYER, TBR_MAP_SITES);
  g_assert_true (tbr_view_hides (tbr_desktop_view (watched.desktop), TBR_MAP_RELIEF));
  tbr_desktop_act (watched.desktop, TBR_ACT_LAYER, TBR_MAP_RELIEF);
  watched_clear (&watched);
  open_crisis (&watched, "sweden-2018");
  const TbrView *view = tbr_desktop_view (watched.desktop);
  g_assert_true (tbr_view_hides (view, TBR_MAP_WATER));
  g_assert_true (tbr_view_hides (view, TBR_MAP_STATES));
  g_assert_false (tbr_view_hides (view, TBR_MAP_SITES));
  g_assert_false (tbr_view_hides (view, TBR_MAP_NAMES));
  g_assert_false (tbr_view_hides (view, TBR_MAP_RELIEF));
  g_assert_true (tbr_view_hides (view, TBR_MAP_COVERAGE));
  watched_clear (&watched);
}

static void
test_bookmarks_that_cannot_be_read_are_left (void)
{
  static const char bad[] = "no group and no value\n";
  Watched watched;
  g_autofree char *path = g_build_filename (home, "tabard", "bookmarks.ini", NULL);
  g_autofree char *text = NULL;
  g_autofree char *inside = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bad, -1, NULL));
  open_crisis (&watched, "sweden-2018");
  set_at (&watched, TBR_DAY);
  watched_clear (&watched);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, bad);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  g_test_add_func ("/ui/bookmarks/jump-to-a-written-date", test_bookmarks_jump_to_a_written_date);
  g_test_add_func ("/ui/bookmarks/are-kept-with-their-names",
                   test_bookmarks_are_kept_with_their_names);
  g_test_add_func ("/ui/bookmarks/outlive-an-edit", test_bookmarks_outlive_an_edit);
  g_test_add_func ("/ui/bookmarks/come-with-layers-as-they-were-left",
                   test_bookmarks_come_with_layers_as_they_were_left);
  g_test_add_func ("/ui/bookmarks/that-cannot-be-read-are-left",
                   test_bookmarks_that_cannot_be_read_are_left);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
