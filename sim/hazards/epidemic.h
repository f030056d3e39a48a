/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An epidemic and the hospitals that meet it: what the scenario says of them and what they are now.
 */
#pragma once

#include "hazards/hazard.h"

#include <tabard/law.h>

/* What the scenario says; see the table in epidemic_table.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime onset, step;
  double reproduction, scatter, travel;
  TbrTime latent, infectious;
  double isolation;
  TbrTime testing, sampling;
  double samples, laboratory;
  double hospital, intensive;
  TbrTime ward_stay, intensive_stay, ward_wait, intensive_wait;
  double ward_bed, ward_nobed, intensive_bed, intensive_nobed;
  double intensive_beds, ward_free, deferrable, intensive_free, surge, field_intensive;
  double absence, absence_most, tolerated, staff, unprotected;
  double sets_ward, sets_intensive, sets_stock, sets_supply;
  TbrTime cover, handout;
  TbrTime transfer, calm;
  double transfer_most, reserve, by_road;
} TbrEpidemic;

/* <place>: a region or a state with its people and hospitals. */
typedef struct
{
  const char *name;
  double lon, lat;
  double people; /* persons; NAN: those of the state, for which the place then stands */
  double beds;   /* NAN: by the map's figure for the state */
  double immune; /* share */
  double exposed, infectious;
} TbrEpidemicPlaceRow;

/* <contact>: measures that change contacts from an instant on. */
typedef struct
{
  TbrTime at;
  const char *place; /* "": everywhere */
  double factor;     /* of the contacts without measures */
} TbrEpidemicContactRow;

/* <purchase>: protective sets bought for the crisis. */
typedef struct
{
  TbrTime decided;
  const char *place; /* "": shared out by use */
  TbrLaw delay;      /* from the decision to the first delivery */
  double sets;       /* in one delivery */
  gint64 deliveries;
  TbrTime every;
} TbrEpidemicPurchaseRow;

enum
{
  TBR_EPIDEMIC_ROWS_PLACE,
  TBR_EPIDEMIC_ROWS_CONTACT,
  TBR_EPIDEMIC_ROWS_PURCHASE,
  TBR_EPIDEMIC_ROWS
};

/* Most places of one epidemic. */
#define TBR_EPIDEMIC_PLACES 60

/* Patients by the bed they want. */
typedef enum
{
  TBR_EPIDEMIC_CARE_WARD,
  TBR_EPIDEMIC_CARE_INTENSIVE,
  TBR_EPIDEMIC_CARE_N
} TbrEpidemicCare;

/* Needs of a place. */
typedef enum
{
  TBR_EPIDEMIC_NEED_BEDS,
  TBR_EPIDEMIC_NEED_TRANSFER,
  TBR_EPIDEMIC_NEED_PROTECTION,
  TBR_EPIDEMIC_NEED_TESTS,
  TBR_EPIDEMIC_NEED_N
} TbrEpidemicNeed;

/* Times that one need of a place may be opened; the last one stays open. Our assumption. */
#define TBR_EPIDEMIC_WAVES 6

typedef struct
{
  guint32 need;  /* TbrNeedId while open, else TBR_NONE */
  guint32 times; /* opened so far */
} TbrEpidemicSlot;

/* One place. Its people are susceptible, exposed, infectious, patients, recovered or dead. */
typedef struct
{
  double people;                        /* persons, patients moved in or out included */
  double residents;                     /* persons at the start */
  double beds[TBR_EPIDEMIC_CARE_N];     /* of the hospitals on an ordinary day */
  double susceptible, exposed;          /* persons */
  double infectious;                    /* persons, not in hospital */
  double recovered;                     /* persons */
  double patients[TBR_EPIDEMIC_CARE_N]; /* persons, with a bed or without */
  double dead;                          /* persons */
  double onset;                         /* persons who became infectious in the last step */
  double helped;                        /* beds that teams held in the last step, in the mean */
  double coverage;       /* share of the sets wanted in the last step that there were */
  double sets, use;      /* stock; sets/s in use */
  double backlog;        /* samples that wait */
  double delay;          /* s from the infection's being felt to the result */
  double absent;         /* share of the staff */
  double displaced_beds; /* beds taken from other care */
  double asked;          /* beds asked for: as many as lacked at once within the time of calm */
  TbrTime lacked;        /* when so many lacked last */
  double working;        /* share of the hospitals that other failures have left, 0 to 1 */
  double others[TBR_EPIDEMIC_CARE_N]; /* beds that patients of other crises hold */
  double held[TBR_EPIDEMIC_CARE_N];   /* beds of its own patients, as the hospitals know them */
  double moved_in, moved_out;         /* patients so far */
  double infected, deaths, preventable, displaced; /* not yet told: persons, bed-days */
  double told_health, told_emergency;              /* losses the services know of */
  double told_absent;                              /* share of the state's staff that it knows of */
  TbrEpidemicSlot needs[TBR_EPIDEMIC_NEED_N];
  float lon, lat;      /* degrees */
  guint32 state;       /* TbrStateId */
  guint32 region;      /* TbrRegionId; TBR_NONE: the whole state */
  guint32 overwhelmed; /* not 0: some wait for a bed */
  guint32 reserved;
} TbrEpidemicPlace;

