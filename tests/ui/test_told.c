/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How what happens in an exercise is told to people: refusals, amounts, times, numbers of the
   review, who has not heard, and the log as a table. */
#include "watched.h"

#include "desktop/exercise/stage.h"
#include "report/exercise_answer.h"
#include "report/exercise_log.h"
#include "report/exercise_words.h"
#include "report/order_words.h"
#include "report/phrase.h"
#include "report/refusal_words.h"

#include <tabard/journal.h>

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void
open_it (Watched *watched)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "meuse-night.xml", NULL);
  watched_init_exercise (watched, path, &plain);
  watched_settle (watched);
}

static void
press (Watched *watched, guint32 key)
{
  watched_key (watched, key, 0);
  watched_settle (watched);
}

/* The report says the same of what was expected. */
static void
test_told_tells_what_was_in_time (void)
{
  const TbrExercise exercise = { .begin = TBR_HOUR };
  const TbrExpected action = { .from = TBR_HOUR, .until = 2 * TBR_HOUR };
  const struct
  {
    TbrExpectedProgress progress;
    const char *told;
  } cases[] = { { { 3 * TBR_HOUR, TRUE }, "yes" },
                { { TBR_NEVER, FALSE }, "no" },
                { { 3 * TBR_HOUR + TBR_SECOND, FALSE }, "no, late by less than a minute" },
                { { 3 * TBR_HOUR + 12 * TBR_MINUTE, FALSE }, "no, late by 12 min" },
                { { TBR_HOUR + 55 * TBR_MINUTE, FALSE }, "no, 5 min too early" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = tbr_exercise_words_in_time (&exercise, &action, &cases[i].progress);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names of the files of a folder, one a line, in order. (transfer full) */
static char *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

/* The path behind "Saved as " that the window has just said. */
static const char *
saved_as (const Watched *watched)
{
  static const char before[] = "Saved as ";
  g_assert_nonnull (watched->desktop->message);
  g_assert_true (g_str_has_prefix (watched->desktop->message, before));
  return watched->desktop->message + strlen (before);
}

/* The table that Ctrl+L and the button write is the one of all turns, with those words that the
   command line writes; a seat may not have it, and where the disk is full nothing is left and it is
   said. */
static void
test_told_writes_the_log (void)
{
  struct rlimit before;
  Watched watched;

  open_it (&watched);
  (void) tbr_stage_say (watched.desktop, "restore valleys");
  watched_settle (&watched);
  watched_key (&watched, 'l', TBR_WITH_CONTROL);
  watched_settle (&watched);
  const TbrTurns all = tbr_stage_turns (watched.desktop->stage);
  g_autofree char *due = tbr_exercise_log_csv (&all, watched.desktop->session->scenario);
  g_autofree char *path = g_strdup (saved_as (&watched)), *is = NULL;
  g_assert_true (g_file_get_contents (path, &is, NULL, NULL));
  g_assert_cmpstr (is, ==, due);
  g_assert_nonnull (strstr (is, "restore valleys"));
  g_assert_nonnull (strstr (is, "is not cut"));
  /* as when the disk is full: what was there stays */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *listed = list_files (folder);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  const struct rlimit tight = { 100, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  tbr_stage_show_named (watched.desktop, "Log");
  watched_settle (&watched);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_LOG, 0);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (strstr (watched.desktop->message, "cannot be written"));
  g_autofree char *left = list_files (folder);
  g_assert_cmpstr (left, ==, listed);
  press (&watched, 's');
  press (&watched, TBR_KEY_ENTER);
  watched_key (&watched, 'l', TBR_WITH_CONTROL);
  g_assert_cmpstr (watched.desktop->message, ==, "Only the facilitator can do this");
  watched_clear (&watched);
}

/* How much there was of a measure is never told as less than nothing, nor a share as more than
   all; differences have either sign. */
static void
test_told_tells_levels_within_bounds (void)
{
  static const char *const measures[]
      = { "K10.deaths", "K06.left-in-time", "belief.gap", "belief.amiss", NULL };
  static const char *const units[] = { "persons", "%", "%", "%", NULL };
  TbrReviewLuck luck[] = { { .mean = { 3, 103, 125 } },
                           { .mean = { 3, 95, 10 } },
                           { .mean = { 3, 5, 10 } },
                           { .mean = { 3, 95, 10 } } };
  const TbrReview review
      = { .n_measures = 4, .measures = (char **) measures, .units = (char **) units, .luck = luck };
  static const char *const told[]
      = { "103 (0 to 228)", "95 (85 to 100)", "5 (−5 to 15)", "95 (85 to 105)" };
  for (guint m = 0; m < 4; m++)
    {
      g_autofree char *level = tbr_exercise_report_level (&review, m);
      g_assert_cmpstr (level, ==, told[m]);
    }
  g_autofree char *difference = tbr_exercise_report_interval (&luck[2].mean);
  g_assert_cmpstr (difference, ==, told[2]);
}

/* Few deaths in few kinds of luck, often none: the interval that is cut at 0 holds the true mean as
   often as Student's whole one. */
static void
test_told_levels_hold_the_mean_as_often (void)
{
  g_autoptr (GRand) luck = g_rand_new_with_seed (7);
  const double rate = 0.8;
  guint n_whole = 0, n_cut = 0, n_shorter = 0;

  for (guint i = 0; i < 2000; i++)
    {
      double values[5], low, high;
      for (guint k = 0; k < 5; k++)
        {
          /* Poisson: as many as fit into the time */
          double left = exp (-rate), product = g_rand_double (luck);
          for (values[k] = 0; product > left; values[k]++)
            product *= g_rand_double (luck);
        }
      TbrInterval one = tbr_interval_of (values, 5, 0.95);
      tbr_measure_bounds ("K10.deaths", "persons", &low, &high);
      double from = one.mean - one.half_width, to = one.mean + one.half_width;
      n_whole += from <= rate && rate <= to;
      n_cut += MAX (from, low) <= rate && rate <= MIN (to, high);
      n_shorter += from < low;
    }
  g_assert_cmpuint (n_cut, ==, n_whole);
  g_assert_cmpuint (n_shorter, >, 1000);
}

/* What the door refuses is told in words, whatever code it has; what stands beside it keeps its
   name. */
static void
test_told_tells_refusals_in_words (void)
{
  static const char *const told[][2] = {
    { "unit S001.1 cannot be sent: no-rate",
      "unit S001.1 cannot be sent: it can do nothing about it" },
    { "role 'crisis-centre' may not order set-site, only ask-help send-unit",
      "role 'Belgian crisis centre' may not order Close or open a site, only Ask for help, Send a "
      "unit" },
    { "ask-help: rate must be given", "Ask for help: rate must be given" },
    { "BE has no open need for trapped", "Belgium has no open need for people trapped" },
    { "inject 'warning' is released already", "inject 'Code red until noon' is released already" },
    { "role 'nobody' has no unit 'away'", "role 'nobody' has no unit 'away'" },
  };
  Watched watched;

  open_it (&watched);
  const TbrExercise *exercise = watched.desktop->stage->exercise;
  const TbrScenario *scenario = watched.desktop->session->scenario;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *said = tbr_refusal_words (exercise, scenario, told[i][0]);
      g_assert_cmpstr (said, ==, told[i][1]);
    }
  /* every reason for which an order can be refused */
  const TbrFactInfo *info = tbr_fact_info (TBR_FACT_COMMAND_REFUSED);
  for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
    for (guint k = 1;
         info->fields[i].type == TBR_FIELD_CHOICE && info->fields[i].choices != NULL
         && info->fields[i].slot == TBR_SLOT_CODE && info->fields[i].choices[k] != NULL;
         k++)
      {
        const char *code = info->fields[i].choices[k];
        g_assert_nonnull (tbr_phrase_of_code (code));
        g_autofree char *message = g_strdup_printf ("unit U.1 cannot be sent: %s", code);
        g_autofree char *said = tbr_refusal_words (exercise, scenario, message);
        g_assert_cmpstr (said, !=, message);
      }
  watched_clear (&watched);
}

/* What is sent while nobody can be reached is not called released, and it is told who has not
   heard. */
static void
test_told_tells_who_has_not_heard (void)
{
  Watched watched;

  open_it (&watched);
  (void) tbr_stage_say (watched.desktop, "cut valleys");
  watched_settle (&watched);
  (void) tbr_stage_say (watched.desktop, "release governor");
  (void) tbr_stage_say (watched.desktop, "message to=crisis-centre medium=mail subject=hello");
  watched_settle (&watched);
  tbr_stage_show_named (watched.desktop, "Injects");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE,
                                "not heard by Belgian crisis centre: no "
                                "contact, it waits"));
  const TbrWidget *row
      = tbr_tree_find (tbr_desktop_tree (watched.desktop, TBR_PANEL_SIDE), TBR_ACT_STAGE_INJECT, 1);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->value, ==, "not heard");
  tbr_stage_show_named (watched.desktop, "Log");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "not heard by Belgian crisis centre"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Facilitator \xc2\xb7 not heard"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Facilitator \xc2\xb7 message"));
  watched_clear (&watched);
}

