/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise that is over, in the window: it is shown again at any instant as it was, and what its
   decisions changed is told. */
#include "watched.h"

#include "desktop/exercise/replay.h"
#include "desktop/picture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *home;

/* ---- helpers ---- */

static char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (g_getenv ("TABARD_SOURCE"), folder, name, NULL);
}

static TbrStage *
stage_of (const Watched *watched)
{
  return watched->desktop->stage;
}

static const TbrScene *
scene_of (const Watched *watched)
{
  return stage_of (watched)->scene;
}

/* Ticks until the stage has come to rest; the review may go on. */
static void
rest (Watched *watched)
{
  do
    watched_tick (watched, 1);
  while (stage_of (watched) == NULL || scene_of (watched) == NULL
         || scene_of (watched)->serial != stage_of (watched)->asked);
}

/* Opens what was recorded, to be shown again; a review of so many lucks begins. */
static void
open_past (Watched *watched, const char *log, guint reviews)
{
  const TbrDesktopSpec spec = { .reviews = reviews };
  watched_init_exercise (watched, log, &spec);
  rest (watched);
}

static void
press (Watched *watched, guint32 key, guint with)
{
  watched_key (watched, key, with);
  rest (watched);
}

static void
seek (Watched *watched, TbrTime at)
{
  tbr_stage_seek (watched->desktop, at);
  rest (watched);
  g_assert_cmpint (scene_of (watched)->at, ==, at);
}

static const TbrPast *
wait_for_past (Watched *watched)
{
  const TbrPast *past;
  while ((past = tbr_hindsight_past (stage_of (watched)->hindsight)) == NULL)
    watched_tick (watched, 1);
  watched_tick (watched, 1);
  return past;
}

/* ---- a log of three seats ---- */

/* The digest of what was recorded by a turn. */
static guint64
digest_of (const TbrDiaryLog *log, guint turn)
{
  return g_array_index (log->turns, TbrTurn, turn).digest;
}

/* Back and forth, and the end is that of the record; so is each instant on the way. */
static void
test_hindsight_replays_to_the_recorded_digest (void)
{
  g_autofree char *path = path_in ("tests/replay", "two-augusts.log");
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (path, NULL);
  guint64 middle, quarter;
  Watched watched;
  open_past (&watched, path, 2);
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_STOP, 0);
  TbrTime begin = stage_of (&watched)->exercise->begin, end = scene_of (&watched)->end;
  g_assert_cmpint (scene_of (&watched)->at, ==, begin);
  g_assert_cmpint (end, ==, begin + stage_of (&watched)->exercise->duration);
  seek (&watched, begin + (end - begin) / 4);
  quarter = scene_of (&watched)->digest;
  seek (&watched, begin + (end - begin) / 2);
  middle = scene_of (&watched)->digest;
  press (&watched, TBR_KEY_END, TBR_WITH_SHIFT);
  g_assert_true (scene_of (&watched)->is_over);
  g_assert_cmpuint (scene_of (&watched)->digest, ==, digest_of (log, log->turns->len - 1));
  seek (&watched, begin + (end - begin) / 4);
  g_assert_cmpuint (scene_of (&watched)->digest, ==, quarter);
  g_assert_cmpint (tbr_desktop_moment (watched.desktop)->snapshot->at, ==, scene_of (&watched)->at);
  press (&watched, TBR_KEY_HOME, TBR_WITH_SHIFT);
  g_assert_cmpint (scene_of (&watched)->at, ==, begin);
  seek (&watched, begin + (end - begin) / 2);
  g_assert_cmpuint (scene_of (&watched)->digest, ==, middle);
  /* at the fastest it plays on to the same end */
  for (int i = 0; i < 6; i++)
    watched_key (&watched, ']', 0);
  watched_key (&watched, ' ', 0);
  g_assert_true (stage_of (&watched)->is_running);
  while (!scene_of (&watched)->is_over)
    watched_tick (&watched, 1);
  rest (&watched);
  g_assert_cmpuint (scene_of (&watched)->digest, ==, digest_of (log, log->turns->len - 1));
  watched_clear (&watched);
}

