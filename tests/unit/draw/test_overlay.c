/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That units and needs are gathered, placed, found again and explained as they are. */
#include "overlay_scene.h"

#include "draw/backdrop.h"
#include "draw/legend.h"

#include <math.h>
#include <string.h>

static void
test_overlay_of_nothing_is_empty (void)
{
  Scene scene;
  scene_init (&scene);
  TbrSnapshot bare = { 0 };
  g_autoptr (TbrOverlay) none = tbr_overlay_new (&bare, &scene.view);
  g_autoptr (TbrOverlay) empty = tbr_overlay_new (&scene.snapshot, &scene.view);
  TbrPick pick = tbr_overlay_pick (empty, 10, 10);
  TbrBox box;
  g_assert_cmpuint (none->badges->len + none->rings->len + none->bases->len, ==, 0);
  g_assert_true (tbr_is_none (pick.unit) && tbr_is_none (pick.need));
  g_assert_false (tbr_draw_find_action (&bare, &box));
  scene_clear (&scene);
}

static void
test_overlay_gathers_units_of_one_phase_and_place (void)
{
  Scene scene;
  scene_init (&scene);
  for (int i = 0; i < 3; i++)
    scene_add_unit (&scene, TBR_PHASE_WORKING, 300 + i, 300);
  scene_add_unit (&scene, TBR_PHASE_RESTING, 300, 300);
  scene_add_unit (&scene, TBR_PHASE_WORKING, 600, 300);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_assert_cmpuint (overlay->badges->len, ==, 3);
  g_assert_cmpuint (g_array_index (overlay->badges, TbrBadge, 0).count, ==, 3);
  g_assert_cmpuint (overlay->looks[TBR_LOOK_WORKING], ==, 4);
  g_assert_cmpuint (overlay->looks[TBR_LOOK_WAITING], ==, 1);
  scene_clear (&scene);
}

static void
test_overlay_adds_needs_of_one_kind_and_place (void)
{
  Scene scene;
  scene_init (&scene);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 400, 400);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 402, 400);
  scene_add_need (&scene, TBR_NEED_EVACUATION, 400, 400);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_assert_cmpuint (overlay->rings->len, ==, 2);
  const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, 0);
  g_assert_cmpuint (ring->count, ==, 2);
  g_assert_cmpfloat (ring->required, ==, 20);
  g_assert_cmpfloat (ring->working, ==, 8);
  g_assert_cmpuint (overlay->n_open, ==, 3);
  scene_clear (&scene);
}

static void
test_overlay_hides_no_symbol_behind_another (void)
{
  Scene scene;
  scene_init (&scene);
  static const TbrPhase phases[]
      = { TBR_PHASE_WORKING, TBR_PHASE_RESTING, TBR_PHASE_MOBILISING, TBR_PHASE_TRAVELLING };
  for (guint i = 0; i < 4; i++)
    scene_add_unit (&scene, phases[i], 500, 400);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 500, 400);
  scene_add_need (&scene, TBR_NEED_WOUNDED, 500, 400);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_autoptr (GArray) boxes = tbr_overlay_boxes (overlay);
  g_assert_cmpuint (boxes->len, ==, 6);
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = 0; j < i; j++)
      {
        TbrRect a = g_array_index (boxes, TbrRect, i), b = g_array_index (boxes, TbrRect, j);
        a = (TbrRect){ a.x + 1, a.y + 1, a.width - 2, a.height - 2 };
        g_assert_false (tbr_rect_overlaps (&a, &b));
      }
  scene_clear (&scene);
}

