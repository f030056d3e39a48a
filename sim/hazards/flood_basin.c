/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The balance of the water in a cell: what flows in, what runs and is pumped out. */
#include "hazards/flood.h"

#include <math.h>

/* s, longest span in which the flow through a breach is taken as steady. Our assumption. */
#define SPAN 180.0
#define SECONDS_PER_HOUR 3600.0

guint32
tbr_flood_find_cell (const TbrObject *object, const char *name)
{
  const TbrRows *rows = &object->rows[TBR_FLOOD_ROWS_CELL];
  const TbrFloodCellRow *cells = rows->data;
  if (*name == '\0')
    return 0;
  for (guint32 i = 0; i < rows->n; i++)
    if (g_str_equal (cells[i].name, name))
      return i;
  return TBR_NONE;
}

double
tbr_flood_depth (const TbrFloodCell *cell)
{
  return tbr_basin_depth (&cell->basin, cell->volume);
}

/* dV/dh of the basin's law, at most the whole of the cell: above it the water only deepens. */
double
tbr_flood_surface (const TbrFloodCell *cell)
{
  double whole = cell->basin.power * cell->basin.volume / cell->basin.depth;
  double share = tbr_flood_depth (cell) / cell->basin.depth;
  if (cell->volume <= 0)
    return 0;
  return whole * MIN (1, pow (share, cell->basin.power - 1));
}

double
tbr_flood_mean_depth (const TbrFloodCell *cell)
{
  double surface = tbr_flood_surface (cell);
  return surface > 0 ? cell->volume / surface : 0;
}

/* Volume, m3, at which the water in the cell stands at @level above the datum. */
static double
volume_at (const TbrFloodCell *cell, double floor, double level)
{
  return level > floor ? tbr_basin_volume (&cell->basin, level - floor) : 0;
}

/* Flow, m3/s, through a failed section into the cell; out of it when negative. Never more within
   @span than would make both sides level. */
static double
breach_flow (const TbrFloodCell *cell, const TbrFloodDikeRow *row, double floor, double span)
{
  double inside = floor + tbr_flood_depth (cell);
  double sill = MAX (row->foot, floor);
  if (cell->level > inside)
    {
      double flow = tbr_weir_flow (row->breach, cell->level - MAX (sill, inside));
      return MIN (flow, MAX (0, volume_at (cell, floor, cell->level) - cell->volume) / span);
    }
  double rest = MAX (sill, cell->level);
  double flow = tbr_weir_flow (row->breach, inside - rest);
  return -MIN (flow, MAX (0, cell->volume - volume_at (cell, floor, rest)) / span);
}

static double
breaches_flow (TbrSim *sim, TbrHazardId hazard, guint32 i, double span)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  const TbrFloodCell *cell = &tbr_flood_cells (state)[i];
  double floor = tbr_flood_cell_row (sim, hazard, i)->floor;
  double flow = 0;
  if (isnan (cell->level))
    return 0;
  for (guint32 j = 0; j < state->n_dikes; j++)
    {
      const TbrFloodDike *dike = &tbr_flood_dikes (state)[j];
      if (dike->cell == i && dike->failed != TBR_NEVER)
        flow += breach_flow (cell, tbr_flood_dike_row (sim, hazard, j), floor, span);
    }
  return flow;
}

/* Share of their nominal flow that pumps give: the head is what is left of the lift above the water
   in the cell. Source: see tbr_pump_flow(). */
static double
pump_factor (const TbrFlood *values, const TbrFloodCellRow *row, const TbrFloodCell *cell)
{
  double head = MAX (0, row->lift - tbr_flood_depth (cell));
  return values->utilisation * tbr_pump_flow (1, head, values->head_most);
}

/* Whether it is time for pumps in a cell that has none yet. */
static gboolean
is_time_for_pumps (const TbrFlood *values, const TbrFloodCell *cell, double inflow)
{
  if (tbr_flood_depth (cell) < values->wet_depth)
    return FALSE;
  return !values->pumps_wait || (inflow < 0 && tbr_flood_mean_depth (cell) < values->strand_depth);
}

static void
ask_for_pumps (TbrSim *sim, TbrHazardId hazard, guint32 i, double inflow)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodCell *cell = &tbr_flood_cells (tbr_flood_state (sim, hazard))[i];
  TbrFloodSlot *slot = &cell->needs[TBR_FLOOD_NEED_WATER];
  double depth = tbr_flood_depth (cell);
  double hours = (double) values->pumping / (double) TBR_HOUR;
  gboolean is_wanted = slot->need == TBR_NONE ? is_time_for_pumps (values, cell, inflow)
                                              : depth > values->dry_depth;
  double amount = is_wanted ? cell->volume : 0;
  tbr_flood_serve (sim, hazard, i, TBR_FLOOD_NEED_WATER, amount,
                   amount / hours + MAX (0, inflow) * SECONDS_PER_HOUR);
  double factor = pump_factor (values, tbr_flood_cell_row (sim, hazard, i), cell);
  for (guint work = 0; slot->need != TBR_NONE && work < TBR_WORK_N; work++)
    tbr_need_set_factor (sim, TBR_HANDLE (TbrNeedId, slot->need), (TbrWorkClass) work, factor);
}

void
tbr_flood_step_water (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds, double level)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  TbrFloodCell *cell = &tbr_flood_cells (tbr_flood_state (sim, hazard))[i];
  double now_level = cell->level;
  double inflow = cell->pending / seconds;
  double pumped = tbr_flood_take (sim, cell, TBR_FLOOD_NEED_WATER) / seconds;
  double before = cell->volume;
  guint n = (guint) MAX (1, ceil (seconds / SPAN));
  double span = seconds / n;
  for (guint k = 0; k < n; k++)
    {
      cell->level = level + (now_level - level) * (k + 0.5) / n;
      double breach = breaches_flow (sim, hazard, i, span);
      gboolean runs_off = isnan (cell->level) || cell->level < row->floor + tbr_flood_depth (cell);
      double in = (inflow + MAX (0, breach)) * span;
      double out = (MAX (0, -breach) + pumped + (runs_off ? row->outlet : 0)) * span;
      out = MIN (out, cell->volume + in);
      cell->volume += in - out;
      cell->entered += in;
      cell->left += out;
    }
  cell->level = now_level;
  cell->pending = 0;
  ask_for_pumps (sim, hazard, i, (cell->volume - before) / seconds + pumped);
}
