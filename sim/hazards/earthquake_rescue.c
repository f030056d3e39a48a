/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The trapped and the wounded: who is freed, who is cared for, who dies waiting. */
#include "hazards/earthquake.h"
#include "hazards/triage.h"

#include <math.h>

/* Neighbours in one group of those who dig. Source: our assumption. */
#define GROUP 10.0
#define SECONDS_PER_HOUR 3600.0
/* Less than half a person is nobody. */
#define NEGLIGIBLE 0.5
/* Share of the work that blocked streets take away from those who come by vehicle. Our assumption.
 */
#define BLOCKED_LOSS 0.5
/* s after which care counts as late. Source: our assumption. */
#define LATE (6 * 3600.0)

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

static double
sum_trapped (const TbrEarthquakePlace *place)
{
  double sum = 0;
  for (guint i = 0; i < TBR_TRAPPED_N; i++)
    sum += place->trapped[i];
  return sum;
}

static void
lose (TbrSim *sim, const TbrEarthquakePlace *place, TbrEarthquakeNeed which, double amount)
{
  if (place->needs[which].need != TBR_NONE)
    tbr_need_lose (sim, TBR_HANDLE (TbrNeedId, place->needs[which].need), amount);
}

/* Those who are freed join the wounded by what the collapse did to them; they wait from now on. */
static void
bring_out (TbrEarthquakePlace *place, double persons)
{
  double red = persons * place->share_red, yellow = persons * place->share_yellow;
  double before = place->waiting[TBR_WAITING_RED] + place->waiting[TBR_WAITING_YELLOW];
  place->waiting[TBR_WAITING_RED] += red;
  place->waiting[TBR_WAITING_YELLOW] += yellow;
  if (before + red + yellow > 0)
    place->waited *= before / (before + red + yellow);
}

/* Takes up to @work persons out of a layer; returns the work that is left. */
static double
free_layer (TbrEarthquakePlace *place, TbrTrappedLayer layer, double work)
{
  double freed = MIN (work, place->trapped[layer]);
  place->trapped[layer] -= freed;
  place->rescued += freed;
  bring_out (place, freed);
  return work - freed;
}

/* Deaths of those still trapped. Source: [WEIBULL1951] conditional on those alive, with the tail of
   tbr_survival_with_tail(). */
static void
die_trapped (TbrSim *sim, const TbrEarthquake *values, TbrEarthquakePlace *place, double seconds)
{
  TbrSurvivalCurve curve = { values->survival_scale, values->survival_shape };
  double before = tbr_survival_with_tail (&curve, place->age);
  double after = tbr_survival_with_tail (&curve, place->age + seconds);
  double share = before > 0 ? after / before : 0;
  double dead = 0;
  for (guint i = 0; i < TBR_TRAPPED_N; i++)
    {
      dead += place->trapped[i] * (1 - share);
      place->trapped[i] *= share;
    }
  place->age += seconds;
  place->dead += dead;
  place->deaths += dead;
  place->preventable += dead;
  lose (sim, place, TBR_EARTHQUAKE_NEED_TRAPPED, dead);
}

/* Neighbours dig out whom they can reach, from the first minute and without being asked. */
static void
free_by_neighbours (const TbrEarthquake *values, TbrEarthquakePlace *place, double seconds)
{
  double surface = place->trapped[TBR_TRAPPED_SURFACE];
  double groups = values->helping * place->people / GROUP;
  if (surface <= 0)
    return;
  double rate = values->bystander_rate * MIN (1, groups / surface);
  double freed = surface * -expm1 (-rate * seconds);
  place->trapped[TBR_TRAPPED_SURFACE] -= freed;
  place->freed += freed;
  bring_out (place, freed);
}

static void
free_by_units (TbrSim *sim, TbrEarthquakePlace *place)
{
  const TbrEarthquakeNeed which = TBR_EARTHQUAKE_NEED_TRAPPED;
  double expert = tbr_earthquake_take (sim, place, which, TBR_WORK_EXPERT);
  double vehicle = tbr_earthquake_take (sim, place, which, TBR_WORK_VEHICLE);
  double hand = tbr_earthquake_take (sim, place, which, TBR_WORK_N);
  expert = free_layer (place, TBR_TRAPPED_DEEP, expert);
  vehicle = free_layer (place, TBR_TRAPPED_LIGHT, vehicle + expert);
  free_layer (place, TBR_TRAPPED_SURFACE, vehicle + hand);
}

