/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What comes from upstream and from above: inflow, rain and levels over time. */
#include "hazards/flood.h"

#include <math.h>

/* Purposes of chance. */
#define PURPOSE_DIKE 20
#define PURPOSE_WATER 22
/* Share of the variance of the inflow that all cells have in common. Our assumption. */
#define COMMON 0.5

static const TbrFloodSeriesRow *
series_of (const TbrObject *object, guint which)
{
  return object->rows[which].data;
}

/* Counts what has come in at the present flow and rain up to @at. */
static void
count_inflow (const TbrFlood *values, const TbrFloodCellRow *row, TbrFloodCell *cell, TbrTime at)
{
  double seconds = (double) (at - cell->changed) / (double) TBR_SECOND;
  cell->pending += (cell->flow + cell->rain * values->runoff * row->area) * seconds;
  cell->changed = at;
}

/* Rows of the series that have begun; a row without a cell is for the first one, rain is for all
   unless it names one. */
static void
read_inflow (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrFlood *values = object->values;
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrFloodCell *cells = tbr_flood_cells (state);
  const TbrFloodSeriesRow *row = series_of (object, TBR_FLOOD_ROWS_INFLOW);
  TbrTime now = tbr_sim_clock (sim);
  for (; state->next_inflow < object->rows[TBR_FLOOD_ROWS_INFLOW].n
         && row[state->next_inflow].at <= now;
       state->next_inflow++)
    {
      guint32 i = tbr_flood_find_cell (object, row[state->next_inflow].cell);
      TbrTime at = MAX (row[state->next_inflow].at, cells[i].changed);
      count_inflow (values, tbr_flood_cell_row (sim, hazard, i), &cells[i], at);
      cells[i].flow = row[state->next_inflow].value * cells[i].share;
    }
}

static void
read_rain (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrFlood *values = object->values;
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrFloodCell *cells = tbr_flood_cells (state);
  const TbrFloodSeriesRow *row = series_of (object, TBR_FLOOD_ROWS_RAIN);
  TbrTime now = tbr_sim_clock (sim);
  for (; state->next_rain < object->rows[TBR_FLOOD_ROWS_RAIN].n && row[state->next_rain].at <= now;
       state->next_rain++)
    for (guint32 i = 0; i < state->n_cells; i++)
      {
        const char *name = row[state->next_rain].cell;
        if (*name != '\0' && tbr_flood_find_cell (object, name) != i)
          continue;
        TbrTime at = MAX (row[state->next_rain].at, cells[i].changed);
        count_inflow (values, tbr_flood_cell_row (sim, hazard, i), &cells[i], at);
        cells[i].rain = row[state->next_rain].value;
      }
}

/* The next row of levels of a cell behind @row (TBR_NONE: from the first); TBR_NONE for none. */
static guint32
next_level (const TbrObject *object, guint32 cell, guint32 row)
{
  const TbrFloodSeriesRow *rows = series_of (object, TBR_FLOOD_ROWS_LEVEL);
  for (guint32 i = row == TBR_NONE ? 0 : row + 1; i < object->rows[TBR_FLOOD_ROWS_LEVEL].n; i++)
    if (tbr_flood_find_cell (object, rows[i].cell) == cell)
      return i;
  return TBR_NONE;
}

/* The level outside a cell, straight between its rows, steady before the first and after the last.
 */
static double
read_level (const TbrObject *object, guint32 i, TbrFloodCell *cell, TbrTime now)
{
  const TbrFloodSeriesRow *rows = series_of (object, TBR_FLOOD_ROWS_LEVEL);
  while (cell->coming != TBR_NONE && rows[cell->coming].at <= now)
    {
      cell->levels = cell->coming;
      cell->coming = next_level (object, i, cell->levels);
    }
  guint32 next = cell->coming;
  if (cell->levels == TBR_NONE)
    return next == TBR_NONE ? NAN : rows[next].value;
  if (next == TBR_NONE)
    return rows[cell->levels].value;
  double share
      = (double) (now - rows[cell->levels].at) / (double) (rows[next].at - rows[cell->levels].at);
  return rows[cell->levels].value + share * (rows[next].value - rows[cell->levels].value);
}

