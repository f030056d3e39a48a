/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How calls are numbered, told and recycled. */
#include "world/call.h"

#include "world/city_graph.h"

/* A call of a trace: twelve numbers; see the hazard that reads it. */
#define TRACE_SIZE 96

const TbrArenaGroup tbr_call_groups[] = {
  { TBR_GROUP_CALL, "calls", sizeof (TbrCall), TBR_CALLS_HEADROOM },
  { TBR_GROUP_CALL_BOOK, "book of calls", sizeof (TbrCallBook), 0 },
  { TBR_GROUP_CALL_TRACE, "recorded calls", TRACE_SIZE, 0 },
  { TBR_GROUP_CITY, "road graphs of cities", sizeof (TbrCityRoads), 0 },
  { TBR_GROUP_CITY_NODE, "nodes of cities", sizeof (TbrCityNode), 0 },
  { TBR_GROUP_CITY_ARC, "arcs of cities", sizeof (TbrCityArc), 0 },
};
const guint tbr_call_n_groups = G_N_ELEMENTS (tbr_call_groups);

static TbrCallBook *
book (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_CALL_BOOK, TbrCallBook);
}

void
tbr_call_start (TbrSim *sim)
{
  tbr_arena_add (&sim->arena, TBR_GROUP_CALL_BOOK, 1);
}

guint32
tbr_call_open (TbrSim *sim, guint32 hazard)
{
  guint32 element = tbr_pool_take (&sim->arena, TBR_GROUP_CALL, TbrCall, &book (sim)->pool);
  TbrCall *call = tbr_call_get (sim, element);
  call->opened = tbr_sim_clock (sim);
  call->left = -1;
  call->number = book (sim)->n_opened++;
  call->hazard = hazard;
  call->next = call->previous = call->first_unit = call->trace = TBR_NONE;
  call->n_wanted = 1;
  return element;
}

void
tbr_call_tell (TbrSim *sim, guint32 element)
{
  const TbrCall *call = tbr_call_get (sim, element);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CALL_OPENED,
                                 .code = call->priority,
                                 .a = call->number,
                                 .b = call->place.zone,
                                 .c = call->hazard });
  tbr_core_raise (sim, TBR_EVENT_CALL_OPENED, element, 0);
}

void
tbr_call_close (TbrSim *sim, guint32 element)
{
  tbr_pool_give (&sim->arena, TBR_GROUP_CALL, TbrCall, &book (sim)->pool, element);
}
