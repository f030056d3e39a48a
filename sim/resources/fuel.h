/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What machines burn at work: from the stations of the place as far as these have it, else from
   what the unit has brought. */
#pragma once

#include "resources/unit.h"

/* Its tanks are full, at home. */
void tbr_fuel_fill (TbrSim *sim, TbrUnitId unit);
/**
 * tbr_fuel_count:
 *
 * What was burnt and filled up since this was last counted. At work a unit buys what it burns as
 * far as the fuel service of the place works (1 - q of it) and takes the rest from what it has
 * brought; where q is 0, and while it rests, it fills up at (1 - q) of a full load in four hours.
 *
 * Source: [HAIMES2005] for q; that a share q of it cannot be bought, and four hours for
 * all machines of a unit, are our assumptions
 */
void tbr_fuel_count (TbrSim *sim, TbrUnitId unit);
/* Counts and sees how much is to be had here now; fact UNIT_FUEL when it runs dry, or has enough
   again. Of a unit that works. */
void tbr_fuel_look (TbrSim *sim, TbrUnitId unit);
/* Share of its machines that run: 1, or 1 - q when what it has brought is burnt. */
double tbr_fuel_effect (const TbrSim *sim, TbrUnitId unit);
/* Time at work until that is burnt; TBR_NEVER when it is not, or has been. */
TbrTime tbr_fuel_lasts (const TbrSim *sim, TbrUnitId unit);
/* The handler of TBR_EVENT_FUEL_CHANGED. */
void tbr_fuel_on_changed (TbrSim *sim, const TbrEvent *event);
