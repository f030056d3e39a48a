/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What can be chosen on the map and in lists. */
#pragma once

#include <tabard/types.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_THING_NONE,
  TBR_THING_STATE,
  TBR_THING_UNIT,
  TBR_THING_NEED,
  TBR_THING_HAZARD,
  TBR_THING_SITE,
  TBR_THING_LINK,
  TBR_THING_CITY,
  TBR_THING_POLICY,
  TBR_THING_REGION,
  TBR_THING_SPOT, /* a place of a hazard, see spots.h */
  TBR_THING_OWN,  /* a place of a layer that the planner brought along */
  TBR_THING_N
} TbrThingKind;

typedef struct
{
  TbrThingKind kind;
  guint32 i; /* its handle */
} TbrThing;

/* As the argument of an action. */
static inline gint64
tbr_thing_pack (TbrThing thing)
{
  return (gint64) thing.kind << 32 | (gint64) thing.i;
}

static inline TbrThing
tbr_thing_unpack (gint64 packed)
{
  return (TbrThing){ (TbrThingKind) (packed >> 32), (guint32) (packed & 0xffffffff) };
}

static inline gboolean
tbr_thing_equal (TbrThing a, TbrThing b)
{
  return a.kind == b.kind && (a.kind == TBR_THING_NONE || a.i == b.i);
}

G_END_DECLS
