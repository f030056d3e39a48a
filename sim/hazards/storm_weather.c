/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The weather of a storm's districts: rows from an instant on, and a footprint that moves. */
#include "hazards/gust_footprint.h"
#include "hazards/ice_load.h"
#include "hazards/storm.h"

#include <math.h>

/* The next row of weather for a district behind @row (TBR_NONE: from the first); TBR_NONE for
   none. A row without a district is for all. */
static guint32
next_row (const TbrObject *object, guint32 district, guint32 row)
{
  const TbrRows *rows = &object->rows[TBR_STORM_ROWS_WEATHER];
  const TbrStormWeatherRow *weather = rows->data;
  for (guint32 i = row == TBR_NONE ? 0 : row + 1; i < rows->n; i++)
    if (*weather[i].district == '\0'
        || tbr_storm_find_district (object, weather[i].district) == district)
      return i;
  return TBR_NONE;
}

/* Ice grows in freezing rain and goes in thaw. Source: [JONES1998] for the growth; that it goes at
   a rate for each degree is our assumption. */
static void
coat (const TbrStorm *values, TbrStormDistrict *district, double seconds)
{
  if (district->temperature <= 0)
    district->ice += tbr_ice_growth (district->rain, district->wind) * seconds;
  else
    district->ice = fmax (0, district->ice - values->melt * district->temperature * seconds);
}

/* The gust of the moving footprint at a place now; 0 before its first row and after its last. */
static double
footprint_gust (const TbrObject *object, TbrTime now, double lon, double lat)
{
  const TbrRows *rows = &object->rows[TBR_STORM_ROWS_GUST];
  const TbrStormGustRow *row = rows->data;
  guint32 i = 0;
  while (i < rows->n && row[i].at <= now)
    i++;
  if (i == 0 || (i == rows->n && row[i - 1].at < now))
    return 0;
  const TbrStormGustRow *first = &row[i - 1], *second = i < rows->n ? &row[i] : first;
  double share
      = second == first ? 0 : (double) (now - first->at) / (double) (second->at - first->at);
  TbrGustFootprint begin = { first->lon, first->lat, first->speed, first->radius };
  TbrGustFootprint end = { second->lon, second->lat, second->speed, second->radius };
  TbrGustFootprint between;
  tbr_gust_footprint_between (&begin, &end, share, &between);
  return tbr_gust_at (&between, lon, lat);
}

double
tbr_storm_gust_at (const TbrSim *sim, TbrHazardId hazard, const TbrStormDistrict *district,
                   double lon, double lat)
{
  return fmax (district->gust,
               footprint_gust (tbr_hazard_object (sim, hazard), tbr_sim_clock (sim), lon, lat));
}

void
tbr_storm_step_weather (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrStorm *values = object->values;
  const TbrStormWeatherRow *rows = object->rows[TBR_STORM_ROWS_WEATHER].data;
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrStormDistrict *district = &tbr_storm_districts (state)[i];
  TbrTime now = tbr_sim_clock (sim), at = state->updated;
  double strongest = district->weather == TBR_NONE ? 0 : rows[district->weather].gust;
  if (district->weather == TBR_NONE && district->coming == TBR_NONE)
    district->coming = next_row (object, i, TBR_NONE);
  while (district->coming != TBR_NONE && rows[district->coming].at <= now)
    {
      const TbrStormWeatherRow *row = &rows[district->coming];
      TbrTime from = MAX (at, row->at);
      coat (values, district, (double) (from - at) / (double) TBR_SECOND);
      at = from;
      district->temperature = row->temperature;
      district->rain = row->rain;
      district->wind = row->wind;
      strongest = from == now ? row->gust : fmax (strongest, row->gust);
      district->weather = district->coming;
      district->coming = next_row (object, i, district->weather);
    }
  coat (values, district, (double) (now - at) / (double) TBR_SECOND);
  district->gust = strongest;
  const TbrStormDistrictRow *place = tbr_storm_district_row (sim, hazard, i);
  district->gust = tbr_storm_gust_at (sim, hazard, district, place->lon, place->lat);
}
