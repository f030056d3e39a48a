/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The depth-disruption curve of roads. */
#include "hazards/road_water.h"

#define MILLIMETRES 1000.0
#define KILOMETRES_PER_HOUR 3.6
/* [PREGNOLATO2017], km/h from mm. */
#define DRY 86.9448
#define SLOPE (-0.5529)
#define CURVATURE 0.0009

double
tbr_road_water_speed (double depth)
{
  g_return_val_if_fail (depth >= 0, 0);
  if (depth >= TBR_ROAD_WATER_CLOSED)
    return 0;
  const double water = depth * MILLIMETRES;
  return (CURVATURE * water * water + SLOPE * water + DRY) / KILOMETRES_PER_HOUR;
}
