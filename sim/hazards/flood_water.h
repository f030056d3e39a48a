/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Water that comes in, stands and is pumped out again, and the dikes that keep it off. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_weir_flow:
 * @width: of the breach or the overtopped crest, m, 0 or more
 * @head: of the water above the sill, m; below 0 nothing flows
 *
 * Broad-crested weir: 1.7 B h^1.5.
 *
 * Source: [CHOW1959]
 * Returns: m3/s
 */
double tbr_weir_flow (double width, double head);

/* How depth and volume of a basin hang together: h = depth (V / volume)^(1/power). */
typedef struct
{
  double depth;  /* m, at the reference, > 0 */
  double volume; /* m3, at the reference, > 0 */
  double power;  /* 1 (a box) to 3 (a cone) */
} TbrBasin;

/* Depth, m, of @volume m3 in the basin. Source: our assumption (power-law hypsometry). */
double tbr_basin_depth (const TbrBasin *basin, double volume);
/* Volume, m3, of the basin filled to @depth m. Source: as above, inverted. */
double tbr_basin_volume (const TbrBasin *basin, double depth);

/**
 * tbr_pump_flow:
 * @nominal: flow without head, m3/s
 * @head: to be lifted, m, 0 or more
 * @greatest_head: at which nothing flows any more, m, > 0
 *
 * Q_n sqrt (1 - H / H_max).
 *
 * Source: our assumption (parabolic characteristic)
 * Returns: m3/s
 */
double tbr_pump_flow (double nominal, double head, double greatest_head);

/**
 * tbr_dike_failure:
 * @length: of the section, m
 * @duration: s with the water above 80 % of the crest
 * @per_km_hour: failure probability of a kilometre in an hour, TBR_DIKE_FAILURE if unknown
 *
 * 1 - (1 - p0)^(km h): seepage and softening, without overtopping.
 *
 * Source: our assumption
 * Returns: probability
 */
double tbr_dike_failure (double length, double duration, double per_km_hour);

/* Source: our assumption. */
#define TBR_DIKE_FAILURE 0.002
#define TBR_DIKE_HIGH_WATER 0.8

/* What the water does to a section at one instant. */
typedef enum
{
  TBR_DIKE_SAFE,       /* below 80 % of the crest */
  TBR_DIKE_STRAINED,   /* above it: the failure probability by duration runs */
  TBR_DIKE_OVERTOPPED, /* level above the raised crest less the freeboard: fails */
  TBR_DIKE_N
} TbrDikeStrain;

/* A dike section; heights above the foot of the dike. */
typedef struct
{
  double crest;     /* m, height without the raise, > 0 */
  double raise;     /* m, added by sandbags or barriers, 0 or more */
  double freeboard; /* m, kept for waves and setting, 0 or more */
} TbrDikeSection;

/* State of a section under water at @level m above its foot. Source: our assumption (the rule of
   dike defence: fails when level > crest + raise - freeboard). */
TbrDikeStrain tbr_dike_strain (const TbrDikeSection *section, double level);

/**
 * tbr_sandbags_needed:
 * @length: of dike to be raised, m
 * @raise: by how much, m, 0 to 0.9 in the source
 *
 * 600, 2,000 and 3,400 bags per 30 m for 0.3, 0.6 and 0.9 m, linear in between and beyond.
 *
 * Source: our assumption: the three points are those of flood-fighting handbooks (bags for 100 feet
 *   raised by 1, 2, 3 feet), quoted from memory
 * Returns: bags
 */
double tbr_sandbags_needed (double length, double raise);

/* Bags that one person fills and lays in a second: 12 an hour. Source: [HELLEVANG2011]. */
#define TBR_SANDBAG_RATE (12 / 3600.0)

G_END_DECLS
