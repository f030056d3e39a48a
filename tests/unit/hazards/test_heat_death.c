/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Deaths in the heat against the published rise for each degree. */
#include "hazards/heat_death.h"

#include <math.h>

/* One degree above the threshold is the published figure itself: +3.12 % and +1.84 %, at 29.4 and
   23.3 degC [BACCINI2008]; further up Python's exp (log (1 + b) (T - T0)) - 1. */
static void
test_heat_death_rises_as_published (void)
{
  static const struct
  {
    double apparent, mediterranean, north_continental;
  } expected[] = {
    { 20, 0, 0 },
    { 24.3, 0, 0.0184 },
    { 30, 0.01860485681589852, 0.12993436543230397 },
    { 30.4, 0.0312, 0.13820522 },
    { 35, 0.1877369416097907, 0.2377848721108955 },
    { 40, 0.3849522049938068, 0.3559295446690942 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpfloat_with_epsilon (tbr_heat_excess (&tbr_heat_responses[TBR_HEAT_MEDITERRANEAN],
                                                       expected[i].apparent),
                                      expected[i].mediterranean, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          tbr_heat_excess (&tbr_heat_responses[TBR_HEAT_NORTH_CONTINENTAL], expected[i].apparent),
          expected[i].north_continental, 1e-6);
    }
}

/* One hot day kills over four days, in the sum as much as its excess. */
static void
test_heat_death_lags_over_four_days (void)
{
  const TbrHeatResponse *response = &tbr_heat_responses[TBR_HEAT_NORTH_CONTINENTAL];
  double excess = tbr_heat_excess (response, 33), sum = 0;
  for (guint day = 0; day < TBR_HEAT_LAGS; day++)
    {
      double days[TBR_HEAT_LAGS] = { 0 };
      days[day] = 33;
      g_assert_cmpfloat_with_epsilon (tbr_heat_lagged (response, days), excess / 4, 1e-15);
      sum += tbr_heat_lagged (response, days);
    }
  g_assert_cmpfloat_with_epsilon (sum, excess, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/heat_death/rises-as-published", test_heat_death_rises_as_published);
  g_test_add_func ("/hazards/heat_death/lags-over-four-days", test_heat_death_lags_over_four_days);
  return g_test_run ();
}
