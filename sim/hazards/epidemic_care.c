/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hospitals in an epidemic: who finds a bed, who leaves alive, who is moved to where there are
 * some. */
#include "hazards/epidemic.h"

#include <math.h>

#include "base/geodesy.h"

#define SECONDS_PER_DAY 86400.0

/* Ordinary beds and what can be had on top of them by putting off other care. */
static double
share_free (const TbrEpidemic *values, TbrEpidemicCare care)
{
  return care == TBR_EPIDEMIC_CARE_WARD ? values->ward_free : values->intensive_free;
}

static double
share_deferred (const TbrEpidemic *values, TbrEpidemicCare care)
{
  double room = 1 - values->ward_free;
  return care == TBR_EPIDEMIC_CARE_WARD ? MIN (values->deferrable, room) : values->surge;
}

double
tbr_epidemic_own_beds (const TbrEpidemic *values, const TbrEpidemicPlace *place,
                       TbrEpidemicCare care)
{
  double beds = place->beds[care] * (share_free (values, care) + share_deferred (values, care));
  return MAX (0, beds * (1 - place->absent) * place->working - place->others[care]);
}

double
tbr_epidemic_lacking (const TbrEpidemic *values, const TbrEpidemicPlace *place,
                      TbrEpidemicCare care)
{
  return MAX (0, place->patients[care] - tbr_epidemic_own_beds (values, place, care));
}

double
tbr_epidemic_field_beds (const TbrEpidemic *values, const TbrEpidemicPlace *place,
                         TbrEpidemicCare care)
{
  double share = values->field_intensive;
  return place->helped * (care == TBR_EPIDEMIC_CARE_WARD ? 1 - share : share);
}

/* How those of one sort of care leave in a span. */
typedef struct
{
  double stay, wait; /* s */
  double bed, nobed; /* share who live */
} Outcome;

static Outcome
outcome_of (const TbrEpidemic *values, TbrEpidemicCare care)
{
  if (care == TBR_EPIDEMIC_CARE_WARD)
    return (Outcome){ tbr_epidemic_seconds (values->ward_stay),
                      tbr_epidemic_seconds (values->ward_wait), values->ward_bed,
                      values->ward_nobed };
  return (Outcome){ tbr_epidemic_seconds (values->intensive_stay),
                    tbr_epidemic_seconds (values->intensive_wait), values->intensive_bed,
                    values->intensive_nobed };
}

/* Patients leave, alive or dead; beds that other care lacks meanwhile are counted. Source: our
   assumption, two shares of survival by whether there is a bed. */
static void
leave (const TbrEpidemic *values, TbrEpidemicPlace *place, TbrEpidemicCare care, double seconds)
{
  const Outcome outcome = outcome_of (values, care);
  double field = tbr_epidemic_field_beds (values, place, care);
  double room = tbr_epidemic_own_beds (values, place, care) + field;
  double inside = MIN (place->patients[care], room);
  double outside = place->patients[care] - inside;
  double gone = inside * -expm1 (-seconds / outcome.stay);
  double decided = outside * -expm1 (-seconds / outcome.wait);
  double dead = gone * (1 - outcome.bed) + decided * (1 - outcome.nobed);
  double free = place->beds[care] * share_free (values, care) * (1 - place->absent);
  double displaced = MAX (0, inside - field - free);
  place->patients[care] -= gone + decided;
  place->recovered += gone + decided - dead;
  place->dead += dead;
  place->deaths += dead;
  place->preventable += decided * (outcome.bed - outcome.nobed);
  place->displaced_beds += displaced;
  place->displaced += displaced * seconds / SECONDS_PER_DAY;
}

void
tbr_epidemic_treat (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds, double removed)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double held = tbr_epidemic_take (sim, place, TBR_EPIDEMIC_NEED_BEDS);
  double ill = removed * values->hospital;
  place->helped = seconds > 0 ? held * (double) TBR_HOUR / (double) TBR_SECOND / seconds : 0;
  place->displaced_beds = 0;
  tbr_epidemic_look_around (sim, hazard, i);
  leave (values, place, TBR_EPIDEMIC_CARE_WARD, seconds);
  leave (values, place, TBR_EPIDEMIC_CARE_INTENSIVE, seconds);
  place->patients[TBR_EPIDEMIC_CARE_WARD] += ill * (1 - values->intensive);
  place->patients[TBR_EPIDEMIC_CARE_INTENSIVE] += ill * values->intensive;
  place->recovered += removed - ill;
  tbr_epidemic_take_beds (sim, hazard, i);
}

/* Beds of intensive care that a place has for patients from elsewhere. */
static double
room_for_others (const TbrEpidemic *values, const TbrEpidemicPlace *place)
{
  double beds = tbr_epidemic_own_beds (values, place, TBR_EPIDEMIC_CARE_INTENSIVE);
  return MAX (0, beds * (1 - values->reserve) - place->patients[TBR_EPIDEMIC_CARE_INTENSIVE]);
}

double
tbr_epidemic_room_elsewhere (const TbrSim *sim, TbrHazardId hazard, guint32 from, double within)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  const TbrEpidemicPlace *places = tbr_epidemic_places (book);
  double room = 0;
  for (guint32 i = 0; i < book->n_places; i++)
    if (i != from
        && tbr_geodesy_distance ((double) places[from].lon, (double) places[from].lat,
                                 (double) places[i].lon, (double) places[i].lat)
               <= within)
      room += room_for_others (values, &places[i]);
  return room;
}

/* Lets patients of one place arrive at the others, each by the room it has. */
static void
share_out (const TbrEpidemic *values, TbrEpidemicBook *book, guint32 from, double patients)
{
  TbrEpidemicPlace *places = tbr_epidemic_places (book);
  double rooms[TBR_EPIDEMIC_PLACES], room = 0;
  for (guint32 i = 0; i < book->n_places; i++)
    {
      rooms[i] = i != from ? room_for_others (values, &places[i]) : 0;
      room += rooms[i];
    }
  patients = MIN (patients, room);
  for (guint32 i = 0; i < book->n_places && patients > 0; i++)
    {
      double arrived = patients * rooms[i] / room;
      places[i].patients[TBR_EPIDEMIC_CARE_INTENSIVE] += arrived;
      places[i].people += arrived;
      places[i].moved_in += arrived;
      places[from].patients[TBR_EPIDEMIC_CARE_INTENSIVE] -= arrived;
      places[from].people -= arrived;
      places[from].moved_out += arrived;
    }
}

void
tbr_epidemic_move (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  TbrEpidemicPlace *places = tbr_epidemic_places (book);
  for (guint32 i = 0; i < book->n_places; i++)
    {
      double work = tbr_epidemic_take (sim, &places[i], TBR_EPIDEMIC_NEED_TRANSFER);
      double most
          = MIN (places[i].patients[TBR_EPIDEMIC_CARE_INTENSIVE], values->transfer_most * seconds);
      if (work > 0)
        share_out (values, book, i, MIN (work, most));
    }
}
