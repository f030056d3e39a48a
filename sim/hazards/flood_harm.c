/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the water does to those who live in a cell, and what they need. */
#include "hazards/flood.h"

#include <tabard/map.h>

#include <math.h>

#define SQUARE_METRES_PER_HECTARE 1e4
/* m, depth to which the rise counts. Source: [JONKMAN2008], quoted from memory. */
#define RISE_DEPTH 1.5
/* Less than half a person or dwelling is nobody and nothing. */
#define NEGLIGIBLE 0.5

static const TbrNeedKind need_kinds[TBR_FLOOD_NEED_N] = {
  [TBR_FLOOD_NEED_WATER] = TBR_NEED_FLOOD_WATER,
  [TBR_FLOOD_NEED_STRANDED] = TBR_NEED_STRANDED,
  [TBR_FLOOD_NEED_SAFE_WATER] = TBR_NEED_SAFE_WATER,
  [TBR_FLOOD_NEED_DWELLINGS] = TBR_NEED_WET_DWELLINGS,
  [TBR_FLOOD_NEED_HOMELESS] = TBR_NEED_HOMELESS,
};

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

static TbrFloodCell *
cell_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return &tbr_flood_cells (tbr_flood_state (sim, hazard))[i];
}

double
tbr_flood_take (TbrSim *sim, TbrFloodCell *cell, TbrFloodNeed which)
{
  guint32 need = cell->needs[which].need;
  return need != TBR_NONE ? tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N) : 0;
}

void
tbr_flood_serve (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrFloodNeed which, double amount,
                 double required)
{
  TbrFloodSlot *slot = &cell_of (sim, hazard, i)->needs[which];
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  if (slot->need != TBR_NONE && amount <= 0)
    {
      tbr_need_close (sim, TBR_HANDLE (TbrNeedId, slot->need));
      slot->need = TBR_NONE;
    }
  else if (slot->need != TBR_NONE)
    tbr_need_update (sim, TBR_HANDLE (TbrNeedId, slot->need), amount, required);
  else if (amount > 0 && slot->times < TBR_FLOOD_WAVES)
    {
      TbrNeedSpec spec = { .hazard = hazard,
                           .kind = need_kinds[which],
                           .part = (i * TBR_FLOOD_WAVES + slot->times) * TBR_FLOOD_NEED_N + which,
                           .lon = row->lon,
                           .lat = row->lat,
                           .state = { tbr_flood_values (sim, hazard)->state },
                           .stock = amount,
                           .required = required };
      slot->times++;
      slot->need = tbr_need_open (sim, &spec).i;
    }
}

/* When the people of a cell are told to leave: at the instant of the order, or by forecast. */
static TbrTime
order_of (const TbrFlood *values, const TbrFloodCell *cell)
{
  if (values->lead == TBR_NEVER || cell->wets == TBR_NEVER)
    return values->order;
  return MIN (values->order, cell->wets - values->lead);
}

/* Those who obey the order leave until the water is in the way. */
static void
leave (const TbrSim *sim, const TbrFlood *values, const TbrFloodCellRow *row, TbrFloodCell *cell)
{
  TbrTime now = tbr_sim_clock (sim);
  TbrTime order = order_of (values, cell);
  if (order == TBR_NEVER || now < order || cell->stranded > 0)
    return;
  double gone = row->people * values->compliance
                * tbr_evacuation_departed ((double) (now - order) / (double) TBR_SECOND,
                                           (double) values->departure / (double) TBR_SECOND);
  double leaving = CLAMP (gone - cell->away, 0, cell->staying);
  cell->staying -= leaving;
  cell->away += leaving;
}

/* Deaths of the stranded over a step: at once where the water rises rapidly, over the time of
   waiting elsewhere. Rescue at once would have saved all but the first, those whom the water has
   surrounded in this very step: @fresh is their share.

   Source: [JONKMAN2008] for the shares; that the share of the other zone falls on those who wait
   for `wait`, evenly, is our assumption. */
static void
drown (TbrSim *sim, const TbrFlood *values, TbrFloodCell *cell, double hours, double fresh)
{
  TbrFloodExposure exposure
      = { .depth = cell->peak_depth, .speed = values->speed, .rise = cell->rise };
  TbrFloodSlot *slot = &cell->needs[TBR_FLOOD_NEED_STRANDED];
  double at_once = 0;
  if (tbr_flood_zone (&exposure) != TBR_FLOOD_OTHER)
    {
      double share = tbr_flood_mortality (&exposure);
      at_once = MAX (0, share - cell->drowned) / (1 - MIN (cell->drowned, 0.999)) * cell->stranded;
      cell->drowned = MAX (cell->drowned, share);
    }
  at_once = MIN (at_once, cell->stranded);
  double share = tbr_flood_zone_mortality (TBR_FLOOD_OTHER, cell->peak_depth);
  double waiting
      = (cell->stranded - at_once) * -expm1 (log1p (-share) * hours / to_hours (values->wait));
  cell->stranded -= at_once + waiting;
  cell->dead += at_once + waiting;
  cell->deaths += at_once + waiting;
  cell->preventable += waiting + at_once * (1 - fresh);
  if (slot->need != TBR_NONE)
    tbr_need_lose (sim, TBR_HANDLE (TbrNeedId, slot->need), at_once + waiting);
}

/* The water surrounds those who live on ground that it has newly reached; returns how many of them
   are not safe upstairs. */
static double
surround (const TbrFlood *values, const TbrFloodCellRow *row, TbrFloodCell *cell)
{
  double share = CLAMP (tbr_flood_surface (cell) / row->area, 0, 1);
  if (share <= cell->reached)
    return 0;
  double fresh = cell->staying * (share - cell->reached) / (1 - cell->reached);
  cell->reached = share;
  double safe = fresh * values->upstairs;
  cell->staying -= fresh;
  cell->above += safe;
  cell->stranded += fresh - safe;
  return fresh - safe;
}

