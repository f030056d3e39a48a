/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Margins of supplies, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_supplies;

static void
test_supplies_nobody_out (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_supplies, NULL, 0, TBR_DAY);
  ASSERT_NEVER (result, "K32.least-margin", ALL, "");
  ASSERT_VALUE (result, "K32.left-without-supplies", ALL, "", 0);
}

/* Four days at the start; filled up when one is left; let go with five. Another has six of seven
   left when the run is looked at; a third runs out. */
static void
test_supplies_of_three_missions (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_SUPPLIED, .code = 0, .a = PL_CONVOY, .y = 4 },
    { .at = 0, .kind = TBR_FACT_UNIT_SUPPLIED, .code = 0, .a = IT_PLANES, .y = 2 },
    { .at = 1, .kind = TBR_FACT_UNIT_UNSUPPORTED, .a = IT_PLANES, .b = SE, .x = 4, .y = 0.8 },
    { .at = 2 * TBR_DAY, .kind = TBR_FACT_UNIT_RELEASED, .code = 2, .a = IT_PLANES },
    { .at = 3 * TBR_DAY,
      .kind = TBR_FACT_UNIT_SUPPLIED,
      .code = 1,
      .a = PL_CONVOY,
      .x = 1,
      .y = 8 },
    { .at = 5 * TBR_DAY, .kind = TBR_FACT_UNIT_SUPPLIED, .code = 0, .a = PL_SECOND, .y = 7 },
    { .at = 5 * TBR_DAY, .kind = TBR_FACT_UNIT_FUEL, .code = 0, .a = PL_CONVOY, .x = 0.5 },
    { .at = 5 * TBR_DAY + 1, .kind = TBR_FACT_UNIT_FUEL, .code = 1, .a = PL_CONVOY, .x = 0.1 },
    { .at = 6 * TBR_DAY, .kind = TBR_FACT_UNIT_RELEASED, .code = 0, .a = PL_CONVOY },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_supplies, facts, G_N_ELEMENTS (facts), 6 * TBR_DAY);
  ASSERT_VALUE (result, "K32.least-margin", ALL, "", 0);
  ASSERT_VALUE (result, "K32.least-margin", CAPABILITY, "GFFF-V", 1);
  ASSERT_VALUE (result, "K32.mean-margin", CAPABILITY, "GFFF-V", 3.5);
  ASSERT_VALUE (result, "K32.supplied-by-host", ALL, "", 1);
  ASSERT_VALUE (result, "K32.left-without-supplies", CAPABILITY, "AFFF-S", 1);
  ASSERT_VALUE (result, "K32.unsupported", ALL, "", 1);
  ASSERT_VALUE (result, "K32.without-fuel", CAPABILITY, "GFFF-V", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/supplies/nobody-out", test_supplies_nobody_out);
  g_test_add_func ("/output/supplies/of-three-missions", test_supplies_of_three_missions);
  return g_test_run ();
}
