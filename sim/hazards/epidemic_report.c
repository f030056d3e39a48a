/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an epidemic asks for and tells: needs, staff and services that are away, harm, measures. */
#include "hazards/epidemic.h"
#include "world/attendance.h"
#include "world/lifeline.h"

#include <math.h>
#include <tabard/map.h>

/* Less than half of anything is nothing. */
#define NEGLIGIBLE 0.5
/* Change of a service's loss that is worth telling. Our assumption. */
#define WORTH_TELLING 0.005

static const TbrNeedKind need_kinds[TBR_EPIDEMIC_NEED_N] = {
  [TBR_EPIDEMIC_NEED_BEDS] = TBR_NEED_BEDS,
  [TBR_EPIDEMIC_NEED_TRANSFER] = TBR_NEED_PATIENT_TRANSFER,
  [TBR_EPIDEMIC_NEED_PROTECTION] = TBR_NEED_PROTECTION,
  [TBR_EPIDEMIC_NEED_TESTS] = TBR_NEED_TESTS,
};

double
tbr_epidemic_take (TbrSim *sim, const TbrEpidemicPlace *place, TbrEpidemicNeed which)
{
  guint32 need = place->needs[which].need;
  return need != TBR_NONE ? tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N) : 0;
}

static void
open_need (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrEpidemicNeed which, const double *amounts)
{
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  TbrEpidemicSlot *slot = &place->needs[which];
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = need_kinds[which],
                       .part = (i * TBR_EPIDEMIC_WAVES + slot->times) * TBR_EPIDEMIC_NEED_N + which,
                       .lon = (double) place->lon,
                       .lat = (double) place->lat,
                       .state = { place->state },
                       .stock = amounts[0],
                       .required = amounts[1] };
  slot->times++;
  slot->need = tbr_need_open (sim, &spec).i;
}

/* Opens the need of a place, or brings it up to date; closes it where nothing is wanted. @amounts:
   what is wanted, and the rate. */
static void
serve (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrEpidemicNeed which, const double *amounts)
{
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  TbrEpidemicSlot *slot = &place->needs[which];
  gboolean is_wanted = amounts[0] >= NEGLIGIBLE;
  if (slot->need == TBR_NONE)
    {
      if (is_wanted)
        open_need (sim, hazard, i, which, amounts);
      return;
    }
  TbrNeedId need = { slot->need };
  if (is_wanted || slot->times == TBR_EPIDEMIC_WAVES)
    {
      tbr_need_update (sim, need, is_wanted ? amounts[0] : 0, is_wanted ? amounts[1] : 0);
      return;
    }
  tbr_need_close (sim, need);
  slot->need = TBR_NONE;
}

static double
per_hour (double amount, TbrTime within)
{
  return amount * (double) TBR_HOUR / (double) within;
}

/* Patients to be moved: by air, and by road where somebody near has room. More cannot be moved in a
   day than places are found for: the factors keep the units to that. */
static void
ask_transfer (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double lacking = tbr_epidemic_lacking (values, place, TBR_EPIDEMIC_CARE_INTENSIVE);
  double room = tbr_epidemic_room_elsewhere (sim, hazard, i, INFINITY);
  double amount = MIN (lacking, room);
  double most = values->transfer_most * (double) TBR_HOUR / (double) TBR_SECOND;
  double amounts[] = { amount, MIN (per_hour (amount, values->transfer), most) };
  serve (sim, hazard, i, TBR_EPIDEMIC_NEED_TRANSFER, amounts);
  TbrNeedId need = { place->needs[TBR_EPIDEMIC_NEED_TRANSFER].need };
  if (tbr_is_none (need))
    return;
  gboolean by_road = tbr_epidemic_room_elsewhere (sim, hazard, i, values->by_road) > 0;
  const double *rate = tbr_need_get (sim, need)->rate;
  double nominal = rate[TBR_WORK_AIR] + (by_road ? rate[TBR_WORK_VEHICLE] : 0);
  double factor = nominal > most && nominal > 0 ? most / nominal : 1;
  tbr_need_set_factor (sim, need, TBR_WORK_HAND, 0);
  tbr_need_set_factor (sim, need, TBR_WORK_EXPERT, 0);
  tbr_need_set_factor (sim, need, TBR_WORK_VEHICLE, by_road ? factor : 0);
  tbr_need_set_factor (sim, need, TBR_WORK_AIR, factor);
}

static void
ask_protection (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double wanted = place->use * tbr_epidemic_seconds (values->cover);
  double amount = MAX (0, wanted - place->sets);
  gboolean is_open = place->needs[TBR_EPIDEMIC_NEED_PROTECTION].need != TBR_NONE;
  if (!is_open && place->sets > wanted / 2)
    amount = 0;
  double amounts[] = { amount, per_hour (amount, values->handout) };
  serve (sim, hazard, i, TBR_EPIDEMIC_NEED_PROTECTION, amounts);
}

/* Beds asked for: a team is not sent home, to be called again tomorrow, because a few beds are free
   tonight. */
static double
ask_beds (const TbrEpidemic *values, TbrEpidemicPlace *place, double lacking, TbrTime now)
{
  if (lacking >= place->asked || now - place->lacked > values->calm)
    {
      place->asked = lacking;
      place->lacked = now;
    }
  return place->asked;
}