/* What the place makes of work: search teams spend part of it where nobody lives any more, vehicles
   lose part of it on blocked streets, and each class frees only its layers. */
static void
set_factors (TbrSim *sim, const TbrEarthquake *values, const TbrEarthquakePlace *place)
{
  TbrNeedId need = { place->needs[TBR_EARTHQUAKE_NEED_TRAPPED].need };
  double access = place->street > 0 ? 1 - BLOCKED_LOSS * place->blocked / place->street : 1;
  double surface = place->trapped[TBR_TRAPPED_SURFACE];
  double light = place->trapped[TBR_TRAPPED_LIGHT];
  if (tbr_is_none (need))
    return;
  tbr_need_set_factor (sim, need, TBR_WORK_HAND, surface > NEGLIGIBLE ? 1 : 0);
  tbr_need_set_factor (sim, need, TBR_WORK_VEHICLE, surface + light > NEGLIGIBLE ? access : 0);
  tbr_need_set_factor (sim, need, TBR_WORK_AIR, 0);
  tbr_need_set_factor (sim, need, TBR_WORK_EXPERT, values->search * access);
}

/* Care: the red first. Those beyond help die under care, too. Source: [MILLS2013] by
   tbr_triage_survival(). */
static void
care (TbrSim *sim, const TbrEarthquake *values, TbrEarthquakePlace *place)
{
  static const TbrTriage classes[TBR_WAITING_N] = { TBR_TRIAGE_RED, TBR_TRIAGE_YELLOW };
  double work = tbr_earthquake_take (sim, place, TBR_EARTHQUAKE_NEED_WOUNDED, TBR_WORK_N);
  for (guint i = 0; i < TBR_WAITING_N; i++)
    {
      double treated = MIN (work, place->waiting[i]);
      double beyond = treated * (1 - tbr_triage_survival (classes[i], 0, values->triage_scale));
      place->waiting[i] -= treated;
      place->dead += beyond;
      place->deaths += beyond;
      if (place->waited > LATE)
        place->injured += treated - beyond;
      work -= treated;
    }
}

/* Deaths of the wounded who wait, at the mean of the times they have waited. Source: as above. */
static void
die_waiting (TbrSim *sim, const TbrEarthquake *values, TbrEarthquakePlace *place, double seconds)
{
  static const TbrTriage classes[TBR_WAITING_N] = { TBR_TRIAGE_RED, TBR_TRIAGE_YELLOW };
  double scale = values->triage_scale;
  double dead = 0;
  for (guint i = 0; i < TBR_WAITING_N; i++)
    {
      double share = tbr_triage_survival (classes[i], place->waited + seconds, scale)
                     / tbr_triage_survival (classes[i], place->waited, scale);
      dead += place->waiting[i] * (1 - share);
      place->waiting[i] *= share;
    }
  place->waited += seconds;
  place->dead += dead;
  place->deaths += dead;
  place->preventable += dead;
  lose (sim, place, TBR_EARTHQUAKE_NEED_WOUNDED, dead);
}

/* People brought out alive by units, told in whole persons. */
static void
tell_rescued (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  double whole = floor (place->rescued);
  if (whole < 1)
    return;
  place->rescued -= whole;
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = TBR_HAZARD_EVENT_RESCUED,
                                               .size = whole,
                                               .lon = place->lon,
                                               .lat = place->lat });
}

void
tbr_earthquake_step_rescue (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  if (seconds > 0)
    {
      free_by_units (sim, place);
      free_by_neighbours (values, place, seconds);
      die_trapped (sim, values, place, seconds);
      care (sim, values, place);
      die_waiting (sim, values, place, seconds);
      tell_rescued (sim, hazard, i);
    }
  double trapped = sum_trapped (place);
  double wounded = place->waiting[TBR_WAITING_RED] + place->waiting[TBR_WAITING_YELLOW];
  trapped = trapped >= NEGLIGIBLE ? trapped : 0;
  wounded = wounded >= NEGLIGIBLE ? wounded : 0;
  tbr_earthquake_serve (sim, hazard, i, TBR_EARTHQUAKE_NEED_TRAPPED, trapped,
                        trapped / to_hours (values->rescue));
  set_factors (sim, values, place);
  tbr_earthquake_serve (sim, hazard, i, TBR_EARTHQUAKE_NEED_WOUNDED, wounded,
                        wounded / to_hours (values->care));
}
