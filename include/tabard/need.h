/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a crisis asks for: the kinds of need, and the classes of work that answer them. */
#pragma once

#include <tabard/units.h>

G_BEGIN_DECLS

/* Kinds of need, each with a unit of its own. */
typedef enum
{
  TBR_NEED_FIRE_LINE,        /* free fire perimeter, metres of line to build and hold */
  TBR_NEED_EVACUATION,       /* persons to bring out of danger */
  TBR_NEED_FLOOD_WATER,      /* cubic metres of water to pump */
  TBR_NEED_DIKE,             /* metres of dike to raise */
  TBR_NEED_STRANDED,         /* persons surrounded by water */
  TBR_NEED_SAFE_WATER,       /* persons without safe water */
  TBR_NEED_WET_DWELLINGS,    /* dwellings to dry */
  TBR_NEED_TRAPPED,          /* persons trapped under debris */
  TBR_NEED_WOUNDED,          /* seriously wounded persons without care */
  TBR_NEED_HOMELESS,         /* persons without shelter */
  TBR_NEED_INSPECTION,       /* buildings to inspect */
  TBR_NEED_BLOCKED_ROAD,     /* metres of road to clear */
  TBR_NEED_COORDINATION,     /* missions to coordinate */
  TBR_NEED_LINE_REPAIR,      /* repair jobs on power lines */
  TBR_NEED_POWER_SUPPLY,     /* kilowatts that critical sites lack */
  TBR_NEED_TELECOM_REPAIR,   /* telecom sites that are down */
  TBR_NEED_SITE_REPAIR,      /* repair jobs at other lifelines */
  TBR_NEED_LOST_BRIDGE,      /* bridges to replace */
  TBR_NEED_FUEL,             /* cubic metres of fuel for generators */
  TBR_NEED_PATIENT_TRANSFER, /* patients to move to another hospital */
  TBR_NEED_BEDS,             /* patients who lack a bed */
  TBR_NEED_DECONTAMINATION,  /* persons to decontaminate */
  TBR_NEED_SURVEY,           /* square kilometres to survey for agents */
  TBR_NEED_HOT_ZONE,         /* victims to bring out of a hot zone */
  TBR_NEED_ANTIDOTE,         /* courses of antidote */
  TBR_NEED_THREAT,           /* suspect objects and armed threats */
  TBR_NEED_PROTECTION,       /* sets of protective equipment */
  TBR_NEED_TESTS,            /* samples to test */
  TBR_NEED_INCIDENTS,        /* cyber incidents to contain */
  TBR_NEED_REGISTRATION,     /* persons to register */
  TBR_NEED_PATROL,           /* patrols wanted on a border section */
  TBR_NEED_RECEPTION,        /* persons above the beds of reception */
  TBR_NEED_INVESTIGATION,    /* days of work on cases of crime */
  TBR_NEED_CHECKS,           /* persons to check on action days */
  TBR_NEED_HEAT_CASES,       /* people who fall ill in the heat */
  TBR_NEED_COOLED_PLACES,    /* people who lack a cooled place */
  TBR_NEED_CONSULTATIONS,    /* people who wait for a doctor */
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
  gboolean outdoors;      /* worked on outdoors, where heat slows people */
} TbrNeedInfo;

/* Static. */
const TbrNeedInfo *tbr_need_info (TbrNeedKind kind);
/* The kind called @name, or -1. */
int tbr_need_find (const char *name);
/* NULL-ended names of all kinds, of all classes. Static. */
extern const char *const tbr_need_names[TBR_NEED_N + 1];
extern const char *const tbr_work_names[TBR_WORK_N + 1];

G_END_DECLS
