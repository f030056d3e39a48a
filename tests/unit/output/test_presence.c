/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves by state and hazard, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_presence;

static void
test_presence_nothing_happens (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_presence, NULL, 0, TBR_DAY);
  g_assert_cmpuint (result->points->len, ==, 0);
}

/* Values at hours 0, 12 and 24 of the curve of @measure with @scope and @key. */
static void
assert_curve (const TbrResult *result, const char *measure, TbrScope scope, const char *key,
              const double *expected)
{
  guint n = 0;
  for (guint i = 0; i < result->points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
      if (strcmp (point->measure, measure) != 0 || point->scope != scope
          || strcmp (point->key, key) != 0)
        continue;
      g_assert_cmpint (point->at, ==, n * 12 * TBR_HOUR);
      g_assert_cmpfloat (point->value, ==, expected[n++]);
    }
  g_assert_cmpuint (n, ==, 3);
}

static void
test_presence_counts_by_state_and_hazard (void)
{
  const TbrTime hour = TBR_HOUR;
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_FIRE_LINE, .a = 0, .b = 0, .c = SE },
    { .at = 0, .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_FIRE_LINE, .a = 1, .b = 0, .c = SE },
    { .at = hour, .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_DIKE, .a = 2, .b = 1, .c = SE },
    { .at = hour, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 2 },
    { .at = hour, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY },
    { .at = 2 * hour, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 1 },
    { .at = 3 * hour, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 2, .x = 1 },
    /* from one need to another without a pause */
    { .at = 4 * hour, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 2, .x = 1 },
    { .at = 13 * hour, .kind = TBR_FACT_UNIT_WORKED, .a = PL_CONVOY, .b = 2 },
    { .at = 13 * hour, .kind = TBR_FACT_NEED_CLOSED, .a = 1 },
    { .at = 20 * hour, .kind = TBR_FACT_UNIT_HOME, .a = PL_CONVOY },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_presence, facts, G_N_ELEMENTS (facts), TBR_DAY);
  assert_curve (result, "series.open-needs", TBR_SCOPE_STATE, "SE", (double[]){ 2, 3, 2 });
  assert_curve (result, "series.open-needs", TBR_SCOPE_HAZARD, "fires", (double[]){ 2, 2, 1 });
  assert_curve (result, "series.open-needs", TBR_SCOPE_HAZARD, "elbe", (double[]){ 0, 1, 1 });
  assert_curve (result, "series.at-work", TBR_SCOPE_STATE, "SE", (double[]){ 0, 2, 1 });
  assert_curve (result, "series.at-work", TBR_SCOPE_HAZARD, "elbe", (double[]){ 0, 2, 1 });
  assert_curve (result, "series.away", TBR_SCOPE_STATE, "PL", (double[]){ 0, 1, 0 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/presence/nothing-happens", test_presence_nothing_happens);
  g_test_add_func ("/output/presence/counts-by-state-and-hazard",
                   test_presence_counts_by_state_and_hazard);
  return g_test_run ();
}
