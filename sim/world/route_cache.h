/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What has been computed about routes and need not be computed again; no part of the run's state.
 */
#pragma once

#include "world/link.h"
#include "world/vehicle.h"

/* All that may be kept, bytes. Our choice: a sixth of the memory a run may use. */
#define TBR_ROUTE_CACHE_BYTES (32u << 20)

/* The ways between one node, the hub, and all others. */
typedef struct
{
  guint32 *time;   /* by node: milliseconds, TBR_NONE when cut off */
  guint32 *aboard; /* by node: milliseconds of them on ferries and shuttles */
  guint32 *link;   /* by node: first link towards the hub, TBR_NONE at the hub */
  float *distance; /* by node: metres */
} TbrRouteRow;

typedef struct _TbrRouteCache TbrRouteCache;

/* The cache of a run, made when it is first asked for. */
TbrRouteCache *tbr_route_cache_get (const TbrSim *sim);
/* To be called for sim->caches[1] when a run is freed; NULL is welcome. */
void tbr_route_cache_free (gpointer cache);

/* The row of a hub under present conditions, worked out as far as @node; what lies farther may
   be missing or too long. Returns: (transfer none): good until the next call */
const TbrRouteRow *tbr_route_cache_row (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId hub,
                                        TbrNodeId node);
/* Room for the steps of a route: as many as there are nodes. */
TbrRoute *tbr_route_cache_route (const TbrSim *sim);
/* Rows begun so far. */
guint64 tbr_route_cache_misses (const TbrSim *sim);
