/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Person-days and how they are shared, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_equity;

static void
test_equity_nothing_given (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_equity, NULL, 0, TBR_DAY);
  ASSERT_NEVER (result, "K26.gini", ALL, "");
  ASSERT_VALUE (result, "K26.person-days", ALL, "", 0);
  g_assert_cmpuint (result->points->len, ==, 0);
}

static void
test_equity_two_givers (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = IT_PLANES, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = EU_PLANES, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = IT_PLANES, .b = 0, .c = TBR_NONE },
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = EU_PLANES, .b = 0, .c = TBR_NONE },
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 72 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = PL_CONVOY, .b = TBR_NONE },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_equity, facts, G_N_ELEMENTS (facts), 5 * TBR_DAY);
  /* 40 persons for 3 days, 3 a million; 10 persons for 5 days, 1 a million: Gini (3 - 1) / (2 * 4)
   */
  ASSERT_VALUE (result, "K26.person-days", STATE, "PL", 120);
  ASSERT_VALUE (result, "K26.person-days-per-million", STATE, "PL", 3);
  ASSERT_VALUE (result, "K26.person-days-per-million", STATE, "IT", 1);
  ASSERT_VALUE (result, "K26.person-days", ALL, "", 170);
  ASSERT_VALUE (result, "K26.gini", ALL, "", 0.25);
  g_assert_cmpuint (result->points->len, ==, 3);
  const TbrSeriesPoint *middle = &g_array_index (result->points, TbrSeriesPoint, 1);
  g_assert_cmpstr (middle->key, ==, "0.5000");
  g_assert_cmpfloat (middle->value, ==, 0.25);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/equity/nothing-given", test_equity_nothing_given);
  g_test_add_func ("/output/equity/two-givers", test_equity_two_givers);
  return g_test_run ();
}
