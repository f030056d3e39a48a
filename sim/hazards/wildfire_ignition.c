/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where and when wildfires start: those the scenario knows of, and those of chance. */
#include "base/geodesy.h"
#include "hazards/aircraft_drop.h"
#include "hazards/wildfire.h"

#include <math.h>
#include <tabard/map.h>

/* Purposes of chance. */
#define PURPOSE_IGNITION 10

/* Zones of one hazard at most; keeps steps of streams apart. */
#define ZONES_MAX 64
/* Points tried for one fire before it starts at sea or across a border. */
#define TRIES 16
/* Nominal rates of aircraft rest on this many drops a flight hour. Source: [ERCC2018]. */
#define NOMINAL_DROPS (10.8 / 3600)

/* Where the fires of a zone start. */
typedef struct
{
  const TbrWildfireZone *zone;
  double share; /* of the area */
} Source;

/* Drops an hour at this distance from water, against the nominal ones. */
static double
air_factor (const TbrSim *sim, const TbrWildfire *values, double lon, double lat)
{
  TbrDropCycle cycle = TBR_DROP_CYCLE_SCOOPER;
  double distance = values->water_distance;
  if (isnan (distance))
    distance = sim->map != NULL ? tbr_map_water_distance (sim->map, lon, lat) : 0;
  return tbr_drop_rate (&cycle, distance) / NOMINAL_DROPS;
}

gboolean
tbr_wildfire_place_new (TbrSim *sim, TbrHazardId hazard, const TbrWildfireFire *fire)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  if (state->n_fires == state->most_fires)
    {
      state->n_unplaced++;
      return FALSE;
    }
  TbrWildfireFire *placed = &tbr_wildfire_fires (state)[state->n_fires++];
  *placed = *fire;
  placed->phase = TBR_WILDFIRE_COMING;
  placed->held = TBR_NEVER;
  placed->need = placed->evacuation = TBR_NONE;
  placed->state = values->state;
  placed->air_factor = air_factor (sim, values, fire->lon, fire->lat);
  if (sim->map != NULL)
    {
      TbrStateId found = tbr_map_state_at (sim->map, fire->lon, fire->lat);
      if (!tbr_is_none (found))
        placed->state = found.i;
    }
  return TRUE;
}

void
tbr_wildfire_place_known (TbrSim *sim, TbrHazardId hazard)
{
  const TbrRows *rows = &tbr_hazard_object (sim, hazard)->rows[TBR_WILDFIRE_ROWS_FIRE];
  const TbrWildfireStart *starts = rows->data;
  for (guint i = 0; i < rows->n; i++)
    {
      TbrWildfireFire fire = { .at = starts[i].at,
                               .size = starts[i].size,
                               .lon = (float) starts[i].lon,
                               .lat = (float) starts[i].lat,
                               .escapes = 1 };
      tbr_wildfire_place_new (sim, hazard, &fire);
    }
}

/* A point of the zone, on land of the affected state if one is found. */
static void
draw_point (const TbrSim *sim, const TbrWildfire *values, const TbrWildfireZone *zone,
            TbrStream *stream, TbrWildfireFire *fire)
{
  for (guint i = 0; i < TRIES; i++)
    {
      double lon, lat;
      double bearing = 360 * tbr_stream_uniform (stream);
      double distance = zone->radius * sqrt (tbr_stream_uniform (stream));
      tbr_geodesy_destination (zone->lon, zone->lat, bearing, distance, &lon, &lat);
      fire->lon = (float) lon;
      fire->lat = (float) lat;
      if (sim->map == NULL || tbr_map_state_at (sim->map, lon, lat).i == values->state)
        return;
    }
  fire->lon = (float) zone->lon;
  fire->lat = (float) zone->lat;
}

/* The fires of one zone and day. Each takes its draws in a fixed order, so that no other zone, day
   or deed of anybody shifts them. */
static void
ignite_zone (TbrSim *sim, TbrHazardId hazard, guint day, const Source *source)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrWildfire *values = object->values;
  const TbrWildfireZone *zones = object->rows[TBR_WILDFIRE_ROWS_ZONE].data;
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  TbrTime from = values->onset + day * TBR_DAY;
  TbrTime until = MIN (MIN (values->until, tbr_wildfire_end (sim)), from + TBR_DAY);
  guint row = tbr_wildfire_row_at (object, from + TBR_DAY / 2);
  TbrFireDanger danger = (TbrFireDanger) tbr_wildfire_winds (state)[row].danger;
  double escape = tbr_fire_danger_escape_share (danger) * values->escape_factor;
  double mean = tbr_fire_danger_ignition_rate (danger) * values->area * source->share
                * values->ignition_factor * (double) (until - from) / (double) TBR_SECOND;
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_IGNITION,
                     day * ZONES_MAX + (guint32) (source->zone - zones), &stream);
  guint32 n = tbr_stream_poisson (&stream, mean);
  for (guint32 i = 0; i < n; i++)
    {
      TbrWildfireFire fire = { .size = values->found_size };
      fire.at = from + (TbrTime) (tbr_stream_uniform (&stream) * (double) (until - from));
      fire.escapes = tbr_stream_uniform (&stream) < escape;
      draw_point (sim, values, source->zone, &stream, &fire);
      if ((fire.escapes || values->attack == TBR_INITIAL_ATTACK_UNITS)
          && tbr_wildfire_place_new (sim, hazard, &fire))
        continue;
      double size = fmin (values->caught_size, tbr_wildfire_limit (sim, hazard, &fire));
      state->caught += size;
      state->burned += size;
      state->n_caught++;
    }
}

void
tbr_wildfire_ignite (TbrSim *sim, TbrHazardId hazard, guint day)
{
  const TbrRows *rows = &tbr_hazard_object (sim, hazard)->rows[TBR_WILDFIRE_ROWS_ZONE];
  const TbrWildfireZone *zones = rows->data;
  double sum = 0;
  for (guint i = 0; i < rows->n; i++)
    sum += zones[i].share;
  for (guint i = 0; i < rows->n; i++)
    {
      Source source = { &zones[i], zones[i].share / sum };
      ignite_zone (sim, hazard, day, &source);
    }
}