/* Places on the plane that were worked out before give the same picture, to half a pixel. */
static void
test_overlay_takes_places_that_are_known (void)
{
  Scene scene;
  scene_init (&scene);
  for (guint i = 0; i < 40; i++)
    scene_add_unit (&scene, i % 3 == 0 ? TBR_PHASE_AVAILABLE : TBR_PHASE_WORKING, 20 + 23 * i,
                    700 - 17 * i);
  const GArray *units = scene.snapshot.units;
  g_autofree float *x = g_new (float, units->len), *y = g_new (float, units->len);
  for (guint i = 0; i < units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (units, TbrUnitView, i);
      double at_x, at_y;
      tbr_project (unit->lon, unit->lat, &at_x, &at_y);
      x[i] = (float) (at_x - TBR_BACKDROP_X);
      y[i] = (float) (at_y - TBR_BACKDROP_Y);
    }
  g_autoptr (TbrOverlay) found = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_autoptr (TbrOverlay) placed = tbr_overlay_new_placed (&scene.snapshot, x, y, &scene.view);
  g_assert_cmpuint (placed->badges->len, ==, found->badges->len);
  g_assert_cmpuint (placed->bases->len, ==, found->bases->len);
  for (guint i = 0; i < found->badges->len; i++)
    {
      const TbrBadge *a = &g_array_index (found->badges, TbrBadge, i);
      const TbrBadge *b = &g_array_index (placed->badges, TbrBadge, i);
      g_assert_cmpuint (b->count, ==, a->count);
      g_assert_cmpfloat_with_epsilon (b->at_x, a->at_x, 0.5);
      g_assert_cmpfloat_with_epsilon (b->at_y, a->at_y, 0.5);
    }
  scene_clear (&scene);
}

static void
test_overlay_picks_what_is_nearest (void)
{
  Scene scene;
  scene_init (&scene);
  scene_add_unit (&scene, TBR_PHASE_WORKING, 300, 300);
  scene_add_unit (&scene, TBR_PHASE_AVAILABLE, 500, 300);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 700, 300);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_assert_cmpuint (tbr_overlay_pick (overlay, 304, 302).unit.i, ==, 0);
  g_assert_cmpuint (tbr_overlay_pick (overlay, 500, 295).unit.i, ==, 1);
  g_assert_cmpuint (tbr_overlay_pick (overlay, 695, 300).need.i, ==, 0);
  g_assert_true (tbr_is_none (tbr_overlay_pick (overlay, 330, 300).unit));
  scene_clear (&scene);
}

static void
test_overlay_leaves_closed_needs_out (void)
{
  Scene scene;
  scene_init (&scene);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 700, 300);
  scene.snapshot.at = TBR_DAY;
  g_array_index (scene.snapshot.needs, TbrNeedView, 0).closed = TBR_HOUR;
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  TbrBox box;
  g_assert_cmpuint (overlay->rings->len, ==, 0);
  g_assert_false (tbr_draw_find_action (&scene.snapshot, &box));
  scene_clear (&scene);
}

/* Units that come from afar once made the frame of an earthquake all of Europe. */
static void
test_overlay_frames_the_action_not_the_ways_to_it (void)
{
  Scene scene;
  scene_init (&scene);
  scene_add_unit (&scene, TBR_PHASE_TRAVELLING, 100, 300);
  TbrBox alone, box;
  g_assert_true (tbr_draw_find_action (&scene.snapshot, &alone));
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 700, 300);
  scene_add_need (&scene, TBR_NEED_FIRE_LINE, 750, 320);
  scene_add_unit (&scene, TBR_PHASE_WORKING, 760, 320);
  g_assert_true (tbr_draw_find_action (&scene.snapshot, &box));
  g_assert_cmpfloat (box.west, >, alone.east);
  const TbrUnitView *near = &g_array_index (scene.snapshot.units, TbrUnitView, 1);
  g_assert_cmpfloat (box.east, ==, near->lon);
  scene_clear (&scene);
}

/* A sliver on the way once painted its inside all around, over what is missing. */
static void
test_overlay_ring_shows_what_is_missing (void)
{
  static const double coming[] = { 0, 0.5, 1, 3, 30 };
  const TbrTheme *theme = tbr_theme_get (TBR_THEME_LIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (coming); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 80, 80);
      cairo_t *cr = cairo_create (surface);
      TbrPen pen;
      tbr_pen_init (&pen, cr, theme, 2);
      TbrNeedRing ring = { .x = 40, .y = 40, .required = 100, .coming = coming[i], .count = 1 };
      tbr_overlay_paint_ring (&pen, &ring);
      tbr_pen_clear (&pen);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      const guint8 *row
          = cairo_image_surface_get_data (surface) + cairo_image_surface_get_stride (surface) * 40;
      guint32 left = ((const guint32 *) (gconstpointer) row)[40 - (int) (2 * TBR_RING_RADIUS)];
      g_assert_cmphex (left & 0xffffff, ==, theme->need >> 8);
      cairo_surface_destroy (surface);
    }
}

