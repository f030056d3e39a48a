/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Need served and unserved, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_working;

static void
test_working_nothing_needed (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_working, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K08.unmet-need-hours", ALL, "", 0);
  ASSERT_NEVER (result, "K08.unmet-share", ALL, "");
  ASSERT_NEVER (result, "K27.worst-to-mean-unmet", ALL, "");
}

static void
test_working_one_need (void)
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
    { .at = 2 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 40 },
    { .at = 3 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 20 },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_NEED_CHANGED, .a = 0, .x = 900, .y = 100, .z = 90 },
    { .at = 6 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = SE_ENGINE,
      .b = 0,
      .x = 0,
      .y = 0,
      .z = 0 },
    { .at = 8 * TBR_HOUR, .kind = TBR_FACT_NEED_CLOSED, .a = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_working, facts, G_N_ELEMENTS (facts), 20 * TBR_HOUR);
  /* gaps: 100 for 2 h, 60 for 1 h, 40 for 1 h, 10 for 2 h, 70 for 2 h */
  ASSERT_VALUE (result, "K08.unmet-need", STATE_NEED, "SE/fire-line", 460);
  ASSERT_VALUE (result, "K08.unmet-need", NEED, "fire-line", 460);
  ASSERT_VALUE (result, "K08.unmet-need-hours", ALL, "", 4.6);
  ASSERT_VALUE (result, "K08.unmet-share", HAZARD, "fires", 57.5);
  ASSERT_VALUE (result, "K05.time-to-50-percent-working", STATE_NEED, "SE/fire-line", 3);
  ASSERT_VALUE (result, "K05.time-to-90-percent-working", STATE_NEED, "SE/fire-line", 4);
  ASSERT_VALUE (result, "K27.worst-to-mean-unmet", ALL, "", 1);
  g_assert_cmpstr (tbr_result_find (result, "K08.unmet-need", TBR_SCOPE_NEED, "fire-line")->unit,
                   ==, "m");
}

static void
test_working_more_than_needed_is_not_lent (void)
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
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 1,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_NEED_CHANGED, .a = 1, .x = 1000, .y = 100, .z = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 500 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_working, facts, G_N_ELEMENTS (facts), 10 * TBR_HOUR);
  /* one need served five times over, the other not at all */
  ASSERT_VALUE (result, "K08.unmet-share", STATE, "SE", 50);
  ASSERT_VALUE (result, "K08.unmet-need", STATE_NEED, "SE/fire-line", 1000);
  ASSERT_VALUE (result, "K05.time-to-50-percent-working", STATE_NEED, "SE/fire-line", 0);
  ASSERT_NEVER (result, "K05.time-to-90-percent-working", STATE_NEED, "SE/fire-line");
  ASSERT_VALUE (result, "K27.worst-to-mean-unmet", ALL, "", 2);
}

static void
test_working_the_peak_counts (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_NEED_CHANGED, .a = 0, .x = 1000, .y = 10, .z = 0 },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 10 },
    { .at = 5 * TBR_HOUR, .kind = TBR_FACT_NEED_CHANGED, .a = 0, .x = 1000, .y = 100, .z = 10 },
    { .at = 9 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 50 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_working, facts, G_N_ELEMENTS (facts), 10 * TBR_HOUR);
  ASSERT_VALUE (result, "K05.time-to-90-percent-working", STATE_NEED, "SE/fire-line", 1);
  ASSERT_VALUE (result, "K05.time-to-50-percent-of-peak", STATE_NEED, "SE/fire-line", 9);
  ASSERT_NEVER (result, "K05.time-to-90-percent-of-peak", STATE_NEED, "SE/fire-line");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/working/nothing-needed", test_working_nothing_needed);
  g_test_add_func ("/output/working/one-need", test_working_one_need);
  g_test_add_func ("/output/working/more-than-needed-is-not-lent",
                   test_working_more_than_needed_is_not_lent);
  g_test_add_func ("/output/working/the-peak-counts", test_working_the_peak_counts);
  return g_test_run ();
}
