/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The race between a growing fire and those who build line around it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the part of the edge that is held takes away from the fire's growth. */
typedef enum
{
  TBR_FIRE_BALANCE_SHARE, /* the fire grows with the share of its edge that is free */
  TBR_FIRE_BALANCE_RACE,  /* it grows as if no edge were held, until all is */
  TBR_FIRE_BALANCE_N
} TbrFireBalance;

/* The edge of a fire, an ellipse: free, dropped upon from the air, or held for good. */
typedef struct
{
  double length;            /* m, of the ellipse, > 0 */
  double length_to_breadth; /* 1 or more */
  double free;              /* m of the edge that burn freely */
  double air;               /* m of the edge that drops keep down for now */
} TbrFireLine;

/* What moves the edge during a span of time. */
typedef struct
{
  double growth;          /* m/s, by which the length of the free fire grows: head and back */
  double ground;          /* m/s of line built by crews on the ground, what the fire breaks
                             through taken off */
  double air;             /* m/s of line covered by drops, likewise */
  double drop_hold;       /* s that a drop keeps the fire down, > 0 */
  double secure;          /* speed of crews along an edge that drops keep down, against a free
                             one */
  TbrFireBalance balance; /* what held edge takes away */
} TbrFireEffort;

/* m; an edge shorter than this is closed. Source: our assumption: a hose's length. */
#define TBR_FIRE_LINE_CLOSED 1.0

/* Area, m2, and perimeter, m, of the ellipse. Source: [RAMANUJAN1914] for the perimeter. */
double tbr_fire_line_area (const TbrFireLine *line);
double tbr_fire_line_perimeter (const TbrFireLine *line);

/* The line of a fire of @area m2 whose edge is all free. */
void tbr_fire_line_init (TbrFireLine *line, double area, double length_to_breadth);

/**
 * tbr_fire_line_advance:
 * @seconds: span, 0 or more
 * @out_moved: (out): s of free growth that the span came to: less where edge is held
 *
 * The balance of the free edge, P the perimeter and c the perimeter over the length:
 *
 *   length' = growth s,  free' = c growth s - ground (1 - x) - drops + air / drop_hold,
 *   air' = drops - air / drop_hold - secure ground x
 *
 * with s = free / P (share) or 1 (race) and x = air / (free + air). Crews secure what the aircraft
 * have dropped on, the rest burns freely again; the fire is closed when neither is left. Solved by
 * the midpoint rule in spans of at most five minutes.
 *
 * Source: [MEES1985] for the balance of line and growth; the share and the fate of drops are our
 *   assumption
 * Returns: s after which the ring closed; INFINITY when it did not
 */
double tbr_fire_line_advance (TbrFireLine *line, const TbrFireEffort *effort, double seconds,
                              double *out_moved);

/* Growth of the free edge, m/s, before any line is built. Source: as above. */
double tbr_fire_line_growth (const TbrFireLine *line, double growth, TbrFireBalance balance);

/**
 * tbr_fire_line_reshape:
 * @length_to_breadth: that the present wind gives
 * @burned: m2 that have burned since the last call
 *
 * Turns the shape towards the present wind's: the new burn carries the new shape, the old one keeps
 * its own, so the length to breadth is the mean by area. Area and shares of the edge stay.
 *
 * Source: our assumption
 */
void tbr_fire_line_reshape (TbrFireLine *line, double length_to_breadth, double burned);

/* Makes the ellipse as small as @area, m2, when it is larger; shape and shares of the edge stay. */
void tbr_fire_line_limit (TbrFireLine *line, double area);

G_END_DECLS
