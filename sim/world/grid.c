/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How far a search must go before nothing nearer can be left. */
#include "world/grid.h"

#include "base/geodesy.h"

#include <math.h>

static guint32
clamp_cell (double place, guint32 n)
{
  if (!(place > 0.0))
    return 0;
  return MIN ((guint32) MIN (place, 1e6), n - 1);
}

static guint32
column_of (const TbrGrid *grid, double lon)
{
  return clamp_cell ((lon - grid->west) * grid->per_degree, grid->columns);
}

static guint32
row_of (const TbrGrid *grid, double lat)
{
  return clamp_cell ((lat - grid->south) * grid->per_degree, grid->rows);
}

/* Counts the items of each cell, or, once the starts are known, writes them. */
static void
visit_box (TbrGrid *grid, const TbrBox *box, guint32 item)
{
  guint32 last_row = row_of (grid, (double) box->north);
  guint32 last_column = column_of (grid, (double) box->east);
  for (guint32 row = row_of (grid, (double) box->south); row <= last_row; row++)
    for (guint32 column = column_of (grid, (double) box->west); column <= last_column; column++)
      {
        guint32 *place = &grid->first[row * grid->columns + column + 1];
        if (grid->items != NULL)
          grid->items[*place] = item;
        (*place)++;
      }
}

static void
fit (TbrGrid *grid, const TbrBox *boxes, guint32 n)
{
  double east = -180.0, north = -90.0;
  grid->west = 180.0;
  grid->south = 90.0;
  for (guint32 i = 0; i < n; i++)
    {
      grid->west = MIN (grid->west, (double) boxes[i].west);
      grid->south = MIN (grid->south, (double) boxes[i].south);
      east = MAX (east, (double) boxes[i].east);
      north = MAX (north, (double) boxes[i].north);
    }
  grid->columns = 1 + (guint32) (MAX (east - grid->west, 0.0) / grid->step);
  grid->rows = 1 + (guint32) (MAX (north - grid->south, 0.0) / grid->step);
}

void
tbr_grid_init (TbrGrid *grid, const TbrBox *boxes, guint32 n, double step)
{
  *grid = (TbrGrid){ .step = step, .per_degree = 1.0 / step };
  fit (grid, boxes, n);
  guint32 n_cells = grid->columns * grid->rows;
  grid->first = g_new0 (guint32, (gsize) n_cells + 2);

  /* counted one place up and filled from there: afterwards each start is where it belongs */
  grid->first++;
  for (guint32 i = 0; i < n; i++)
    visit_box (grid, &boxes[i], i);
  for (guint32 i = 1; i <= n_cells; i++)
    grid->first[i] += grid->first[i - 1];
  grid->first--;
  grid->items = g_new (guint32, MAX (grid->first[n_cells + 1], 1));
  for (guint32 i = 0; i < n; i++)
    visit_box (grid, &boxes[i], i);
}

void
tbr_grid_clear (TbrGrid *grid)
{
  g_clear_pointer (&grid->first, g_free);
  g_clear_pointer (&grid->items, g_free);
}

typedef struct
{
  const double *at;
  TbrGridDistance distance;
  gconstpointer data;
  guint32 best;
  double best_distance;
} Search;

static void
look_into (const TbrGrid *grid, guint32 cell, Search *search)
{
  for (guint32 i = grid->first[cell]; i < grid->first[cell + 1]; i++)
    {
      guint32 item = grid->items[i];
      double far = search->distance (search->data, item, search->at[0], search->at[1]);
      if (far < search->best_distance || (far <= search->best_distance && item < search->best))
        {
          search->best = item;
          search->best_distance = far;
        }
    }
}

/* The cells exactly @radius columns or rows away from the centre, as far as they exist. */
static void
look_into_ring (const TbrGrid *grid, const guint32 centre[2], guint32 radius, Search *search)
{
  guint32 west = centre[0] - MIN (radius, centre[0]);
  guint32 south = centre[1] - MIN (radius, centre[1]);
  guint32 east = MIN (centre[0] + radius, grid->columns - 1);
  guint32 north = MIN (centre[1] + radius, grid->rows - 1);
  for (guint32 row = south; row <= north; row++)
    {
      gboolean whole = row + radius == centre[1] || row == centre[1] + radius;
      for (guint32 column = west; column <= east; column++)
        if (whole || column + radius == centre[0] || column == centre[0] + radius)
          look_into (grid, row * grid->columns + column, search);
    }
}

guint32
tbr_grid_nearest (const TbrGrid *grid, const double at[2], TbrGridDistance distance,
                  gconstpointer data, double *out_distance)
{
  Search search = { at, distance, data, TBR_NONE, INFINITY };
  guint32 centre[2] = { column_of (grid, at[0]), row_of (grid, at[1]) };
  double narrowing = cos (at[1] * (G_PI / 180.0));
  guint32 last = MAX (grid->columns, grid->rows);
  for (guint32 radius = 0; radius < last; radius++)
    {
      look_into_ring (grid, centre, radius, &search);
      double reach = MIN (radius * grid->step, 90.0) * (G_PI / 180.0);
      if (search.best_distance < TBR_EARTH_RADIUS * asin (narrowing * sin (reach)))
        break;
    }
  if (search.best != TBR_NONE && out_distance != NULL)
    *out_distance = search.best_distance;
  return search.best;
}
