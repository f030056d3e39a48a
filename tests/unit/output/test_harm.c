/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Harm added up, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_harm;

static void
test_harm_none (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_harm, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K10.deaths", ALL, "", 0);
  g_assert_cmpuint (result->indicators->len, ==, TBR_HARM_N);
}

static void
test_harm_adds_by_hazard_and_state (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_BURNED,
      .a = 0,
      .b = SE,
      .c = TBR_NONE,
      .x = 100 },
    { .at = 0,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_BURNED,
      .a = 0,
      .b = SE,
      .c = TBR_NONE,
      .x = 50 },
    { .at = 1,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_DEATHS,
      .a = 1,
      .b = PL,
      .c = TBR_NONE,
      .x = 2 },
    { .at = 2,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_DEATHS,
      .a = 1,
      .b = TBR_NONE,
      .c = TBR_NONE,
      .x = 1 },
    { .at = 2,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_PREVENTABLE,
      .a = 1,
      .b = PL,
      .c = TBR_NONE,
      .x = 1 },
    { .at = 3,
      .kind = TBR_FACT_HARM,
      .code = TBR_HARM_POWER,
      .a = 0,
      .b = SE,
      .c = TBR_NONE,
      .x = 1000 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_harm, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "K13.burned", ALL, "", 150);
  ASSERT_VALUE (result, "K13.burned", HAZARD, "fires", 150);
  ASSERT_VALUE (result, "K13.burned", STATE, "SE", 150);
  ASSERT_VALUE (result, "K10.deaths", ALL, "", 3);
  ASSERT_VALUE (result, "K10.deaths", HAZARD, "elbe", 3);
  ASSERT_VALUE (result, "K10.deaths", STATE, "PL", 2);
  ASSERT_VALUE (result, "K10.deaths", STATE, "none", 1);
  ASSERT_VALUE (result, "K10.preventable-deaths", STATE, "PL", 1);
  ASSERT_VALUE (result, "K09.without-power", HAZARD, "fires", 1000);
  g_assert_null (tbr_result_find (result, "K13.burned", TBR_SCOPE_STATE, "PL"));
  g_assert_cmpstr (tbr_result_find (result, "K09.without-power", TBR_SCOPE_ALL, "")->unit, ==,
                   "person-hours");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/harm/none", test_harm_none);
  g_test_add_func ("/output/harm/adds-by-hazard-and-state", test_harm_adds_by_hazard_and_state);
  return g_test_run ();
}
