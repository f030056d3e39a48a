/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People in homes without power: how cold these get, who leaves, who dies; and what is told. */
#include "hazards/cold_home.h"
#include "hazards/storm.h"

#include "world/lifeline.h"

#include <math.h>

#define SECONDS_PER_HOUR 3600.0
#define HOURS_PER_DAY 24.0
#define WATTS_PER_KILOWATT 1000.0
#define MILLIMETRES 1000.0
/* Fewer than half a person is nobody. */
#define NEGLIGIBLE 0.5
/* A smaller change of a loss is not worth telling the region. Our assumption. */
#define LEAST_LOSS 1e-4

void
tbr_storm_step_people (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrStorm *values = tbr_storm_values (sim, hazard);
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrStormDistrict *district = &tbr_storm_districts (state)[i];
  double unserved = district->out > 0 ? 1 - district->supplied / district->out : 0;
  double leaving = 0, freezing = 0;
  for (guint32 f = 0; f < district->n_feeders; f++)
    {
      TbrStormFeeder *feeder = &tbr_storm_feeders (state)[district->first_feeder + f];
      double people
          = feeder->customers * feeder->out * unserved * values->persons * values->heating;
      feeder->indoor = feeder->out > 0
                           ? tbr_home_temperature (feeder->indoor, district->temperature,
                                                   hours * SECONDS_PER_HOUR,
                                                   (double) values->cooling / (double) TBR_SECOND)
                           : values->indoor;
      if (feeder->indoor < values->leave_below)
        leaving += people * values->leave;
      if (feeder->indoor < values->freezing)
        freezing += people;
    }
  double sheltered = hours > 0 ? tbr_storm_take (sim, district, TBR_STORM_NEED_SHELTER) / hours : 0;
  sheltered = fmin (sheltered, leaving);
  double exposed = fmax (0, freezing - sheltered);
  district->nights += (leaving - sheltered) * hours / HOURS_PER_DAY;
  district->deaths += tbr_cold_deaths (exposed, hours * SECONDS_PER_HOUR, values->cold_deaths);
  leaving = leaving >= NEGLIGIBLE ? leaving : 0;
  tbr_storm_serve (sim, hazard, i, TBR_STORM_NEED_SHELTER, leaving, leaving);
}

/* Share of each service that the district's regions have lost. */
static void
find_losses (const TbrSim *sim, TbrHazardId hazard, guint32 i, double *losses)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  const TbrStormDistrict *district = &tbr_storm_districts (state)[i];
  const TbrStormDistrictRow *row = tbr_storm_district_row (sim, hazard, i);
  losses[TBR_LIFELINE_POWER]
      = district->weight * (district->out - district->supplied) / row->customers;
  if (row->masts > 0)
    losses[TBR_LIFELINE_TELECOM] = district->weight * district->masts_down / row->masts;
  losses[TBR_LIFELINE_TRANSPORT]
      = district->weight * tbr_storm_blocked_share (sim, hazard, i) * row->forest;
  for (guint32 s = 0; s < state->n_sites; s++)
    if (tbr_storm_sites (state)[s].district == i)
      {
        const TbrStormSiteRow *site = tbr_storm_site_row (sim, hazard, s);
        losses[site->lifeline] += site->share * tbr_storm_sites (state)[s].dark;
      }
  for (guint l = 0; l < TBR_LIFELINE_N; l++)
    losses[l] = CLAMP (losses[l], 0, 1);
}

void
tbr_storm_tell_losses (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrStormState *state = tbr_storm_state (sim, hazard);
  TbrStormDistrict *district = &tbr_storm_districts (state)[i];
  double losses[TBR_LIFELINE_N] = { 0 };
  find_losses (sim, hazard, i, losses);
  for (guint l = 0; l < TBR_LIFELINE_N; l++)
    {
      double change = losses[l] - district->lost[l];
      if (fabs (change) < LEAST_LOSS && (losses[l] > 0 || district->lost[l] == 0))
        continue;
      district->lost[l] = losses[l];
      for (guint32 r = 0; r < district->n_regions; r++)
        {
          TbrLossSpec spec = { .hazard = hazard,
                               .region = { tbr_storm_regions (state)[district->first_region + r] },
                               .lifeline = (TbrLifeline) l,
                               .delta = change };
          tbr_lifeline_add_loss (sim, &spec);
        }
    }
}

static void
tell (TbrSim *sim, TbrHazardId hazard, guint32 need, TbrHarm harm, double amount)
{
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { need },
                       .state = { tbr_storm_values (sim, hazard)->state },
                       .harm = harm,
                       .amount = amount };
  tbr_hazard_harm (sim, &spec);
}

/* Help at once would have spared all who die of the cold. */
static void
tell_harm (TbrSim *sim, TbrHazardId hazard, TbrStormDistrict *district)
{
  guint32 shelter = district->needs[TBR_STORM_NEED_SHELTER].need;
  tell (sim, hazard, shelter, TBR_HARM_DEATHS, district->deaths);
  tell (sim, hazard, shelter, TBR_HARM_PREVENTABLE, district->deaths);
  tell (sim, hazard, shelter, TBR_HARM_SHELTER, district->nights);
  district->deaths = district->nights = 0;
}

void
tbr_storm_tell (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrStormDistrict *district = &tbr_storm_districts (tbr_storm_state (sim, hazard))[i];
  const double present[TBR_STORM_MEASURES] = {
    [TBR_STORM_CUSTOMERS] = district->out,
    [TBR_STORM_JOBS] = district->jobs,
    [TBR_STORM_GUST] = district->gust,
    [TBR_STORM_ICE] = district->ice * MILLIMETRES,
    [TBR_STORM_MASTS] = district->masts_down,
    [TBR_STORM_ROADS] = district->roads_blocked,
    [TBR_STORM_DARK] = district->dark_load / WATTS_PER_KILOWATT,
    [TBR_STORM_SUPPLIED] = district->held / WATTS_PER_KILOWATT,
  };
  tell_harm (sim, hazard, district);
  for (guint measure = 0; measure < TBR_STORM_MEASURES; measure++)
    if (present[measure] != district->told[measure])
      {
        tbr_hazard_measure (sim, hazard, i, measure, present[measure]);
        district->told[measure] = present[measure];
      }
}
