/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Elementary effects of functions whose effects are known exactly. */
#include <tabard/statistics.h>

#include <math.h>

typedef double (*Model) (const double *point);

static void
run (const TbrMorrisPlan *plan, Model model, TbrMorrisEffect *out_effects)
{
  guint rows = tbr_morris_rows (plan);
  g_autofree double *points = g_new (double, (gsize) rows * plan->n_factors);
  g_autofree double *values = g_new (double, rows);
  tbr_morris_design (plan, points);
  for (guint i = 0; i < rows; i++)
    values[i] = model (points + (gsize) i * plan->n_factors);
  tbr_morris_effects (plan, values, out_effects);
}

static double
plane (const double *point)
{
  return 3 + 2 * point[0] - 5 * point[1];
}

/* On a plane every effect is the slope. */
static void
test_morris_of_a_plane (void)
{
  TbrMorrisPlan plan = { 3, 8, 4, 1, 0.95 };
  static const double slopes[] = { 2, -5, 0 };
  TbrMorrisEffect effects[3];
  run (&plan, plane, effects);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (effects[i].n, ==, 8);
      g_assert_cmpfloat_with_epsilon (effects[i].mean, slopes[i], 1e-12);
      g_assert_cmpfloat_with_epsilon (effects[i].size, fabs (slopes[i]), 1e-12);
      g_assert_cmpfloat_with_epsilon (effects[i].deviation, 0, 1e-12);
      g_assert_cmpfloat_with_epsilon (effects[i].size_low, fabs (slopes[i]), 1e-12);
      g_assert_cmpfloat_with_epsilon (effects[i].size_high, fabs (slopes[i]), 1e-12);
    }
}

/* Rows stay on the grid, and from row to row one factor moves, by 2/3 for four levels. */
static void
test_morris_moves_one_factor_at_a_time (void)
{
  TbrMorrisPlan plan = { 5, 20, 4, 2, 0.95 };
  guint rows = tbr_morris_rows (&plan);
  g_autofree double *points = g_new (double, rows * 5);
  g_assert_cmpuint (rows, ==, 120);
  tbr_morris_design (&plan, points);
  for (guint row = 0; row < rows; row++)
    {
      guint moved = 0;
      for (guint i = 0; i < 5; i++)
        {
          double level = 3 * points[row * 5 + i];
          g_assert_cmpfloat_with_epsilon (level, round (level), 1e-12);
          g_assert_true (level > -0.5 && level < 3.5);
          if (row % 6 == 0 || points[row * 5 + i] == points[(row - 1) * 5 + i])
            continue;
          moved++;
          g_assert_cmpfloat_with_epsilon (fabs (points[row * 5 + i] - points[(row - 1) * 5 + i]),
                                          2 / 3.0, 1e-12);
        }
      g_assert_cmpuint (moved, ==, row % 6 == 0 ? 0 : 1);
    }
}

/* T. Ishigami, T. Homma, ISUMA '90: sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 over (-pi, pi). */
static double
ishigami (const double *point)
{
  double x1 = G_PI * (2 * point[0] - 1), x2 = G_PI * (2 * point[1] - 1);
  double x3 = G_PI * (2 * point[2] - 1);
  return sin (x1) + 7 * sin (x2) * sin (x2) + 0.1 * pow (x3, 4) * sin (x1);
}

/* With four levels the grid is -pi, -pi/3, pi/3, pi and the step 2/3, so that the effects are
   known: of x1 1.5 sin (pi/3) (1 + 0.1 x3^4), x3^4 being pi^4 or (pi/3)^4 with equal chance; of
   x2 1.5 x 7 x 3/4 up or down; of x3 0.1 (pi^4 - (pi/3)^4) 1.5 sin x1, of which half are 0 and half
   have sin (pi/3). With 1,000 trajectories the standard error of each is below 0.25. */
