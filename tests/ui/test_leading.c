/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What whoever leads an exercise can do from the window: words for later, reasons, channels; and
   what presses, on the facilitator's screen and on a seat's. */
#include "watched.h"

#include "desktop/exercise/alarm.h"
#include "report/exercise_words.h"

#include <glib/gstdio.h>
#include <string.h>

static char *home;

/* ---- helpers ---- */

/* The night on the Meuse with two ways to reach the crisis centre. */
static char *
write_exercise (void)
{
  static const char channels[]
      = "<channel name=\"calls\" role=\"crisis-centre\" medium=\"phone\" sent=\"lost\"/>\n"
        "<channel name=\"mails\" role=\"crisis-centre\" medium=\"mail\"/>\n  <expected "
        "name=\"first";
  char *path = watched_copy_exercise ("meuse-night", home);
  /* a role has one channel of a medium */
  watched_edit_file (path, "<channel name=\"valleys\"", "<!-- <channel name=\"valleys\"");
  watched_edit_file (path, "region=\"Liege\"/>", "region=\"Liege\"/> -->");
  watched_edit_file (path, "<expected name=\"first", channels);
  return path;
}

static void
open_it (Watched *watched)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  g_autofree char *path = write_exercise ();

  watched_init_exercise (watched, path, &plain);
  watched_settle (watched);
}

static const TbrScene *
scene_of (const Watched *watched)
{
  return watched->desktop->stage->scene;
}

static void
press (Watched *watched, guint32 key)
{
  watched_key (watched, key, 0);
  watched_settle (watched);
}

static void
use (Watched *watched, TbrActionId action, gint64 argument)
{
  watched_use (watched, TBR_PANEL_SIDE, action, argument);
  watched_settle (watched);
}

static void
write_answers (Watched *watched, const char *const *answers)
{
  for (guint i = 0; answers[i] != NULL; i++)
    {
      if (*answers[i] != '\0')
        watched_write (watched, answers[i]);
      watched_settle (watched);
      press (watched, TBR_KEY_ENTER);
    }
  g_assert_null (tbr_desktop_tree (watched->desktop, TBR_PANEL_FORM));
}

/* The last turn of a kind. */
static const TbrTurn *
last_turn (const Watched *watched, TbrTurnKind kind)
{
  for (guint i = scene_of (watched)->n_turns; i-- > 0;)
    if (scene_of (watched)->turns[i].kind == kind)
      return &scene_of (watched)->turns[i];
  g_error ("there is no turn of kind %d", kind);
}

/* What happened is told on its page in plain words, not as it was written down. */
static void
check_log (Watched *watched, const char *text)
{
  tbr_stage_show_named (watched->desktop, "Log");
  watched_settle (watched);
  g_assert_true (watched_shows (watched, TBR_PANEL_SIDE, text));
  g_assert_false (watched_shows (watched, TBR_PANEL_SIDE, "reason="));
  g_assert_false (watched_shows (watched, TBR_PANEL_SIDE, "subject="));
}

/* ---- tests ---- */

/* The warning is given other words, waits for its time, and reaches the seat in them. */
static void
test_leading_words_wait_for_their_inject (void)
{
  static const char *const words[]
      = { "Code violet", "Another text", "", "they know it by heart", NULL };
  Watched watched;

  open_it (&watched);
  use (&watched, TBR_ACT_STAGE_INJECT, 0);
  use (&watched, TBR_ACT_STAGE_EDIT, 0);
  write_answers (&watched, words);
  g_assert_cmpint (scene_of (&watched)->injects[0].state, ==, TBR_INJECT_WAITING);
  g_assert_cmpstr (last_turn (&watched, TBR_TURN_WORDED)->text, ==,
                   "warning subject='Code violet' body='Another text' "
                   "reason='they know it by heart'");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "It will go in these words"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Code violet"));
  /* the form begins with what was written last */
  use (&watched, TBR_ACT_STAGE_EDIT, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "Another text"));
  press (&watched, TBR_KEY_ESCAPE);
  press (&watched, 'j');
  g_assert_cmpint (scene_of (&watched)->injects[0].state, ==, TBR_INJECT_RELEASED);
  g_assert_cmpstr (last_turn (&watched, TBR_TURN_RELEASED)->who, ==, TBR_DIRECTOR);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "It went in other words"));
  check_log (&watched, "Facilitator \xc2\xb7 other words");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE,
                                ": Code violet, Another text, they know it by heart"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "the program \xc2\xb7 released"));
  press (&watched, 's');
  press (&watched, TBR_KEY_ENTER);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Code violet"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "Code red until noon"));
  watched_clear (&watched);
}

