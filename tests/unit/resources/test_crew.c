/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Fatigue against the published ratios, readiness against the law of who comes. */
#include "resources/crew.h"

#include "fixture.h"

#include <math.h>

/* Folkard and Tucker 2003; Folkard and Lombardi 2006: the ratios as published. */
static void
test_crew_risk_is_the_published (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_MORNING, 8, 1, 0), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_AFTERNOON, 8, 1, 0), 1.15, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_NIGHT, 8, 1, 0), 1.29, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_MORNING, 10, 1, 0), 1.13, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_MORNING, 12, 1, 0), 1.27, 1e-12);
  const double nights[] = { 1.00, 1.06, 1.17, 1.36 };
  const double days[] = { 1.00, 1.02, 1.07, 1.17 };
  for (guint day = 1; day <= 4; day++)
    {
      g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_NIGHT, 8, day, 0) / 1.29,
                                      nights[day - 1], 1e-12);
      g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_MORNING, 8, day, 0), days[day - 1],
                                      1e-12);
    }
}

/* Worked out by hand from the form: 1.27 x 1.29 x 1.36 x (1 + 0.02 x 6) x (1 + 0.05 x 2) on the
   tenth night at the tenth hour of a 12-hour shift. */
static void
test_crew_risk_grows_with_days_and_hours (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk (TBR_SHIFT_NIGHT, 12, 10, 10), 2.745004416, 1e-8);
}

static void
test_crew_fatigue_never_below_half (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_crew_fatigue (1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_fatigue (1.27), 0.9055, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_fatigue (4), 0.5, 1e-12);
}

/* The closed mean against a sum over minutes. */
static void
test_crew_shift_mean_is_the_mean (void)
{
  for (guint shift = 0; shift < TBR_SHIFT_N; shift++)
    for (guint day = 1; day <= 14; day++)
      {
        double sum = 0;
        for (guint minute = 0; minute < 720; minute++)
          sum += tbr_crew_fatigue (tbr_crew_risk ((TbrShift) shift, 12, day, (minute + 0.5) / 60));
        g_assert_cmpfloat_with_epsilon (tbr_crew_shift_mean ((TbrShift) shift, 12, day), sum / 720,
                                        1e-4);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/crew/risk-is-the-published", test_crew_risk_is_the_published);
  g_test_add_func ("/resources/crew/risk-grows-with-days-and-hours",
                   test_crew_risk_grows_with_days_and_hours);
  g_test_add_func ("/resources/crew/fatigue-never-below-half", test_crew_fatigue_never_below_half);
  g_test_add_func ("/resources/crew/shift-mean-is-the-mean", test_crew_shift_mean_is_the_mean);
  return g_test_run ();
}
