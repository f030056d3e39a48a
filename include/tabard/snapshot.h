/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One instant of a run as a picture needs it: a copy, never changed, safe to hand to any thread. */
#pragma once

#include <tabard/lifeline.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

/* Where a unit stands in its mission. */
typedef enum
{
  TBR_PHASE_AVAILABLE,  /* at its base, can be sent */
  TBR_PHASE_OFF,        /* at its base, cannot be sent: off duty, no crew */
  TBR_PHASE_HELD,       /* offered, waiting for an answer */
  TBR_PHASE_MOBILISING, /* accepted, getting ready */
  TBR_PHASE_TRAVELLING, /* on its way to the affected state */
  TBR_PHASE_ARRIVED,    /* at the reception and departure centre, waiting for a task */
  TBR_PHASE_APPROACH,   /* on its way to the place of work */
  TBR_PHASE_SET_UP,     /* setting up on site */
  TBR_PHASE_WORKING,    /* at work */
  TBR_PHASE_RESTING,    /* on site, not at work: night, rest, weather */
  TBR_PHASE_PACKING,    /* released, packing */
  TBR_PHASE_RETURNING,  /* on its way home */
  TBR_PHASE_RECOVERING, /* at home, resting and refitting */
  TBR_PHASE_N
} TbrPhase;

typedef struct
{
  TbrUnitId unit;
  TbrPhase phase;
  float lon, lat;           /* degrees, where it is */
  float goal_lon, goal_lat; /* degrees, where it goes; equal to its place when it does not move */
  TbrTime until;            /* when the phase ends, TBR_NEVER when open */
  TbrNeedId need;           /* what it works on or goes to; null for none */
  gboolean out;             /* out of service by order, at home or on its way there */
} TbrUnitView;

typedef struct
{
  TbrNeedId need;
  TbrHazardId hazard;
  TbrNeedKind kind;
  float lon, lat;
  double stock;      /* what is left, in the kind's unit */
  double required;   /* rate wanted, per hour */
  double promised;   /* rate of units accepted and not yet on the way, per hour */
  double on_the_way; /* rate of units on the way, per hour */
  double working;    /* rate of units at work, per hour */
  TbrTime opened;
  TbrTime closed; /* TBR_NEVER while open */
} TbrNeedView;

typedef enum
{
  TBR_MARK_ELLIPSE, /* filled ellipse: fire */
  TBR_MARK_RING,    /* circle line with a value: intensity */
  TBR_MARK_DISC,    /* filled circle: collapsed town */
  TBR_MARK_WATER,   /* filled circle with waves: flooded cell */
  TBR_MARK_POINT,   /* a diamond: epicentre, plant */
  TBR_MARK_CELLS,  /* squares: organisations, level: share that is down, share: of these, those that
                      still pass it on */
  TBR_MARK_GAUGE,  /* a column on a section of a border, share: load against capacity, 1 = full */
  TBR_MARK_GERM,   /* a ring with spikes, share: of the people who have caught it */
  TBR_MARK_DARK,   /* hatched: level: share without power */
  TBR_MARK_HEAT,   /* a sun, level: the length of its rays */
  TBR_MARK_STRIKE, /* a star of four points in a ring: attacked */
  TBR_MARK_BLAST,  /* a jagged star: blasted */
  TBR_MARK_MINES,  /* a triangle over dots, level: share that still lies there */
  TBR_MARK_WEB,    /* knots around a middle, level: people held */
  TBR_MARK_MUD,    /* stippled circle: sludge */
  TBR_MARK_CALL,   /* a bubble */
  TBR_MARK_TOLD,   /* dashed circle line: where a hazard was reported to be */
  TBR_MARK_N
} TbrMarkShape;

/* Something of a hazard that can be seen. */
typedef struct
{
  TbrHazardId hazard;
  TbrMarkShape shape;
  float lon, lat; /* degrees, centre */
  float a, b;     /* metres, half axes; all but the ellipse have a = b */
  float bearing;  /* degrees from north of the axis a */
  float value;    /* in the hazard's own measure, for the colour */
  float level;    /* 0 to 1: value for the colour ramp */
  float share;    /* 0 and more: a second measure, see the shape */
  guint8 active;  /* 0: contained, over */
  char label[39]; /* short, UTF-8, may be empty */
} TbrMark;

typedef struct _TbrCoverage TbrCoverage; /* see coverage.h */

struct _TbrSnapshot
{
  TbrTime at;
  const TbrScenario *scenario; /* borrowed */
  GArray *units;               /* TbrUnitView, by unit; those that have not joined are not there */
  GArray *needs;               /* TbrNeedView, by need */
  GArray *marks;               /* TbrMark */
  GArray *links;               /* TbrLinkView of links that are not as usual */
  GArray *outages;             /* TbrOutageView of regions whose services are not as usual */
  GArray *wards;  /* (nullable): TbrWardView of regions whose hospitals hold patients of
                     a crisis */
  GArray *sites;  /* (nullable): TbrSiteView of sites that an order was about */
  guint64 digest; /* trace digest so far */
  const TbrCoverage *coverage; /* (nullable) borrowed: who could be where, for a map */
  TbrTime within;              /* with it: regions reached later are marked */
  const GPtrArray *own; /* (nullable) borrowed: layers that a planner brought along, for a map */
};

typedef struct
{
  TbrLinkId link;
  float speed_factor; /* 0 closed, 1 as usual */
} TbrLinkView;

/* A site that was closed or opened by an order. */
typedef struct
{
  TbrSiteId site;
  gboolean closed; /* now */
} TbrSiteView;

/* The services of a region. */
typedef struct
{
  TbrRegionId region;
  float inoperability[TBR_LIFELINE_N]; /* 0 works to 1 out */
} TbrOutageView;

/* The hospitals of a region. */
typedef struct
{
  TbrRegionId region;
  float beds;  /* all of them */
  float taken; /* by patients of crises, beside those of a usual day */
} TbrWardView;

/* A service that is out by more is shown as down on maps. */
#define TBR_OUTAGE_SHOWN 0.1f

void tbr_snapshot_free (TbrSnapshot *snapshot);
/* Names a mark by as much of @text, whole characters, as there is room for. */
void tbr_mark_set_label (TbrMark *mark, const char *text);
/* Adds a mark; for the draw function of a hazard kind. */
void tbr_snapshot_add_mark (TbrSnapshot *snapshot, const TbrMark *mark);

extern const char *const tbr_phase_names[TBR_PHASE_N + 1];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrSnapshot, tbr_snapshot_free)

G_END_DECLS
