/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ordinary calls for help that are open: who opens them and who serves them meet here. */
#pragma once

#include "engine/core.h"

/* Field groups. */
#define TBR_GROUP_CALL (TBR_GROUPS_WORLD + 3)       /* TbrCall, a pool */
#define TBR_GROUP_CALL_BOOK (TBR_GROUPS_WORLD + 4)  /* TbrCallBook, one */
#define TBR_GROUP_CALL_TRACE (TBR_GROUPS_WORLD + 5) /* calls read from files, of all hazards */
#define TBR_GROUP_CITY (TBR_GROUPS_WORLD + 6)       /* TbrCityRoads, one a road graph */
#define TBR_GROUP_CITY_NODE (TBR_GROUPS_WORLD + 7)  /* TbrCityNode, graph by graph */
#define TBR_GROUP_CITY_ARC (TBR_GROUPS_WORLD + 8)   /* TbrCityArc, graph by graph */

/* A call has come in: raised with a = element of the pool. */
#define TBR_EVENT_CALL_OPENED (TBR_EVENTS_WORLD + 4)

/* Calls that one handler may open. */
#define TBR_CALLS_HEADROOM 512

/* TbrUnit.call of a unit that goes home from a call. */
#define TBR_CALL_HOMEWARD (TBR_NONE - 1)

/* A place in a city: a point of its plane and the zone it lies in. */
typedef struct
{
  double x, y;  /* metres east and north of the city's origin */
  guint32 zone; /* number of the zone */
  guint32 node; /* where roads are driven: TbrNodeId of the network, or node of the city's graph
                   by which it joins that; else 0 */
  double left; /* seconds to that node on the stretch it is on; 0: it joins from beside the roads */
} TbrCallPlace;

/* Where the road graph of a hazard's city is kept. */
typedef struct
{
  guint32 hazard; /* TbrHazardId */
  guint32 first_node, n_nodes, first_arc, n_arcs;
  guint32 reserved; /* 0 */
} TbrCityRoads;

/* One call. Times that are TBR_NEVER, and numbers that are negative, are not known. */
typedef struct
{
  TbrPoolLink link;
  TbrTime opened;         /* when it came in */
  TbrTime ready;          /* since when a unit may be sent; the order of those that wait */
  TbrTime left;           /* work still to do after an interruption, negative before any */
  TbrEventHandle timer;   /* end of handling, or of patience */
  TbrCallPlace place;     /* where */
  guint32 number;         /* of the run, names it in facts */
  guint32 step;           /* of its hazard, names its chance */
  guint32 hazard;         /* TbrHazardId */
  guint32 desk;           /* who serves it */
  guint32 next, previous; /* others that wait, TBR_NONE at the ends */
  guint32 first_unit;     /* unit of the desk that serves it, TBR_NONE for none */
  guint32 trace;          /* element of the trace group, TBR_NONE when drawn */
  guint16 class;          /* row of its hazard's classes */
  guint16 n_wanted;       /* units it takes at once */
  guint16 n_serving;      /* units with it now */
  guint8 priority;        /* 1 most urgent */
  guint8 waits;           /* not 0: no unit is free for it */
  guint8 transport;       /* not 0: is brought to a hospital */
  guint8 reserved[3];     /* 0 */
} TbrCall;

/* Counters of all calls. */
typedef struct
{
  TbrPoolHead pool;
  guint32 n_opened; /* so far: number of the next call */
  guint32 reserved; /* 0 */
} TbrCallBook;

extern const TbrArenaGroup tbr_call_groups[];
extern const guint tbr_call_n_groups;

/* Makes the book ready. At time 0, before the hazards. */
void tbr_call_start (TbrSim *sim);

static inline TbrCall *
tbr_call_get (const TbrSim *sim, guint32 element)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_CALL, TbrCall)[element];
}

/* A new call of @hazard, opened now, in no queue: to be filled in, then told. Returns: its element
 */
guint32 tbr_call_open (TbrSim *sim, guint32 hazard);
/* Writes CALL_OPENED and raises TBR_EVENT_CALL_OPENED. */
void tbr_call_tell (TbrSim *sim, guint32 element);
/* It is over; its element is recycled. */
void tbr_call_close (TbrSim *sim, guint32 element);
