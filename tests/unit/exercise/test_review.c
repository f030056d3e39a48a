/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the review says of decisions whose effect is known. */
#include "drill.h"

#include <tabard/review.h>

#include <math.h>
#include <string.h>

#define REPLICATIONS 3
#define LOOKS 20 /* that find threads asleep, a millisecond apart, until they are believed */
#define ASKED "K01.onset-to-request"

/* The same night, and the days after it that matter here. */
static void
set_up (Drill *drill, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  static const char *const settings[] = { "meta.duration=36 h", NULL };
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "meuse-ahr", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  drill->map = tbr_map_load (map, NULL);
  drill->scenario = tbr_scenario_load (file, library, drill->map, settings, faults);
  g_assert_nonnull (drill->scenario);
  drill->exercise = drill_read ("9 h", "");
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
}

/* The request comes as long after the onset as it was given: an hour earlier is an hour less, in
   every luck. A road that is open and is opened changes nothing. */
static void
test_review_tells_effects_that_are_known (Drill *drill, gconstpointer data)
{
  static const char *const measures[] = { ASKED, "K10.deaths", NULL };
  TbrReviewSpec spec = { drill->director, measures, REPLICATIONS, TBR_HOUR, 2, NULL };

  drill_go (drill, 90 * TBR_MINUTE);
  drill_say (drill, "be", "set-link link=5 state=open",
             "the seat of BE may not order what is of GB");
  drill_go (drill, 2 * TBR_HOUR);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40 reason='on roofs'", NULL);
  tbr_director_finish (drill->director);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);

  g_assert_cmpuint (review->decisions->len, ==, 1); /* what was refused is none */
  g_assert_cmpuint (g_array_index (review->decisions, TbrReviewDecision, 0).n_void, ==, 0);
  g_assert_cmpstr (review->units[0], ==, "h");
  /* what it was about, as reported and in truth */
  const TbrReviewDecision *decision = &g_array_index (review->decisions, TbrReviewDecision, 0);
  g_assert_cmpint (decision->about, ==, TBR_NEED_STRANDED);
  g_assert_cmpfloat (decision->believed, >, 0);
  g_assert_cmpfloat (decision->believed, !=, decision->truth);
  g_assert_cmpint (decision->age, <, 3 * TBR_HOUR);
  const TbrReviewEffect *earlier = tbr_review_effect (review, 0, TBR_TWIST_EARLIER, 0);
  g_assert_cmpuint (earlier->difference.n, ==, REPLICATIONS);
  g_assert_cmpfloat_with_epsilon (earlier->difference.mean, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (earlier->difference.half_width, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (earlier->same_luck, 1, 1e-9);
  /* without the order doctrine asks, when it has the seat again: not before nine hours */
  const TbrReviewEffect *never = tbr_review_effect (review, 0, TBR_TWIST_NOT_TAKEN, 0);
  g_assert_cmpuint (never->difference.n, >, 0);
  g_assert_cmpfloat (never->difference.mean, <=, -7 + 1e-9);
  /* the value is that of the exercise itself */
  g_autoptr (TbrResult) result = tbr_sim_result (tbr_director_sim (drill->director));
  const TbrIndicator *asked = tbr_result_find (result, ASKED, TBR_SCOPE_ALL, "");
  g_assert_cmpfloat (review->luck[0].value, ==, asked->value);
  g_assert_cmpuint (review->luck[0].n, ==, REPLICATIONS - 1);
  g_assert_cmpuint (review->luck[0].mean.n, ==, REPLICATIONS - 1);
}

/* Orders that come to nothing: the interval is zero, and lies at zero. */
static void
test_review_of_nothing_is_zero (Drill *drill, gconstpointer data)
{
  static const char *const measures[] = { "K10.deaths", NULL };
  TbrReviewSpec spec = { drill->director, measures, REPLICATIONS, TBR_HOUR, 1, NULL };

  drill_go (drill, 90 * TBR_MINUTE);
  g_autofree char *words = NULL;
  for (guint i = 0; i < drill->map->n_links && words == NULL; i++)
    {
      guint32 state = drill->map->nodes[drill->map->links[i].from.i].state.i;
      if (state == tbr_map_find_state (drill->map, "BE").i)
        words = g_strdup_printf ("set-link link=%u state=slowed factor='100 %%'", i);
    }
  drill_say (drill, "be", words, NULL);
  tbr_director_finish (drill->director);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);
  for (guint t = 0; t < TBR_TWIST_DOCTRINE; t++)
    {
      const TbrReviewEffect *effect = tbr_review_effect (review, 0, (TbrTwist) t, 0);
      g_assert_cmpuint (effect->difference.n, ==, REPLICATIONS);
      g_assert_cmpfloat (effect->difference.mean, ==, 0);
      g_assert_cmpfloat (effect->difference.half_width, ==, 0);
    }
  g_assert_cmpfloat (review->luck[0].value, >, 0);
}

