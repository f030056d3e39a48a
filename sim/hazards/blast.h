/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The wave of an explosion on the ground, and what it does to panes, houses and people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_blast_overpressure:
 * @distance: m from the charge, > 0
 * @tnt: kg of TNT that it equals, in free air
 *
 * Peak of the side-on overpressure,
 * 808 (1 + (Z/4.5)^2) / (sqrt (1 + (Z/0.048)^2) sqrt (1 + (Z/0.32)^2) sqrt (1 + (Z/1.35)^2)) times
 * the pressure of the air, Z the distance in m over the cube root of the charge in kg.
 *
 * Source: [KINNEY1985], fitted for Z of 0.05 to 500
 * Returns: Pa
 */
double tbr_blast_overpressure (double distance, double tnt);

/* A charge that lies on the ground works upwards only: as 1.8 times its mass in free air, the rest
   goes into the crater. Source: [BAKER1983]. */
#define TBR_BLAST_GROUND 1.8

/* What an overpressure does. */
typedef enum
{
  TBR_BLAST_PANES,     /* window panes break */
  TBR_BLAST_STRUCTURE, /* houses are damaged so that nobody can live in them */
  TBR_BLAST_COLLAPSE,  /* houses come down */
  TBR_BLAST_LUNG,      /* people in the open die of it */
  TBR_BLAST_N
} TbrBlastEffect;

/**
 * tbr_blast_share:
 * @pressure: Pa
 *
 * Share of panes, houses or people to which it happens: the normal distribution at a + b ln p - 5,
 * with a and b -18.1, 2.79 (panes), -23.8, 2.92 (structure), -77.1, 6.91 (lung); collapse:
 * 5 - 0.22 ln ((40 kPa / p)^7.4), the law of long waves.
 *
 * Source: [EISENBERG1975]; collapse: [GREENBOOK1992]
 * Returns: share, 0 to 1
 */
double tbr_blast_share (TbrBlastEffect effect, double pressure);

/* A quarter of a town near a charge. */
typedef struct
{
  double distance; /* m from the charge to its middle */
  double radius;   /* m, of the circle in which people live */
  double tnt;      /* kg, on the ground */
  double
      strength; /* of its houses against coming down: 1 as published, for brick; concrete about 2 */
} TbrBlastQuarter;

/**
 * tbr_blast_shares:
 * @out_shares: (out): share of each effect
 *
 * Means over a round quarter in which people live evenly spread: four rings of equal area with
 * eight points each.
 *
 * Source: our derivation
 */
void tbr_blast_shares (const TbrBlastQuarter *quarter, double out_shares[TBR_BLAST_N]);

G_END_DECLS
