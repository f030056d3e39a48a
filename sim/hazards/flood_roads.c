/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Roads that water closes and leaves to be cleared, bridges that it takes, and when both are open
 * again. */
#include "hazards/flood.h"

#include "hazards/bridge_water.h"
#include "hazards/road_water.h"
#include "world/repair.h"

#include <math.h>
#include <tabard/map.h>
#include <tabard/route.h>

#define PURPOSE_BRIDGE 21
/* Parts of the needs of roads and bridges are numbered behind those of cells and dikes. */
#define PART_ROAD 0x20000u
#define PART_BRIDGE 0x30000u
/* Speeds go in tenths, so that routes are not worked out anew for nothing. Our assumption. */
#define STEPS 10.0

static const TbrFloodRoadRow *
road_row (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrFloodRoadRow *) rows[TBR_FLOOD_ROWS_ROAD].data)[i];
}

static const TbrFloodBridgeRow *
bridge_row (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrFloodBridgeRow *) rows[TBR_FLOOD_ROWS_BRIDGE].data)[i];
}

static TbrFloodCell *
cell_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return &tbr_flood_cells (tbr_flood_state (sim, hazard))[i];
}

static gboolean
is_under_repair (const TbrSim *sim, guint32 repair)
{
  return repair != TBR_NONE && tbr_repair_is_open (sim, TBR_HANDLE (TbrRepairId, repair));
}

void
tbr_flood_find_roads (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  state->n_roads = object->rows[TBR_FLOOD_ROWS_ROAD].n;
  state->n_bridges = object->rows[TBR_FLOOD_ROWS_BRIDGE].n;
  for (guint32 i = 0; i < state->n_roads; i++)
    {
      const TbrFloodRoadRow *row = road_row (sim, hazard, i);
      tbr_flood_roads (state)[i]
          = (TbrFloodRoad){ .share = 1,
                            .link = tbr_map_find_link (sim->map, row->from, row->to).i,
                            .cell = tbr_flood_find_cell (object, row->cell),
                            .repair = TBR_NONE };
    }
  for (guint32 i = 0; i < state->n_bridges; i++)
    {
      const TbrFloodBridgeRow *row = bridge_row (sim, hazard, i);
      gboolean carries = *row->from != '\0';
      tbr_flood_bridges (state)[i]
          = (TbrFloodBridge){ .cell = tbr_flood_find_cell (object, row->cell),
                              .link = carries ? tbr_map_find_link (sim->map, row->from, row->to).i
                                              : TBR_NONE,
                              .repair = TBR_NONE };
    }
  tbr_repair_reserve (sim, tbr_flood_count_repairs (object));
}

guint
tbr_flood_count_repairs (const TbrObject *object)
{
  const TbrFlood *values = object->values;
  guint n = object->rows[TBR_FLOOD_ROWS_ROAD].n + object->rows[TBR_FLOOD_ROWS_BRIDGE].n;
  for (guint i = 0; values->services && i < TBR_FLOOD_SERVICES_N; i++)
    n += values->jobs[i] > 0 ? object->rows[TBR_FLOOD_ROWS_CELL].n : 0;
  return n * TBR_FLOOD_WAVES;
}

/* A row's road and cell have to be there. */
static void
check_road (const TbrScenario *scenario, const TbrObject *object, const TbrFloodRoadRow *row,
            TbrDiagnostics *faults)
{
  const char *ends[] = { row->from, row->to };
  if (tbr_flood_find_cell (object, row->cell) == TBR_NONE)
    tbr_hazard_fault (faults, object, "road, bridge: cell: no cell is called '%s'", row->cell);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (*ends[i] != '\0' && tbr_is_none (tbr_map_find_node (scenario->map, ends[i])))
      {
        tbr_hazard_fault (faults, object, "road, bridge: no town or node '%s' on the map", ends[i]);
        return;
      }
  if (*row->from == '\0' && *row->to == '\0')
    return;
  if (*row->from == '\0' || *row->to == '\0')
    tbr_hazard_fault (faults, object, "bridge: a road has two ends: write both from and to");
  else if (tbr_is_none (tbr_map_find_link (scenario->map, row->from, row->to)))
    tbr_hazard_fault (faults, object, "road, bridge: no road joins '%s' and '%s' directly",
                      row->from, row->to);
}

