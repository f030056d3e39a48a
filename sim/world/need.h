/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ledger of needs: hazards write what is wanted, units write what is done, neither sees the
   other. */
#pragma once

#include "engine/core.h"

#include <tabard/need.h>

/* Field groups of the ledger. Groups 8 and 9 are the network's conditions (world/route.h). */
#define TBR_GROUP_NEED (TBR_GROUPS_WORLD + 2)

/* What the ledger tells the rooms above, through tbr_core_raise(): a = need. */
#define TBR_EVENT_NEED_OPENED (TBR_EVENTS_WORLD + 0)
#define TBR_EVENT_NEED_CHANGED (TBR_EVENTS_WORLD + 1) /* required rate or factors changed */
#define TBR_EVENT_NEED_CLOSED (TBR_EVENTS_WORLD + 2)

/* One need. Rates are per hour in the unit of its kind (tbr_need_info()).

   A need that is held (shelter, safe water: TbrNeedInfo.holds) is served as long as units stay, not
   worked off. Its "rates" are amounts: required is the amount wanted, a unit's rate the amount it
   holds, tbr_need_rate() the amount held now. Work taken and `done` are then the integral of the
   amount held: person-hours, from which the hazard has its mean over a step by dividing. */
typedef struct
{
  TbrTime opened;             /* when it arose */
  TbrTime closed;             /* TBR_NEVER while open */
  TbrTime updated;            /* instant up to which the indices below are right */
  TbrTime halted;             /* units do not work before, for safety; 0 for never halted */
  double stock;               /* what is left */
  double required;            /* rate wanted, all classes together */
  double share[TBR_WORK_N];   /* 0 to 1: how much of the required rate each class may take */
  double factor[TBR_WORK_N];  /* what the place makes of nominal work: 0 none, 1 nominal */
  double own[TBR_WORK_N];     /* the same without the heat outdoors, as its hazard set it */
  double outdoors;            /* what the heat leaves of work outdoors, 0 to 1 */
  double rate[TBR_WORK_N];    /* nominal rate of the units at work, and of goods that stay */
  double stayed[TBR_WORK_N];  /* of this, goods that units have left here (needs that are held) */
  double promised;            /* nominal rate of units accepted, not yet on the way */
  double on_the_way;          /* nominal rate of units on the way, setting up or resting on site */
  double accrued[TBR_WORK_N]; /* work done by class that the hazard has not yet taken */
  double index[TBR_WORK_N];   /* integral of factor over time, hours: a unit's work is its rate
                                 times the growth of the index while it worked */
  double done;                /* work taken by the hazard so far */
  double lost;                /* stock lost to harm so far */
  double largest;             /* largest stock so far */
  double told_stock;          /* stock in the last fact about it */
  double told_required;       /* required rate in the last fact about it */
  float lon, lat;             /* degrees */
  guint32 hazard, state, region, node; /* where it belongs; node: of the network */
  float node_distance;                 /* metres from the node */
  guint32 part;                        /* the hazard's own number for it */
  guint32 name_hash;                   /* names it in random streams: of hazard and part */
  guint32 first_unit;                  /* head of the list of its units, TBR_NONE */
  guint32 n_units;                     /* units assigned: in one of the three columns */
  guint32 n_working;                   /* units at work */
  guint32 n_promised;                  /* units in the column promised */
  guint32 n_expected;                  /* units in the column on_the_way */
  guint32 n_class[TBR_WORK_N];         /* units at work by class */
  guint8 kind;                         /* TbrNeedKind */
  guint8 priority;                     /* 0 most urgent */
  guint8 reserved[6];
} TbrNeed;

static inline TbrNeed *
tbr_need_get (const TbrSim *sim, TbrNeedId need)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_NEED, TbrNeed)[need.i];
}

static inline guint32
tbr_need_count (const TbrSim *sim)
{
  return tbr_arena_count (&sim->arena, TBR_GROUP_NEED);
}