void
tbr_flood_read_series (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  read_inflow (sim, hazard);
  read_rain (sim, hazard);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      TbrFloodCell *cell = &tbr_flood_cells (state)[i];
      count_inflow (object->values, tbr_flood_cell_row (sim, hazard, i), cell, now);
      cell->level = read_level (object, i, cell, now);
    }
}

static void
fill_cell (const TbrFloodCellRow *row, TbrFloodCell *cell)
{
  cell->basin = (TbrBasin){ .depth = row->depth,
                            .volume = row->area * row->depth / row->power,
                            .power = row->power };
  cell->volume = cell->entered = tbr_basin_volume (&cell->basin, row->initial);
  cell->level = NAN;
  cell->staying = row->people;
  cell->flooded = cell->dry = cell->wets = TBR_NEVER;
  cell->levels = TBR_NONE;
  for (guint i = 0; i < TBR_FLOOD_NEED_N; i++)
    cell->needs[i].need = TBR_NONE;
  for (guint i = 0; i < TBR_FLOOD_SERVICES_N; i++)
    cell->mend[i] = TBR_NONE;
}

/* When water first flows into a cell by the series. */
static TbrTime
first_inflow (const TbrObject *object, guint32 cell)
{
  const TbrFloodSeriesRow *rows = series_of (object, TBR_FLOOD_ROWS_INFLOW);
  for (guint32 i = 0; i < object->rows[TBR_FLOOD_ROWS_INFLOW].n; i++)
    if (rows[i].value > 0 && tbr_flood_find_cell (object, rows[i].cell) == cell)
      return rows[i].at;
  return TBR_NEVER;
}

/* The highest water that will stand at a section: as well known as the series is. */
static void
find_peak (const TbrObject *object, const TbrFloodDikeRow *row, TbrFloodDike *dike)
{
  const TbrFloodSeriesRow *rows = series_of (object, TBR_FLOOD_ROWS_LEVEL);
  dike->peak = -INFINITY;
  dike->peak_at = TBR_NEVER;
  for (guint32 i = next_level (object, dike->cell, TBR_NONE); i != TBR_NONE;
       i = next_level (object, dike->cell, i))
    if (rows[i].value - row->foot > dike->peak)
      {
        dike->peak = rows[i].value - row->foot;
        dike->peak_at = rows[i].at;
      }
  dike->raise = MAX (0, dike->peak + row->freeboard - row->crest);
}

/* How much of its series comes into each cell: exp (s z), z a standard normal draw of which half
   the variance is the event's. Source: our assumption. */
static void
draw_water (TbrSim *sim, TbrHazardId hazard)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_WATER, 0, &stream);
  double event = tbr_stream_normal (&stream);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      tbr_hazard_stream (sim, hazard, PURPOSE_WATER, i + 1, &stream);
      double own = tbr_stream_normal (&stream);
      tbr_flood_cells (state)[i].share
          = exp (values->scatter * (sqrt (COMMON) * event + sqrt (1 - COMMON) * own));
    }
}

void
tbr_flood_fill (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  state->n_cells = object->rows[TBR_FLOOD_ROWS_CELL].n;
  state->n_dikes = object->rows[TBR_FLOOD_ROWS_DIKE].n;
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      fill_cell (tbr_flood_cell_row (sim, hazard, i), &tbr_flood_cells (state)[i]);
      tbr_flood_cells (state)[i].coming = next_level (object, i, TBR_NONE);
      tbr_flood_cells (state)[i].wets = first_inflow (object, i);
    }
  for (guint32 i = 0; i < state->n_dikes; i++)
    {
      const TbrFloodDikeRow *row = tbr_flood_dike_row (sim, hazard, i);
      TbrFloodDike *dike = &tbr_flood_dikes (state)[i];
      TbrStream stream;
      tbr_hazard_stream (sim, hazard, PURPOSE_DIKE, i, &stream);
      dike->threshold = tbr_stream_exponential (&stream);
      dike->cell = tbr_flood_find_cell (object, row->cell);
      dike->failed = dike->low = TBR_NEVER;
      dike->need = TBR_NONE;
      find_peak (object, row, dike);
    }
  draw_water (sim, hazard);
  tbr_flood_find_roads (sim, hazard);
}
