/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lines, masts and roads are repaired; who is without power until then. */
#include "hazards/storm.h"

#include <math.h>

/* Less of a job is none. */
#define NEGLIGIBLE 1e-9
/* Kilowatts and square metres apart, no district asks for less than this much of a unit. */
#define LEAST 0.5

static const TbrNeedKind need_kinds[TBR_STORM_NEED_N] = {
  [TBR_STORM_NEED_LINES] = TBR_NEED_LINE_REPAIR,    [TBR_STORM_NEED_POWER] = TBR_NEED_POWER_SUPPLY,
  [TBR_STORM_NEED_MASTS] = TBR_NEED_TELECOM_REPAIR, [TBR_STORM_NEED_ROADS] = TBR_NEED_BLOCKED_ROAD,
  [TBR_STORM_NEED_SHELTER] = TBR_NEED_HOMELESS,     [TBR_STORM_NEED_FUEL] = TBR_NEED_FUEL,
};

static TbrStormDistrict *
district_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return &tbr_storm_districts (tbr_storm_state (sim, hazard))[i];
}

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

double
tbr_storm_take (TbrSim *sim, TbrStormDistrict *district, TbrStormNeed which)
{
  guint32 need = district->needs[which].need;
  return need != TBR_NONE ? tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N) : 0;
}

void
tbr_storm_serve (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrStormNeed which, double amount,
                 double required)
{
  TbrStormSlot *slot = &district_of (sim, hazard, i)->needs[which];
  const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
  if (slot->need != TBR_NONE && amount <= 0)
    {
      tbr_need_close (sim, TBR_HANDLE (TbrNeedId, slot->need));
      slot->need = TBR_NONE;
    }
  else if (slot->need != TBR_NONE)
    tbr_need_update (sim, TBR_HANDLE (TbrNeedId, slot->need), amount, required);
  else if (amount >= LEAST && slot->times < TBR_STORM_WAVES)
    {
      TbrNeedSpec spec = { .hazard = hazard,
                           .kind = need_kinds[which],
                           .part = (i * TBR_STORM_WAVES + slot->times) * TBR_STORM_NEED_N + which,
                           .lon = row->lon,
                           .lat = row->lat,
                           .state = { tbr_storm_values (sim, hazard)->state },
                           .stock = amount,
                           .required = required };
      slot->times++;
      slot->need = tbr_need_open (sim, &spec).i;
    }
}

/* Takes the work that a piece needs out of @work. */
static void
spend (double *work, double *jobs)
{
  double done = fmin (*work, *jobs);
  *work -= done;
  *jobs -= done;
  if (*jobs < NEGLIGIBLE)
    *jobs = 0;
}

/* The line of a district that takes the least work; TBR_NONE when none is out. */
static guint32
easiest_line (TbrStormState *state, guint32 district)
{
  guint32 best = TBR_NONE;
  for (guint32 i = 0; i < state->n_lines; i++)
    {
      const TbrStormTowers *line = &tbr_storm_lines (state)[i];
      if (line->district == district && line->jobs > 0
          && (best == TBR_NONE || line->jobs < tbr_storm_lines (state)[best].jobs))
        best = i;
    }
  return best;
}

static gboolean
is_dark (TbrStormState *state, guint32 district)
{
  if (tbr_storm_districts (state)[district].n_lines == 0)
    return FALSE;
  for (guint32 i = 0; i < state->n_lines; i++)
    if (tbr_storm_lines (state)[i].district == district && tbr_storm_lines (state)[i].jobs == 0)
      return FALSE;
  return TRUE;
}

/* The queue: what feeds the whole district first, when nothing does; then feeders, those with most
   customers first; then the lines that are still down. */
static void
repair_lines (TbrStormState *state, guint32 i, double work)
{
  TbrStormDistrict *district = &tbr_storm_districts (state)[i];
  if (is_dark (state, i))
    spend (&work, &tbr_storm_lines (state)[easiest_line (state, i)].jobs);
  for (guint32 f = 0; f < district->n_feeders && work > 0; f++)
    spend (&work, &tbr_storm_feeders (state)[district->first_feeder + f].jobs);
  for (guint32 line = easiest_line (state, i); line != TBR_NONE && work > 0;
       line = easiest_line (state, i))
    spend (&work, &tbr_storm_lines (state)[line].jobs);
}

