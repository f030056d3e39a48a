/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The fragility of bridges in floods. */
#include "hazards/bridge_water.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double
tbr_bridge_lost (double depth, double half, double spread)
{
  g_return_val_if_fail (depth >= 0 && half > 0 && spread > 0, 0);
  return depth > 0 ? gsl_cdf_ugaussian_P (log (depth / half) / spread) : 0;
}
