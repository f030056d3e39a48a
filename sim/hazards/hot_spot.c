/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What checks find at hot spots that have been checked before. */
#include "hazards/hot_spot.h"

#include <math.h>

double
tbr_hot_spot_yield (double checked, double more, double saturation)
{
  return saturation * exp (-checked / saturation) * -expm1 (-more / saturation);
}

double
tbr_hot_spot_led (double led, double random)
{
  return led + (1 - led) / random;
}
