/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that is watched is the run that is run: whoever looks, pauses and jumps changes nothing. */
#include "watched.h"

#include "desktop/beside.h"
#include "desktop/exercise/rewind.h"
#include "desktop/exercise/stage.h"
#include "desktop/moment.h"

#include <tabard/sim.h>

/* What `tabard run` would print. */
static guint64
plain (const TbrScenario *scenario, TbrTime until)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, 0);
  tbr_sim_run_until (sim, until);
  return tbr_sim_digest (sim);
}

static void
test_player_watched_run_is_the_run (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  const TbrScenario *scenario = tbr_desktop_moment (watched.desktop)->snapshot->scenario;
  TbrTime duration = scenario->meta->duration;
  static const int days[] = { 9, 3, 20, 0, 12, 11 };
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      tbr_desktop_act (watched.desktop, TBR_ACT_SEEK, days[i] * TBR_DAY);
      watched_settle (&watched);
      watched_key (&watched, TBR_KEY_SPACE, 0);
      watched_tick (&watched, 5);
      watched_key (&watched, TBR_KEY_SPACE, 0);
    }
  watched_settle (&watched);
  g_assert_cmphex (tbr_desktop_moment (watched.desktop)->snapshot->digest, ==,
                   plain (scenario, tbr_desktop_moment (watched.desktop)->snapshot->at));
  watched_key (&watched, TBR_KEY_END, TBR_WITH_SHIFT);
  watched_settle (&watched);
  const TbrMoment *moment = tbr_desktop_moment (watched.desktop);
  g_assert_true (moment->snapshot->at == duration);
  guint64 digest = plain (scenario, duration);
  g_assert_cmphex (moment->snapshot->digest, ==, digest);
  g_assert_cmphex (tbr_player_digest (tbr_desktop_player (watched.desktop)), ==, digest);
  watched_clear (&watched);
}

static void
test_player_keeps_instants_within_its_memory (void)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (source, "scenarios", "sweden-2018", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrMap) map = tbr_map_load (folder, NULL);
  g_autoptr (TbrScenario) scenario = tbr_scenario_load (path, library, map, NULL, faults);
  TbrPlayerSpec spec = { .scenario = scenario, .seed = 1, .memory = 14 << 20 };
  TbrPlayer *player = tbr_player_new (&spec);
  tbr_player_seek (player, 3 * TBR_DAY);
  while (tbr_player_result (player) == NULL || tbr_player_n_keyframes (player) == 0)
    g_usleep (2000);
  tbr_player_seek (player, 1 * TBR_DAY);
  g_autoptr (TbrMoment) moment = NULL;
  while (moment == NULL || moment->snapshot->at != TBR_DAY)
    {
      TbrMoment *next = tbr_player_take (player);
      if (next != NULL)
        {
          tbr_moment_unref (moment);
          moment = next;
        }
      g_usleep (1000);
    }
  g_assert_cmpuint (tbr_player_n_keyframes (player), >=, 2);
  g_assert_cmpuint (tbr_player_memory (player), <=, 14 << 20);
  g_clear_pointer (&moment, tbr_moment_unref);
  tbr_player_free (player);
}

/* Nobody is waited for when a player goes in the middle of its work. */
static void
test_player_can_be_left_at_once (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_tick (&watched, 30);
  watched_clear (&watched);
}

static void
test_player_tells_every_fact_once (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  const TbrChronicle *chronicle = tbr_player_chronicle (tbr_desktop_player (watched.desktop));
  const TbrScenario *scenario = tbr_desktop_moment (watched.desktop)->snapshot->scenario;
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, 0);
  tbr_sim_run_until (sim, scenario->meta->duration);
  guint n = tbr_chronicle_n_facts (chronicle);
  g_assert_cmpuint (n, ==, tbr_sim_n_facts (sim));
  for (guint i = 1; i < n; i++)
    g_assert_true (tbr_chronicle_fact (chronicle, i - 1)->at
                   <= tbr_chronicle_fact (chronicle, i)->at);
  guint after = tbr_chronicle_after (chronicle, 5 * TBR_DAY);
  g_assert_true (tbr_chronicle_fact (chronicle, after - 1)->at <= 5 * TBR_DAY);
  g_assert_true (tbr_chronicle_fact (chronicle, after)->at > 5 * TBR_DAY);
  watched_clear (&watched);
}

