/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which squares of a plane to look into, and when to stop. */
#include "world/plane_grid.h"

#include <math.h>

/* Points to a square in the mean. Our choice. */
#define POINTS_PER_SQUARE 4

struct _TbrPlaneGrid
{
  double west, south, size; /* metres: corner of the first square, side of each */
  guint32 width, height;    /* squares */
  guint32 *first;           /* width x height + 1: where the points of a square start */
  TbrPlanePoint *points;    /* square by square */
};

/* The row or column of an offset from the corner, of @n. */
static guint32
row_of (double offset, double size, guint32 n)
{
  return (guint32) CLAMP (floor (offset / size), 0, n - 1.0);
}

static guint32
square_of (const TbrPlaneGrid *grid, double x, double y)
{
  return row_of (y - grid->south, grid->size, grid->height) * grid->width
         + row_of (x - grid->west, grid->size, grid->width);
}

static void
set_extent (TbrPlaneGrid *grid, const TbrPlanePoint *points, guint32 n)
{
  double east = points[0].x, north = points[0].y;
  grid->west = east;
  grid->south = north;
  for (guint32 i = 1; i < n; i++)
    {
      grid->west = fmin (grid->west, points[i].x);
      grid->south = fmin (grid->south, points[i].y);
      east = fmax (east, points[i].x);
      north = fmax (north, points[i].y);
    }
  double width = east - grid->west, height = north - grid->south;
  /* a city that is one line has no more squares than points either */
  grid->size = fmax (sqrt (width * height * POINTS_PER_SQUARE / n), fmax (width, height) / n);
  grid->size = fmax (grid->size, 1);
  grid->width = (guint32) (width / grid->size) + 1;
  grid->height = (guint32) (height / grid->size) + 1;
}

TbrPlaneGrid *
tbr_plane_grid_new (const TbrPlanePoint *points, guint32 n)
{
  TbrPlaneGrid *grid = g_new0 (TbrPlaneGrid, 1);
  if (n == 0)
    return grid;
  set_extent (grid, points, n);
  guint32 n_squares = grid->width * grid->height;
  grid->first = g_new0 (guint32, (gsize) n_squares + 2);
  grid->points = g_new (TbrPlanePoint, n);
  /* counted one place up and filled from there: afterwards each start is where it belongs */
  for (guint32 i = 0; i < n; i++)
    grid->first[square_of (grid, points[i].x, points[i].y) + 2]++;
  for (guint32 i = 2; i < n_squares + 2; i++)
    grid->first[i] += grid->first[i - 1];
  for (guint32 i = 0; i < n; i++)
    grid->points[grid->first[square_of (grid, points[i].x, points[i].y) + 1]++] = points[i];
  return grid;
}

void
tbr_plane_grid_free (TbrPlaneGrid *grid)
{
  if (grid == NULL)
    return;
  g_free (grid->first);
  g_free (grid->points);
  g_free (grid);
}

typedef struct
{
  double x, y;
  double least; /* square of the distance to the best, square metres */
  guint32 best;
} Search;

static void
look_into (const TbrPlaneGrid *grid, guint32 square, Search *search)
{
  for (guint32 i = grid->first[square]; i < grid->first[square + 1]; i++)
    {
      const TbrPlanePoint *point = &grid->points[i];
      double east = point->x - search->x, north = point->y - search->y;
      double distance = east * east + north * north;
      if (distance < search->least || (distance <= search->least && point->number < search->best))
        {
          search->least = distance;
          search->best = point->number;
        }
    }
}

/* The squares exactly @ring columns or rows away from the middle, as far as they exist. */
static void
look_into_ring (const TbrPlaneGrid *grid, guint32 ring, Search *search)
{
  guint32 row = row_of (search->y - grid->south, grid->size, grid->height);
  guint32 column = row_of (search->x - grid->west, grid->size, grid->width);
  guint32 north = MIN (row + ring, grid->height - 1), east = MIN (column + ring, grid->width - 1);
  for (guint32 i = row - MIN (ring, row); i <= north; i++)
    {
      gboolean whole = i + ring == row || i == row + ring;
      for (guint32 j = column - MIN (ring, column); j <= east; j++)
        if (whole || j + ring == column || j == column + ring)
          look_into (grid, i * grid->width + j, search);
    }
}

guint32
tbr_plane_grid_nearest (const TbrPlaneGrid *grid, double x, double y)
{
  Search search = { x, y, INFINITY, TBR_NONE };
  double east = x - CLAMP (x, grid->west, grid->west + grid->width * grid->size);
  double north = y - CLAMP (y, grid->south, grid->south + grid->height * grid->size);
  double away = east * east + north * north;
  for (guint32 ring = 0; ring < MAX (grid->width, grid->height); ring++)
    {
      /* what lies in this ring or behind it is at least so far */
      double reach = ring == 0 ? 0 : (ring - 1) * grid->size;
      if (search.least < away + reach * reach)
        break;
      look_into_ring (grid, ring, &search);
    }
  return search.best;
}
