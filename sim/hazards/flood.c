/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "flood": what can be set, what is checked, what is seen. */
#include "hazards/flood.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_FLOOD_MEASURES + 1] = { "depth m",
                                                              "volume m3",
                                                              "level m",
                                                              "stranded persons",
                                                              "closed-roads roads",
                                                              "lost-bridges bridges",
                                                              "without-power persons",
                                                              "without-water persons",
                                                              NULL };
static const guint8 needs[] = { TBR_NEED_FLOOD_WATER,
                                TBR_NEED_DIKE,
                                TBR_NEED_STRANDED,
                                TBR_NEED_SAFE_WATER,
                                TBR_NEED_WET_DWELLINGS,
                                TBR_NEED_HOMELESS,
                                TBR_NEED_BLOCKED_ROAD,
                                TBR_NEED_LOST_BRIDGE,
                                TBR_NEED_LINE_REPAIR,
                                TBR_NEED_TELECOM_REPAIR,
                                TBR_NEED_N };

/* Its own events. */
typedef enum
{
  WHAT_STEP, /* part: 0 */
  WHAT_END,  /* part: 0; the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)

static void
check_cells (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrFlood *values = object->values;
  const TbrRows *cells = &object->rows[TBR_FLOOD_ROWS_CELL];
  const TbrFloodCellRow *row = cells->data;
  for (guint i = 0; i < cells->n; i++)
    {
      if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
        tbr_hazard_fault (faults, object, "cell: row %u lies at sea or outside the map", i + 1);
      if (*row[i].name != '\0' && tbr_flood_find_cell (object, row[i].name) != i)
        tbr_hazard_fault (faults, object, "cell: name: '%s' is there twice", row[i].name);
    }
  if (values->dry_depth >= values->wet_depth)
    tbr_hazard_fault (faults, object, "dry-depth: it has to be less than wet-depth");
}

static void
check_dikes (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *dikes = &object->rows[TBR_FLOOD_ROWS_DIKE];
  const TbrFloodDikeRow *row = dikes->data;
  for (guint i = 0; i < dikes->n; i++)
    {
      if (tbr_flood_find_cell (object, row[i].cell) == TBR_NONE)
        tbr_hazard_fault (faults, object, "dike: cell: no cell is called '%s'", row[i].cell);
      if (row[i].freeboard >= row[i].crest)
        tbr_hazard_fault (faults, object, "dike: freeboard: row %u has more freeboard than dike",
                          i + 1);
    }
}

static void
check_series (const TbrObject *object, guint which, TbrDiagnostics *faults)
{
  const TbrFloodSeriesRow *row = object->rows[which].data;
  for (guint i = 0; i < object->rows[which].n; i++)
    {
      if (tbr_flood_find_cell (object, row[i].cell) == TBR_NONE)
        tbr_hazard_fault (faults, object, "%s: cell: no cell is called '%s'",
                          tbr_flood_rows[which].name, row[i].cell);
      if (i > 0 && row[i].at < row[i - 1].at)
        {
          tbr_hazard_fault (faults, object, "%s: at: row %u is earlier than the row before it",
                            tbr_flood_rows[which].name, i + 1);
          return;
        }
    }
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  check_cells (scenario, object, faults);
  check_dikes (object, faults);
  check_series (object, TBR_FLOOD_ROWS_INFLOW, faults);
  check_series (object, TBR_FLOOD_ROWS_RAIN, faults);
  check_series (object, TBR_FLOOD_ROWS_LEVEL, faults);
  tbr_flood_check_roads (scenario, object, faults);
}

static gboolean
reaches (const TbrObject *object)
{
  return ((const TbrFlood *) object->values)->services;
}

/* Needs of roads, bridges and repair crews arise only where they are written. */
static gboolean
opens (const TbrObject *object, guint need)
{
  const TbrFlood *values = object->values;
  if (need == TBR_NEED_BLOCKED_ROAD)
    return object->rows[TBR_FLOOD_ROWS_ROAD].n > 0;
  if (need == TBR_NEED_LOST_BRIDGE)
    return object->rows[TBR_FLOOD_ROWS_BRIDGE].n > 0 && values->replaced > 0;
  if (need == TBR_NEED_LINE_REPAIR)
    return values->services && values->jobs[TBR_FLOOD_POWER] > 0;
  if (need == TBR_NEED_TELECOM_REPAIR)
    return values->services && values->jobs[TBR_FLOOD_TELECOM] > 0;
  return TRUE;
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrFloodState) + object->rows[TBR_FLOOD_ROWS_CELL].n * sizeof (TbrFloodCell)
         + object->rows[TBR_FLOOD_ROWS_DIKE].n * sizeof (TbrFloodDike)
         + object->rows[TBR_FLOOD_ROWS_ROAD].n * sizeof (TbrFloodRoad)
         + object->rows[TBR_FLOOD_ROWS_BRIDGE].n * sizeof (TbrFloodBridge);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_FLOOD_ROWS_CELL].n * TBR_FLOOD_NEED_N * TBR_FLOOD_WAVES
         + object->rows[TBR_FLOOD_ROWS_DIKE].n + tbr_flood_count_repairs (object);
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  tbr_flood_fill (sim, hazard);
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      const TbrFloodCell *cell = &tbr_flood_cells (state)[i];
      tbr_flood_tell (sim, hazard, i);
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_DEPTH, tbr_flood_depth (cell));
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_VOLUME, cell->volume);
      if (!isnan (cell->level))
        tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_LEVEL, cell->level);
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_STRANDED, cell->stranded);
      tbr_flood_tell_roads (sim, hazard, i);
      if (!tbr_flood_values (sim, hazard)->services)
        continue;
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_POWERLESS,
                          tbr_flood_powerless (sim, hazard, i));
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_WATERLESS,
                          tbr_flood_waterless (sim, hazard, i));
    }
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrFloodCell *cells = tbr_flood_cells (state);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  if (seconds <= 0)
    {
      tbr_flood_read_series (sim, hazard);
      return;
    }
  for (guint32 i = 0; i < state->n_cells; i++)
    cells[i].before = cells[i].level;
  tbr_flood_read_series (sim, hazard);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      tbr_flood_step_water (sim, hazard, i, seconds, cells[i].before);
      tbr_flood_step_people (sim, hazard, i, seconds);
    }
  tbr_flood_step_dikes (sim, hazard, seconds);
  tbr_flood_step_roads (sim, hazard);
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, 0);
  tbr_hazard_tell_started (sim, hazard, row->lon, row->lat);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  switch ((What) what)
    {
    case WHAT_STEP:
      if (tbr_sim_clock (sim) == 0)
        begin (sim, hazard);
      step (sim, hazard);
      tbr_hazard_schedule_step (sim, hazard, tbr_flood_values (sim, hazard)->step, WHAT_STEP);
      break;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      break;
    }
}

