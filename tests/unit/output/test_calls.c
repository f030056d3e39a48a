/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Calls counted, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_calls;

static void
test_calls_no_call (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_calls, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "calls.opened", ALL, "", 0);
  ASSERT_NEVER (result, "calls.response-median", ALL, "");
}

static void
test_calls_what_became_of_them (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_CALL_OPENED, .code = 0, .a = 0, .b = 2, .c = 0 },
    { .at = 0, .kind = TBR_FACT_CALL_OPENED, .code = 1, .a = 1, .b = 2, .c = 0 },
    { .at = 0, .kind = TBR_FACT_CALL_OPENED, .code = 0, .a = 2, .b = 3, .c = 0 },
    { .at = 0, .kind = TBR_FACT_CALL_OPENED, .code = 0, .a = 3, .b = 99, .c = 0 },
    { .at = 0, .kind = TBR_FACT_CALL_DISPATCHED, .a = 0, .b = 0, .x = 0 },
    { .at = 0, .kind = TBR_FACT_CALL_QUEUED, .a = 1, .x = 1 },
    { .at = 0, .kind = TBR_FACT_CALL_LOST, .a = 2 },
    { .at = 10 * TBR_MINUTE, .kind = TBR_FACT_CALL_ON_SCENE, .a = 0, .b = 0, .x = 600 },
    { .at = 12 * TBR_MINUTE, .kind = TBR_FACT_CALL_ON_SCENE, .a = 0, .b = 1, .x = 720 },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_CALL_CLOSED, .a = 0, .b = 0, .x = 3600 },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_CALL_ABANDONED, .a = 1, .x = 3600 },
    { .at = 2 * TBR_HOUR, .kind = TBR_FACT_CALL_ON_SCENE, .a = 3, .b = 0, .x = 1200 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_calls, facts, G_N_ELEMENTS (facts), 3 * TBR_HOUR);
  ASSERT_VALUE (result, "calls.opened", ALL, "", 4);
  ASSERT_VALUE (result, "calls.opened", ZONE, "2", 2);
  ASSERT_VALUE (result, "calls.queued", PRIORITY, "1", 1);
  ASSERT_VALUE (result, "calls.abandoned", ALL, "", 1);
  ASSERT_VALUE (result, "calls.lost", ZONE, "3", 1);
  ASSERT_VALUE (result, "calls.served", PRIORITY, "0", 1);
  ASSERT_VALUE (result, "calls.busy-hours", ALL, "", 1);
  /* the second unit of a call does not count */
  ASSERT_VALUE (result, "calls.response-mean", ALL, "", 15);
  ASSERT_VALUE (result, "calls.response-mean", ZONE, "2", 10);
  g_assert_cmpfloat_with_epsilon (fixture_value (result, "calls.response-median", TBR_SCOPE_ALL,
                                                 ""),
                                  10, 0.11);
  g_assert_null (tbr_result_find (result, "calls.opened", TBR_SCOPE_ZONE, "99"));
}

/* Two units, one taken away and the call back in line: waited once, served once, busy twice. */
static void
test_calls_of_several_units (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_CALL_OPENED, .code = 1, .a = 9, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_CALL_QUEUED, .a = 9, .x = 1 },
    { .at = TBR_MINUTE, .kind = TBR_FACT_CALL_DISPATCHED, .a = 9, .b = 0, .x = 60 },
    { .at = TBR_MINUTE, .kind = TBR_FACT_CALL_BUMPED, .a = 9, .b = 0 },
    { .at = TBR_MINUTE, .kind = TBR_FACT_CALL_QUEUED, .a = 9, .x = 1 },
    { .at = 5 * TBR_MINUTE, .kind = TBR_FACT_CALL_DISPATCHED, .a = 9, .b = 0, .x = 300 },
    { .at = 5 * TBR_MINUTE, .kind = TBR_FACT_CALL_DISPATCHED, .a = 9, .b = 1, .x = 300 },
    { .at = 9 * TBR_MINUTE, .kind = TBR_FACT_CALL_ON_SCENE, .a = 9, .b = 0, .x = 540 },
    { .at = TBR_HOUR, .kind = TBR_FACT_CALL_CLOSED, .a = 9, .b = 0, .x = 3600, .y = 1 },
    { .at = TBR_HOUR, .kind = TBR_FACT_CALL_CLOSED, .a = 9, .b = 1, .x = 3600, .y = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_calls, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "calls.queued", ALL, "", 1);
  ASSERT_VALUE (result, "calls.served", PRIORITY, "1", 1);
  ASSERT_VALUE (result, "calls.busy-hours", ZONE, "0", 2);
  ASSERT_VALUE (result, "calls.wait-mean", ALL, "", 1);
  ASSERT_VALUE (result, "calls.response-mean", ALL, "", 9);
  ASSERT_VALUE (result, "calls.bumped", ALL, "", 1);
  g_assert_cmpint (tbr_result_find (result, "calls.served", TBR_SCOPE_ALL, "")->certainty, ==,
                   TBR_CERTAINTY_ESTIMATED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/calls/no-call", test_calls_no_call);
  g_test_add_func ("/output/calls/what-became-of-them", test_calls_what_became_of_them);
  g_test_add_func ("/output/calls/of-several-units", test_calls_of_several_units);
  return g_test_run ();
}