/* The board, the seats and the map are those of the instant, in truth and as a seat believed. */
static void
test_hindsight_shows_an_instant_as_it_was (void)
{
  g_autofree char *path = path_in ("tests/replay", "two-augusts.log");
  Watched watched;
  open_past (&watched, path, 2);
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_STOP, 0);
  TbrTime begin = stage_of (&watched)->exercise->begin;
  guint n_early = 0, n_late = 0;
  seek (&watched, begin + 2 * TBR_HOUR);
  for (guint i = 0; i < stage_of (&watched)->exercise->n_injects; i++)
    n_early += scene_of (&watched)->injects[i].state == TBR_INJECT_RELEASED;
  guint n_all = tbr_desktop_moment (watched.desktop)->snapshot->units->len;
  guint n_turns = scene_of (&watched)->n_turns;
  press (&watched, 'x', 0);
  g_assert_cmpuint (tbr_desktop_moment (watched.desktop)->snapshot->units->len, <, n_all);
  seek (&watched, begin + 30 * TBR_HOUR);
  g_assert_cmpuint (tbr_desktop_moment (watched.desktop)->snapshot->units->len, <, n_all);
  g_assert_cmpint (tbr_desktop_moment (watched.desktop)->snapshot->at, ==, begin + 30 * TBR_HOUR);
  for (guint i = 0; i < stage_of (&watched)->exercise->n_injects; i++)
    n_late += scene_of (&watched)->injects[i].state == TBR_INJECT_RELEASED;
  g_assert_cmpuint (n_early, <, n_late);
  g_assert_cmpuint (n_turns, <, scene_of (&watched)->n_turns);
  /* nothing is said in a recording, and no list is written from it */
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_RELEASE, 0);
  tbr_stage_show_named (watched.desktop, "Seats");
  watched_tick (&watched, 1);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "THE MAP SHOWS"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "Write the events list"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "The log is written to"));
  static const TbrActionId said[]
      = { TBR_ACT_STAGE_WRITE, TBR_ACT_STAGE_CHANNEL, TBR_ACT_STAGE_CHANNEL_WHY };
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_true (tbr_replay_is_saying (said[i]));
  /* a jump leads on from where the one before has come to */
  TbrTime before = scene_of (&watched)->at;
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_JUMP, 0);
  while (stage_of (&watched)->is_jumping)
    watched_tick (&watched, 1);
  g_assert_cmpint (scene_of (&watched)->at, >, before);
  g_assert_cmpint ((TbrTime) stage_of (&watched)->clock, ==, scene_of (&watched)->at);
  press (&watched, 'k', 0);
  press (&watched, 's', 0);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_COVER));
  watched_clear (&watched);
}

/* ---- a short one ---- */

/* Plays a short exercise with two orders. (transfer full): its log */
static char *
play_short (void)
{
  g_autofree char *exercise = path_in ("scenarios/exercises", "meuse-night.xml");
  g_autofree char *script = g_build_filename (home, "short.script", NULL);
  char *log = g_build_filename (home, "short.log", NULL);
  Watched watched;
  g_assert_true (g_file_set_contents (
      script,
      "30min crisis-centre ask-help need=stranded work=vehicle rate=200 reason='roofs'\n"
      "1h crisis-centre ask-help need=stranded work=air rate=40\n",
      -1, NULL));
  const TbrDesktopSpec spec = { .log = log, .script = script, .pace = 36000, .reviews = 2 };
  watched_init_exercise (&watched, exercise, &spec);
  rest (&watched);
  while (!scene_of (&watched)->is_over)
    watched_tick (&watched, 1);
  rest (&watched);
  /* whoever leads goes from here to the review by one key */
  g_assert_false (tbr_replay_is_on (watched.desktop));
  g_assert_true (watched_shows (&watched, TBR_PANEL_TIME, "Review"));
  watched_key (&watched, 'h', 0);
  for (int i = 0; i < 20000 && !tbr_replay_is_on (watched.desktop); i++)
    watched_tick (&watched, 1);
  g_assert_true (tbr_replay_is_on (watched.desktop));
  watched_clear (&watched);
  return log;
}