/* All of one hazard; behind it the places. */
typedef struct
{
  TbrTime began;   /* TBR_NEVER before */
  TbrTime updated; /* instant of the last step */
  TbrTime told;    /* last telling */
  guint32 n_places;
  guint32 reserved;
} TbrEpidemicBook;

/* Measures, by place. */
typedef enum
{
  TBR_EPIDEMIC_INFECTIOUS,
  TBR_EPIDEMIC_WARD,
  TBR_EPIDEMIC_INTENSIVE,
  TBR_EPIDEMIC_WAITING,
  TBR_EPIDEMIC_DEAD,
  TBR_EPIDEMIC_ABSENT,
  TBR_EPIDEMIC_COVERAGE,
  TBR_EPIDEMIC_MOVED,
  TBR_EPIDEMIC_MEASURES
} TbrEpidemicMeasure;

#define TBR_EPIDEMIC_PARAMS 45
extern const TbrParam tbr_epidemic_params[TBR_EPIDEMIC_PARAMS];
extern const TbrRowKind tbr_epidemic_rows[TBR_EPIDEMIC_ROWS];

static inline const TbrEpidemic *
tbr_epidemic_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrEpidemicBook *
tbr_epidemic_book (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrEpidemicPlace *
tbr_epidemic_places (TbrEpidemicBook *state)
{
  return (TbrEpidemicPlace *) (gpointer) (state + 1);
}

static inline double
tbr_epidemic_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

/* Index of the place called @name, TBR_NONE for none. */
guint32 tbr_epidemic_find_place (const TbrObject *object, const char *name);
/* People who live in a place, and hospital beds there; 0 where the map has no figure. */
double tbr_epidemic_people (const TbrScenario *scenario, const TbrEpidemicPlaceRow *row);
double tbr_epidemic_beds (const TbrScenario *scenario, const TbrEpidemicPlaceRow *row);

/* Moves infection on by @seconds in all places; @out_removed by place: persons who ceased to be
   infectious and are neither in hospital nor recovered yet. */
void tbr_epidemic_spread (TbrSim *sim, TbrHazardId hazard, double seconds, double *out_removed);
/* Takes in patients and others out of @removed persons, lets patients leave, counts deaths. */
void tbr_epidemic_treat (TbrSim *sim, TbrHazardId hazard, guint32 place, double seconds,
                         double removed);
/* Patients that planes and ambulances took away since the last step arrive elsewhere. */
void tbr_epidemic_move (TbrSim *sim, TbrHazardId hazard, double seconds);
/* Beds that a place's own staff can serve. */
/* What other crises and failing services leave of the hospitals of a place now; and what its own
   patients take of them from now on. */
void tbr_epidemic_look_around (TbrSim *sim, TbrHazardId hazard, guint32 i);
void tbr_epidemic_take_beds (TbrSim *sim, TbrHazardId hazard, guint32 i);
double tbr_epidemic_own_beds (const TbrEpidemic *values, const TbrEpidemicPlace *place,
                              TbrEpidemicCare care);
/* Patients without one of them. */
double tbr_epidemic_lacking (const TbrEpidemic *values, const TbrEpidemicPlace *place,
                             TbrEpidemicCare care);
/* Beds of teams for one sort of care. */
double tbr_epidemic_field_beds (const TbrEpidemic *values, const TbrEpidemicPlace *place,
                                TbrEpidemicCare care);
/* Beds of intensive care that other places, not further than @within metres, have for patients of
   @from. */
double tbr_epidemic_room_elsewhere (const TbrSim *sim, TbrHazardId hazard, guint32 from,
                                    double within);
/* Protective sets and samples of one place over a span that ends now. */
void tbr_epidemic_supply (TbrSim *sim, TbrHazardId hazard, guint32 place, double seconds);
/* When the first delivery of a purchase comes. */
TbrTime tbr_epidemic_first_delivery (const TbrSim *sim, TbrHazardId hazard, guint32 purchase);
/* A delivery of a purchase comes in. */
void tbr_epidemic_deliver (TbrSim *sim, TbrHazardId hazard, guint32 purchase);
/* Says what every place wants from now on. */
void tbr_epidemic_ask (TbrSim *sim, TbrHazardId hazard, guint32 place);
/* Work done at a need of a place since it was last taken. */
double tbr_epidemic_take (TbrSim *sim, const TbrEpidemicPlace *place, TbrEpidemicNeed which);
/* Tells staff and services of the states what is away. */
void tbr_epidemic_reach (TbrSim *sim, TbrHazardId hazard, guint32 place);
/* Tells all that is not yet told. */
void tbr_epidemic_tell (TbrSim *sim, TbrHazardId hazard);
