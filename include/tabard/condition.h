/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a single site fares at an instant. It is derived for people who look: services fail by
   region, and hazards harm people, roads and services, not single sites; nothing in a run depends
   on what stands here. */
#pragma once

#include <tabard/site.h>
#include <tabard/snapshot.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_SITE_WORKS,
  TBR_SITE_SLOWED,
  TBR_SITE_OUT,
  TBR_SITE_STATE_N
} TbrSiteState;

typedef enum
{
  TBR_CAUSE_CLOSED,    /* the scenario or an order says so */
  TBR_CAUSE_LIFELINE,  /* a service of its region; index: TbrLifeline, amount: inoperability */
  TBR_CAUSE_WATER,     /* it stands in water; amount: metres */
  TBR_CAUSE_INTENSITY, /* the ground has shaken; amount: macroseismic intensity */
  TBR_CAUSE_FIRE,      /* inside a fire */
  TBR_CAUSE_CLOUD,     /* inside air that is too thick */
  TBR_CAUSE_SLUDGE,    /* under sludge */
  TBR_CAUSE_STRIKE,    /* struck, and people are still there; amount: metres to it */
  TBR_CAUSE_DARK,      /* in a district without power; amount: share of its customers */
  TBR_CAUSE_N
} TbrSiteCauseKind;

typedef struct
{
  TbrSiteCauseKind kind;
  TbrSiteState state; /* what it makes of the site; WORKS: told, too little to slow it */
  guint32 index;      /* TbrLifeline, else TbrHazardId; TBR_NONE for none */
  double amount;      /* see the kind */
} TbrSiteCause;

#define TBR_SITE_CAUSES 8

typedef struct
{
  TbrSiteState state; /* the worst that a cause makes of it */
  double works;       /* share, 0 to 1: 1 less what its own service has lost in its region, 0 out */
  double load;        /* share of its beds that are taken, 1 = full; NAN when not known */
  TbrRegionId region; /* whose services it shares; null for none */
  TbrSiteCause causes[TBR_SITE_CAUSES]; /* the worst first */
  guint n;                              /* of them */
} TbrSiteCondition;

/**
 * tbr_site_condition:
 *
 * Its own service in its region (a hospital's: health; a plant's: power): a hospital is slowed when
 * its region diverts and out when it is evacuated, others are slowed from TBR_OUTAGE_SHOWN on and
 * out from 0.9. Hazards: out in 0.3 m of water or more, inside a fire, a cloud or sludge, within
 * 300 m of a strike that is not cleared; slowed by less water, by intensity VIII or more, in a
 * district half of which is dark.
 *
 * Source: [HAZARDS] section 11 for hospitals; else our assumption
 */
void tbr_site_condition (const TbrSnapshot *snapshot, TbrSiteId site, TbrSiteCondition *out);

/* Whether a site is closed at an instant, by the scenario or by an order. */
gboolean tbr_site_closed_at (const TbrSnapshot *snapshot, TbrSiteId site);

G_END_DECLS
