/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Departures against their limits, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_mobilisation;

static void
test_mobilisation_nobody_sent (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_mobilisation, NULL, 0, TBR_DAY);
  ASSERT_NEVER (result, "K06.left-in-time", ALL, "");
  ASSERT_NEVER (result, "K07.arrival-to-task", ALL, "");
  g_assert_cmpuint (result->indicators->len, ==, 4);
}

static void
test_mobilisation_limits_are_those_of_the_type (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_SECOND, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = IT_PLANES, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 3 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = IT_PLANES, .b = 0, .c = TBR_NONE },
    { .at = 6 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
    { .at = 6 * TBR_HOUR + 1,
      .kind = TBR_FACT_UNIT_DEPARTED,
      .a = PL_SECOND,
      .b = 0,
      .c = TBR_NONE },
    { .at = 9 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_UNIT_ARRIVED, .a = IT_PLANES, .b = SE, .c = 0 },
    { .at = 20 * TBR_HOUR, .kind = TBR_FACT_UNIT_ARRIVED, .a = PL_CONVOY, .b = SE, .c = 0 },
    { .at = 22 * TBR_HOUR, .kind = TBR_FACT_UNIT_TASKED, .a = PL_CONVOY, .b = 0 },
    { .at = 24 * TBR_HOUR, .kind = TBR_FACT_UNIT_TASKED, .a = PL_CONVOY, .b = 0 },
    { .at = 25 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 1 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_mobilisation, facts, G_N_ELEMENTS (facts), 30 * TBR_HOUR);
  /* planes at 3 h of 3 h, one convoy at 6 h of 6 h, the other a microsecond late; the engine was
   * not asked for abroad */
  ASSERT_VALUE (result, "K06.left-in-time", ALL, "", 200.0 / 3);
  ASSERT_VALUE (result, "K06.left-in-time", CAPABILITY, "GFFF-V", 50);
  ASSERT_VALUE (result, "K06.left-in-time", LAYER, "rescEU", 100);
  ASSERT_VALUE (result, "K06.acceptance-to-departure", CAPABILITY, "AFFF-S", 3);
  g_assert_null (tbr_result_find (result, "K06.left-in-time", TBR_SCOPE_CAPABILITY, "NFIRE"));
  ASSERT_VALUE (result, "K07.arrival-to-task", ALL, "", 2);
  ASSERT_VALUE (result, "K07.arrival-to-work", STATE, "SE", 5);
  g_assert_cmpint (tbr_result_find (result, "K06.left-in-time", TBR_SCOPE_LAYER, "pool")->certainty,
                   ==, TBR_CERTAINTY_ESTIMATED);
}

static void
test_mobilisation_who_is_let_go_before_leaving_does_not_count (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_UNIT_RELEASED, .a = PL_CONVOY, .b = TBR_NONE },
    { .at = 2 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_mobilisation, facts, G_N_ELEMENTS (facts), 3 * TBR_HOUR);
  ASSERT_NEVER (result, "K06.left-in-time", ALL, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/mobilisation/nobody-sent", test_mobilisation_nobody_sent);
  g_test_add_func ("/output/mobilisation/limits-are-those-of-the-type",
                   test_mobilisation_limits_are_those_of_the_type);
  g_test_add_func ("/output/mobilisation/who-is-let-go-before-leaving-does-not-count",
                   test_mobilisation_who_is_let_go_before_leaving_does_not_count);
  return g_test_run ();
}