static void
test_overlay_gathers_more_where_it_is_crowded (void)
{
  Scene scene;
  scene_init (&scene);
  for (int i = 0; i < 900; i++)
    scene_add_unit (&scene, (TbrPhase) (i % TBR_PHASE_N), 400 + i % 30 * 6, 300 + i / 30 * 6);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_assert_cmpfloat (overlay->reach, >, 1);
  g_assert_cmpuint (overlay->badges->len, <, 60);
  guint n = 0;
  for (guint i = 0; i < overlay->badges->len; i++)
    n += g_array_index (overlay->badges, TbrBadge, i).count;
  for (guint i = 0; i < overlay->bases->len; i++)
    n += g_array_index (overlay->bases, TbrBadge, i).count;
  g_assert_cmpuint (n, ==, 900);
  scene_clear (&scene);
}

/* Needs of eight kinds in a small place: told as few rings from afar, that say how many there are
   and how far they are met; from near each kind is a ring of its own again. */
static void
test_overlay_opens_a_crowd_of_needs_from_near (void)
{
  static const TbrMap no_map = { .attribution = "nobody" };
  Scene scene;
  guint n = 0, n_near = 0;
  scene_init (&scene);
  for (guint i = 0; i < 40; i++)
    scene_add_need (&scene, (TbrNeedKind) (i % 8), 480 + i % 7 * 7, 380 + i / 7 * 7);
  g_autoptr (TbrOverlay) far = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_assert_true (far->is_crowded);
  g_assert_cmpuint (far->rings->len, <=, 6);
  for (guint i = 0; i < far->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (far->rings, TbrNeedRing, i);
      n += ring->count;
      /* every need is met to four tenths, and so is all that is made of them */
      g_assert_cmpfloat (fabs (ring->working / ring->required - 0.4), <, 1e-9);
      g_assert_true (ring->kind < TBR_NEED_N || ring->required == ring->count);
    }
  g_assert_cmpuint (n, ==, 40);
  g_autoptr (GArray) rows = tbr_legend_new (far, &no_map);
  g_assert_true (tbr_legend_has (rows, TBR_LEGEND_MIXED, 0));
  scene.view.scale /= 8;
  g_autoptr (TbrOverlay) near = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_assert_false (near->is_crowded);
  for (guint i = 0; i < near->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (near->rings, TbrNeedRing, i);
      n_near += ring->count;
      g_assert_cmpuint (ring->kind, <, TBR_NEED_N);
    }
  g_assert_cmpuint (n_near, ==, 40);
  scene_clear (&scene);
}

/* A hazard in a grid of places, 12 pixels apart, the first one bad. */
static void
scene_add_marks (Scene *scene, TbrMarkShape shape, guint n)
{
  scene->snapshot.marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  for (guint i = 0; i < n; i++)
    {
      double lon, lat;
      tbr_view_to_place (&scene->view, 450 + i % 6 * 12, 350 + i / 6 * 12, &lon, &lat);
      const TbrMark mark = { .shape = shape,
                             .lon = (float) lon,
                             .lat = (float) lat,
                             .a = 2000,
                             .b = 2000,
                             .value = 5,
                             .level = i == 0 ? 1 : 0.25f,
                             .share = 0.5f,
                             .active = 1 };
      g_array_append_val (scene->snapshot.marks, mark);
    }
}

/* Five of five organisations are down in one place, five of twenty in each other. */
static void
test_overlay_joins_signs_of_a_hazard_from_afar (void)
{
  static const TbrMarkShape shapes[] = { TBR_MARK_CELLS, TBR_MARK_STRIKE, TBR_MARK_ELLIPSE };
  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
    {
      Scene scene;
      guint n = 0;
      double down = 0, there = 0, worst = 0;
      scene_init (&scene);
      scene_add_marks (&scene, shapes[k], 30);
      g_autoptr (GArray) far = tbr_mark_heaps_new (&scene.snapshot, &scene.view);
      for (guint i = 0; i < far->len; i++)
        {
          const TbrMarkHeap *heap = &g_array_index (far, TbrMarkHeap, i);
          n += heap->count;
          down += heap->sums ? g_ascii_strtod (heap->mark.label, NULL) : (double) heap->mark.value;
          there += (double) heap->mark.value / (double) heap->mark.level;
          worst = MAX (worst, (double) heap->mark.level);
        }
      g_assert_cmpuint (n, ==, 30);
      if (shapes[k] == TBR_MARK_ELLIPSE) /* as it lies on the land */
        g_assert_cmpuint (far->len, ==, 30);
      else
        g_assert_cmpuint (far->len, <=, 6);
      if (shapes[k] == TBR_MARK_CELLS)
        {
          g_assert_cmpfloat (down, ==, 150);
          g_assert_cmpfloat (fabs (there - (5 + 29 * 20)), <, 0.01);
        }
      else
        g_assert_cmpfloat (worst, ==, 1);
      scene.view.scale /= 8;
      g_autoptr (GArray) near = tbr_mark_heaps_new (&scene.snapshot, &scene.view);
      g_assert_cmpuint (near->len, ==, 30);
      g_array_unref (scene.snapshot.marks);
      scene_clear (&scene);
    }
}

