/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Units: where each is, what it does, and the orders that move it. */
#pragma once

#include "world/need.h"

#include <tabard/snapshot.h>

/* Field groups. */
#define TBR_GROUP_UNIT (TBR_GROUPS_RESOURCES + 0)
/* +1 and +2 are the journeys (journey.h), +3 and +4 the people (roster.h). */

/* What units tell the room above, through tbr_core_raise(): a = unit. */
#define TBR_EVENT_UNIT_ARRIVED                                                                     \
  (TBR_EVENTS_RESOURCES + 16) /* at the reception centre, wants a task */
#define TBR_EVENT_UNIT_IDLE                                                                        \
  (TBR_EVENTS_RESOURCES + 17) /* its need is closed, or gives it no work */
#define TBR_EVENT_UNIT_EXPIRED                                                                     \
  (TBR_EVENTS_RESOURCES + 18) /* period_end or supplies_end, or both, are not after now */
#define TBR_EVENT_UNIT_READY (TBR_EVENTS_RESOURCES + 19) /* at home, recovered, can be sent */
#define TBR_EVENT_UNIT_TIRING                                                                      \
  (TBR_EVENTS_RESOURCES + 20) /* abroad, its period ends soon: time to ask for relief */
#define TBR_EVENT_UNIT_LOW (TBR_EVENTS_RESOURCES + 21) /* its supplies end soon */
/* Its own timers lie at TBR_EVENTS_RESOURCES + 0 to 15. */

/* Why a unit does not work although it is on site. */
typedef enum
{
  TBR_REST_NONE,
  TBR_REST_NIGHT,      /* flies by daylight only */
  TBR_REST_CREW,       /* the crew's hours are over */
  TBR_REST_AFTERSHOCK, /* work stopped for safety */
  TBR_REST_NO_WORK,    /* the need gives its class no work at present */
  TBR_REST_N
} TbrRest;

/* Why a unit leaves. */
typedef enum
{
  TBR_RELEASE_DONE,     /* nothing left to do */
  TBR_RELEASE_PERIOD,   /* the mission's period is over */
  TBR_RELEASE_SUPPLIES, /* self-sufficiency is over and the host does not supply */
  TBR_RELEASE_RECALL,   /* its owner needs it at home */
  TBR_RELEASE_ORDER,    /* ordered through the command door */
  TBR_RELEASE_CREW,     /* the mission's period is over and no relief could be crewed */
  TBR_RELEASE_N
} TbrRelease;

/* Why an order cannot be carried out. */
typedef enum
{
  TBR_ORDER_OK,
  TBR_ORDER_AWAY,    /* it is on another mission */
  TBR_ORDER_OFF,     /* it is off duty or recovering */
  TBR_ORDER_NO_CREW, /* fewer qualified people present than it needs */
  TBR_ORDER_NO_RATE, /* it can do nothing about this need */
  TBR_ORDER_NO_WAY,  /* no route, no airport, out of range */
  TBR_ORDER_CLOSED,  /* the need is closed */
  TBR_ORDER_EXPIRED, /* its certificate is too old for a mission abroad */
  TBR_ORDER_EMPTY,   /* its goods have been handed out */
  TBR_ORDER_N
} TbrOrderFault;

/* What a unit finds where it arrives abroad. */
typedef struct
{
  double error;        /* factor on errors for want of a common language, 1 or more */
  double effect;       /* share of work done for want of support, 0 to 1 */
  TbrTime effect_time; /* for how long, from now */
} TbrReception;

/* Whether people have been found who take over from a unit's crew. */
typedef enum
{
  TBR_RELIEF_NONE,    /* not asked for */
  TBR_RELIEF_MISSING, /* asked for in vain so far */
  TBR_RELIEF_COMING,  /* found */
  TBR_RELIEF_N
} TbrRelief;

/* A post that is not filled. */
typedef struct
{
  guint32 skill;    /* TbrSkill */
  guint32 level;    /* TbrLevel */
  guint32 present;  /* persons there */
  guint32 required; /* persons needed */
} TbrCrewGap;

extern const char *const tbr_rest_names[TBR_REST_N + 1];
extern const char *const tbr_release_names[TBR_RELEASE_N + 1];
extern const char *const tbr_order_fault_names[TBR_ORDER_N + 1];

/* The column of its need that a unit's rate stands in. */
typedef enum
{
  TBR_COLUMN_NONE,     /* it has no need */
  TBR_COLUMN_PROMISED, /* getting ready */
  TBR_COLUMN_EXPECTED, /* on its way, setting up, resting on site */
  TBR_COLUMN_WORKING,  /* at work */
  TBR_COLUMN_N
} TbrColumn;

