/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "storm": what is checked, when it moves, what is seen. */
#include "hazards/storm.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_STORM_MEASURES + 1] = {
  "customers-out customers", "repair-jobs jobs", "gust m/s",      "ice mm", "masts-down sites",
  "blocked-roads m",         "dark-sites kW",    "generators kW", NULL
};
static const guint8 needs[] = { TBR_NEED_LINE_REPAIR,
                                TBR_NEED_POWER_SUPPLY,
                                TBR_NEED_TELECOM_REPAIR,
                                TBR_NEED_BLOCKED_ROAD,
                                TBR_NEED_HOMELESS,
                                TBR_NEED_FUEL,
                                TBR_NEED_N };

/* Its own events. */
typedef enum
{
  WHAT_STEP, /* part: 0 */
  WHAT_END,  /* part: 0; the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY TBR_HOUR
/* Part of a district's radius that its mark has, so that regions can be seen. Our assumption. */
#define DRAWN 0.5

static void
check_districts (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *rows = &object->rows[TBR_STORM_ROWS_DISTRICT];
  const TbrStormDistrictRow *row = rows->data;
  for (guint i = 0; i < rows->n; i++)
    {
      if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
        tbr_hazard_fault (faults, object, "district: row %u lies at sea or outside the map", i + 1);
      if (*row[i].name != '\0' && tbr_storm_find_district (object, row[i].name) != i)
        tbr_hazard_fault (faults, object, "district: name: '%s' is there twice", row[i].name);
      if (row[i].customers < (double) row[i].feeders)
        tbr_hazard_fault (faults, object,
                          "district: feeders: row %u has more feeders than customers", i + 1);
    }
}

static void
check_name (const TbrObject *object, const char *rows, const char *name, TbrDiagnostics *faults)
{
  if (tbr_storm_find_district (object, name) == TBR_NONE)
    tbr_hazard_fault (faults, object, "%s: district: no district is called '%s'", rows, name);
}

static void
check_time (const TbrObject *object, const char *rows, guint i, const TbrTime *times,
            TbrDiagnostics *faults)
{
  if (i > 0 && times[1] < times[0])
    tbr_hazard_fault (faults, object, "%s: at: row %u is earlier than the row before it", rows,
                      i + 1);
}

static void
check_series (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrStormWeatherRow *weather = object->rows[TBR_STORM_ROWS_WEATHER].data;
  const TbrStormGustRow *gust = object->rows[TBR_STORM_ROWS_GUST].data;
  const TbrStormIslandRow *island = object->rows[TBR_STORM_ROWS_ISLAND].data;
  for (guint i = 0; i < object->rows[TBR_STORM_ROWS_WEATHER].n; i++)
    {
      TbrTime times[] = { i > 0 ? weather[i - 1].at : 0, weather[i].at };
      check_name (object, "weather", weather[i].district, faults);
      check_time (object, "weather", i, times, faults);
    }
  for (guint i = 0; i < object->rows[TBR_STORM_ROWS_GUST].n; i++)
    {
      TbrTime times[] = { i > 0 ? gust[i - 1].at : 0, gust[i].at };
      check_time (object, "gust", i, times, faults);
    }
  for (guint i = 0; i < object->rows[TBR_STORM_ROWS_ISLAND].n; i++)
    {
      TbrTime times[] = { i > 0 ? island[i - 1].at : 0, island[i].at };
      check_name (object, "island", island[i].district, faults);
      check_time (object, "island", i, times, faults);
    }
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrStormLineRow *line = object->rows[TBR_STORM_ROWS_LINE].data;
  const TbrStormSiteRow *site = object->rows[TBR_STORM_ROWS_SITE].data;
  check_districts (scenario, object, faults);
  for (guint i = 0; i < object->rows[TBR_STORM_ROWS_LINE].n; i++)
    check_name (object, "line", line[i].district, faults);
  for (guint i = 0; i < object->rows[TBR_STORM_ROWS_SITE].n; i++)
    check_name (object, "site", site[i].district, faults);
  check_series (object, faults);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  gsize regions = tbr_storm_count_regions (scenario, object) * sizeof (guint32);
  return sizeof (TbrStormState)
         + object->rows[TBR_STORM_ROWS_DISTRICT].n * sizeof (TbrStormDistrict)
         + tbr_storm_count_feeders (object) * sizeof (TbrStormFeeder)
         + object->rows[TBR_STORM_ROWS_LINE].n * sizeof (TbrStormTowers)
         + object->rows[TBR_STORM_ROWS_SITE].n * sizeof (TbrStormSite) + (regions + 7) / 8 * 8;
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_STORM_ROWS_DISTRICT].n * TBR_STORM_NEED_N * TBR_STORM_WAVES;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  tbr_storm_build (sim, hazard);
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_districts; i++)
    tbr_storm_tell (sim, hazard, i);
}

/* Weather and work of the span that ends now, then what the weather breaks, then what is wanted. */
static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double hours = (double) (now - state->updated) / (double) TBR_HOUR;
  if (now > 0 && hours <= 0)
    return;
  for (guint32 i = 0; i < state->n_districts; i++)
    {
      tbr_storm_step_weather (sim, hazard, i);
      tbr_storm_step_repair (sim, hazard, i);
    }
  tbr_storm_step_damage (sim, hazard);
  for (guint32 i = 0; i < state->n_districts; i++)
    {
      tbr_storm_ask_repair (sim, hazard, i);
      tbr_storm_count_out (sim, hazard, i);
      tbr_storm_step_supply (sim, hazard, i, hours);
      tbr_storm_step_people (sim, hazard, i, hours);
      tbr_storm_tell_losses (sim, hazard, i);
    }
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, 0);
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
      tbr_hazard_schedule_step (sim, hazard, tbr_storm_values (sim, hazard)->step, WHAT_STEP);
      break;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      break;
    }
}

/* A blackout of the share @amount of the demand, 1 and more for all of it, in all its districts. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  tbr_storm_darken (sim, hazard, amount);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (guint32 i = 0; i < state->n_districts; i++)
    {
      const TbrStormDistrict *district = &tbr_storm_districts (state)[i];
      const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
      double share = district->out / row->customers;
      if (district->out <= 0)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_DARK,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = (float) (row->radius * DRAWN),
                       .b = (float) (row->radius * DRAWN),
                       .value = (float) district->out,
                       .level = (float) CLAMP (share, 0, 1),
                       .active = 1 };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_storm = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "storm",
      .title = "storm or blackout",
      .sentence = "Wind and ice break lines, towers and masts, or a grid goes dark; crews and "
                  "generators bring power back",
      .params = tbr_storm_params,
      .n_params = G_N_ELEMENTS (tbr_storm_params),
      .size = sizeof (TbrStorm),
      .rows = tbr_storm_rows,
      .n_rows = G_N_ELEMENTS (tbr_storm_rows) },
  .needs = needs,
  .reaches_lifelines = TRUE,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
