/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What shaking does to buildings: grades of damage by class of vulnerability. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Grades of the European Macroseismic Scale: 0 none, 1 slight ... 4 very heavy, 5 destruction. */
#define TBR_DAMAGE_GRADES 6

/* Vulnerability classes of the European Macroseismic Scale. */
typedef enum
{
  TBR_VULNERABILITY_A, /* rubble stone, adobe */
  TBR_VULNERABILITY_B, /* simple stone, old brick */
  TBR_VULNERABILITY_C, /* massive stone, brick with concrete floors, frame without seismic design */
  TBR_VULNERABILITY_D, /* reinforced masonry, frame with moderate seismic design */
  TBR_VULNERABILITY_E, /* frame or walls with high seismic design, steel */
  TBR_VULNERABILITY_F, /* the best of them */
  TBR_VULNERABILITY_N
} TbrVulnerability;

/* The index V of a class, 0.88 (A) to 0.08 (F). Source: [LAGOMARSINO2006] most probable values. */
double tbr_vulnerability_index (TbrVulnerability class);

/**
 * tbr_damage_mean_grade:
 * @intensity: macroseismic intensity, 1 to 12
 * @index: vulnerability index, -0.02 to 1.02; 0.1 more for stock already damaged
 *
 * 2.5 (1 + tanh ((I + 6.25 V - 13.1) / 2.3)).
 *
 * Source: [LAGOMARSINO2006] with the ductility index 2.3 of ordinary buildings
 * Returns: mean damage grade, 0 to 5
 */
double tbr_damage_mean_grade (double intensity, double index);

/**
 * tbr_damage_distribution:
 * @mean_grade: 0 to 5
 * @out_shares: (out): share of the buildings in each grade; they add to 1
 *
 * Binomial with five trials.
 *
 * Source: [BRAGA1982], [LAGOMARSINO2006]
 */
void tbr_damage_distribution (double mean_grade, double out_shares[TBR_DAMAGE_GRADES]);

/**
 * tbr_damage_collapsed:
 * @shares: of the grades
 * @of_grade_four: share of the very heavily damaged that count as collapsed, 0 to 0.25
 *
 * Source: our assumption (grade 5 and part of grade 4)
 * Returns: share of the buildings
 */
double tbr_damage_collapsed (const double shares[TBR_DAMAGE_GRADES], double of_grade_four);

/**
 * tbr_damage_unusable:
 * @shares: of the grades
 *
 * Dwellings nobody can live in: grades 4 and 5 and 40 % of grade 3.
 *
 * Source: [BRAMERINI1995], usual practice
 * Returns: share of the dwellings
 */
double tbr_damage_unusable (const double shares[TBR_DAMAGE_GRADES]);

G_END_DECLS