/* Where a unit is stationed. */
typedef struct
{
  float lon, lat; /* degrees */
  guint32 node;   /* network node there */
} TbrHome;

/* The changing half of a unit; the other is TbrUnitSpec. */
typedef struct
{
  TbrTime since;        /* when the present phase began */
  TbrTime until;        /* when it ends, TBR_NEVER when open */
  TbrTime left_home;    /* departure of the present mission */
  TbrTime accepted;     /* when the order came */
  TbrTime on_site;      /* first arrival on site of this mission, TBR_NEVER before */
  TbrTime supplies_end; /* end of self-sufficiency */
  TbrTime period_end;   /* end of the mission's period; rotation moves it */
  TbrTime leg_from;     /* present leg of travel: start and end, for its place between */
  TbrTime leg_until;
  TbrTime fresh;            /* when its present people began work on site: day 1 of their fatigue */
  TbrTime duty_left;        /* time the crews may still work in this day of duty */
  TbrTime stopped;          /* when it last stopped working, or first came on site */
  TbrTime aged;             /* up to when sickness and injuries have been drawn */
  TbrTime counted;          /* up to when hours at work have been counted */
  TbrTime handed;           /* up to when goods handed out have been counted */
  TbrTime fuelled;          /* up to when its fuel has been counted */
  TbrTime spell;            /* when its present spell of days at work began */
  TbrTime woken;            /* when it last began to work: its sleep is reckoned from there */
  TbrTime week;             /* when its present week of work began */
  TbrTime relief_ask;       /* when it had better ask for relief (again), TBR_NEVER */
  TbrTime relief_due;       /* when its relief takes over, TBR_NEVER */
  TbrTime supplies_low;     /* when they had better be filled up, TBR_NEVER */
  TbrTime unsupported;      /* until when it lacks the host's support */
  TbrEventHandle timer;     /* end of the phase */
  TbrEventHandle shift;     /* next turn of day and night, or of the crew */
  TbrEventHandle expiry;    /* earlier of supplies_end and period_end */
  TbrEventHandle rested;    /* those it was relieved of can be asked again */
  TbrEventHandle repair;    /* the next machine is repaired */
  double rate;              /* nominal rate at the need, crew's effectiveness included, per hour */
  double nominal;           /* rate of the type times size for the need, per hour; 0 without need */
  double index;             /* the need's index when its present rate began */
  double block_index;       /* the need's index when it began to work without a break */
  double block_work;        /* work done since then under earlier rates */
  double hours_worked;      /* this mission */
  double work_done;         /* this mission, in the need's unit */
  double person_days;       /* given abroad so far in the run */
  double week_hours;        /* worked by each in the present week, hours */
  double debt;              /* sleep missed, hours */
  double person_hours;      /* worked since that was last told */
  double strained;          /* of these, at a risk above TBR_CREW_STRAIN */
  double run_hours;         /* worked since breakdowns were drawn */
  double goods;             /* share of its goods that is left, 0 to 1 */
  double issued;            /* share handed out so far in the run */
  double filled;            /* share it has had so far in the run: goods and issued */
  double exposure;          /* person-hours since injuries were drawn, weighed by risk */
  double fuel;              /* what its machines have of it, in hours of work */
  double metres;            /* travelled this mission */
  float lon, lat;           /* degrees, present place, or start of the present leg */
  float goal_lon, goal_lat; /* degrees, end of the present leg */
  guint32 node;             /* network node it is at, or started from */
  guint32 goal_node;        /* network node it goes to */
  TbrHome home;             /* its base; an order may give it another */
  guint32 need;             /* TbrNeedId of its task, TBR_NONE */
  guint32 host;             /* TbrStateId it is sent to, TBR_NONE at home */
  guint32 request;          /* TbrRequestId, TBR_NONE */
  guint32 call;             /* pool element of an ordinary call it serves, TBR_NONE */
  guint32 mission;          /* number of its missions so far: the step of its random streams */
  guint32 journey;          /* pool element of its legs, TBR_NONE while it does not travel */
  guint32 next_at_need;     /* the other units of its need, TBR_NONE at the ends */
  guint32 previous_at_need;
  guint32 cohort;        /* first of its cohorts (roster.h) */
  guint32 pool;          /* first of the pools they come from */
  float driven;          /* seconds at the wheel since the last long rest */
  float support;         /* share of work done until then, 0 to 1 */
  float error;           /* factor on errors where no language is shared, 1 or more */
  float dearth;          /* share of the fuel it burns that is not to be had where it works */
  guint16 staff_present; /* persons fit for duty; at home, those it is meant to have */
  guint16 n_sick;        /* fell ill on this mission */
  guint16 n_down;        /* machines that are broken */
  guint16 n_injured;     /* hurt at work on this mission */
  guint8 phase;          /* TbrPhase */
  guint8 rest;           /* TbrRest */
  guint8 work;           /* TbrWorkClass at its need */
  guint8 foreign;        /* not 0: abroad or bound for abroad */
  guint8 release;        /* TbrRelease of the present return */
  guint8 leg;            /* TbrMode of the present leg */
  guint8 column;         /* TbrColumn */
  guint8 relief;         /* TbrRelief */
  guint8 flown;          /* not 0: others fly it on this mission */
  guint8 dry;            /* not 0: it works on no more fuel than is brought to it */
  guint8 moves;          /* not 0: on its way from one base to another */
  guint8 out;            /* not 0: out of service by order, at home or on its way there */
} TbrUnit;

