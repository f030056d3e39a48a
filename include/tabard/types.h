/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The words everything else is written in: time, typed handles, the null of a handle. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Microseconds since the start of the scenario. */
typedef gint64 TbrTime;

#define TBR_MICROSECOND ((TbrTime) 1)
#define TBR_MILLISECOND ((TbrTime) 1000)
#define TBR_SECOND ((TbrTime) 1000000)
#define TBR_MINUTE (60 * TBR_SECOND)
#define TBR_HOUR (60 * TBR_MINUTE)
#define TBR_DAY (24 * TBR_HOUR)
#define TBR_NEVER (G_MAXINT64)

/* The index that names nothing; every typed handle with this index is null. */
#define TBR_NONE (G_MAXUINT32)

/* A typed handle: an index into the arrays of one kind of thing. */
#define TBR_DECLARE_HANDLE(Type)                                                                   \
  typedef struct                                                                                   \
  {                                                                                                \
    guint32 i; /* index, TBR_NONE is null */                                                       \
  } Type

TBR_DECLARE_HANDLE (TbrStateId);      /* a state of Europe: TbrMap.countries */
TBR_DECLARE_HANDLE (TbrRegionId);     /* first-order administrative area: TbrMap.regions */
TBR_DECLARE_HANDLE (TbrCityId);       /* a populated place: TbrMap.cities */
TBR_DECLARE_HANDLE (TbrNodeId);       /* a node of the road and ferry network: TbrMap.nodes */
TBR_DECLARE_HANDLE (TbrLinkId);       /* an edge of the network: TbrMap.links */
TBR_DECLARE_HANDLE (TbrAirportId);    /* TbrMap.airports */
TBR_DECLARE_HANDLE (TbrPortId);       /* TbrMap.ports */
TBR_DECLARE_HANDLE (TbrSiteId);       /* an infrastructure site: TbrMap.sites */
TBR_DECLARE_HANDLE (TbrCapabilityId); /* a module type or national service type */
TBR_DECLARE_HANDLE (TbrHazardId);     /* a hazard of the scenario */
TBR_DECLARE_HANDLE (TbrNeedId);       /* a row of the ledger of needs */
TBR_DECLARE_HANDLE (TbrUnitId);       /* a unit */
TBR_DECLARE_HANDLE (TbrRequestId);    /* a line of a request for assistance */
TBR_DECLARE_HANDLE (TbrOfferId);      /* an offer against a request line */

#define TBR_HANDLE(Type, index) ((Type){ (guint32) (index) })
#define tbr_is_none(handle) ((handle).i == TBR_NONE)

/* How far a number can be trusted; travels with the value from the library to the report. */
typedef enum
{
  TBR_CERTAINTY_SOURCED,   /* seen in a cited source */
  TBR_CERTAINTY_PARTLY,    /* seen in part, or from memory of a cited source */
  TBR_CERTAINTY_ESTIMATED, /* our assumption; to be swept */
  TBR_CERTAINTY_N
} TbrCertainty;

/* The scenario being run: immutable, shared by every thread. */
typedef struct _TbrScenario TbrScenario;
/* The map: immutable, shared by every thread. */
typedef struct _TbrMap TbrMap;
/* One run. */
typedef struct _TbrSim TbrSim;
/* A picture of one instant of a run: immutable. */
typedef struct _TbrSnapshot TbrSnapshot;

G_END_DECLS
