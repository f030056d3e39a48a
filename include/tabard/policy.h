/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A doctrine: how a seat decides. It sees copies of reports, which have an age, and plain numbers;
   the truth cannot be reached from here. */
#pragma once

#include <tabard/reason.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

/* What a seat has been told of one need. */
typedef struct
{
  TbrNeedId need;
  TbrStateId state;  /* where it is */
  TbrTime as_of;     /* the instant the numbers describe */
  TbrTime opened;    /* when the need arose */
  double lon, lat;   /* degrees */
  double stock;      /* what is left, in the kind's unit */
  double required;   /* rate wanted, per hour */
  double promised;   /* rate of units accepted, not yet on the way, per hour */
  double on_the_way; /* rate of units on the way, per hour */
  double working;    /* rate of units at work, per hour */
  guint8 kind;       /* TbrNeedKind */
  guint8 priority;   /* 0 most urgent to 255 */
  guint16 reserved;
  guint32 n_units; /* units assigned */
} TbrReport;

/* A unit that could serve a need. */
typedef struct
{
  TbrUnitId unit;
  TbrStateId owner;   /* null: held at Union level */
  guint32 capability; /* TbrCapabilityId */
  guint32 rank;       /* place in the preference list of the zone, TBR_NONE when not in it */
  guint8 layer;       /* TbrLayer */
  guint8 work;        /* TbrWorkClass */
  guint16 reserved;
  double distance; /* metres, great circle */
  double time;     /* seconds until it is at work */
  double rate;     /* per hour, in the need's unit */
  double offered;  /* seconds since its offer was made; 0 for national units */
  double burden;   /* person-days its owner has given so far per million inhabitants */
} TbrCandidate;

/* When a state considers asking for help with one kind of need and one class of work. */
typedef struct
{
  TbrTime now;
  TbrStateId state;
  guint8 need;              /* TbrNeedKind */
  guint8 work;              /* TbrWorkClass */
  guint16 n_reports;        /* reports of that kind in the state */
  guint32 capability_count; /* national units on duty that can do it */
  const TbrReport *reports; /* n_reports */
  double required; /* rate wanted in all reports and not served by other classes, per hour */
  double working;  /* national rate at work, this class, per hour */
  double coming;   /* rate of foreign units accepted, those at work included, per hour */
  double free;     /* national rate still free, per hour */
  double asked;    /* rate asked for so far in the open request, per hour; 0 for none */
  double growth;   /* required now against a day ago: ratio, 1 when not known */
  TbrTime onset;   /* when the first of these needs arose */
  double luck;     /* uniform number of this (state, need), the same at every look */
  double lag;      /* seconds from onset to request usual for the hazard, drawn once */
} TbrAskView;

typedef struct
{
  double rate;    /* total rate to ask for from now on, per hour; 0: no request */
  gboolean alert; /* tell the coordination centre that a request may follow */
  TbrTime again;  /* look again after this time, TBR_NEVER: only when reports change */
} TbrAskAnswer;

/* When a state considers offering one of its units. */
typedef struct
{
  TbrTime now;
  TbrStateId state; /* the owner */
  TbrStateId host;  /* who asks */
  TbrUnitId unit;
  guint32 capability;
  guint8 layer;         /* TbrLayer */
  guint8 need;          /* TbrNeedKind */
  guint8 neighbour;     /* not 0: the two states share a border */
  guint8 helped_before; /* not 0: the host has helped this state in this run */
  guint32 n_owned;      /* units of the type it owns and has on duty */
  guint32 n_home;       /* of these: at home and free, this one included */
  guint32 n_offered;    /* units it has offered against this request already */
  double risk;          /* share: own danger */
  double reserve;       /* share of the type to keep at home */
  double own_gap;       /* rate of its own need of this kind that nobody serves, per hour */
  double distance;      /* metres from the unit to the need */
  double missing;       /* rate of the request that nobody has promised, per hour */
  double rate;          /* of this unit, per hour */
  double recent;        /* person-days given in the last 30 days per million inhabitants */
  double solidarity;    /* share by which the solidarity clause raises what it gives; 0 without */
} TbrOfferView;

