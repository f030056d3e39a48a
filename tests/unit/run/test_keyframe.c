/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Going back to an instant and on again is the same future. */
#include <tabard/keyframe.h>

#define TEN (10 * TBR_DAY)

static TbrScenario *
load (TbrMap **out_map)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "sweden-2018", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  *out_map = tbr_map_load (folder, NULL);
  TbrScenario *scenario = tbr_scenario_load (file, library, *out_map, NULL, faults);
  g_assert_nonnull (scenario);
  return scenario;
}

static void
count (gpointer data, const TbrFact *facts, guint n)
{
  *(guint64 *) data += n;
}

static void
test_keyframe_brings_back_the_same_future (void)
{
  g_autoptr (TbrMap) map = NULL;
  g_autoptr (TbrScenario) scenario = load (&map);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  g_autoptr (TbrKeyframe) start = tbr_keyframe_new (sim, NULL);
  tbr_sim_run_until (sim, TEN / 2);
  g_autoptr (TbrKeyframe) middle = tbr_keyframe_new (sim, start);
  tbr_sim_run_until (sim, TEN);
  guint64 digest = tbr_sim_digest (sim);
  g_assert_true (tbr_keyframe_at (middle) == TEN / 2);
  for (int i = 0; i < 2; i++)
    {
      tbr_sim_restore (sim, i == 0 ? middle : start);
      g_assert_true (tbr_sim_now (sim) == (i == 0 ? TEN / 2 : 0));
      tbr_sim_run_until (sim, TEN);
      g_assert_cmphex (tbr_sim_digest (sim), ==, digest);
    }
  g_assert_true (tbr_sim_check (sim, NULL));
}

/* Back, and forward again, in another run than the one that was kept. */
static void
test_keyframe_fits_every_run_of_the_scenario (void)
{
  g_autoptr (TbrMap) map = NULL;
  g_autoptr (TbrScenario) scenario = load (&map);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  g_autoptr (TbrSim) other = tbr_sim_new (scenario, 2, 0);
  tbr_sim_run_until (sim, TEN / 2);
  g_autoptr (TbrKeyframe) middle = tbr_keyframe_new (sim, NULL);
  g_autoptr (TbrKeyframe) twin = tbr_keyframe_ref (middle);
  tbr_sim_run_until (sim, TEN);
  guint64 n_heard = 0;
  tbr_sim_restore (other, twin);
  tbr_sim_listen (other, count, &n_heard);
  tbr_sim_run_until (other, TEN);
  tbr_sim_flush (other);
  g_assert_cmphex (tbr_sim_digest (other), ==, tbr_sim_digest (sim));
  g_assert_cmpuint (n_heard, >, 0);
}

static void
test_keyframe_keeps_equal_parts_once (void)
{
  g_autoptr (TbrMap) map = NULL;
  g_autoptr (TbrScenario) scenario = load (&map);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  g_autoptr (TbrKeyframe) first = tbr_keyframe_new (sim, NULL);
  g_autoptr (TbrKeyframe) same = tbr_keyframe_new (sim, first);
  tbr_sim_run_until (sim, TBR_HOUR);
  g_autoptr (TbrKeyframe) later = tbr_keyframe_new (sim, same);
  gsize whole = tbr_keyframe_bytes (first, NULL);
  /* zeros are not kept */
  g_assert_cmpuint (whole, <, tbr_sim_size (sim));
  g_assert_cmpuint (whole, >, tbr_sim_size (sim) / 20);
  g_assert_cmpuint (tbr_keyframe_bytes (same, first), <, whole / 100);
  g_assert_cmpuint (tbr_keyframe_bytes (later, same), <, whole / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/keyframe/brings-back-the-same-future",
                   test_keyframe_brings_back_the_same_future);
  g_test_add_func ("/run/keyframe/fits-every-run-of-the-scenario",
                   test_keyframe_fits_every_run_of_the_scenario);
  g_test_add_func ("/run/keyframe/keeps-equal-parts-once", test_keyframe_keeps_equal_parts_once);
  return g_test_run ();
}