/* The section of the number @amount gives way, 1 for the first. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  guint32 n = tbr_flood_state (sim, hazard)->n_dikes;
  if (n > 0)
    tbr_flood_breach (sim, hazard, (guint32) CLAMP (amount - 1, 0, n - 1));
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      const TbrFloodCell *cell = &tbr_flood_cells (state)[i];
      const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
      double depth = tbr_flood_depth (cell);
      double radius = sqrt (tbr_flood_surface (cell) / G_PI);
      if (cell->flooded == TBR_NEVER && cell->dry == TBR_NEVER)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_WATER,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = (float) radius,
                       .b = (float) radius,
                       .value = (float) depth,
                       .level = (float) CLAMP (depth / row->depth, 0, 1),
                       .active = cell->flooded != TBR_NEVER };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

/* Water and people of each cell. */
static gboolean
balance (const TbrSim *sim, TbrHazardId hazard, GError **error)
{
  TbrFloodState *state = tbr_hazard_state (sim, hazard);
  const TbrFloodCell *cells = tbr_flood_cells (state);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      const TbrFloodCell *cell = &cells[i];
      const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
      double people = cell->staying + cell->above + cell->stranded + cell->away + cell->dead;
      if (!tbr_hazard_balance (row->name, "water that came, and is there or has gone",
                               cell->entered, cell->volume + cell->left, error)
          || !tbr_hazard_balance (row->name, "people there at first, and now", row->people, people,
                                  error))
        return FALSE;
    }
  return TRUE;
}

const TbrHazardKind tbr_hazard_flood = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "flood",
      .title = "flood",
      .sentence = "Water fills cells by inflow, rain and broken dikes and is pumped out again",
      .params = tbr_flood_params,
      .n_params = G_N_ELEMENTS (tbr_flood_params),
      .size = sizeof (TbrFlood),
      .rows = tbr_flood_rows,
      .n_rows = G_N_ELEMENTS (tbr_flood_rows) },
  .needs = needs,
  .reaches_lifelines = 1,
  .reaches = reaches,
  .opens = opens,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .balance = balance,
  .draw = draw,
  .measures = measures,
};
