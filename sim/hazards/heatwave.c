/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "heatwave": what is checked, when it moves, what is seen. */
#include "hazards/heatwave.h"

#include "hazards/nearby_regions.h"
#include "world/outdoors.h"

#include <math.h>

static const char *const measures[TBR_HEATWAVE_MEASURES + 1]
    = { "apparent degC", "excess-deaths %", "heat-cases persons", "shortfall %", NULL };
static const guint8 needs[] = { TBR_NEED_HEAT_CASES, TBR_NEED_COOLED_PLACES, TBR_NEED_N };

/* Its own events. */
typedef enum
{
  WHAT_STEP, /* part: 0 */
  WHAT_END,  /* part: 0; the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)
/* degC above the threshold that give a mark its full colour. Our assumption. */
#define FULL_COLOUR 15.0
/* Part of a group's radius that its mark has, so that the map can be read. Our assumption. */
#define DRAWN 0.5
/* degC that triggers can add: beyond is no weather on Earth. Our assumption. */
#define HOTTEST_FED 30.0

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrHeatwaveGroupRow *group = object->rows[TBR_HEATWAVE_ROWS_GROUP].data;
  const TbrHeatwaveDayRow *day = object->rows[TBR_HEATWAVE_ROWS_DAY].data;
  for (guint i = 0; i < object->rows[TBR_HEATWAVE_ROWS_GROUP].n; i++)
    {
      if (tbr_is_none (tbr_map_state_at (scenario->map, group[i].lon, group[i].lat)))
        tbr_hazard_fault (faults, object, "group: row %u lies at sea or outside the map", i + 1);
      if (*group[i].name != '\0' && tbr_heatwave_find_group (object, group[i].name) != i)
        tbr_hazard_fault (faults, object, "group: name: '%s' is there twice", group[i].name);
    }
  for (guint i = 0; i < object->rows[TBR_HEATWAVE_ROWS_DAY].n; i++)
    {
      if (tbr_heatwave_find_group (object, day[i].group) == TBR_NONE)
        tbr_hazard_fault (faults, object, "day: group: no group is called '%s'", day[i].group);
      if (i > 0 && day[i].at < day[i - 1].at)
        tbr_hazard_fault (faults, object, "day: at: row %u is earlier than the row before it",
                          i + 1);
      if (day[i].minimum > day[i].maximum)
        tbr_hazard_fault (faults, object, "day: minimum: row %u has it above the maximum", i + 1);
    }
}

static guint32
list_regions (const TbrMap *map, const TbrObject *object, guint32 *out_regions, guint32 *out_counts)
{
  const TbrRows *rows = &object->rows[TBR_HEATWAVE_ROWS_GROUP];
  const TbrHeatwaveGroupRow *row = rows->data;
  g_autofree TbrReach *reaches = g_new (TbrReach, rows->n);
  for (guint32 i = 0; i < rows->n; i++)
    reaches[i] = (TbrReach){ row[i].lon, row[i].lat, row[i].radius,
                             ((const TbrHeatwave *) object->values)->state };
  return tbr_nearby_regions (map, reaches, rows->n, out_regions, out_counts);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  gsize regions = list_regions (scenario->map, object, NULL, NULL) * sizeof (guint32);
  return sizeof (TbrHeatwaveState)
         + object->rows[TBR_HEATWAVE_ROWS_GROUP].n * sizeof (TbrHeatwaveGroup)
         + (regions + 7) / 8 * 8;
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_HEATWAVE_ROWS_GROUP].n * 2 * TBR_HEATWAVE_SPELLS;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  guint32 n = object->rows[TBR_HEATWAVE_ROWS_GROUP].n, first = 0;
  g_autofree guint32 *counts = g_new0 (guint32, n);
  tbr_outdoors_begin (sim);
  TbrHeatwaveState *state = tbr_heatwave_state (sim, hazard);
  state->n_groups = n;
  state->n_regions = list_regions (sim->map, object, tbr_heatwave_regions (state), counts);
  for (guint32 i = 0; i < n; i++)
    {
      TbrHeatwaveGroup *group = &tbr_heatwave_groups (state)[i];
      group->row = group->coming = group->cases = group->places = TBR_NONE;
      group->work = 1;
      group->first_region = first;
      group->n_regions = counts[i];
      first += counts[i];
    }
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrHeatwaveState *state = tbr_heatwave_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_groups; i++)
    tbr_heatwave_tell (sim, hazard, i);
}

/* Who has fallen ill and died in the heat of the span that ends now; then the weather of the next.
 */
static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrHeatwaveState *state = tbr_heatwave_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double hours = (double) (now - state->updated) / (double) TBR_HOUR;
  if (now > 0 && hours <= 0)
    return;
  for (guint32 i = 0; i < state->n_groups; i++)
    {
      if (now > 0)
        tbr_heatwave_step_people (sim, hazard, i, hours);
      tbr_heatwave_read_day (sim, hazard, i);
      tbr_heatwave_step_work (sim, hazard, i);
    }
  tbr_need_slow (sim);
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrHeatwaveGroupRow *row = tbr_heatwave_group_row (sim, hazard, 0);
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
      tbr_hazard_schedule_step (sim, hazard, tbr_heatwave_values (sim, hazard)->step, WHAT_STEP);
      break;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      break;
    }
}

/* It is @amount degrees hotter from now on than its rows say, up to HOTTEST_FED in all. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  TbrHeatwaveState *state = tbr_heatwave_state (sim, hazard);
  state->hotter = fmin (HOTTEST_FED, state->hotter + amount);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrHeatwaveState *state = tbr_heatwave_state (sim, hazard);
  for (guint32 i = 0; i < state->n_groups; i++)
    {
      const TbrHeatwaveGroup *group = &tbr_heatwave_groups (state)[i];
      const TbrHeatwaveGroupRow *row = tbr_heatwave_group_row (sim, hazard, i);
      double above = group->days[0] - tbr_heat_responses[row->climate].threshold;
      if (above <= 0)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_HEAT,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = (float) (row->radius * DRAWN),
                       .b = (float) (row->radius * DRAWN),
                       .value = (float) group->days[0],
                       .level = (float) CLAMP (above / FULL_COLOUR, 0, 1),
                       .active = 1 };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_heatwave = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "heatwave",
      .title = "heatwave",
      .sentence = "Days of heat kill the fragile, fill ambulances, strain the grid and slow all "
                  "who work outdoors",
      .params = tbr_heatwave_params,
      .n_params = G_N_ELEMENTS (tbr_heatwave_params),
      .size = sizeof (TbrHeatwave),
      .rows = tbr_heatwave_rows,
      .n_rows = G_N_ELEMENTS (tbr_heatwave_rows) },
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
