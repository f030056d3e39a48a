/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The gusts of a storm that moves over the country. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The footprint of the gusts at one instant. */
typedef struct
{
  double lon, lat; /* degrees, where they are strongest */
  double speed;    /* m/s there, 0 or more */
  double radius;   /* m, > 0: at this distance they are 0.61 as strong */
} TbrGustFootprint;

/**
 * tbr_gust_footprint_between:
 * @share: 0 (at @first) to 1 (at @second)
 *
 * The footprint on its way from one instant to the next: its centre on the great circle, speed and
 * radius straight between.
 *
 * Source: our assumption
 */
void tbr_gust_footprint_between (const TbrGustFootprint *first, const TbrGustFootprint *second,
                                 double share, TbrGustFootprint *out_footprint);

/**
 * tbr_gust_at:
 *
 * Gust at a place, m/s: a bell, v exp (-(d / r)^2 / 2).
 *
 * Source: our assumption
 */
double tbr_gust_at (const TbrGustFootprint *footprint, double lon, double lat);

G_END_DECLS
