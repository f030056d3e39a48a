/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in the window: what is played there is what is played without one, who sits where
   sees what is theirs, and nothing is lost. */
#include "exercise_case.h"

#include "desktop/exercise/editor.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static char *home;

/* ---- helpers ---- */

/* Ticks until the exercise is over. */
static void
play_to_end (Watched *watched)
{
  for (int i = 0; i < 20000 && !scene_of (watched)->is_over; i++)
    watched_tick (watched, 1);
  g_assert_true (scene_of (watched)->is_over);
}

static guint
count_turns (const Watched *watched, TbrTurnKind kind)
{
  guint n = 0;
  for (guint i = 0; i < scene_of (watched)->n_turns; i++)
    n += scene_of (watched)->turns[i].kind == kind;
  return n;
}

static void
write_answers (Watched *watched, const char *const *answers)
{
  for (guint i = 0; answers[i] != NULL; i++)
    {
      watched_write (watched, answers[i]);
      watched_settle (watched);
      press (watched, TBR_KEY_ENTER);
    }
}

static const char *const help[]
    = { "ask-help", "stranded", "vehicle", "200", "nobody reaches the roofs", NULL };

/* From the facilitator's screen to the seat's. */
static void
take_seat (Watched *watched)
{
  press (watched, 's');
  press (watched, TBR_KEY_ENTER);
}

/* ---- tests ---- */

/* What was recorded without a window, said in the window at its times. */
static void
test_exercise_script_gives_the_recorded_digest (void)
{
  g_autofree char *path = path_in ("scenarios/exercises", "two-augusts.xml");
  g_autofree char *script = path_in ("tests/replay", "two-augusts.script");
  g_autofree char *log = path_in ("tests/replay", "two-augusts.log");
  g_autofree char *recorded = NULL;
  guint64 digest = 0;
  Watched watched;
  const TbrDesktopSpec spec = { .script = script, .pace = 36000, .digest = &digest };
  watched_init_exercise (&watched, path, &spec);
  while (watched.desktop->stage == NULL || scene_of (&watched) == NULL)
    watched_tick (&watched, 1);
  play_to_end (&watched);
  watched_clear (&watched);
  g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x director", digest);
  g_assert_true (g_file_get_contents (log, &recorded, NULL, NULL));
  const char *over = strstr (recorded, "\nover ");
  g_assert_nonnull (over);
  g_assert_nonnull (strstr (over, text));
}

/* Hazards on a seat's map are those of which it has been told, where it has been told of needs, and
   no other is drawn: Germany's floods of that night are nobody's business here. */
static void
check_marks (const Watched *watched)
{
  const GArray *marks = tbr_desktop_moment (watched->desktop)->snapshot->marks;
  const TbrBriefing *briefing = scene_of (watched)->briefing;
  const TbrScenario *scenario = briefing->scenario;
  g_assert_cmpuint (marks->len, >, 0);
  g_assert_cmpuint (marks->len, ==, briefing->hazards->len);
  for (guint i = 0; i < marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (marks, TbrMark, i);
      gboolean is_near = FALSE;
      const TbrObject *hazard = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, mark->hazard.i);
      g_assert_cmpstr (hazard->id, ==, "meuse");
      g_assert_cmpint (mark->shape, ==, TBR_MARK_TOLD);
      g_assert_nonnull (strstr (mark->label, " ago: "));
      for (guint k = 0; k < briefing->reports->len; k++)
        {
          const TbrReport *report = &g_array_index (briefing->reports, TbrReport, k);
          is_near |= fabs (report->lon - mark->lon) < 0.7 && fabs (report->lat - mark->lat) < 0.5;
        }
      g_assert_true (is_near);
    }
}

/* The map and the pages of a seat are made of its briefing. */
static void
test_exercise_seat_sees_what_is_its_own (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  open_meuse (&watched, &plain);
  const TbrScenario *scenario = watched.desktop->session->scenario;
  guint n_all = tbr_desktop_moment (watched.desktop)->snapshot->units->len;
  take_seat (&watched);
  const TbrSnapshot *seen = tbr_desktop_moment (watched.desktop)->snapshot;
  g_assert_cmpuint (seen->units->len, >, 0);
  g_assert_cmpuint (seen->units->len, <, n_all);
  for (guint i = 0; i < seen->units->len; i++)
    {
      guint32 unit = g_array_index (seen->units, TbrUnitView, i).unit.i;
      guint32 owner = scenario->units[unit].state;
      g_assert_cmpstr (scenario->map->countries[owner].iso, ==, "BE");
    }
  check_marks (&watched);
  for (guint i = 0; tbr_pages[i] != NULL; i++)
    {
      press (&watched, 'n');
      g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "DE."));
    }
  /* what would tell more is closed, and the board is nobody's here */
  press (&watched, 't');
  press (&watched, '/');
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_TABLE));
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SEARCH));
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_RELEASE, 9);
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_PLAYER, 1);
  watched_settle (&watched);
  g_assert_cmpint (scene_of (&watched)->injects[9].state, ==, TBR_INJECT_WAITING);
  g_assert_false (scene_of (&watched)->roles[1].by_person);
  watched_clear (&watched);
}