/* A log of that exercise, which is played once. (transfer full): its path */
static char *
record (const char *name)
{
  static char *played;
  g_autofree char *text = NULL;
  char *log = g_build_filename (home, name, NULL);
  gsize length;
  if (played == NULL)
    played = play_short ();
  g_assert_true (g_file_get_contents (played, &text, &length, NULL));
  g_assert_true (g_file_set_contents (log, text, (gssize) length, NULL));
  return log;
}

static gboolean
has_report (const char *ending)
{
  g_autoptr (GDir) folder = g_dir_open (home, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "tabard-review-") && g_str_has_suffix (name, ending))
      return TRUE;
  return FALSE;
}

/* By the keyboard alone: the pages, the decisions, their instants, the report. */
static void
test_hindsight_tells_decisions_by_keyboard (void)
{
  g_autofree char *log = record ("decisions.log");
  Watched watched;
  open_past (&watched, log, 3);
  const TbrPast *past = wait_for_past (&watched);
  g_assert_true (stage_of (&watched)->is_past_shown);
  g_assert_cmpuint (past->deeds->len, ==, 2);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Expected actions taken in time"));
  TbrTime begin = stage_of (&watched)->exercise->begin;
  press (&watched, '.', 0);
  g_assert_cmpint (scene_of (&watched)->at, ==, begin + 30 * TBR_MINUTE);
  press (&watched, '.', 0);
  g_assert_cmpint (scene_of (&watched)->at, ==, begin + TBR_HOUR);
  press (&watched, ',', 0);
  g_assert_cmpint (scene_of (&watched)->at, ==, begin + 30 * TBR_MINUTE);
  g_assert_cmpuint (stage_of (&watched)->deed, ==, 0);
  watched_settle (&watched); /* all is played */
  const TbrReview *review = stage_of (&watched)->review;
  g_assert_nonnull (review);
  g_assert_cmpuint (review->n_played, ==, 3);
  g_assert_cmpuint (review->decisions->len, ==, past->deeds->len);
  g_assert_cmpstr (review->measures[0], ==, "K10.deaths"); /* the gravest harm of a flood */
  g_assert_true (isfinite (review->luck[0].value));
  g_assert_true (isfinite (tbr_review_effect (review, 0, TBR_TWIST_NOT_TAKEN, 0)->same_luck));
  press (&watched, 'n', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "Deaths"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "against not taking it"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "against up to an hour earlier"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "against doctrine's choice"));
  press (&watched, 'n', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "HOW LUCKY WERE YOU?"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "OBJECTIVES"));
  /* a value and what it is held against have their unit */
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_SIDE);
  guint n_told = 0;
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const char *detail = g_array_index (tree->widgets, TbrWidget, i).detail;
      n_told
          += g_regex_match_simple ("^Time until help is asked for: at most 18 h; it was [0-9.]+ h$",
                                   detail, 0, 0);
    }
  g_assert_cmpuint (n_told, ==, 1);
  press (&watched, 'p', TBR_WITH_CONTROL);
  watched_settle (&watched);
  g_assert_true (has_report (".pdf"));
  g_assert_true (has_report (".html"));
  /* there is nothing left to stop */
  watched_key (&watched, 'q', 0);
  watched_settle (&watched);
  g_assert_false (watched_shows (&watched, TBR_PANEL_SIDE, "The review was stopped"));
  watched_clear (&watched);
}

