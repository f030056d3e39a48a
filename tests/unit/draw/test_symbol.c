/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That path data is read as SVG means it, and that every symbol lies on its grid. */
#include "draw/symbol.h"

#include "draw/footprint.h"
#include "draw/path.h"

static cairo_t *
sheet (void)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

static void
test_symbol_lies_on_its_grid (void)
{
  for (int i = 0; i < TBR_SYMBOL_N; i++)
    {
      cairo_t *cr = sheet ();
      double x0, y0, x1, y1;
      g_assert_true (tbr_path_trace (cr, tbr_symbol_data ((TbrSymbol) i)));
      cairo_fill_extents (cr, &x0, &y0, &x1, &y1);
      g_assert_cmpfloat (x0, >=, 0);
      g_assert_cmpfloat (y0, >=, 0);
      g_assert_cmpfloat (x1, <=, TBR_SYMBOL_GRID);
      g_assert_cmpfloat (y1, <=, TBR_SYMBOL_GRID);
      g_assert_cmpfloat ((x1 - x0) * (y1 - y0), >, 60);
      g_assert_nonnull (tbr_symbol_name ((TbrSymbol) i));
      cairo_destroy (cr);
    }
}

static void
test_symbol_shapes_differ (void)
{
  for (int i = 0; i < TBR_SYMBOL_N; i++)
    for (int j = 0; j < i; j++)
      g_assert_cmpstr (tbr_symbol_data ((TbrSymbol) i), !=, tbr_symbol_data ((TbrSymbol) j));
}

static void
check_extents (const char *data, double x0, double y0, double x1, double y1)
{
  cairo_t *cr = sheet ();
  double box[4];
  cairo_set_tolerance (cr, 0.001);
  g_assert_true (tbr_path_trace (cr, data));
  cairo_path_extents (cr, &box[0], &box[1], &box[2], &box[3]);
  g_assert_cmpfloat_with_epsilon (box[0], x0, 0.01);
  g_assert_cmpfloat_with_epsilon (box[1], y0, 0.01);
  g_assert_cmpfloat_with_epsilon (box[2], x1, 0.01);
  g_assert_cmpfloat_with_epsilon (box[3], y1, 0.01);
  cairo_destroy (cr);
}

static void
test_path_draws_every_command (void)
{
  check_extents ("M1 2L5 6", 1, 2, 5, 6);
  check_extents ("m1,2 4,4h2v-3z", 1, 2, 7, 6);
  check_extents ("M0 0C0 4 4 4 4 0S8-4 8 0", 0, -3, 8, 3);
  check_extents ("M0 0Q2 4 4 0T8 0", 0, -2, 8, 2);
  /* half circles of radius 5: over the top, under the bottom; flags may stand together */
  check_extents ("M0 0A5 5 0 0 1 10 0", 0, -5, 10, 0);
  check_extents ("M0 0A5 5 0 0010 0", 0, 0, 10, 5);
  /* three quarters of a circle of radius 2 around (2, 0) */
  check_extents ("M0 0A2 2 0 1 1 2 2", 0, -2, 4, 2);
  /* a radius that is too small grows: [SVG2] B.2.5 */
  check_extents ("M0 0A1 1 0 0 1 10 0", 0, -5, 10, 0);
  /* an ellipse turned by a right angle */
  check_extents ("M0 0A2 5 90 0 1 10 0", 0, -2, 10, 0);
}

static void
test_path_refuses_what_is_malformed (void)
{
  static const char *const bad[] = { "",
                                     "L1 2",
                                     "M1",
                                     "M1 2 X",
                                     "M1 2 L3",
                                     "1 2",
                                     "M0 0Z1 2",
                                     "M0 0A1 1 0 2 1 3 3",
                                     "M0 0L1e999 0",
                                     "M0 0 nan 1" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      cairo_t *cr = sheet ();
      g_assert_false (tbr_path_trace (cr, bad[i]));
      cairo_destroy (cr);
    }
}

static void
test_symbol_every_need_has_one (void)
{
  for (int kind = 0; kind < TBR_NEED_N; kind++)
    g_assert_cmpint (tbr_symbol_of_need ((TbrNeedKind) kind), <, TBR_SYMBOL_N);
}

/* Units in a row, so near to each other that their symbols must make room, as many as are told by
   one digit to four. */