/* What is said in the test below, the facilitator's words among it. */
static const struct
{
  TbrTime after;
  const char *who, *words;
} said[] = { { 90 * TBR_MINUTE, "facilitator", "order set-link link=5 state=closed" },
             { 2 * TBR_HOUR, "be", "ask-help need=stranded work=vehicle rate=40" },
             { 3 * TBR_HOUR, "be", "ask-help need=stranded work=air rate=20" },
             { 4 * TBR_HOUR, "be", "ask-help need=stranded work=vehicle rate=90" } };

/* The exercise from its begin to the scenario's end with one line changed. @line: G_MAXUINT for
   none */
static double
play_long (const Drill *drill, guint32 replication, guint line, TbrTwist twist, TbrTime earlier)
{
  g_autoptr (TbrDirector) director
      = tbr_director_new (drill->exercise, drill->scenario, replication);
  TbrTime begin = drill->exercise->begin;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      if (line < G_N_ELEMENTS (said) && twist == TBR_TWIST_EARLIER
          && said[i].after > said[line].after - earlier
          && (i == 0 || said[i - 1].after <= said[line].after - earlier))
        {
          tbr_director_run_until (director, begin + said[line].after - earlier);
          g_assert_true (tbr_director_say (director, said[line].who, said[line].words, NULL));
        }
      tbr_director_run_until (director, begin + said[i].after);
      if (i == line + 1 && twist == TBR_TWIST_DOCTRINE)
        tbr_director_say (director, "facilitator", "seat be person", NULL);
      if (i == line && twist == TBR_TWIST_DOCTRINE)
        tbr_director_say (director, "facilitator", "seat be doctrine", NULL);
      if (i != line)
        tbr_director_say (director, said[i].who, said[i].words, NULL);
    }
  tbr_director_finish (director);
  g_autoptr (TbrResult) result = tbr_sim_result (tbr_director_sim (director));
  return tbr_result_value (result, "K08.unmet-need-hours");
}

/* The changes are played from a fork of the exercise just before them: the numbers are those of
   whole runs, bit for bit, whatever the threads. */
static void
test_review_from_forks_is_the_long_way (Drill *drill, gconstpointer data)
{
  static const char *const measures[] = { "K08.unmet-need-hours", NULL };
  TbrTime earlier = 45 * TBR_MINUTE;
  TbrReviewSpec spec = { drill->director, measures, 2, earlier, 5, NULL };
  double was[2];

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      drill_go (drill, said[i].after);
      drill_say (drill, said[i].who, said[i].words, NULL);
    }
  tbr_director_finish (drill->director);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);
  spec.n_jobs = 1;
  g_autoptr (TbrReview) again = tbr_review_run (&spec);
  for (guint r = 0; r < 2; r++)
    was[r] = play_long (drill, r, G_MAXUINT - 1, TBR_TWIST_NOT_TAKEN, 0);
  g_assert_cmpuint (review->decisions->len, ==, 3);
  for (guint d = 0; d < review->decisions->len; d++)
    for (TbrTwist twist = 0; twist < TBR_TWIST_N; twist++)
      {
        const TbrReviewEffect *effect = tbr_review_effect (review, d, twist, 0);
        const TbrReviewEffect *same = tbr_review_effect (again, d, twist, 0);
        double would[2];
        for (guint r = 0; r < 2; r++)
          would[r] = play_long (drill, r, d + 1, twist, earlier);
        TbrInterval interval = tbr_interval_paired (would, was, 2, 0.95);
        g_assert_cmpfloat (effect->same_luck, ==, was[0] - would[0]);
        g_assert_cmpfloat (effect->difference.mean, ==, interval.mean);
        g_assert_cmpfloat (effect->difference.half_width, ==, interval.half_width);
        g_assert_cmpfloat (same->difference.mean, ==, interval.mean);
      }
}

/* A table in August: in other luck the first fire comes later than the order that is given in this
   one. */