/* A click on a row leads to its instant; the numbers are those of the review without a window. */
static void
test_hindsight_numbers_are_those_of_the_review (void)
{
  g_autofree char *log = record ("numbers.log");
  Watched watched;
  open_past (&watched, log, 2);
  const TbrPast *past = wait_for_past (&watched);
  watched_settle (&watched);
  const TbrReview *shown = stage_of (&watched)->review;
  const TbrReviewSpec spec = { .played = past->played,
                               .measures = (const char *const *) shown->measures,
                               .replications = 2,
                               .earlier = TBR_HOUR,
                               .n_jobs = 2 };
  g_autoptr (TbrReview) own = tbr_review_run (&spec);
  for (guint d = 0; d < own->decisions->len; d++)
    for (guint m = 0; m < own->n_measures; m++)
      {
        const TbrInterval *a = &tbr_review_effect (own, d, TBR_TWIST_NOT_TAKEN, m)->difference;
        const TbrInterval *b = &tbr_review_effect (shown, d, TBR_TWIST_NOT_TAKEN, m)->difference;
        g_assert_cmpuint (a->n, ==, b->n);
        g_assert_true (a->mean == b->mean || (isnan (a->mean) && isnan (b->mean)));
      }
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_PAGE, 1);
  watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_DEED, 1);
  rest (&watched);
  g_assert_cmpint (scene_of (&watched)->at, ==, g_array_index (past->deeds, TbrDeed, 1).at);
  watched_clear (&watched);
}

/* The map goes to the unit or the road that the chosen decision is about. */
static void
test_hindsight_goes_to_what_a_decision_is_about (void)
{
  g_autofree char *path = path_in ("tests/replay", "two-augusts.log");
  Watched watched;
  open_past (&watched, path, 2);
  const TbrPast *past = wait_for_past (&watched);
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_STOP, 0);
  const TbrScenario *scenario = watched.desktop->session->scenario;
  guint n_units = 0;
  for (guint i = 0; i < past->deeds->len && n_units < 2; i++)
    {
      g_auto (GStrv) words = NULL;
      const TbrDeed *deed = &g_array_index (past->deeds, TbrDeed, i);
      guint32 unit = 0;
      g_assert_true (g_shell_parse_argv (deed->text, NULL, &words, NULL));
      const char *id = NULL;
      for (guint k = 0; words[k] != NULL; k++)
        id = g_str_has_prefix (words[k], "unit=") ? words[k] + strlen ("unit=") : id;
      while (id != NULL && !g_str_equal (scenario->units[unit].id, id))
        unit++;
      if (id == NULL)
        continue;
      tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_DEED, i);
      rest (&watched);
      watched_tick (&watched, 60);
      double x, y;
      const TbrUnitView *seen = tbr_moment_unit (tbr_desktop_moment (watched.desktop), unit);
      watched_find (&watched, seen->lon, seen->lat, &x, &y);
      TbrRect map = tbr_desktop_map_rect (watched.desktop);
      g_assert_cmpfloat (fabs (x - map.x - map.width / 2), <, map.width / 8);
      g_assert_cmpfloat (fabs (y - map.y - map.height / 2), <, map.height / 8);
      n_units++;
    }
  g_assert_cmpuint (n_units, ==, 2);
  watched_clear (&watched);
}

/* Where time is pressed in a panel, in the window. */
static TbrRect
place_of (const Watched *watched, TbrPanelId panel)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, panel);
  const TbrWidget *way = tree != NULL ? tbr_tree_find (tree, TBR_ACT_SEEK, 0) : NULL;
  const TbrRect *rect = &watched->desktop->panels[panel].rect;
  g_assert_nonnull (way);
  return (TbrRect){ rect->x + way->rect.x, rect->y + way->rect.y, way->rect.width,
                    way->rect.height };
}

