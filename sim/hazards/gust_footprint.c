/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Footprints of gusts. */
#include "hazards/gust_footprint.h"

#include "base/geodesy.h"

#include <math.h>

void
tbr_gust_footprint_between (const TbrGustFootprint *first, const TbrGustFootprint *second,
                            double share, TbrGustFootprint *out_footprint)
{
  g_return_if_fail (first != NULL && second != NULL && out_footprint != NULL);
  TbrGustFootprint between = { .speed = first->speed + share * (second->speed - first->speed),
                               .radius = first->radius + share * (second->radius - first->radius) };
  tbr_geodesy_between (first->lon, first->lat, second->lon, second->lat, share, &between.lon,
                       &between.lat);
  *out_footprint = between;
}

double
tbr_gust_at (const TbrGustFootprint *footprint, double lon, double lat)
{
  g_return_val_if_fail (footprint != NULL && footprint->radius > 0, 0);
  double distance = tbr_geodesy_distance (footprint->lon, footprint->lat, lon, lat);
  double ratio = distance / footprint->radius;
  return footprint->speed * exp (-ratio * ratio / 2);
}
