/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hours lost at borders, by hand. */
#include "fixture.h"

#include <tabard/border.h>

extern const TbrOutputKind tbr_output_obstacles;

static void
test_obstacles_nobody_sent (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_obstacles, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "border.radio", ALL, "", 0);
  ASSERT_NEVER (result, "border.order-to-work", ALL, "");
}

static void
test_obstacles_add_up_by_owner (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
    { .at = 0,
      .kind = TBR_FACT_UNIT_OBSTACLE,
      .code = TBR_OBSTACLE_AUTHORISATION,
      .a = PL_CONVOY,
      .b = PL,
      .c = SE,
      .x = 7200 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 1 },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_UNIT_ORDERED, .a = IT_PLANES, .b = 0, .c = 0 },
    { .at = 20 * TBR_HOUR, .kind = TBR_FACT_UNIT_ARRIVED, .a = PL_CONVOY, .b = SE, .c = 0 },
    { .at = 21 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_OBSTACLE,
      .code = TBR_OBSTACLE_RADIO,
      .a = PL_CONVOY,
      .b = PL,
      .c = SE,
      .x = 1800 },
    { .at = 24 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 1 },
    { .at = 30 * TBR_HOUR, .kind = TBR_FACT_UNIT_ARRIVED, .a = IT_PLANES, .b = SE, .c = 0 },
    { .at = 34 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = IT_PLANES, .b = 0, .x = 1 },
    /* after a night's rest: it had begun before */
    { .at = 40 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 1 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_obstacles, facts, G_N_ELEMENTS (facts), 48 * TBR_HOUR);
  ASSERT_VALUE (result, "border.authorisation", ALL, "", 2);
  ASSERT_VALUE (result, "border.radio", STATE, "PL", 0.5);
  /* 24 h and 30 h; the engine at home does not count */
  ASSERT_VALUE (result, "border.order-to-work", ALL, "", 27 * 60);
  ASSERT_VALUE (result, "border.order-to-work", STATE, "IT", 30 * 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/obstacles/nobody-sent", test_obstacles_nobody_sent);
  g_test_add_func ("/output/obstacles/add-up-by-owner", test_obstacles_add_up_by_owner);
  return g_test_run ();
}