/* A click at a share of the way leads there, as exactly as a pixel tells. */
static void
click_time (Watched *watched, TbrPanelId panel, double share)
{
  const TbrExercise *exercise = stage_of (watched)->exercise;
  TbrRect way = place_of (watched, panel);
  TbrTime wanted = exercise->begin + (TbrTime) (share * (double) exercise->duration);
  TbrTime pixel = (TbrTime) ((double) exercise->duration / way.width);
  watched_click (watched, way.x + share * way.width, way.y + 3);
  rest (watched);
  g_assert_cmpint (llabs (scene_of (watched)->at - wanted), <=, pixel);
}

/* A click on the figure of the course leads to its instant, and a drag takes the clock along;
   beside the curves nothing happens. */
static void
test_hindsight_goes_to_where_the_figure_is_pressed (void)
{
  g_autofree char *log = record ("figure.log");
  Watched watched;
  open_past (&watched, log, 2);
  (void) wait_for_past (&watched);
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_STOP, 0);
  watched_settle (&watched);
  click_time (&watched, TBR_PANEL_SIDE, 0.75);
  click_time (&watched, TBR_PANEL_SIDE, 0.25);
  click_time (&watched, TBR_PANEL_SIDE, 0.5);
  TbrRect figure = place_of (&watched, TBR_PANEL_SIDE);
  double y = figure.y + 3;
  watched_point (&watched, TBR_INPUT_PRESS, figure.x + 1, y);
  watched_point (&watched, TBR_INPUT_MOVE, figure.x + 2 * figure.width, y);
  watched_point (&watched, TBR_INPUT_RELEASE, figure.x + 2 * figure.width, y);
  rest (&watched);
  g_assert_true (scene_of (&watched)->is_over);
  watched_click (&watched, figure.x - 8, y);
  rest (&watched);
  g_assert_true (scene_of (&watched)->is_over);
  /* the line at the foot does the same */
  click_time (&watched, TBR_PANEL_TIME, 0.5);
  watched_clear (&watched);
}

/* A review can be stopped and begun again; a log that was edited is told, and nothing falls. */
static void
test_hindsight_is_stopped_and_refuses_a_log_that_was_edited (void)
{
  g_autofree char *log = record ("stopped.log");
  Watched watched;
  open_past (&watched, log, 400);
  (void) wait_for_past (&watched);
  g_assert_true (tbr_replay_is_working (watched.desktop));
  watched_key (&watched, 'q', 0);
  watched_settle (&watched); /* no more runs are made */
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "The review was stopped"));
  watched_key (&watched, 'q', 0);
  g_assert_true (tbr_replay_is_working (watched.desktop) || stage_of (&watched)->review == NULL);
  watched_clear (&watched);
  watched_edit_file (log, "roofs", "doors");
  watched_init_file (&watched, log);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "the log was changed here"));
  watched_clear (&watched);
}

/* There is no report of a log that does not hold, and nobody waits for one. */
static void
test_hindsight_with_a_fault_writes_no_report (void)
{
  g_autofree char *log = record ("faulty.log");
  g_autofree char *gone = g_build_filename (home, "gone.log", NULL);
  Watched watched;
  open_past (&watched, log, 2);
  const TbrHindsightSpec spec = { .exercise = stage_of (&watched)->exercise,
                                  .scenario = watched.desktop->session->scenario,
                                  .log = gone };
  TbrHindsight *hindsight = tbr_hindsight_new (&spec);
  tbr_hindsight_report (hindsight);
  while (tbr_hindsight_fault (hindsight) == NULL)
    g_usleep (1000);
  tbr_hindsight_report (hindsight);
  while (tbr_hindsight_is_busy (hindsight))
    g_usleep (1000);
  g_assert_false (tbr_hindsight_is_reporting (hindsight));
  g_assert_false (tbr_hindsight_is_busy (hindsight));
  tbr_hindsight_free (hindsight);
  watched_clear (&watched);
}

/* Shares of the work as they were told. */
static void
hear_share (gpointer shares, double share)
{
  g_array_append_val ((GArray *) shares, share);
}