#define AUGUST                                                                                     \
  "<exercise xmlns='urn:tabard:exercise:1' title='T' scenario='two-augusts' begin='60 h' "         \
  "duration='16 h'><objective name='o' title='O'/>"                                                \
  "<role name='gr' title='G' seat='GR' orders='ask-help'/></exercise>"
#define ASK "ask-help need=fire-line work=air rate=2000"
#define ORDERED (10 * TBR_MINUTE)
#define LUCKS 3

static void
set_up_august (Drill *drill, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");

  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "two-augusts", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  drill->map = tbr_map_load (map, NULL);
  drill->scenario = tbr_scenario_load (file, library, drill->map, NULL, faults);
  drill->exercise = tbr_exercise_parse (AUGUST, strlen (AUGUST), "august.xml", faults);
  g_assert_nonnull (drill->scenario);
  g_assert_nonnull (drill->exercise);
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
}

/* How long after its instant the order can first be given in other luck, tried every five minutes;
   TBR_NEVER: not within twelve hours. */
static TbrTime
wait_in (const Drill *drill, guint32 replication)
{
  g_autoptr (TbrDirector) director
      = tbr_director_new (drill->exercise, drill->scenario, replication);

  for (TbrTime waited = 0; waited <= 12 * TBR_HOUR; waited += 5 * TBR_MINUTE)
    {
      tbr_director_run_until (director, drill->exercise->begin + ORDERED + waited);
      if (tbr_director_say (director, "gr", ASK, NULL))
        return waited;
    }
  return TBR_NEVER;
}

/* An order about what is not there yet waits for it in other luck; only where it does not come in
   time the decision could not be taken, and the intervals are of the others. */
static void
test_review_orders_wait_in_other_luck (Drill *drill, gconstpointer data)
{
  static const char *const measures[] = { "K24.units-sent", NULL };
  TbrReviewSpec spec = { drill->director, measures, LUCKS, TBR_HOUR, 2, NULL };
  guint n_late = 0, n_void = 0;

  drill_go (drill, ORDERED);
  drill_say (drill, "gr", ASK, NULL);
  tbr_director_finish (drill->director);
  for (guint r = 0; r < LUCKS; r++)
    {
      TbrTime waited = wait_in (drill, r);
      n_void += waited == TBR_NEVER;
      n_late += waited != TBR_NEVER && waited > 0;
    }
  g_assert_cmpuint (n_late, >, 0);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);
  g_assert_cmpuint (review->decisions->len, ==, 1);
  g_assert_cmpuint (g_array_index (review->decisions, TbrReviewDecision, 0).n_void, ==, n_void);
  g_assert_cmpuint (tbr_review_effect (review, 0, TBR_TWIST_NOT_TAKEN, 0)->difference.n, ==,
                    LUCKS - n_void);
}

/* What a review hands over on its way. */
typedef struct
{
  TbrReviewWatch watch;
  GPtrArray *parts; /* TbrReview */
  guint leave_after;
  gboolean comes_back; /* it is wanted again once all who play have seen that it is not */
} Watcher;

/* Nanoseconds that all threads but the one that asks have worked so far, as the kernel counts them;
   -1 while one of them works or waits for a processor. */
static gint64
work_of_others (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  g_autofree char *self = g_file_read_link ("/proc/thread-self", NULL);
  g_autofree char *own = g_path_get_basename (self);
  gint64 work = 0;
  const char *task;

  while (work >= 0 && (task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *folder = g_build_filename ("/proc/self/task", task, NULL);
      g_autofree char *stat_path = g_build_filename (folder, "stat", NULL);
      g_autofree char *work_path = g_build_filename (folder, "schedstat", NULL);
      g_autofree char *stat = NULL, *worked = NULL;
      /* "31 (name) S ...": the state; a thread that has ended meanwhile has no file */
      if (g_str_equal (task, own) || !g_file_get_contents (stat_path, &stat, NULL, NULL))
        continue;
      if (!g_str_has_prefix (strrchr (stat, ')'), ") S"))
        work = -1;
      else if (g_file_get_contents (work_path, &worked, NULL, NULL))
        work += g_ascii_strtoll (worked, NULL, 10);
    }
  return work;
}

/* Waits until the others have ended or wait for this thread to end: they have no work left. */
static void
wait_for_others (void)
{
  gint64 before = -1;
  for (guint n_looks = 0; n_looks < LOOKS; g_usleep (1000))
    {
      gint64 work = work_of_others ();
      n_looks = work >= 0 && work == before ? n_looks + 1 : 0;
      before = work;
    }
}

static void
take_part (gpointer data, TbrReview *so_far)
{
  Watcher *watcher = data;
  g_ptr_array_add (watcher->parts, so_far);
  if (watcher->parts->len == watcher->leave_after)
    g_atomic_int_set (&watcher->watch.is_unwanted, 1);
  if (watcher->parts->len != watcher->leave_after || !watcher->comes_back)
    return;
  wait_for_others ();
  g_atomic_int_set (&watcher->watch.is_unwanted, 0);
}

static void
watcher_init (Watcher *watcher)
{
  *watcher = (Watcher){ .watch = { .take = take_part, .data = watcher } };
  watcher->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_review_free);
}