static inline gboolean
tbr_need_is_open (const TbrSim *sim, TbrNeedId need)
{
  return tbr_need_get (sim, need)->closed == TBR_NEVER;
}

/* What a hazard says when it opens a need. */
typedef struct
{
  TbrHazardId hazard;
  TbrNeedKind kind;
  guint32 part;             /* the hazard's own number for it */
  double lon, lat;          /* degrees; the state and the node are looked up */
  TbrStateId state;         /* null: looked up */
  double stock;             /* amount at the start */
  double required;          /* rate wanted, per hour */
  guint8 priority;          /* 0 most urgent */
  double share[TBR_WORK_N]; /* all 0: every class may take all */
} TbrNeedSpec;

/* Field groups of the ledger, for the run to allocate. */
extern const TbrArenaGroup tbr_need_groups[];
extern const guint tbr_need_n_groups;

/**
 * tbr_need_open:
 *
 * Opens a need with factors of 1, writes the fact, raises TBR_EVENT_NEED_OPENED. The run has made
 * room for as many needs as the hazard kind's n_needs() said.
 */
TbrNeedId tbr_need_open (TbrSim *sim, const TbrNeedSpec *spec);

/**
 * tbr_need_update:
 * @stock: what is left now
 * @required: rate wanted from now on, per hour
 *
 * Writes a fact and raises TBR_EVENT_NEED_CHANGED when the required rate has changed by more than
 * 5 %, or the stock by more than 10 % of its largest, since the last such fact; numbers are taken
 * over in any case.
 */
void tbr_need_update (TbrSim *sim, TbrNeedId need, double stock, double required);

/* Sets what the place makes of nominal work of one class, from now on; raises
   TBR_EVENT_NEED_CHANGED when it turns from none to some or back. */
void tbr_need_set_factor (TbrSim *sim, TbrNeedId need, TbrWorkClass work, double factor);

/* Carries what the heat leaves of work outdoors (tbr_outdoors_set()) to the open needs that are
   worked on outdoors; aircraft fly as ever. */
void tbr_need_slow (TbrSim *sim);

/**
 * tbr_need_take:
 *
 * Work done by one class (the sum over classes for TBR_WORK_N) since it was last taken, in the
 * unit of the kind; adds it to `done`.
 */
double tbr_need_take (TbrSim *sim, TbrNeedId need, TbrWorkClass work);

/* Present effective rate of a class (of all for TBR_WORK_N), per hour: nominal times factor. */
double tbr_need_rate (const TbrSim *sim, TbrNeedId need, TbrWorkClass work);

/* Whether no need asks, has or is given less than nothing. */
gboolean tbr_need_check (const TbrSim *sim, GError **error);

/* Counts stock lost to harm; writes no fact (the harm has one). */
void tbr_need_lose (TbrSim *sim, TbrNeedId need, double amount);

/* Closes a need: fact, TBR_EVENT_NEED_CLOSED. What was accrued and not taken counts as done. */
void tbr_need_close (TbrSim *sim, TbrNeedId need);

/* The unit's side: a unit of nominal @rate starts (+1) or stops (-1) work. */
void tbr_need_work (TbrSim *sim, TbrNeedId need, TbrWorkClass work, double rate, int sign);
/* Goods that stay when the unit that brought them leaves: so much is held from now on. */
void tbr_need_leave (TbrSim *sim, TbrNeedId need, TbrWorkClass work, double amount);
/* A unit is promised (+1, -1); on its way, setting up or resting: columns for the response. A unit
   is in one column at a time. */
void tbr_need_promise (TbrSim *sim, TbrNeedId need, double rate, int sign);
void tbr_need_expect (TbrSim *sim, TbrNeedId need, double rate, int sign);
/* The index of work of a class brought up to now. */
double tbr_need_index (TbrSim *sim, TbrNeedId need, TbrWorkClass work);