/* In what an amount is counted: an hour of what is worked off, in all of what is held. */
static void
test_told_amounts_have_their_unit (void)
{
  static const char *const said[][2]
      = { { "ask-help need=stranded work=vehicle rate=200",
            "Ask for help: people surrounded by water, work vehicle, 200 persons an hour" },
          { "ask-help need=homeless work=vehicle rate=1500",
            "Ask for help: people without shelter, work vehicle, 1,500 persons" },
          { "ask-help need=fire-line work=air rate=2000",
            "Ask for help: free fire line, work air, 2,000 m an hour" } };
  Watched watched;

  open_it (&watched);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *line = tbr_order_words_line (watched.desktop->session->scenario, said[i][0]);
      g_assert_cmpstr (line, ==, said[i][1]);
    }
  watched_clear (&watched);
}

/* How slow a road is stands beside one that is slowed alone; a medium is called what the window
   calls it. */
static void
test_told_roads_and_media_in_words (void)
{
  Watched watched;

  open_it (&watched);
  const TbrScenario *scenario = watched.desktop->session->scenario;
  g_autofree char *slowed
      = tbr_order_words_line (scenario, "set-link link=0 state=slowed factor=60%");
  g_autofree char *closed
      = tbr_order_words_line (scenario, "set-link link=0 state=closed factor=60%");
  g_assert_true (g_str_has_suffix (slowed, "state slowed, factor 60%"));
  g_assert_true (g_str_has_suffix (closed, "state closed"));
  g_assert_cmpstr (tbr_exercise_words_medium (TBR_MEDIUM_SITUATION_REPORT), ==, "Situation report");
  g_assert_cmpstr (tbr_exercise_words_medium (TBR_MEDIUM_N), ==, "");
  watched_clear (&watched);
}

