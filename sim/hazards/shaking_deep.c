/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The attenuation of the Vrancea source by azimuth. */
#include "hazards/shaking_deep.h"

#include <math.h>

#define METRES_PER_KILOMETRE 1000.0
#define CENTIMETRES 100.0
#define HALF_TURN 180.0
/* [STAMATOVSKA2002], km. */
#define SATURATION 40.0
/* [FAENZA2010]. */
#define I0 1.68
#define I1 2.58
#define STEP_SIGMA 0.35
#define LEAST_INTENSITY 1.0
#define GREATEST_INTENSITY 12.0

/* One published azimuth: ln (cm/s2). */
typedef struct
{
  double bearing; /* degrees from north of the place from a source at 26.76 E, 45.77 N */
  double constant, magnitude, distance, sigma;
} Azimuth;

/* [STAMATOVSKA2002], in the order of their bearings. */
static const Azimuth azimuths[] = {
  { 148, 4.16765, 1.11724, -1.44067, 0.47607 },  /* Cernavoda */
  { 199, -0.21056, 1.29099, -0.80404, 0.52385 }, /* Bucharest */
  { 221, -1.52412, 1.42459, -0.70275, 0.51389 }, /* Valenii de Munte */
};
#define N_AZIMUTHS G_N_ELEMENTS (azimuths)

static double
value_of (const Azimuth *azimuth, double magnitude, double kilometres)
{
  return azimuth->constant + azimuth->magnitude * magnitude
         + azimuth->distance * log (kilometres + SATURATION);
}

/* The azimuths on both sides of a bearing, and how far it lies from the first towards the second.
 */
static double
find_azimuths (double bearing, const Azimuth **out_first, const Azimuth **out_second)
{
  double turned = fmod (bearing - azimuths[0].bearing + 2 * HALF_TURN, HALF_TURN);
  guint i = 0;
  while (i + 1 < N_AZIMUTHS && turned >= azimuths[i + 1].bearing - azimuths[0].bearing)
    i++;
  double from = azimuths[i].bearing - azimuths[0].bearing;
  double to = i + 1 < N_AZIMUTHS ? azimuths[i + 1].bearing - azimuths[0].bearing : HALF_TURN;
  *out_first = &azimuths[i];
  *out_second = &azimuths[(i + 1) % N_AZIMUTHS];
  return (turned - from) / (to - from);
}

double
tbr_shaking_deep_acceleration (double magnitude, double distance, double bearing)
{
  g_return_val_if_fail (distance > 0, 0);
  const double kilometres = distance / METRES_PER_KILOMETRE;
  const Azimuth *first, *second;
  double share = find_azimuths (bearing, &first, &second);
  return exp ((1 - share) * value_of (first, magnitude, kilometres)
              + share * value_of (second, magnitude, kilometres))
         / CENTIMETRES;
}

double
tbr_shaking_of_acceleration (double acceleration)
{
  g_return_val_if_fail (acceleration > 0, LEAST_INTENSITY);
  return CLAMP (I0 + I1 * log10 (acceleration * CENTIMETRES), LEAST_INTENSITY, GREATEST_INTENSITY);
}

double
tbr_shaking_deep_intensity (double magnitude, double distance, double bearing)
{
  return tbr_shaking_of_acceleration (tbr_shaking_deep_acceleration (magnitude, distance, bearing));
}

double
tbr_shaking_deep_sigma (double bearing)
{
  const Azimuth *first, *second;
  double share = find_azimuths (bearing, &first, &second);
  double sigma = (1 - share) * first->sigma + share * second->sigma;
  return hypot (I1 * sigma / log (10), STEP_SIGMA);
}
