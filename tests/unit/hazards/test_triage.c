/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Survival of the wounded against check values. */
#include "hazards/triage.h"

#include <locale.h>
#include <math.h>

static void
test_triage_survival_meets_the_check_values (void)
{
  /* Computed from [MILLS2013] for the domain study, printed to two decimals. */
  static const double red[] = { 0.37, 0.22, 0.14 }, yellow[] = { 0.74, 0.54, 0.35 };
  for (guint i = 0; i < G_N_ELEMENTS (red); i++)
    {
      const double wait = 3600.0 * (i + 1);
      g_assert_cmpfloat_with_epsilon (tbr_triage_survival (TBR_TRIAGE_RED, wait, 1), red[i], 0.005);
      g_assert_cmpfloat_with_epsilon (tbr_triage_survival (TBR_TRIAGE_YELLOW, wait, 1), yellow[i],
                                      0.005);
    }
}

static void
test_triage_survival_is_stretched_by_a_better_system (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_triage_survival (TBR_TRIAGE_RED, 7200, 2),
                                  tbr_triage_survival (TBR_TRIAGE_RED, 3600, 1), 1e-15);
  g_assert_cmpfloat (tbr_triage_survival (TBR_TRIAGE_RED, 0, 1), ==, 0.56);
  g_assert_cmpfloat (tbr_triage_survival (TBR_TRIAGE_GREEN, 1e6, 1), ==, 1);
  g_assert_cmpfloat (tbr_triage_survival (TBR_TRIAGE_BLACK, 0, 1), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/triage/survival-meets-the-check-values",
                   test_triage_survival_meets_the_check_values);
  g_test_add_func ("/hazards/triage/survival-is-stretched-by-a-better-system",
                   test_triage_survival_is_stretched_by_a_better_system);
  return g_test_run ();
}
