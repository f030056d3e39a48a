/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The assistance cycle: cases, requests, offers, tasks, and the events that carry them on. */
#pragma once

#include "resources/unit.h"

#include <tabard/policy.h>

/* Field groups. */
#define TBR_GROUP_CASE (TBR_GROUPS_RESPONSE + 0)
#define TBR_GROUP_REPORT (TBR_GROUPS_RESPONSE + 1)
#define TBR_GROUP_REQUEST (TBR_GROUPS_RESPONSE + 2)
#define TBR_GROUP_OFFER (TBR_GROUPS_RESPONSE + 3)
#define TBR_GROUP_SEAT (TBR_GROUPS_RESPONSE + 4)
#define TBR_GROUP_POLICY (TBR_GROUPS_RESPONSE + 5)
#define TBR_GROUP_HELPED (TBR_GROUPS_RESPONSE + 6)
#define TBR_GROUP_CYCLE (TBR_GROUPS_RESPONSE + 7)
#define TBR_GROUP_APPEAL (TBR_GROUPS_RESPONSE + 12)
#define TBR_GROUP_MAP (TBR_GROUPS_RESPONSE + 13)

/* Events of the room: a, b as said. */
#define TBR_EVENT_REPORT (TBR_EVENTS_RESPONSE + 0)  /* the situation is taken down */
#define TBR_EVENT_PUBLISH (TBR_EVENTS_RESPONSE + 1) /* and reaches the seats */
#define TBR_EVENT_ASK (TBR_EVENTS_RESPONSE + 2)     /* a case: its state considers asking */
#define TBR_EVENT_ANSWER (TBR_EVENTS_RESPONSE + 3)  /* a request, b state: the state answers */
#define TBR_ASKED_AGAIN 0x80000000u                 /* in b: it was asked again; a no is not told */
#define TBR_EVENT_DECIDE (TBR_EVENTS_RESPONSE + 4)  /* a offer: the host decides */
#define TBR_EVENT_LAPSE (TBR_EVENTS_RESPONSE + 5)   /* a offer: held too long */
#define TBR_EVENT_TASK (TBR_EVENTS_RESPONSE + 6)    /* a unit: gets its task */
#define TBR_EVENT_PLAN (TBR_EVENTS_RESPONSE + 7)    /* a state: national dispatch */
#define TBR_EVENT_RESCEU (TBR_EVENTS_RESPONSE + 8)  /* a request: the Commission decides */
#define TBR_EVENT_IDLE (TBR_EVENTS_RESPONSE + 9)    /* a unit: nothing to do, settled at once */

#define TBR_EVENT_TEAM (TBR_EVENTS_RESPONSE + 10)    /* a state: the centre considers a team */
#define TBR_EVENT_AGENCY (TBR_EVENTS_RESPONSE + 11)  /* a request, b what: an agency's next step */
#define TBR_EVENT_SUPPLY (TBR_EVENTS_RESPONSE + 12)  /* a unit: the host's supplies are there */
#define TBR_EVENT_FORWARD (TBR_EVENTS_RESPONSE + 24) /* a request: it reaches the centre */
#define TBR_EVENT_POLICY (TBR_EVENTS_RESPONSE + 25)  /* a policy: in force from now on */
#define TBR_EVENT_CSIRT (TBR_EVENTS_RESPONSE + 26)   /* the cyber teams' seats look */
#define TBR_EVENT_SOLIDARITY (TBR_EVENTS_RESPONSE + 27) /* a state, b time: the Council decides */
#define TBR_EVENT_IPCR (TBR_EVENTS_RESPONSE + 28)       /* a mode, b opening: it begins */
#define TBR_EVENT_ANALYSIS (TBR_EVENTS_RESPONSE + 29)   /* b opening: the daily analysis is due */
#define TBR_EVENT_MAP (TBR_EVENTS_RESPONSE + 30)        /* a map: it is delivered */
#define TBR_EVENT_ATLAS (TBR_EVENTS_RESPONSE + 31) /* a case, b 0: look; a appeal, b 1: answer */

/* What a state does about one kind of need on its land. */
typedef struct
{
  TbrTime onset;               /* when the first of these needs arose */
  TbrEventHandle ask;          /* next look at asking */
  TbrTime requested;           /* first request, TBR_NEVER before */
  TbrEventHandle atlas;        /* next look at asking for intervention units */
  double luck;                 /* uniform, of this state and kind */
  double lag;                  /* seconds, onset to request usual for the hazard */
  double required_day[24];     /* rate wanted at the last 24 hourly reports, for the growth */
  guint32 n_reports;           /* reports so far */
  guint32 state, need;         /* TbrStateId, TbrNeedKind */
  guint32 hazard;              /* the first hazard behind it */
  guint32 n_open;              /* open needs */
  guint32 request[TBR_WORK_N]; /* open request lines, TBR_NONE */
  guint8 national;             /* national units have been sent */
  guint8 alerted;              /* the centre has been told that a request may follow */
  guint8 reserved[6];
} TbrCase;

typedef enum
{
  TBR_REQUEST_END_MET,    /* needs are over */
  TBR_REQUEST_END_LAPSED, /* open for longer than the law lets it */
  TBR_REQUEST_END_ORDER,  /* withdrawn through the command door */
  TBR_REQUEST_END_N
} TbrRequestEnd;