/* When the Commission considers sending a rescEU unit. */
typedef struct
{
  TbrTime now;
  TbrStateId host;
  TbrUnitId unit;
  guint8 need, work;
  guint16 n_conflicting; /* other open requests it could serve */
  double missing;        /* rate nobody has promised, per hour */
  double asked;          /* rate asked for, per hour */
  double time;           /* seconds until the unit is at work */
  TbrTime open_for;      /* since the request */
} TbrRescEUView;

/* When a state considers asking the Union's agencies about an open line of its request. */
typedef struct
{
  TbrTime now;
  TbrStateId host;
  guint8 need; /* TbrNeedKind */
  guint8 work; /* TbrWorkClass */
  guint16 reserved;
  double missing;   /* rate nobody has promised, per hour */
  double asked;     /* rate asked for, per hour */
  TbrTime open_for; /* since the request */
} TbrAgencyAskView;

/* When an agency has decided to help, and each time it looks at the line again. */
typedef struct
{
  TbrTime now;
  TbrStateId host;
  guint32 capability; /* of the units it would send */
  guint32 n_free;     /* units of the type it has free */
  guint32 n_wanted;   /* of them: those that fill what is missing */
  guint32 look;       /* 0: the first decision */
  double missing;     /* rate nobody has promised, per hour */
  double asked;       /* rate asked for, per hour */
} TbrAgencyView;

typedef struct
{
  guint32 n;     /* units called up, no more than are wanted */
  double spread; /* share of the agency's usual time from its first unit to its last */
  TbrTime again; /* after the last of them it looks at the line again */
} TbrAgencyAnswer;

/* What the cyber teams of a state know of an attack. */
typedef struct
{
  TbrTime now;
  TbrStateId state;
  TbrTime first;  /* when it noticed its first case, TBR_NEVER before */
  double n_cases; /* open cases by its last report */
} TbrCyberView;

/* What a seat says about something that the scenario has set. */
typedef enum
{
  TBR_SEAT_LEAVES, /* as it is */
  TBR_SEAT_YES,
  TBR_SEAT_NO,
} TbrSeatWord;

/* The strain on a state that has asked for help, or on all that have. */
typedef struct
{
  TbrTime now;
  TbrStateId state;  /* of all that have asked: the one that lacks most */
  guint32 n_lines;   /* open lines */
  guint32 n_states;  /* states with open lines */
  double missing;    /* share of what is asked that nobody has promised, mean over lines, 0 to 1 */
  TbrTime short_for; /* age of the oldest line of which something is missing */
} TbrStrainView;

/* How far the integrated political crisis response of the Council is opened. */
typedef enum
{
  TBR_IPCR_OFF,
  TBR_IPCR_MONITORING, /* a page for all to see */
  TBR_IPCR_SHARING,    /* information sharing: the centre collects and analyses */
  TBR_IPCR_FULL,       /* full activation: the Council decides, an analysis every 24 h */
  TBR_IPCR_N
} TbrIpcrMode;

/* When a state considers asking for satellite maps. */
typedef struct
{
  TbrTime now;
  TbrStateId state;
  TbrTime onset;      /* when the first of its open needs arose */
  gboolean requested; /* a line of it is open */
} TbrMapView;

