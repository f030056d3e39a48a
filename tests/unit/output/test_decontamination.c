/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People cleaned and their time in line, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_decontamination;

static void
test_decontamination_nobody_cleaned (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_decontamination, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "K18.cleaned", ALL, "", 0);
  ASSERT_NEVER (result, "K18.cleaned-per-hour", ALL, "");
  ASSERT_NEVER (result, "K18.line-p90", ALL, "");
}

/* 80 after 10 min in line, 15 after 30, 5 after 50, over two hours; three came uncleaned. */
static void
test_decontamination_by_hand (void)
{
  const TbrFact facts[] = {
    { .at = TBR_HOUR, .kind = TBR_FACT_PATIENTS, .code = TBR_PATIENT_CLEANED, .x = 80, .y = 600 },
    { .at = TBR_HOUR, .kind = TBR_FACT_PATIENTS, .code = TBR_PATIENT_UNCLEANED, .x = 3 },
    { .at = 2 * TBR_HOUR,
      .kind = TBR_FACT_PATIENTS,
      .code = TBR_PATIENT_CLEANED,
      .x = 15,
      .y = 1800 },
    { .at = 3 * TBR_HOUR,
      .kind = TBR_FACT_PATIENTS,
      .code = TBR_PATIENT_CLEANED,
      .x = 5,
      .y = 3000 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_decontamination, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "K18.cleaned", ALL, "", 100);
  ASSERT_VALUE (result, "K18.cleaned-per-hour", ALL, "", 50);
  ASSERT_VALUE (result, "K18.line-p90", ALL, "", 30.5);
  ASSERT_VALUE (result, "K18.uncleaned-at-hospitals", ALL, "", 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/decontamination/nobody-cleaned", test_decontamination_nobody_cleaned);
  g_test_add_func ("/output/decontamination/by-hand", test_decontamination_by_hand);
  return g_test_run ();
}