static TbrOverlay *
crowd (TbrSnapshot *snapshot, const TbrView *view)
{
  static const guint counts[] = { 7, 78, 789, 7890, 789 };
  snapshot->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint k = 0; k < counts[i]; k++)
      {
        double lon, lat;
        tbr_view_to_place (view, 400 + 19 * i, 300, &lon, &lat);
        const TbrUnitView unit = { .unit = { snapshot->units->len },
                                   .phase = TBR_PHASE_WORKING,
                                   .lon = (float) lon,
                                   .lat = (float) lat,
                                   .need = { TBR_NONE } };
        g_array_append_val (snapshot->units, unit);
      }
  return tbr_overlay_new (snapshot, view);
}

/* A number lies on no other symbol and on no other number, and leaves most of its own to be seen.
 */
static void
test_symbol_numbers_touch_no_neighbour (void)
{
  static const double sizes[] = { 1, 2 };
  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      const double ui = sizes[k];
      const TbrView view
          = { .x = 4321000, .y = 3210000, .scale = 1000, .width = 1000, .height = 800, .ui = ui };
      TbrSnapshot snapshot = { 0 };
      g_autoptr (TbrOverlay) overlay = crowd (&snapshot, &view);
      guint longest = 0;
      for (guint i = 0; i < overlay->badges->len; i++)
        {
          const TbrBadge *one = &g_array_index (overlay->badges, TbrBadge, i);
          const TbrRect number = tbr_overlay_badge_corner (one, ui);
          longest = MAX (longest, one->count);
          g_assert_cmpfloat (number.y + number.height, <, one->y);
          for (guint j = 0; j < overlay->badges->len; j++)
            {
              const TbrBadge *other = &g_array_index (overlay->badges, TbrBadge, j);
              const double half = TBR_BADGE_RADIUS * ui;
              const TbrRect disc = { other->x - half, other->y - half, 2 * half, 2 * half };
              const TbrRect next = tbr_overlay_badge_corner (other, ui);
              if (j == i)
                continue;
              g_assert_false (tbr_rect_overlaps (&number, &disc));
              g_assert_false (tbr_rect_overlaps (&number, &next));
            }
        }
      g_assert_cmpuint (longest, >=, 1000);
      g_array_unref (snapshot.units);
    }
}

/* The tip of a nose that points down hides no letter of the owner, and what is laid around the
   symbol leaves both alone. */
static void
test_symbol_letters_stand_below_the_nose (void)
{
  const double letters = 8 * 0.73; /* height of capitals of DejaVu Sans, of an em of 8 pixels */
  for (int degrees = 0; degrees <= 360; degrees += 15)
    {
      const double turn = degrees * G_PI / 180, nose = (TBR_BADGE_RADIUS - 1) * TBR_NOSE;
      const double tip = -nose * cos (turn), aside = fabs (nose * sin (turn));
      const TbrBadge badge = { .count = 1, .turn = turn, .owner = "LV" };
      const double top = tbr_footprint_letters (&badge, 1);
      const TbrFootprint print = tbr_footprint_of_badge (&badge, TBR_FOOTPRINT_ROOM, 1);
      const TbrRect box = tbr_footprint_box (&print, 0, 0);
      if (aside < letters)
        g_assert_cmpfloat (top, >=, tip - 1);
      g_assert_cmpfloat (box.y + box.height, >=, top + letters);
      g_assert_cmpfloat (top, <, TBR_BADGE_RADIUS + letters); /* not far from it */
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/symbol/lies-on-its-grid", test_symbol_lies_on_its_grid);
  g_test_add_func ("/draw/symbol/shapes-differ", test_symbol_shapes_differ);
  g_test_add_func ("/draw/symbol/every-need-has-one", test_symbol_every_need_has_one);
  g_test_add_func ("/draw/path/draws-every-command", test_path_draws_every_command);
  g_test_add_func ("/draw/path/refuses-what-is-malformed", test_path_refuses_what_is_malformed);
  g_test_add_func ("/draw/symbol/numbers-touch-no-neighbour",
                   test_symbol_numbers_touch_no_neighbour);
  g_test_add_func ("/draw/symbol/letters-stand-below-the-nose",
                   test_symbol_letters_stand_below_the_nose);
  return g_test_run ();
}
