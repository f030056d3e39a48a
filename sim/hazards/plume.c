/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Gaussian plume and puff over open country. */
#include "hazards/plume.h"

#include <math.h>

/* Spread a x (1 + b x)^c: [BRIGGS1973]. */
typedef struct
{
  double a, b, c;
} Spread;

static const Spread across[TBR_STABILITY_N]
    = { [TBR_STABILITY_D] = { 0.08, 1e-4, -0.5 }, [TBR_STABILITY_F] = { 0.04, 1e-4, -0.5 } };
static const Spread upward[TBR_STABILITY_N]
    = { [TBR_STABILITY_D] = { 0.06, 1.5e-3, -0.5 }, [TBR_STABILITY_F] = { 0.016, 3e-4, -1 } };

static double
spread (const Spread *law, double along)
{
  return law->a * along * pow (1 + law->b * along, law->c);
}

double
tbr_plume_sigma_y (TbrStability stability, double along)
{
  g_return_val_if_fail (stability < TBR_STABILITY_N && along > 0, 0);
  return spread (&across[stability], along);
}

double
tbr_plume_sigma_z (TbrStability stability, double along)
{
  g_return_val_if_fail (stability < TBR_STABILITY_N && along > 0, 0);
  return spread (&upward[stability], along);
}

/* Share of the axis' concentration at the side and below the height of the source. */
static double
off_axis (double height, double sigma_y, double sigma_z, double side)
{
  return exp (-side * side / (2 * sigma_y * sigma_y) - height * height / (2 * sigma_z * sigma_z));
}

double
tbr_plume_concentration (const TbrPlume *plume, double rate, const TbrDownwind *point)
{
  g_return_val_if_fail (plume->wind > 0 && rate >= 0, 0);
  if (point->along <= 0)
    return 0;
  const double sigma_y = tbr_plume_sigma_y (plume->stability, point->along);
  const double sigma_z = tbr_plume_sigma_z (plume->stability, point->along);
  return rate / (G_PI * plume->wind * sigma_y * sigma_z)
         * off_axis (plume->height, sigma_y, sigma_z, point->across);
}

double
tbr_puff_peak (const TbrPlume *plume, double mass, const TbrDownwind *point)
{
  g_return_val_if_fail (mass >= 0, 0);
  if (point->along <= 0)
    return 0;
  const double sigma_y = tbr_plume_sigma_y (plume->stability, point->along);
  const double sigma_z = tbr_plume_sigma_z (plume->stability, point->along);
  return 2 * mass / (pow (2 * G_PI, 1.5) * sigma_y * sigma_y * sigma_z)
         * off_axis (plume->height, sigma_y, sigma_z, point->across);
}
