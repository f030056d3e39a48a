/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The equations of the fire weather index. Inside: degC, per cent, km/h and mm, as published; all
   numbers are those of [VANWAGNER1985], whose equation numbers stand beside them. */
#include "hazards/fire_weather.h"

#include <math.h>

#define PER_CENT 100.0
#define MILLIMETRES 1000.0
#define KILOMETRES_PER_HOUR 3.6
#define FINE_WETTEST 250.0
#define DUFF_COLDEST (-1.1)
#define DROUGHT_COLDEST (-2.8)

/* Effective hours of daylight by month for the duff moisture code, and the adjustment of the
   drought code: tables 1 and 2. */
static const double day_hours[12]
    = { 6.5, 7.5, 9.0, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8.0, 7.0, 6.0 };
static const double day_adjustment[12]
    = { -1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5.0, 2.4, 0.4, -1.6, -1.6 };

/* Moisture in per cent from the code: eq. 1. */
static double
moisture_of (double fine)
{
  return 147.2 * (101 - fine) / (59.5 + fine);
}

/* Eqs. 2 and 3: rain soaks the fine fuel. */
static double
fine_soaked (double moisture, double rain)
{
  const double effective = rain - 0.5;
  double wetter
      = moisture + 42.5 * effective * exp (-100 / (251 - moisture)) * (1 - exp (-6.93 / effective));
  if (moisture > 150)
    wetter += 0.0015 * (moisture - 150) * (moisture - 150) * sqrt (effective);
  return fmin (wetter, FINE_WETTEST);
}

/* Eqs. 6 and 7: log drying or wetting rate a day; @dryness is the humidity or its complement. */
static double
fine_rate (double dryness, double wind, double temperature)
{
  const double still = 0.424 * (1 - pow (dryness, 1.7));
  const double windy = 0.0694 * sqrt (wind) * (1 - pow (dryness, 8));
  return (still + windy) * 0.581 * exp (0.0365 * temperature);
}

/* Eqs. 1 to 10. */
static double
advance_fine (const TbrFireWeather *weather, double fine)
{
  const double humidity = weather->humidity * PER_CENT;
  const double wind = weather->wind * KILOMETRES_PER_HOUR;
  const double rain = weather->rain * MILLIMETRES;
  double moisture = moisture_of (fine);
  if (rain > 0.5)
    moisture = fine_soaked (moisture, rain);
  const double steep = exp ((humidity - 100) / 10);
  const double warm = 0.18 * (21.1 - weather->temperature) * (1 - exp (-0.115 * humidity));
  const double drying_end = 0.942 * pow (humidity, 0.679) + 11 * steep + warm;
  const double wetting_end = 0.618 * pow (humidity, 0.753) + 10 * steep + warm;
  if (moisture > drying_end)
    {
      const double rate = fine_rate (weather->humidity, wind, weather->temperature);
      moisture = drying_end + (moisture - drying_end) * exp (-G_LN10 * rate);
    }
  else if (moisture < wetting_end)
    {
      const double rate = fine_rate (1 - weather->humidity, wind, weather->temperature);
      moisture = wetting_end - (wetting_end - moisture) * exp (-G_LN10 * rate);
    }
  return CLAMP (59.5 * (250 - moisture) / (147.2 + moisture), 0, 101);
}

/* Eqs. 11 to 15: rain soaks the duff. The moisture is that of the published program, 280 and 0.023,
   not of eq. 12, which rounds the same curve otherwise: the published test season follows it. */
static double
duff_soaked (double duff, double rain)
{
  const double effective = 0.92 * rain - 1.27;
  const double moisture = 20 + 280 * exp (-0.023 * duff);
  double slope;
  if (duff <= 33)
    slope = 100 / (0.5 + 0.3 * duff);
  else if (duff <= 65)
    slope = 14 - 1.3 * log (duff);
  else
    slope = 6.2 * log (duff) - 17.2;
  const double wetter = moisture + 1000 * effective / (48.77 + slope * effective);
  return fmax (0, 43.43 * (5.6348 - log (wetter - 20)));
}

/* Eqs. 11 to 17. */
static double
advance_duff (const TbrFireWeather *weather, double duff)
{
  const double rain = weather->rain * MILLIMETRES;
  const double temperature = fmax (weather->temperature, DUFF_COLDEST);
  const double start = rain > 1.5 ? duff_soaked (duff, rain) : duff;
  return start
         + 100 * 1.894e-6 * (temperature + 1.1) * (100 - weather->humidity * PER_CENT)
               * day_hours[weather->month - 1];
}

/* Eqs. 18 to 23. */
static double
advance_drought (const TbrFireWeather *weather, double drought)
{
  const double rain = weather->rain * MILLIMETRES;
  const double temperature = fmax (weather->temperature, DROUGHT_COLDEST);
  double start = drought;
  if (rain > 2.8)
    {
      const double water = 800 * exp (-drought / 400) + 3.937 * (0.83 * rain - 1.27);
      start = fmax (0, 400 * log (800 / water));
    }
  return start + 0.5 * fmax (0, 0.36 * (temperature + 2.8) + day_adjustment[weather->month - 1]);
}

void
tbr_fire_weather_advance (const TbrFireWeather *weather, TbrFireCodes *codes)
{
  g_return_if_fail (weather != NULL && codes != NULL);
  g_return_if_fail (weather->month >= 1 && weather->month <= 12);
  g_return_if_fail (weather->humidity >= 0 && weather->humidity <= 1 && weather->wind >= 0);
  codes->fine = advance_fine (weather, codes->fine);
  codes->duff = advance_duff (weather, codes->duff);
  codes->drought = advance_drought (weather, codes->drought);
}

/* Eqs. 27a and 27b. */
static double
buildup_of (double duff, double drought)
{
  if (duff <= 0)
    return 0;
  const double scaled = 0.4 * drought;
  if (duff <= scaled)
    return 2 * duff * scaled / (duff + scaled);
  return fmax (0, duff - (1 - 2 * scaled / (duff + scaled)) * (0.92 + pow (0.0114 * duff, 1.7)));
}

void
tbr_fire_weather_indices (const TbrFireCodes *codes, double wind, TbrFireIndices *out_indices)
{
  g_return_if_fail (codes != NULL && out_indices != NULL && wind >= 0);
  const double moisture = moisture_of (codes->fine);
  /* Eqs. 24 to 26. */
  const double fuel = 91.9 * exp (-0.1386 * moisture) * (1 + pow (moisture, 5.31) / 4.93e7);
  out_indices->spread = 0.208 * exp (0.05039 * wind * KILOMETRES_PER_HOUR) * fuel;
  const double buildup = buildup_of (codes->duff, codes->drought);
  out_indices->buildup = buildup;
  /* Eqs. 28 to 30. */
  const double depth = buildup <= 80 ? 0.626 * pow (buildup, 0.809) + 2
                                     : 1000 / (25 + 108.64 * exp (-0.023 * buildup));
  const double heat = 0.1 * out_indices->spread * depth;
  out_indices->weather = heat > 1 ? exp (2.72 * pow (0.434 * log (heat), 0.647)) : heat;
}

double
tbr_fire_fine_moisture (double fine)
{
  g_return_val_if_fail (fine >= 0 && fine <= 101, 0);
  return moisture_of (fine) / PER_CENT;
}
