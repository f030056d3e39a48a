/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What wind and ice break, and which islands of the grid go dark. */
#include "hazards/storm.h"

#include <math.h>

/* An island of which so much is restored counts as whole: the logistic law never ends. Our
   assumption. */
#define WHOLE 0.995

/* Whose chance it is. */
typedef struct
{
  TbrSim *sim;
  TbrHazardId hazard;
  guint purpose;
  guint32 step; /* physical: step of the run and piece */
} Luck;

/**
 * break_pieces:
 * @share: probability that a piece has failed by now
 *
 * How many more pieces fail when the load has grown: the strength of each is drawn by parts, so
 * that after any number of steps all fail with the probability of the greatest load alone.
 */
static guint32
break_pieces (TbrStormPieces *pieces, double share, const Luck *luck)
{
  TbrStream stream;
  guint32 n;
  if (share <= pieces->exposed || pieces->standing == 0)
    return 0;
  double more = fmin (1, (share - pieces->exposed) / (1 - pieces->exposed));
  tbr_hazard_stream (luck->sim, luck->hazard, luck->purpose, luck->step, &stream);
  n = tbr_stream_binomial (&stream, pieces->standing, more);
  pieces->exposed = share;
  pieces->standing -= n;
  pieces->failed += n;
  return n;
}

static Luck
luck_of (TbrSim *sim, TbrHazardId hazard, guint purpose, guint32 piece)
{
  const TbrStormState *state = tbr_storm_state (sim, hazard);
  guint32 n = MAX (MAX (state->n_feeders, state->n_lines), state->n_districts);
  return (Luck){ sim, hazard, purpose, state->steps * n + piece };
}

static void
break_feeders (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrStormDistrict *district = &tbr_storm_districts (state)[i];
  double wind = tbr_fragility_share (&values->pole, district->gust);
  double poles = tbr_fragility_in_forest (wind, values->tree_factor, row->forest);
  double wires = tbr_ice_line_share (district->ice / values->ice_strength);
  for (guint32 f = 0; f < district->n_feeders; f++)
    {
      guint32 number = district->first_feeder + f;
      TbrStormFeeder *feeder = &tbr_storm_feeders (state)[number];
      Luck luck = luck_of (sim, hazard, TBR_STORM_PURPOSE_POLES, number);
      feeder->jobs += break_pieces (&feeder->poles, poles, &luck);
      luck.purpose = TBR_STORM_PURPOSE_WIRES;
      feeder->jobs += break_pieces (&feeder->wires, wires, &luck);
    }
  double fallen = fmax (tbr_fragility_in_forest (wind, values->tree_factor, 1), wires);
  if (fallen > district->fallen)
    {
      district->roads_blocked
          += row->roads * row->forest * values->blocked * (fallen - district->fallen);
      district->fallen = fallen;
    }
}

static void
break_masts (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  TbrStormDistrict *district = &tbr_storm_districts (tbr_storm_state (sim, hazard))[i];
  double iced = tbr_ice_line_share (district->ice * values->tower_ice / values->ice_strength);
  Luck luck = luck_of (sim, hazard, TBR_STORM_PURPOSE_MASTS, i);
  district->masts_down
      += break_pieces (&district->masts, tbr_fragility_share (&values->tower, district->gust),
                       &luck);
  luck.purpose = TBR_STORM_PURPOSE_ICED_MASTS;
  district->masts_down += break_pieces (&district->iced_masts, iced, &luck);
  district->masts_down
      = fmin (district->masts_down, tbr_storm_district_row (sim, hazard, i)->masts);
}

static void
break_lines (TbrSim *sim, TbrHazardId hazard)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  const TbrStormLineRow *rows = tbr_hazard_object (sim, hazard)->rows[TBR_STORM_ROWS_LINE].data;
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (guint32 i = 0; i < state->n_lines; i++)
    {
      TbrStormTowers *line = &tbr_storm_lines (state)[i];
      const TbrStormDistrict *district = &tbr_storm_districts (state)[line->district];
      double gust = district->gust;
      double iced = tbr_ice_line_share (district->ice * values->tower_ice / values->ice_strength);
      Luck luck = luck_of (sim, hazard, TBR_STORM_PURPOSE_TOWERS, i);
      if (!isnan (rows[i].lon) && !isnan (rows[i].lat))
        gust = tbr_storm_gust_at (sim, hazard, district, rows[i].lon, rows[i].lat);
      guint32 n = break_pieces (&line->towers, tbr_fragility_share (&values->tower, gust), &luck);
      luck.purpose = TBR_STORM_PURPOSE_SPANS;
      n += break_pieces (&line->wires, iced, &luck);
      line->jobs += n * values->tower_jobs;
    }
}

/* Whether a row of islands is about a district. */
static gboolean
is_about (const TbrObject *object, const TbrStormIslandRow *row, guint32 district)
{
  return *row->district == '\0' || tbr_storm_find_district (object, row->district) == district;
}

static void
collapse (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrStormIslandRow *rows = object->rows[TBR_STORM_ROWS_ISLAND].data;
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (; state->next_island < object->rows[TBR_STORM_ROWS_ISLAND].n
         && rows[state->next_island].at <= tbr_sim_clock (sim);
       state->next_island++)
    for (guint32 i = 0; i < state->n_districts; i++)
      if (is_about (object, &rows[state->next_island], i))
        {
          TbrStormDistrict *district = &tbr_storm_districts (state)[i];
          district->collapsed = rows[state->next_island].at;
          district->depth = 1;
          district->island = state->next_island;
        }
}

void
tbr_storm_darken (TbrSim *sim, TbrHazardId hazard, double share)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrStormIslandRow *rows = object->rows[TBR_STORM_ROWS_ISLAND].data;
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (guint32 i = 0; i < state->n_districts; i++)
    {
      TbrStormDistrict *district = &tbr_storm_districts (state)[i];
      district->collapsed = tbr_sim_clock (sim);
      district->depth = CLAMP (share, 0, 1);
      district->island = TBR_NONE;
      for (guint32 j = object->rows[TBR_STORM_ROWS_ISLAND].n; j-- > 0;)
        if (is_about (object, &rows[j], i))
          district->island = j;
    }
}

double
tbr_storm_restored (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrStormIslandRow *rows = tbr_hazard_object (sim, hazard)->rows[TBR_STORM_ROWS_ISLAND].data;
  const TbrStormDistrict *district = &tbr_storm_districts (tbr_storm_state (sim, hazard))[i];
  TbrGridRestart restart = TBR_GRID_RESTART_IBERIA;
  if (district->collapsed == TBR_NEVER)
    return 1;
  if (district->island != TBR_NONE)
    restart = (TbrGridRestart){ (double) rows[district->island].start / (double) TBR_SECOND,
                                rows[district->island].seed, rows[district->island].growth };
  double since = (double) (tbr_sim_clock (sim) - district->collapsed) / (double) TBR_SECOND;
  double share = tbr_grid_restored (&restart, since);
  return share >= WHOLE ? 1 : 1 - district->depth * (1 - share);
}

void
tbr_storm_step_damage (TbrSim *sim, TbrHazardId hazard)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (guint32 i = 0; i < state->n_districts; i++)
    {
      break_feeders (sim, hazard, i);
      break_masts (sim, hazard, i);
    }
  break_lines (sim, hazard);
  collapse (sim, hazard);
  state->steps++;
}
