/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a water-dropping aircraft gives: drops an hour, and line that holds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cycle of a fire aircraft between water and fire. */
typedef struct
{
  double speed;     /* m/s, cruise between water and fire, > 0 */
  double fill;      /* s, to take up water */
  double manoeuvre; /* s, approach, drop and turns of one cycle */
} TbrDropCycle;

/* CL-415: 4.5 km/min, one minute to scoop, three of manoeuvre. Source: our assumption. */
#define TBR_DROP_CYCLE_SCOOPER ((TbrDropCycle){ 75, 60, 180 })

/* s that a drop holds a fire without a ground crew: 30 to 60 min. Source: our assumption. */
#define TBR_DROP_HOLD (45 * 60.0)

/**
 * tbr_drop_rate:
 * @cycle: of the aircraft
 * @distance: from the fire to the nearest usable water, m, 0 or more
 *
 * 1 / (2 d / v + fill + manoeuvre).
 *
 * Source: our assumption (kinematics of the shuttle); the fleet mean of 10.8 drops a flight hour
 *   in Sweden 2018 [ERCC2018] is met 3.5 km from the water
 * Returns: drops per second of flight over the fire
 */
double tbr_drop_rate (const TbrDropCycle *cycle, double distance);

G_END_DECLS
