/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What hospitals use up and laboratories get through: protective sets, samples, purchases. */
#include "hazards/epidemic.h"

#include <math.h>

/* Purposes of chance. */
#define PURPOSE_DELIVERY 51

#define SECONDS_PER_DAY 86400.0
#define PER_THOUSAND 1000.0

/* Sets that the store holds on an ordinary day. */
static double
ordinary_stock (const TbrEpidemic *values, const TbrEpidemicPlace *place)
{
  return values->sets_stock
         * (place->beds[TBR_EPIDEMIC_CARE_WARD] + place->beds[TBR_EPIDEMIC_CARE_INTENSIVE]);
}

/* Sets are used for every patient, in a bed or not; what comes in goes to them first. The market
   fills a store up to its ordinary stock, no further. */
static void
use_sets (TbrSim *sim, const TbrEpidemic *values, TbrEpidemicPlace *place, double seconds)
{
  double beds = place->beds[TBR_EPIDEMIC_CARE_WARD] + place->beds[TBR_EPIDEMIC_CARE_INTENSIVE];
  double given = tbr_epidemic_take (sim, place, TBR_EPIDEMIC_NEED_PROTECTION);
  double bought = values->sets_supply * beds * seconds / SECONDS_PER_DAY;
  place->use = (values->sets_ward * place->patients[TBR_EPIDEMIC_CARE_WARD]
                + values->sets_intensive * place->patients[TBR_EPIDEMIC_CARE_INTENSIVE])
               / SECONDS_PER_DAY;
  double wanted = place->use * seconds;
  place->sets += given;
  double room = MAX (0, ordinary_stock (values, place) + wanted - place->sets);
  place->sets += MIN (bought, room);
  double used = MIN (wanted, place->sets);
  place->coverage = wanted > 0 ? used / wanted : 1;
  place->sets -= used;
}

/* Samples queue at the laboratories; those of people who are no longer infectious are of no more
   use. Source: our assumption, a fluid queue: the wait is what waits over the rate. */
static void
test_samples (TbrSim *sim, const TbrEpidemic *values, TbrEpidemicPlace *place, double seconds)
{
  guint32 need = place->needs[TBR_EPIDEMIC_NEED_TESTS].need;
  double own = values->laboratory * place->residents / PER_THOUSAND / SECONDS_PER_DAY
               * (1 - place->absent);
  double work = tbr_epidemic_take (sim, place, TBR_EPIDEMIC_NEED_TESTS);
  double rate = own + (seconds > 0 ? work / seconds : 0);
  double waiting = place->backlog + values->samples * place->onset;
  double left = MAX (0, waiting - own * seconds - work);
  double useful = MIN (left, values->samples * place->infectious);
  if (need != TBR_NONE && left > useful)
    tbr_need_lose (sim, TBR_HANDLE (TbrNeedId, need), left - useful);
  place->backlog = useful;
  place->delay = tbr_epidemic_seconds (values->testing);
  if (useful > 0)
    place->delay += rate > 0 ? useful / rate : INFINITY;
}

void
tbr_epidemic_supply (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  use_sets (sim, values, place, seconds);
  test_samples (sim, values, place, seconds);
  double ill = place->people > 0 ? place->infectious / place->people : 0;
  double unprotected = 1 + (values->unprotected - 1) * (1 - place->coverage);
  place->absent = MIN (values->absence_most, values->absence * ill * unprotected);
}

TbrTime
tbr_epidemic_first_delivery (const TbrSim *sim, TbrHazardId hazard, guint32 purchase)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEpidemicPurchaseRow *row = object->rows[TBR_EPIDEMIC_ROWS_PURCHASE].data;
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_DELIVERY, purchase, &stream);
  return row[purchase].decided + MAX (0, tbr_stream_draw_time (&stream, &row[purchase].delay));
}

void
tbr_epidemic_deliver (TbrSim *sim, TbrHazardId hazard, guint32 purchase)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEpidemicPurchaseRow *rows = object->rows[TBR_EPIDEMIC_ROWS_PURCHASE].data;
  const TbrEpidemicPurchaseRow *row = &rows[purchase];
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  TbrEpidemicPlace *places = tbr_epidemic_places (book);
  guint32 only = *row->place != '\0' ? tbr_epidemic_find_place (object, row->place) : TBR_NONE;
  double use = 0, people = 0;
  for (guint32 i = 0; i < book->n_places; i++)
    {
      use += places[i].use;
      people += places[i].people;
    }
  for (guint32 i = 0; i < book->n_places; i++)
    {
      double share = use > 0 ? places[i].use / use : places[i].people / people;
      if (only != TBR_NONE)
        share = i == only ? 1 : 0;
      places[i].sets += share * row->sets;
    }
  guint32 at = only != TBR_NONE ? only : 0;
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = purchase,
                                               .event = TBR_HAZARD_EVENT_OTHER,
                                               .size = row->sets,
                                               .lon = (double) places[at].lon,
                                               .lat = (double) places[at].lat });
}
