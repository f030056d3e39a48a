/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Shares abroad and lacks at home, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_commitment;

static void
test_commitment_nobody_abroad (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_commitment, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K24.peak-share-abroad", ALL, "", 0);
  g_assert_cmpuint (result->indicators->len, ==, 4);
}

static void
test_commitment_below_the_reserve (void)
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
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE },
    { .at = 11 * TBR_HOUR, .kind = TBR_FACT_UNIT_ORDERED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 11 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
    { .at = 12 * TBR_HOUR,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_DIKE,
      .a = 1,
      .b = 1,
      .c = PL,
      .x = 1000 },
    { .at = 12 * TBR_HOUR, .kind = TBR_FACT_NEED_CHANGED, .a = 1, .x = 1000, .y = 10, .z = 0 },
    { .at = 12 * TBR_HOUR, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_SECOND, .b = 0, .c = 0 },
    { .at = 22 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_SECOND, .b = 0, .c = TBR_NONE },
    { .at = 46 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = PL_CONVOY, .b = TBR_NONE },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_commitment, facts, G_N_ELEMENTS (facts), 70 * TBR_HOUR);
  /* one of two is the half that Poland keeps, two are not: 24 h; its dike was unserved from hour 12
   */
  ASSERT_VALUE (result, "K24.peak-share-abroad", STATE, "PL", 100);
  ASSERT_VALUE (result, "K24.days-below-reserve", STATE, "PL", 1);
  ASSERT_VALUE (result, "K24.units-sent", STATE_CAPABILITY, "PL/GFFF-V", 2);
  ASSERT_VALUE (result, "K24.units-sent", ALL, "", 2);
  ASSERT_VALUE (result, "K25.unmet-at-home-while-away", STATE, "PL", 58);
  g_assert_null (tbr_result_find (result, "K24.units-sent", TBR_SCOPE_STATE, "SE"));
}

static void
test_commitment_home_again (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = IT_PLANES, .b = 0, .c = 0 },
    { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = IT_PLANES, .b = 0, .c = TBR_NONE },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = IT_PLANES, .b = TBR_NONE },
    { .at = 12 * TBR_HOUR,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 1,
      .b = 0,
      .c = IT,
      .x = 1000 },
    { .at = 12 * TBR_HOUR, .kind = TBR_FACT_NEED_CHANGED, .a = 1, .x = 1000, .y = 5, .z = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_commitment, facts, G_N_ELEMENTS (facts), 20 * TBR_HOUR);
  ASSERT_VALUE (result, "K24.peak-share-abroad", STATE_CAPABILITY, "IT/AFFF-S", 50);
  ASSERT_VALUE (result, "K25.unmet-at-home-while-away", ALL, "", 0);
  ASSERT_VALUE (result, "K24.days-below-reserve", ALL, "", 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/commitment/nobody-abroad", test_commitment_nobody_abroad);
  g_test_add_func ("/output/commitment/below-the-reserve", test_commitment_below_the_reserve);
  g_test_add_func ("/output/commitment/home-again", test_commitment_home_again);
  return g_test_run ();
}
