/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The log of an exercise: taken up where it ends, and refused when it is not what was written. */
#include "drill.h"

#include <glib/gstdio.h>

/* Says a little and goes on for @until. */
static void
play (Drill *drill, TbrTime until)
{
  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40 reason='on roofs'", NULL);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=41 reason='a slip'",
             "rate: 41 is not more than has been asked for: at least 50");
  drill_go (drill, TBR_HOUR + 90 * TBR_SECOND);
  drill_say (drill, "at", "offer-unit unit=S062.1 request=0", NULL);
  drill_say (drill, "facilitator", "release spare reason='they are quick'", NULL);
  drill_say (drill, "facilitator", "seat be doctrine", NULL);
  drill_go (drill, until);
}

static char *
read_file (const char *path)
{
  char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
write_file (const char *path, const char *text, gssize length)
{
  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

static char *
place (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tabard-diary-XXXXXX", NULL);
  return g_build_filename (folder, "x.log", NULL);
}

static void
remove_place (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_unlink (path);
  g_rmdir (folder);
}

/* Cut off anywhere, the exercise goes on to the same end. */
static void
test_diary_goes_on_from_any_byte (Drill *drill, gconstpointer data)
{
  g_autofree char *path = place ();
  g_autoptr (TbrDiary) diary = tbr_diary_begin (path, drill->director, "meuse-ahr", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  g_assert_nonnull (diary);
  play (drill, 2 * TBR_HOUR);
  g_clear_pointer (&diary, tbr_diary_free);
  g_autofree char *whole = read_file (path);
  const char *first = strstr (whole, "order 64800000000");
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (TbrDirector) again = tbr_director_new (drill->exercise, drill->scenario, 0);
      g_autoptr (GError) error = NULL;
      gsize cut = i == 0 ? strlen (whole)
                         : (gsize) g_rand_int_range (random, (gint32) (first - whole),
                                                     (gint32) strlen (whole));
      write_file (path, whole, (gssize) cut);
      g_autoptr (TbrDiary) resumed = tbr_diary_resume (path, again, &error);
      g_assert_no_error (error);
      if (i == 0)
        g_assert_cmphex (tbr_sim_digest (tbr_director_sim (again)), ==,
                         tbr_sim_digest (tbr_director_sim (drill->director)));
      g_clear_pointer (&resumed, tbr_diary_free);
      g_autofree char *now = read_file (path);
      /* what is there is the beginning of what was, whole lines */
      g_assert_true (g_str_has_prefix (whole, now) || g_str_has_prefix (now, whole));
      g_assert_true (g_str_has_suffix (now, "\n"));
    }
  remove_place (path);
}

static void
check_refused (Drill *drill, const char *path, const char *told)
{
  g_autoptr (TbrDirector) again = tbr_director_new (drill->exercise, drill->scenario, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiary) diary = tbr_diary_resume (path, again, &error);
  g_autofree char *wanted = g_strconcat (path, told, NULL);

  g_assert_null (diary);
  g_assert_cmpstr (error->message, ==, wanted);
}

static void
test_diary_edited_by_hand_is_refused (Drill *drill, gconstpointer data)
{
  g_autofree char *path = place ();
  g_autoptr (TbrDiary) diary = tbr_diary_begin (path, drill->director, "meuse-ahr", NULL);
  g_autoptr (GString) text = NULL;

  play (drill, 90 * TBR_MINUTE);
  g_clear_pointer (&diary, tbr_diary_free);
  g_autofree char *whole = read_file (path);
  /* a number, a line taken out, a line doubled */
  text = g_string_new (whole);
  g_string_replace (text, "rate='40'", "rate='50'", 1);
  write_file (path, text->str, -1);
  check_refused (drill, path,
                 ":13: the log was changed here: the line is not the one that was written behind "
                 "those above it");
  char *line = strstr (whole, "released ");
  char *end = strchr (line, '\n') + 1;
  g_string_truncate (text, 0);
  g_string_append_printf (text, "%.*s%s", (int) (line - whole), whole, end);
  write_file (path, text->str, -1);
  check_refused (drill, path,
                 ":11: the log was changed here: the line is not the one that was written behind "
                 "those above it");
  write_file (path, "tabard-recording 2\n", -1);
  check_refused (drill, path,
                 ":1: not the log of an exercise: it begins with 'tabard-exercise-log 1'");
  remove_place (path);
}

static void
test_diary_of_another_exercise_is_refused (Drill *drill, gconstpointer data)
{
  g_autofree char *path = place ();
  g_autoptr (TbrDiary) diary = tbr_diary_begin (path, drill->director, "meuse-ahr", NULL);
  g_autoptr (TbrExercise) other = drill_read ("11 h", DRILL_LIST);

  g_clear_pointer (&diary, tbr_diary_free);
  TbrExercise *mine = drill->exercise;
  drill->exercise = other;
  check_refused (drill, path, ": its exercise has changed since, or it is of another");
  drill->exercise = mine;
  remove_place (path);
}

static void
test_diary_is_replayed (Drill *drill, gconstpointer data)
{
  g_autofree char *path = place ();
  g_autoptr (TbrDiary) diary = tbr_diary_begin (path, drill->director, "meuse-ahr", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;

  play (drill, 12 * TBR_HOUR);
  g_clear_pointer (&diary, tbr_diary_free);
  g_assert_true (tbr_diary_is (path));
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (path, &error);
  g_autoptr (TbrRecording) recording = tbr_diary_recording (log);
  g_autoptr (TbrSim) sim = tbr_sim_new (drill->scenario, log->run->seed, log->replication);
  g_assert_true (tbr_recording_replay (recording, sim, TBR_NEVER, &difference, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmphex (tbr_sim_digest (sim), ==, tbr_sim_digest (tbr_director_sim (drill->director)));
  remove_place (path);
}

/* The turn of a kind that came last; NULL for none. */
static const TbrTurn *
last_of (const TbrDirector *director, TbrTurnKind kind)
{
  guint n;
  const TbrTurn *turns = tbr_director_turns (director, &n);

  for (guint i = n; i-- > 0;)
    if (turns[i].kind == kind)
      return &turns[i];
  return NULL;
}

/* What was told to who was refused is known as long as the exercise is: in a copy, and when its log
   is taken up. */
static void
test_diary_knows_why_it_was_refused (Drill *drill, gconstpointer data)
{
  static const char why[] = "rate: 41 is not more than has been asked for: at least 50";
  g_autofree char *path = place ();
  g_autoptr (TbrDiary) diary = tbr_diary_begin (path, drill->director, "meuse-ahr", NULL);
  g_autoptr (TbrDirector) again = tbr_director_new (drill->exercise, drill->scenario, 0);
  g_autoptr (TbrDirector) copy = NULL;

  play (drill, 2 * TBR_HOUR);
  g_clear_pointer (&diary, tbr_diary_free);
  copy = tbr_director_fork (drill->director);
  diary = tbr_diary_resume (path, again, NULL);
  g_assert_nonnull (diary);
  g_assert_cmpstr (last_of (drill->director, TBR_TURN_REFUSED)->why, ==, why);
  g_assert_cmpstr (last_of (copy, TBR_TURN_REFUSED)->why, ==, why);
  g_assert_cmpstr (last_of (again, TBR_TURN_REFUSED)->why, ==, why);
  g_assert_null (last_of (again, TBR_TURN_ORDER)->why);
  g_clear_pointer (&diary, tbr_diary_free);
  remove_place (path);
}

/* The clock on the wall is in the log and comes back out of it; nothing depends on it. */
static void
test_diary_keeps_the_clock_on_the_wall (Drill *drill, gconstpointer data)
{
  const gint64 clock = G_GINT64_CONSTANT (1764460800123456);
  g_autofree char *path = place ();
  g_autoptr (TbrDirector) again = tbr_director_new (drill->exercise, drill->scenario, 0);
  g_autoptr (TbrDirector) without = tbr_director_new (drill->exercise, drill->scenario, 0);
  Drill other = *drill;
  g_autoptr (TbrDiary) diary = NULL;

  tbr_director_set_clock (drill->director, clock);
  diary = tbr_diary_begin (path, drill->director, "meuse-ahr", NULL);
  play (drill, 2 * TBR_HOUR);
  g_clear_pointer (&diary, tbr_diary_free);
  other.director = without;
  play (&other, 2 * TBR_HOUR);
  diary = tbr_diary_resume (path, again, NULL);
  g_assert_nonnull (diary);
  g_assert_cmpint (last_of (again, TBR_TURN_ORDER)->clock, ==, clock);
  g_assert_cmpint (last_of (again, TBR_TURN_REFUSED)->clock, ==, clock);
  g_assert_cmpint (last_of (without, TBR_TURN_ORDER)->clock, ==, 0);
  g_assert_cmphex (tbr_sim_digest (tbr_director_sim (again)), ==,
                   tbr_sim_digest (tbr_director_sim (without)));
  g_clear_pointer (&diary, tbr_diary_free);
  g_autofree char *text = read_file (path);
  g_assert_nonnull (strstr (text, " @1764460800123456 be "));
  remove_place (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/diary/" path, Drill, NULL, drill_set_up, test, drill_tear_down)
  ADD ("goes-on-from-any-byte", test_diary_goes_on_from_any_byte);
  ADD ("edited-by-hand-is-refused", test_diary_edited_by_hand_is_refused);
  ADD ("of-another-exercise-is-refused", test_diary_of_another_exercise_is_refused);
  ADD ("is-replayed", test_diary_is_replayed);
  ADD ("knows-why-it-was-refused", test_diary_knows_why_it_was_refused);
  ADD ("keeps-the-clock-on-the-wall", test_diary_keeps_the_clock_on_the_wall);
  return g_test_run ();
}
