/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The laws of contagion between organisations, by hand. */
#include "hazards/contagion.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* A hundred organisations at home with 10 infectious, 300 abroad with 30 and 90 more: the sum over
   organisations a_ij I_j with a_ij = contact ((1 - abroad) / n_home at home + abroad / n_all for
   all). */
static void
test_contagion_sums_are_the_graph (void)
{
  const double contact = 0.7, abroad = 0.3;
  double sum = 0;
  for (guint j = 0; j < 400; j++)
    {
      gboolean at_home = j < 100;
      double infectious = at_home ? j < 10 : j < 130;
      sum += infectious * contact * ((at_home ? (1 - abroad) / 100 : 0) + abroad / 400);
    }
  TbrContagion contagion = { .outside = 0.01,
                             .contact = contact,
                             .abroad = abroad,
                             .at_home = 0.1,
                             .anywhere = 40 / 400.0,
                             .supply = tbr_contagion_supply (0.2, 0, 0.5, 1) };
  g_assert_cmpfloat_with_epsilon (tbr_contagion_rate (&contagion), 0.01 + sum + 0.1, 1e-12);
}

static void
test_contagion_exposure_keeps_its_mean (void)
{
  double sum = 0;
  for (guint i = 0; i < 1000; i++)
    sum += tbr_contagion_exposure (0.4, 0.5, (i + 0.5) / 1000);
  g_assert_cmpfloat_with_epsilon (sum / 1000, 0.4, 1e-12);
  g_assert_cmpfloat (tbr_contagion_exposure (0.9, 1, 0.99), ==, 1);
  g_assert_cmpfloat (tbr_contagion_exposure (0.9, 1, 0), ==, 0);
}

/* Quantiles against those of the GNU Scientific Library. */
static void
test_contagion_delay_is_lognormal (void)
{
  for (guint i = 1; i < 10; i++)
    {
      double normal = gsl_cdf_ugaussian_Pinv (i / 10.0);
      g_assert_cmpfloat_with_epsilon (tbr_contagion_delay (12, 1, normal),
                                      gsl_cdf_lognormal_Pinv (i / 10.0, log (12), 1), 1e-9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/contagion/sums-are-the-graph", test_contagion_sums_are_the_graph);
  g_test_add_func ("/hazards/contagion/exposure-keeps-its-mean",
                   test_contagion_exposure_keeps_its_mean);
  g_test_add_func ("/hazards/contagion/delay-is-lognormal", test_contagion_delay_is_lognormal);
  return g_test_run ();
}