static void
test_morris_of_ishigami (void)
{
  TbrMorrisPlan plan = { 3, 1000, 4, 3, 0.95 };
  double outer = pow (G_PI, 4), inner = pow (G_PI / 3, 4), height = sin (G_PI / 3);
  double first = 1.5 * height * (1 + 0.1 * (outer + inner) / 2);
  double third = 1.5 * height * 0.1 * (outer - inner);
  TbrMorrisEffect effects[3];
  run (&plan, ishigami, effects);
  g_assert_cmpfloat_with_epsilon (effects[0].mean, first, 0.6);
  g_assert_cmpfloat_with_epsilon (effects[0].size, first, 0.6);
  g_assert_cmpfloat_with_epsilon (effects[0].deviation, third / 2, 0.2);
  g_assert_cmpfloat_with_epsilon (effects[1].mean, 0, 0.8);
  g_assert_cmpfloat_with_epsilon (effects[1].size, 7.875, 1e-9);
  g_assert_cmpfloat_with_epsilon (effects[1].deviation, 7.875, 0.05);
  g_assert_cmpfloat_with_epsilon (effects[2].mean, 0, 0.9);
  g_assert_cmpfloat_with_epsilon (effects[2].size, third / 2, 0.6);
  g_assert_cmpfloat_with_epsilon (effects[2].deviation, third / sqrt (2), 0.3);
  for (guint i = 0; i < 3; i++)
    g_test_message ("x%u: mean %.3f, size %.3f (%.3f to %.3f), deviation %.3f", i + 1,
                    effects[i].mean, effects[i].size, effects[i].size_low, effects[i].size_high,
                    effects[i].deviation);
}

/* The bootstrap of the size of x3 over 500 studies of 40 trajectories: 90 to 98 % at nominal 95,
   percentiles of so few being a little narrow. */
static void
test_morris_interval_covers_the_size (void)
{
  double truth = 0.75 * sin (G_PI / 3) * 0.1 * (pow (G_PI, 4) - pow (G_PI / 3, 4));
  guint covered = 0;
  for (guint64 study = 0; study < 500; study++)
    {
      TbrMorrisPlan plan = { 3, 40, 4, 100 + study, 0.95 };
      TbrMorrisEffect effects[3];
      run (&plan, ishigami, effects);
      covered += effects[2].size_low <= truth && truth <= effects[2].size_high;
    }
  g_test_message ("%u of 500 cover", covered);
  g_assert_cmpuint (covered, >=, 450);
  g_assert_cmpuint (covered, <=, 490);
}

/* A run that failed takes its trajectory with it, not the study. */
static void
test_morris_leaves_out_broken_trajectories (void)
{
  TbrMorrisPlan plan = { 1, 3, 2, 4, 0.95 };
  double points[6], values[6];
  TbrMorrisEffect effect;
  tbr_morris_design (&plan, points);
  for (guint i = 0; i < 6; i++)
    values[i] = 4 * points[i];
  values[2] = NAN;
  tbr_morris_effects (&plan, values, &effect);
  g_assert_cmpuint (effect.n, ==, 2);
  g_assert_cmpfloat (effect.mean, ==, 4);
  values[0] = values[4] = NAN;
  tbr_morris_effects (&plan, values, &effect);
  g_assert_cmpuint (effect.n, ==, 0);
  g_assert_true (isnan (effect.size));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/morris/of-a-plane", test_morris_of_a_plane);
  g_test_add_func ("/batch/morris/moves-one-factor-at-a-time",
                   test_morris_moves_one_factor_at_a_time);
  g_test_add_func ("/batch/morris/of-ishigami", test_morris_of_ishigami);
  g_test_add_func ("/batch/morris/interval-covers-the-size", test_morris_interval_covers_the_size);
  g_test_add_func ("/batch/morris/leaves-out-broken-trajectories",
                   test_morris_leaves_out_broken_trajectories);
  return g_test_run ();
}
