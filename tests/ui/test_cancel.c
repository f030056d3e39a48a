/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What nobody wants any more ends at once: a run that is read, one that is on its way to an
   instant, futures; nothing of it comes later, and no thread stays. */
#include "watched.h"

#include "desktop/beside.h"
#include "desktop/branching.h"
#include "desktop/exercise/stage.h"
#include "desktop/prospect.h"
#include "desktop/state.h"

#include <tabard/sim.h>

#include <math.h>
#include <string.h>
#include <time.h>

#define PATIENCE 60000000 /* microseconds */
#define LONGEST 60000     /* ticks that a test waits */
#define PART 0.25         /* of a run, work that what goes on after all would soon pass */
#define AFTERWARDS 40     /* milliseconds in which something late would come */

static Watched sweden;
static char *home;

/* Seconds that all threads of the program have worked: what others do on the machine does not
 * count. */
static double
work (void)
{
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Threads of a name that there are now. */
static guint
count_threads (const char *name)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint n = 0;
  g_assert_nonnull (tasks);
  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
      g_autofree char *comm = NULL;
      if (g_file_get_contents (path, &comm, NULL, NULL))
        n += g_str_equal (g_strchomp (comm), name);
    }
  return n;
}

static const char *const ours[]
    = { "reader", "shower", "futures", "farewell", "surveyor", "report", "hindsight" };

static guint
count_ours (void)
{
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    n += count_threads (ours[i]);
  return n;
}

static TbrScenario *
load (TbrMap **out_map)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, "sweden-2018", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  *out_map = tbr_map_load (folder, NULL);
  TbrScenario *scenario = tbr_scenario_load (path, library, *out_map, NULL, faults);
  g_assert_nonnull (scenario);
  return scenario;
}

/* The work of one run, and of making it ready, which is done in one piece. */
static double
work_of_a_run (const TbrScenario *scenario, double *out_start)
{
  double before = work ();
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  *out_start = work () - before;
  tbr_sim_run_until (sim, scenario->meta->duration);
  return work () - before;
}

/* One that reads, and is on its way to the end. */
static void
test_cancel_ends_a_player (void)
{
  g_autoptr (TbrMap) map = NULL;
  g_autoptr (TbrScenario) scenario = load (&map);
  double start, run = work_of_a_run (scenario, &start);
  /* early on, in the middle */
  static const guint reads[] = { 60, 400 };
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      const TbrPlayerSpec spec = { .scenario = scenario, .seed = 1, .memory = 64 << 20 };
      TbrPlayer *player = tbr_player_new (&spec);
      tbr_player_seek (player, scenario->meta->duration);
      while (tbr_player_read (player) < reads[i])
        g_usleep (500);
      g_assert_false (tbr_player_is_over (player));
      double before = work ();
      guint read = tbr_player_read (player);
      tbr_player_cancel (player);
      while (!tbr_player_is_over (player))
        g_usleep (200);
      double spent = work () - before;
      g_test_message ("%.1f ms of a run of %.0f ms", spent * 1000, run * 1000);
      g_assert_cmpfloat (spent, <, PART * run);
      g_assert_cmpuint (tbr_player_read (player), <=, read + 10);
      g_assert_null (tbr_player_result (player));
      tbr_player_free (player);
      g_assert_cmpuint (count_ours (), ==, 0);
    }
}

static void
count_wake (gpointer data)
{
  g_atomic_int_inc ((gint *) data);
}