/* While the machine goes round nothing is seen and nothing but taking the seat can be done. */
static void
test_exercise_hand_over_hides_everything (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  open_meuse (&watched, &plain);
  watched_key (&watched, ' ', 0);
  watched_tick (&watched, 5);
  g_assert_true (watched.desktop->stage->is_running);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_INJECT, 3);
  press (&watched, 's');
  g_assert_cmpint (watched.desktop->hover, ==, -1);
  TbrRect rect = tbr_desktop_panel_rect (watched.desktop, TBR_PANEL_COVER);
  g_assert_true (watched_shows (&watched, TBR_PANEL_COVER, "Belgian crisis centre"));
  g_assert_cmpfloat (rect.x + rect.y, ==, 0);
  g_assert_cmpfloat (rect.width, ==, WATCHED_WIDTH);
  g_assert_cmpfloat (rect.height, ==, WATCHED_HEIGHT);
  g_assert_false (watched.desktop->stage->is_running);
  static const guint32 keys[] = { 'n', 'k', 'x', 'i', ' ', 'j', 't', 'l', 'y', TBR_KEY_ESCAPE };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    watched_key (&watched, keys[i], 0);
  watched_key (&watched, 'c', TBR_WITH_CONTROL);
  watched_key (&watched, 'f', TBR_WITH_CONTROL);
  watched_key (&watched, 'o', TBR_WITH_CONTROL);
  watched_settle (&watched);
  TbrDesktopErrand errand = tbr_desktop_take_errand (watched.desktop);
  g_assert_null (errand.clipboard);
  for (int i = TBR_PANEL_TABLE; i < TBR_PANEL_COVER; i++)
    g_assert_null (tbr_desktop_tree (watched.desktop, (TbrPanelId) i));
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_COVER));
  g_assert_false (tbr_stage_is_busy (watched.desktop));
  g_autofree char *title = tbr_desktop_title (watched.desktop);
  g_assert_null (strstr (title, "Facilitator"));
  press (&watched, TBR_KEY_ENTER);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_COVER));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "You see what the provinces report"));
  watched_clear (&watched);
}

/* A second screen shows a seat of the exercise that is played at the first, and changes nothing. */
static void
test_exercise_second_screen_shows_a_seat (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched first, second;
  open_meuse (&first, &plain);
  const TbrDesktopSpec spec = { .leader = first.desktop, .seat = "crisis-centre" };
  g_autofree char *path = path_in ("scenarios/exercises", "meuse-night.xml");
  watched_init_exercise (&second, path, &spec);
  for (int i = 0; i < 20000 && (second.desktop->stage == NULL || scene_of (&second) == NULL); i++)
    {
      watched_tick (&first, 1);
      watched_tick (&second, 1);
    }
  watched_settle (&second);
  const TbrSnapshot *seen = tbr_desktop_moment (second.desktop)->snapshot;
  g_assert_cmpuint (seen->units->len, <, tbr_desktop_moment (first.desktop)->snapshot->units->len);
  check_marks (&second);
  press (&first, 'j');
  watched_tick (&second, 2);
  g_assert_cmpint (scene_of (&second)->at, ==, scene_of (&first)->at);
  g_assert_true (watched_shows (&second, TBR_PANEL_SIDE, "Code red until noon"));
  static const guint32 keys[] = { 'k', 's', 'j', ' ', 'i' };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    watched_key (&second, keys[i], 0);
  watched_tick (&second, 2);
  g_assert_null (tbr_desktop_tree (second.desktop, TBR_PANEL_FORM));
  g_assert_null (tbr_desktop_tree (second.desktop, TBR_PANEL_COVER));
  g_assert_cmpuint (second.desktop->stage->seat, ==, 0);
  watched_settle (&first);
  g_assert_cmpuint (count_turns (&first, TBR_TURN_REFUSED), ==, 0);
  /* the second looks at what the first one has: it may not go */
  const TbrExercise *shown = first.desktop->stage->exercise;
  watched_key (&first, 'r', TBR_WITH_CONTROL);
  g_assert_nonnull (strstr (first.desktop->message, "Close the second window first"));
  g_clear_pointer (&first.desktop->message, g_free);
  tbr_editor_begin (first.desktop, path);
  g_assert_nonnull (strstr (first.desktop->message, "Close the second window first"));
  g_assert_false (first.desktop->is_loading);
  g_assert_true (first.desktop->stage->exercise == shown);
  watched_clear (&second);
  watched_clear (&first);
}

