/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Drops an hour against the record of 2018. */
#include "hazards/aircraft_drop.h"

#include <locale.h>
#include <math.h>

static void
test_aircraft_drop_rate_meets_the_swedish_mean (void)
{
  /* [ERCC2018]: 8,822 drops in 815 flight hours, 10.8 an hour; with 3.5 km to the water. */
  const TbrDropCycle cycle = TBR_DROP_CYCLE_SCOOPER;
  const double hourly = tbr_drop_rate (&cycle, 3500) * 3600;
  g_assert_cmpfloat_with_epsilon (hourly, 8822 / 815.0, 0.03);
}

static void
test_aircraft_drop_rate_is_bounded_by_the_cycle (void)
{
  const TbrDropCycle cycle = TBR_DROP_CYCLE_SCOOPER;
  g_assert_cmpfloat_with_epsilon (tbr_drop_rate (&cycle, 0) * 3600, 15, 1e-12);
  /* 60 / (2 * 9 / 4.5 + 1 + 3) = 7.5 at 9 km. */
  g_assert_cmpfloat_with_epsilon (tbr_drop_rate (&cycle, 9000) * 3600, 7.5, 1e-12);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/aircraft_drop/rate-meets-the-swedish-mean",
                   test_aircraft_drop_rate_meets_the_swedish_mean);
  g_test_add_func ("/hazards/aircraft_drop/rate-is-bounded-by-the-cycle",
                   test_aircraft_drop_rate_is_bounded_by_the_cycle);
  return g_test_run ();
}
