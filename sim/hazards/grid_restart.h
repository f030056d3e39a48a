/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a grid that has gone dark comes back, island by island. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The restart of one island. */
typedef struct
{
  double start;  /* s from the blackout until its first plants run again, 0 or more */
  double seed;   /* share of the demand that they carry, above 0, below 1 */
  double growth; /* 1/s, rate at which the running part draws the rest along, > 0 */
} TbrGridRestart;

/* The Iberian peninsula on 28 April 2025: black starts after an hour and a half, half of the demand
   back after ten and a half. Source: our fit to [VOZ2025] and [YOUTG2025]; the seed is our
   assumption. */
#define TBR_GRID_RESTART_IBERIA ((TbrGridRestart){ 1.5 * 3600, 0.02, 0.4324 / 3600 })

/**
 * tbr_grid_restored:
 * @time: s since the blackout
 *
 * Share of the demand that is served again. What runs starts what does not: dR/dt = g R (1 - R)
 * from the seed on, the logistic law; nothing before the start.
 *
 * Source: [VERHULST1838] for the law; that a grid follows it is our assumption
 */
double tbr_grid_restored (const TbrGridRestart *restart, double time);

G_END_DECLS