/* Rings of two shocks whose tops lie in one place: both values are told, neither over the other. */
static void
test_names_of_rings_lie_apart (void)
{
  Scene scene;
  scene_init (&scene);
  scene.snapshot.marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  for (int i = 0; i < 2; i++)
    {
      double lon, lat;
      tbr_view_to_place (&scene.view, 500, 300 + 60 * i, &lon, &lat);
      TbrMark mark = { .shape = TBR_MARK_RING,
                       .lon = (float) lon,
                       .lat = (float) lat,
                       .a = 100e3f + 60e3f * (float) i };
      g_strlcpy (mark.label, "VIII", sizeof mark.label);
      g_array_append_val (scene.snapshot.marks, mark);
    }
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 800);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  const TbrNameRoom room = { taken, NULL, NULL };
  tbr_backdrop_paint_mark_names (&pen, &scene.view, &scene.snapshot, &room);
  tbr_pen_clear (&pen);
  g_assert_cmpuint (taken->len, ==, 2);
  g_assert_false (
      tbr_rect_overlaps (&g_array_index (taken, TbrRect, 0), &g_array_index (taken, TbrRect, 1)));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_array_unref (scene.snapshot.marks);
  scene_clear (&scene);
}

/* The number of hectares of a burning place, with small things in the way: it stands beside it with
   nothing over a digit, or nowhere. */
static void
test_names_hide_no_digit_of_a_hazard (void)
{
  Scene scene;
  double lon, lat;
  scene_init (&scene);
  tbr_view_to_place (&scene.view, 500, 400, &lon, &lat);
  TbrMark mark = { .shape = TBR_MARK_ELLIPSE, .lon = (float) lon, .lat = (float) lat, .a = 100 };
  g_strlcpy (mark.label, "14 ha", sizeof mark.label);
  scene.snapshot.marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  g_array_append_val (scene.snapshot.marks, mark);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 800);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  for (int half = 0; half <= 200; half += 10)
    {
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
      g_autoptr (GArray) small = g_array_new (FALSE, FALSE, sizeof (TbrRect));
      const TbrRect one = { 500 - half, 400 - half, 2 * half, 2 * half };
      g_array_append_val (small, one);
      const TbrNameRoom room = { taken, small, NULL };
      tbr_backdrop_paint_mark_names (&pen, &scene.view, &scene.snapshot, &room);
      g_assert_true (taken->len == 1 || half > 10);
      for (guint i = 0; i < taken->len; i++)
        {
          const TbrRect *name = &g_array_index (taken, TbrRect, i);
          double x = fmax (fmax (name->x - 500, 500 - name->x - name->width), 0);
          double y = fmax (fmax (name->y - 400, 400 - name->y - name->height), 0);
          g_assert_false (tbr_rect_overlaps (name, &one));
          /* no farther than the number is long */
          g_assert_cmpfloat (hypot (x, y), <, name->width);
        }
      g_assert_true (half < 100 || taken->len == 0);
    }
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_array_unref (scene.snapshot.marks);
  scene_clear (&scene);
}