/* One line of a request for assistance. */
typedef struct
{
  TbrTime opened;      /* when it was entered */
  TbrTime closed;      /* TBR_NEVER while open */
  TbrTime alerted;     /* last time the states were asked */
  TbrTime first_offer; /* TBR_NEVER before */
  double asked;        /* rate, per hour */
  double accepted;     /* nominal rate of units accepted and not gone home again */
  double offered;      /* nominal rate of all offers made */
  guint32 state, need; /* host, TbrNeedKind */
  guint32 work;        /* TbrWorkClass */
  guint32 round;       /* how often the states were asked */
  guint32 part_of;     /* its case */
  guint32 n_offers;    /* offers made */
} TbrRequest;

typedef enum
{
  TBR_OFFER_MADE, /* waits for the host */
  TBR_OFFER_HELD, /* looked at, kept for later */
  TBR_OFFER_ACCEPTED,
  TBR_OFFER_REFUSED,
  TBR_OFFER_LAPSED,
  TBR_OFFER_ENDED, /* accepted, and the unit has gone home again */
  TBR_OFFER_N
} TbrOfferStatus;

typedef enum
{
  TBR_DECLINE_NOTHING,   /* has nothing of the kind that is free */
  TBR_DECLINE_RESERVE,   /* keeps the rest as national reserve */
  TBR_DECLINE_UNWILLING, /* could, does not */
  TBR_DECLINE_N
} TbrDecline;

typedef enum
{
  TBR_REFUSAL_ENOUGH,  /* enough is on its way */
  TBR_REFUSAL_OVER,    /* the request is closed */
  TBR_REFUSAL_ORDER,   /* refused through the command door */
  TBR_REFUSAL_CONSENT, /* the government of a third country does not agree */
  TBR_REFUSAL_N
} TbrRefusal;

/* One unit offered against one request line. */
typedef struct
{
  TbrTime made;         /* when it was offered */
  TbrTime due;          /* when the host has looked at it */
  TbrEventHandle timer; /* decision or lapse */
  double rate;          /* nominal, per hour */
  guint32 request, unit;
  guint32 status;  /* TbrOfferStatus */
  guint32 refused; /* not 0: the host's government will not agree */
} TbrOffer;

/* One satellite map of one place. */
typedef struct
{
  TbrTime asked;
  TbrTime image;     /* what it shows */
  TbrTime delivered; /* when it comes */
  double lon, lat;   /* degrees, of its centre */
  guint32 state;
  guint32 reserved;
} TbrRapidMap;

/* One state that is asked for its intervention units. */
typedef struct
{
  TbrTime asked;
  guint32 part_of;  /* the case */
  guint32 owner;    /* the state that is asked */
  guint32 answered; /* not 0: it has answered */
  guint32 reserved;
} TbrAppeal;

/* What is counted for each state. */
typedef struct
{
  TbrEventHandle plan; /* coalesced national dispatch */
  TbrTime planned;     /* last national dispatch, TBR_NEVER before */
  TbrTime hub_free;    /* from when its airport of entry can unload the next aircraft */
  TbrTime invoked;     /* when it invoked the solidarity clause, TBR_NEVER while it does not hold */
  TbrTime decided;     /* when the Council decided on that, TBR_NEVER before */
  guint32 n_cases;     /* cases of its own with an open need */
  guint32 n_invoked;   /* how often it has invoked the clause */
  guint32 n_maps;      /* satellite maps asked for */
  guint32 by_hand;     /* points that a person decides: bits 1 << TbrDecision */
} TbrSeatTally;

/* Counters of the whole cycle; one element. */
typedef struct
{
  TbrTime
      ipcr_opened; /* when the Council's crisis response was opened, TBR_NEVER while it is not */
  guint32 n_open_needs;
  guint32 n_reports;  /* reports taken */
  guint32 running;    /* not 0: the report clock is running */
  guint32 ipcr;       /* TbrIpcrMode */
  guint32 ipcr_next;  /* TbrIpcrMode that has been decided on and not yet begun; else as ipcr */
  guint32 n_openings; /* how often it has been opened */
  guint32 n_analyses; /* integrated situational awareness reports since it was opened */
  guint32 by_hand;    /* points of the centre's that a person decides: bits 1 << TbrDecision */
} TbrCycle;

extern const TbrArenaGroup tbr_response_groups[];
extern const guint tbr_response_n_groups;
void tbr_response_add_handlers (TbrHandler *handlers);
/* Makes the seats ready. At time 0, after the units and before the hazards. */
void tbr_response_start (TbrSim *sim);

#define TBR_ACCESSOR(noun, Type, GROUP)                                                            \
  static inline Type *noun (const TbrSim *sim, guint32 index)                                      \
  {                                                                                                \
    return &tbr_arena_get (&sim->arena, GROUP, Type)[index];                                       \
  }

TBR_ACCESSOR (tbr_case_get, TbrCase, TBR_GROUP_CASE)
TBR_ACCESSOR (tbr_report_get, TbrReport, TBR_GROUP_REPORT)
TBR_ACCESSOR (tbr_request_get, TbrRequest, TBR_GROUP_REQUEST)
TBR_ACCESSOR (tbr_offer_get, TbrOffer, TBR_GROUP_OFFER)
TBR_ACCESSOR (tbr_seat_get, TbrSeatTally, TBR_GROUP_SEAT)
TBR_ACCESSOR (tbr_appeal_get, TbrAppeal, TBR_GROUP_APPEAL)
TBR_ACCESSOR (tbr_rapid_map_get, TbrRapidMap, TBR_GROUP_MAP)

static inline TbrCycle *
tbr_cycle_get (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_CYCLE, TbrCycle);
}
