/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Overpressure and its effects against published curves and tables. */
#include "hazards/blast.h"

#include <math.h>

/* The other published law, [SWISDAK1994], for charges on the ground: kPa at scaled distances of 2,
   5, 10 and 20 m/kg^(1/3). The two are fits to different shots: within 20 % of each other. */
static void
test_blast_overpressure_as_published (void)
{
  static const double z[] = { 2, 5, 10, 20 }, wanted[] = { 283.7, 43.2, 14.9, 6.10 };
  for (guint i = 0; i < G_N_ELEMENTS (z); i++)
    {
      double tnt = 500e3;
      double found = tbr_blast_overpressure (z[i] * cbrt (tnt), TBR_BLAST_GROUND * tnt) / 1e3;
      g_assert_cmpfloat_with_epsilon (found / wanted[i], 1, 0.2);
    }
  g_assert_cmpfloat (tbr_blast_overpressure (100, 0), ==, 0);
}

/* 1 kg at 1 m and at 10 m in free air: 9.95 and 0.0986 atmospheres by the formula itself, worked
   out by hand. */
static void
test_blast_overpressure_by_hand (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_blast_overpressure (1, 1) / 101325, 9.95, 0.01);
  g_assert_cmpfloat_with_epsilon (tbr_blast_overpressure (10, 1) / 101325, 0.0986, 0.0002);
}

/* [EISENBERG1975]: 1, 50 and 99 % die of the lung at 14.5, 20.5 and 29 psi. [CLANCEY1972]: 17.2 kPa
   destroy half of the brickwork of houses, 3.4 to 6.9 kPa usually shatter windows, 34.5 to 48.2 kPa
   bring nearly every house down. */
static void
test_blast_effects_as_tabled (void)
{
  const double psi = 6894.76;
  g_assert_cmpfloat_with_epsilon (tbr_blast_share (TBR_BLAST_LUNG, 14.5 * psi), 0.01, 0.01);
  g_assert_cmpfloat_with_epsilon (tbr_blast_share (TBR_BLAST_LUNG, 20.5 * psi), 0.5, 0.08);
  g_assert_cmpfloat_with_epsilon (tbr_blast_share (TBR_BLAST_LUNG, 29 * psi), 0.99, 0.01);
  g_assert_cmpfloat_with_epsilon (tbr_blast_share (TBR_BLAST_STRUCTURE, 17.2e3), 0.5, 0.15);
  g_assert_cmpfloat_with_epsilon (tbr_blast_share (TBR_BLAST_PANES, 3.4e3), 0.5, 0.2);
  g_assert_cmpfloat (tbr_blast_share (TBR_BLAST_PANES, 6.9e3), >, 0.9);
  g_assert_cmpfloat_with_epsilon (tbr_blast_share (TBR_BLAST_COLLAPSE, 40e3), 0.5, 1e-9);
  g_assert_cmpfloat (tbr_blast_share (TBR_BLAST_COLLAPSE, 100e3), >, 0.9);
  for (guint effect = 0; effect < TBR_BLAST_N; effect++)
    g_assert_cmpfloat (tbr_blast_share ((TbrBlastEffect) effect, 0), ==, 0);
}

/* A point, and a wide quarter around it: the mean lies between the least and the most; farther is
   never worse. */
static void
test_blast_means_over_a_quarter (void)
{
  double point[TBR_BLAST_N], wide[TBR_BLAST_N], before[TBR_BLAST_N] = { 1, 1, 1, 1 };
  tbr_blast_shares (&(TbrBlastQuarter){ 1000, 0, 500e3, 1 }, point);
  for (guint i = 0; i < TBR_BLAST_N; i++)
    g_assert_cmpfloat_with_epsilon (point[i],
                                    tbr_blast_share ((TbrBlastEffect) i,
                                                     tbr_blast_overpressure (1000, TBR_BLAST_GROUND
                                                                                       * 500e3)),
                                    1e-9);
  tbr_blast_shares (&(TbrBlastQuarter){ 1000, 900, 500e3, 1 }, wide);
  g_assert_cmpfloat (wide[TBR_BLAST_COLLAPSE], >, point[TBR_BLAST_COLLAPSE]);
  for (double distance = 100; distance < 2e4; distance *= 1.5)
    {
      tbr_blast_shares (&(TbrBlastQuarter){ distance, 50, 500e3, 2 }, wide);
      for (guint i = 0; i < TBR_BLAST_N; i++)
        {
          g_assert_cmpfloat (wide[i], <=, before[i] + 1e-12);
          before[i] = wide[i];
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/blast/overpressure-as-published",
                   test_blast_overpressure_as_published);
  g_test_add_func ("/hazards/blast/overpressure-by-hand", test_blast_overpressure_by_hand);
  g_test_add_func ("/hazards/blast/effects-as-tabled", test_blast_effects_as_tabled);
  g_test_add_func ("/hazards/blast/means-over-a-quarter", test_blast_means_over_a_quarter);
  return g_test_run ();
}