/* A seat that has given an order is told so; a road of which some letters are written is no number
   that is wrong; needs are told apart by where they are. */
static void
test_told_seat_knows_what_it_did (void)
{
  static const char *const answers[]
      = { "ask-help", "stranded", "vehicle", "200", "nobody reaches the roofs" };
  Watched watched;

  open_it (&watched);
  press (&watched, 's');
  press (&watched, TBR_KEY_ENTER);
  press (&watched, 'k');
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      watched_write (&watched, answers[i]);
      watched_settle (&watched);
      press (&watched, TBR_KEY_ENTER);
    }
  g_assert_cmpstr (watched.desktop->message, ==,
                   "Given: Ask for help: people surrounded by water, work vehicle, 200 persons an "
                   "hour (\xe2\x80\x9cnobody reaches the roofs\xe2\x80\x9d)");
  press (&watched, 'k');
  watched_write (&watched, "Close");
  press (&watched, TBR_KEY_ENTER);
  watched_write (&watched, "Eupen");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "Verviers"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_FORM, "whole number"));
  press (&watched, TBR_KEY_ESCAPE);
  tbr_stage_show_named (watched.desktop, "Needs");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "need 0, "));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "need 0, Belgium"));
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  char *home = watched_home ();
  g_test_add_func ("/ui/told/what-was-in-time", test_told_tells_what_was_in_time);
  g_test_add_func ("/ui/told/levels-within-bounds", test_told_tells_levels_within_bounds);
  g_test_add_func ("/ui/told/levels-hold-the-mean-as-often",
                   test_told_levels_hold_the_mean_as_often);
  g_test_add_func ("/ui/told/refusals-in-words", test_told_tells_refusals_in_words);
  g_test_add_func ("/ui/told/amounts-have-their-unit", test_told_amounts_have_their_unit);
  g_test_add_func ("/ui/told/roads-and-media-in-words", test_told_roads_and_media_in_words);
  g_test_add_func ("/ui/told/who-has-not-heard", test_told_tells_who_has_not_heard);
  g_test_add_func ("/ui/told/seat-knows-what-it-did", test_told_seat_knows_what_it_did);
  g_test_add_func ("/ui/told/writes-the-log", test_told_writes_the_log);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
