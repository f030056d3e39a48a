/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Mortality and departure curves of floods. */
#include "hazards/flood_people.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* [JONKMAN2008]. */
#define BREACH_DEPTH_SPEED 7.0
#define BREACH_SPEED 2.0
#define RAPID_RISE (0.5 / 3600)
#define RAPID_DEPTH 2.1
#define RAPID_MEAN 1.46
#define RAPID_SPREAD 0.28
#define OTHER_MEAN 7.60
#define OTHER_SPREAD 2.75

TbrFloodZone
tbr_flood_zone (const TbrFloodExposure *exposure)
{
  g_return_val_if_fail (exposure != NULL, TBR_FLOOD_OTHER);
  if (exposure->depth * exposure->speed >= BREACH_DEPTH_SPEED && exposure->speed >= BREACH_SPEED)
    return TBR_FLOOD_BREACH;
  if (exposure->rise >= RAPID_RISE && exposure->depth >= RAPID_DEPTH)
    return TBR_FLOOD_RAPID;
  return TBR_FLOOD_OTHER;
}

double
tbr_flood_zone_mortality (TbrFloodZone zone, double depth)
{
  g_return_val_if_fail (zone < TBR_FLOOD_N && depth >= 0, 0);
  if (zone == TBR_FLOOD_BREACH)
    return 1;
  if (depth == 0)
    return 0;
  const double mean = zone == TBR_FLOOD_RAPID ? RAPID_MEAN : OTHER_MEAN;
  const double spread = zone == TBR_FLOOD_RAPID ? RAPID_SPREAD : OTHER_SPREAD;
  return gsl_cdf_ugaussian_P ((log (depth) - mean) / spread);
}

double
tbr_flood_mortality (const TbrFloodExposure *exposure)
{
  return tbr_flood_zone_mortality (tbr_flood_zone (exposure), exposure->depth);
}

double
tbr_evacuation_departed (double time, double scale)
{
  g_return_val_if_fail (scale > 0, 0);
  return time <= 0 ? 0 : -expm1 (-time * time / (2 * scale * scale));
}
