/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who lives in the way of a wildfire: who is brought away, who is not, what burns down. */
#include "hazards/wildfire.h"

#include <math.h>

/* Parts of needs of evacuation are numbered behind those of fire line. */
#define PART_EVACUATION 0x10000u
#define SQUARE_METRES_PER_HECTARE 1e4

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

/* Area, m2, that the free fire takes within the horizon at its pace by day, up to @limit in all. */
static double
threatened_area (const TbrWildfire *values, const TbrWildfireWind *wind, const TbrFireLine *line,
                 double limit)
{
  TbrFireLine later = *line;
  if (line->free <= 0)
    return 0;
  later.length += wind->growth[1] * to_seconds (values->horizon);
  return fmin (tbr_fire_line_area (&later), limit) - tbr_fire_line_area (line);
}

/* Persons who do not leave by themselves and whom no fire has reached yet: never more than live in
   the state. */
static double
people_left (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  double living = sim->scenario->states[values->state]->population;
  return fmax (0, living * values->stay - tbr_wildfire_state (sim, hazard)->reached);
}

/* Those who were brought away since the last step. */
static void
take_evacuated (TbrSim *sim, TbrWildfireFire *fire)
{
  if (fire->evacuation == TBR_NONE)
    return;
  double moved = tbr_need_take (sim, TBR_HANDLE (TbrNeedId, fire->evacuation), TBR_WORK_N);
  moved = MIN (moved, fire->waiting);
  fire->waiting -= moved;
  fire->evacuated += moved;
}

/* The fire reaches @reached persons of those who do not leave by themselves; the same share of them
   has been brought away as of all who were threatened. */
static void
reach (TbrSim *sim, const TbrWildfire *values, TbrWildfireFire *fire, double reached)
{
  double threatened = fire->waiting + fire->evacuated;
  double left = threatened > 0 ? reached * fire->waiting / threatened : reached;
  double dead = left * values->fatality;
  fire->waiting = fmax (0, fire->waiting - left);
  fire->evacuated = fmax (0, fire->evacuated - (reached - left));
  fire->dead += dead;
  if (fire->evacuation != TBR_NONE)
    tbr_need_lose (sim, TBR_HANDLE (TbrNeedId, fire->evacuation), dead);
}

static void
ask_for_evacuation (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireFire *fire = &tbr_wildfire_fires (tbr_wildfire_state (sim, hazard))[i];
  double required = fire->waiting / (to_seconds (values->horizon) / to_seconds (TBR_HOUR)) * 2;
  if (fire->evacuation == TBR_NONE && fire->waiting >= 1)
    {
      TbrNeedSpec spec = { .hazard = hazard,
                           .kind = TBR_NEED_EVACUATION,
                           .part = PART_EVACUATION + i,
                           .lon = fire->lon,
                           .lat = fire->lat,
                           .state = { fire->state },
                           .stock = fire->waiting,
                           .required = required };
      fire->evacuation = tbr_need_open (sim, &spec).i;
    }
  else if (fire->evacuation != TBR_NONE)
    tbr_need_update (sim, TBR_HANDLE (TbrNeedId, fire->evacuation), fire->waiting, required);
}

void
tbr_wildfire_threaten (TbrSim *sim, TbrHazardId hazard, guint32 i, double burned)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  const TbrWildfireWind *wind = &tbr_wildfire_winds (state)[state->wind];
  TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
  double density = values->people * values->stay;
  if (density <= 0)
    return;
  take_evacuated (sim, fire);
  double reached = fmin (density * burned, people_left (sim, hazard));
  state->reached += reached;
  reach (sim, values, fire, reached);
  double limit = tbr_wildfire_limit (sim, hazard, fire);
  double wanted = fmin (density * threatened_area (values, wind, &fire->line, limit),
                        people_left (sim, hazard));
  fire->waiting = fmax (0, wanted - fire->evacuated);
  ask_for_evacuation (sim, hazard, i);
  if (fire->phase != TBR_WILDFIRE_HELD || fire->evacuation == TBR_NONE)
    return;
  tbr_need_close (sim, TBR_HANDLE (TbrNeedId, fire->evacuation));
  fire->evacuation = TBR_NONE;
}

static void
tell (TbrSim *sim, TbrHazardId hazard, const TbrWildfireFire *fire, TbrHarm harm, double amount)
{
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { fire->need },
                       .state = { fire->state },
                       .harm = harm,
                       .amount = amount };
  tbr_hazard_harm (sim, &spec);
}

void
tbr_wildfire_tell_fire (TbrSim *sim, TbrHazardId hazard, TbrWildfireFire *fire)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  double area = tbr_fire_line_area (&fire->line);
  double burned = fmax (0, area - fire->told);
  tell (sim, hazard, fire, TBR_HARM_BURNED, burned / SQUARE_METRES_PER_HECTARE);
  tell (sim, hazard, fire, TBR_HARM_DWELLINGS, burned * values->dwellings * values->dwelling_loss);
  /* Whom help at once would have brought away: all of them. */
  tell (sim, hazard, fire, TBR_HARM_DEATHS, fire->dead);
  tell (sim, hazard, fire, TBR_HARM_PREVENTABLE, fire->dead);
  fire->told = area;
  fire->dead = 0;
}
