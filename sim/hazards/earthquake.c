/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "earthquake": what can be set, what is checked, what is seen. */
#include "hazards/earthquake.h"

#include "base/geodesy.h"
#include "world/repair.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_EARTHQUAKE_MEASURES + 1]
    = { "trapped persons",     "waiting-wounded persons",     "homeless persons",
        "collapsed-buildings", "freed-by-neighbours persons", NULL };
static const guint8 needs[] = { TBR_NEED_TRAPPED,      TBR_NEED_WOUNDED,
                                TBR_NEED_HOMELESS,     TBR_NEED_INSPECTION,
                                TBR_NEED_BLOCKED_ROAD, TBR_NEED_LINE_REPAIR,
                                TBR_NEED_SITE_REPAIR,  TBR_NEED_TELECOM_REPAIR,
                                TBR_NEED_LOST_BRIDGE,  TBR_NEED_N };

/* Its own events. */
typedef enum
{
  WHAT_SHOCK,      /* part: 0 */
  WHAT_STEP,       /* part: 0 */
  WHAT_AFTERSHOCK, /* part: its number */
  WHAT_END,        /* part: 0; the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)
/* Intensities that the colours span. */
#define PALE 5.0
#define FAINT 3.0 /* intensity at which a line of equal intensity would be palest */
#define DARK 11.0

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrEarthquake *values = object->values;
  const TbrRows *places = &object->rows[TBR_EARTHQUAKE_ROWS_PLACE];
  const TbrEarthquakePlaceRow *row = places->data;
  double sum = 0;
  for (guint i = 0; i < TBR_VULNERABILITY_N; i++)
    sum += values->classes[i];
  if (sum <= 0)
    tbr_hazard_fault (faults, object, "class-a to class-f: nobody lives in any class");
  if (values->surface + values->light > 1)
    tbr_hazard_fault (faults, object, "surface, light: they add to more than all who are trapped");
  for (guint i = 0; i < places->n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
      tbr_hazard_fault (faults, object, "place: row %u lies at sea or outside the map", i + 1);
  guint n = tbr_earthquake_count_places (scenario, object);
  if (n == 0)
    tbr_hazard_fault (faults, object,
                      "radius: no town of the map lies within it, and no <place> is written");
  if (n > TBR_EARTHQUAKE_PLACES)
    tbr_hazard_fault (faults, object, "radius, population-least: more than %u places",
                      (guint) TBR_EARTHQUAKE_PLACES);
}

static gboolean
reaches (const TbrObject *object)
{
  return ((const TbrEarthquake *) object->values)->services > 0;
}

/* Bridges are lost only where roads of the network are damaged. */
static gboolean
opens (const TbrObject *object, guint need)
{
  const TbrEarthquake *values = object->values;
  return need != TBR_NEED_LOST_BRIDGE || (values->roads > 0 && values->bridges > 0);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrEarthquakeState)
         + tbr_earthquake_count_places (scenario, object) * sizeof (TbrEarthquakePlace);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  guint n_places = tbr_earthquake_count_places (scenario, object);
  return n_places * TBR_EARTHQUAKE_NEED_N * TBR_EARTHQUAKE_WAVES
         + tbr_earthquake_count_repairs (object->values, n_places)
         + tbr_earthquake_count_roads (scenario->map, object->values);
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  tbr_earthquake_find_places (sim, hazard);
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  tbr_repair_reserve (sim,
                      tbr_earthquake_count_repairs (values,
                                                    tbr_earthquake_state (sim, hazard)->n_places)
                          + tbr_earthquake_count_roads (sim->map, values));
  tbr_earthquake_state (sim, hazard)->struck = TBR_NEVER;
  tbr_hazard_schedule_onset (sim, hazard, values->at, WHAT_SHOCK);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  for (guint32 i = 0; state->shaken && i < state->n_places; i++)
    {
      tbr_earthquake_step_rescue (sim, hazard, i, seconds);
      tbr_earthquake_step_town (sim, hazard, i, seconds);
    }
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tbr_earthquake_tell (sim, hazard);
}

/* Schedules the aftershock numbered @number. */
static void
await (TbrSim *sim, TbrHazardId hazard, guint32 number)
{
  TbrTime next = tbr_earthquake_next_aftershock (sim, hazard, number, tbr_sim_clock (sim));
  if (next != TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, next, WHAT_AFTERSHOCK, number);
}

