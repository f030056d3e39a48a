/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which organisations there are, where they sit, and what chance holds for each. */
#include "hazards/contagion.h"
#include "hazards/cyber.h"

#include "base/digest.h"
#include "base/geodesy.h"

#include <math.h>
#include <tabard/map.h>

/* Purposes of chance. */
enum
{
  PURPOSE_EXPOSURE,
  PURPOSE_FATE,
  PURPOSE_WAVE, /* and as many as there are waves */
};

#define MILLION 1e6

guint
tbr_cyber_count_lands (const TbrCyber *values)
{
  return MAX (values->states.n, 1);
}

guint32
tbr_cyber_land_state (const TbrCyber *values, guint land)
{
  return values->states.n > 0 ? values->states.items[land] : values->state;
}

/* The row of <estate> for a sector in a state, NULL when there is none. */
static const TbrCyberEstate *
find_estate (const TbrObject *object, guint sector, guint32 state)
{
  const TbrCyberSector *sectors = object->rows[TBR_CYBER_ROWS_SECTOR].data;
  const TbrRows *rows = &object->rows[TBR_CYBER_ROWS_ESTATE];
  const TbrCyberEstate *estates = rows->data;
  for (guint i = 0; i < rows->n; i++)
    if (estates[i].state == state && g_str_equal (estates[i].sector, sectors[sector].name))
      return &estates[i];
  return NULL;
}

guint
tbr_cyber_count_group (const TbrScenario *scenario, const TbrObject *object, guint sector,
                       guint land)
{
  const TbrCyberSector *sectors = object->rows[TBR_CYBER_ROWS_SECTOR].data;
  guint32 state = tbr_cyber_land_state (object->values, land);
  const TbrCyberEstate *estate = find_estate (object, sector, state);
  if (estate != NULL)
    return (guint) estate->count;
  return (guint) lround (sectors[sector].per_million * scenario->states[state]->population
                         / MILLION);
}

guint
tbr_cyber_count (const TbrScenario *scenario, const TbrObject *object)
{
  guint n = 0;
  for (guint sector = 0; sector < object->rows[TBR_CYBER_ROWS_SECTOR].n; sector++)
    for (guint land = 0; land < tbr_cyber_count_lands (object->values); land++)
      n += tbr_cyber_count_group (scenario, object, sector, land);
  return n;
}

/* Names an organisation in random streams: by its sector, state and number there, so that another
   row in the scenario moves nobody's luck. */
static guint32
name_of (const TbrSim *sim, TbrHazardId hazard, guint32 organisation)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  const TbrCyberGroup *group = tbr_cyber_group (state, self->sector, self->land);
  guint32 key[3] = { tbr_digest_name (tbr_cyber_sector (sim, hazard, self->sector)->name),
                     tbr_cyber_lands (state)[self->land].state, organisation - group->first };
  return (guint32) tbr_digest_bytes (key, sizeof key);
}

/* People of the towns of a state. */
static double
count_people (const TbrMap *map, guint32 state)
{
  double people = 0;
  for (guint32 i = 0; i < map->n_cities; i++)
    if (map->cities[i].state.i == state)
      people += map->cities[i].population;
  return people;
}

/* The region of a town; where a simplified coast leaves it in the sea, that of the state whose
   label is nearest. TBR_NONE when the state has none. */
