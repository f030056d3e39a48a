/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Load of the grid in the heat. */
#include "hazards/heat_load.h"

#include <math.h>

double
tbr_heat_demand (const TbrHeatGrid *grid, double mean)
{
  g_return_val_if_fail (grid != NULL, 0);
  return grid->load * (1 + grid->demand_rise * fmax (0, mean - grid->demand_from));
}

double
tbr_heat_capacity (const TbrHeatGrid *grid, double temperature)
{
  g_return_val_if_fail (grid != NULL, 0);
  return fmax (0, 1 - grid->capacity_loss * fmax (0, temperature - grid->capacity_from));
}

double
tbr_heat_shortfall (const TbrHeatGrid *grid, double mean, double temperature)
{
  double demand = tbr_heat_demand (grid, mean);
  double capacity = tbr_heat_capacity (grid, temperature);
  return demand > capacity ? (demand - capacity) / demand : 0;
}