static void
test_cancel_ends_futures (void)
{
  g_autoptr (TbrMap) map = NULL;
  g_autoptr (TbrScenario) scenario = load (&map);
  double start, run = work_of_a_run (scenario, &start);
  const TbrHouse house = { .seed = -1 };
  gint n_told = 0;
  const TbrProspectSpec spec = { .house = &house,
                                 .map = map,
                                 .path = "sweden",
                                 .scenario = scenario,
                                 .improved = scenario,
                                 .seed = 1,
                                 .replications = 40,
                                 .wake = count_wake,
                                 .wake_data = &n_told };
  TbrProspect *prospect = tbr_prospect_new (&spec);
  guint all;
  while (tbr_prospect_progress (prospect, &all) < 1)
    g_usleep (1000);
  guint n_threads = count_threads ("futures");
  g_assert_cmpuint (n_threads, >, 0);
  double before = work ();
  tbr_prospect_free (prospect);
  double spent = work () - before;
  g_test_message ("%.1f ms of a run of %.0f ms, %u threads", spent * 1000, run * 1000, n_threads);
  g_assert_cmpfloat (spent, <, n_threads * (PART * run + start));
  g_assert_cmpuint (count_ours (), ==, 0);
  gint n = g_atomic_int_get (&n_told);
  g_usleep (AFTERWARDS * 1000);
  g_assert_cmpint (g_atomic_int_get (&n_told), ==, n);
}

/* The work of playing an exercise that was recorded to the scenario's end. */
static double
work_of_an_exercise (const char *path, const TbrExercise *exercise, const TbrScenario *scenario)
{
  double before = work ();
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (path, NULL);
  g_autoptr (TbrDirector) director = tbr_director_new (exercise, scenario, log->replication);
  g_assert_true (tbr_diary_repeat (log, director, NULL));
  tbr_director_finish (director);
  return work () - before;
}

/* Nobody who leaves a review waits for the runs that are being made. */
static void
test_cancel_ends_a_review (void)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *log = g_build_filename (source, "tests", "replay", "two-augusts.log", NULL);
  Watched watched;
  guint n_done = 0, n;
  watched_init_exercise (&watched, log, &(const TbrDesktopSpec){ .reviews = 40 });
  while (watched.desktop->stage == NULL)
    watched_tick (&watched, 1);
  const TbrExercise *exercise = watched.desktop->stage->exercise;
  const TbrScenario *scenario = watched.desktop->session->scenario;
  tbr_desktop_act (watched.desktop, TBR_ACT_STAGE_STOP, 0);
  watched_settle (&watched);
  double run = work_of_an_exercise (log, exercise, scenario);
  const TbrHindsightSpec spec
      = { .exercise = exercise, .scenario = scenario, .log = log, .replications = 40 };
  TbrHindsight *hindsight = tbr_hindsight_new (&spec);
  while (n_done < 2)
    {
      g_usleep (1000);
      tbr_hindsight_progress (hindsight, &n_done, &n);
    }
  double before = work ();
  tbr_hindsight_free (hindsight);
  double spent = work () - before;
  guint n_threads = MAX (g_get_num_processors (), 2) - 1;
  g_test_message ("%.1f ms of a run of %.0f ms, %u threads", spent * 1000, run * 1000, n_threads);
  g_assert_cmpfloat (spent, <, n_threads * PART * run);
  g_assert_cmpuint (count_threads ("hindsight"), ==, 1); /* that of the window */
  watched_clear (&watched);
  g_assert_cmpuint (count_ours (), ==, 0);
}

/* ---- in the window ---- */

/* Ticks; whatever is shown is of the branch that is shown. */
static void
tick (int n)
{
  for (int i = 0; i < n; i++)
    {
      watched_tick (&sweden, 1);
      const TbrDesktop *desktop = sweden.desktop;
      if (desktop->session == NULL || desktop->moment == NULL)
        continue;
      g_assert_true (desktop->moment->snapshot->scenario == desktop->session->scenario);
      if (desktop->beside != NULL && desktop->beside->moment != NULL)
        g_assert_true (desktop->beside->moment->snapshot->scenario
                       == desktop->beside->session->scenario);
    }
}

/* The threads of what was left are gone soon: those of @players are there alone. */
static void
assert_alone (guint players)
{
  /* threads that give way to all others may wait long for a busy machine, and a new one bears its
     name only when it has begun */
  gint64 since = g_get_monotonic_time ();
  while (
      (!tbr_farewells_are_over (sweden.desktop->farewells) || count_threads ("shower") != players)
      && g_get_monotonic_time () - since < PATIENCE)
    tick (1);
  g_assert_true (tbr_farewells_are_over (sweden.desktop->farewells));
  g_assert_cmpuint (count_threads ("farewell"), ==, 0);
  g_assert_cmpuint (count_threads ("shower"), ==, players);
  g_assert_cmpuint (count_threads ("reader"), <=, players);
  g_assert_cmpuint (count_threads ("futures"), <=, MAX (g_get_num_processors (), 2) - 1);
}

