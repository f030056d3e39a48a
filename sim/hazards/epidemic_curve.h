/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an epidemic runs through a closed population: its course, its peak and its final size. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rates of the SEIR model. */
typedef struct
{
  double contact;  /* 1/s, infections per infectious person when all others are susceptible */
  double latency;  /* 1/s, 1 / mean latent period, > 0 */
  double recovery; /* 1/s, 1 / mean infectious period, > 0 */
} TbrEpidemicRates;

/* Shares of the population, together 1. */
typedef struct
{
  double susceptible; /* 0 to 1 */
  double exposed;     /* 0 to 1, infected but not yet infectious */
  double infectious;  /* 0 to 1 */
  double removed;     /* 0 to 1, recovered or dead */
} TbrEpidemicState;

/**
 * tbr_epidemic_advance:
 * @rates: of the disease
 * @duration: s, 0 or more
 * @state: (inout): shares of the population
 *
 * S' = -b S I, E' = b S I - s E, I' = s E - g I, R' = g I. Allocates nothing.
 *
 * Source: [KERMACK1927] with a latent class [ANDERSON1991]
 * Returns: whether the integration reached the end
 */
gboolean tbr_epidemic_advance (const TbrEpidemicRates *rates, double duration,
                               TbrEpidemicState *state);

/**
 * tbr_epidemic_final_susceptible:
 * @reproduction: basic reproduction number R0, 0 or more
 * @susceptible: share at the start, 0 to 1
 * @infected: share exposed or infectious at the start, 0 to 1
 *
 * The share never infected: the smaller root of s = s0 exp (-R0 (s0 + i0 - s)), by Lambert's W.
 * The same for SIR and SEIR.
 *
 * Source: [KERMACK1927]; [CORLESS1996] for W
 * Returns: share of the population
 */
double tbr_epidemic_final_susceptible (double reproduction, double susceptible, double infected);

/**
 * tbr_epidemic_peak:
 * @reproduction: basic reproduction number R0, > 0
 * @susceptible: share at the start
 * @infectious: share at the start
 * @out_susceptible: (out): share susceptible at the peak
 *
 * Largest share infectious at one time in the model without a latent class:
 * i0 + s0 - (1 + ln (R0 s0)) / R0; the start itself when R0 s0 does not exceed 1.
 *
 * Source: [KERMACK1927], first integral of the SIR model
 * Returns: share of the population
 */
double tbr_epidemic_peak (double reproduction, double susceptible, double infectious,
                          double *out_susceptible);

/**
 * tbr_epidemic_outbreak_law:
 * @population: persons, at most TBR_OUTBREAK_MAX
 * @infectious: persons infectious at the start, 1 to @population
 * @reproduction: contact rate over recovery rate
 * @out_shares: (out): probability of 0, 1, ... @population - @infectious further cases
 *
 * Exact law of the final size of the Markov SIR epidemic with infections at the rate b S I / N, by
 * its embedded chain of jumps.
 *
 * Source: [BAILEY1975] chapter 6
 */
void tbr_epidemic_outbreak_law (guint population, guint infectious, double reproduction,
                                double out_shares[]);

#define TBR_OUTBREAK_MAX 2000

G_END_DECLS
