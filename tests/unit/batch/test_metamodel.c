/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A surface of two factors against a published one and against one that is exact. */
#include <tabard/statistics.h>

#include <tabard/error.h>

#include <math.h>

/* D. C. Montgomery: Design and Analysis of Experiments, 8th edition 2013, example 11.2: yield of a
   process by time (85 min, 5 a unit) and temperature (175 F, 5 a unit), a central composite design
   with axes at 1.414. In coded units 79.94 + 0.99 x1 + 0.52 x2 - 1.38 x1^2 - 1.00 x2^2 + 0.25 x1
   x2, R^2 0.98, residual standard deviation 0.27; summit at x1 = 0.389, x2 = 0.306, where the
   yield is 80.21. Our units are the ranges': of the axes, 1.414 of theirs. */
static void
test_metamodel_of_montgomerys_yield (void)
{
  static const TbrSurfacePoint points[] = {
    { 80, 170, 76.5 },    { 80, 180, 77.0 },    { 90, 170, 78.0 },    { 90, 180, 79.5 },
    { 85, 175, 79.9 },    { 85, 175, 80.3 },    { 85, 175, 80.0 },    { 85, 175, 79.7 },
    { 85, 175, 79.8 },    { 92.07, 175, 78.4 }, { 77.93, 175, 75.6 }, { 85, 182.07, 78.5 },
    { 85, 167.93, 77.0 },
  };
  static const double published[] = { 79.94, 0.99, 0.52, -1.38, -1.00, 0.25 };
  const double units[] = { 1, 1.414, 1.414, 2, 2, 2 };
  TbrMetamodel model;
  g_autoptr (GError) error = NULL;
  double time, temperature;
  g_assert_true (tbr_metamodel_fit (points, 13, &model, &error));
  for (guint i = 0; i < TBR_METAMODEL_TERMS; i++)
    g_assert_cmpfloat_with_epsilon (model.coefficients[i] / units[i], published[i], 0.006);
  g_assert_cmpuint (model.degrees, ==, 7);
  g_assert_cmpfloat_with_epsilon (model.r2, 0.98, 0.006);
  g_assert_cmpfloat_with_epsilon (model.residual, 0.27, 0.006);
  g_assert_cmpint (tbr_metamodel_stationary (&model, &time, &temperature), ==, TBR_SURFACE_MAXIMUM);
  g_assert_cmpfloat_with_epsilon ((time - 85) / 5, 0.389, 0.002);
  g_assert_cmpfloat_with_epsilon ((temperature - 175) / 5, 0.306, 0.002);
  TbrInterval summit = tbr_metamodel_predict (&model, time, temperature, 0.95);
  g_assert_cmpfloat_with_epsilon (summit.mean, 80.21, 0.006);
  /* in the middle the surface is the constant, and its error that of the constant */
  TbrInterval middle = tbr_metamodel_predict (&model, 85, 175, 0.95);
  g_assert_cmpfloat_with_epsilon (middle.half_width, 2.364624 * model.errors[0], 1e-5);
  /* the constant rests on the five runs of the middle alone */
  g_assert_cmpfloat_with_epsilon (model.errors[0], model.residual / sqrt (5), 1e-3);
}

/* Nine points of z = 10 + (a - 2000)(b - 5) + 3 (b - 5)^2, far from 0 as years are. */
static void
test_metamodel_of_an_exact_surface (void)
{
  TbrSurfacePoint points[9];
  double at_a, at_b;
  TbrMetamodel model;
  for (guint i = 0; i < 9; i++)
    {
      double a = 1990 + 10.0 * (i / 3), b = 3 + 2.0 * (i % 3);
      points[i] = (TbrSurfacePoint){ a, b, 10 + (a - 2000) * (b - 5) + 3 * (b - 5) * (b - 5) };
    }
  g_assert_true (tbr_metamodel_fit (points, 9, &model, NULL));
  g_assert_cmpfloat_with_epsilon (model.r2, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (model.residual, 0, 1e-10);
  g_assert_cmpfloat_with_epsilon (tbr_metamodel_predict (&model, 2003, 4, 0.9).mean, 10, 1e-9);
  g_assert_cmpint (tbr_metamodel_stationary (&model, &at_a, &at_b), ==, TBR_SURFACE_SADDLE);
  g_assert_cmpfloat_with_epsilon (at_a, 2000, 1e-9);
  g_assert_cmpfloat_with_epsilon (at_b, 5, 1e-9);
}

static void
test_metamodel_refuses_what_spans_nothing (void)
{
  TbrSurfacePoint points[9];
  TbrMetamodel model;
  for (guint i = 0; i < 9; i++)
    points[i] = (TbrSurfacePoint){ i / 3, i % 2, i };
  for (guint n = 6; n <= 9; n += 3)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (tbr_metamodel_fit (points, n, &model, &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
    }
  for (guint i = 0; i < 9; i++)
    points[i].x2 = points[i].x1;
  g_assert_false (tbr_metamodel_fit (points, 9, &model, NULL));
  for (guint i = 0; i < 9; i++)
    points[i].x2 = i % 3;
  g_assert_true (tbr_metamodel_fit (points, 9, &model, NULL));
  points[4].y = NAN;
  g_assert_false (tbr_metamodel_fit (points, 9, &model, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/metamodel/of-montgomerys-yield", test_metamodel_of_montgomerys_yield);
  g_test_add_func ("/batch/metamodel/of-an-exact-surface", test_metamodel_of_an_exact_surface);
  g_test_add_func ("/batch/metamodel/refuses-what-spans-nothing",
                   test_metamodel_refuses_what_spans_nothing);
  return g_test_run ();
}