void
tbr_epidemic_ask (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double lacking = tbr_epidemic_lacking (values, place, TBR_EPIDEMIC_CARE_WARD)
                   + tbr_epidemic_lacking (values, place, TBR_EPIDEMIC_CARE_INTENSIVE);
  double asked = ask_beds (values, place, lacking, tbr_sim_clock (sim));
  double beds[] = { asked, asked };
  double samples[] = { place->backlog, per_hour (place->backlog, values->sampling) };
  serve (sim, hazard, i, TBR_EPIDEMIC_NEED_BEDS, beds);
  ask_transfer (sim, hazard, i);
  ask_protection (sim, hazard, i);
  serve (sim, hazard, i, TBR_EPIDEMIC_NEED_TESTS, samples);
  if (lacking >= NEGLIGIBLE && !place->overwhelmed)
    tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                                 .part = i,
                                                 .event = TBR_HAZARD_EVENT_OVERWHELMED,
                                                 .size = lacking,
                                                 .lon = (double) place->lon,
                                                 .lat = (double) place->lat });
  place->overwhelmed = lacking >= NEGLIGIBLE;
}

/* Takes a service from the region of a place, or from all regions of its state. */
static void
take_service (TbrSim *sim, TbrHazardId hazard, const TbrEpidemicPlace *place,
              const TbrLossSpec *loss)
{
  const TbrMap *map = sim->map;
  TbrLossSpec spec = *loss;
  spec.hazard = hazard;
  spec.region = TBR_HANDLE (TbrRegionId, place->region);
  if (place->region != TBR_NONE)
    {
      tbr_lifeline_add_loss (sim, &spec);
      return;
    }
  for (guint32 i = 0; i < map->n_regions; i++)
    if (map->regions[i].state.i == place->state)
      {
        spec.region = TBR_HANDLE (TbrRegionId, i);
        tbr_lifeline_add_loss (sim, &spec);
      }
}

/* Brings one service to @loss if that differs enough from what is known there. */
static void
bring_service (TbrSim *sim, TbrHazardId hazard, const TbrEpidemicPlace *place,
               const TbrLossSpec *loss, double *told)
{
  TbrLossSpec change = *loss;
  change.delta -= *told;
  if (fabs (change.delta) < WORTH_TELLING)
    return;
  take_service (sim, hazard, place, &change);
  *told = loss->delta;
}

void
tbr_epidemic_reach (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double people = sim->scenario->states[place->state]->population;
  double share = people > 0 ? MIN (1, place->residents / people) : 1;
  double beds = place->beds[TBR_EPIDEMIC_CARE_WARD] + place->beds[TBR_EPIDEMIC_CARE_INTENSIVE];
  double displaced = beds > 0 ? place->displaced_beds / beds : 0;
  double away = place->absent * share;
  tbr_staff_add_absent (sim, TBR_HANDLE (TbrStateId, place->state), away - place->told_absent);
  place->told_absent = away;
  if (!tbr_lifeline_is_on (sim))
    return;
  double made_up = tbr_epidemic_values (sim, hazard)->tolerated;
  TbrLossSpec health = { .lifeline = TBR_LIFELINE_HEALTH,
                         .delta = CLAMP (place->absent + displaced - made_up, 0, 1) };
  TbrLossSpec emergency
      = { .lifeline = TBR_LIFELINE_EMERGENCY, .delta = MAX (0, place->absent - made_up) };
  bring_service (sim, hazard, place, &health, &place->told_health);
  bring_service (sim, hazard, place, &emergency, &place->told_emergency);
}

static void
tell_harm (TbrSim *sim, TbrHazardId hazard, const TbrEpidemicPlace *place)
{
  const struct
  {
    TbrHarm harm;
    double amount;
  } harms[] = { { TBR_HARM_DEATHS, place->deaths },
                { TBR_HARM_PREVENTABLE, place->preventable },
                { TBR_HARM_INFECTED, place->infected },
                { TBR_HARM_CARE_DISPLACED, place->displaced } };
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    tbr_hazard_harm (sim, &(TbrHarmSpec){ .hazard = hazard,
                                          .need = { place->needs[TBR_EPIDEMIC_NEED_BEDS].need },
                                          .state = { place->state },
                                          .harm = harms[i].harm,
                                          .amount = harms[i].amount });
}

void
tbr_epidemic_tell (TbrSim *sim, TbrHazardId hazard)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  for (guint32 i = 0; i < book->n_places; i++)
    {
      TbrEpidemicPlace *place = &tbr_epidemic_places (book)[i];
      double waiting = 0;
      for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
        waiting += MAX (0, tbr_epidemic_lacking (values, place, (TbrEpidemicCare) care)
                               - tbr_epidemic_field_beds (values, place, (TbrEpidemicCare) care));
      const double measured[TBR_EPIDEMIC_MEASURES]
          = { [TBR_EPIDEMIC_INFECTIOUS] = place->infectious,
              [TBR_EPIDEMIC_WARD] = place->patients[TBR_EPIDEMIC_CARE_WARD],
              [TBR_EPIDEMIC_INTENSIVE] = place->patients[TBR_EPIDEMIC_CARE_INTENSIVE],
              [TBR_EPIDEMIC_WAITING] = waiting,
              [TBR_EPIDEMIC_DEAD] = place->dead,
              [TBR_EPIDEMIC_ABSENT] = place->absent,
              [TBR_EPIDEMIC_COVERAGE] = place->coverage,
              [TBR_EPIDEMIC_MOVED] = place->moved_out };
      tell_harm (sim, hazard, place);
      place->deaths = place->preventable = place->infected = place->displaced = 0;
      for (guint j = 0; j < TBR_EPIDEMIC_MEASURES; j++)
        tbr_hazard_measure (sim, hazard, i, j, measured[j]);
    }
  book->told = tbr_sim_clock (sim);
}
