/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Legs one after the other. */
#include "world/air_plan.h"

#include "base/geodesy.h"

#include <math.h>

void
tbr_air_draft_start (TbrAirDraft *draft, const TbrSim *sim, const TbrAirTrip *trip,
                     TbrAirPlan *plan)
{
  plan->n_legs = 0;
  *draft = (TbrAirDraft){ .sim = sim,
                          .plan = plan,
                          .now = trip->departure,
                          .place = { (float) trip->from.lon, (float) trip->from.lat },
                          .airport = { TBR_NONE } };
}

static void
add_leg (TbrAirDraft *draft, const TbrAirLeg *leg)
{
  TbrAirPlan *plan = draft->plan;
  if (plan->n_legs < TBR_AIR_LEGS_MAX)
    plan->legs[plan->n_legs++] = *leg;
  else
    {
      TbrAirLeg *last = &plan->legs[TBR_AIR_LEGS_MAX - 1];
      last->to = leg->to;
      last->end = leg->end;
      last->ends = leg->ends;
      last->distance += leg->distance;
    }
  draft->now = leg->ends;
  draft->place = leg->end;
  draft->airport = leg->to;
}

static TbrTime
to_time (double seconds)
{
  return (TbrTime) floor (seconds * 1e6 + 0.5);
}

void
tbr_air_draft_stand (TbrAirDraft *draft, TbrAirLegKind kind, double seconds)
{
  if (seconds <= 0.0)
    return;
  TbrAirPlan *plan = draft->plan;
  if (plan->n_legs > 0 && plan->legs[plan->n_legs - 1].kind == kind)
    {
      draft->now += to_time (seconds);
      plan->legs[plan->n_legs - 1].ends = draft->now;
      return;
    }
  TbrAirLeg leg = { .kind = kind,
                    .from = draft->airport,
                    .to = draft->airport,
                    .start = draft->place,
                    .end = draft->place,
                    .begins = draft->now,
                    .ends = draft->now + to_time (seconds) };
  add_leg (draft, &leg);
}

void
tbr_air_draft_go (TbrAirDraft *draft, TbrAirLegKind kind, const TbrAirEnd *to, TbrAirportId airport,
                  const double distance_and_seconds[2])
{
  TbrAirLeg leg = { .kind = kind,
                    .from = draft->airport,
                    .to = airport,
                    .start = draft->place,
                    .end = { (float) to->lon, (float) to->lat },
                    .begins = draft->now,
                    .ends = draft->now + to_time (distance_and_seconds[1]),
                    .distance = distance_and_seconds[0] };
  add_leg (draft, &leg);
}

void
tbr_air_draft_finish (TbrAirDraft *draft)
{
  draft->plan->arrival = draft->now;
  draft->plan->distance = 0.0;
  for (guint32 i = 0; i < draft->plan->n_legs; i++)
    draft->plan->distance += draft->plan->legs[i].distance;
}

TbrAirEnd
tbr_air_end (const TbrMap *map, TbrAirportId airport)
{
  const TbrAirport *place = &map->airports[airport.i];
  return (TbrAirEnd){ (double) place->lon, (double) place->lat, place->node };
}

double
tbr_air_distance (const TbrAirEnd *one, const TbrAirEnd *other)
{
  return tbr_geodesy_distance (one->lon, one->lat, other->lon, other->lat);
}
