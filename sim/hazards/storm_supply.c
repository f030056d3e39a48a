/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Generators: those of the sites themselves, and those that are lent. */
#include "hazards/storm.h"

#include <math.h>

#define SECONDS_PER_HOUR 3600.0
#define WATTS_PER_KILOWATT 1000.0
#define LITRES_PER_CUBIC_METRE 1000.0
/* Less fuel than this, m3, is not asked for: a drum. Our assumption. */
#define DRUM 0.2

/* A district's sites over one step. */
typedef struct
{
  TbrSim *sim;
  TbrHazardId hazard;
  guint32 district;
  double seconds;
  double power;   /* W of lent generators not yet given to a site */
  double fuel;    /* m3 delivered, not yet given */
  double lacking; /* W of sites that the grid does not serve */
  double missing; /* m3 that their tanks lack */
  double burning; /* m3/h that they burn */
  double dark;    /* W that nothing serves */
} Round;

static gboolean
is_off (const TbrSim *sim, TbrHazardId hazard, const TbrStormSite *site)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  const TbrStormDistrict *district = &tbr_storm_districts (state)[site->district];
  const TbrStormFeeder *feeder = &tbr_storm_feeders (state)[district->first_feeder + site->feeder];
  return district->dark || feeder->jobs > 0
         || tbr_storm_restored (sim, hazard, site->district) < site->reconnect;
}

/* m3 that a load, W, burns in an hour. Source: [HAZARDS] section 4, 0.27 l/kWh. */
static double
burn (const TbrStorm *values, double load)
{
  return load / WATTS_PER_KILOWATT * values->fuel / LITRES_PER_CUBIC_METRE;
}

/* Fills a site's tank with what was delivered. */
static void
fill_tank (const TbrStorm *values, const TbrStormSiteRow *row, TbrStormSite *site, Round *round)
{
  double an_hour = burn (values, row->load);
  double full = (double) row->reserve / (double) TBR_SECOND;
  double wanted = (full - site->reserve) / SECONDS_PER_HOUR * an_hour;
  double given = fmin (wanted, round->fuel);
  if (an_hour <= 0)
    return;
  round->fuel -= given;
  site->reserve = fmin (full, site->reserve + given / an_hour * SECONDS_PER_HOUR);
  round->missing += wanted - given;
}

/* One site: lent power, then its own while the tank lasts, then none. */
static void
serve_site (const TbrStorm *values, const TbrStormSiteRow *row, TbrStormSite *site, Round *round)
{
  double lent = fmin (round->power, row->load);
  double rest = 1 - lent / row->load;
  fill_tank (values, row, site, round);
  double own = fmin (site->reserve, rest * round->seconds);
  site->reserve -= own;
  site->dark = round->seconds > 0 ? rest - own / round->seconds : rest;
  if (site->dark < 1e-12)
    site->dark = 0;
  round->power -= lent;
  round->lacking += row->load;
  round->dark += row->load * site->dark;
  if (row->reserve > 0)
    round->burning += burn (values, row->load * rest);
}

static void
serve_sites (Round *round, gboolean first)
{
  TbrStormState *state = tbr_storm_state (round->sim, round->hazard);
  const TbrStorm *values = tbr_storm_values (round->sim, round->hazard);
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      TbrStormSite *site = &tbr_storm_sites (state)[i];
      const TbrStormSiteRow *row = tbr_storm_site_row (round->sim, round->hazard, i);
      if (site->district != round->district || (row->lifeline == values->first) != first)
        continue;
      if (is_off (round->sim, round->hazard, site))
        serve_site (values, row, site, round);
      else
        {
          site->dark = 0;
          site->reserve = (double) row->reserve / (double) TBR_SECOND;
        }
    }
}

void
tbr_storm_step_supply (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  TbrStormDistrict *district = &tbr_storm_districts (tbr_storm_state (sim, hazard))[i];
  double given = tbr_storm_take (sim, district, TBR_STORM_NEED_POWER);
  district->held = hours > 0 ? given / hours * WATTS_PER_KILOWATT : 0;
  Round round = { .sim = sim,
                  .hazard = hazard,
                  .district = i,
                  .seconds = hours * SECONDS_PER_HOUR,
                  .power = district->held,
                  .fuel = tbr_storm_take (sim, district, TBR_STORM_NEED_FUEL) };
  serve_sites (&round, TRUE);
  serve_sites (&round, FALSE);
  district->dark_load = round.dark;
  district->supplied = fmin (district->out, round.power / values->household);
  double lacking = round.lacking + district->out * values->village * values->household;
  lacking /= WATTS_PER_KILOWATT;
  tbr_storm_serve (sim, hazard, i, TBR_STORM_NEED_POWER, lacking, lacking);
  double fuel = round.missing >= DRUM ? round.missing : 0;
  if (round.lacking == 0)
    fuel = 0;
  tbr_storm_serve (sim, hazard, i, TBR_STORM_NEED_FUEL, fuel, round.burning);
}