/* What is told on the way is the review of as many replications; and who does not want it any more
   gets none. */
static void
test_review_can_be_watched_and_left (Drill *drill, gconstpointer data)
{
  static const char *const measures[] = { "K08.unmet-need-hours", NULL };
  Watcher watcher;
  TbrReviewSpec spec = { drill->director, measures, 4, TBR_HOUR, 1, &watcher.watch };

  drill_go (drill, 2 * TBR_HOUR);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  tbr_director_finish (drill->director);
  watcher_init (&watcher);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);
  g_assert_cmpuint (review->n_played, ==, 4);
  g_assert_cmpint (watcher.watch.n, ==, 4 * (1 + TBR_TWIST_N));
  g_assert_cmpint (watcher.watch.n_done, ==, watcher.watch.n);
  g_assert_cmpuint (watcher.parts->len, ==, 2);
  for (guint i = 0; i < watcher.parts->len; i++)
    {
      const TbrReview *part = watcher.parts->pdata[i];
      TbrReviewSpec shorter = { drill->director, measures, 2 + i, TBR_HOUR, 1, NULL };
      g_autoptr (TbrReview) whole = tbr_review_run (&shorter);
      const TbrReviewEffect *told = tbr_review_effect (part, 0, TBR_TWIST_NOT_TAKEN, 0);
      const TbrReviewEffect *own = tbr_review_effect (whole, 0, TBR_TWIST_NOT_TAKEN, 0);
      g_assert_cmpuint (part->n_played, ==, 2 + i);
      g_assert_cmpfloat (told->difference.mean, ==, own->difference.mean);
      g_assert_cmpfloat (told->difference.half_width, ==, own->difference.half_width);
      g_assert_cmpuint (part->luck[0].n, ==, whole->luck[0].n);
      g_assert_cmpfloat (part->luck[0].mean.mean, ==, whole->luck[0].mean.mean);
    }
  g_ptr_array_unref (watcher.parts);
  watcher_init (&watcher);
  watcher.leave_after = 1;
  g_assert_null (tbr_review_run (&spec));
  g_assert_cmpuint (watcher.parts->len, ==, 1);
  g_assert_cmpint (watcher.watch.n_done, ==, 2 * (1 + TBR_TWIST_N));
  g_ptr_array_unref (watcher.parts);
}

/* A review that was left and is wanted again has gaps: none is better. */
static void
test_review_that_was_left_stays_so (Drill *drill, gconstpointer data)
{
  static const char *const measures[] = { "K08.unmet-need-hours", NULL };
  Watcher watcher;
  TbrReviewSpec spec = { drill->director, measures, 8, TBR_HOUR, 2, &watcher.watch };

  drill_go (drill, 2 * TBR_HOUR);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  tbr_director_finish (drill->director);
  watcher_init (&watcher);
  watcher.leave_after = 1;
  watcher.comes_back = TRUE;
  g_assert_null (tbr_review_run (&spec));
  g_assert_cmpint (watcher.watch.is_unwanted, ==, 0);
  g_assert_cmpint (watcher.watch.n_done, <, watcher.watch.n);
  g_ptr_array_unref (watcher.parts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/review/" path, Drill, NULL, set_up, test, drill_tear_down)
  ADD ("tells-effects-that-are-known", test_review_tells_effects_that_are_known);
  ADD ("of-nothing-is-zero", test_review_of_nothing_is_zero);
  ADD ("can-be-watched-and-left", test_review_can_be_watched_and_left);
  ADD ("that-was-left-stays-so", test_review_that_was_left_stays_so);
  ADD ("from-forks-is-the-long-way", test_review_from_forks_is_the_long_way);
  g_test_add ("/exercise/review/orders-wait-in-other-luck", Drill, NULL, set_up_august,
              test_review_orders_wait_in_other_luck, drill_tear_down);
  return g_test_run ();
}