void
tbr_storm_step_repair (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrStormDistrict *district = district_of (sim, hazard, i);
  repair_lines (tbr_storm_state (sim, hazard), i,
                tbr_storm_take (sim, district, TBR_STORM_NEED_LINES));
  district->masts_down
      = fmax (0, district->masts_down - tbr_storm_take (sim, district, TBR_STORM_NEED_MASTS));
  district->roads_blocked
      = fmax (0, district->roads_blocked - tbr_storm_take (sim, district, TBR_STORM_NEED_ROADS));
  if (district->masts_down < NEGLIGIBLE)
    district->masts_down = 0;
  if (district->roads_blocked < LEAST)
    district->roads_blocked = 0;
}

double
tbr_storm_blocked_share (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
  double most = row->roads * row->forest * tbr_storm_values (sim, hazard)->blocked;
  return most > 0 ? fmin (1, district_of (sim, hazard, i)->roads_blocked / most) : 0;
}

/* What weather and roads leave of the work on lines and masts. */
static double
work_factor (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  const TbrStormDistrict *district = district_of (sim, hazard, i);
  double blocked = tbr_storm_blocked_share (sim, hazard, i);
  double factor = 1 - (1 - values->blocked_work) * blocked;
  if (district->gust >= values->work_gust)
    return 0;
  return district->rain > 0 && district->temperature <= 0 ? factor * values->ice_work : factor;
}

static void
set_factor (TbrSim *sim, const TbrStormDistrict *district, TbrStormNeed which, double factor)
{
  if (district->needs[which].need != TBR_NONE)
    for (guint work = 0; work < TBR_WORK_N; work++)
      tbr_need_set_factor (sim, TBR_HANDLE (TbrNeedId, district->needs[which].need),
                           (TbrWorkClass) work, factor);
}

void
tbr_storm_ask_repair (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrStormDistrict *district = district_of (sim, hazard, i);
  double factor = work_factor (sim, hazard, i), spare = 0;
  gboolean dark = is_dark (state, i);
  district->jobs = 0;
  for (guint32 f = 0; f < district->n_feeders; f++)
    district->jobs += tbr_storm_feeders (state)[district->first_feeder + f].jobs;
  for (guint32 line = 0; line < state->n_lines; line++)
    if (tbr_storm_lines (state)[line].district == i)
      {
        district->jobs += tbr_storm_lines (state)[line].jobs;
        spare += dark ? 0 : tbr_storm_lines (state)[line].jobs;
      }
  double required = (district->jobs - spare) / to_hours (values->target)
                    + spare / to_hours (values->spare_target);
  tbr_storm_serve (sim, hazard, i, TBR_STORM_NEED_LINES, district->jobs, fmax (0, required));
  tbr_storm_serve (sim, hazard, i, TBR_STORM_NEED_MASTS, district->masts_down,
                   district->masts_down / to_hours (values->mast_target));
  tbr_storm_serve (sim, hazard, i, TBR_STORM_NEED_ROADS, district->roads_blocked,
                   district->roads_blocked / to_hours (values->road_target));
  set_factor (sim, district, TBR_STORM_NEED_LINES, factor);
  set_factor (sim, district, TBR_STORM_NEED_MASTS, factor);
}

static void
turn (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHazardEvent event, double people)
{
  const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = event,
                                               .size = people,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

void
tbr_storm_count_out (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrStormDistrict *district = district_of (sim, hazard, i);
  double restored = tbr_storm_restored (sim, hazard, i);
  double persons = tbr_storm_values (sim, hazard)->persons;
  double before = district->out;
  if (restored >= 1)
    district->collapsed = TBR_NEVER;
  district->dark = is_dark (state, i);
  district->out = 0;
  for (guint32 f = 0; f < district->n_feeders; f++)
    {
      TbrStormFeeder *feeder = &tbr_storm_feeders (state)[district->first_feeder + f];
      feeder->out = district->dark || feeder->jobs > 0 ? 1 : 1 - restored;
      district->out += feeder->customers * feeder->out;
    }
  if (before == 0 && district->out > 0)
    {
      district->failed = tbr_sim_clock (sim);
      turn (sim, hazard, i, TBR_HAZARD_EVENT_OUTAGE, district->out * persons);
    }
  if (before > 0 && district->out == 0)
    {
      district->failed = TBR_NEVER;
      turn (sim, hazard, i, TBR_HAZARD_EVENT_RESTORED, before * persons);
    }
}
