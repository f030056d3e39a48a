/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How malicious software passes between organisations, as aggregate rates. */
#pragma once

#include <glib.h>

/* What reaches an organisation of one sector in one state. Rates 1/s; shares 0 to 1. */
typedef struct
{
  double outside;  /* from outside all that is modelled */
  double contact;  /* from one's own sector, when all of it is infectious */
  double abroad;   /* share of all contacts that goes to any state */
  double at_home;  /* infectious share of the sector in the state */
  double anywhere; /* infectious share of the sector in all states */
  double supply;   /* from other sectors: tbr_contagion_supply(), summed */
} TbrContagion;

/**
 * tbr_contagion_rate:
 *
 * e + sum_j a_ij I_j with the same a_ij for all j of a sector and state: the sum over
 * organisations is then one over infectious shares. 1/s.
 *
 * Source: [HAZARDS] section 8; [ANDERSON1991] ch. 4, contact in proportion to the share infectious
 * Returns: rate at which one that is wholly open is reached
 */
double tbr_contagion_rate (const TbrContagion *contagion);

/* What a supplying sector adds to the rate. Source: as tbr_contagion_rate(). */
double tbr_contagion_supply (double rate, double abroad, double at_home, double anywhere);

/**
 * tbr_contagion_exposure:
 * @mean: share unpatched or reachable in the mean, 0 to 1
 * @uneven: 0 all alike, 1 from none to twice the mean
 * @uniform: a draw
 *
 * Uniform between (1 - @uneven) and (1 + @uneven) times the mean, at most 1. Grows with the mean
 * for any draw, so that more patching never reaches more organisations.
 *
 * Source: our assumption
 */
double tbr_contagion_exposure (double mean, double uneven, double uniform);

/* A lognormal time with this median, in its unit; @normal a standard normal draw. Source:
   [JOHNSON1994] ch. 14. */
double tbr_contagion_delay (double median, double sigma, double normal);
