/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Omori, Utsu, Reasenberg, Jones, Gutenberg and Richter. */
#include "hazards/aftershock.h"

#include <math.h>

#define SECONDS_PER_DAY 86400.0

void
tbr_aftershock_law_init (TbrAftershockLaw *law, const TbrAftershockGeneric *generic,
                         double main_shock, double magnitude)
{
  g_return_if_fail (law != NULL && generic != NULL && generic->c > 0 && generic->p > 0);
  law->productivity = exp (G_LN10 * (generic->a + generic->b * (main_shock - magnitude)));
  law->offset = generic->c;
  law->decay = generic->p;
}

/* (x^power - 1) / power for x = exp (log_x), and its limit log_x at power 0. */
static double
power_integral (double log_x, double power)
{
  return power == 0 ? log_x : expm1 (power * log_x) / power;
}

double
tbr_aftershock_expected (const TbrAftershockLaw *law, double from, double to)
{
  g_return_val_if_fail (law != NULL && law->offset > 0 && from >= 0 && to >= from, 0);
  const double power = 1 - law->decay;
  const double begin = (from + law->offset) / SECONDS_PER_DAY;
  /* log1p keeps short intervals exact. */
  const double stretch = log1p ((to - from) / (from + law->offset));
  return law->productivity * pow (begin, power) * power_integral (stretch, power);
}

double
tbr_aftershock_next (const TbrAftershockLaw *law, double from, double exponential)
{
  g_return_val_if_fail (law != NULL && law->offset > 0 && from >= 0 && exponential >= 0, from);
  if (law->productivity <= 0)
    return INFINITY;
  const double power = 1 - law->decay;
  const double begin = (from + law->offset) / SECONDS_PER_DAY;
  const double wanted = exponential / (law->productivity * pow (begin, power));
  if (power * wanted <= -1)
    return INFINITY;
  const double stretch = power == 0 ? wanted : log1p (power * wanted) / power;
  return from + (from + law->offset) * expm1 (stretch);
}

/* Share of an untruncated law that lies between the limits. */
static double
kept_share (const TbrMagnitudeLaw *law)
{
  return -expm1 (-G_LN10 * law->b * (law->greatest - law->least));
}

double
tbr_magnitude_exceedance (const TbrMagnitudeLaw *law, double magnitude)
{
  g_return_val_if_fail (law != NULL && law->b > 0 && law->greatest > law->least, 0);
  const double inside = CLAMP (magnitude, law->least, law->greatest);
  const double slope = G_LN10 * law->b;
  const double above = -expm1 (-slope * (law->greatest - inside));
  return exp (-slope * (inside - law->least)) * above / kept_share (law);
}

double
tbr_magnitude_quantile (const TbrMagnitudeLaw *law, double share)
{
  g_return_val_if_fail (law != NULL && law->b > 0 && law->greatest > law->least, 0);
  g_return_val_if_fail (share >= 0 && share <= 1, law->least);
  const double magnitude = law->least - log1p (-share * kept_share (law)) / (G_LN10 * law->b);
  return fmin (magnitude, law->greatest);
}

double
tbr_magnitude_mean (const TbrMagnitudeLaw *law)
{
  g_return_val_if_fail (law != NULL && law->b > 0 && law->greatest > law->least, 0);
  const double slope = G_LN10 * law->b;
  const double span = law->greatest - law->least;
  return law->least + 1 / slope - span * exp (-slope * span) / kept_share (law);
}
