/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the roads of a region slow down when its signals, tunnels and clearing fail. */
#pragma once

#include "engine/core.h"

/**
 * tbr_slowed_roads_set:
 * @before: share of their speed that the roads of the region were given last, 1 at first
 *
 * Slows the roads that begin in a region by the inoperability of its transport: speed over
 * 1 + (slows - 1) q, in steps of a tenth, so that routes are not worked out anew for nothing. Roads
 * that something else has slowed or closed stay as they are.
 *
 * Source: our assumption
 * Returns: the share given now
 */
float tbr_slowed_roads_set (TbrSim *sim, TbrRegionId region, float before);
