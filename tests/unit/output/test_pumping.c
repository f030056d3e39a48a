/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Water pumped, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_pumping;

static void
test_pumping_dry (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_pumping, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K15.pumped-volume", ALL, "", 0);
  ASSERT_NEVER (result, "K15.share-of-potential", ALL, "");
}

static void
test_pumping_against_what_was_possible (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FLOOD_WATER,
      .a = 0,
      .b = 1,
      .c = PL,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_UNIT_ON_SITE, .a = IT_PLANES, .b = 0 },
    { .at = 4 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = IT_PLANES, .b = 0, .x = 1000 },
    { .at = 16 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = IT_PLANES,
      .b = 0,
      .x = 12,
      .y = 9000,
      .z = 0 },
    { .at = 16 * TBR_HOUR, .kind = TBR_FACT_UNIT_RESTING, .code = 2, .a = IT_PLANES, .b = 0 },
    { .at = 24 * TBR_HOUR, .kind = TBR_FACT_UNIT_RELEASED, .a = IT_PLANES, .b = TBR_NONE },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_pumping, facts, G_N_ELEMENTS (facts), 48 * TBR_HOUR);
  ASSERT_VALUE (result, "K15.pumped-volume", ALL, "", 9000);
  ASSERT_VALUE (result, "K15.pumped-per-module-day", HAZARD, "elbe", 9000);
  ASSERT_VALUE (result, "K15.share-of-potential", CAPABILITY, "AFFF-S", 37.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/pumping/dry", test_pumping_dry);
  g_test_add_func ("/output/pumping/against-what-was-possible",
                   test_pumping_against_what_was_possible);
  return g_test_run ();
}
