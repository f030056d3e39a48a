/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What help costs on the way, and who pays it. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

/* Where help goes to. */
typedef enum
{
  TBR_PLACE_ANYWHERE,
  TBR_PLACE_INSIDE,  /* a state of the Mechanism */
  TBR_PLACE_OUTSIDE, /* a third country */
  TBR_PLACE_N
} TbrPlace;

/* <share>: what the Union pays of the cost of help in some years. Of all rows that fit a layer, a
   place, a year and the kind of event, the last holds. */
typedef struct
{
  gint layer;           /* TbrLayer */
  gint place;           /* TbrPlace */
  gboolean high_impact; /* holds only for events of low probability and high impact */
  gint64 from, until;   /* years, both included */
  double operation;     /* share of the cost of operation */
  double transport;     /* share of the cost of transport */
  double host;          /* share of the rest that the helper asks the host for */
} TbrShare;

/* <tariff>: what transport costs; its id is the mode: "road", "air", "sea". */
typedef struct
{
  double vehicle_km;  /* euro for one vehicle and kilometre, fuel and wear included */
  double flight_hour; /* euro for one aircraft and hour in the air */
  double people;      /* persons whom one aircraft takes, with what they bring */
  double empty;       /* share of the way that it goes empty before or after */
} TbrTariff;

/* Who pays for units of a layer that help in a place. */
typedef struct
{
  double operation, transport; /* shares that the Union pays */
  double host; /* share of the rest that the host pays; the helper pays what is left */
  TbrCertainty certainty;
} TbrCofinance;

/* What holds in a scenario's year. */
typedef struct
{
  TbrCofinance shares[TBR_LAYER_N][2]; /* by layer, and inside or outside the Mechanism */
  TbrTariff tariffs[TBR_MODE_N];       /* by mode */
  TbrCertainty tariff_certainties[TBR_MODE_N];
} TbrMoney;

/**
 * tbr_money_resolve:
 *
 * What the rows of <money> say for the year in which the scenario begins; what no row speaks of
 * costs nothing, and the Union pays nothing of it.
 *
 * Returns: (transfer full) (nullable): NULL when the scenario has no such rows
 */
TbrMoney *tbr_money_resolve (const TbrScenario *scenario);

G_END_DECLS