/* Hold, skip and release take a reason, and it stands in the log. */
static void
test_leading_says_why (void)
{
  static const char *const held[] = { "they are busy", NULL };
  static const char *const skipped[] = { "no time left", NULL };
  Watched watched;

  open_it (&watched);
  use (&watched, TBR_ACT_STAGE_INJECT, 1);
  use (&watched, TBR_ACT_STAGE_WHY, 1);
  write_answers (&watched, held);
  g_assert_cmpint (scene_of (&watched)->injects[1].state, ==, TBR_INJECT_HELD);
  g_assert_nonnull (strstr (last_turn (&watched, TBR_TURN_HELD)->text, " reason='they are busy'"));
  /* what is held cannot be held again: the form proposes to release it; another choice is written
   */
  use (&watched, TBR_ACT_STAGE_WHY, 1);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "Release"));
  watched_key (&watched, TBR_KEY_TAB, TBR_WITH_SHIFT);
  watched_write (&watched, "skip");
  press (&watched, TBR_KEY_ENTER);
  write_answers (&watched, skipped);
  g_assert_cmpint (scene_of (&watched)->injects[1].state, ==, TBR_INJECT_SKIPPED);
  g_assert_nonnull (strstr (last_turn (&watched, TBR_TURN_SKIPPED)->text, "no time left"));
  check_log (&watched, "Facilitator \xc2\xb7 held");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, ": they are busy"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, ": no time left"));
  watched_clear (&watched);
}

/* Channels are cut and restored by buttons, and what is sent meanwhile is lost. */
static void
test_leading_cuts_channels (void)
{
  static const char *const why[] = { "the mast is down", NULL };
  Watched watched;

  open_it (&watched);
  press (&watched, 'n');
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "CHANNELS"));
  use (&watched, TBR_ACT_STAGE_CHANNEL, 0);
  g_assert_true (scene_of (&watched)->channels[0].by_order);
  g_assert_false (scene_of (&watched)->channels[1].by_order);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "cut at"));
  use (&watched, TBR_ACT_STAGE_CHANNEL, 0);
  g_assert_false (scene_of (&watched)->channels[0].by_order);
  use (&watched, TBR_ACT_STAGE_CHANNEL_WHY, 0);
  write_answers (&watched, why);
  g_assert_true (scene_of (&watched)->channels[0].by_order);
  g_assert_cmpstr (last_turn (&watched, TBR_TURN_CUT)->text, ==, "calls reason='the mast is down'");
  check_log (&watched, "channel cut");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, ": the mast is down"));
  watched_clear (&watched);
}

/* What was refused says why, in the log as it was told then, with the clock on the wall. */
static void
test_leading_reads_why_it_was_refused (void)
{
  Watched watched;

  open_it (&watched);
  (void) tbr_stage_say (watched.desktop, "restore calls");
  watched_settle (&watched);
  const TbrTurn *refused = last_turn (&watched, TBR_TURN_REFUSED);
  g_autofree char *clock = tbr_exercise_words_clock (refused);
  g_assert_cmpstr (refused->why, ==, "channel 'calls' is not cut");
  g_assert_cmpint (refused->clock, >, 0);
  check_log (&watched, "channel 'calls' is not cut");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, clock));
  watched_clear (&watched);
}

/* Whoever leads sees who is late; the seat does not learn what was expected of it. */
static void
test_leading_sees_who_is_late (void)
{
  Watched watched;

  open_it (&watched);
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "late by"));
  while (scene_of (&watched)->at < watched.desktop->stage->exercise->begin + 430 * TBR_MINUTE)
    press (&watched, 'j');
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "!! "));
  press (&watched, 'n');
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "LATE, OR DUE SOON"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "late by"));
  g_assert_true (
      watched_shows (&watched, TBR_PANEL_SIDE, "!! Help for people surrounded by water"));
  press (&watched, 's');
  press (&watched, TBR_KEY_ENTER);
  for (guint i = 0; tbr_pages[i] != NULL; i++)
    {
      press (&watched, 'n');
      g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "surrounded by water is asked for"));
    }
  watched_clear (&watched);
}

