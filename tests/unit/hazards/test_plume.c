/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Plumes and puffs against figures worked out elsewhere. */
#include "hazards/plume.h"

#include <math.h>

/* Worked out in Python from the formulas of Briggs as hazards.md section 5 prints them. */
static void
test_plume_spreads_as_published (void)
{
  static const struct
  {
    TbrStability stability;
    double along, y, z;
  } cases[] = {
    { TBR_STABILITY_D, 500, 39.036003, 22.677868 },
    { TBR_STABILITY_D, 1000, 76.277007, 37.947332 },
    { TBR_STABILITY_D, 5000, 326.598632, 102.899151 },
    { TBR_STABILITY_F, 500, 19.518001, 6.956522 },
    { TBR_STABILITY_F, 1000, 38.138504, 12.307692 },
    { TBR_STABILITY_F, 5000, 163.299316, 32 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (tbr_plume_sigma_y (cases[i].stability, cases[i].along),
                                      cases[i].y, 1e-6);
      g_assert_cmpfloat_with_epsilon (tbr_plume_sigma_z (cases[i].stability, cases[i].along),
                                      cases[i].z, 1e-6);
    }
}

/* The curves of Pasquill and Gifford for open country, as Turner's workbook prints them at 1 km:
   68 and 32 m for D, 34 and 14 m for F. Briggs drew his through the same data; a quarter apart. */
static void
test_plume_spreads_about_as_pasquill_and_gifford (void)
{
  static const double y[TBR_STABILITY_N] = { 68, 34 }, z[TBR_STABILITY_N] = { 32, 14 };
  for (TbrStability i = 0; i < TBR_STABILITY_N; i++)
    {
      g_assert_cmpfloat (fabs (log (tbr_plume_sigma_y (i, 1000) / y[i])), <, 0.25);
      g_assert_cmpfloat (fabs (log (tbr_plume_sigma_z (i, 1000) / z[i])), <, 0.25);
    }
}

/* Worked out in Python from the formula of hazards.md section 5. */
static void
test_plume_is_as_thick_as_worked_out (void)
{
  static const struct
  {
    double rate;
    TbrPlume plume;
    TbrDownwind point;
    double thick;
  } cases[] = {
    { 1, { 0, 3, TBR_STABILITY_D }, { 1000, 0 }, 3.665675206709604e-05 },
    { 1, { 50, 3, TBR_STABILITY_D }, { 1000, 0 }, 1.5387293736928874e-05 },
    { 1, { 0, 3, TBR_STABILITY_D }, { 1000, 100 }, 1.552144540819709e-05 },
    { 2, { 10, 2, TBR_STABILITY_F }, { 2000, 50 }, 0.000152140972590742 },
    { 2, { 0, 2, TBR_STABILITY_F }, { 500, 0 }, 0.00234435099490627 },
    { 2, { 0, 2, TBR_STABILITY_F }, { 0, 0 }, 0 },
    { 2, { 0, 2, TBR_STABILITY_F }, { -100, 0 }, 0 },
    { 0, { 0, 2, TBR_STABILITY_F }, { 500, 0 }, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (tbr_plume_concentration (&cases[i].plume, cases[i].rate,
                                                             &cases[i].point),
                                    cases[i].thick, 1e-12);
}

/* What passes of a puff, concentration times time, is what a plume of the same mass brings: both
   are M / (pi u sy sz). */
static void
test_plume_puff_brings_as_much (void)
{
  const TbrPlume plume = { 20, 4, TBR_STABILITY_D };
  const TbrDownwind point = { 1500, 80 };
  double passage = tbr_plume_sigma_y (plume.stability, point.along) / plume.wind;
  double puff = tbr_puff_peak (&plume, 1000, &point) * sqrt (2 * G_PI) * passage;
  double steady = tbr_plume_concentration (&plume, 1000.0 / 60, &point) * 60;
  g_assert_cmpfloat_with_epsilon (puff / steady, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_puff_peak (&(TbrPlume){ 0, 4, TBR_STABILITY_D }, 1000,
                                                 &(TbrDownwind){ 1000, 0 }),
                                  0.0005751639508476197, 1e-15);
  g_assert_cmpfloat (tbr_puff_peak (&plume, 1000, &(TbrDownwind){ -1, 0 }), ==, 0);
}

/* All the gas passes: the integral over a plane across the wind, times the wind, is the rate. */
static void
test_plume_loses_nothing_on_its_way (void)
{
  const TbrPlume plume = { 0, 3, TBR_STABILITY_D };
  double y = tbr_plume_sigma_y (plume.stability, 2000),
         z = tbr_plume_sigma_z (plume.stability, 2000);
  double sum = 0;
  for (double side = -6 * y; side <= 6 * y; side += y / 50)
    sum += tbr_plume_concentration (&plume, 5, &(TbrDownwind){ 2000, side }) * y / 50;
  /* Over height a half Gaussian: sqrt (pi / 2) sz. */
  g_assert_cmpfloat_with_epsilon (sum * sqrt (G_PI / 2) * z * plume.wind, 5, 1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/plume/spreads-as-published", test_plume_spreads_as_published);
  g_test_add_func ("/hazards/plume/spreads-about-as-pasquill-and-gifford",
                   test_plume_spreads_about_as_pasquill_and_gifford);
  g_test_add_func ("/hazards/plume/is-as-thick-as-worked-out",
                   test_plume_is_as_thick_as_worked_out);
  g_test_add_func ("/hazards/plume/puff-brings-as-much", test_plume_puff_brings_as_much);
  g_test_add_func ("/hazards/plume/loses-nothing-on-its-way", test_plume_loses_nothing_on_its_way);
  return g_test_run ();
}
