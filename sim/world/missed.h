/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Person-hours without services: added up by state, told by region when they have come to much. */
#pragma once

#include "world/lifeline.h"

/**
 * tbr_missed_count:
 * @outage: (inout): services of @region, brought up to now
 *
 * Books what a region missed since the last count. Told of the region itself
 * (TBR_FACT_LIFELINE_MISSED) is all that is untold of a service once it comes to an hour a head,
 * and what is left when the service is back, another hazard takes most there, or the run ends: the
 * facts of a region add up to what it missed.
 */
void tbr_missed_count (TbrSim *sim, TbrRegionId region, TbrOutage *outage);

/* Writes what was booked since the last time as harm, one fact for each hazard, state, service. */
void tbr_missed_write (TbrSim *sim);
