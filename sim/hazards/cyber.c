/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "cyber": what is checked, what comes when, what is seen. */
#include "hazards/cyber.h"

#include <math.h>
#include <tabard/lifeline.h>
#include <tabard/map.h>

static const char *const measures[TBR_CYBER_MEASURES + 1] = { "touched organisations",
                                                              "infected organisations",
                                                              "open-incidents cases",
                                                              "down organisations",
                                                              "diverted ambulances",
                                                              "ambulance-delay h",
                                                              NULL };
static const guint8 needs[] = { TBR_NEED_INCIDENTS, TBR_NEED_N };

/* Its own events; part: 0, or the number of the wave. */
typedef enum
{
  WHAT_WAVE,
  WHAT_STEP,
  WHAT_END, /* the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)
/* Slack of sums of shares. */
#define ROUNDING 1e-9

static gboolean
has_sector (const TbrObject *object, const char *name)
{
  const TbrRows *rows = &object->rows[TBR_CYBER_ROWS_SECTOR];
  const TbrCyberSector *sectors = rows->data;
  for (guint i = 0; i < rows->n; i++)
    if (g_str_equal (sectors[i].name, name))
      return TRUE;
  return FALSE;
}

static gboolean
has_state (const TbrCyber *values, guint32 state)
{
  for (guint i = 0; i < tbr_cyber_count_lands (values); i++)
    if (tbr_cyber_land_state (values, i) == state)
      return TRUE;
  return FALSE;
}

static void
check_sectors (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *rows = object->rows;
  const TbrCyberSector *sectors = rows[TBR_CYBER_ROWS_SECTOR].data;
  const TbrCyberSupply *supplies = rows[TBR_CYBER_ROWS_SUPPLY].data;
  for (guint i = 0; i < rows[TBR_CYBER_ROWS_SECTOR].n; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (sectors[i].name, sectors[j].name))
        tbr_hazard_fault (faults, object, "sector: name: '%s' is there twice", sectors[i].name);
  for (guint i = 0; i < rows[TBR_CYBER_ROWS_SUPPLY].n; i++)
    {
      if (!has_sector (object, supplies[i].from))
        tbr_hazard_fault (faults, object, "supply: from: no sector is called '%s'",
                          supplies[i].from);
      if (!has_sector (object, supplies[i].to))
        tbr_hazard_fault (faults, object, "supply: to: no sector is called '%s'", supplies[i].to);
    }
}

/* Two trades may share a service, but not more than all of it. */
static void
check_carries (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *rows = &object->rows[TBR_CYBER_ROWS_SECTOR];
  const TbrCyberSector *sectors = rows->data;
  double carried[TBR_LIFELINE_N] = { 0 };
  for (guint i = 0; i < rows->n; i++)
    if (sectors[i].lifeline >= 0)
      carried[sectors[i].lifeline] += sectors[i].carries;
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    if (carried[i] > 1 + ROUNDING)
      tbr_hazard_fault (faults, object, "sector: carries: those of %s carry more than all of it",
                        tbr_lifeline_names[i]);
}

static void
check_estates (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *rows = &object->rows[TBR_CYBER_ROWS_ESTATE];
  const TbrCyberEstate *estates = rows->data;
  for (guint i = 0; i < rows->n; i++)
    {
      const char *iso = scenario->map->countries[estates[i].state].iso;
      if (!has_sector (object, estates[i].sector))
        tbr_hazard_fault (faults, object, "estate: sector: no sector is called '%s'",
                          estates[i].sector);
      if (!has_state (object->values, estates[i].state))
        tbr_hazard_fault (faults, object, "estate: state: %s is not among the states it can reach",
                          iso);
      for (guint j = 0; j < i; j++)
        if (estates[i].state == estates[j].state
            && g_str_equal (estates[i].sector, estates[j].sector))
          tbr_hazard_fault (faults, object, "estate: '%s' of %s is there twice", estates[i].sector,
                            iso);
    }
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrCyber *values = object->values;
  const TbrRows *rows = &object->rows[TBR_CYBER_ROWS_WAVE];
  const TbrCyberWave *waves = rows->data;
  guint n_lands = tbr_cyber_count_lands (values);
  check_sectors (object, faults);
  check_carries (object, faults);
  check_estates (scenario, object, faults);
  for (guint i = 0; i < rows->n; i++)
    if (waves[i].at <= (i > 0 ? waves[i - 1].at : values->onset))
      tbr_hazard_fault (faults, object, "wave: at: row %u is not later than the one before", i + 1);
  for (guint i = 0; i < n_lands; i++)
    for (guint j = 0; j < i; j++)
      if (tbr_cyber_land_state (values, i) == tbr_cyber_land_state (values, j))
        tbr_hazard_fault (faults, object, "states: %s is there twice",
                          scenario->map->countries[tbr_cyber_land_state (values, i)].iso);
  for (guint i = 0; i < values->silent.n; i++)
    if (!has_state (values, values->silent.items[i]))
      tbr_hazard_fault (faults, object, "silent: %s is not among the states it can reach",
                        scenario->map->countries[values->silent.items[i]].iso);
  if (n_lands > TBR_CYBER_LANDS)
    tbr_hazard_fault (faults, object, "states: more than %u", (guint) TBR_CYBER_LANDS);
  else if (tbr_cyber_count (scenario, object) > TBR_CYBER_ORGANISATIONS)
    tbr_hazard_fault (faults, object, "per-million: more than %u organisations in all",
                      (guint) TBR_CYBER_ORGANISATIONS);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  gsize n_lands = tbr_cyber_count_lands (object->values);
  gsize n_sectors = object->rows[TBR_CYBER_ROWS_SECTOR].n;
  return sizeof (TbrCyberState) + n_lands * sizeof (TbrCyberLand)
         + n_sectors
               * (n_lands * sizeof (TbrCyberGroup)
                  + scenario->map->n_regions * sizeof (TbrCyberCell))
         + tbr_cyber_count (scenario, object) * sizeof (TbrCyberOrganisation);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return tbr_cyber_count_lands (object->values) * TBR_CYBER_TIMES;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  guint n_waves = tbr_hazard_object (sim, hazard)->rows[TBR_CYBER_ROWS_WAVE].n;
  tbr_cyber_settle (sim, hazard);
  tbr_hazard_schedule_onset (sim, hazard, tbr_cyber_values (sim, hazard)->onset, WHAT_WAVE);
  for (guint i = 1; i <= n_waves; i++)
    {
      TbrCyberWave wave;
      tbr_cyber_find_wave (sim, hazard, i, &wave);
      tbr_hazard_schedule (sim, hazard, wave.at, WHAT_WAVE, i);
    }
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

/* Everything up to now. */
static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  if (state->onset == TBR_NEVER)
    return;
  double from = tbr_cyber_hours (state, state->updated);
  double to = tbr_cyber_hours (state, now);
  tbr_cyber_harm (sim, hazard, from, to);
  tbr_cyber_handle_cases (sim, hazard, to - from);
  tbr_cyber_spread (sim, hazard, state->updated, now);
  state->updated = now;
  tbr_cyber_serve (sim, hazard);
  tbr_cyber_cascade (sim, hazard);
  if (now - state->told >= TELL_EVERY)
    tbr_cyber_tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  state->onset = state->updated = state->told = tbr_sim_clock (sim);
  tbr_hazard_tell_started (sim, hazard, tbr_cyber_lands (state)[0].lon,
                           tbr_cyber_lands (state)[0].lat);
}

/* A wave begins: pressure from nothing, and indicators that nobody knows. One that comes before the
   attack, which waits for a trigger, is none. */
static void
begin_wave (TbrSim *sim, TbrHazardId hazard, guint32 wave)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberWave row;
  if (state->onset == TBR_NEVER)
    return;
  tbr_cyber_find_wave (sim, hazard, wave, &row);
  state->wave = wave;
  state->alert = INFINITY;
  state->alerted = FALSE;
  for (guint i = 0; i < state->n_sectors * state->n_lands; i++)
    tbr_cyber_groups (state)[i].pressure = 0;
  for (guint32 i = 0; wave > 0 && i < state->n_organisations; i++)
    if (tbr_cyber_organisations (state)[i].status == TBR_CYBER_CLEAN)
      tbr_cyber_organisations (state)[i].exposure *= (float) (1 - row.patched);
  tbr_cyber_arm (sim, hazard);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  TbrTime pace = tbr_cyber_values (sim, hazard)->step;
  switch ((What) what)
    {
    case WHAT_WAVE:
      step (sim, hazard);
      if (part == 0)
        begin (sim, hazard);
      begin_wave (sim, hazard, part);
      if (part == 0)
        tbr_hazard_schedule_step (sim, hazard, pace, WHAT_STEP);
      break;
    case WHAT_STEP:
      step (sim, hazard);
      tbr_hazard_schedule_step (sim, hazard, pace, WHAT_STEP);
      break;
    case WHAT_END:
      step (sim, hazard);
      tbr_cyber_tell (sim, hazard);
      break;
    }
}

