/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a crisis asks for: the kinds of need, and the classes of work that answer them. */
#pragma once

#include <tabard/units.h>

G_BEGIN_DECLS

/* Kinds of need, each with a unit of its own. */
typedef enum
{
  TBR_NEED_FIRE_LINE,     /* free fire perimeter, metres of line to build and hold */
  TBR_NEED_EVACUATION,    /* persons to bring out of danger */
  TBR_NEED_FLOOD_WATER,   /* cubic metres of water to pump */
  TBR_NEED_DIKE,          /* metres of dike to raise */
  TBR_NEED_STRANDED,      /* persons surrounded by water */
  TBR_NEED_SAFE_WATER,    /* persons without safe water */
  TBR_NEED_WET_DWELLINGS, /* dwellings to dry */
  TBR_NEED_TRAPPED,       /* persons trapped under debris */
  TBR_NEED_WOUNDED,       /* seriously wounded persons without care */
  TBR_NEED_HOMELESS,      /* persons without shelter */
  TBR_NEED_INSPECTION,    /* buildings to inspect */
  TBR_NEED_BLOCKED_ROAD,  /* metres of road to clear */
  TBR_NEED_COORDINATION,  /* missions to coordinate */
  TBR_NEED_N
} TbrNeedKind;

/* How work is done; a need may be open to some classes and closed to others, and a hazard weighs
   each by its own factor. */
typedef enum
{
  TBR_WORK_HAND,    /* people on foot with hand tools; neighbours and bystanders */
  TBR_WORK_VEHICLE, /* engines, tankers, boats, trucks, machines with their crew */
  TBR_WORK_AIR,     /* aircraft */
  TBR_WORK_EXPERT,  /* specialised teams and their equipment */
  TBR_WORK_N
} TbrWorkClass;

typedef struct
{
  const char *name;       /* "fire-line" */
  const char *title;      /* "free fire line" */
  const char *unit;       /* of its amounts: "m", "persons" */
  gboolean holds;         /* served while units stay (shelter, water), not worked off */
  TbrDimension dimension; /* of its amounts */
} TbrNeedInfo;

/* Static. */
const TbrNeedInfo *tbr_need_info (TbrNeedKind kind);
/* The kind called @name, or -1. */
int tbr_need_find (const char *name);
/* NULL-ended names of all kinds, of all classes. Static. */
extern const char *const tbr_need_names[TBR_NEED_N + 1];
extern const char *const tbr_work_names[TBR_WORK_N + 1];

G_END_DECLS
