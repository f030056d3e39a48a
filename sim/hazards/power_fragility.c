/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Fragility of poles, towers and lines. */
#include "hazards/power_fragility.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Radial ice, m, and share of the lines that it breaks. Source: [HAZARDS] section 4. */
static const double ice_thickness[] = { 0.010, 0.030, 0.050 };
static const double ice_share[] = { 0, 0.3, 0.8 };

double
tbr_fragility_share (const TbrFragility *fragility, double gust)
{
  g_return_val_if_fail (fragility != NULL && fragility->median > 0 && fragility->spread > 0, 0);
  return gust <= 0 ? 0 : gsl_cdf_ugaussian_P (log (gust / fragility->median) / fragility->spread);
}

double
tbr_fragility_in_forest (double share, double factor, double forest)
{
  g_return_val_if_fail (share >= 0 && factor >= 1 && forest >= 0 && forest <= 1, 0);
  return fmin (1, share * (1 + (factor - 1) * forest));
}

double
tbr_ice_line_share (double thickness)
{
  const guint last = G_N_ELEMENTS (ice_thickness) - 1;
  guint i = 0;
  if (thickness <= ice_thickness[0])
    return 0;
  while (i + 1 < last && thickness > ice_thickness[i + 1])
    i++;
  double slope = (ice_share[i + 1] - ice_share[i]) / (ice_thickness[i + 1] - ice_thickness[i]);
  return fmin (1, ice_share[i] + slope * (thickness - ice_thickness[i]));
}
