/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the heat asks of the grid, and what it takes from it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How demand and capacity answer to heat. */
typedef struct
{
  double load;          /* demand against capacity on a mild day, share */
  double demand_rise;   /* share more for each degree of the day's mean above demand_from */
  double demand_from;   /* degC */
  double capacity_loss; /* share less for each degree of the air above capacity_from */
  double capacity_from; /* degC */
} TbrHeatGrid;

/* +1.5 % for each degree of the daily mean above 24, -0.6 % for each above 30. Source: [HAZARDS]
   section 7b, an estimate; the load is our assumption. */
#define TBR_HEAT_GRID ((TbrHeatGrid){ 0.85, 0.015, 24, 0.006, 30 })

/* Demand against the capacity of a mild day. Source: [HAZARDS] section 7b. */
double tbr_heat_demand (const TbrHeatGrid *grid, double mean);
/* Capacity against that of a mild day, 0 to 1. Source: [HAZARDS] section 7b. */
double tbr_heat_capacity (const TbrHeatGrid *grid, double temperature);
/* Share of the demand that is above the capacity and has to be cut, 0 to 1. */
double tbr_heat_shortfall (const TbrHeatGrid *grid, double mean, double temperature);

G_END_DECLS