static void
wait_for_futures (void)
{
  guint all;
  for (int i = 0; i < LONGEST && tbr_prospect_progress (sweden.desktop->prospect, &all) < 1; i++)
    tick (1);
}

/* Runs of the branch itself, not of the one before: the mean of a measure over them. */
static void
assert_futures_of_what_is_shown (void)
{
  const TbrOutlook *outlook;
  for (int i = 0; i < LONGEST
                  && ((outlook = tbr_prospect_futures (sweden.desktop->prospect)) == NULL
                      || outlook->n_done[1] < 1 || outlook->measures->len == 0);
       i++)
    tick (1);
  outlook = tbr_prospect_futures (sweden.desktop->prospect);
  g_assert_nonnull (outlook);
  g_assert_cmpuint (outlook->n_variants, ==, 2);
  const TbrScenario *scenario = sweden.desktop->session->scenario;
  double sum = 0;
  guint n = 0;
  for (guint i = 0; i < outlook->n_done[1]; i++)
    {
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, i);
      tbr_sim_run_until (sim, scenario->meta->duration);
      g_autoptr (TbrResult) result = tbr_sim_result (sim);
      double value = tbr_result_find (result, "K24.units-sent", TBR_SCOPE_ALL, "")->value;
      if (isfinite (value))
        sum += value;
      n += isfinite (value);
    }
  const TbrOutlookMeasure *sent = tbr_outlook_find (outlook, "K24.units-sent");
  g_assert_cmpuint (sent->means[1].n, ==, n);
  g_assert_true (n == 0 || fabs (sent->means[1].mean - sum / n) <= 1e-9 * sum);
}

static void
test_cancel_leaves_no_thread_behind_in_the_window (void)
{
  static const char *const edits[]
      = { "set policies.ask.kind at-once", "set policies.choose.kind fair-share",
          "set meta.report-delay '3 h'" };
  static const char *const settings[] = { "meta.duration=4 d", NULL };
  watched_init_futures (&sweden, "sweden-2018", settings, 30);
  watched_settle (&sweden);
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  /* changed, one edit on the heels of the other, in the middle of its futures */
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      wait_for_futures ();
      tbr_branching_try (sweden.desktop, edits[i]);
      while (sweden.desktop->attempt.is_on)
        tick (1);
      g_assert_null (tbr_prospect_futures (sweden.desktop->prospect));
    }
  assert_alone (1);
  assert_futures_of_what_is_shown ();
  /* taken back; another branch; a second map, closed while it is being read and after */
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  tick (2);
  watched_settle (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SHOW_BRANCH, 1);
  watched_settle (&sweden);
  assert_alone (1);
  for (int i = 0; i < 3; i++)
    {
      watched_key (&sweden, 'd', TBR_WITH_CONTROL);
      tick (i);
      watched_key (&sweden, 'd', TBR_WITH_CONTROL);
    }
  watched_settle (&sweden);
  assert_alone (1);
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  assert_alone (2);
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  assert_alone (1);
  /* closed in the middle of all */
  tbr_desktop_act (sweden.desktop, TBR_ACT_SHOW_BRANCH, 2);
  watched_settle (&sweden);
  wait_for_futures ();
  watched_clear (&sweden);
  g_assert_cmpuint (count_ours (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  g_test_add_func ("/ui/cancel/ends-a-player", test_cancel_ends_a_player);
  g_test_add_func ("/ui/cancel/ends-futures", test_cancel_ends_futures);
  g_test_add_func ("/ui/cancel/ends-a-review", test_cancel_ends_a_review);
  g_test_add_func ("/ui/cancel/leaves-no-thread-behind-in-the-window",
                   test_cancel_leaves_no_thread_behind_in_the_window);
  int status = g_test_run ();
  watched_home_clear (home);
  return status;
}
