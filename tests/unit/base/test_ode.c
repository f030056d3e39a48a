/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The integrator against equations with known solutions. */
#include "base/ode.h"

#include <locale.h>
#include <math.h>

static void
oscillator (double x, const double y[], const void *data, double out_slope[])
{
  out_slope[0] = y[1];
  out_slope[1] = -y[0];
}

static void
decay (double x, const double y[], const void *data, double out_slope[])
{
  out_slope[0] = -*(const double *) data * y[0];
}

static void
explosion (double x, const double y[], const void *data, double out_slope[])
{
  out_slope[0] = y[0] * y[0];
}

static void
test_ode_brings_an_oscillator_round (void)
{
  const TbrOde ode = { oscillator, NULL, 2, 1e-12, 1e-14 };
  double y[2] = { 1, 0 };
  g_assert_true (tbr_ode_integrate (&ode, 0, 20 * G_PI, y));
  g_assert_cmpfloat_with_epsilon (y[0], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (y[1], 0, 1e-9);
  /* And back again. */
  g_assert_true (tbr_ode_integrate (&ode, 20 * G_PI, 19.5 * G_PI, y));
  g_assert_cmpfloat_with_epsilon (y[1], 1, 1e-9);
}

static void
test_ode_follows_a_decay_over_many_orders (void)
{
  const double rate = 3;
  const TbrOde ode = { decay, &rate, 1, 1e-12, 1e-30 };
  double y[1] = { 1 };
  g_assert_true (tbr_ode_integrate (&ode, 0, 10, y));
  g_assert_cmpfloat_with_epsilon (y[0] / exp (-30), 1, 1e-9);
}

static void
test_ode_does_nothing_over_nothing (void)
{
  const double rate = 3;
  const TbrOde ode = { decay, &rate, 1, 1e-12, 1e-30 };
  double y[1] = { 1 };
  g_assert_true (tbr_ode_integrate (&ode, 5, 5, y));
  g_assert_cmpfloat (y[0], ==, 1);
}

static void
test_ode_takes_the_same_steps_twice (void)
{
  const TbrOde ode = { oscillator, NULL, 2, 1e-6, 1e-9 };
  double first[2] = { 1, 0 }, second[2] = { 1, 0 };
  g_assert_true (tbr_ode_integrate (&ode, 0, 7, first));
  g_assert_true (tbr_ode_integrate (&ode, 0, 7, second));
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
}

static void
test_ode_says_that_a_solution_blew_up (void)
{
  const TbrOde ode = { explosion, NULL, 1, 1e-9, 1e-12 };
  double y[1] = { 1 };
  /* y = 1 / (1 - x) has no value at 1. */
  g_assert_false (tbr_ode_integrate (&ode, 0, 2, y));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/ode/brings-an-oscillator-round", test_ode_brings_an_oscillator_round);
  g_test_add_func ("/base/ode/follows-a-decay-over-many-orders",
                   test_ode_follows_a_decay_over_many_orders);
  g_test_add_func ("/base/ode/does-nothing-over-nothing", test_ode_does_nothing_over_nothing);
  g_test_add_func ("/base/ode/takes-the-same-steps-twice", test_ode_takes_the_same_steps_twice);
  g_test_add_func ("/base/ode/says-that-a-solution-blew-up", test_ode_says_that_a_solution_blew_up);
  return g_test_run ();
}
