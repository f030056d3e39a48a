/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Load of staff, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_staff;

static void
test_staff_nobody_out (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_staff, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K31.person-hours", ALL, "", 0);
  ASSERT_NEVER (result, "K31.strained", ALL, "");
  ASSERT_NEVER (result, "K31.rotations-on-time", ALL, "");
}

/* 480 + 320 hours of which 200 strained; of two reliefs one in time, and one unit sent home. */
static void
test_staff_hours_and_reliefs (void)
{
  const TbrFact facts[] = {
    { .at = 0, .kind = TBR_FACT_UNIT_ORDER_FAILED, .code = 3, .a = IT_PLANES },
    { .at = 0, .kind = TBR_FACT_UNIT_ORDER_FAILED, .code = 5, .a = IT_PLANES },
    { .at = 1, .kind = TBR_FACT_UNIT_STAFF, .a = PL_CONVOY, .b = 2, .c = 1, .x = 480, .y = 120 },
    { .at = 2, .kind = TBR_FACT_UNIT_STAFF, .a = SE_ENGINE, .x = 320, .y = 80 },
    { .at = 3, .kind = TBR_FACT_RELIEF_FOUND, .a = PL_CONVOY, .x = 40, .y = 60 },
    { .at = 4, .kind = TBR_FACT_RELIEF_FOUND, .a = PL_SECOND, .x = 40, .y = 60, .z = 12 },
    { .at = 5, .kind = TBR_FACT_UNIT_RELEASED, .code = 5, .a = PL_CONVOY },
    { .at = 6, .kind = TBR_FACT_UNIT_RELEASED, .code = 0, .a = PL_SECOND },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_staff, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "K31.person-hours", ALL, "", 800);
  ASSERT_VALUE (result, "K31.strained", ALL, "", 25);
  ASSERT_VALUE (result, "K31.person-hours", CAPABILITY, "GFFF-V", 480);
  ASSERT_VALUE (result, "K31.ill", ALL, "", 2);
  ASSERT_VALUE (result, "K31.hurt", CAPABILITY, "GFFF-V", 1);
  ASSERT_VALUE (result, "K31.rotations", ALL, "", 2);
  ASSERT_VALUE (result, "K31.rotations-on-time", ALL, "", 100.0 / 3);
  ASSERT_VALUE (result, "K31.rotation-late", ALL, "", 6);
  ASSERT_VALUE (result, "K31.sent-home-unrelieved", ALL, "", 1);
  ASSERT_VALUE (result, "K31.orders-without-crew", ALL, "", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/staff/nobody-out", test_staff_nobody_out);
  g_test_add_func ("/output/staff/hours-and-reliefs", test_staff_hours_and_reliefs);
  return g_test_run ();
}
