/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Finds what lies nearest on the Earth without looking at everything. */
#pragma once

#include <tabard/types.h>

/* Degrees, west <= east, south <= north. */
typedef struct
{
  float west, south, east, north;
} TbrBox;

/* Square cells of longitude and latitude; the items of cell c are items[first[c]] to
   items[first[c + 1] - 1]. */
typedef struct
{
  double west, south; /* degrees, corner of the first cell */
  double step;        /* degrees, side of a cell */
  double per_degree;  /* 1 / step */
  guint32 columns, rows;
  guint32 *first; /* columns x rows + 1 */
  guint32 *items; /* numbers of boxes */
} TbrGrid;

/* Distance of an item from a point, metres; never less than the great circle's. */
typedef double (*TbrGridDistance) (gconstpointer data, guint32 item, double lon, double lat);

/* Puts each box into every cell it touches. */
void tbr_grid_init (TbrGrid *grid, const TbrBox *boxes, guint32 n, double step);
void tbr_grid_clear (TbrGrid *grid);

/**
 * tbr_grid_nearest:
 * @grid: the cells
 * @at: longitude and latitude, degrees
 * @distance: measures an item
 * @data: for @distance
 * @out_distance: metres to the item found, or NULL
 *
 * Exact: rings of cells are searched outwards until nothing further out can be nearer; a meridian
 * @step degrees away is asin (cos (latitude) sin (@step)) away on the sphere [MEEUS1998].
 *
 * Returns: the nearest item, of equally near ones the lowest; TBR_NONE when there is none
 */
guint32 tbr_grid_nearest (const TbrGrid *grid, const double at[2], TbrGridDistance distance,
                          gconstpointer data, double *out_distance);
