/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ellipse against published check values and exact integrals. */
#include "hazards/fire_shape.h"

#include <locale.h>
#include <math.h>

#define KILOMETRES_PER_HOUR 3.6

static void
test_fire_shape_lengthens_with_the_wind (void)
{
  /* [ALEXANDER1985], check values printed to one decimal. */
  static const double wind[] = { 0, 10, 20, 30, 50 };
  static const double ratio[] = { 1, 1.5, 2.6, 3.8, 6.1 };
  for (guint i = 0; i < G_N_ELEMENTS (wind); i++)
    g_assert_cmpfloat_with_epsilon (tbr_fire_length_to_breadth (wind[i] / KILOMETRES_PER_HOUR),
                                    ratio[i], 0.05);
}

static void
test_fire_shape_keeps_the_ignition_in_a_focus (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 2, 3);
  const double focus
      = sqrt (shape.semi_major * shape.semi_major - shape.semi_minor * shape.semi_minor);
  g_assert_cmpfloat_with_epsilon (shape.centre, focus, 1e-15);
  g_assert_cmpfloat_with_epsilon (shape.head / shape.back, (3 + sqrt (8)) / (3 - sqrt (8)), 1e-12);
  /* as far ahead of the ignition as the head runs, as far behind as the back */
  g_assert_cmpfloat_with_epsilon (shape.centre + shape.semi_major, 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (shape.semi_major - shape.centre, shape.back, 1e-12);
}

static void
test_fire_shape_without_wind_is_a_circle (void)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 0.5, 1);
  g_assert_cmpfloat (shape.back, ==, 0.5);
  g_assert_cmpfloat (shape.centre, ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_fire_shape_area (&shape, 4), 4 * G_PI, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_fire_shape_perimeter (&shape, 4), 4 * G_PI, 1e-12);
}

static void
test_fire_shape_grows_as_the_published_case (void)
{
  /* Case A52: 10 m/min, length three times breadth, after 120 min. */
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, 10 / 60.0, 3);
  const double age = 120 * 60;
  g_assert_cmpfloat_with_epsilon (tbr_fire_shape_area (&shape, age), 399512.965504709, 1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_fire_shape_perimeter (&shape, age), 2751.66378877298, 1e-8);
}

static void
test_fire_shape_has_the_perimeter_of_an_ellipse (void)
{
  g_assert_cmpfloat (tbr_ellipse_perimeter (0, 0), ==, 0);
  g_assert_cmpfloat (tbr_ellipse_perimeter (0, 3), ==, 12);
  g_assert_cmpfloat_with_epsilon (tbr_ellipse_perimeter (2, 2), 4 * G_PI, 1e-14);
  /* 4 E (m) of the tables of [NIST2010] 19: axes 1 and 1/2 give 4.844224110273838. */
  g_assert_cmpfloat_with_epsilon (tbr_ellipse_perimeter (1, 0.5), 4.844224110273838, 1e-14);
  g_assert_cmpfloat_with_epsilon (tbr_ellipse_perimeter (0.5, 1), 4.844224110273838, 1e-14);
}

static void
test_fire_shape_quick_perimeter_is_close (void)
{
  g_assert_cmpfloat (tbr_ellipse_perimeter_ramanujan (0, 0), ==, 0);
  for (double ratio = 0.1; ratio <= 1; ratio += 0.1)
    {
      const double exact = tbr_ellipse_perimeter (1, ratio);
      g_assert_cmpfloat (fabs (tbr_ellipse_perimeter_ramanujan (1, ratio) / exact - 1), <, 2e-5);
    }
  g_assert_cmpfloat (fabs (tbr_ellipse_perimeter_ramanujan (1, 0) / 4 - 1), <, 4.1e-4);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/fire_shape/lengthens-with-the-wind",
                   test_fire_shape_lengthens_with_the_wind);
  g_test_add_func ("/hazards/fire_shape/keeps-the-ignition-in-a-focus",
                   test_fire_shape_keeps_the_ignition_in_a_focus);
  g_test_add_func ("/hazards/fire_shape/without-wind-is-a-circle",
                   test_fire_shape_without_wind_is_a_circle);
  g_test_add_func ("/hazards/fire_shape/grows-as-the-published-case",
                   test_fire_shape_grows_as_the_published_case);
  g_test_add_func ("/hazards/fire_shape/has-the-perimeter-of-an-ellipse",
                   test_fire_shape_has_the_perimeter_of_an_ellipse);
  g_test_add_func ("/hazards/fire_shape/quick-perimeter-is-close",
                   test_fire_shape_quick_perimeter_is_close);
  return g_test_run ();
}
