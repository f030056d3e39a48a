/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Times to the operation and critical mortality, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_casualties;

static TbrFact
patients (TbrPatientStage stage, double persons, double minutes)
{
  return (TbrFact){
    .kind = TBR_FACT_PATIENTS, .code = (guint16) stage, .a = 1, .x = persons, .y = minutes * 60
  };
}

static void
test_casualties_nobody_hurt (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_casualties, NULL, 0, TBR_DAY);
  ASSERT_NEVER (result, "K16.hurt-to-operation", ALL, "");
  ASSERT_NEVER (result, "K16.operated-in-60-min", ALL, "");
  ASSERT_NEVER (result, "K17.critical-mortality", ALL, "");
}

/* Ten critical: two operated after 40 min, five after 100, one after 60 hours, two dead. */
static void
test_casualties_by_hand (void)
{
  const TbrFact facts[] = {
    patients (TBR_PATIENT_CRITICAL_HURT, 10, 0),
    patients (TBR_PATIENT_CRITICAL_TREATED, 2, 40),
    patients (TBR_PATIENT_CRITICAL_TREATED, 5, 100),
    patients (TBR_PATIENT_DELAYED_TREATED, 9, 10),
    patients (TBR_PATIENT_CRITICAL_TREATED, 1, 3600),
    patients (TBR_PATIENT_CRITICAL_DEAD, 2, 90),
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_casualties, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "K16.hurt-to-operation", ALL, "", (2 * 40 + 5 * 100 + 3600) / 8.0);
  ASSERT_VALUE (result, "K16.hurt-to-operation-median", ALL, "", 100.5);
  ASSERT_VALUE (result, "K16.operated-in-60-min", ALL, "", 25);
  ASSERT_VALUE (result, "K16.operated-in-120-min", ALL, "", 87.5);
  ASSERT_VALUE (result, "K17.critical", ALL, "", 10);
  ASSERT_VALUE (result, "K17.critical-mortality", ALL, "", 20);
  ASSERT_VALUE (result, "K17.critical-mortality", HAZARD, "elbe", 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/casualties/nobody-hurt", test_casualties_nobody_hurt);
  g_test_add_func ("/output/casualties/by-hand", test_casualties_by_hand);
  return g_test_run ();
}
