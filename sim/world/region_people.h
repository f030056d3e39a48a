/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many people live in each region. */
#pragma once

#include <tabard/map.h>

/**
 * tbr_region_people_fill:
 * @populations: by state, persons
 * @out_people: (out): by region, persons
 *
 * The people of a state's cities live where the cities are; the others are spread over its regions
 * by area. Where cities are counted larger than their state, all are scaled down. Regions of one
 * state add up to its population, except when it has no region.
 *
 * Source: our assumption; cities and states as on the map
 */
void tbr_region_people_fill (const TbrMap *map, const double *populations, double *out_people);