/* A jump far ahead in the largest crisis takes the run seconds; frames go on meanwhile, with the
   instant before. */
static void
test_player_no_frame_waits_for_the_run (void)
{
  const TbrTime far = 40 * TBR_DAY;
  Watched watched;
  watched_init (&watched, "perfect-storm");
  while (tbr_desktop_moment (watched.desktop) == NULL)
    watched_tick (&watched, 1);
  TbrPlayer *player = tbr_desktop_player (watched.desktop);
  g_autofree guint32 *pixels = g_new (guint32, WATCHED_WIDTH * WATCHED_HEIGHT);
  const TbrRaster raster = { pixels, WATCHED_WIDTH, WATCHED_HEIGHT, WATCHED_WIDTH };
  g_assert_null (tbr_player_result (player));
  tbr_player_seek (player, far);
  for (int i = 0; i < 3; i++)
    {
      tbr_desktop_paint (watched.desktop, &raster);
      g_autoptr (TbrMoment) moment = tbr_player_take (player);
      g_assert_true (moment == NULL || moment->snapshot->at < far);
      g_assert_null (tbr_player_result (player));
    }
  watched_clear (&watched);
}

/* Nothing is painted, nothing is taken: the run comes to its end all the same. */
static void
test_player_no_step_waits_for_a_frame (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  while (tbr_desktop_player (watched.desktop) == NULL)
    watched_tick (&watched, 1);
  TbrPlayer *player = tbr_desktop_player (watched.desktop);
  while (tbr_player_result (player) == NULL)
    g_usleep (2000);
  watched_clear (&watched);
}

/* ---- an exercise that is shown again ---- */

/* Goes through an exercise to its end and keeps what may be kept of it. */
static TbrRewind *
play_and_keep (TbrDirector *director, gsize memory)
{
  const TbrExercise *exercise = tbr_director_exercise (director);
  TbrRewind *rewind = tbr_rewind_new (director, memory);
  for (guint i = 1; i <= 48; i++)
    {
      guint n;
      tbr_director_run_until (director, exercise->begin + exercise->duration * i / 48);
      tbr_rewind_keep (rewind, director, i);
      gsize bytes = tbr_rewind_bytes (rewind, &n);
      g_assert_true (bytes <= memory || n == 1);
    }
  return rewind;
}

/* As many as the memory holds, spread over the whole; from each the way on is that of the run
   itself, and where there is room for none it is the way from the beginning. */
