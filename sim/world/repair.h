/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The book of repairs: losses of services as jobs that crews work off, and what each gives back. */
#pragma once

#include "world/lifeline.h"
#include "world/need.h"

#include <tabard/route.h>

/* Field groups. */
#define TBR_GROUP_REPAIR (TBR_GROUPS_WORLD + 13)      /* TbrRepair, in the order of opening */
#define TBR_GROUP_REPAIR_BOOK (TBR_GROUPS_WORLD + 14) /* TbrRepairBook, one */

/* Work at all open repairs is taken. */
#define TBR_EVENT_REPAIR_STEP (TBR_EVENTS_WORLD + 5)

TBR_DECLARE_HANDLE (TbrRepairId); /* a row of the book */

/* What a hazard says of damage that crews repair. */
typedef struct
{
  TbrHazardId hazard;   /* of a kind that reaches services */
  TbrNeedKind kind;     /* TBR_NEED_LINE_REPAIR, _TELECOM_REPAIR, _SITE_REPAIR, ... */
  TbrLifeline lifeline; /* service that is lost */
  TbrRegionId region;   /* where it is lost */
  TbrStateId state;     /* null: looked up */
  double lon, lat;      /* degrees, where the jobs are */
  double jobs;          /* number of jobs, in the unit of the need, > 0 */
  double loss;          /* share of the service that all of them together took, 0 to 1 */
  double unequal;       /* 0: each job restores the same; 1: customers a job are exponential */
  TbrTime target;       /* time within which the jobs are wanted done; sets the rate asked */
  guint32 part;         /* the hazard's own number for the need */
  TbrLinkState road;    /* what it does to a link of the network until it is done: open, no link */
  TbrLinkId link;       /* which, unless road is open */
  double speed_factor;  /* share of its speed that a slowed one keeps, 0 to 1 */
  double share[TBR_WORK_N]; /* how much of the rate each class may take; all 0: all */
} TbrRepairSpec;

typedef struct
{
  double jobs;     /* at the last opening or addition */
  double left;     /* of them */
  double loss;     /* share of the service that those jobs took */
  double restored; /* of it, given back so far */
  double unequal;  /* see TbrRepairSpec */
  TbrTime target;  /* see TbrRepairSpec */
  TbrTime closed;  /* TBR_NEVER while open */
  guint32 need;    /* TbrNeedId */
  guint32 hazard, region, lifeline;
  guint32 link;     /* TbrLinkId that is not open until it is done, TBR_NONE */
  guint32 reserved; /* 0 */
} TbrRepair;

typedef struct
{
  guint32 n_open;
  guint32 stepping; /* not 0: a step is scheduled */
} TbrRepairBook;

extern const TbrArenaGroup tbr_repair_groups[];
extern const guint tbr_repair_n_groups;
void tbr_repair_add_handlers (TbrHandler *handlers);
/* Makes the book ready. At time 0, before the hazards. */
void tbr_repair_start (TbrSim *sim);
/* Room for @n more repairs; from a hazard's start(). Each opens one need, which the kind's
   n_needs() counts. */
void tbr_repair_reserve (TbrSim *sim, guint32 n);

/**
 * tbr_repair_open:
 *
 * Takes the loss from the service and opens the need for its repair. Every half hour the work done
 * is taken, and gives back its part of the loss: the largest jobs come first. The need is closed
 * when nothing is left, and the link is open again, unless other damage keeps it. The loss may be
 * 0: a bridge, a road to clear.
 */
TbrRepairId tbr_repair_open (TbrSim *sim, const TbrRepairSpec *spec);
/* More of the same damage at a repair that is open: jobs and loss on top of what is left. */
void tbr_repair_add (TbrSim *sim, TbrRepairId repair, double jobs, double loss);
gboolean tbr_repair_is_open (const TbrSim *sim, TbrRepairId repair);
/* Jobs left, as of the last step. */
double tbr_repair_left (const TbrSim *sim, TbrRepairId repair);

/**
 * tbr_repair_restored:
 * @done: share of the jobs done, 0 to 1
 * @unequal: 0 to 1
 *
 * Share of the customers who are back when the jobs with most customers are done first. Customers a
 * job are a constant plus an exponential draw, of whose mean the latter is @unequal: x (1 - u ln
 * x), the concentration curve of that law. With u = 1 and a steady rate of work it follows 1 - exp
 * (-t / tau) within 0.05, tau being a quarter of the time for all jobs.
 *
 * Source: [GASTWIRTH1972] for the concentration curve; largest customer count first as network
 *   operators do
 * Returns: share, 0 to 1
 */
double tbr_repair_restored (double done, double unequal);
