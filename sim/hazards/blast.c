/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Overpressure over distance, and the probits of its effects. */
#include "hazards/blast.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Pressure of the air at sea level, Pa. */
#define AIR 101325.0
/* Middle of a probit. */
#define MIDDLE 5.0
/* Points of a quarter. Our choice. */
#define RINGS 4
#define ANGLES 8
/* Nearer than this nothing is left, m. */
#define NEAREST 1.0

/* a + b ln p, p in Pa: [EISENBERG1975], [GREENBOOK1992]; 0.22 x 7.4 = 1.628. */
static const struct
{
  double a, b;
} probits[TBR_BLAST_N] = {
  [TBR_BLAST_PANES] = { -18.1, 2.79 },
  [TBR_BLAST_STRUCTURE] = { -23.8, 2.92 },
  [TBR_BLAST_COLLAPSE] = { 0, 1.628 },
  [TBR_BLAST_LUNG] = { -77.1, 6.91 },
};
/* Overpressure at which half of the houses come down when the wave is long, Pa: [GREENBOOK1992]. */
#define COLLAPSE_HALF 40e3

/* sqrt (1 + (z / scale)^2) */
static double
root (double z, double scale)
{
  return sqrt (1 + (z / scale) * (z / scale));
}

double
tbr_blast_overpressure (double distance, double tnt)
{
  g_return_val_if_fail (distance > 0 && tnt >= 0, 0);
  if (tnt <= 0)
    return 0;
  const double z = distance / cbrt (tnt);
  return AIR * 808 * (1 + (z / 4.5) * (z / 4.5))
         / (root (z, 0.048) * root (z, 0.32) * root (z, 1.35));
}

double
tbr_blast_share (TbrBlastEffect effect, double pressure)
{
  g_return_val_if_fail (effect < TBR_BLAST_N, 0);
  if (pressure <= 0)
    return 0;
  const double middle
      = effect == TBR_BLAST_COLLAPSE ? MIDDLE - probits[effect].b * log (COLLAPSE_HALF) : 0;
  return gsl_cdf_ugaussian_P (middle + probits[effect].a + probits[effect].b * log (pressure)
                              - MIDDLE);
}

/* Adds what a pressure does, each effect times @weight. */
static void
add_effects (double pressure, double strength, double weight, double shares[TBR_BLAST_N])
{
  for (guint effect = 0; effect < TBR_BLAST_N; effect++)
    {
      const double felt = effect == TBR_BLAST_COLLAPSE ? pressure / strength : pressure;
      shares[effect] += weight * tbr_blast_share ((TbrBlastEffect) effect, felt);
    }
}

void
tbr_blast_shares (const TbrBlastQuarter *quarter, double out_shares[TBR_BLAST_N])
{
  for (guint effect = 0; effect < TBR_BLAST_N; effect++)
    out_shares[effect] = 0;
  for (guint ring = 0; ring < RINGS; ring++)
    for (guint angle = 0; angle < ANGLES; angle++)
      {
        const double r = quarter->radius * sqrt ((ring + 0.5) / RINGS);
        const double x = quarter->distance - r * cos (2 * G_PI * (angle + 0.5) / ANGLES);
        const double y = r * sin (2 * G_PI * (angle + 0.5) / ANGLES);
        const double pressure
            = tbr_blast_overpressure (MAX (NEAREST, hypot (x, y)), TBR_BLAST_GROUND * quarter->tnt);
        add_effects (pressure, quarter->strength, 1.0 / (RINGS * ANGLES), out_shares);
      }
}