void
tbr_flood_check_roads (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrFloodRoadRow *roads = object->rows[TBR_FLOOD_ROWS_ROAD].data;
  const TbrFloodBridgeRow *bridges = object->rows[TBR_FLOOD_ROWS_BRIDGE].data;
  for (guint i = 0; i < object->rows[TBR_FLOOD_ROWS_ROAD].n; i++)
    check_road (scenario, object, &roads[i], faults);
  for (guint i = 0; i < object->rows[TBR_FLOOD_ROWS_BRIDGE].n; i++)
    check_road (scenario, object,
                &(TbrFloodRoadRow){
                    .cell = bridges[i].cell, .from = bridges[i].from, .to = bridges[i].to },
                faults);
}

/* Share of its speed that all rows of this hazard together leave a link. */
static float
share_of_link (const TbrSim *sim, TbrHazardId hazard, guint32 link)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  float share = 1;
  for (guint32 i = 0; i < state->n_roads; i++)
    {
      const TbrFloodRoad *road = &tbr_flood_roads (state)[i];
      if (road->link == link)
        share = MIN (share, road->state == TBR_FLOOD_ROAD_CLEAN ? road->share : 0);
    }
  for (guint32 i = 0; i < state->n_bridges; i++)
    if (tbr_flood_bridges (state)[i].link == link && tbr_flood_bridges (state)[i].shut)
      share = 0;
  return share;
}

static void
settle (TbrSim *sim, TbrHazardId hazard, guint32 link)
{
  float share = share_of_link (sim, hazard, link);
  TbrLinkState state = TBR_LINK_STATE_SLOWED;
  if (share >= 1)
    state = TBR_LINK_STATE_OPEN;
  else if (share <= 0)
    state = TBR_LINK_STATE_CLOSED;
  tbr_link_set_condition (sim, TBR_HANDLE (TbrLinkId, link), state,
                          state == TBR_LINK_STATE_SLOWED ? (double) share : 1);
}

/* Source: [PREGNOLATO2017] by tbr_road_water_speed(), against its own speed on a dry road. */
static float
share_under_water (double depth)
{
  if (depth <= 0)
    return 1;
  double share = tbr_road_water_speed (depth) / tbr_road_water_speed (0);
  return share > 0 ? (float) (fmax (1, round (share * STEPS)) / STEPS) : 0;
}

/* Crews are asked to clear a road, or to clear it once more. */
static void
clear (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodRoad *road = &tbr_flood_roads (tbr_flood_state (sim, hazard))[i];
  const TbrFloodCellRow *cell = tbr_flood_cell_row (sim, hazard, road->cell);
  double debris = road_row (sim, hazard, i)->debris;
  road->state = TBR_FLOOD_ROAD_CLEARING;
  if (is_under_repair (sim, road->repair))
    tbr_repair_add (sim, TBR_HANDLE (TbrRepairId, road->repair), debris, 0);
  else if (road->times < TBR_FLOOD_WAVES)
    road->repair = tbr_repair_open (sim, &(TbrRepairSpec){ .hazard = hazard,
                                                           .kind = TBR_NEED_BLOCKED_ROAD,
                                                           .region = { TBR_NONE },
                                                           .state = { values->state },
                                                           .lon = cell->lon,
                                                           .lat = cell->lat,
                                                           .jobs = debris,
                                                           .target = values->clearing,
                                                           .part = PART_ROAD + i * TBR_FLOOD_WAVES
                                                                   + road->times++ })
                       .i;
}

static void
step_road (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrFloodRoad *road = &tbr_flood_roads (tbr_flood_state (sim, hazard))[i];
  const TbrFloodRoadRow *row = road_row (sim, hazard, i);
  TbrFloodRoadState before = (TbrFloodRoadState) road->state;
  float share = road->share;
  road->depth = fmax (0, tbr_flood_depth (cell_of (sim, hazard, road->cell)) - row->height);
  road->share = share_under_water (road->depth);
  if (road->share <= 0 && row->debris > 0)
    road->state = TBR_FLOOD_ROAD_DIRTY;
  if (road->state == TBR_FLOOD_ROAD_DIRTY && road->depth <= 0)
    clear (sim, hazard, i);
  if (road->state == TBR_FLOOD_ROAD_CLEARING && !is_under_repair (sim, road->repair))
    road->state = TBR_FLOOD_ROAD_CLEAN;
  if (road->share != share || road->state != (guint32) before)
    settle (sim, hazard, road->link);
}

