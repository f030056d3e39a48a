/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Services lost and won back, by hand. */
#include "fixture.h"

#include <tabard/lifeline.h>

extern const TbrOutputKind tbr_output_lifelines;

#define CHANGED(hour, region, service, value)                                                      \
  {                                                                                                \
    .at = (hour) *TBR_HOUR, .kind = TBR_FACT_LIFELINE_CHANGED, .code = TBR_LIFELINE_##service,     \
    .a = region, .b = 0, .c = TBR_NONE, .x = value, .z = fixture_region_people[region]             \
  }
#define MISSED(hour, region, service, hours)                                                       \
  {                                                                                                \
    .at = (hour) *TBR_HOUR, .kind = TBR_FACT_LIFELINE_MISSED, .code = TBR_LIFELINE_##service,      \
    .a = region, .b = 0, .c = SE, .x = (hours) *fixture_region_people[region]                      \
  }

static void
test_lifelines_none (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_lifelines, NULL, 0, TBR_DAY);
  g_assert_cmpuint (result->indicators->len, ==, 0);
}

static void
test_lifelines_add_up_by_region (void)
{
  const TbrFact facts[] = {
    CHANGED (1, 0, POWER, 0.5), CHANGED (1, 2, POWER, 0.1),   CHANGED (2, 0, POWER, 1),
    CHANGED (3, 2, POWER, 0),   CHANGED (5, 1, TELECOM, 0.2), CHANGED (5, 0, POWER, 0),
    MISSED (6, 0, POWER, 3.5),  MISSED (6, 2, POWER, 0.2),    MISSED (6, 1, TELECOM, 0.2),
    MISSED (12, 0, POWER, 0.5),
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_lifelines, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "lifeline.without-power", REGION, "SE/Gävleborg", 4 * 280e3);
  ASSERT_VALUE (result, "lifeline.without-power", REGION, "PL/Mazowieckie", 0.2 * 5.5e6);
  ASSERT_VALUE (result, "lifeline.without-telecom", REGION, "SE/Dalarna", 0.2 * 290e3);
  /* Worst is who went without longest, not where most people live. */
  ASSERT_VALUE (result, "lifeline.worst-power", REGION, "SE/Gävleborg", 4);
  ASSERT_VALUE (result, "lifeline.worst-at-power", REGION, "SE/Gävleborg", 2);
  g_assert_null (
      tbr_result_find (result, "lifeline.worst-power", TBR_SCOPE_REGION, "PL/Mazowieckie"));
  /* At two o'clock all of Gävleborg and a tenth of Mazowieckie. */
  ASSERT_VALUE (result, "lifeline.peak-power", ALL, "", 280e3 + 550e3);
  ASSERT_VALUE (result, "lifeline.peak-at-power", ALL, "", 2);
  g_assert_null (tbr_result_find (result, "lifeline.peak-water", TBR_SCOPE_ALL, ""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/lifelines/none", test_lifelines_none);
  g_test_add_func ("/output/lifelines/add-up-by-region", test_lifelines_add_up_by_region);
  return g_test_run ();
}