/* How much something presses hangs on the time at the table, and on the crisis's own. */
static void
test_leading_presses_by_the_time_left (void)
{
  TbrScene scene = { .at = 10 * TBR_HOUR };
  TbrStage stage = { .scene = &scene, .n_speeds = 2, .speeds = { 1, 60 }, .speed = 1 };

  g_assert_cmpint (tbr_alarm_press (&stage, TBR_NEVER), ==, TBR_PRESS_NOT);
  g_assert_cmpint (tbr_alarm_press (&stage, 9 * TBR_HOUR), ==, TBR_PRESS_LATE);
  g_assert_cmpint (tbr_alarm_press (&stage, 10 * TBR_HOUR), ==, TBR_PRESS_NOW);
  g_assert_cmpint (tbr_alarm_press (&stage, 10 * TBR_HOUR - 1), ==, TBR_PRESS_LATE);
  g_assert_cmpint (tbr_alarm_press (&stage, 11 * TBR_HOUR), ==, TBR_PRESS_NOW);
  g_assert_cmpint (tbr_alarm_press (&stage, 13 * TBR_HOUR), ==, TBR_PRESS_SOON);
  g_assert_cmpint (tbr_alarm_press (&stage, 15 * TBR_HOUR + TBR_MINUTE), ==, TBR_PRESS_NOT);
  stage.speed = 0;
  g_assert_cmpint (tbr_alarm_press (&stage, 11 * TBR_HOUR), ==, TBR_PRESS_NOT);
  g_assert_cmpint (tbr_alarm_press (&stage, 10 * TBR_HOUR + 5 * TBR_MINUTE), ==, TBR_PRESS_NOW);
  g_autofree char *left = tbr_alarm_left (&stage, 11 * TBR_HOUR);
  g_assert_cmpstr (left, ==, "1 h left");
  g_autofree char *late = tbr_alarm_left (&stage, 9 * TBR_HOUR);
  g_assert_cmpstr (late, ==, "late by 1 h");
  /* what is done at the very end of its window is in time; nobody is late by 0 s */
  g_autofree char *end = tbr_alarm_left (&stage, 10 * TBR_HOUR);
  g_assert_cmpstr (end, ==, "less than a minute left");
  g_autofree char *just = tbr_alarm_left (&stage, 10 * TBR_HOUR - 20 * TBR_SECOND);
  g_assert_cmpstr (just, ==, "late by less than a minute");
}

/* From screen to screen until it is the one of @seat. */
static void
go_to (Watched *watched, guint seat)
{
  while (watched->desktop->stage->seat != seat)
    {
      press (watched, 's');
      press (watched, TBR_KEY_ENTER);
    }
}

/* As the facilitator, on to an instant after the begin, or a little further; back at the seat. */
static TbrTime
play_until (Watched *watched, TbrTime since, guint seat)
{
  TbrTime until = watched->desktop->stage->exercise->begin + since;

  go_to (watched, TBR_NONE);
  if (!watched->desktop->stage->is_running)
    watched_key (watched, ' ', 0);
  for (guint i = 0; i < 50000 && scene_of (watched)->at < until; i++)
    watched_tick (watched, 1);
  watched_key (watched, ' ', 0);
  watched_settle (watched);
  go_to (watched, seat);
  return scene_of (watched)->at - watched->desktop->stage->exercise->begin;
}

/* A seat that has asked for help is told how long an offer should still wait, on every page, less
   and less until it is late; whoever leads is told the same of the seat. Italy has offered after 45
   minutes: until 2 h 45 min. */
