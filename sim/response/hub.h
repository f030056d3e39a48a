/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The airport by which teams come into a state: it unloads so many aircraft an hour. */
#pragma once

#include "response/response.h"

/**
 * tbr_hub_queue:
 * @unit: has just come into its host's land
 *
 * Takes the next free place in the line of the host's airport of entry: one server, first come
 * first served, a constant time to each aircraft. Units that were not flown do not queue.
 *
 * Returns: time until its unloading begins; 0 where the host sets no limit
 */
TbrTime tbr_hub_queue (TbrSim *sim, TbrUnitId unit);
