/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That the legend names what is shown, each once. */
#include "overlay_scene.h"

#include "draw/legend.h"

static const TbrMap no_map = { .attribution = "nobody" };

static void
test_legend_lists_only_what_is_shown (void)
{
  Scene scene;
  scene_init (&scene);
  scene_add_unit (&scene, TBR_PHASE_TRAVELLING, 300, 300);
  scene_add_unit (&scene, TBR_PHASE_WORKING, 5000, 300); /* outside the picture */
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_autoptr (GArray) rows = tbr_legend_new (overlay, &no_map);
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_LOOK, TBR_LOOK_TRAVELLING));
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_TRACK, TBR_LOOK_TRAVELLING));
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_SYMBOL, TBR_SYMBOL_GENERIC));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_LOOK, TBR_LOOK_WORKING));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_TRACK, TBR_LOOK_RETURNING));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_RAMP, 0));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_NEED, TBR_NEED_FIRE_LINE));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_LINK, 0));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_ROAD, TBR_LINK_MOTORWAY));
  scene_clear (&scene);
}

static void
test_legend_names_each_kind_of_need_once (void)
{
  Scene scene;
  scene_init (&scene);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 300, 300);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 500, 300);
  scene_add_need (&scene, TBR_NEED_TRAPPED, 700, 300);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_autoptr (GArray) rows = tbr_legend_new (overlay, &no_map);
  guint n = 0;
  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, TbrLegendRow, i).sign == TBR_LEGEND_NEED;
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_SHARE, 0));
  g_assert_false (tbr_legend_has (rows, TBR_LEGEND_SHARE, 1));
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_SHARE, 2));
  scene_clear (&scene);
}

/* An earthquake is a point, and discs around its places. */
static void
test_legend_names_each_kind_of_hazard_once (void)
{
  static const TbrKind kind = { .title = "earthquake" };
  static const TbrObject object = { .kind = &kind };
  static const TbrObject *const objects[] = { &object };
  const TbrScenario scenario = { .sections[TBR_SECTION_HAZARDS] = { objects, 1 } };
  const TbrMark marks[] = { { .shape = TBR_MARK_POINT, .active = 1 },
                            { .shape = TBR_MARK_DISC, .active = 1 },
                            { .shape = TBR_MARK_DISC, .active = 1 } };
  Scene scene;
  scene_init (&scene);
  scene.snapshot.scenario = &scenario;
  scene.snapshot.marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  g_array_append_vals (scene.snapshot.marks, marks, G_N_ELEMENTS (marks));
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_autoptr (GArray) rows = tbr_legend_new (overlay, &no_map);
  guint n = 0;
  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, TbrLegendRow, i).sign == TBR_LEGEND_MARK;
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_MARK, TBR_MARK_POINT));
  g_array_unref (scene.snapshot.marks);
  scene_clear (&scene);
}

void
test_legend_add (void)
{
  g_test_add_func ("/draw/legend/lists-only-what-is-shown", test_legend_lists_only_what_is_shown);
  g_test_add_func ("/draw/legend/names-each-kind-of-need-once",
                   test_legend_names_each_kind_of_need_once);
  g_test_add_func ("/draw/legend/names-each-kind-of-hazard-once",
                   test_legend_names_each_kind_of_hazard_once);
}