static void
test_leading_offers_count_down (void)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *path
      = g_build_filename (source, "scenarios", "exercises", "two-augusts.xml", NULL);
  g_autofree char *script
      = g_build_filename (source, "tests", "replay", "two-augusts.script", NULL);
  const TbrDesktopSpec spec = { .script = script, .pace = 60 };
  const TbrTime due = 165 * TBR_MINUTE;
  Watched watched;

  watched_init_exercise (&watched, path, &spec);
  while (watched.desktop->stage == NULL || scene_of (&watched) == NULL)
    watched_tick (&watched, 1);
  for (guint i = 0; i < 2; i++)
    {
      TbrTime at = play_until (&watched, (i == 0 ? 70 : 120) * TBR_MINUTE, 0);
      g_autofree char *span = tbr_telling_span (due - at);
      g_autofree char *left = g_strdup_printf ("%s left", span);
      g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Answer the offer of Italy"));
      g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, left));
      g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "at the table"));
      press (&watched, 'n');
      g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Answer the offer of Italy"));
    }
  (void) play_until (&watched, 170 * TBR_MINUTE, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "!! Answer the offer of Italy"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "late by"));
  go_to (&watched, TBR_NONE);
  g_assert_cmpuint (scene_of (&watched)->waiting[0].n, >, 0);
  press (&watched, 'n');
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "waits for an answer")
                 || watched_shows (&watched, TBR_PANEL_SIDE, "wait for an answer"));
  /* and finds the numbers of requests and offers in its own form of an order */
  press (&watched, 'k');
  watched_write (&watched, "answer-offer");
  press (&watched, TBR_KEY_ENTER);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "CIAMPINO.1"));
  press (&watched, TBR_KEY_ESCAPE);
  press (&watched, 'k');
  watched_write (&watched, "offer-unit");
  press (&watched, TBR_KEY_ENTER);
  press (&watched, TBR_KEY_TAB);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "Greece, "));
  watched_clear (&watched);
}

/* ---- a script in the window ---- */

/* Opens the night with a script and a log, and goes to the next inject. Returns: how often a person
   has said something */
static guint
follow (const char *script, const char *log, const char *told)
{
  g_autofree char *path = write_exercise ();
  const TbrDesktopSpec spec = { .script = script, .log = log };
  Watched watched;
  guint n = 0;

  watched_init_exercise (&watched, path, &spec);
  watched_settle (&watched);
  g_assert_cmpint (watched_shows (&watched, TBR_PANEL_SIDE, "of the script"), ==, told != NULL);
  if (told != NULL)
    {
      g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, told));
      g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Nothing of the script is said"));
    }
  for (int i = 0; i < 3; i++)
    press (&watched, 'j');
  for (guint i = 0; i < scene_of (&watched)->n_turns; i++)
    n += scene_of (&watched)->turns[i].kind == TBR_TURN_RATED
         || scene_of (&watched)->turns[i].kind == TBR_TURN_HELD;
  watched_clear (&watched);
  return n;
}

/* Lines that the log has gone past are told, and nothing is said at another instant; those that are
   to come are said. */
static void
test_leading_tells_late_lines (void)
{
  g_autofree char *log = g_build_filename (home, "late.log", NULL);
  static const char said[] = "10min facilitator hold quiet\n";
  g_autofree char *two
      = g_strconcat (said, "12min facilitator hold dam\n", "20min facilitator rate press-mark 4\n",
                     "3h facilitator rate press-mark 3\n", NULL);
  g_autofree char *next = g_strconcat (said, "100min facilitator rate press-mark 4\n", NULL);

  g_autofree char *first = watched_write_file (home, "first.script", said);
  g_autofree char *late = watched_write_file (home, "late.script", two);
  g_autofree char *good = watched_write_file (home, "good.script", next);
  /* injects are due after 5, 40 and 90 minutes */
  g_assert_cmpuint (follow (first, log, NULL), ==, 1);
  g_assert_cmpuint (follow (late, log, "2 lines of the script are late, the first is line 2"), ==,
                    1);
  g_assert_cmpint (g_unlink (log), ==, 0);
  g_assert_cmpuint (follow (first, log, NULL), ==, 1);
  g_assert_cmpuint (follow (good, log, NULL), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  g_test_add_func ("/ui/leading/words-wait-for-their-inject",
                   test_leading_words_wait_for_their_inject);
  g_test_add_func ("/ui/leading/says-why", test_leading_says_why);
  g_test_add_func ("/ui/leading/cuts-channels", test_leading_cuts_channels);
  g_test_add_func ("/ui/leading/reads-why-it-was-refused", test_leading_reads_why_it_was_refused);
  g_test_add_func ("/ui/leading/sees-who-is-late", test_leading_sees_who_is_late);
  g_test_add_func ("/ui/leading/presses-by-the-time-left", test_leading_presses_by_the_time_left);
  g_test_add_func ("/ui/leading/offers-count-down", test_leading_offers_count_down);
  g_test_add_func ("/ui/leading/tells-late-lines", test_leading_tells_late_lines);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
