/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The editor of events lists: conditions of branches, the ways into it, and what falls on it. */
#include "watched.h"

#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "desktop/input.h"

#include <glib/gstdio.h>
#include <string.h>

static char *home;

static void
press (Watched *watched, guint32 key)
{
  watched_key (watched, key, 0);
  watched_settle (watched);
}

static void
use (Watched *watched, TbrActionId action, gint64 argument)
{
  watched_use (watched, TBR_PANEL_CARD, action, argument);
  watched_settle (watched);
}

static const TbrStoryBranch *
branch_of (const Watched *watched)
{
  return &tbr_editor_exercise (watched->desktop->editor)->branches[0];
}

/* The condition of a branch is built from the same menus as an inject's, saved, taken back; it must
   have one. */
static void
test_writing_builds_conditions_of_branches (void)
{
  g_autofree char *path = watched_copy_exercise ("meuse-night", home);
  g_autofree char *work = g_build_filename (home, "work", NULL);
  Watched watched;

  watched_init_events (&watched, path, work);
  watched_settle (&watched);
  tbr_desktop_act (watched.desktop, TBR_ACT_EVENTS_CARD, TBR_CARD_CONDITION);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "WHOSE CONDITION"));
  use (&watched, TBR_ACT_EVENTS_BRANCH, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "The branch is taken: More people"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "From 3 h to 9 h after the begin"));
  g_autofree char *inject_before
      = g_strdup (tbr_editor_inject (watched.desktop->editor)->when_text);
  use (&watched, TBR_ACT_EVENTS_CLAUSE_DEED, TBR_CLAUSE_AND);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "condition"));
  static const char *const words[] = { "", "4 h", NULL };
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        watched_write (&watched, words[i]);
      press (&watched, TBR_KEY_ENTER);
    }
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
  g_assert_nonnull (strstr (branch_of (&watched)->when_text, "need stranded in BE >= 5800"));
  g_assert_nonnull (strstr (branch_of (&watched)->when_text, "and after 4 h"));
  g_assert_cmpstr (tbr_editor_inject (watched.desktop->editor)->when_text, ==, inject_before);
  tbr_desktop_act (watched.desktop, TBR_ACT_SAVE, 0);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) saved = tbr_exercise_load (path, faults);
  g_assert_nonnull (saved);
  g_assert_cmpstr (saved->branches[0].when_text, ==, branch_of (&watched)->when_text);
  g_assert_cmpuint (saved->branches[0].when.n, ==, 3);
  /* one part can go, the last one cannot */
  use (&watched, TBR_ACT_EVENTS_CLAUSE, 1);
  for (guint i = 0; i < 3; i++)
    use (&watched, TBR_ACT_EVENTS_CLAUSE_DEED, TBR_CLAUSE_REMOVE);
  g_assert_cmpuint (branch_of (&watched)->when.n, ==, 1);
  g_assert_true (tbr_events_undo (watched.desktop->editor->events));
  g_assert_cmpuint (branch_of (&watched)->when.n, ==, 3);
  /* another inject of the list has its own condition again */
  use (&watched, TBR_ACT_EVENTS_BRANCH, -1);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "is due"));
  watched_clear (&watched);
}

/* A file that falls on the window takes nothing away. */
static void
test_writing_is_not_lost_to_a_file_that_falls (void)
{
  g_autofree char *path = watched_copy_exercise ("meuse-night", home);
  g_autofree char *work = g_build_filename (home, "work", NULL);
  g_autofree char *scenario = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios",
                                                "meuse-ahr", "scenario.xml", NULL);
  const char *const files[] = { scenario, "/nowhere/places.csv", "/nowhere/map.geojson", path };
  g_autoptr (GError) error = NULL;
  Watched watched;

  watched_init_events (&watched, path, work);
  watched_settle (&watched);
  TbrEvents *events = watched.desktop->editor->events;
  g_assert_true (tbr_events_move (events, "warning", TBR_HOUR, &error));
  guint edition = tbr_events_edition (events);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const TbrInput drop = { .kind = TBR_INPUT_DROP, .text = files[i] };
      tbr_desktop_input (watched.desktop, &drop);
      g_assert_nonnull (strstr (watched.desktop->message, "an events list is written here"));
      watched_settle (&watched);
      g_assert_true (watched.desktop->editor != NULL);
      g_assert_true (watched.desktop->editor->events == events);
      g_assert_cmpuint (tbr_events_edition (events), ==, edition);
      g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
    }
  g_assert_true (tbr_events_is_changed (events));
  watched_clear (&watched);
}

