/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rescues by team-day, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_rescue;

static void
test_rescue_nobody_there (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_rescue, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K12.live-rescues", ALL, "", 0);
  ASSERT_NEVER (result, "K12.live-rescues-per-team-day", ALL, "");
}

static void
test_rescue_work_of_teams (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_TRAPPED,
      .a = 0,
      .b = 1,
      .c = SE,
      .x = 1000 },
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 1,
      .b = 1,
      .c = SE,
      .x = 1000 },
    { .at = 2 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_CONVOY, .b = 0 },
    { .at = 3 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 1 },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = SE_ENGINE, .b = 1 },
    { .at = 10 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = PL_CONVOY,
      .b = 0,
      .x = 7,
      .y = 3,
      .z = 0 },
    { .at = 11 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = SE_ENGINE,
      .b = 1,
      .x = 7,
      .y = 99,
      .z = 0 },
    { .at = 26 * TBR_HOUR, .kind = TBR_FACT_UNIT_RELEASED, .a = PL_CONVOY, .b = TBR_NONE },
    { .at = 30 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_SECOND, .b = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_rescue, facts, G_N_ELEMENTS (facts), 54 * TBR_HOUR);
  /* one day of the one team, one of the other */
  ASSERT_VALUE (result, "K12.live-rescues", ALL, "", 3);
  ASSERT_VALUE (result, "K12.team-days", ALL, "", 2);
  ASSERT_VALUE (result, "K12.live-rescues-per-team-day", CAPABILITY, "GFFF-V", 1.5);
  ASSERT_VALUE (result, "K12.team-days", HAZARD, "elbe", 2);
}

static void
test_rescue_the_hazard_s_own_count (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_TRAPPED,
      .a = 0,
      .b = 1,
      .c = SE,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_CONVOY, .b = 0 },
    { .at = 5 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_RESCUED,
      .a = 1,
      .b = 0,
      .x = 2 },
    { .at = 10 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = PL_CONVOY,
      .b = 0,
      .x = 7,
      .y = 3,
      .z = 0 },
    { .at = 12 * TBR_HOUR, .kind = TBR_FACT_UNIT_TASKED, .a = PL_CONVOY, .b = 5 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_rescue, facts, G_N_ELEMENTS (facts), 54 * TBR_HOUR);
  ASSERT_VALUE (result, "K12.live-rescues", ALL, "", 2);
  ASSERT_VALUE (result, "K12.team-days", ALL, "", 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/rescue/nobody-there", test_rescue_nobody_there);
  g_test_add_func ("/output/rescue/work-of-teams", test_rescue_work_of_teams);
  g_test_add_func ("/output/rescue/the-hazard-s-own-count", test_rescue_the_hazard_s_own_count);
  return g_test_run ();
}
