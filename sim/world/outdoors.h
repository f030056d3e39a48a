/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How fast people work outdoors in each region: heat slows every crew, whatever it does. */
#pragma once

#include "engine/core.h"

/* Field group: double by region, 1 as usual; empty while no hazard slows anybody. It lies among the
   hazards' because those of the world are all taken. */
#define TBR_GROUP_OUTDOORS (TBR_GROUPS_WORLD_MORE + 1)

/* Makes room for all regions, once. At time 0. */
void tbr_outdoors_begin (TbrSim *sim);
/* Sets what is left of the usual work on foot and on wheels in a region, 0 to 1: what was said last
   counts. tbr_need_slow() then carries it to the needs. */
void tbr_outdoors_set (TbrSim *sim, TbrRegionId region, double factor);
/* 1 for no region, and while no hazard slows anybody. */
double tbr_outdoors_get (const TbrSim *sim, TbrRegionId region);