typedef struct
{
  TbrKind kind;    /* section "policies", element "policy" */
  guint decisions; /* points it can decide: bits 1 << TbrDecision */
  guint named;     /* of these: points it decides only where the scenario names them */

  /* DISPATCH and CHOOSE: which need first (higher first) and which unit for it (lower first;
     INFINITY: never). @values is the struct of kind.size bytes. */
  double (*urgency) (gconstpointer values, const TbrReport *report, TbrTime now);
  double (*score) (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate);
  TbrScoreMeasure measure; /* what the score is in */
  /* Whether all open needs and free units are weighed at once: the exact optimum of the summed
     scores, each need asking for units until its rate is met. */
  gboolean global;
  /* CHOOSE: whether the host weighs all offers on the table against each other once it has looked
     at the oldest; else each is decided in its turn. */
  gboolean compares;
  /* ASK. */
  void (*ask) (gconstpointer values, const TbrAskView *view, TbrAskAnswer *answer);
  /* OFFER: probability, 0 to 1, that the unit is offered. */
  double (*offer) (gconstpointer values, const TbrOfferView *view);
  /* RESCEU: whether to send it. */
  gboolean (*grant) (gconstpointer values, const TbrRescEUView *view);
  /* ASK_AGENCY: whether the agencies are asked now; if not, when to look again. */
  gboolean (*ask_agency) (gconstpointer values, const TbrAgencyAskView *view, TbrTime *out_again);
  /* AGENCY. */
  void (*answer) (gconstpointer values, const TbrAgencyView *view, TbrAgencyAnswer *answer);
  /* SHARE: whether indicators are passed on. */
  TbrSeatWord (*share) (gconstpointer values, const TbrCyberView *view);
  /* CSIRT: whether cases are taken as they come, whatever they are. */
  gboolean (*in_turn) (gconstpointer values, const TbrCyberView *view);
  /* SOLIDARITY: whether the clause is invoked. */
  gboolean (*invoke) (gconstpointer values, const TbrStrainView *view);
  /* IPCR: the mode the Presidency wants. */
  TbrIpcrMode (*open) (gconstpointer values, const TbrStrainView *view);
  /* MAPS: whether maps are asked for. */
  gboolean (*map) (gconstpointer values, const TbrMapView *view);
  /* ATLAS: as ASK, about intervention units. */
} TbrPolicyKind;

/* The points that a kind decides without being named for them. */
static inline guint
tbr_policy_plain (const TbrPolicyKind *kind)
{
  return kind->decisions & ~kind->named;
}

/* Every policy's struct of values begins with this, every table with TBR_POLICY_PARAMS. */
typedef struct
{
  TbrRefs states; /* the states it holds for; none: all */
  gint decision;  /* the point it decides: TbrDecision, or TBR_DECISION_N: all that its kind can */
  TbrTime from;   /* when it is put in force; 0: it is from the start */
} TbrPolicyCommon;

/* The decision points by TbrDecision, then "any"; NULL-ended. Static. */
extern const char *const tbr_policy_decisions[TBR_DECISION_N + 2];

/* First rows of every policy's table: its parameters are `{ TBR_POLICY_PARAMS (Struct), ... }`,
   where Struct begins with `TbrPolicyCommon common`. */
#define TBR_POLICY_PARAMS(Struct)                                                                  \
  { .name = "states",                                                                              \
    .type = TBR_PARAM_REFS,                                                                        \
    .offset = TBR_OFFSET (Struct, common.states),                                                  \
    .fallback = "",                                                                                \
    .section = "states",                                                                           \
    .change = TBR_CHANGE_SCENARIO,                                                                 \
    .certainty = TBR_CERTAINTY_SOURCED,                                                            \
    .sentence = "states it holds for; none: all",                                                  \
    .source = "Definition" },                                                                      \
      { .name = "from",                                                                            \
        .type = TBR_PARAM_INSTANT,                                                                 \
        .offset = TBR_OFFSET (Struct, common.from),                                                \
        .fallback = "0 s",                                                                         \
        .change = TBR_CHANGE_SCENARIO,                                                             \
        .certainty = TBR_CERTAINTY_SOURCED,                                                        \
        .sentence = "when it is put in force, in place of the one before it",                      \
        .source = "Definition" },                                                                  \
  {                                                                                                \
    .name = "decision", .type = TBR_PARAM_CHOICE, .offset = TBR_OFFSET (Struct, common.decision),  \
    .fallback = "any", .choices = tbr_policy_decisions, .change = TBR_CHANGE_SCENARIO,             \
    .certainty = TBR_CERTAINTY_SOURCED,                                                            \
    .sentence = "the decision point it serves, where its kind can serve several",                  \
    .source = "Definition"                                                                         \
  }

/* All kinds, NULL-ended; from the list in the room's meson.build. */
extern const TbrPolicyKind *const tbr_policy_kinds[];

G_END_DECLS
