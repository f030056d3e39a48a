/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a shock does to the services of the regions it is felt in, and the jobs that bring them
 * back. */
#include "hazards/earthquake.h"

#include "world/repair.h"

#include <tabard/map.h>

#include <math.h>

#define PERSONS 1000.0
/* A smaller share of a region is not told. Our assumption. */
#define LEAST 0.001

static const TbrLifeline lifelines[TBR_EARTHQUAKE_SERVICES] = {
  TBR_LIFELINE_POWER,     TBR_LIFELINE_WATER,  TBR_LIFELINE_TELECOM,
  TBR_LIFELINE_TRANSPORT, TBR_LIFELINE_HEALTH,
};

static const TbrNeedKind repairs[TBR_EARTHQUAKE_SERVICES] = {
  TBR_NEED_LINE_REPAIR, TBR_NEED_SITE_REPAIR, TBR_NEED_TELECOM_REPAIR,
  TBR_NEED_SITE_REPAIR, TBR_NEED_SITE_REPAIR,
};

double
tbr_service_fragility (double intensity, double median, double spread)
{
  g_return_val_if_fail (spread > 0, 0);
  return 0.5 * erfc (-(intensity - median) / spread / G_SQRT2);
}

/* The part of its services that one place loses. */
static double
share_lost (const TbrEarthquake *values, const TbrEarthquakePlace *place, guint service)
{
  double share
      = tbr_service_fragility (place->intensity, values->half[service], values->fragility_spread);
  return fmin (1, share * values->services);
}

/* Share of a service of a region that is lost: of the people in its towns, those shaken and those
   out of reach. The country around them fares as they do. */
static double
share_of_region (TbrSim *sim, TbrHazardId hazard, guint32 first, guint service)
{
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  const TbrEarthquakePlace *places = tbr_earthquake_places (state);
  double lost = 0, people = 0;
  for (guint32 i = first; i < state->n_places; i++)
    if (places[i].first == first)
      {
        people += places[i].people;
        lost += places[i].people
                * share_lost (tbr_earthquake_values (sim, hazard), &places[i], service);
      }
  people = fmax (people, places[first].towns);
  return people > 0 ? lost / people : 0;
}

static void
cut (TbrSim *sim, TbrHazardId hazard, guint32 first, guint service)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  const TbrEarthquakePlace *place
      = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[first];
  TbrRegionId region = TBR_HANDLE (TbrRegionId, place->region);
  double loss = share_of_region (sim, hazard, first, service);
  double jobs = values->jobs[service] * loss * tbr_lifeline_people (sim, region) / PERSONS;
  if (loss < LEAST || jobs <= 0)
    return;
  tbr_repair_open (sim, &(TbrRepairSpec){ .hazard = hazard,
                                          .kind = repairs[service],
                                          .lifeline = lifelines[service],
                                          .region = region,
                                          .state = { place->state },
                                          .lon = (double) place->lon,
                                          .lat = (double) place->lat,
                                          .jobs = jobs,
                                          .loss = loss,
                                          .unequal = values->unequal,
                                          .target = values->repair,
                                          .part = first * TBR_EARTHQUAKE_SERVICES + service });
}

guint
tbr_earthquake_count_repairs (const TbrEarthquake *values, guint n_places)
{
  return values->services > 0 ? n_places * TBR_EARTHQUAKE_SERVICES : 0;
}

/* The first of the places in a region, n_places when there is none. */
static guint32
find_first (TbrEarthquakeState *state, guint32 region)
{
  const TbrEarthquakePlace *places = tbr_earthquake_places (state);
  guint32 i = 0;
  while (i < state->n_places && places[i].region != region)
    i++;
  return i;
}

/* Sorts the places by region, and counts the people in all towns of these. */
static void
find_regions (TbrSim *sim, TbrEarthquakeState *state)
{
  const TbrMap *map = sim->map;
  TbrEarthquakePlace *places = tbr_earthquake_places (state);
  for (guint32 i = 0; i < state->n_places; i++)
    places[i].region = tbr_map_region_at (map, (double) places[i].lon, (double) places[i].lat).i;
  for (guint32 i = 0; i < state->n_places; i++)
    places[i].first = find_first (state, places[i].region);
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      guint32 region = tbr_map_region_at (map, (double) city->lon, (double) city->lat).i;
      guint32 first = region != TBR_NONE ? find_first (state, region) : state->n_places;
      if (first < state->n_places)
        places[first].towns += city->population;
    }
}

void
tbr_earthquake_cut_services (TbrSim *sim, TbrHazardId hazard)
{
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  if (tbr_earthquake_values (sim, hazard)->services <= 0)
    return;
  find_regions (sim, state);
  for (guint32 i = 0; i < state->n_places; i++)
    {
      const TbrEarthquakePlace *place = &tbr_earthquake_places (state)[i];
      for (guint service = 0; service < TBR_EARTHQUAKE_SERVICES; service++)
        if (place->region != TBR_NONE && place->first == i)
          cut (sim, hazard, i, service);
    }
}