/* Who waits for a picture of the review is told how it comes along, and gets all of it. */
static void
test_hindsight_tells_whoever_waits_for_a_picture (void)
{
  g_autofree char *log = record ("picture.log"), *map = path_in ("assets", "map");
  g_autofree char *library = path_in ("scenarios", ""), *file = NULL;
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  const TbrPictureWatch watch = { hear_share, shares };
  const TbrDesktopSpec spec = { .house = { .map_folder = map, .library = library, .seed = -1 },
                                .scenario = log,
                                .at = -1,
                                .width = 640,
                                .height = 480,
                                .reviews = 2 };
  file = g_build_filename (home, "review.png", NULL);
  g_assert_true (tbr_picture_take (&spec, file, &watch, NULL));
  g_assert_cmpuint (shares->len, >, 1);
  for (guint i = 1; i < shares->len; i++)
    g_assert_cmpfloat (g_array_index (shares, double, i), >, g_array_index (shares, double, i - 1));
  g_assert_cmpfloat (g_array_index (shares, double, shares->len - 1), ==, 1);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* What is over is offered on the start screen to be reviewed. */
static void
test_hindsight_is_offered_on_the_start_screen (void)
{
  g_autofree char *folder = g_build_filename (home, "shelf", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_free (record ("shelf/over.log"));
  const TbrDesktopSpec spec = { .log_folder = folder, .reviews = 2 };
  Watched watched;
  /* the window does not read them itself, and who leaves at once waits for nothing */
  watched_init_exercise (&watched, NULL, &spec);
  g_assert_nonnull (watched.desktop->shelver);
  g_assert_cmpuint (watched.desktop->shelf->len, ==, 0);
  watched_clear (&watched);
  watched_init_exercise (&watched, NULL, &spec);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "Open a file"));
  watched_key (&watched, TBR_KEY_TAB, 0);
  const TbrTree *start = tbr_desktop_tree (watched.desktop, TBR_PANEL_START);
  g_assert_cmpint (watched.desktop->focus, >=, 0);
  TbrWidget focus = g_array_index (start->widgets, TbrWidget, watched.desktop->focus);
  watched_settle (&watched);
  /* what was in focus is still, below what has come */
  start = tbr_desktop_tree (watched.desktop, TBR_PANEL_START);
  const TbrWidget *now = &g_array_index (start->widgets, TbrWidget, watched.desktop->focus);
  g_assert_true (now->action == focus.action && now->argument == focus.argument);
  g_assert_cmpfloat (now->rect.y, >, focus.rect.y);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "Review The night on the Meuse"));
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_SHELF, 0);
  rest (&watched);
  g_assert_true (tbr_replay_is_on (watched.desktop));
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  home = watched_home ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add_func ("/ui/hindsight/" path, test)
  ADD ("replays-to-the-recorded-digest", test_hindsight_replays_to_the_recorded_digest);
  ADD ("shows-an-instant-as-it-was", test_hindsight_shows_an_instant_as_it_was);
  ADD ("tells-decisions-by-keyboard", test_hindsight_tells_decisions_by_keyboard);
  ADD ("goes-to-where-the-figure-is-pressed", test_hindsight_goes_to_where_the_figure_is_pressed);
  ADD ("numbers-are-those-of-the-review", test_hindsight_numbers_are_those_of_the_review);
  ADD ("is-stopped-and-refuses-a-log-that-was-edited",
       test_hindsight_is_stopped_and_refuses_a_log_that_was_edited);
  ADD ("with-a-fault-writes-no-report", test_hindsight_with_a_fault_writes_no_report);
  ADD ("tells-whoever-waits-for-a-picture", test_hindsight_tells_whoever_waits_for_a_picture);
  ADD ("is-offered-on-the-start-screen", test_hindsight_is_offered_on_the_start_screen);
  g_test_add_func ("/ui/hindsight/goes-to-what-a-decision-is-about",
                   test_hindsight_goes_to_what_a_decision_is_about);
  int failed = g_test_run ();
  watched_home_clear (home);
  return failed;
}