static guint32
region_of (const TbrMap *map, const TbrCity *city)
{
  guint32 best = tbr_map_region_at (map, (double) city->lon, (double) city->lat).i;
  double least = INFINITY;
  if (best != TBR_NONE)
    return best;
  for (guint32 i = 0; i < map->n_regions; i++)
    {
      const TbrRegion *region = &map->regions[i];
      double distance = tbr_geodesy_distance ((double) city->lon, (double) city->lat,
                                              (double) region->lon, (double) region->lat);
      if (region->state.i == city->state.i && distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return best;
}

/* Puts the organisations of a group into the towns of the state: the k-th where the people counted
   town by town reach (k + 1/2) / n of all. No chance: where hospitals stand is no luck. */
static void
place_group (TbrSim *sim, TbrCyberState *state, const TbrCyberGroup *group, guint sector,
             guint land)
{
  const TbrMap *map = sim->map;
  TbrCyberOrganisation *organisations = &tbr_cyber_organisations (state)[group->first];
  guint32 country = tbr_cyber_lands (state)[land].state;
  double people = count_people (map, country), sum = 0;
  guint32 k = 0;
  for (guint32 i = 0; i < map->n_cities && k < group->n; i++)
    {
      const TbrCity *city = &map->cities[i];
      guint32 region = TBR_NONE;
      if (city->state.i != country)
        continue;
      sum += city->population;
      for (; k < group->n && (k + 0.5) * people <= sum * group->n; k++)
        {
          if (region == TBR_NONE)
            region = region_of (map, city);
          organisations[k].region = region;
          if (region != TBR_NONE)
            tbr_cyber_cells (state)[sector * state->n_regions + region].n++;
        }
    }
}

static void
fill_group (TbrSim *sim, TbrHazardId hazard, guint sector, guint land)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  const TbrCyber *values = tbr_cyber_values (sim, hazard);
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrCyberGroup *group = tbr_cyber_group (state, sector, land);
  const TbrCyberEstate *estate = find_estate (object, sector, tbr_cyber_lands (state)[land].state);
  double mean = tbr_cyber_sector (sim, hazard, sector)->unpatched;
  if (estate != NULL && !isnan (estate->unpatched))
    mean = estate->unpatched;
  for (guint32 i = group->first; i < group->first + group->n; i++)
    {
      TbrStream stream;
      tbr_cyber_organisations (state)[i]
          = (TbrCyberOrganisation){ .touched = INFINITY,
                                    .detected = INFINITY,
                                    .restored = INFINITY,
                                    .best = INFINITY,
                                    .threshold = INFINITY,
                                    .reports = { INFINITY, INFINITY, INFINITY },
                                    .region = TBR_NONE,
                                    .next = TBR_NONE,
                                    .sector = (guint8) sector,
                                    .land = (guint8) land };
      tbr_hazard_stream (sim, hazard, PURPOSE_EXPOSURE, name_of (sim, hazard, i), &stream);
      tbr_cyber_organisations (state)[i].exposure
          = (float) tbr_contagion_exposure (mean, values->uneven, tbr_stream_uniform (&stream));
    }
  place_group (sim, state, group, sector, land);
}

static void
fill_land (const TbrSim *sim, const TbrCyber *values, guint land, TbrCyberLand *out)
{
  guint32 state = tbr_cyber_land_state (values, land);
  const TbrCountry *country = &sim->map->countries[state];
  gboolean silent = !values->sharing;
  *out = (TbrCyberLand){
    .lon = (double) country->lon, .lat = (double) country->lat, .state = state, .need = TBR_NONE
  };
  if (!tbr_is_none (country->capital))
    {
      out->lon = (double) sim->map->cities[country->capital.i].lon;
      out->lat = (double) sim->map->cities[country->capital.i].lat;
    }
  for (guint i = 0; i < TBR_CYBER_SECTORS; i++)
    out->queues[i] = (TbrCyberQueue){ TBR_NONE, TBR_NONE };
  for (guint32 i = 0; i < values->silent.n; i++)
    silent |= values->silent.items[i] == state;
  out->shares = !silent;
}

void
tbr_cyber_settle (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrCyber *values = object->values;
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  guint32 n = 0;
  state->onset = TBR_NEVER;
  state->alert = INFINITY;
  state->n_sectors = object->rows[TBR_CYBER_ROWS_SECTOR].n;
  state->n_lands = tbr_cyber_count_lands (values);
  state->n_regions = sim->map->n_regions;
  state->n_organisations = tbr_cyber_count (sim->scenario, object);
  for (guint land = 0; land < state->n_lands; land++)
    fill_land (sim, values, land, &tbr_cyber_lands (state)[land]);
  for (guint sector = 0; sector < state->n_sectors; sector++)
    for (guint land = 0; land < state->n_lands; land++)
      {
        TbrCyberGroup *group = tbr_cyber_group (state, sector, land);
        group->first = n;
        group->n = tbr_cyber_count_group (sim->scenario, object, sector, land);
        n += group->n;
        fill_group (sim, hazard, sector, land);
      }
}

void
tbr_cyber_arm (TbrSim *sim, TbrHazardId hazard)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  for (guint32 i = 0; i < state->n_organisations; i++)
    {
      TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[i];
      TbrStream stream;
      if (self->status != TBR_CYBER_CLEAN)
        continue;
      tbr_hazard_stream (sim, hazard, PURPOSE_WAVE + state->wave, name_of (sim, hazard, i),
                         &stream);
      self->threshold = (float) tbr_stream_exponential (&stream);
    }
}

void
tbr_cyber_draw_fate (const TbrSim *sim, TbrHazardId hazard, guint32 organisation,
                     TbrCyberFate *fate)
{
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_FATE, name_of (sim, hazard, organisation), &stream);
  fate->infected = tbr_stream_uniform (&stream);
  fate->reach = tbr_stream_uniform (&stream);
  fate->large = tbr_stream_uniform (&stream);
  fate->divert = tbr_stream_uniform (&stream);
  fate->precaution = tbr_stream_normal (&stream);
  fate->detect = tbr_stream_normal (&stream);
  fate->contain = tbr_stream_normal (&stream);
  fate->restore = tbr_stream_normal (&stream);
  for (guint i = 0; i < G_N_ELEMENTS (fate->reports); i++)
    fate->reports[i] = tbr_stream_normal (&stream);
}
