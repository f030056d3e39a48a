/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The grid before the storm: feeders, lines, sites, and the regions that live by them. */
#include "hazards/nearby_regions.h"
#include "hazards/storm.h"
#include "world/lifeline.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <tabard/map.h>

#define METRES_PER_KILOMETRE 1000.0

guint32
tbr_storm_find_district (const TbrObject *object, const char *name)
{
  const TbrRows *rows = &object->rows[TBR_STORM_ROWS_DISTRICT];
  const TbrStormDistrictRow *row = rows->data;
  for (guint32 i = 0; i < rows->n; i++)
    if (*name == '\0' || g_str_equal (row[i].name, name))
      return i;
  return TBR_NONE;
}

guint32
tbr_storm_count_feeders (const TbrObject *object)
{
  const TbrRows *rows = &object->rows[TBR_STORM_ROWS_DISTRICT];
  const TbrStormDistrictRow *row = rows->data;
  guint32 n = 0;
  for (guint32 i = 0; i < rows->n; i++)
    n += (guint32) row[i].feeders;
  return n;
}

/* Writes the regions of all districts one after the other into @out_regions, and how many each has
   into @out_counts; both may be NULL. */
static guint32
list_regions (const TbrMap *map, const TbrObject *object, guint32 *out_regions, guint32 *out_counts)
{
  const TbrRows *rows = &object->rows[TBR_STORM_ROWS_DISTRICT];
  const TbrStormDistrictRow *row = rows->data;
  g_autofree TbrReach *reaches = g_new (TbrReach, rows->n);
  for (guint32 i = 0; i < rows->n; i++)
    reaches[i] = (TbrReach){ row[i].lon, row[i].lat, row[i].radius,
                             ((const TbrStorm *) object->values)->state };
  return tbr_nearby_regions (map, reaches, rows->n, out_regions, out_counts);
}

guint32
tbr_storm_count_regions (const TbrScenario *scenario, const TbrObject *object)
{
  return list_regions (scenario->map, object, NULL, NULL);
}

static guint32
count_pieces (double length, double a_kilometre)
{
  return (guint32) ceil (length / METRES_PER_KILOMETRE * a_kilometre - 1e-9);
}

/**
 * share_out_customers:
 *
 * The feeders of a district by size: feeder i of n takes the quantile (n - i - 1/2) / n of a
 * lognormal law, the sum is the district's. Their lengths are equal, so that the smaller ones have
 * more line for each customer.
 *
 * Source: our assumption
 */
static void
share_out_customers (const TbrStorm *values, const TbrStormDistrictRow *row,
                     TbrStormFeeder *feeders)
{
  guint32 n = (guint32) row->feeders;
  double sum = 0;
  for (guint32 i = 0; i < n; i++)
    {
      double share = (n - i - 0.5) / n;
      feeders[i].customers = exp (values->inequality * gsl_cdf_ugaussian_Pinv (share));
      sum += feeders[i].customers;
    }
  for (guint32 i = 0; i < n; i++)
    {
      feeders[i].customers *= row->customers / sum;
      feeders[i].poles.standing = count_pieces (row->lines / n, values->poles);
      feeders[i].wires.standing = count_pieces (row->lines / n, 1);
      feeders[i].indoor = values->indoor;
    }
}

/* A district whose customers are only some of the people of its regions takes only so much of their
   services. 1 where nobody is known to live. */
static double
weigh (const TbrSim *sim, TbrHazardId hazard, const TbrStormDistrict *district, double customers)
{
  const guint32 *regions = tbr_storm_regions (tbr_storm_state (sim, hazard));
  double people = 0;
  for (guint32 r = 0; r < district->n_regions; r++)
    people
        += tbr_lifeline_people (sim, TBR_HANDLE (TbrRegionId, regions[district->first_region + r]));
  double behind = customers * tbr_storm_values (sim, hazard)->persons;
  return people > behind ? behind / people : 1;
}

static void
build_districts (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrStorm *values = object->values;
  TbrStormState *state = tbr_storm_state (sim, hazard);
  g_autofree guint32 *counts = g_new0 (guint32, state->n_districts);
  guint32 feeder = 0, region = 0;
  list_regions (sim->map, object, tbr_storm_regions (state), counts);
  for (guint32 i = 0; i < state->n_districts; i++)
    {
      const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
      TbrStormDistrict *district = &tbr_storm_districts (state)[i];
      district->first_feeder = feeder;
      district->n_feeders = (guint32) row->feeders;
      district->first_region = region;
      district->n_regions = counts[i];
      district->weight = weigh (sim, hazard, district, row->customers);
      district->temperature = values->indoor;
      district->collapsed = district->failed = TBR_NEVER;
      district->weather = district->coming = TBR_NONE;
      district->masts.standing = district->iced_masts.standing = (guint32) row->masts;
      for (guint need = 0; need < TBR_STORM_NEED_N; need++)
        district->needs[need].need = TBR_NONE;
      share_out_customers (values, row, &tbr_storm_feeders (state)[feeder]);
      feeder += district->n_feeders;
      region += counts[i];
    }
}

static void
build_lines (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrStorm *values = object->values;
  const TbrStormLineRow *row = object->rows[TBR_STORM_ROWS_LINE].data;
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (guint32 i = 0; i < state->n_lines; i++)
    {
      TbrStormTowers *line = &tbr_storm_lines (state)[i];
      line->district = tbr_storm_find_district (object, row[i].district);
      line->towers.standing = line->wires.standing
          = count_pieces (row[i].length, METRES_PER_KILOMETRE / values->tower_spacing);
      tbr_storm_districts (state)[line->district].n_lines++;
    }
}

static void
build_sites (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrStormState *state = tbr_storm_state (sim, hazard);
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      const TbrStormSiteRow *row = tbr_storm_site_row (sim, hazard, i);
      TbrStormSite *site = &tbr_storm_sites (state)[i];
      TbrStream stream;
      tbr_hazard_stream (sim, hazard, TBR_STORM_PURPOSE_SITE, i, &stream);
      site->district = tbr_storm_find_district (object, row->district);
      site->feeder
          = tbr_stream_below (&stream, tbr_storm_districts (state)[site->district].n_feeders);
      site->reconnect = tbr_stream_uniform (&stream);
      site->reserve = (double) row->reserve / (double) TBR_SECOND;
    }
}

void
tbr_storm_build (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  TbrStormState *state = tbr_storm_state (sim, hazard);
  state->n_districts = object->rows[TBR_STORM_ROWS_DISTRICT].n;
  state->n_feeders = tbr_storm_count_feeders (object);
  state->n_lines = object->rows[TBR_STORM_ROWS_LINE].n;
  state->n_sites = object->rows[TBR_STORM_ROWS_SITE].n;
  state->n_regions = tbr_storm_count_regions (sim->scenario, object);
  build_districts (sim, hazard);
  build_lines (sim, hazard);
  build_sites (sim, hazard);
}