static inline TbrUnit *
tbr_unit_get (const TbrSim *sim, TbrUnitId unit)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_UNIT, TbrUnit)[unit.i];
}

static inline const TbrUnitSpec *
tbr_unit_spec (const TbrSim *sim, TbrUnitId unit)
{
  return &sim->scenario->units[unit.i];
}

/* Whether it has joined: before, it is not there for anybody. */
static inline gboolean
tbr_unit_is_there (const TbrSim *sim, TbrUnitId unit)
{
  return tbr_unit_spec (sim, unit)->from <= tbr_sim_clock (sim);
}

/* Whether it is there and, when it is at home, can be sent. */
static inline gboolean
tbr_unit_is_on_duty (const TbrSim *sim, TbrUnitId unit)
{
  return tbr_unit_spec (sim, unit)->on_duty != 0 && tbr_unit_is_there (sim, unit)
         && tbr_unit_get (sim, unit)->out == 0;
}

static inline const TbrCapability *
tbr_unit_capability (const TbrSim *sim, TbrUnitId unit)
{
  return sim->scenario->capabilities[tbr_unit_spec (sim, unit)->capability];
}

/* Field groups and handlers of the room, for the run. */
extern const TbrArenaGroup tbr_unit_groups[];
extern const guint tbr_unit_n_groups;
void tbr_unit_add_handlers (TbrHandler *handlers);

/* Frees what the room remembers outside the arena; to be called before the run is cleared. */
void tbr_unit_free_cache (TbrSim *sim);

/**
 * tbr_unit_check_invariants:
 *
 * Whether the units and the ledger agree: each need's columns are the sums over its units, each
 * unit's phase goes with its column, its task, its journey and its timer.
 *
 * Errors: TBR_ERROR_COMMAND, naming the first unit or need that is off
 */
gboolean tbr_unit_check_invariants (const TbrSim *sim, GError **error);
/* The same of some units, of all that have a need, and of all needs: quick enough for every event.
 */
gboolean tbr_unit_check_busy (const TbrSim *sim, const guint32 *units, guint n_units,
                              GError **error);

/* Makes room for all units and for a journey of each, before anything else lies where that room
   will be: journeys that nobody makes are room that is never written to, and takes no memory. */
void tbr_unit_reserve (TbrSim *sim);
/* Puts every unit of the scenario at its base; those that join later are off until then. At time 0,
   before anything else. */
void tbr_unit_start (TbrSim *sim);

/* What a unit could do about a need. */
typedef struct
{
  double rate;     /* per hour, effectiveness of a fresh crew, factor of the place not included */
  double time;     /* seconds from an order now until it is at work; INFINITY: cannot get there */
  double distance; /* metres, great circle from where it is */
  guint8 work;     /* TbrWorkClass */
} TbrUnitEstimate;

/**
 * tbr_unit_estimate:
 *
 * What a unit could do about a need, expected values, no draws: readiness, travel by its mode with
 * the network as it is now, daylight, set-up. Cheap enough to ask for every unit of Europe.
 * Returns: TBR_ORDER_OK, or why it cannot be ordered
 */
TbrOrderFault tbr_unit_estimate (TbrSim *sim, TbrUnitId unit, TbrNeedId need,
                                 TbrUnitEstimate *out_estimate);

