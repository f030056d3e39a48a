/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The dispatch desk of a service: which unit goes to which ordinary call, and what it does then. */
#pragma once

#include "hazards/ordinary_calls.h"
#include "response/response.h"

/* Field groups. */
#define TBR_GROUP_DESK (TBR_GROUPS_RESPONSE + 8)      /* TbrDesk, by hazard of the kind "calls" */
#define TBR_GROUP_DESK_UNIT (TBR_GROUPS_RESPONSE + 9) /* TbrDeskUnit, desk by desk */

/* Events: a, b as said. */
#define TBR_EVENT_DESK_READY (TBR_EVENTS_RESPONSE + 16)    /* a call: a unit may be sent */
#define TBR_EVENT_DESK_UNIT (TBR_EVENTS_RESPONSE + 17)     /* a unit of the desk: its leg ends */
#define TBR_EVENT_DESK_PATIENCE (TBR_EVENTS_RESPONSE + 18) /* a call: it is given up */

#define TBR_EVENT_DESK_SERVE (TBR_EVENTS_RESPONSE + 19) /* a desk: units have become free */

/* Units of one desk at most: bits of TbrDesk.free. */
#define TBR_DESK_UNITS TBR_CALL_SERVERS

/* What a unit of the desk does. */
typedef enum
{
  TBR_DESK_HOME,      /* at its base */
  TBR_DESK_TURNOUT,   /* getting ready */
  TBR_DESK_TRAVEL,    /* on its way to a call */
  TBR_DESK_WORK,      /* on scene, or busy in all where a service holds the travel */
  TBR_DESK_TRANSPORT, /* on its way to a hospital */
  TBR_DESK_HANDOVER,  /* at the hospital */
  TBR_DESK_RETURN,    /* on its way home */
  TBR_DESK_N
} TbrDeskStatus;

typedef struct
{
  TbrTime leg_from, leg_until; /* of what it does now */
  TbrTime dispatched;          /* to its present call */
  TbrTime travel;              /* to its present call, drawn from the record included */
  TbrEventHandle timer;        /* end of what it does now */
  TbrCallPlace from, to;       /* of its way; equal when it does not move */
  guint32 unit;                /* TbrUnitId */
  guint32 call;                /* element, TBR_NONE */
  guint32 next_at_call;        /* another unit of the call, TBR_NONE at the end */
  guint32 slot;                /* which of the units of its call it is, from 0 */
  guint32 status;              /* TbrDeskStatus */
  guint32 hospital;            /* row, where it brings somebody */
  guint32 drive;               /* TbrDrive, of its way */
  guint32 reserved;            /* 0 */
} TbrDeskUnit;

typedef struct
{
  guint64 free[TBR_DESK_UNITS / 64];  /* bits of the units it may send */
  guint32 first[TBR_CALL_PRIORITIES]; /* calls that wait, by priority */
  guint32 last[TBR_CALL_PRIORITIES];
  guint32 hazard;     /* TbrHazardId */
  guint32 first_unit; /* its units in the group */
  guint32 n_units;
  guint32 n_free;    /* bits in free */
  guint32 n_waiting; /* calls */
  guint32 serves;    /* not 0: is about to serve the line at this instant */
} TbrDesk;

extern const TbrArenaGroup tbr_desk_groups[];
extern const guint tbr_desk_n_groups;
void tbr_desk_add_handlers (TbrHandler *handlers);
/* Opens a desk for each hazard of the kind "calls". At time 0, after the units and the response,
   before the hazards. */
void tbr_desk_start (TbrSim *sim);
/* Whether a unit serves ordinary calls. */
gboolean tbr_desk_has_unit (const TbrSim *sim, TbrUnitId unit);
/* A unit is at home again from other work: calls may wait for it. */
void tbr_desk_unit_ready (TbrSim *sim, TbrUnitId unit);

/* ---- between the files of the desk ---- */

TBR_ACCESSOR (tbr_desk_get, TbrDesk, TBR_GROUP_DESK)
TBR_ACCESSOR (tbr_desk_unit_get, TbrDeskUnit, TBR_GROUP_DESK_UNIT)

/* The line of those that wait. */
void tbr_desk_line_add (TbrSim *sim, TbrDesk *desk, guint32 call);
void tbr_desk_line_remove (TbrSim *sim, TbrDesk *desk, guint32 call);
void tbr_desk_line_init (TbrDesk *desk);

/* Which unit: the state's doctrine over those that are free. */
typedef struct
{
  TbrSim *sim;
  TbrDesk *desk;
  const TbrCallsPlan *plan;
  const TbrCall *call;
  TbrReport report;
  const TbrPolicyKind *policy;
  gconstpointer values;
} TbrDeskChoice;

void tbr_desk_choice_init (TbrDeskChoice *choice, TbrSim *sim, guint32 call);
/* The doctrine's score of a unit of the desk, by its number there; INFINITY: never. */
double tbr_desk_choice_score (const TbrDeskChoice *choice, guint32 number);

/**
 * tbr_desk_choose:
 * @out_units: numbers of the units within the desk, as many as the call wants
 *
 * The free units with the lowest score, ties to the lowest unit; where the rules let it, also one
 * that is under way to a call of the least urgent class.
 * Returns: how many were found, up to the number wanted
 */
guint tbr_desk_choose (TbrSim *sim, guint32 call, guint32 *out_units);

/* Frees a unit of a call by leaving it: the call keeps the work still to do. Returns: the call */
guint32 tbr_desk_unit_leave (TbrSim *sim, guint32 unit);
/* Sends units of the desk to a call. */
void tbr_desk_unit_send (TbrSim *sim, TbrDesk *desk, guint32 unit, guint32 call);
void tbr_desk_unit_set_free (TbrDesk *desk, guint32 unit);
void tbr_desk_unit_set_taken (TbrDesk *desk, guint32 unit);
/* How units drive to a call. */
TbrDrive tbr_desk_drive_to (const TbrCallsPlan *plan, const TbrCall *call);
/* Where it is now. */
TbrCallPlace tbr_desk_unit_place (const TbrSim *sim, const TbrDesk *desk, guint32 unit);
void tbr_desk_unit_on_timer (TbrSim *sim, const TbrEvent *event);
void tbr_desk_unit_on_serve (TbrSim *sim, const TbrEvent *event);
/* Units have become free: those that wait are served in their order. */
void tbr_desk_serve_line (TbrSim *sim, TbrDesk *desk);
/* Tries to send units to a call that does not wait. Returns: whether it is served */
gboolean tbr_desk_try (TbrSim *sim, TbrDesk *desk, guint32 call);
/* A call that nobody could be sent to waits, or is lost. */
void tbr_desk_wait (TbrSim *sim, TbrDesk *desk, guint32 call);