static void
step_stranded (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  double rescued = fmin (tbr_flood_take (sim, cell, TBR_FLOOD_NEED_STRANDED), cell->stranded);
  cell->stranded -= rescued;
  cell->away += rescued;
  if (tbr_flood_mean_depth (cell) >= values->strand_depth)
    {
      double fresh = surround (values, tbr_flood_cell_row (sim, hazard, i), cell);
      drown (sim, values, cell, hours, cell->stranded > 0 ? fresh / cell->stranded : 0);
    }
  else
    {
      cell->staying += cell->stranded + cell->above;
      cell->stranded = cell->above = 0;
    }
  double amount = cell->stranded >= NEGLIGIBLE ? cell->stranded : 0;
  tbr_flood_serve (sim, hazard, i, TBR_FLOOD_NEED_STRANDED, amount,
                   amount / to_hours (values->rescue));
}

/* Dwellings get wet with the surface of the water; some are lost, the rest has to be dried. */
static void
step_dwellings (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  TbrFloodSlot *slot = &cell->needs[TBR_FLOOD_NEED_DWELLINGS];
  double dried = tbr_flood_take (sim, cell, TBR_FLOOD_NEED_DWELLINGS);
  double wet = row->dwellings * CLAMP (cell->peak_area / row->area, 0, 1);
  cell->wet = MAX (cell->wet, wet);
  cell->lost = cell->wet * values->dwelling_loss;
  double left = cell->flooded == TBR_NEVER && slot->times == 0 ? cell->wet - cell->lost : 0;
  if (slot->need != TBR_NONE)
    left = MAX (0, tbr_need_get (sim, TBR_HANDLE (TbrNeedId, slot->need))->stock - dried);
  left = left >= NEGLIGIBLE ? left : 0;
  tbr_flood_serve (sim, hazard, i, TBR_FLOOD_NEED_DWELLINGS, left,
                   left / to_hours (values->drying));
}

static void
turn (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHazardEvent event, double size)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = event,
                                               .size = size,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

/* A wave begins when the cell gets wet and ends when it is dry again. */
static void
step_wave (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  double depth = tbr_flood_mean_depth (cell);
  double surface = tbr_flood_surface (cell);
  TbrTime now = tbr_sim_clock (sim);
  if (cell->flooded == TBR_NEVER && tbr_flood_depth (cell) >= values->wet_depth)
    {
      cell->flooded = now;
      cell->rise = cell->peak_depth = cell->drowned = cell->reached = 0;
    }
  if (cell->flooded == TBR_NEVER)
    return;
  if (depth > cell->peak_depth && cell->peak_depth < RISE_DEPTH)
    cell->rise = depth / ((double) (now - cell->flooded) / (double) TBR_SECOND + seconds);
  cell->peak_depth = MAX (cell->peak_depth, depth);
  cell->peak_area = MAX (cell->peak_area, surface);
  cell->hectare_days
      += surface / SQUARE_METRES_PER_HECTARE * seconds * (double) TBR_SECOND / (double) TBR_DAY;
  if (tbr_flood_depth (cell) > values->dry_depth)
    return;
  turn (sim, hazard, i, TBR_HAZARD_EVENT_PEAK, cell->peak_depth);
  cell->flooded = TBR_NEVER;
  cell->dry = now;
}

void
tbr_flood_step_people (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  double hours = seconds * (double) TBR_SECOND / (double) TBR_HOUR;
  leave (sim, values, tbr_flood_cell_row (sim, hazard, i), cell);
  step_wave (sim, hazard, i, seconds);
  step_stranded (sim, hazard, i, hours);
  step_dwellings (sim, hazard, i);
  tbr_flood_step_services (sim, hazard, i, hours);
}

static void
tell (TbrSim *sim, TbrHazardId hazard, guint32 need, TbrHarm harm, double amount)
{
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { need },
                       .state = { tbr_flood_values (sim, hazard)->state },
                       .harm = harm,
                       .amount = amount };
  tbr_hazard_harm (sim, &spec);
}

void
tbr_flood_tell (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  guint32 stranded = cell->needs[TBR_FLOOD_NEED_STRANDED].need;
  guint32 safe = cell->needs[TBR_FLOOD_NEED_SAFE_WATER].need;
  guint32 homeless = cell->needs[TBR_FLOOD_NEED_HOMELESS].need;
  guint32 water = cell->needs[TBR_FLOOD_NEED_WATER].need;
  tell (sim, hazard, stranded, TBR_HARM_DEATHS, cell->deaths);
  tell (sim, hazard, stranded, TBR_HARM_PREVENTABLE, cell->preventable);
  tell (sim, hazard, safe, TBR_HARM_WATER, cell->water_hours);
  tell (sim, hazard, TBR_NONE, TBR_HARM_POWER, cell->power_hours);
  tell (sim, hazard, homeless, TBR_HARM_SHELTER, cell->nights);
  tell (sim, hazard, water, TBR_HARM_FLOODED,
        (cell->peak_area - cell->told_area) / SQUARE_METRES_PER_HECTARE);
  tell (sim, hazard, water, TBR_HARM_FLOODED_DAYS, cell->hectare_days);
  tell (sim, hazard, TBR_NONE, TBR_HARM_DWELLINGS, cell->lost - cell->told_lost);
  cell->deaths = cell->preventable = cell->water_hours = cell->power_hours = 0;
  cell->nights = cell->hectare_days = 0;
  cell->told_area = cell->peak_area;
  cell->told_lost = cell->lost;
}