/* Every unit and every need is at the symbol that stands for it, however often they are joined. */
static void
test_overlay_knows_which_symbol_is_whose (void)
{
  Scene scene;
  guint n_badges[2] = { 0 }, n_at_home = 0;
  scene_init (&scene);
  for (guint i = 0; i < 3000; i++)
    scene_add_unit (&scene, i % 3 == 0 ? TBR_PHASE_WORKING : TBR_PHASE_AVAILABLE,
                    10 + (i * 37) % 980, 10 + (i * 61) % 780);
  for (guint i = 0; i < 40; i++)
    scene_add_need (&scene, TBR_NEED_FUEL, 100 + i * 7, 400);
  scene_add_unit (&scene, TBR_PHASE_WORKING, -5000, 0);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&scene.snapshot, &scene.view);
  g_autofree guint *n_units = g_new0 (guint, overlay->badges->len + overlay->bases->len);
  for (guint i = 0; i < 3000; i++)
    {
      const TbrBadge *badge = tbr_overlay_badge_of (overlay, i);
      gboolean is_home = i % 3 != 0;
      g_assert_nonnull (badge);
      g_assert_cmpint (badge->look, ==, is_home ? TBR_LOOK_HOME : TBR_LOOK_WORKING);
      const GArray *list = is_home ? overlay->bases : overlay->badges;
      n_units[(is_home ? overlay->badges->len : 0) + (guint) (badge - (TbrBadge *) list->data)]++;
      n_at_home += is_home;
    }
  for (guint i = 0; i < overlay->badges->len; i++)
    g_assert_cmpuint (n_units[i], ==, g_array_index (overlay->badges, TbrBadge, i).count);
  for (guint i = 0; i < overlay->bases->len; i++)
    g_assert_cmpuint (n_units[overlay->badges->len + i], ==,
                      g_array_index (overlay->bases, TbrBadge, i).count);
  g_assert_cmpuint (overlay->bases->len, <, n_at_home);
  g_assert_null (tbr_overlay_badge_of (overlay, 3000));
  for (guint i = 0; i < 40; i++)
    {
      const TbrNeedRing *ring = tbr_overlay_ring_of (overlay, i);
      g_assert_nonnull (ring);
      n_badges[0] += 1;
    }
  for (guint i = 0; i < overlay->rings->len; i++)
    n_badges[1] += g_array_index (overlay->rings, TbrNeedRing, i).count;
  g_assert_cmpuint (n_badges[0], ==, n_badges[1]);
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/overlay/knows-which-symbol-is-whose",
                   test_overlay_knows_which_symbol_is_whose);
  g_test_add_func ("/draw/overlay/takes-places-that-are-known",
                   test_overlay_takes_places_that_are_known);
  g_test_add_func ("/draw/overlay/of-nothing-is-empty", test_overlay_of_nothing_is_empty);
  g_test_add_func ("/draw/overlay/gathers-units-of-one-phase-and-place",
                   test_overlay_gathers_units_of_one_phase_and_place);
  g_test_add_func ("/draw/overlay/adds-needs-of-one-kind-and-place",
                   test_overlay_adds_needs_of_one_kind_and_place);
  g_test_add_func ("/draw/overlay/hides-no-symbol-behind-another",
                   test_overlay_hides_no_symbol_behind_another);
  g_test_add_func ("/draw/overlay/picks-what-is-nearest", test_overlay_picks_what_is_nearest);
  g_test_add_func ("/draw/overlay/leaves-closed-needs-out", test_overlay_leaves_closed_needs_out);
  g_test_add_func ("/draw/overlay/frames-the-action-not-the-ways-to-it",
                   test_overlay_frames_the_action_not_the_ways_to_it);
  g_test_add_func ("/draw/overlay/ring-shows-what-is-missing",
                   test_overlay_ring_shows_what_is_missing);
  g_test_add_func ("/draw/overlay/gathers-more-where-it-is-crowded",
                   test_overlay_gathers_more_where_it_is_crowded);
  g_test_add_func ("/draw/overlay/opens-a-crowd-of-needs-from-near",
                   test_overlay_opens_a_crowd_of_needs_from_near);
  g_test_add_func ("/draw/overlay/joins-signs-of-a-hazard-from-afar",
                   test_overlay_joins_signs_of_a_hazard_from_afar);
  test_legend_add ();
  g_test_add_func ("/draw/names/of-rings-lie-apart", test_names_of_rings_lie_apart);
  g_test_add_func ("/draw/names/hide-no-digit-of-a-hazard", test_names_hide_no_digit_of_a_hazard);
  return g_test_run ();
}
