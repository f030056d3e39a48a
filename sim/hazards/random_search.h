/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Random search: how likely those who look over an area find one who is in it. */
#pragma once

#include <glib.h>

/* Who looks, how, and over what. */
typedef struct
{
  double sweep;     /* metres, 0 or more: breadth in which a searcher misses nobody */
  double speed;     /* m/s, 0 or more, of a searcher against the one looked for */
  double time;      /* seconds, 0 or more, for which there is something to find */
  double searchers; /* number, 0 or more */
  double area;      /* m2, above 0, to be searched */
} TbrSearch;

/* Area swept against the area to be searched: W v T n / A. Source: [KOOPMAN1956]. */
double tbr_search_coverage (const TbrSearch *search);

/**
 * tbr_search_detection:
 *
 * Probability that searchers who move independently and at random find a target that is in the
 * area for the whole time: 1 - exp (-W v T n / A).
 *
 * Source: [KOOPMAN1956] part II, the formula of random search
 * Returns: probability, 0 to 1
 */
double tbr_search_detection (const TbrSearch *search);

/**
 * tbr_search_searchers:
 * @search: its number of searchers is not read
 * @target: probability of detection wanted, 0 or more, below 1
 *
 * Searchers that give a probability of detection: the inverse of tbr_search_detection().
 *
 * Source: [KOOPMAN1956] part II
 * Returns: number, not whole; INFINITY when one searcher sweeps nothing
 */
double tbr_search_searchers (const TbrSearch *search, double target);
