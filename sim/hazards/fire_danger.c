/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ignitions and escapes by class of danger. */
#include "hazards/fire_danger.h"

/* Million hectares in m2 times a day in s. */
#define MILLION_HECTARE_DAYS (1e10 * 86400)

/* Lower limits of the classes: [EFFIS2021]. */
static const double lower_limit[TBR_FIRE_DANGER_N] = { 0, 11.2, 21.3, 38, 50 };
/* Our assumption: per million hectares and day. */
static const double ignitions[TBR_FIRE_DANGER_N] = { 0.2, 1, 4, 10, 20 };
/* [ARIENTI2006] for the range. */
static const double escapes[TBR_FIRE_DANGER_N] = { 0.01, 0.02, 0.03, 0.04, 0.05 };

TbrFireDanger
tbr_fire_danger_class (double fire_weather_index)
{
  TbrFireDanger danger = TBR_FIRE_DANGER_LOW;
  while (danger + 1 < TBR_FIRE_DANGER_N && fire_weather_index >= lower_limit[danger + 1])
    danger++;
  return danger;
}

double
tbr_fire_danger_ignition_rate (TbrFireDanger danger)
{
  g_return_val_if_fail (danger < TBR_FIRE_DANGER_N, 0);
  return ignitions[danger] / MILLION_HECTARE_DAYS;
}

double
tbr_fire_danger_escape_share (TbrFireDanger danger)
{
  g_return_val_if_fail (danger < TBR_FIRE_DANGER_N, 0);
  return escapes[danger];
}
