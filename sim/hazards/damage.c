/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The macroseismic method for damage to ordinary buildings. */
#include "hazards/damage.h"

#include <math.h>

/* [LAGOMARSINO2006]. */
static const double vulnerability[TBR_VULNERABILITY_N] = { 0.88, 0.72, 0.56, 0.40, 0.24, 0.08 };
#define VULNERABILITY_SLOPE 6.25
#define INTENSITY_SHIFT 13.1
#define DUCTILITY 2.3
#define WORST_GRADE 5
/* [BRAMERINI1995]. */
#define UNUSABLE_OF_GRADE_THREE 0.4

double
tbr_vulnerability_index (TbrVulnerability class)
{
  g_return_val_if_fail (class < TBR_VULNERABILITY_N, 0);
  return vulnerability[class];
}

double
tbr_damage_mean_grade (double intensity, double index)
{
  const double argument = (intensity + VULNERABILITY_SLOPE * index - INTENSITY_SHIFT) / DUCTILITY;
  return WORST_GRADE / 2.0 * (1 + tanh (argument));
}

void
tbr_damage_distribution (double mean_grade, double out_shares[TBR_DAMAGE_GRADES])
{
  g_return_if_fail (mean_grade >= 0 && mean_grade <= WORST_GRADE);
  const double success = mean_grade / WORST_GRADE;
  double choose = 1;
  for (guint grade = 0; grade < TBR_DAMAGE_GRADES; grade++)
    {
      out_shares[grade] = choose * pow (success, grade) * pow (1 - success, WORST_GRADE - grade);
      choose = choose * (WORST_GRADE - grade) / (grade + 1);
    }
}

double
tbr_damage_collapsed (const double shares[TBR_DAMAGE_GRADES], double of_grade_four)
{
  g_return_val_if_fail (of_grade_four >= 0 && of_grade_four <= 1, 0);
  return shares[WORST_GRADE] + of_grade_four * shares[WORST_GRADE - 1];
}

double
tbr_damage_unusable (const double shares[TBR_DAMAGE_GRADES])
{
  return shares[WORST_GRADE] + shares[WORST_GRADE - 1]
         + UNUSABLE_OF_GRADE_THREE * shares[WORST_GRADE - 2];
}
