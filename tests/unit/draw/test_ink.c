/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lines straight into pixels cover what Cairo's cover; neighbours are found as by looking at all.
 */
#include "draw/ink.h"
#include "draw/nearby.h"

#include <math.h>

#define SIDE 64

static int
grey (cairo_surface_t *surface, int x, int y)
{
  cairo_surface_flush (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  return data[y * cairo_image_surface_get_stride (surface) + 4 * x];
}

static void
test_ink_covers_what_cairo_covers (void)
{
  static const double lines[][5] = {
    { 4, 4, 60, 33, 2.2 },     { 10.5, 5, 10.5, 60, 1 }, { 5, 20.25, 58, 20.25, 0.7 },
    { -30, 70, 90, -10, 3.2 }, { 7, 50, 30, 50.4, 1.3 },
  };
  TbrInk *ink = tbr_ink_new ();
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cairo_surface_t *ours = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
      cairo_surface_t *theirs = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
      cairo_t *cr = cairo_create (theirs);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, lines[i][4]);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_move_to (cr, lines[i][0], lines[i][1]);
      cairo_line_to (cr, lines[i][2], lines[i][3]);
      cairo_stroke (cr);
      cairo_destroy (cr);
      tbr_ink_fit (ink, SIDE, SIDE);
      tbr_ink_line (ink, (TbrSpot){ lines[i][0], lines[i][1] },
                    (TbrSpot){ lines[i][2], lines[i][3] }, lines[i][4]);
      tbr_ink_dry (ink, ours, 0xffffffff);
      double sum = 0, other = 0;
      for (int k = 0; k < SIDE * SIDE; k++)
        {
          int a = grey (ours, k % SIDE, k / SIDE), b = grey (theirs, k % SIDE, k / SIDE);
          g_assert_cmpint (ABS (a - b), <=, 90);
          sum += a;
          other += b;
        }
      g_assert_cmpfloat_with_epsilon (sum / other, 1, 0.08);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
  tbr_ink_free (ink);
}

static void
test_ink_is_no_darker_where_lines_cross (void)
{
  TbrInk *ink = tbr_ink_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  tbr_ink_fit (ink, SIDE, SIDE);
  tbr_ink_line (ink, (TbrSpot){ 0, 20.5 }, (TbrSpot){ 64, 20.5 }, 0.5);
  tbr_ink_line (ink, (TbrSpot){ 30.5, 0 }, (TbrSpot){ 30.5, 64 }, 0.5);
  tbr_ink_dry (ink, surface, 0xffffffff);
  g_assert_cmpint (grey (surface, 30, 20), ==, grey (surface, 10, 20));
  g_assert_cmpint (grey (surface, 10, 40), ==, 0);
  /* what has dried is gone: nothing is drawn twice */
  tbr_ink_dry (ink, surface, 0x000000ff);
  g_assert_cmpint (grey (surface, 30, 20), >, 0);
  cairo_surface_destroy (surface);
  tbr_ink_free (ink);
}

typedef struct
{
  double at[400][2], x, y;
} Crowd;

static gboolean
is_within (guint item, gconstpointer data)
{
  const Crowd *crowd = data;
  return hypot (crowd->at[item][0] - crowd->x, crowd->at[item][1] - crowd->y) < 15;
}

static void
test_nearby_finds_the_first_of_all (void)
{
  Crowd crowd;
  TbrNearby nearby;
  const TbrView view = { .width = 300, .height = 200, .scale = 1, .ui = 1 };
  guint n = G_N_ELEMENTS (crowd.at);
  tbr_nearby_init (&nearby, &view, 20, 15);
  for (guint turn = 0; turn < 2; turn++) /* the second time all have moved */
    {
      for (guint i = 0; i < n; i++)
        {
          crowd.at[i][0] = (i * 37 + turn * 11) % 320 - 10;
          crowd.at[i][1] = (i * 53 + turn * 29) % 220 - 10;
          tbr_nearby_put (&nearby, i, crowd.at[i][0], crowd.at[i][1]);
        }
      for (int k = 0; k < 200; k++)
        {
          gint32 wanted = -1;
          crowd.x = k * 3 % 310;
          crowd.y = k * 7 % 210;
          for (guint i = 0; i < n && wanted < 0; i++)
            wanted = is_within (i, &crowd) ? (gint32) i : -1;
          g_assert_cmpint (tbr_nearby_find (&nearby, crowd.x, crowd.y, is_within, &crowd), ==,
                           wanted);
        }
    }
  tbr_nearby_clear (&nearby);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/ink/covers-what-cairo-covers", test_ink_covers_what_cairo_covers);
  g_test_add_func ("/draw/ink/is-no-darker-where-lines-cross",
                   test_ink_is_no_darker_where_lines_cross);
  g_test_add_func ("/draw/nearby/finds-the-first-of-all", test_nearby_finds_the_first_of_all);
  return g_test_run ();
}
