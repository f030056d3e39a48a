/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Shares of damage grades against check values. */
#include "hazards/damage.h"

#include <locale.h>
#include <math.h>

static double
destroyed (TbrVulnerability class, double intensity)
{
  double shares[TBR_DAMAGE_GRADES];
  tbr_damage_distribution (tbr_damage_mean_grade (intensity, tbr_vulnerability_index (class)),
                           shares);
  return shares[5];
}

static void
test_damage_destroys_as_the_check_values (void)
{
  /* Computed from [LAGOMARSINO2006] for the domain study, in per cent, class A at VII to X; class
     B the same one degree later. */
  static const double share[] = { 0.7, 6.9, 27, 56 };
  static const double digit[] = { 0.05, 0.05, 0.5, 0.5 };
  for (guint i = 0; i < G_N_ELEMENTS (share); i++)
    {
      g_assert_cmpfloat_with_epsilon (100 * destroyed (TBR_VULNERABILITY_A, 7 + i), share[i],
                                      digit[i]);
      g_assert_cmpfloat_with_epsilon (100 * destroyed (TBR_VULNERABILITY_B, 8 + i), share[i],
                                      digit[i]);
    }
}

static void
test_damage_shares_add_to_one_and_to_the_mean (void)
{
  for (double mean = 0; mean <= 5; mean += 0.5)
    {
      double shares[TBR_DAMAGE_GRADES], sum = 0, first = 0;
      tbr_damage_distribution (mean, shares);
      for (guint grade = 0; grade < TBR_DAMAGE_GRADES; grade++)
        {
          sum += shares[grade];
          first += grade * shares[grade];
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-14);
      g_assert_cmpfloat_with_epsilon (first, mean, 1e-14);
    }
}

static void
test_damage_counts_collapsed_and_unusable (void)
{
  static const double shares[TBR_DAMAGE_GRADES] = { 0.1, 0.2, 0.2, 0.2, 0.2, 0.1 };
  g_assert_cmpfloat_with_epsilon (tbr_damage_collapsed (shares, 0), 0.1, 1e-15);
  g_assert_cmpfloat_with_epsilon (tbr_damage_collapsed (shares, 0.25), 0.15, 1e-15);
  g_assert_cmpfloat_with_epsilon (tbr_damage_unusable (shares), 0.38, 1e-15);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/damage/destroys-as-the-check-values",
                   test_damage_destroys_as_the_check_values);
  g_test_add_func ("/hazards/damage/shares-add-to-one-and-to-the-mean",
                   test_damage_shares_add_to_one_and_to_the_mean);
  g_test_add_func ("/hazards/damage/counts-collapsed-and-unusable",
                   test_damage_counts_collapsed_and_unusable);
  return g_test_run ();
}
