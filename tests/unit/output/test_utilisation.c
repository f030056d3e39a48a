/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hours at work, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_utilisation;

static void
test_utilisation_nobody_out (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_utilisation, NULL, 0, TBR_DAY);
  ASSERT_NEVER (result, "K23.utilisation", ALL, "");
  ASSERT_VALUE (result, "units.missions", ALL, "", 0);
}

static void
test_utilisation_a_whole_mission (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_CONVOY, .b = 0 },
    { .at = 12 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 1 },
    { .at = 13 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_SECOND, .b = 0 },
    { .at = 14 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_SECOND, .b = 0, .x = 1 },
    { .at = 18 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = PL_CONVOY,
      .b = 0,
      .x = 0,
      .y = 0,
      .z = 0 },
    { .at = 18 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = PL_SECOND,
      .b = 0,
      .x = 0,
      .y = 0,
      .z = 0 },
    { .at = 34 * TBR_HOUR, .kind = TBR_FACT_UNIT_RELEASED, .a = PL_CONVOY, .b = TBR_NONE },
    { .at = 48 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = PL_CONVOY, .b = TBR_NONE },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_utilisation, facts, G_N_ELEMENTS (facts), 37 * TBR_HOUR);
  ASSERT_VALUE (result, "K23.productive-hours", ALL, "", 10);
  ASSERT_VALUE (result, "units.peak-working", CAPABILITY, "GFFF-V", 2);
  ASSERT_VALUE (result, "units.missions", ALL, "", 1);
  /* 6 h of 24 h and, not yet let go, 4 h of 24 h */
  ASSERT_VALUE (result, "K23.utilisation", ALL, "", 1000.0 / 48);
  ASSERT_VALUE (result, "K23.productive-share-of-mission", CAPABILITY, "GFFF-V", 1000.0 / 48);
  ASSERT_VALUE (result, "K29.operation-cost", ALL, "", 40000);
}

static void
test_utilisation_still_at_work (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_CONVOY, .b = 0 },
    { .at = 1 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 1 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_utilisation, facts, G_N_ELEMENTS (facts), 13 * TBR_HOUR);
  ASSERT_VALUE (result, "K23.utilisation", ALL, "", 100);
  ASSERT_VALUE (result, "K29.operation-cost", CAPABILITY, "GFFF-V", 20000 * 13 / 24.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/utilisation/nobody-out", test_utilisation_nobody_out);
  g_test_add_func ("/output/utilisation/a-whole-mission", test_utilisation_a_whole_mission);
  g_test_add_func ("/output/utilisation/still-at-work", test_utilisation_still_at_work);
  return g_test_run ();
}
