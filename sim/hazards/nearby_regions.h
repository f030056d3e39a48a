/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which regions of a state a hazard's places stand for. */
#pragma once

#include <tabard/map.h>

G_BEGIN_DECLS

/* A place and how far it reaches. */
typedef struct
{
  double lon, lat; /* degrees */
  double radius;   /* m */
  guint32 state;   /* TbrStateId whose regions it reaches */
} TbrReach;

/**
 * tbr_nearby_regions:
 * @reaches: places, @n of them
 * @out_regions: (out) (optional): the regions of the first place, then those of the second, ...
 * @out_counts: (out) (optional): how many each place has
 *
 * A region belongs to the nearest place of those within whose radius its middle lies. A place that
 * has none stands for the region in which it lies.
 *
 * Returns: number of regions of all places
 */
guint32 tbr_nearby_regions (const TbrMap *map, const TbrReach *reaches, guint32 n,
                            guint32 *out_regions, guint32 *out_counts);

G_END_DECLS