static void
test_writing_begins_at_the_start_screen (void)
{
  Watched watched;

  watched_init (&watched, NULL);
  watched_settle (&watched);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_EXERCISE_WRITE, 1);
  watched_settle (&watched);
  g_assert_nonnull (watched.desktop->editor);
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_EVENTS));
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_START));
  g_assert_cmpstr (tbr_editor_exercise (watched.desktop->editor)->title, ==,
                   ((const TbrCrisis *) watched.desktop->exercises->pdata[1])->title);
  watched_clear (&watched);
}

/* The button stands at the end of the page, which is longer than the panel. */
static void
write_list (Watched *watched)
{
  TbrRect rect = tbr_desktop_panel_rect (watched->desktop, TBR_PANEL_SIDE);
  const TbrInput wheel = { .kind = TBR_INPUT_WHEEL,
                           .x = rect.x + rect.width / 2,
                           .y = rect.y + rect.height / 2,
                           .amount = -100 };
  (void) tbr_desktop_tree (watched->desktop, TBR_PANEL_SIDE);
  tbr_desktop_input (watched->desktop, &wheel);
  const TbrWidget *widget
      = tbr_tree_find (tbr_desktop_tree (watched->desktop, TBR_PANEL_SIDE), TBR_ACT_STAGE_WRITE, 0);
  double scroll = watched->desktop->panels[TBR_PANEL_SIDE].scroll;
  watched_click (watched, rect.x + widget->rect.x + widget->rect.width / 2,
                 rect.y + widget->rect.y - scroll + widget->rect.height / 2);
}

/* From an exercise that is played it is asked for twice; what was played stays in its log. */
static void
test_writing_begins_at_the_facilitators_screen (void)
{
  g_autofree char *path = watched_copy_exercise ("meuse-night", home);
  g_autofree char *log = g_build_filename (home, "night.log", NULL);
  const TbrDesktopSpec spec = { .log = log };
  Watched watched;

  watched_init_exercise (&watched, path, &spec);
  watched_settle (&watched);
  press (&watched, 'j');
  press (&watched, 'n');
  write_list (&watched);
  watched_settle (&watched);
  g_assert_nonnull (watched.desktop->stage);
  write_list (&watched);
  watched_settle (&watched);
  g_assert_null (watched.desktop->stage);
  g_assert_nonnull (watched.desktop->editor);
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_EVENTS));
  watched_clear (&watched);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiaryLog) kept = tbr_diary_load (log, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->turns->len, >, 0);
  /* from an exercise that is gone on with it is the exercise's list, not the log */
  watched_init_file (&watched, log);
  watched_settle (&watched);
  tbr_stage_show_named (watched.desktop, "Seats");
  watched_settle (&watched);
  for (int i = 0; i < 2; i++)
    {
      write_list (&watched);
      watched_settle (&watched);
    }
  g_assert_nonnull (watched.desktop->editor);
  g_assert_nonnull (watched.desktop->editor->events);
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  g_test_add_func ("/ui/writing/builds-conditions-of-branches",
                   test_writing_builds_conditions_of_branches);
  g_test_add_func ("/ui/writing/is-not-lost-to-a-file-that-falls",
                   test_writing_is_not_lost_to_a_file_that_falls);
  g_test_add_func ("/ui/writing/begins-at-the-start-screen",
                   test_writing_begins_at_the_start_screen);
  g_test_add_func ("/ui/writing/begins-at-the-facilitators-screen",
                   test_writing_begins_at_the_facilitators_screen);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
