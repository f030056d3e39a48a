/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Dikes: raised in time, or overtopped, or worn down until they break. */
#include "hazards/flood.h"

#include <math.h>

/* Parts of the needs of dikes are numbered behind those of cells. */
#define PART_DIKE 0x10000u
/* Raises to which the nominal rates of work refer, m: sandbags by hand, barriers and earth by
   machine. Source: scenarios/library/rates.xml. */
#define RAISE_BY_HAND 0.3
#define RAISE_BY_MACHINE 0.8
/* Low raises go faster than the nominal one, but not without limit. Our assumption. */
#define FASTEST 4.0

/* Metres of dike raised by @raise in the time of a metre raised by the nominal raise. Source: bags
   by tbr_sandbags_needed(), our assumption. */
static double
raise_factor (double raise, double nominal)
{
  return MIN (FASTEST, tbr_sandbags_needed (1, nominal) / tbr_sandbags_needed (1, raise));
}

static void
ask_to_raise (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFloodCellRow *cell
      = tbr_flood_cell_row (sim, hazard, tbr_flood_dikes (tbr_flood_state (sim, hazard))[i].cell);
  TbrFloodDike *dike = &tbr_flood_dikes (tbr_flood_state (sim, hazard))[i];
  double length = tbr_flood_dike_row (sim, hazard, i)->length;
  TbrTime left = MAX (dike->peak_at - tbr_sim_clock (sim), TBR_HOUR);
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = TBR_NEED_DIKE,
                       .part = PART_DIKE + i,
                       .lon = cell->lon,
                       .lat = cell->lat,
                       .state = { tbr_flood_values (sim, hazard)->state },
                       .stock = length,
                       .required = length / ((double) left / (double) TBR_HOUR) };
  TbrNeedId need = tbr_need_open (sim, &spec);
  dike->need = need.i;
  dike->asked = 1;
  for (guint work = 0; work < TBR_WORK_N; work++)
    tbr_need_set_factor (sim, need, (TbrWorkClass) work,
                         raise_factor (dike->raise,
                                       work == TBR_WORK_HAND ? RAISE_BY_HAND : RAISE_BY_MACHINE));
}

static void
close_need (TbrSim *sim, TbrFloodDike *dike)
{
  if (dike->need != TBR_NONE)
    tbr_need_close (sim, TBR_HANDLE (TbrNeedId, dike->need));
  dike->need = TBR_NONE;
}

/* Takes the work on a section; its need ends when all is raised, the peak is past or it fails. */
static void
raise_dike (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodDike *dike = &tbr_flood_dikes (tbr_flood_state (sim, hazard))[i];
  double length = tbr_flood_dike_row (sim, hazard, i)->length;
  TbrTime now = tbr_sim_clock (sim);
  if (!dike->asked && dike->raise > 0 && now <= dike->peak_at
      && now >= dike->peak_at - values->warning)
    ask_to_raise (sim, hazard, i);
  if (dike->need == TBR_NONE)
    return;
  TbrNeedId need = { dike->need };
  dike->raised = fmin (length, dike->raised + tbr_need_take (sim, need, TBR_WORK_N));
  if (dike->raised >= length || now > dike->peak_at || dike->failed != TBR_NEVER)
    {
      close_need (sim, dike);
      return;
    }
  TbrTime left = MAX (dike->peak_at - now, TBR_HOUR);
  tbr_need_update (sim, need, length - dike->raised,
                   (length - dike->raised) / ((double) left / (double) TBR_HOUR));
}

/* The breach opens: those next to it are swept away if the torrent is fierce enough. The flow in
   the gap is critical: two thirds of the head deep. Source: [CHOW1959] for the flow,
   [JONKMAN2008] for the zone. */
static void
break_dike (TbrSim *sim, TbrHazardId hazard, guint32 i, double head)
{
  const double gravity = 9.81;
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrFloodDike *dike = &tbr_flood_dikes (state)[i];
  TbrFloodCell *cell = &tbr_flood_cells (state)[dike->cell];
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, dike->cell);
  double depth = head * 2 / 3;
  TbrFloodExposure torrent = { .depth = depth, .speed = sqrt (gravity * MAX (depth, 0)) };
  dike->failed = tbr_sim_clock (sim);
  if (depth > 0 && tbr_flood_zone (&torrent) == TBR_FLOOD_BREACH)
    {
      double dead = values->near_breach * cell->staying;
      cell->staying -= dead;
      cell->dead += dead;
      cell->deaths += dead;
    }
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = dike->cell,
                                               .event = TBR_HAZARD_EVENT_BREACH,
                                               .size = head,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

/* Whether the water of now breaks the section, after @seconds at this level. */
static gboolean
is_broken (const TbrFloodDikeRow *row, TbrFloodDike *dike, double level, double seconds)
{
  TbrDikeSection section = { .crest = row->crest,
                             .raise = dike->raised >= row->length ? dike->raise : 0,
                             .freeboard = row->freeboard };
  TbrDikeStrain strain = tbr_dike_strain (&section, level);
  if (strain == TBR_DIKE_STRAINED)
    dike->strain -= log1p (-MIN (tbr_dike_failure (row->length, seconds, row->failure), 1 - 1e-12));
  return strain == TBR_DIKE_OVERTOPPED || dike->strain > dike->threshold;
}

/* A breach is closed when the water has stayed below its sill long enough. */
static void
mend_dike (const TbrSim *sim, const TbrFlood *values, TbrFloodDike *dike, double level)
{
  TbrTime now = tbr_sim_clock (sim);
  if (level > 0)
    dike->low = TBR_NEVER;
  else if (dike->low == TBR_NEVER)
    dike->low = now;
  else if (now - dike->low >= values->repair)
    {
      dike->failed = dike->low = TBR_NEVER;
      dike->strain = 0;
    }
}

void
tbr_flood_breach (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  const TbrFloodDike *dike = &tbr_flood_dikes (state)[i];
  double level
      = tbr_flood_cells (state)[dike->cell].level - tbr_flood_dike_row (sim, hazard, i)->foot;
  if (dike->failed == TBR_NEVER)
    break_dike (sim, hazard, i, isnan (level) ? 0 : level);
}

void
tbr_flood_step_dikes (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  for (guint32 i = 0; i < state->n_dikes; i++)
    {
      TbrFloodDike *dike = &tbr_flood_dikes (state)[i];
      const TbrFloodDikeRow *row = tbr_flood_dike_row (sim, hazard, i);
      double level = tbr_flood_cells (state)[dike->cell].level - row->foot;
      raise_dike (sim, hazard, i);
      if (isnan (level))
        continue;
      if (dike->failed != TBR_NEVER)
        mend_dike (sim, values, dike, level);
      else if (is_broken (row, dike, level, seconds))
        break_dike (sim, hazard, i, level);
    }
}
