/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* When crews that build line along the edge of a growing fire close the ring, and around what. */
#pragma once

#include "hazards/fire_shape.h"

G_BEGIN_DECLS

/* Where the two crews of a pincer start together. */
typedef enum
{
  TBR_ATTACK_HEAD, /* at the head, towards the rear */
  TBR_ATTACK_REAR, /* at the rear, towards the head */
  TBR_ATTACK_N
} TbrAttackFrom;

/* A fire that was contained. */
typedef struct
{
  double time;     /* s after ignition when the ring closed; for a circle after the attack began */
  double duration; /* s from the start of the attack */
  double area;     /* m2 inside the line */
  double line_length; /* m of line built by both crews */
} TbrContainment;

/**
 * tbr_containment_ellipse:
 * @shape: growth rates of the free-burning fire
 * @age: age of the fire when the attack begins, s, > 0
 * @line_speed: speed of either crew over the ground, m/s, > 0
 * @from: where both start
 *
 * Two crews move in opposite directions along the edge that still burns freely and leave it dead
 * behind them. With X = t s(u) a crew's speed w gives
 * |s|^2 + 2 t u' s.s' + t^2 u'^2 |s'|^2 = w^2; in ln t the equation is separable, the area follows
 * from the cross product of X and dX. The edge runs away exactly when w does not exceed the head
 * rate of spread, because |s(u)| is largest at the head. Allocates nothing.
 *
 * Source: [FRIED1996]
 * Returns: whether the fire is contained; @out_containment is written only then
 */
gboolean tbr_containment_ellipse (const TbrFireShape *shape, double age, double line_speed,
                                  TbrAttackFrom from, TbrContainment *out_containment);

/**
 * tbr_containment_circle:
 * @radius: of the fire when the attack begins, m, > 0
 * @spread: rate of spread in every direction, m/s, > 0
 * @line_speed: speed of either crew over the ground, m/s
 *
 * The crews' path is a logarithmic spiral, r = radius exp (k angle), k = v / sqrt (w^2 - v^2).
 *
 * Source: [FRIED1996], special case of a circle; closed form
 * Returns: whether the fire is contained (@line_speed above @spread)
 */
gboolean tbr_containment_circle (double radius, double spread, double line_speed,
                                 TbrContainment *out_containment);

/**
 * tbr_containment_race:
 * @perimeter_rate: growth of the free perimeter from ignition on, m/s, > 0
 * @arrival: when line building begins, s after ignition, 0 or more
 * @line_rate: line built by all crews together, m/s
 * @out_time: (out): s after ignition when the line is as long as the perimeter
 * @out_perimeter: (out): m, length of both at that time
 *
 * The least model of initial attack: a fire whose whole perimeter grows at a steady rate until the
 * line has caught up with it.
 *
 * Source: [MEES1985]
 * Returns: whether the line ever catches up
 */
gboolean tbr_containment_race (double perimeter_rate, double arrival, double line_rate,
                               double *out_time, double *out_perimeter);

G_END_DECLS
