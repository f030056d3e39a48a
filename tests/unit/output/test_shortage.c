/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Spells of shortage, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_shortage;

static void
test_shortage_nothing_short (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_shortage, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "shortage.spells", ALL, "", 0);
  ASSERT_VALUE (result, "shortage.hours", ALL, "", 0);
}

static void
test_shortage_one_spell_over_and_one_not (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1,
      .y = 15.5,
      .z = 62 },
    { .at = 0, .kind = TBR_FACT_NEED_CHANGED, .a = 0, .x = 1000, .y = 100, .z = 0 },
    { .at = 5 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 50 },
    { .at = 10 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 30 },
    { .at = 20 * TBR_HOUR,
      .kind = TBR_FACT_UNIT_WORKED,
      .a = SE_ENGINE,
      .b = 0,
      .x = 0,
      .y = 0,
      .z = 0 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_shortage, facts, G_N_ELEMENTS (facts), 22 * TBR_HOUR);
  /* 5 h of nothing and 5 h of half; then 2 h of three tenths */
  ASSERT_VALUE (result, "shortage.began", SPELL, "1/SE/fire-line", 0);
  ASSERT_VALUE (result, "shortage.lasted", SPELL, "1/SE/fire-line", 10);
  ASSERT_VALUE (result, "shortage.missing-hours", SPELL, "1/SE/fire-line", 7.5);
  ASSERT_VALUE (result, "shortage.least-served", SPELL, "1/SE/fire-line", 0);
  ASSERT_VALUE (result, "shortage.is-over", SPELL, "1/SE/fire-line", 1);
  ASSERT_VALUE (result, "shortage.worst-lon", SPELL, "1/SE/fire-line", 15.5);
  ASSERT_VALUE (result, "shortage.began", SPELL, "2/SE/fire-line", 20);
  ASSERT_VALUE (result, "shortage.lasted", SPELL, "2/SE/fire-line", 2);
  ASSERT_VALUE (result, "shortage.missing-hours", SPELL, "2/SE/fire-line", 1.4);
  ASSERT_VALUE (result, "shortage.is-over", SPELL, "2/SE/fire-line", 0);
  ASSERT_VALUE (result, "shortage.hours", STATE_NEED, "SE/fire-line", 12);
  ASSERT_VALUE (result, "shortage.spells", ALL, "", 2);
}

static void
test_shortage_short_ones_are_passed_over (void)
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
    { .at = 59 * TBR_MINUTE, .kind = TBR_FACT_UNIT_WORKING, .a = SE_ENGINE, .b = 0, .x = 80 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_shortage, facts, G_N_ELEMENTS (facts), 2 * TBR_HOUR);
  ASSERT_VALUE (result, "shortage.spells", ALL, "", 0);
  ASSERT_VALUE (result, "shortage.hours", ALL, "", 59 / 60.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/shortage/nothing-short", test_shortage_nothing_short);
  g_test_add_func ("/output/shortage/one-spell-over-and-one-not",
                   test_shortage_one_spell_over_and_one_not);
  g_test_add_func ("/output/shortage/short-ones-are-passed-over",
                   test_shortage_short_ones_are_passed_over);
  return g_test_run ();
}
