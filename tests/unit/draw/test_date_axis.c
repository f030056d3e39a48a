/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ticks of dates stand at midnights and round hours of the scenario's clock, and say so. */
#include "draw/date_axis.h"

/* Starts at 2018-07-13T22:00 UTC; the clock is two hours ahead: its midnight. */
static const gint64 midnight = G_GINT64_CONSTANT (1531519200) * TBR_SECOND;

static TbrScenario
scenario_at (TbrMeta *meta, gint64 start)
{
  *meta = (TbrMeta){ .zone = TBR_HOUR, .summer_time = TRUE };
  return (TbrScenario){ .start_unix = start, .meta = meta };
}

static void
assert_text (const TbrDateAxis *axis, guint tick, const char *expected)
{
  g_autofree char *text = tbr_date_axis_text (axis, tick);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_date_axis_has_days_of_long_runs (void)
{
  TbrMeta meta;
  TbrScenario scenario = scenario_at (&meta, midnight + 10 * TBR_HOUR);
  TbrDateAxis axis = tbr_date_axis_new (&scenario, 0, 30 * TBR_DAY, 16);
  g_assert_cmpint (axis.step, ==, 2 * TBR_DAY);
  /* the first midnight of the place, 14 hours on */
  g_assert_cmpint (axis.first, ==, 14 * TBR_HOUR);
  g_assert_cmpuint (axis.n, ==, 15);
  assert_text (&axis, 0, "15 Jul");
  assert_text (&axis, 1, "17 Jul");
  assert_text (&axis, 14, "12 Aug");
}

/* Under four days: more than a tick a day, midnights by their date. */
static void
test_date_axis_has_hours_of_short_runs (void)
{
  TbrMeta meta;
  TbrScenario scenario = scenario_at (&meta, midnight);
  TbrDateAxis axis = tbr_date_axis_new (&scenario, 0, 2 * TBR_DAY, 9);
  g_assert_cmpint (axis.step, ==, 6 * TBR_HOUR);
  g_assert_cmpuint (axis.n, ==, 9);
  assert_text (&axis, 0, "14 Jul");
  assert_text (&axis, 1, "06:00");
  assert_text (&axis, 4, "15 Jul");
  assert_text (&axis, 8, "16 Jul");
}

/* Between two midnights, somebody must say which day it is. */
static void
test_date_axis_says_the_day_once_at_least (void)
{
  TbrMeta meta;
  TbrScenario scenario = scenario_at (&meta, midnight + 7 * TBR_HOUR + 20 * TBR_MINUTE);
  TbrDateAxis axis = tbr_date_axis_new (&scenario, 0, 5 * TBR_HOUR, 8);
  g_assert_cmpint (axis.step, ==, TBR_HOUR);
  g_assert_cmpint (axis.first, ==, 40 * TBR_MINUTE);
  assert_text (&axis, 0, "14 Jul 08:00");
  assert_text (&axis, 1, "09:00");
}

/* Midnights of the place stay midnights when its clocks are put back or on. */
static void
test_date_axis_goes_with_summer_time (void)
{
  static const struct
  {
    gint64 start; /* 1970 s: midnight of the place, a few days before the change */
    const char *texts[6];
  } cases[] = {
    /* 2026-10-21T22:00Z; put back on 25 October */
    { G_GINT64_CONSTANT (1792620000),
      { "22 Oct", "24 Oct", "26 Oct", "28 Oct", "30 Oct", "1 Nov" } },
    /* 2026-03-25T23:00Z; put on on 29 March */
    { G_GINT64_CONSTANT (1774479600), { "26 Mar", "28 Mar", "30 Mar", "1 Apr", "3 Apr", "5 Apr" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TbrMeta meta;
      TbrScenario scenario = scenario_at (&meta, cases[i].start * TBR_SECOND);
      TbrDateAxis axis = tbr_date_axis_new (&scenario, 0, 11 * TBR_DAY, 6);
      g_assert_cmpuint (axis.n, ==, 6);
      for (guint k = 0; k < 6; k++)
        assert_text (&axis, k, cases[i].texts[k]);
    }
}

static void
test_date_axis_is_never_crowded_and_never_empty (void)
{
  static const double hours[] = { 0.2, 1, 3, 10, 24, 50, 95, 200, 800, 9000 };
  TbrMeta meta;
  TbrScenario scenario = scenario_at (&meta, midnight + 11 * TBR_MINUTE);
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    for (guint most = 1; most < 30; most++)
      {
        TbrTime until = (TbrTime) (hours[i] * (double) TBR_HOUR);
        TbrDateAxis axis = tbr_date_axis_new (&scenario, 0, until, most);
        g_assert_cmpuint (axis.n, >=, 1);
        g_assert_cmpuint (axis.n, <=, MAX (most, 1));
        g_assert_cmpint (axis.first, >=, 0);
        g_assert_cmpint (tbr_date_axis_at (&axis, axis.n - 1), <=, until);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/date-axis/has-days-of-long-runs", test_date_axis_has_days_of_long_runs);
  g_test_add_func ("/draw/date-axis/has-hours-of-short-runs",
                   test_date_axis_has_hours_of_short_runs);
  g_test_add_func ("/draw/date-axis/says-the-day-once-at-least",
                   test_date_axis_says_the_day_once_at_least);
  g_test_add_func ("/draw/date-axis/goes-with-summer-time", test_date_axis_goes_with_summer_time);
  g_test_add_func ("/draw/date-axis/is-never-crowded-and-never-empty",
                   test_date_axis_is_never_crowded_and_never_empty);
  return g_test_run ();
}
