/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A journey by the clock: who drives when, who rests, and where they are. */
#include <tabard/route.h>

#include "base/geodesy.h"
#include "engine/core.h"

#include <math.h>

/* A sailing this long is a night's rest. Our assumption. */
#define REST_ON_BOARD (8 * TBR_HOUR)
/* How often it is looked whether it is dark. Our choice. */
#define LOOK_EVERY (15 * TBR_MINUTE)

/* A journey under way. */
typedef struct
{
  const TbrSim *sim;
  const TbrVehicle *vehicle;
  TbrTime now;    /* clock of the journey */
  TbrTime until;  /* when to stop and look around */
  TbrTime driven; /* driving since the last rest */
  double share;   /* of the present step already done, 0 to 1 */
} Walk;

static TbrTime
to_time (double seconds)
{
  return (TbrTime) floor (seconds * 1e6 + 0.5);
}

double
tbr_route_elapsed (const TbrVehicle *vehicle, const TbrRouteCost *cost)
{
  double day = 86400.0;
  double drive_day = (double) vehicle->drive_day;
  if (drive_day >= day || !isfinite (cost->time))
    return cost->time;
  double driving = cost->time - cost->aboard;
  double rests = MAX (ceil (driving / drive_day) - 1.0, 0.0);
  double on_board = floor (cost->aboard * 1e6 / (double) REST_ON_BOARD);
  return cost->time + MAX (rests - on_board, 0.0) * (day - drive_day);
}

/* Share of the daytime speed that is driven here and now. */
static double
speed_share (const Walk *walk, const TbrRouteStep *step)
{
  double night_speed = (double) walk->vehicle->night_speed;
  if (night_speed >= 1.0)
    return 1.0;
  const TbrNode *node = &walk->sim->map->nodes[step->from.i];
  gboolean day = tbr_calendar_is_day (&walk->sim->calendar, walk->now, (double) node->lon,
                                      (double) node->lat);
  return day ? 1.0 : night_speed;
}

/* Lets time pass. Returns: how much did before the moment to stop. */
static TbrTime
pass (Walk *walk, TbrTime span)
{
  TbrTime passed = CLAMP (walk->until - walk->now, 0, span);
  walk->now += passed;
  return passed;
}

/* Drives one step, with rests. Returns: whether it was finished. */
static gboolean
drive (Walk *walk, const TbrRouteStep *step)
{
  TbrTime drive_day = to_time ((double) walk->vehicle->drive_day);
  TbrTime whole = MAX (to_time ((double) step->move), 1);
  TbrTime left = whole;
  while (left > 0)
    {
      if (drive_day < TBR_DAY && walk->driven >= drive_day)
        {
          TbrTime rest = TBR_DAY - drive_day;
          if (pass (walk, rest) < rest)
            return FALSE;
          walk->driven = 0;
        }
      double share = speed_share (walk, step);
      TbrTime budget = drive_day < TBR_DAY ? drive_day - walk->driven : TBR_DAY;
      TbrTime span = MIN (MIN (budget, LOOK_EVERY), (TbrTime) ceil ((double) left / share));
      TbrTime passed = pass (walk, span);
      walk->driven += passed;
      left -= MIN (left, (TbrTime) ceil ((double) passed * share));
      walk->share = 1.0 - (double) left / (double) whole;
      if (passed < span)
        return FALSE;
    }
  return TRUE;
}

static gboolean
sail (Walk *walk, const TbrRouteStep *step)
{
  TbrTime whole = MAX (to_time ((double) step->move), 1);
  TbrTime passed = pass (walk, whole);
  walk->share = (double) passed / (double) whole;
  if (passed < whole)
    return FALSE;
  if (whole >= REST_ON_BOARD)
    walk->driven = 0;
  return TRUE;
}

/* Goes on until the journey or the time ends. Returns: the step it is on. */
static guint32
walk_on (Walk *walk, const TbrRoute *route)
{
  for (guint32 i = 0; i < route->n_steps; i++)
    {
      const TbrRouteStep *step = &route->steps[i];
      TbrTime wait = to_time ((double) step->wait);
      walk->share = 0.0;
      gboolean done = step->aboard ? sail (walk, step) : drive (walk, step);
      if (!done || pass (walk, wait) < wait)
        return i;
    }
  return route->n_steps;
}

TbrTime
tbr_route_arrival (const TbrSim *sim, const TbrVehicle *vehicle, const TbrRoute *route,
                   TbrTime departure)
{
  Walk walk = { sim, vehicle, departure, TBR_NEVER, 0, 0.0 };
  walk_on (&walk, route);
  return walk.now;
}

/* Point @i of a link's drawn line in the direction of travel, ends included. */
static TbrPoint
line_point (const TbrMap *map, const TbrRouteStep *step, guint32 i)
{
  const TbrLink *link = &map->links[step->link.i];
  guint32 last = link->shape.n + 1;
  if (step->from.i != link->from.i)
    i = last - i;
  if (i > 0 && i < last)
    return map->points[link->shape.first + i - 1];
  const TbrNode *node = &map->nodes[i == 0 ? link->from.i : link->to.i];
  return (TbrPoint){ node->lon, node->lat };
}

static double
piece_length (TbrPoint one, TbrPoint other)
{
  return tbr_geodesy_distance ((double) one.lon, (double) one.lat, (double) other.lon,
                               (double) other.lat);
}

/* The point at a share of the drawn line's length. */
static TbrPoint
point_along (const TbrMap *map, const TbrRouteStep *step, double share)
{
  guint32 last = map->links[step->link.i].shape.n + 1;
  double whole = 0.0;
  for (guint32 i = 0; i < last; i++)
    whole += piece_length (line_point (map, step, i), line_point (map, step, i + 1));
  double left = whole * share;
  for (guint32 i = 0; i < last; i++)
    {
      TbrPoint one = line_point (map, step, i);
      TbrPoint other = line_point (map, step, i + 1);
      double piece = piece_length (one, other);
      if (left <= piece && piece > 0.0)
        {
          float part = (float) (left / piece);
          return (TbrPoint){ one.lon + part * (other.lon - one.lon),
                             one.lat + part * (other.lat - one.lat) };
        }
      left -= piece;
    }
  return line_point (map, step, last);
}

guint32
tbr_route_position (const TbrSim *sim, const TbrVehicle *vehicle, const TbrRoute *route,
                    const TbrTime departure_and_now[2], TbrPoint *out_point)
{
  Walk walk = { sim, vehicle, departure_and_now[0], departure_and_now[1], 0, 0.0 };
  guint32 step = walk_on (&walk, route);
  if (step < route->n_steps)
    *out_point = point_along (sim->map, &route->steps[step], walk.share);
  else
    {
      const TbrNode *node = &sim->map->nodes[route->to.i];
      *out_point = (TbrPoint){ node->lon, node->lat };
    }
  return step;
}
