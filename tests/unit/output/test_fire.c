/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Containment and flights, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_fire;

static void
test_fire_no_fire (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_fire, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K14.fires", ALL, "", 0);
  ASSERT_NEVER (result, "K14.ignition-to-contained", ALL, "");
  ASSERT_NEVER (result, "fire.drops-per-flight-hour", ALL, "");
}

static void
test_fire_from_ignition_to_contained (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_IGNITION,
      .a = 0,
      .b = 0,
      .x = 0 },
    { .at = 1 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_IGNITION,
      .a = 0,
      .b = 1,
      .x = 0 },
    { .at = 1 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_IGNITION,
      .a = 0,
      .b = 2,
      .x = 0 },
    { .at = 5 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_CONTAINED,
      .a = 0,
      .b = 1,
      .x = 0 },
    { .at = 6 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_OUT,
      .a = 0,
      .b = 2,
      .x = 0 },
    { .at = 8 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_CONTAINED,
      .a = 0,
      .b = 0,
      .x = 0 },
    { .at = 9 * TBR_HOUR,
      .kind = TBR_FACT_HAZARD_EVENT,
      .code = TBR_HAZARD_EVENT_CONTAINED,
      .a = 0,
      .b = 0,
      .x = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_fire, facts, G_N_ELEMENTS (facts), 10 * TBR_HOUR);
  ASSERT_VALUE (result, "K14.fires", ALL, "", 3);
  ASSERT_VALUE (result, "K14.fires-contained", HAZARD, "fires", 2);
  ASSERT_VALUE (result, "K14.ignition-to-contained", ALL, "", 6);
}

/* Held after 2 h, broken out after 4, held for good after 10. */
static void
test_fire_an_escape_takes_containment_back (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_HAZARD_EVENT, .code = TBR_HAZARD_EVENT_IGNITION },
    { .at = 2 * TBR_HOUR, .kind = TBR_FACT_HAZARD_EVENT, .code = TBR_HAZARD_EVENT_CONTAINED },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_HAZARD_EVENT, .code = TBR_HAZARD_EVENT_ESCAPED },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_HAZARD_EVENT, .code = TBR_HAZARD_EVENT_CONTAINED },
    { .at = 20 * TBR_HOUR, .kind = TBR_FACT_HAZARD_EVENT, .code = TBR_HAZARD_EVENT_OUT },
  };
  g_autoptr (TbrResult) early = fixture_fold (&tbr_output_fire, facts, 3, 5 * TBR_HOUR);
  ASSERT_VALUE (early, "K14.fires-contained", ALL, "", 0);
  g_autoptr (TbrResult) late = fixture_fold (&tbr_output_fire, facts, 5, TBR_DAY);
  ASSERT_VALUE (late, "K14.ignition-to-contained", ALL, "", 10);
}

static void
test_fire_from_the_need_for_line (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 1,
      .c = SE,
      .x = 1000 },
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_DIKE,
      .a = 1,
      .b = 1,
      .c = SE,
      .x = 1000 },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_NEED_CLOSED, .a = 1 },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_NEED_CLOSED, .a = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_fire, facts, G_N_ELEMENTS (facts), 12 * TBR_HOUR);
  ASSERT_VALUE (result, "K14.fires", HAZARD, "elbe", 1);
  ASSERT_VALUE (result, "K14.ignition-to-contained", ALL, "", 10);
  /* the middle of a bin of 2.19 % */
  g_assert_cmpfloat_with_epsilon (fixture_value (result, "K14.ignition-to-contained-median",
                                                 TBR_SCOPE_ALL, ""),
                                  10, 0.11);
}

static void
test_fire_drops_by_flight_hour (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 4 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = IT_PLANES,
      .b = 0,
      .x = 4,
      .y = 800,
      .z = 20 },
    { .at = 9 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = IT_PLANES,
      .b = 0,
      .x = 1,
      .y = 200,
      .z = 5 },
    { .at = 9 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = SE_ENGINE,
      .b = 0,
      .x = 3,
      .y = 100,
      .z = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_fire, facts, G_N_ELEMENTS (facts), 12 * TBR_HOUR);
  ASSERT_VALUE (result, "fire.drops", ALL, "", 25);
  ASSERT_VALUE (result, "fire.flight-hours", CAPABILITY, "AFFF-S", 5);
  ASSERT_VALUE (result, "fire.drops-per-flight-hour", ALL, "", 5);
}

/* Who is at work when a fire goes out tells of it after the need for line has closed. */
static void
test_fire_counts_the_last_drops (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_FIRE_LINE, .b = 1, .c = SE },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_NEED_CLOSED },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKED, .a = IT_PLANES, .x = 4, .z = 20 },
    { .at = 5 * TBR_HOUR, .kind = TBR_FACT_NEED_CLOSED },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_fire, facts, G_N_ELEMENTS (facts), 6 * TBR_HOUR);
  ASSERT_VALUE (result, "fire.drops", ALL, "", 20);
  ASSERT_VALUE (result, "K14.fires-contained", HAZARD, "elbe", 1);
  ASSERT_VALUE (result, "K14.ignition-to-contained", ALL, "", 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/fire/no-fire", test_fire_no_fire);
  g_test_add_func ("/output/fire/from-ignition-to-contained", test_fire_from_ignition_to_contained);
  g_test_add_func ("/output/fire/an-escape-takes-containment-back",
                   test_fire_an_escape_takes_containment_back);
  g_test_add_func ("/output/fire/from-the-need-for-line", test_fire_from_the_need_for_line);
  g_test_add_func ("/output/fire/drops-by-flight-hour", test_fire_drops_by_flight_hour);
  g_test_add_func ("/output/fire/counts-the-last-drops", test_fire_counts_the_last_drops);
  return g_test_run ();
}