static void
test_player_keeps_instants_of_an_exercise (void)
{
  Watched watched;
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "meuse-night.xml", NULL);
  watched_init_exercise (&watched, path, &(const TbrDesktopSpec){ .seat = "crisis-centre" });
  watched_settle (&watched);
  const TbrExercise *exercise = watched.desktop->stage->exercise;
  const TbrScenario *scenario = watched.desktop->session->scenario;
  g_autoptr (TbrDirector) first = tbr_director_new (exercise, scenario, 0);
  TbrTime last = exercise->begin + exercise->duration;
  g_autoptr (TbrDirector) whole = tbr_director_fork (first);
  tbr_director_run_until (whole, last);
  gsize most = tbr_sim_size (tbr_director_sim (whole));
  const gsize memories[] = { 1, 5 * most, 400 * most };
  guint numbers[G_N_ELEMENTS (memories)];
  for (guint m = 0; m < G_N_ELEMENTS (memories); m++)
    {
      g_autoptr (TbrDirector) director = tbr_director_fork (first);
      TbrRewind *rewind = play_and_keep (director, memories[m]);
      (void) tbr_rewind_bytes (rewind, &numbers[m]);
      for (guint i = 0; i <= 4; i++)
        {
          guint next;
          TbrTime at = exercise->begin + exercise->duration * i / 4;
          g_autoptr (TbrDirector) back = tbr_rewind_back (rewind, at, &next);
          g_assert_cmpint (tbr_director_now (back), <=, at);
          g_assert_cmpint (tbr_director_now (back), >=, exercise->begin);
          tbr_director_run_until (back, last);
          g_assert_cmpuint (tbr_sim_digest (tbr_director_sim (back)), ==,
                            tbr_sim_digest (tbr_director_sim (whole)));
        }
      tbr_rewind_free (rewind);
    }
  g_assert_cmpuint (numbers[0], ==, 1);
  g_assert_cmpuint (numbers[1], >, 2);
  g_assert_cmpuint (numbers[1], <, numbers[2]);
  g_assert_cmpuint (numbers[2], >, 40);
  /* they read the exercise, which is the window's */
  g_clear_pointer (&whole, tbr_director_free);
  g_clear_pointer (&first, tbr_director_free);
  watched_clear (&watched);
}

/* ---- two runs beside each other ---- */

/* The beginning of Sweden's summer with a setting. (transfer full) */
static TbrMoment *
begin_with (const TbrMap *map, const char *setting, TbrScenario **out_scenario)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  const char *settings[] = { setting, NULL };
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, "sweden-2018", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  *out_scenario = tbr_scenario_load (path, library, map, settings, faults);
  g_assert_nonnull (*out_scenario);
  g_autoptr (TbrSim) sim = tbr_sim_new (*out_scenario, 1, 0);
  return tbr_moment_new (tbr_sim_snapshot (sim), NULL);
}

/* More units of a service are numbered anew, and nothing else is otherwise: what differs is those
   that there are more, and of the others none. */
static void
test_player_tells_more_units_from_those_there_were (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  g_autoptr (TbrMap) map = tbr_map_load (folder, NULL);
  g_autoptr (TbrScenario) few = NULL;
  g_autoptr (TbrScenario) more = NULL;
  g_autoptr (TbrMoment) one = begin_with (map, "states.SE.national-factor=1", &few);
  g_autoptr (TbrMoment) other = begin_with (map, "states.SE.national-factor=1.1", &more);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (TbrDifference));
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (TbrDifference));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TbrDifference));
  tbr_difference_find (one, other, gone);
  tbr_difference_find (other, one, added);
  tbr_difference_find (one, one, none);
  g_test_message ("%u units, %u with more: %u gone, %u added", few->n_units, more->n_units,
                  gone->len, added->len);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (more->n_units, >, few->n_units);
  g_assert_cmpuint (added->len, ==, more->n_units - few->n_units + gone->len);
  g_assert_cmpuint (gone->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/player/watched-run-is-the-run", test_player_watched_run_is_the_run);
  g_test_add_func ("/ui/player/keeps-instants-of-an-exercise",
                   test_player_keeps_instants_of_an_exercise);
  g_test_add_func ("/ui/player/keeps-instants-within-its-memory",
                   test_player_keeps_instants_within_its_memory);
  g_test_add_func ("/ui/player/tells-more-units-from-those-there-were",
                   test_player_tells_more_units_from_those_there_were);
  g_test_add_func ("/ui/player/can-be-left-at-once", test_player_can_be_left_at_once);
  g_test_add_func ("/ui/player/tells-every-fact-once", test_player_tells_every_fact_once);
  g_test_add_func ("/ui/player/no-frame-waits-for-the-run", test_player_no_frame_waits_for_the_run);
  g_test_add_func ("/ui/player/no-step-waits-for-a-frame", test_player_no_step_waits_for_a_frame);
  return g_test_run ();
}