/* Whether the unit is at home, on duty and crewed; the need, if any, open and answered by its type.
 */
TbrOrderFault tbr_unit_check_order (const TbrSim *sim, TbrUnitId unit, TbrNeedId need);

/* Whether its certificate is too old for a mission to a state. */
gboolean tbr_unit_is_expired (const TbrSim *sim, TbrUnitId unit, TbrStateId state);

/* Whether too few people are at home to crew the unit legally; tells which post is short. */
gboolean tbr_unit_lacks_crew (const TbrSim *sim, TbrUnitId unit, TbrCrewGap *out_gap);

/* Offered: waits for an answer. Only from AVAILABLE. */
void tbr_unit_hold (TbrSim *sim, TbrUnitId unit);
/* The offer is refused or has lapsed. Nothing happens unless the unit is held. */
void tbr_unit_free (TbrSim *sim, TbrUnitId unit);

/**
 * tbr_unit_send:
 * @need: what for; decides the goal
 * @request: line of the request, null when its own state sends it
 *
 * From AVAILABLE or HELD: mobilises, travels, and
 *  - at home: goes straight to the need, sets up and works;
 *  - abroad: arrives at the reception centre and raises TBR_EVENT_UNIT_ARRIVED.
 * Counts it in the need's columns. Writes UNIT_ORDERED and what follows, or UNIT_ORDER_FAILED.
 */
TbrOrderFault tbr_unit_send (TbrSim *sim, TbrUnitId unit, TbrNeedId need, TbrRequestId request);

/* Gives a unit that is away and not yet packing a (new) need: approach, set-up, work. A unit that
   still mobilises or is on its way from abroad goes on, for the new need. */
TbrOrderFault tbr_unit_task (TbrSim *sim, TbrUnitId unit, TbrNeedId need);

/* Its own service relieves a unit at home: the period starts anew; fact UNIT_ROTATED. */
void tbr_unit_rotate (TbrSim *sim, TbrUnitId unit);
/**
 * tbr_unit_relieve:
 *
 * Asks the owner of a unit abroad for people who take over: those at home who can fill its posts
 * and agree to go. When they are enough they come, both crews overlap, and at the hand-over the
 * period starts anew. Writes RELIEF_ASKED and RELIEF_FOUND or RELIEF_MISSING.
 *
 * Returns: TBR_ORDER_OK, or TBR_ORDER_NO_CREW
 */
TbrOrderFault tbr_unit_relieve (TbrSim *sim, TbrUnitId unit);
/* The unit is received abroad. */
void tbr_unit_receive (TbrSim *sim, TbrUnitId unit, const TbrReception *reception);
/* The host fills its supplies up by another @period; fact UNIT_SUPPLIED. */
void tbr_unit_supply (TbrSim *sim, TbrUnitId unit, TbrTime period);

/* Ends its mission wherever it is: packing, return, recovery; then TBR_EVENT_UNIT_READY. */
void tbr_unit_release (TbrSim *sim, TbrUnitId unit, TbrRelease why);

/* Gives a unit another base: it goes there at once when it is free or on its way home, else when it
   is free again. Fact UNIT_STATIONED. */
void tbr_unit_station (TbrSim *sim, TbrUnitId unit, TbrHome home);

/**
 * tbr_unit_withdraw:
 *
 * Takes a unit out of service from now on: at home it is OFF at once, held or not; one that is away
 * is OFF when it has come home and recovered. Its people stay with their owner. The room above
 * ends its mission. Fact UNIT_SERVICE, nothing when it is out already.
 */
void tbr_unit_withdraw (TbrSim *sim, TbrUnitId unit);
/* Puts it into service again: at home it is ready at once. Facts UNIT_SERVICE and UNIT_READY. */
void tbr_unit_restore (TbrSim *sim, TbrUnitId unit);

/* All units of a need stop; each is told by TBR_EVENT_UNIT_IDLE. Called when a need has closed. */
void tbr_unit_need_closed (TbrSim *sim, TbrNeedId need);
/* Factors of a need have changed: its units start, go on or rest as it gives them work. */
void tbr_unit_need_changed (TbrSim *sim, TbrNeedId need);
/* Work at a need stops for safety until an instant (aftershock). Called by the response. */
void tbr_unit_stop_work (TbrSim *sim, TbrNeedId need, TbrTime until);

/* Where a unit is now, degrees. */
void tbr_unit_place (const TbrSim *sim, TbrUnitId unit, double *out_lon, double *out_lat);
