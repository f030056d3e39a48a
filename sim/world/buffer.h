/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What keeps the sites of a service going for a while when another service fails. */
#pragma once

#include "engine/core.h"

#include <tabard/lifeline.h>
#include <tabard/scenario.h>

#define TBR_GROUP_OUTAGE_BUFFER (TBR_GROUPS_WORLD + 10) /* TbrOutageBuffer, by region, then row */

/* What a dependency's buffer holds. The dependent's sites are of three sorts: those that have the
   other service, those that live on their buffer, those whose buffer has run empty. The share of
   the last is what the dependency acts with. Shares of the sites, 0 to 1; hours. */
typedef struct
{
  float empty;   /* sites without the other service and with nothing left */
  float waiting; /* sites without it that live on their buffer */
  float left;    /* what those have left, in the mean */
  float fresh;   /* what those that have the service would have, in the mean */
} TbrOutageBuffer;

/* What buffers do over a span: the same for all regions that are stepped together. */
typedef struct
{
  double hours;                                     /* the span */
  double whole[TBR_LIFELINE_N * TBR_LIFELINE_N];    /* hours that a full buffer lasts, by row */
  double refilled[TBR_LIFELINE_N * TBR_LIFELINE_N]; /* hours that come back over the span */
} TbrBufferPace;

static inline TbrOutageBuffer *
tbr_buffers_of (const TbrSim *sim, TbrRegionId region)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_BUFFER,
                         TbrOutageBuffer)[(gsize) region.i * sim->scenario->n_dependencies];
}

void tbr_buffers_set_pace (const TbrScenario *scenario, double hours, TbrBufferPace *out_pace);

/* Lets all buffers of a region run over the span of @pace; @state: inoperability by service. */
void tbr_buffers_run (TbrSim *sim, TbrRegionId region, const double *state,
                      const TbrBufferPace *pace);

/**
 * tbr_outage_buffer_advance:
 * @buffer: (inout): of one dependency in one region
 * @row: the dependency
 * @lost: share of the dependent's sites that are without the other service now, 0 to 1
 * @hours: since the last call
 *
 * Lets the buffers run over @hours under the losses so far, then takes over @lost. Sites that lose
 * the service join those that wait with what their buffers hold; when these are empty, all of them
 * count as empty. Sites that get the service back are first those that wait; their buffers, and
 * those of sites that were empty, refill.
 *
 * Source: [HAIMES2005] for the dependency; the buffers are our own model
 */
void tbr_outage_buffer_advance (TbrOutageBuffer *buffer, const TbrDependency *row, double lost,
                                double hours);