static void
shock (TbrSim *sim, TbrHazardId hazard)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  tbr_hazard_tell_started (sim, hazard, values->lon, values->lat);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .event = TBR_HAZARD_EVENT_SHOCK,
                                               .size = values->magnitude,
                                               .lon = values->lon,
                                               .lat = values->lat });
  tbr_earthquake_state (sim, hazard)->updated = tbr_sim_clock (sim);
  tbr_earthquake_state (sim, hazard)->struck = tbr_sim_clock (sim);
  tbr_earthquake_strike (sim, hazard);
  tbr_earthquake_cut_services (sim, hazard);
  tbr_earthquake_break_roads (sim, hazard);
  step (sim, hazard);
  await (sim, hazard, 1);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  TbrTime pace = tbr_earthquake_values (sim, hazard)->step;
  switch ((What) what)
    {
    case WHAT_SHOCK:
      shock (sim, hazard);
      tbr_hazard_schedule_step (sim, hazard, pace, WHAT_STEP);
      break;
    case WHAT_STEP:
      step (sim, hazard);
      tbr_hazard_schedule_step (sim, hazard, pace, WHAT_STEP);
      break;
    case WHAT_AFTERSHOCK:
      step (sim, hazard);
      tbr_earthquake_aftershock (sim, hazard, part);
      step (sim, hazard);
      await (sim, hazard, part + 1);
      break;
    case WHAT_END:
      step (sim, hazard);
      tbr_earthquake_tell (sim, hazard);
      break;
    }
}

/* The main shock comes now, unless it has come. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (tbr_earthquake_state (sim, hazard)->struck == TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_SHOCK, 0);
}

/* Metres from the epicentre to where the mean relation, with the site term of the scenario, gives
   an intensity; 0 where it does so nowhere. */
static double
reach_of (const TbrEarthquake *values, double intensity)
{
  const double centre[2] = { values->lon, values->lat };
  double near = 0, far = 1e6;
  for (guint i = 0; i < 40; i++)
    {
      double place[2], middle = (near + far) / 2;
      tbr_geodesy_destination (centre[0], centre[1], 90, middle, &place[0], &place[1]);
      if (tbr_earthquake_mean_intensity (values, values->magnitude, centre, place) + values->site
          >= intensity)
        near = middle;
      else
        far = middle;
    }
  return near < 1e3 ? 0 : near;
}

/* Lines of equal mean intensity; not under the law of deep shocks, whose lines are no circles. */
static void
draw_rings (const TbrEarthquake *values, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  static const char *const names[] = { "VI", "VII", "VIII", "IX", "X" };
  for (guint i = 0; i < G_N_ELEMENTS (names) && values->law == TBR_SHAKING_CRUST; i++)
    {
      double intensity = 6.0 + i, radius = reach_of (values, intensity);
      TbrMark ring = { .hazard = hazard,
                       .shape = TBR_MARK_RING,
                       .lon = (float) values->lon,
                       .lat = (float) values->lat,
                       .a = (float) radius,
                       .b = (float) radius,
                       .value = (float) intensity,
                       .level = (float) CLAMP ((intensity - FAINT) / (DARK - FAINT), 0, 1),
                       .active = 1 };
      tbr_mark_set_label (&ring, names[i]);
      if (radius > 0)
        tbr_snapshot_add_mark (snapshot, &ring);
    }
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  const double per_person = 60;
  if (!state->shaken)
    return;
  TbrMark centre = { .hazard = hazard,
                     .shape = TBR_MARK_POINT,
                     .lon = (float) values->lon,
                     .lat = (float) values->lat,
                     .value = (float) values->magnitude,
                     .level = 1,
                     .active = 1 };
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_snprintf (centre.label, sizeof centre.label, "M %s",
              g_ascii_formatd (number, sizeof number, "%.1f", values->magnitude));
  tbr_snapshot_add_mark (snapshot, &centre);
  draw_rings (values, hazard, snapshot);
  for (guint32 i = 0; i < state->n_places; i++)
    {
      const TbrEarthquakePlace *place = &tbr_earthquake_places (state)[i];
      double radius = sqrt (place->people * per_person);
      if (place->intensity < PALE)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_DISC,
                       .lon = place->lon,
                       .lat = place->lat,
                       .a = (float) radius,
                       .b = (float) radius,
                       .value = (float) place->intensity,
                       .level = (float) CLAMP ((place->intensity - PALE) / (DARK - PALE), 0, 1),
                       .active = place->needs[TBR_EARTHQUAKE_NEED_TRAPPED].need != TBR_NONE };
      /* where people are trapped; more names than that would hide them */
      if (mark.active)
        tbr_mark_set_label (&mark, tbr_earthquake_place_name (sim, hazard, place));
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_earthquake = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "earthquake",
            .title = "earthquake",
            .sentence = "A main shock and its aftershocks bring down buildings, trap and wound "
                        "people and leave others without a roof",
            .params = tbr_earthquake_params,
            .n_params = G_N_ELEMENTS (tbr_earthquake_params),
            .size = sizeof (TbrEarthquake),
            .rows = tbr_earthquake_rows,
            .n_rows = G_N_ELEMENTS (tbr_earthquake_rows) },
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
  .draw = draw,
  .measures = measures,
};
