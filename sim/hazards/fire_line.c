/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The race between a growing fire and those who build line around it. */
#include "hazards/fire_line.h"

#include "hazards/fire_shape.h"

#include <math.h>

/* s, longest span of the midpoint rule: growth and line change little in five minutes. */
#define SPAN 300.0
/* Share of the edge that may be held by rounding alone. */
#define ALL_FREE 1e-9

static double
perimeter_per_length (const TbrFireLine *line)
{
  return tbr_ellipse_perimeter_ramanujan (0.5, 0.5 / line->length_to_breadth);
}

double
tbr_fire_line_area (const TbrFireLine *line)
{
  return G_PI / 4 * line->length * line->length / line->length_to_breadth;
}

double
tbr_fire_line_perimeter (const TbrFireLine *line)
{
  return perimeter_per_length (line) * line->length;
}

void
tbr_fire_line_init (TbrFireLine *line, double area, double length_to_breadth)
{
  g_return_if_fail (area > 0 && length_to_breadth >= 1);
  line->length = sqrt (4 * area * length_to_breadth / G_PI);
  line->length_to_breadth = length_to_breadth;
  line->free = tbr_fire_line_perimeter (line);
  line->air = 0;
}

/* Changes of length, free edge and dropped-upon edge a second. */
typedef struct
{
  double length, free, air;
} Change;

static double
growing_share (const TbrFireLine *line, double perimeter, TbrFireBalance balance)
{
  if (balance == TBR_FIRE_BALANCE_RACE)
    return 1;
  return CLAMP (line->free / perimeter, 0, 1);
}

static Change
change_of (const TbrFireLine *line, const TbrFireEffort *effort, double per_length)
{
  double share = growing_share (line, per_length * line->length, effort->balance);
  double open = line->free + line->air;
  double on_air = open > 0 ? CLAMP (line->air / open, 0, 1) : 0;
  double back = line->air / effort->drop_hold;
  return (Change){ .length = effort->growth * share,
                   .free = per_length * effort->growth * share - effort->ground * (1 - on_air)
                           - effort->air + back,
                   .air = effort->air - back - effort->secure * effort->ground * on_air };
}

static TbrFireLine
moved_by (const TbrFireLine *line, const Change *change, double seconds)
{
  TbrFireLine moved = *line;
  moved.length += change->length * seconds;
  moved.free += change->free * seconds;
  moved.air = fmax (0, moved.air + change->air * seconds);
  return moved;
}

double
tbr_fire_line_advance (TbrFireLine *line, const TbrFireEffort *effort, double seconds,
                       double *out_moved)
{
  g_return_val_if_fail (seconds >= 0 && effort->drop_hold > 0, INFINITY);
  double per_length = perimeter_per_length (line);
  double before = line->length;
  /* Without any line the share is 1 throughout, and a single span exact. */
  gboolean is_free = effort->ground == 0 && effort->air == 0 && line->air == 0
                     && line->free >= (1 - ALL_FREE) * per_length * line->length;
  guint n = is_free ? (seconds > 0 ? 1 : 0) : (guint) ceil (seconds / SPAN);
  double closed = INFINITY;
  for (guint i = 0; i < n && isinf (closed); i++)
    {
      double span = seconds / n;
      Change change = change_of (line, effort, per_length);
      TbrFireLine middle = moved_by (line, &change, span / 2);
      change = change_of (&middle, effort, per_length);
      TbrFireLine next = moved_by (line, &change, span);
      double open = line->free + line->air;
      double left = next.free + next.air;
      if (left <= TBR_FIRE_LINE_CLOSED)
        {
          double part = left < 0 ? open / (open - left) : 1;
          closed = span * (i + part);
          next = moved_by (line, &change, span * part);
          next.free = next.air = 0;
        }
      next.free = fmax (0, next.free);
      *line = next;
    }
  *out_moved = effort->growth > 0 ? (line->length - before) / effort->growth : 0;
  return closed;
}

double
tbr_fire_line_growth (const TbrFireLine *line, double growth, TbrFireBalance balance)
{
  double per_length = perimeter_per_length (line);
  return per_length * growth * growing_share (line, per_length * line->length, balance);
}

void
tbr_fire_line_reshape (TbrFireLine *line, double length_to_breadth, double burned)
{
  g_return_if_fail (length_to_breadth >= 1 && burned >= 0);
  if (length_to_breadth == line->length_to_breadth || burned == 0)
    return;
  double area = tbr_fire_line_area (line);
  double free = line->free / tbr_fire_line_perimeter (line);
  double air = line->air / tbr_fire_line_perimeter (line);
  double weight = CLAMP (burned / area, 0, 1);
  line->length_to_breadth += weight * (length_to_breadth - line->length_to_breadth);
  line->length = sqrt (4 * area * line->length_to_breadth / G_PI);
  line->free = free * tbr_fire_line_perimeter (line);
  line->air = air * tbr_fire_line_perimeter (line);
}

void
tbr_fire_line_limit (TbrFireLine *line, double area)
{
  double factor = sqrt (area / tbr_fire_line_area (line));
  if (!(factor < 1))
    return;
  line->length *= factor;
  line->free *= factor;
  line->air *= factor;
}
