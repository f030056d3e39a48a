/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_series;

static void
test_series_nothing_happens (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_series, NULL, 0, TBR_DAY);
  /* five units ready and one off duty, at hours 0, 6, 12, 18 and 24 */
  g_assert_cmpuint (result->points->len, ==, 10);
  const TbrSeriesPoint *first = &g_array_index (result->points, TbrSeriesPoint, 0);
  g_assert_cmpstr (first->key, ==, "available");
  g_assert_cmpfloat (first->value, ==, 5);
  g_assert_cmpint (g_array_index (result->points, TbrSeriesPoint, 4).at, ==, TBR_DAY);
}

static void
test_series_what_a_step_holds (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_NEED_CHANGED, .a = 0, .x = 1000, .y = 100, .z = 0 },
    { .at = 6 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 40 },
    { .at = 7 * TBR_HOUR,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_BURNED,
      .a = 0,
      .b = SE,
      .c = TBR_NONE,
      .x = 5 },
    { .at = 12 * TBR_HOUR, .kind = TBR_FACT_NEED_CLOSED, .a = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_series, facts, G_N_ELEMENTS (facts), 13 * TBR_HOUR);
  const char *const measures[] = { "series.required", "series.served", "series.harm" };
  const double expected[][3] = { { 100, 100, 0 }, { 0, 40, 0 }, { 0, 0, 5 } };
  for (guint i = 0; i < 3; i++)
    for (guint j = 0, at = 0; j < result->points->len; j++)
      {
        const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, j);
        if (strcmp (point->measure, measures[i]) == 0)
          g_assert_cmpfloat (point->value, ==, expected[i][at++]);
        g_assert_true (j + 1 < result->points->len || at == 3);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/series/nothing-happens", test_series_nothing_happens);
  g_test_add_func ("/output/series/what-a-step-holds", test_series_what_a_step_holds);
  return g_test_run ();
}
