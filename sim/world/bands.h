/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Finds the shape that a point lies in: edges of all shapes, sorted into bands of latitude. */
#pragma once

#include <tabard/map.h>

/* The edge from point to point + 1 of a shape. */
typedef struct
{
  guint32 point; /* index into the points */
  guint32 shape; /* number of the shape */
} TbrBandEdge;

typedef struct
{
  double south;       /* degrees, lower edge of the first band */
  guint32 n;          /* number of bands */
  guint32 *first;     /* n + 1: where the edges of a band start */
  TbrBandEdge *edges; /* within a band in the order of shapes */
} TbrBands;

/* @map gives rings and points; the bands keep neither @map nor @shapes. */
void tbr_bands_init (TbrBands *bands, const TbrMap *map, const TbrShape *shapes, guint32 n_shapes);
void tbr_bands_clear (TbrBands *bands);

/**
 * tbr_bands_find:
 * @points: of the map the bands were made of
 *
 * Even-odd rule: a ray to the east crosses the edges of a shape that holds the point an odd number
 * of times. A point on an edge that two shapes share belongs to exactly one of them.
 *
 * Source: [SHIMRAT1962]
 * Returns: the lowest number of a shape that holds the point, TBR_NONE when none does
 */
guint32 tbr_bands_find (const TbrBands *bands, const TbrPoint *points, double lon, double lat);
