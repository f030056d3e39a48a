/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That path data is read as SVG means it, and that every symbol lies on its grid. */
#include "draw/symbol.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/symbol/lies-on-its-grid", test_symbol_lies_on_its_grid);
  g_test_add_func ("/draw/symbol/shapes-differ", test_symbol_shapes_differ);
  g_test_add_func ("/draw/symbol/every-need-has-one", test_symbol_every_need_has_one);
  g_test_add_func ("/draw/path/draws-every-command", test_path_draws_every_command);
  g_test_add_func ("/draw/path/refuses-what-is-malformed", test_path_refuses_what_is_malformed);
  return g_test_run ();
}
