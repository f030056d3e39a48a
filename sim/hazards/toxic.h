/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a toxic gas does to people, by how thick it is and how long they breathe it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Industrial gases whose law is published. */
typedef enum
{
  TBR_AGENT_CHLORINE,
  TBR_AGENT_AMMONIA,
  TBR_AGENT_N
} TbrAgent;

/* NULL-ended names of the agents. */
extern const char *const tbr_agent_names[TBR_AGENT_N + 1];

/**
 * tbr_toxic_ppm:
 * @concentration: kg/m3
 *
 * Parts of a million by volume at 25 degrees Celsius and one atmosphere: 24.45 l to the mole.
 *
 * Source: the ideal gas law, standard atomic weights
 * Returns: ppm
 */
double tbr_toxic_ppm (TbrAgent agent, double concentration);

/* Concentration, ppm, above which people escape no longer or suffer lasting harm within an hour:
   AEGL-2. Source: [NRC2004] chlorine, [NRC2008] ammonia. */
double tbr_toxic_limit (TbrAgent agent);

/**
 * tbr_toxic_load:
 * @ppm: 0 or more, steady
 * @time: s, 0 or more
 *
 * C^n t, t in minutes. Loads of one person after the other add up.
 *
 * Source: [WITHERS1985]
 */
double tbr_toxic_load (TbrAgent agent, double ppm, double time);

/* Load of a puff that passes with its greatest concentration @ppm, its length, m, over the wind,
   m/s, giving @passage s: the integral of C^n over a Gaussian, ppm^n min. Source: [WITHERS1985]. */
double tbr_toxic_load_of_puff (TbrAgent agent, double ppm, double passage);

/**
 * tbr_toxic_death_share:
 * @load: ppm^n min, 0 or more
 *
 * Phi (Pr - 5), Pr = a + b ln (load): chlorine -8.29, 0.92, n = 2; ammonia -35.9, 1.85, n = 2.
 *
 * Source: [WITHERS1985] chlorine, healthy people; [CCPS2000] ammonia
 * Returns: share who die
 */
double tbr_toxic_death_share (TbrAgent agent, double load);

/**
 * tbr_toxic_hurt_share:
 * @load: ppm^n min, 0 or more
 * @factor: 1 or more: so many times thinner than for death is enough
 *
 * Share who are seriously poisoned or dead: the same law at @factor times the concentration.
 *
 * Source: as above; the shift is our assumption
 */
double tbr_toxic_hurt_share (TbrAgent agent, double load, double factor);

/**
 * tbr_toxic_indoors:
 * @indoors: concentration inside at the start, any unit
 * @outdoors: outside, steady, in the same unit
 * @air_changes: 1/s, how often the air of the house is changed
 * @time: s
 *
 * Co + (Ci - Co) exp (-a t): one well mixed room.
 *
 * Source: [WILSON1987]
 * Returns: concentration inside at the end
 */
double tbr_toxic_indoors (double indoors, double outdoors, double air_changes, double time);

G_END_DECLS
