/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Epidemics against closed forms and the cases. */
#include "hazards/epidemic_curve.h"

#include <locale.h>
#include <math.h>

#define DAY 86400.0

static void
test_epidemic_curve_ends_at_the_final_size (void)
{
  /* Case A44, and the same end by integration of the SEIR equations. */
  const double left = tbr_epidemic_final_susceptible (2.5, 0.999, 0.001);
  g_assert_cmpfloat_with_epsilon (left, 0.107208572076473, 1e-13);
  const TbrEpidemicRates rates = { 0.5 / DAY, 0.2 / DAY, 0.2 / DAY };
  TbrEpidemicState state = { 0.999, 0, 0.001, 0 };
  g_assert_true (tbr_epidemic_advance (&rates, 2000 * DAY, &state));
  g_assert_cmpfloat_with_epsilon (state.susceptible, left, 1e-9);
  g_assert_cmpfloat_with_epsilon (state.susceptible + state.exposed + state.infectious
                                      + state.removed,
                                  1, 1e-12);
}

static void
test_epidemic_curve_meets_the_trajectory (void)
{
  /* Case A46 after 50 days; the figures carry ten digits. */
  const TbrEpidemicRates rates = { 0.5 / DAY, 0.2 / DAY, 0.2 / DAY };
  TbrEpidemicState state = { 0.999, 0, 0.001, 0 };
  g_assert_true (tbr_epidemic_advance (&rates, 20 * DAY, &state));
  g_assert_true (tbr_epidemic_advance (&rates, 30 * DAY, &state));
  g_assert_cmpfloat_with_epsilon (state.susceptible, 0.59687066344, 1e-10);
  g_assert_cmpfloat_with_epsilon (state.exposed, 0.11024694814, 1e-10);
  g_assert_cmpfloat_with_epsilon (state.infectious, 0.086860655269, 1e-10);
}

static void
test_epidemic_curve_dies_out_below_the_threshold (void)
{
  g_assert_cmpfloat (tbr_epidemic_final_susceptible (0, 0.9, 0.1), ==, 0.9);
  g_assert_cmpfloat (tbr_epidemic_final_susceptible (2, 0, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_epidemic_final_susceptible (1, 1, 0), 1, 1e-7);
  const double left = tbr_epidemic_final_susceptible (0.8, 0.99, 0.01);
  g_assert_cmpfloat_with_epsilon (left, 0.99 * exp (-0.8 * (1 - left)), 1e-14);
  g_assert_cmpfloat (left, >, 0.9);
}

static void
test_epidemic_curve_stays_whole_at_the_threshold (void)
{
  /* Nobody infected and R0 s0 = 1: rounding falls on either side of the branch point of W. */
  for (double susceptible = 0.01; susceptible <= 1; susceptible += 0.01)
    {
      const double left = tbr_epidemic_final_susceptible (1 / susceptible, susceptible, 0);
      g_assert_cmpfloat_with_epsilon (left / susceptible, 1, 1e-7);
    }
}

static void
test_epidemic_curve_peaks_where_the_closed_form_says (void)
{
  /* Case A45. */
  double susceptible = 0;
  g_assert_cmpfloat_with_epsilon (tbr_epidemic_peak (2.5, 0.999, 0.001, &susceptible),
                                  0.233883907383771, 1e-14);
  g_assert_cmpfloat_with_epsilon (susceptible, 0.4, 1e-15);
  g_assert_cmpfloat (tbr_epidemic_peak (0.9, 0.999, 0.001, &susceptible), ==, 0.001);
  g_assert_cmpfloat (susceptible, ==, 0.999);
}

static void
test_epidemic_curve_outbreaks_have_the_exact_law (void)
{
  /* Case A47: twenty people, one infectious, reproduction number 1.5. */
  double shares[20];
  tbr_epidemic_outbreak_law (20, 1, 1.5, shares);
  g_assert_cmpfloat_with_epsilon (shares[0], 0.412371134020619, 1e-14);
  g_assert_cmpfloat_with_epsilon (shares[10], 0.0233536901913231, 1e-14);
  g_assert_cmpfloat_with_epsilon (shares[19], 0.00685997078073836, 1e-14);
  double sum = 0;
  for (guint i = 0; i < 20; i++)
    sum += shares[i];
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-13);
}

static void
test_epidemic_curve_outbreak_among_the_infected_only_ends_at_once (void)
{
  double share[1] = { 0 };
  tbr_epidemic_outbreak_law (3, 3, 5, share);
  g_assert_cmpfloat_with_epsilon (share[0], 1, 1e-15);
}

static void
test_epidemic_curve_outbreak_of_the_largest_size_adds_to_one (void)
{
  g_autofree double *shares = g_new0 (double, TBR_OUTBREAK_MAX);
  tbr_epidemic_outbreak_law (TBR_OUTBREAK_MAX, 1, 2, shares);
  double sum = 0;
  for (guint i = 0; i < TBR_OUTBREAK_MAX; i++)
    sum += shares[i];
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  /* A branching process with reproduction number 2 dies out early with probability 1/2; in a
     population of 2,000 the share is that to a few in a thousand. */
  double minor = 0;
  for (guint i = 0; i < 200; i++)
    minor += shares[i];
  g_assert_cmpfloat_with_epsilon (minor, 0.5, 5e-3);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/epidemic_curve/ends-at-the-final-size",
                   test_epidemic_curve_ends_at_the_final_size);
  g_test_add_func ("/hazards/epidemic_curve/meets-the-trajectory",
                   test_epidemic_curve_meets_the_trajectory);
  g_test_add_func ("/hazards/epidemic_curve/dies-out-below-the-threshold",
                   test_epidemic_curve_dies_out_below_the_threshold);
  g_test_add_func ("/hazards/epidemic_curve/stays-whole-at-the-threshold",
                   test_epidemic_curve_stays_whole_at_the_threshold);
  g_test_add_func ("/hazards/epidemic_curve/peaks-where-the-closed-form-says",
                   test_epidemic_curve_peaks_where_the_closed_form_says);
  g_test_add_func ("/hazards/epidemic_curve/outbreaks-have-the-exact-law",
                   test_epidemic_curve_outbreaks_have_the_exact_law);
  g_test_add_func ("/hazards/epidemic_curve/outbreak-among-the-infected-only-ends-at-once",
                   test_epidemic_curve_outbreak_among_the_infected_only_ends_at_once);
  g_test_add_func ("/hazards/epidemic_curve/outbreak-of-the-largest-size-adds-to-one",
                   test_epidemic_curve_outbreak_of_the_largest_size_adds_to_one);
  return g_test_run ();
}
