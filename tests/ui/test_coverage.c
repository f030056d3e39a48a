/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The layer that shows who could be where: its form, its thread, its panel, on both maps. */
#include "watched.h"

#include "desktop/thing.h"
#include "draw/cover.h"

#include <string.h>

static Watched sweden; /* opened once: each test goes on where the one before has left it */
static char *home;

static void
select_region (guint32 region)
{
  const TbrThing thing = { TBR_THING_REGION, region };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_settle (&sweden);
}

/* Writes into the form, field by field. */
static void
ask (const char *what, const char *within)
{
  watched_key (&sweden, 'v', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Who could be here"));
  watched_write (&sweden, what);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_write (&sweden, within);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
}

static void
test_coverage_is_asked_by_a_form (void)
{
  watched_settle (&sweden);
  g_assert_true (tbr_view_hides (tbr_desktop_view (sweden.desktop), TBR_MAP_COVERAGE));
  /* nothing is worked out until somebody asks, and a region says where to */
  select_region (0);
  g_assert_false (watched_shows (&sweden, TBR_PANEL_SIDE, "being worked out"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Who could be here"));
  ask ("NHELI", "6 h");
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_false (tbr_view_hides (tbr_desktop_view (sweden.desktop), TBR_MAP_COVERAGE));
}

static void
test_coverage_refuses_what_nobody_can_ask (void)
{
  ask ("zeppelins", "6 h");
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  /* what was asked before still holds */
  select_region (0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "First at work after"));
}

/* The panel tells of a region what the layer is about, and follows the clock. */
static void
test_coverage_is_told_of_a_region (void)
{
  select_region (0);
  static const char *const texts[] = { "WHO COULD BE HERE", "Ordered", "First at work after",
                                       "within 6 h", "Ask for something" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, texts[i]));
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, 30 * TBR_HOUR);
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Sat 14 Jul"));
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, 54 * TBR_HOUR);
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Sun 15 Jul"));
  watched_key (&sweden, 'l', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "legend"));
}

/* Pixels that the layer changes. */
static guint
count_changes (void)
{
  g_autofree guint32 *with = watched_picture (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, TBR_MAP_COVERAGE);
  watched_settle (&sweden);
  g_autofree guint32 *without = watched_picture (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, TBR_MAP_COVERAGE);
  watched_settle (&sweden);
  guint n = 0;
  for (guint i = 0; i < WATCHED_WIDTH * WATCHED_HEIGHT; i++)
    n += with[i] != without[i];
  return n;
}

/* In every theme, that of high contrast too, it covers much of the land. */
static void
test_coverage_is_seen_in_all_themes (void)
{
  for (guint i = 0; i < TBR_THEME_N; i++)
    {
      g_assert_cmpuint (count_changes (), >, WATCHED_WIDTH * WATCHED_HEIGHT / 20);
      watched_key (&sweden, TBR_KEY_F9, 0);
      watched_settle (&sweden);
    }
}

/* A second map has an answer of its own branch: it differs where the branch does. */
static void
test_coverage_is_on_both_maps (void)
{
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_autofree guint32 *with = watched_picture (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_LAYER, TBR_MAP_COVERAGE);
  watched_settle (&sweden);
  g_autofree guint32 *without = watched_picture (&sweden);
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  guint n[2] = { 0, 0 };
  for (int half = 0; half < 2; half++)
    for (int y = (int) map.y; y < (int) (map.y + map.height); y++)
      for (int x = 0; x < (int) map.width; x++)
        {
          gsize at = (gsize) y * WATCHED_WIDTH + (gsize) (map.x + half * map.width) + (gsize) x;
          n[half] += with[at] != without[at];
        }
  g_assert_cmpuint (n[0], >, map.width * map.height / 20);
  /* the branch is still the same as the plan: so is the layer */
  g_assert_cmpuint (n[1], >, n[0] / 2);
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
}

/* Whoever asks does not touch the run that is watched. */
static void
test_coverage_leaves_the_run_alone (void)
{
  const TbrScenario *scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, 0);
  tbr_sim_run_until (sim, scenario->meta->duration);
  g_assert_cmphex (tbr_player_digest (tbr_desktop_player (sweden.desktop)), ==,
                   tbr_sim_digest (sim));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  watched_init_work (&sweden, "sweden-2018", home);
  g_test_add_func ("/ui/coverage/is-asked-by-a-form", test_coverage_is_asked_by_a_form);
  g_test_add_func ("/ui/coverage/refuses-what-nobody-can-ask",
                   test_coverage_refuses_what_nobody_can_ask);
  g_test_add_func ("/ui/coverage/is-told-of-a-region", test_coverage_is_told_of_a_region);
  g_test_add_func ("/ui/coverage/is-seen-in-all-themes", test_coverage_is_seen_in_all_themes);
  g_test_add_func ("/ui/coverage/is-on-both-maps", test_coverage_is_on_both_maps);
  g_test_add_func ("/ui/coverage/leaves-the-run-alone", test_coverage_leaves_the_run_alone);
  int result = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (home);
  return result;
}
