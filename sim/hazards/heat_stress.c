/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Heat as people feel it. */
#include "hazards/heat_stress.h"

#include <math.h>

double
tbr_apparent_temperature (double temperature, double dew_point)
{
  double wet = fmax (0, dew_point);
  return -2.653 + 0.994 * temperature + 0.0153 * wet * wet;
}

double
tbr_wet_bulb_globe (double temperature, double dew_point)
{
  double vapour = 6.105 * exp (17.27 * dew_point / (237.7 + dew_point));
  return 0.567 * temperature + 0.393 * vapour + 3.94;
}

double
tbr_heat_work (double wet_bulb_globe, double threshold, double loss)
{
  g_return_val_if_fail (loss >= 0, 1);
  return fmax (0, 1 - loss * fmax (0, wet_bulb_globe - threshold));
}
