/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a home without heating cools, and what the cold does to those who stay in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_home_temperature:
 * @indoor: degC at the beginning
 * @goal: degC towards which it moves: outdoors, or the heating's when it runs
 * @time: s since then, 0 or more
 * @constant: s in which 63 % of the difference is gone, > 0
 *
 * Newton's law of cooling.
 *
 * Source: [NEWTON1701]
 * Returns: degC
 */
double tbr_home_temperature (double indoor, double goal, double time, double constant);

/**
 * tbr_cold_deaths:
 * @people: persons whose homes are below freezing indoors
 * @time: s, 0 or more
 * @rate: deaths of 100,000 persons in a day, 1 to 3
 *
 * Source: [HAZARDS] section 4, an estimate
 * Returns: persons
 */
double tbr_cold_deaths (double people, double time, double rate);

G_END_DECLS
