/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which airports a load is flown between, and how long that takes. */
#include "world/air.h"

#include "base/geodesy.h"
#include "world/air_plan.h"
#include "world/site_use.h"

#include <math.h>

/* Airports looked at for each end of a journey. Our choice. */
#define CANDIDATES 5
/* Off the network the way is this much longer than the great circle, as in the map's cities. */
#define ACCESS_FACTOR 1.25
/* Metres per second there: 50 km/h. Our assumption. */
#define ACCESS_SPEED (50.0 / 3.6)
#define HOUR 3600.0

void
tbr_air_transport_init (TbrAirTransport *transport)
{
  *transport = (TbrAirTransport){
    .charter = { .kind = TBR_LAW_LOGNORMAL, .p = { 10.4 * HOUR, 6.0 * HOUR, 18.0 * HOUR } },
    .load = 2.0 * HOUR,
    .unload = 2.0 * HOUR,
    .speed = 700.0 / 3.6,
    .range = 3500e3,
    .refuel = 1.5 * HOUR,
    .runway = 1800.0,
  };
  tbr_vehicle_init (&transport->ground, TBR_VEHICLE_CONVOY_TWO);
}

guint
tbr_air_find_airports (const TbrSim *sim, const double at[2], double runway, guint n,
                       TbrAirportId *out_airports)
{
  guint found = 0;
  const TbrMap *map = sim->map;
  g_autofree double *distances = g_new (double, n + 1);
  for (guint32 i = 0; i < map->n_airports; i++)
    {
      const TbrAirport *airport = &map->airports[i];
      if ((double) airport->runway < runway
          || tbr_site_is_closed (sim, TBR_HANDLE (TbrSiteId, i | TBR_SITE_ID_AIRPORT)))
        continue;
      double distance
          = tbr_geodesy_distance (at[0], at[1], (double) airport->lon, (double) airport->lat);
      guint place = found;
      for (; place > 0 && distances[place - 1] > distance; place--)
        if (place < n)
          {
            distances[place] = distances[place - 1];
            out_airports[place] = out_airports[place - 1];
          }
      if (place >= n)
        continue;
      distances[place] = distance;
      out_airports[place].i = i;
      found = MIN (found + 1, n);
    }
  return found;
}

/* One way between an end of the journey and an airport by road. */
typedef struct
{
  TbrAirportId airport;
  TbrAirEnd place;
  double distance, time; /* metres; seconds, INFINITY when there is no way */
} Access;

static Access
find_access (const TbrSim *sim, const TbrVehicle *vehicle, const TbrAirEnd *end,
             TbrAirportId airport)
{
  const TbrAirport *there = &sim->map->airports[airport.i];
  TbrRouteCost road = tbr_route_time (sim, vehicle, there->node, end->node);
  double off_road = ACCESS_FACTOR * (double) there->node_distance;
  return (Access){ .airport = airport,
                   .place = tbr_air_end (sim->map, airport),
                   .distance = road.distance + off_road,
                   .time = tbr_route_elapsed (vehicle, &road) + off_road / ACCESS_SPEED };
}

static guint
find_accesses (const TbrSim *sim, const TbrAirTransport *transport, const TbrAirEnd *end,
               Access out_accesses[CANDIDATES])
{
  TbrAirportId airports[CANDIDATES];
  const double at[2] = { end->lon, end->lat };
  guint n = tbr_air_find_airports (sim, at, transport->runway, CANDIDATES, airports);
  guint found = 0;
  for (guint i = 0; i < n; i++)
    {
      Access access = find_access (sim, &transport->ground, end, airports[i]);
      if (isfinite (access.time))
        out_accesses[found++] = access;
    }
  return found;
}

static guint
count_stops (const TbrAirTransport *transport, double distance)
{
  return (guint) MAX (ceil (distance / transport->range) - 1.0, 0.0);
}

/* Seconds from the departure to the arrival over two airports, stops on the great circle. */
static double
estimate (const TbrAirTransport *transport, const TbrAirTrip *trip, const Access *out,
          const Access *in)
{
  double distance = tbr_air_distance (&out->place, &in->place);
  double wait = (double) (trip->found - trip->departure) / 1e6;
  return MAX (out->time, wait) + transport->load + distance / transport->speed
         + count_stops (transport, distance) * transport->refuel + transport->unload + in->time;
}

static void
fly (TbrAirDraft *draft, const TbrAirTransport *transport, TbrAirportId to)
{
  TbrAirEnd here = tbr_air_end (draft->sim->map, draft->airport);
  TbrAirEnd end = tbr_air_end (draft->sim->map, to);
  TbrAirEnd start = here;
  guint n_stops = count_stops (transport, tbr_air_distance (&here, &end));
  for (guint i = 1; i <= n_stops + 1; i++)
    {
      TbrAirportId next = to;
      double at[2];
      tbr_geodesy_between (start.lon, start.lat, end.lon, end.lat, i / (n_stops + 1.0), &at[0],
                           &at[1]);
      if (i <= n_stops)
        tbr_air_find_airports (draft->sim, at, transport->runway, 1, &next);
      TbrAirEnd there = tbr_air_end (draft->sim->map, next);
      double distance = tbr_air_distance (&here, &there);
      const double leg[2] = { distance, distance / transport->speed };
      tbr_air_draft_go (draft, TBR_AIR_FLIGHT, &there, next, leg);
      if (i <= n_stops)
        tbr_air_draft_stand (draft, TBR_AIR_REFUEL, transport->refuel);
      here = there;
    }
}

gboolean
tbr_air_transport (const TbrSim *sim, const TbrAirTransport *transport, const TbrAirTrip *trip,
                   TbrAirPlan *out_plan)
{
  Access outs[CANDIDATES], ins[CANDIDATES];
  guint n_outs = find_accesses (sim, transport, &trip->from, outs);
  guint n_ins = find_accesses (sim, transport, &trip->to, ins);
  const Access *out = NULL, *in = NULL;
  double least = INFINITY;
  for (guint i = 0; i < n_outs; i++)
    for (guint j = 0; j < n_ins; j++)
      {
        double time = estimate (transport, trip, &outs[i], &ins[j]);
        if (outs[i].airport.i == ins[j].airport.i || time >= least)
          continue;
        least = time;
        out = &outs[i];
        in = &ins[j];
      }
  if (out == NULL)
    return FALSE;

  TbrAirDraft draft;
  const double to_airport[2] = { out->distance, out->time };
  const double from_airport[2] = { in->distance, in->time };
  tbr_air_draft_start (&draft, sim, trip, out_plan);
  tbr_air_draft_go (&draft, TBR_AIR_ROAD, &out->place, out->airport, to_airport);
  tbr_air_draft_stand (&draft, TBR_AIR_WAIT, (double) (trip->found - draft.now) / 1e6);
  tbr_air_draft_stand (&draft, TBR_AIR_LOAD, transport->load);
  fly (&draft, transport, in->airport);
  tbr_air_draft_stand (&draft, TBR_AIR_UNLOAD, transport->unload);
  tbr_air_draft_go (&draft, TBR_AIR_ROAD, &trip->to, TBR_HANDLE (TbrAirportId, TBR_NONE),
                    from_airport);
  tbr_air_draft_finish (&draft);
  return TRUE;
}