/* Why an order would be refused stands in the form before it is given, and nothing is noted. */
static void
test_exercise_order_is_explained_before_it_is_given (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  open_meuse (&watched, &plain);
  take_seat (&watched);
  press (&watched, 'k');
  watched_write (&watched, help[0]);
  press (&watched, TBR_KEY_ENTER);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "It would be refused"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "need must be given"));
  watched_write (&watched, help[1]);
  press (&watched, TBR_KEY_ENTER);
  watched_write (&watched, help[2]);
  press (&watched, TBR_KEY_ENTER);
  watched_write (&watched, "200");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "It can be given now"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "a number, in: persons"));
  g_assert_cmpuint (scene_of (&watched)->roles[0].n_orders, ==, 0);
  g_assert_cmpuint (count_turns (&watched, TBR_TURN_REFUSED), ==, 0);
  press (&watched, TBR_KEY_ENTER);
  write_answers (&watched, &help[4]);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (scene_of (&watched)->roles[0].n_orders, ==, 1);
  const TbrTurn *last = NULL;
  for (guint i = 0; i < scene_of (&watched)->n_turns; i++)
    if (scene_of (&watched)->turns[i].kind == TBR_TURN_ORDER)
      last = &scene_of (&watched)->turns[i];
  g_assert_nonnull (last);
  g_assert_cmpstr (last->who, ==, "crisis-centre");
  g_assert_nonnull (strstr (last->text, help[4]));
  /* of roads only those are offered that touch its land */
  static const char *const towns[] = { "Namur", "Hamburg" };
  press (&watched, 'k');
  write_answers (&watched, (const char *const[]){ "set-link", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    {
      g_string_truncate (watched.desktop->written, 0);
      watched_write (&watched, towns[i]);
      watched_settle (&watched);
      const TbrTree *form = tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM);
      g_assert_true ((tbr_tree_find (form, TBR_ACT_FORM_CHOICE, 0) != NULL) == (i == 0));
    }
  watched_clear (&watched);
}

/* Hold, skip, release, and other words: by the buttons of the board. */
static void
test_exercise_board_rules_the_injects (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  open_meuse (&watched, &plain);
  static const struct
  {
    gint64 inject;
    TbrActionId action;
    TbrInjectState state;
  } steps[] = { { 0, TBR_ACT_STAGE_HOLD, TBR_INJECT_HELD },
                { 1, TBR_ACT_STAGE_SKIP, TBR_INJECT_SKIPPED },
                { 2, TBR_ACT_STAGE_RELEASE, TBR_INJECT_RELEASED } };
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_INJECT, steps[i].inject);
      watched_use (&watched, TBR_PANEL_SIDE, steps[i].action, steps[i].inject);
      watched_settle (&watched);
      g_assert_cmpint (scene_of (&watched)->injects[steps[i].inject].state, ==, steps[i].state);
    }
  /* the next one that comes by itself is the fourth */
  press (&watched, 'j');
  g_assert_cmpint (scene_of (&watched)->injects[3].state, ==, TBR_INJECT_RELEASED);
  g_assert_cmpint (tbr_stage_since (watched.desktop->stage, scene_of (&watched)->at), ==,
                   2 * TBR_HOUR);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_INJECT, 4);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_EDIT, 4);
  static const char *const words[]
      = { "Nobody can be reached", "What do you say to that?", "at once", "", NULL };
  write_answers (&watched, words);
  g_assert_cmpint (scene_of (&watched)->injects[4].state, ==, TBR_INJECT_RELEASED);
  press (&watched, 'i');
  static const char *const message[]
      = { "Belgian", "The King", "phone", "How are you?", "He asks.", NULL };
  write_answers (&watched, message);
  g_assert_cmpuint (count_turns (&watched, TBR_TURN_MESSAGE), ==, 1);
  take_seat (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Nobody can be reached"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "How are you?"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "How many are missing?"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "Code red until noon"));
  watched_clear (&watched);
}

/* Seats go to doctrine and back, marks are given, truth and belief are on the map in turn. */
static void
test_exercise_facilitator_rules_seats_and_marks (void)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  open_meuse (&watched, &plain);
  guint n_all = tbr_desktop_moment (watched.desktop)->snapshot->units->len;
  press (&watched, 'n');
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_PLAYER, 0);
  watched_settle (&watched);
  g_assert_false (scene_of (&watched)->roles[0].by_person);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_PLAYER, 0);
  watched_settle (&watched);
  g_assert_true (scene_of (&watched)->roles[0].by_person);
  g_assert_cmpuint (count_turns (&watched, TBR_TURN_SEAT), ==, 2);
  press (&watched, 'x');
  g_assert_cmpuint (tbr_desktop_moment (watched.desktop)->snapshot->units->len, <, n_all);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_BELIEVER, -1);
  watched_settle (&watched);
  g_assert_cmpuint (tbr_desktop_moment (watched.desktop)->snapshot->units->len, ==, n_all);
  press (&watched, 'n');
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_RATE, 1 << 8 | 4);
  watched_settle (&watched);
  g_assert_cmpuint (scene_of (&watched)->marks[1], ==, 4);
  watched_clear (&watched);
}

