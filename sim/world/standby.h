/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Power for critical sites in the dark: generators that are brought, and fuel for those on site. */
#pragma once

#include "world/lifeline.h"
#include "world/need.h"

/* Field group: TbrStandby, by region; empty when no hazard reaches services. */
#define TBR_GROUP_STANDBY (TBR_GROUPS_WORLD + 15)

/* Needs for power and for fuel that are opened here in one run, at most. Our assumption: more
   regions are not looked after one by one. */
#define TBR_STANDBY_NEEDS 256

/* Fuel that a generator burns, m3/kWh. Source: [HAZARDS] section 4, 0.27 l/kWh. */
#define TBR_STANDBY_BURN 0.00027

/* Critical sites of one region. */
typedef struct
{
  TbrTime dark;   /* since when the power has been out, TBR_NEVER while it is not */
  double gap;     /* m3 burnt and not brought */
  float held;     /* kW held by generators that were brought, by all needs of the region */
  float wanted;   /* kW wanted of them */
  float fuelled;  /* share of the others that goes on with fuel that was brought, 0 to 1 */
  float cover;    /* share of the critical sites that has power in the dark, 0 to 1 */
  guint32 supply; /* TbrNeedId opened here, TBR_NONE */
  guint32 fuel;   /* the same */
} TbrStandby;

extern const TbrArenaGroup tbr_standby_groups[];
extern const guint tbr_standby_n_groups;
/* Makes room. At time 0. */
void tbr_standby_start (TbrSim *sim);
/* Reads off the ledger what is held where; before the regions are stepped. */
void tbr_standby_look (TbrSim *sim);

/**
 * tbr_standby_step:
 * @hours: since the last step
 *
 * Opens, feeds and closes the needs of one region for power-supply and fuel, when its power has
 * been out for an hour and its critical sites lack 50 kW or more, unless the hazard that takes most
 * there opens such needs itself.
 *
 * Source: 0.27 l/kWh and sizes of sets [HAZARDS] section 4; the rest our assumption
 */
void tbr_standby_step (TbrSim *sim, TbrRegionId region, guint32 hazard, double hours);

/* Share of the critical sites of a region that has power although the network has none. */
double tbr_standby_cover (const TbrSim *sim, TbrRegionId region);