/* The attack begins now, unless it has begun. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (tbr_cyber_state (sim, hazard)->onset == TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_WAVE, 0);
}

/* Organisations of one region as the map shows them. */
typedef struct
{
  guint n;      /* all */
  guint n_down; /* infected, or disconnected */
  guint n_open; /* of them infected and not contained */
} Seen;

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const double one = 9000; /* metres, half a side of the square of one organisation */
  const guint named = 5;   /* organisations from which on their number is written */
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  g_autofree Seen *seen = g_new0 (Seen, state->n_regions);
  for (guint32 i = 0; i < state->n_organisations; i++)
    {
      const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[i];
      if (self->region == TBR_NONE)
        continue;
      seen[self->region].n++;
      if (self->status != TBR_CYBER_CLEAN && self->status != TBR_CYBER_RESTORED)
        seen[self->region].n_down++;
      if (self->status == TBR_CYBER_HIDDEN || self->status == TBR_CYBER_OPEN)
        seen[self->region].n_open++;
    }
  for (guint32 i = 0; i < state->n_regions; i++)
    {
      const TbrRegion *region = &sim->map->regions[i];
      double radius = one * sqrt (seen[i].n_down);
      if (seen[i].n_down == 0)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_CELLS,
                       .lon = region->lon,
                       .lat = region->lat,
                       .a = (float) radius,
                       .b = (float) radius,
                       .value = (float) seen[i].n_down,
                       .level = (float) seen[i].n_down / (float) seen[i].n,
                       .share = (float) seen[i].n_open / (float) seen[i].n_down,
                       .active = seen[i].n_open > 0 };
      if (seen[i].n_down >= named)
        g_snprintf (mark.label, sizeof mark.label, "%u", seen[i].n_down);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_cyber = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "cyber",
            .title = "cyber attack",
            .sentence = "Malicious software passes between organisations, which notice, contain "
                        "and rebuild while their services fail",
            .params = tbr_cyber_params,
            .n_params = TBR_CYBER_N_PARAMS,
            .size = sizeof (TbrCyber),
            .rows = tbr_cyber_rows,
            .n_rows = TBR_CYBER_ROWS },
  .needs = needs,
  .reaches_lifelines = TRUE,
  .is_looked_at = TRUE,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
