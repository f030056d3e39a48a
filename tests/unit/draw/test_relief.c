/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Mountains in light and shade: the light on a slope as others reckon it, and where it falls. */
#include "draw/relief.h"

#include "draw/backdrop.h"
#include "draw/pen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 500
#define HEIGHT 400

static TbrMap *map;
static TbrBackdrop *backdrop;

/* Nine heights, cells of 5, sun in the north-west and 45 degrees high: 153.82 of 255 in the worked
   example of ESRI's page "How Hillshade works", which rounds the slope to 1.26511. */
static void
test_relief_light_is_the_worked_example (void)
{
  static const double heights[9] = { 2450, 2461, 2483, 2452, 2461, 2483, 2447, 2455, 2477 };
  static const double level[9] = { 7, 7, 7, 7, 7, 7, 7, 7, 7 };
  g_assert_cmpfloat_with_epsilon (255 * tbr_relief_light (heights, 5, 5, 1), 153.82, 0.5);
  g_assert_cmpfloat_with_epsilon (tbr_relief_light (level, 5, 5, 1), sqrt (0.5), 1e-12);
}

/* A plane that rises to the south-east looks at the sun: at 45 degrees straight at it; one that
   rises to the north-west looks away, and is dark from 45 degrees on. */
static void
test_relief_light_comes_from_the_north_west (void)
{
  double towards[9], away[9];
  for (int k = 0; k < 9; k++)
    {
      towards[k] = (k % 3 + k / 3) / sqrt (2);
      away[k] = -towards[k];
    }
  g_assert_cmpfloat_with_epsilon (tbr_relief_light (towards, 1, 1, 1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_relief_light (away, 1, 1, 1), 0, 1e-12);
  g_assert_cmpfloat (tbr_relief_light (away, 1, 1, 3), ==, 0);
  /* cells three times as wide: the same slope with heights three times as large */
  g_assert_cmpfloat_with_epsilon (tbr_relief_light (away, 3, 3, 1.5),
                                  tbr_relief_light (away, 1, 1, 0.5), 1e-12);
}

static cairo_surface_t *
paint (TbrView *view, guint32 hidden)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  TbrPen pen;
  tbr_pen_init (&pen, cairo_create (surface), tbr_theme_get (TBR_THEME_LIGHT), 1);
  cairo_t *cr = pen.cr;
  view->hidden = hidden;
  tbr_backdrop_paint (backdrop, &pen, view, NULL);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
colour_at (cairo_surface_t *surface, const TbrView *view, double lon, double lat)
{
  double x, y;
  tbr_view_to_pixel (view, lon, lat, &x, &y);
  g_assert_true (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT);
  const guint8 *row
      = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);
  guint32 pixel;
  memcpy (&pixel, row + 4 * (int) x, 4);
  return pixel & 0xffffff;
}

/* Around the Alps: their slopes are lighter and darker than without the layer; the sea stays as it
   is, and so does all of it where cells would be blots. */
static void
test_relief_lies_on_the_land_alone (void)
{
  const guint32 bare = (1u << TBR_MAP_N) - 1, hilly = bare & ~(1u << TBR_MAP_RELIEF);
  const TbrBox alps = { 3, 42, 15, 49 };
  TbrView view = { .width = WIDTH, .height = HEIGHT, .ui = 1 };
  tbr_view_fit (&view, &alps);
  g_assert_cmpfloat (view.scale, >, 400);
  cairo_surface_t *plain = paint (&view, bare), *relief = paint (&view, hilly);
  guint lighter = 0, darker = 0;
  for (double lon = 6.5; lon < 13; lon += 0.1)
    {
      guint before = colour_at (plain, &view, lon, 46.6) >> 8 & 0xff;
      guint after = colour_at (relief, &view, lon, 46.6) >> 8 & 0xff;
      lighter += after > before;
      darker += after < before;
    }
  g_assert_cmpuint (lighter, >, 10);
  g_assert_cmpuint (darker, >, 10);
  for (double lon = 6.5; lon < 8; lon += 0.1) /* south of Nice */
    g_assert_cmpuint (colour_at (plain, &view, lon, 43), ==, colour_at (relief, &view, lon, 43));
  cairo_surface_destroy (relief);
  cairo_surface_destroy (plain);
  view.scale = 300;
  plain = paint (&view, bare);
  relief = paint (&view, hilly);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (plain),
                           cairo_image_surface_get_data (relief), 4 * WIDTH * HEIGHT),
                   ==, 0);
  cairo_surface_destroy (relief);
  cairo_surface_destroy (plain);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  map = tbr_map_load (folder, NULL);
  g_assert_nonnull (map);
  backdrop = tbr_backdrop_new (map);
  g_test_add_func ("/draw/relief/light-is-the-worked-example",
                   test_relief_light_is_the_worked_example);
  g_test_add_func ("/draw/relief/light-comes-from-the-north-west",
                   test_relief_light_comes_from_the_north_west);
  g_test_add_func ("/draw/relief/lies-on-the-land-alone", test_relief_lies_on_the_land_alone);
  int status = g_test_run ();
  tbr_backdrop_free (backdrop);
  tbr_map_free (map);
  return status;
}
