/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The intensity prediction equation for active crust. */
#include "hazards/shaking.h"

#include <math.h>

#define METRES_PER_KILOMETRE 1000.0
/* [ALLEN2012], hypocentral distance in km. */
#define C0 2.085
#define C1 1.428
#define C2 (-1.402)
#define C4 0.078
#define M1 (-0.209)
#define M2 2.042
#define REFERENCE_MAGNITUDE 5.0
#define FAR_FIELD 50.0
#define LEAST_INTENSITY 1.0
#define GREATEST_INTENSITY 12.0
#define S1 0.82
#define S2 0.37
#define S3 22.9

double
tbr_shaking_intensity (double magnitude, double distance)
{
  g_return_val_if_fail (distance > 0, LEAST_INTENSITY);
  const double kilometres = distance / METRES_PER_KILOMETRE;
  const double size = M1 + M2 * exp (magnitude - REFERENCE_MAGNITUDE);
  double intensity = C0 + C1 * magnitude + C2 * log (hypot (kilometres, size));
  if (kilometres > FAR_FIELD)
    intensity += C4 * log (kilometres / FAR_FIELD);
  return CLAMP (intensity, LEAST_INTENSITY, GREATEST_INTENSITY);
}

double
tbr_shaking_sigma (double distance)
{
  g_return_val_if_fail (distance > 0, S1);
  const double scaled = distance / METRES_PER_KILOMETRE / S3;
  return S1 + S2 / (1 + scaled * scaled);
}
