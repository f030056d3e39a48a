/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What every kind of hazard works with: its state, its events, its chance, its harm. */
#pragma once

#include "world/need.h"

#include <tabard/hazard.h>

/* Field groups. */
#define TBR_GROUP_HAZARD (TBR_GROUPS_HAZARDS + 0)       /* TbrHazardSlot, by hazard */
#define TBR_GROUP_HAZARD_STATE (TBR_GROUPS_HAZARDS + 1) /* the kinds' own state, 8-byte words */

/* A hazard stops work at a need for safety: raised with a = need, b = seconds. */
#define TBR_EVENT_HAZARD_STOP (TBR_EVENTS_WORLD + 3)

/* A row of a kind's table of parameters or of columns. */
#define TBR_HAZARD_PARAM(Struct, Name, Field, Type, ...)                                           \
  {                                                                                                \
    .name = Name, .type = TBR_PARAM_##Type, .offset = TBR_OFFSET (Struct, Field),                  \
    .change = TBR_CHANGE_SCENARIO, __VA_ARGS__                                                     \
  }

/* Where a hazard's state lies. */
typedef struct
{
  guint64 first;   /* word in the state group */
  guint64 words;   /* number of words */
  TbrTime ended;   /* TBR_NEVER while it goes on */
  guint32 n_harm;  /* facts of harm so far */
  guint32 started; /* not 0: has begun */
} TbrHazardSlot;

extern const TbrArenaGroup tbr_hazard_groups[];
extern const guint tbr_hazard_n_groups;
void tbr_hazard_add_handlers (TbrHandler *handlers);
/* Makes room for every hazard of the scenario and starts each. At time 0. */
void tbr_hazard_start (TbrSim *sim);

static inline const TbrObject *
tbr_hazard_object (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, hazard.i);
}

static inline gpointer
tbr_hazard_state (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrHazardSlot *slot
      = &tbr_arena_get (&sim->arena, TBR_GROUP_HAZARD, TbrHazardSlot)[hazard.i];
  return &tbr_arena_get (&sim->arena, TBR_GROUP_HAZARD_STATE, guint64)[slot->first];
}

/* Says what is wrong with a hazard of a scenario, with its kind, name and line. */
void tbr_hazard_fault (TbrDiagnostics *faults, const TbrObject *object, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Whether two sums that must be one are; faults with the place and what they are of. */
gboolean tbr_hazard_balance (const char *place, const char *what, double sum, double other,
                             GError **error);
/* Whether the books of all hazards add up. */
gboolean tbr_hazard_check (const TbrSim *sim, GError **error);

/* Schedules one of the hazard's own events: @what 0 to 7. */
TbrEventHandle tbr_hazard_schedule (TbrSim *sim, TbrHazardId hazard, TbrTime at, guint what,
                                    guint32 part);
/* Schedules the step that comes @step after now, unless the run is over by then. */
void tbr_hazard_schedule_step (TbrSim *sim, TbrHazardId hazard, TbrTime step, guint what);
/* The hazard's stream for @purpose (its own number, 0 to 99) and physical step. */
void tbr_hazard_stream (const TbrSim *sim, TbrHazardId hazard, guint purpose, guint32 step,
                        TbrStream *stream);
/* The hazard begins now, at a place in degrees. */
void tbr_hazard_tell_started (TbrSim *sim, TbrHazardId hazard, double lon, double lat);
/* Harm done: to whom, by what, how much. */
typedef struct
{
  TbrHazardId hazard; /* by what */
  TbrNeedId need;     /* which need was not served; null for none */
  TbrStateId state;   /* where; null when unknown */
  TbrHarm harm;
  double amount; /* in the harm's unit */
} TbrHarmSpec;

/* Writes harm; nothing when its amount is 0. */
void tbr_hazard_harm (TbrSim *sim, const TbrHarmSpec *harm);
/* Writes harm to no one need that has gathered, and sets @amount back to 0. */
void tbr_hazard_tell_harm (TbrSim *sim, TbrHazardId hazard, guint32 state, TbrHarm harm,
                           double *amount);
/* Writes the present value of one of the kind's measures. */
void tbr_hazard_measure (TbrSim *sim, TbrHazardId hazard, guint32 part, guint measure,
                         double value);
/* Something befell a part of the hazard: a fact, and what triggers listen to. */
typedef struct
{
  TbrHazardId hazard;
  guint32 part;         /* the hazard's own number for it */
  TbrHazardEvent event; /* what */
  double size;          /* as the event says */
  double lon, lat;      /* degrees */
} TbrHazardEventSpec;

void tbr_hazard_tell (TbrSim *sim, const TbrHazardEventSpec *event);
/* Whether a trigger starts the hazard: it must not begin by itself. */
gboolean tbr_hazard_waits (const TbrSim *sim, TbrHazardId hazard);
/* Schedules the hazard's beginning, unless it waits for a trigger. */
void tbr_hazard_schedule_onset (TbrSim *sim, TbrHazardId hazard, TbrTime at, guint what);
gboolean tbr_hazard_is_over (const TbrSim *sim, TbrHazardId hazard);
/* Persons who reach a stage of care. */
typedef struct
{
  TbrHazardId hazard;
  guint32 part; /* of the hazard */
  TbrPatientStage stage;
  double persons;
  double waited; /* s since they were hurt, or stood in line */
} TbrPatientSpec;

/* Writes it; nothing when it is nobody. */
void tbr_hazard_patients (TbrSim *sim, const TbrPatientSpec *patients);
/* The hazard is over. */
void tbr_hazard_end (TbrSim *sim, TbrHazardId hazard);
