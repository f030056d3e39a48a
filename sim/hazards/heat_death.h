/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many more die of the heat. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Groups of cities whose people answer alike. */
typedef enum
{
  TBR_HEAT_MEDITERRANEAN,     /* Athens, Barcelona, Milan, Rome, ... */
  TBR_HEAT_NORTH_CONTINENTAL, /* Budapest, Helsinki, London, Paris, ... */
  TBR_HEAT_N
} TbrHeatClimate;

/* Deaths from natural causes against the daily maximum of the apparent temperature. */
typedef struct
{
  double threshold; /* degC, from which on deaths rise */
  double rise;      /* share by which each degree above it raises them */
} TbrHeatResponse;

/* Mediterranean: 29.4 degC, 3.12 % (0.60 to 5.72); north-continental: 23.3 degC, 1.84 % (0.06 to
   3.64). Source: [BACCINI2008]. */
extern const TbrHeatResponse tbr_heat_responses[TBR_HEAT_N];

/* Days after which the heat of a day can still kill: 0 to 3. Source: [BACCINI2008]. */
#define TBR_HEAT_LAGS 4

/**
 * tbr_heat_excess:
 * @apparent: degC, maximum of a day
 *
 * Deaths above the usual against the usual: exp (ln (1 + b) max (0, T - T0)) - 1.
 *
 * Source: [BACCINI2008]
 */
double tbr_heat_excess (const TbrHeatResponse *response, double apparent);

/**
 * tbr_heat_lagged:
 * @days: degC, maxima of this day and of the three before it, latest first
 *
 * Excess of this day when the effect of each day is spread evenly over itself and the next three.
 *
 * Source: [BACCINI2008] for the days; that the spread is even is our assumption
 */
double tbr_heat_lagged (const TbrHeatResponse *response, const double days[TBR_HEAT_LAGS]);

G_END_DECLS
