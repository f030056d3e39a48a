/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How soon a unit could be at a place where nothing is asked for yet. */
#pragma once

#include "resources/memo.h"

/* A place that units could be sent to. */
typedef struct
{
  double lon, lat;       /* degrees */
  double node_distance;  /* metres from the node, great circle */
  const TbrLight *light; /* day and night there; only aircraft that fly by day ask */
  TbrStateId state;      /* whose land it is */
  guint32 node;          /* network node nearest to it */
} TbrReachPlace;

/**
 * tbr_unit_reach:
 *
 * What tbr_unit_estimate() says of a need at this place: expected values, no draws.
 * Returns: seconds from an order now until it is at work; INFINITY: cannot get there
 */
double tbr_unit_reach (TbrSim *sim, TbrUnitId unit, const TbrReachPlace *place);
