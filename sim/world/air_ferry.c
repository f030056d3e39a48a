/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How fire aircraft come over by daylight. */
#include "base/geodesy.h"
#include "world/air_plan.h"

#include <math.h>

#define HOUR 3600.0
/* How often it is looked whether it is dark. Our choice. */
#define LOOK_EVERY (10.0 * 60.0)

void
tbr_air_ferry_init (TbrAirFerry *ferry)
{
  *ferry = (TbrAirFerry){
    .speed = 270.0 / 3.6,
    .range = 1500e3,
    .refuel = 1.0 * HOUR,
    .day_distance = 2000e3,
    .rest = 10.0 * HOUR,
    .runway = 1200.0,
  };
}

/* A flight that goes on. */
typedef struct
{
  const TbrSim *sim;
  const TbrAirFerry *ferry;
  TbrAirDraft draft;
  TbrAirEnd start, end; /* of the whole flight */
  TbrAirportId to;      /* airport at the end */
  double whole;         /* metres of the whole flight */
  double flown;         /* metres so far */
  double in_tank;       /* metres that the fuel lasts */
  double in_crew;       /* metres that the crew may fly before it rests */
} Flight;

static TbrAirEnd
place_at (const Flight *flight, double distance)
{
  TbrAirEnd place = { .node = { TBR_NONE } };
  double share = flight->whole > 0.0 ? MIN (distance / flight->whole, 1.0) : 1.0;
  tbr_geodesy_between (flight->start.lon, flight->start.lat, flight->end.lon, flight->end.lat,
                       share, &place.lon, &place.lat);
  return place;
}

/* Stands still until it is day. Returns: FALSE when it does not become day. */
static gboolean
wait_for_day (Flight *flight, const TbrAirEnd *here)
{
  TbrTime now = flight->draft.now;
  if (tbr_calendar_is_day (&flight->sim->calendar, now, here->lon, here->lat))
    return TRUE;
  TbrTime sunrise = tbr_calendar_next_turn (&flight->sim->calendar, now, here->lon, here->lat);
  if (sunrise == TBR_NEVER)
    return FALSE;
  double night = (double) (sunrise - now) / 1e6;
  tbr_air_draft_stand (&flight->draft, TBR_AIR_REST, night);
  if (night >= flight->ferry->rest)
    flight->in_crew = flight->ferry->day_distance;
  return TRUE;
}

/* Metres that can be flown from here before fuel, crew, daylight or the way ends. */
static double
measure_hop (const Flight *flight)
{
  const TbrAirFerry *ferry = flight->ferry;
  double limit = MIN (flight->whole - flight->flown, MIN (flight->in_tank, flight->in_crew));
  double hop = 0.0;
  while (hop < limit)
    {
      double next = MIN (hop + LOOK_EVERY * ferry->speed, limit);
      TbrAirEnd there = place_at (flight, flight->flown + next);
      TbrTime when = flight->draft.now + (TbrTime) (next / ferry->speed * 1e6);
      if (!tbr_calendar_is_day (&flight->sim->calendar, when, there.lon, there.lat))
        break;
      hop = next;
    }
  return hop;
}

static void
hop_on (Flight *flight, double hop)
{
  flight->flown += hop;
  flight->in_tank -= hop;
  flight->in_crew -= hop;
  gboolean done = flight->flown >= flight->whole;
  TbrAirEnd there = done ? flight->end : place_at (flight, flight->flown);
  TbrAirportId airport = done ? flight->to : TBR_HANDLE (TbrAirportId, TBR_NONE);
  const double leg[2] = { hop, hop / flight->ferry->speed };
  tbr_air_draft_go (&flight->draft, TBR_AIR_FLIGHT, &there, airport, leg);
}

/* What has to be done on the ground before it can go on. */
static gboolean
stand_down (Flight *flight)
{
  const TbrAirFerry *ferry = flight->ferry;
  TbrAirEnd here = place_at (flight, flight->flown);
  if (flight->in_crew <= 0.0)
    {
      tbr_air_draft_stand (&flight->draft, TBR_AIR_REST, ferry->rest);
      flight->in_crew = ferry->day_distance;
    }
  else if (flight->in_tank <= 0.0)
    tbr_air_draft_stand (&flight->draft, TBR_AIR_REFUEL, ferry->refuel);
  else if (tbr_calendar_is_day (&flight->sim->calendar, flight->draft.now, here.lon, here.lat))
    /* the sun sets before the next look: the evening is spent here */
    tbr_air_draft_stand (&flight->draft, TBR_AIR_REST, LOOK_EVERY);
  /* whoever stands can also fill up */
  flight->in_tank = ferry->range;
  return wait_for_day (flight, &here);
}

gboolean
tbr_air_ferry (const TbrSim *sim, const TbrAirFerry *ferry, const TbrAirTrip *trip,
               TbrAirPlan *out_plan)
{
  TbrAirportId from, to;
  const double start[2] = { trip->from.lon, trip->from.lat };
  const double end[2] = { trip->to.lon, trip->to.lat };
  if (tbr_air_find_airports (sim, start, ferry->runway, 1, &from) == 0
      || tbr_air_find_airports (sim, end, ferry->runway, 1, &to) == 0)
    return FALSE;

  Flight flight = { .sim = sim,
                    .ferry = ferry,
                    .start = tbr_air_end (sim->map, from),
                    .end = tbr_air_end (sim->map, to),
                    .to = to,
                    .in_tank = ferry->range,
                    .in_crew = ferry->day_distance };
  flight.whole = tbr_air_distance (&flight.start, &flight.end);
  tbr_air_draft_start (&flight.draft, sim, trip, out_plan);
  flight.draft.airport = from;
  flight.draft.place = (TbrPoint){ (float) flight.start.lon, (float) flight.start.lat };
  if (!wait_for_day (&flight, &flight.start))
    return FALSE;
  while (flight.flown < flight.whole)
    {
      double hop = measure_hop (&flight);
      if (hop > 0.0)
        hop_on (&flight, hop);
      if (flight.flown < flight.whole && !stand_down (&flight))
        return FALSE;
    }
  tbr_air_draft_finish (&flight.draft);
  return TRUE;
}
