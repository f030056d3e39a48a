/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Deaths in the heat. */
#include "hazards/heat_death.h"

#include <math.h>

const TbrHeatResponse tbr_heat_responses[TBR_HEAT_N] = {
  [TBR_HEAT_MEDITERRANEAN] = { 29.4, 0.0312 },
  [TBR_HEAT_NORTH_CONTINENTAL] = { 23.3, 0.0184 },
};

double
tbr_heat_excess (const TbrHeatResponse *response, double apparent)
{
  g_return_val_if_fail (response != NULL && response->rise >= 0, 0);
  return expm1 (log1p (response->rise) * fmax (0, apparent - response->threshold));
}

double
tbr_heat_lagged (const TbrHeatResponse *response, const double days[TBR_HEAT_LAGS])
{
  double sum = 0;
  for (guint i = 0; i < TBR_HEAT_LAGS; i++)
    sum += tbr_heat_excess (response, days[i]);
  return sum / TBR_HEAT_LAGS;
}