/* Bridges of a group that are lost by now: each has a level of its own, drawn once. */
static guint32
count_lost (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFloodBridgeRow *row = bridge_row (sim, hazard, i);
  double share = tbr_bridge_lost (tbr_flood_bridges (tbr_flood_state (sim, hazard))[i].peak,
                                  row->half, row->spread);
  guint32 lost = 0;
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_BRIDGE, i, &stream);
  for (gint64 k = 0; k < row->count; k++)
    lost += tbr_stream_uniform (&stream) < share ? 1 : 0;
  return lost;
}

/* Temporary bridges are asked for, as many as are wanted for those lost since this was last done.
 */
static void
ask_for_bridges (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodBridge *bridge = &tbr_flood_bridges (tbr_flood_state (sim, hazard))[i];
  const TbrFloodCellRow *cell = tbr_flood_cell_row (sim, hazard, bridge->cell);
  guint32 wanted = (guint32) fmax (1, round (values->replaced * bridge->lost));
  double more = wanted - bridge->wanted;
  bridge->asked = bridge->lost;
  if (values->replaced <= 0 || more <= 0)
    return;
  bridge->wanted = wanted;
  if (is_under_repair (sim, bridge->repair))
    tbr_repair_add (sim, TBR_HANDLE (TbrRepairId, bridge->repair), more, 0);
  else if (bridge->times < TBR_FLOOD_WAVES)
    bridge->repair
        = tbr_repair_open (sim, &(TbrRepairSpec){ .hazard = hazard,
                                                  .kind = TBR_NEED_LOST_BRIDGE,
                                                  .region = { TBR_NONE },
                                                  .state = { values->state },
                                                  .lon = cell->lon,
                                                  .lat = cell->lat,
                                                  .jobs = more,
                                                  .target = values->bridging,
                                                  .part = PART_BRIDGE + i * TBR_FLOOD_WAVES
                                                          + bridge->times++ })
              .i;
}

static void
step_bridge (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrFloodBridge *bridge = &tbr_flood_bridges (tbr_flood_state (sim, hazard))[i];
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, bridge->cell);
  const TbrFloodCell *cell = cell_of (sim, hazard, bridge->cell);
  guint32 lost = bridge->lost;
  if (tbr_flood_depth (cell) > bridge->peak)
    {
      bridge->peak = tbr_flood_depth (cell);
      bridge->lost = count_lost (sim, hazard, i);
    }
  if (bridge->lost > lost)
    tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                                 .part = bridge->cell,
                                                 .event = TBR_HAZARD_EVENT_BRIDGES,
                                                 .size = bridge->lost - lost,
                                                 .lon = row->lon,
                                                 .lat = row->lat });
  if (bridge->lost > bridge->asked
      && tbr_flood_mean_depth (cell) < tbr_flood_values (sim, hazard)->strand_depth)
    ask_for_bridges (sim, hazard, i);
  guint32 shut = bridge->lost > 0
                 && (bridge->lost > bridge->asked || bridge->repair == TBR_NONE
                     || is_under_repair (sim, bridge->repair));
  if (shut == bridge->shut)
    return;
  bridge->shut = shut;
  if (bridge->link != TBR_NONE)
    settle (sim, hazard, bridge->link);
}

void
tbr_flood_step_roads (TbrSim *sim, TbrHazardId hazard)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  for (guint32 i = 0; i < state->n_roads; i++)
    step_road (sim, hazard, i);
  for (guint32 i = 0; i < state->n_bridges; i++)
    step_bridge (sim, hazard, i);
}

void
tbr_flood_tell_roads (TbrSim *sim, TbrHazardId hazard, guint32 cell)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  double n_shut = 0, n_lost = 0;
  for (guint32 i = 0; i < state->n_roads; i++)
    {
      const TbrFloodRoad *road = &tbr_flood_roads (state)[i];
      if (road->cell == cell)
        n_shut += road->share <= 0 || road->state != TBR_FLOOD_ROAD_CLEAN ? 1 : 0;
    }
  for (guint32 i = 0; i < state->n_bridges; i++)
    if (tbr_flood_bridges (state)[i].cell == cell)
      n_lost += tbr_flood_bridges (state)[i].lost;
  if (state->n_roads > 0)
    tbr_hazard_measure (sim, hazard, cell, TBR_FLOOD_SHUT, n_shut);
  if (state->n_bridges > 0)
    tbr_hazard_measure (sim, hazard, cell, TBR_FLOOD_BRIDGES, n_lost);
}
