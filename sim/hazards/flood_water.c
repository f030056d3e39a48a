/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Weir, basin, pump, dike and sandbag. */
#include "hazards/flood_water.h"

#include <math.h>

/* m^0.5/s, [CHOW1959]. */
#define WEIR_COEFFICIENT 1.7
#define WEIR_POWER 1.5
#define METRES_PER_KILOMETRE 1000.0
#define SECONDS_PER_HOUR 3600.0

/* Bags per metre of dike at multiples of BAG_RAISE: see tbr_sandbags_needed(). */
#define BAG_RAISE 0.3
static const double bags_per_metre[] = { 0, 600 / 30.0, 2000 / 30.0, 3400 / 30.0 };

double
tbr_weir_flow (double width, double head)
{
  g_return_val_if_fail (width >= 0, 0);
  return head <= 0 ? 0 : WEIR_COEFFICIENT * width * pow (head, WEIR_POWER);
}

double
tbr_basin_depth (const TbrBasin *basin, double volume)
{
  g_return_val_if_fail (basin != NULL && basin->volume > 0 && basin->power > 0, 0);
  return volume <= 0 ? 0 : basin->depth * pow (volume / basin->volume, 1 / basin->power);
}

double
tbr_basin_volume (const TbrBasin *basin, double depth)
{
  g_return_val_if_fail (basin != NULL && basin->depth > 0 && basin->power > 0, 0);
  return depth <= 0 ? 0 : basin->volume * pow (depth / basin->depth, basin->power);
}

double
tbr_pump_flow (double nominal, double head, double greatest_head)
{
  g_return_val_if_fail (nominal >= 0 && head >= 0 && greatest_head > 0, 0);
  return nominal * sqrt (fmax (0, 1 - head / greatest_head));
}

double
tbr_dike_failure (double length, double duration, double per_km_hour)
{
  g_return_val_if_fail (length >= 0 && duration >= 0, 0);
  g_return_val_if_fail (per_km_hour >= 0 && per_km_hour <= 1, 0);
  const double exposure = length / METRES_PER_KILOMETRE * (duration / SECONDS_PER_HOUR);
  return exposure == 0 ? 0 : -expm1 (exposure * log1p (-per_km_hour));
}

TbrDikeStrain
tbr_dike_strain (const TbrDikeSection *section, double level)
{
  g_return_val_if_fail (section != NULL && section->crest > 0, TBR_DIKE_SAFE);
  if (level > section->crest + section->raise - section->freeboard)
    return TBR_DIKE_OVERTOPPED;
  return level > TBR_DIKE_HIGH_WATER * section->crest ? TBR_DIKE_STRAINED : TBR_DIKE_SAFE;
}

double
tbr_sandbags_needed (double length, double raise)
{
  g_return_val_if_fail (length >= 0 && raise >= 0, 0);
  const guint last = G_N_ELEMENTS (bags_per_metre) - 2;
  const double steps = raise / BAG_RAISE;
  const guint below = (guint) fmin (floor (steps), last);
  const double slope = bags_per_metre[below + 1] - bags_per_metre[below];
  return length * (bags_per_metre[below] + (steps - below) * slope);
}