/* From the start screen to the end, and no pointer. */
static void
test_exercise_is_played_by_keyboard_alone (void)
{
  Watched watched;
  watched_init (&watched, NULL);
  watched_settle (&watched);
  watched_key (&watched, TBR_KEY_TAB, 0);
  g_assert_nonnull (tbr_desktop_focus (watched.desktop));
  g_assert_cmpint (tbr_desktop_focus (watched.desktop)->action, ==, TBR_ACT_EXERCISE);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  while (watched.desktop->stage == NULL || scene_of (&watched) == NULL)
    watched_tick (&watched, 1);
  g_assert_true (watched.desktop->stage->is_running);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Belgian crisis centre"));
  watched_key (&watched, ' ', 0);
  watched_settle (&watched);
  press (&watched, 'k');
  write_answers (&watched, help);
  g_assert_cmpuint (scene_of (&watched)->roles[0].n_orders, ==, 1);
  for (int i = 0; i < 4; i++)
    watched_key (&watched, ']', 0);
  /* offers come: the first is taken up by going to its button */
  press (&watched, 'n');
  while (scene_of (&watched)->briefing->offers->len == 0 && !scene_of (&watched)->is_over)
    press (&watched, 'j');
  for (int i = 0; i < 40; i++)
    {
      const TbrWidget *focus = tbr_desktop_focus (watched.desktop);
      if (focus != NULL && focus->action == TBR_ACT_STAGE_ACCEPT)
        break;
      watched_key (&watched, TBR_KEY_TAB, 0);
    }
  press (&watched, TBR_KEY_ENTER);
  g_assert_cmpuint (scene_of (&watched)->roles[0].n_orders, ==, 2);
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  watched_key (&watched, ' ', 0);
  play_to_end (&watched);
  watched_settle (&watched);
  const TbrExercise *exercise = watched.desktop->stage->exercise;
  g_assert_cmpint (scene_of (&watched)->at, ==, exercise->begin + exercise->duration);
  g_assert_true (scene_of (&watched)->expecteds[0].in_time);
  watched_clear (&watched);
}

/* Details of whatever is chosen open, of what is drawn and of what is not; nothing of it can be
   edited, by a key or by a row. */
static void
test_exercise_details_edit_nothing (void)
{
  static const TbrThingKind kinds[] = { TBR_THING_NEED, TBR_THING_UNIT, TBR_THING_HAZARD,
                                        TBR_THING_SPOT, TBR_THING_LINK, TBR_THING_POLICY };
  static const TbrDesktopSpec plain = { .pace = 0 };
  Watched watched;
  open_meuse (&watched, &plain);
  press (&watched, 'j');
  watched_settle (&watched);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const TbrThing thing = { kinds[i], 0 };
      tbr_desktop_act (watched.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
      tbr_desktop_act (watched.desktop, TBR_ACT_DETAILS, 0);
      g_free (watched_picture (&watched));
      g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "Remove it from"));
      g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "Close it now"));
      watched_key (&watched, TBR_KEY_DELETE, 0);
      watched_key (&watched, 'm', 0);
      watched_settle (&watched);
    }
  g_assert_false (tbr_desktop_is_playing (watched.desktop));
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  home = watched_home ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/exercise/script-gives-the-recorded-digest",
                   test_exercise_script_gives_the_recorded_digest);
  g_test_add_func ("/ui/exercise/seat-sees-what-is-its-own",
                   test_exercise_seat_sees_what_is_its_own);
  g_test_add_func ("/ui/exercise/hand-over-hides-everything",
                   test_exercise_hand_over_hides_everything);
  g_test_add_func ("/ui/exercise/second-screen-shows-a-seat",
                   test_exercise_second_screen_shows_a_seat);
  g_test_add_func ("/ui/exercise/order-is-explained-before-it-is-given",
                   test_exercise_order_is_explained_before_it_is_given);
  g_test_add_func ("/ui/exercise/board-rules-the-injects", test_exercise_board_rules_the_injects);
  g_test_add_func ("/ui/exercise/facilitator-rules-seats-and-marks",
                   test_exercise_facilitator_rules_seats_and_marks);
  test_exercise_log_add (home);
  g_test_add_func ("/ui/exercise/is-played-by-keyboard-alone",
                   test_exercise_is_played_by_keyboard_alone);
  g_test_add_func ("/ui/exercise/details-edit-nothing", test_exercise_details_edit_nothing);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
