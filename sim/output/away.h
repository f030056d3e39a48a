/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which units are away from home, since when, and in whose land. */
#pragma once

#include "output/measure.h"

/* One unit. */
typedef struct
{
  TbrSince left;      /* departure of the present mission, never at home */
  guint32 after_host; /* one more than the state of the need it was ordered to, 0: none */
  guint32 is_abroad;  /* 1: bound for another state than its owner; the Union's units always are */
} TbrAwayUnit;

/* Head of the block; units and the states of needs follow. */
typedef struct
{
  guint32 n_units, n_needs;
} TbrAway;

/* What a fact changed. */
typedef enum
{
  TBR_AWAY_SAME, /* nothing */
  TBR_AWAY_LEFT, /* the unit has left its base */
  TBR_AWAY_HOME, /* it is home again */
  TBR_AWAY_N
} TbrAwayChange;

/* Bytes of the block, a multiple of 8; it begins as zeros. */
gsize tbr_away_size (const TbrDictionary *dictionary);
void tbr_away_start (TbrAway *away, const TbrDictionary *dictionary);

static inline TbrAwayUnit *
tbr_away_unit (const TbrAway *away, guint32 unit)
{
  return (TbrAwayUnit *) (gpointer) (away + 1) + unit;
}

/* State of the need that a unit was ordered to, TBR_NONE. */
static inline guint32
tbr_away_host (const TbrAwayUnit *unit)
{
  return unit->after_host - 1;
}

/* Takes a fact in; @out_before is the unit as it was before a change. */
TbrAwayChange tbr_away_take (TbrAway *away, const TbrDictionary *dictionary, const TbrFact *fact,
                             TbrAwayUnit *out_before);
