/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Survival of the trapped against records. */
#include "hazards/survivors.h"

#include <locale.h>
#include <math.h>

#define HOUR 3600.0

static void
test_survivors_meet_the_record_of_kobe (void)
{
  /* Validation facts S01 to S03: alive among those extricated on days 1, 2, 3, each to 0.08,
     compared at the middle of the day. */
  static const double share[] = { 0.75, 0.24, 0.15 };
  const TbrSurvivalCurve curve = TBR_SURVIVAL_TRAPPED_RECORD;
  for (guint day = 0; day < G_N_ELEMENTS (share); day++)
    g_assert_cmpfloat_with_epsilon (tbr_survival_share (&curve, (24 * day + 12) * HOUR), share[day],
                                    0.08);
}

static void
test_survivors_fit_the_five_daily_shares (void)
{
  /* The shares the curve was fitted to; root mean square below 0.06. */
  static const double share[] = { 0.805, 0.285, 0.218, 0.059, 0.058 };
  const TbrSurvivalCurve curve = TBR_SURVIVAL_TRAPPED;
  double sum = 0;
  for (guint day = 0; day < G_N_ELEMENTS (share); day++)
    sum += pow (tbr_survival_share (&curve, (24 * day + 12) * HOUR) - share[day], 2);
  g_assert_cmpfloat (sqrt (sum / G_N_ELEMENTS (share)), <, 0.06);
}

static void
test_survivors_of_earthen_buildings_halve_within_hours (void)
{
  /* Validation fact S06: less than half alive by 2 to 6 h. */
  const TbrSurvivalCurve curve = TBR_SURVIVAL_EARTHEN;
  g_assert_cmpfloat (tbr_survival_share (&curve, 2 * HOUR), >, 0.5);
  g_assert_cmpfloat (tbr_survival_share (&curve, 6 * HOUR), <, 0.5);
  g_assert_cmpfloat_with_epsilon (tbr_survival_share (&curve, 4 * HOUR), 0.5, 1e-3);
}

static void
test_survivors_keep_a_tail_to_the_thirteenth_day (void)
{
  const TbrSurvivalCurve curve = TBR_SURVIVAL_TRAPPED;
  g_assert_cmpfloat (tbr_survival_with_tail (&curve, 0), ==, 1);
  g_assert_cmpfloat (tbr_survival_with_tail (&curve, 240 * HOUR), ==, 0.005);
  g_assert_cmpfloat_with_epsilon (tbr_survival_with_tail (&curve, 276 * HOUR), 0.0025, 1e-12);
  g_assert_cmpfloat (tbr_survival_with_tail (&curve, 312 * HOUR), <, 1e-4);
  double last = 1;
  for (double time = HOUR; time < 400 * HOUR; time += HOUR)
    {
      const double here = tbr_survival_with_tail (&curve, time);
      g_assert_cmpfloat (here, <=, last);
      last = here;
    }
}

static void
test_survivors_live_on_from_where_they_are (void)
{
  const TbrSurvivalCurve curve = TBR_SURVIVAL_CONDITIONAL;
  const double from = 20 * HOUR, to = 50 * HOUR;
  const double share = tbr_survival_share (&curve, to) / tbr_survival_share (&curve, from);
  g_assert_cmpfloat_with_epsilon (tbr_survival_time (&curve, from, share) / to, 1, 1e-13);
  g_assert_cmpfloat_with_epsilon (tbr_survival_time (&curve, from, 1) / from, 1, 1e-13);
}

static void
test_survivors_of_a_steady_rescue_are_those_of_the_case (void)
{
  /* Case A54: 200 trapped, 12 teams, 4 h each, half-life 24 h. */
  double last = 0;
  g_assert_cmpfloat_with_epsilon (tbr_survivors_expected (200, 12, 4 * HOUR, 24 * HOUR, &last),
                                  83.6796180385206, 1e-10);
  g_assert_cmpfloat_with_epsilon (last / HOUR, 68, 1e-12);
  g_assert_cmpfloat (tbr_survivors_expected (0, 12, 4 * HOUR, 24 * HOUR, &last), ==, 0);
  g_assert_cmpfloat (last, ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_survivors_expected (1, 12, 24 * HOUR, 24 * HOUR, &last), 0.5,
                                  1e-15);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/survivors/meet-the-record-of-kobe",
                   test_survivors_meet_the_record_of_kobe);
  g_test_add_func ("/hazards/survivors/fit-the-five-daily-shares",
                   test_survivors_fit_the_five_daily_shares);
  g_test_add_func ("/hazards/survivors/of-earthen-buildings-halve-within-hours",
                   test_survivors_of_earthen_buildings_halve_within_hours);
  g_test_add_func ("/hazards/survivors/keep-a-tail-to-the-thirteenth-day",
                   test_survivors_keep_a_tail_to_the_thirteenth_day);
  g_test_add_func ("/hazards/survivors/live-on-from-where-they-are",
                   test_survivors_live_on_from_where_they_are);
  g_test_add_func ("/hazards/survivors/of-a-steady-rescue-are-those-of-the-case",
                   test_survivors_of_a_steady_rescue_are_those_of_the_case);
  return g_test_run ();
}
