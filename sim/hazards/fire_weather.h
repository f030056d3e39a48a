/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Canadian fire weather index: from the weather at noon to the danger of forest fire. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The weather of one day, at noon local standard time. */
typedef struct
{
  double temperature; /* degC */
  double humidity;    /* relative, share, 0 to 1 */
  double wind;        /* m/s at 10 m in the open, 0 or more */
  double rain;        /* m of water in the 24 h before, 0 or more */
  guint month;        /* 1 to 12; decides on the length of the day */
} TbrFireWeather;

/* Moisture codes, carried from day to day. Higher is drier. */
typedef struct
{
  double fine;    /* fine fuel moisture code, 0 to 101 */
  double duff;    /* duff moisture code, 0 or more */
  double drought; /* drought code, 0 or more */
} TbrFireCodes;

/* Indices of one day. */
typedef struct
{
  double spread;  /* initial spread index */
  double buildup; /* buildup index */
  double weather; /* fire weather index */
} TbrFireIndices;

/* Codes at the start of a season, three days after the snow has gone. Source: [VANWAGNER1987]. */
#define TBR_FIRE_CODES_SPRING ((TbrFireCodes){ 85, 6, 15 })

/**
 * tbr_fire_weather_advance:
 * @weather: of the day
 * @codes: (inout): of the day before; of the day on return
 *
 * The three moisture codes one day on. Day lengths are those of mid-northern latitudes, 30 to 60
 * degrees.
 *
 * Source: [VANWAGNER1985] eqs. 1 to 23, [VANWAGNER1987]
 */
void tbr_fire_weather_advance (const TbrFireWeather *weather, TbrFireCodes *codes);

/**
 * tbr_fire_weather_indices:
 * @codes: of the day
 * @wind: of the day, m/s
 *
 * Source: [VANWAGNER1985] eqs. 24 to 30
 */
void tbr_fire_weather_indices (const TbrFireCodes *codes, double wind, TbrFireIndices *out_indices);

/**
 * tbr_fire_fine_moisture:
 * @fine: fine fuel moisture code, 0 to 101
 *
 * 147.2 (101 - F) / (59.5 + F) per cent.
 *
 * Source: [VANWAGNER1985] eq. 1
 * Returns: water in the fine fuel, share of the dry mass, 0 to 2.5
 */
double tbr_fire_fine_moisture (double fine);

G_END_DECLS
