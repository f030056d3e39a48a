/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An attack by malicious software: what the scenario says of it and which organisations it has
   reached. Aggregate rates only: how an attack is made is no part of it. */
#pragma once

#include "hazards/hazard.h"

/* Most sectors of one attack; also its classes of priority. */
#define TBR_CYBER_SECTORS 8
/* Most states of one attack. */
#define TBR_CYBER_LANDS 64
/* Most waves, the first included. */
#define TBR_CYBER_WAVES 8
/* Most organisations of one attack. */
#define TBR_CYBER_ORGANISATIONS 60000
/* Times that the need of one state may arise; the last one stays open. */
#define TBR_CYBER_TIMES 8

#define TBR_CYBER_N_PARAMS 36

/* What the scenario says; see the table in cyber_table.c. */
typedef struct
{
  guint32 state;  /* TbrStateId */
  TbrRefs states; /* whose organisations can be reached */
  TbrTime onset, step, stop;
  double outside, contact, abroad, infected, uneven;
  TbrTime precaution, detect;
  double detect_sigma;
  gboolean sharing;
  TbrRefs silent;
  double cut;
  TbrTime alert, isolate, contain;
  double contain_sigma, alone;
  TbrTime handling, restore;
  double restore_sigma, large;
  TbrTime rebuild, warning, notification, report;
  double report_sigma, mortality, excess, excess_at;
  TbrTime stay;
  double divert;
  TbrTime detour;
} TbrCyber;

/* <sector>: organisations of one trade. */
typedef struct
{
  const char *name;
  gint lifeline; /* TbrLifeline, -1 for none */
  double per_million, unpatched, loss, precaution_loss, reach, carries;
  gint64 priority;
  double appointments, patients, ambulances;
} TbrCyberSector;

/* <estate>: how many there are in one state, and how well kept. */
typedef struct
{
  const char *sector;
  guint32 state; /* TbrStateId */
  gint64 count;
  double unpatched; /* NAN: as the sector */
} TbrCyberEstate;

/* <supply>: one sector passes it on to another. */
typedef struct
{
  const char *from, *to;
  double rate;
} TbrCyberSupply;

/* <wave>: it comes again, changed. */
typedef struct
{
  TbrTime at;
  double outside, contact;
  TbrTime stop;
  double patched;
} TbrCyberWave;

enum
{
  TBR_CYBER_ROWS_SECTOR,
  TBR_CYBER_ROWS_ESTATE,
  TBR_CYBER_ROWS_SUPPLY,
  TBR_CYBER_ROWS_WAVE,
  TBR_CYBER_ROWS,
};

typedef enum
{
  TBR_CYBER_CLEAN,     /* not reached */
  TBR_CYBER_CAUTIOUS,  /* reached, not infected: has disconnected itself */
  TBR_CYBER_HIDDEN,    /* infected, not noticed */
  TBR_CYBER_OPEN,      /* noticed: a case in the queue */
  TBR_CYBER_CONTAINED, /* being rebuilt */
  TBR_CYBER_RESTORED,  /* back at work */
} TbrCyberStatus;

/* One organisation. Times are hours since the onset, INFINITY before they are known. */
typedef struct
{
  float exposure;     /* share unpatched or reachable, 0 to 1 */
  float threshold;    /* pressure times exposure at which this wave reaches it */
  float touched;      /* when it was reached */
  float detected;     /* when it is noticed */
  float restored;     /* when it is back */
  float best;         /* when it would be back had a team come as it was noticed */
  float work;         /* hours of handling that containing it still takes */
  float reports[3];   /* when each report is sent */
  guint32 region;     /* TbrRegionId; TBR_NONE outside any */
  guint32 next;       /* next case of the queue, TBR_NONE */
  guint8 sector;      /* row */
  guint8 land;        /* place in the list of states */
  guint8 status;      /* TbrCyberStatus */
  guint8 is_struck;   /* its service is lost in part */
  guint8 is_isolated; /* passes nothing on */
  guint8 diverts;     /* a hospital whose ambulances go elsewhere */
  guint8 n_reports;   /* sent */
  guint8 reserved;
} TbrCyberOrganisation;

/* All of one sector in one state. */
typedef struct
{
  double pressure;    /* integral of the rate over this wave */
  guint32 first, n;   /* organisations */
  guint32 infectious; /* of them */
  guint32 reserved;
} TbrCyberGroup;

/* A queue of cases, first come first served. */
typedef struct
{
  guint32 head, tail; /* TBR_NONE when empty */
} TbrCyberQueue;

/* One state. */
typedef struct
{
  double lon, lat;     /* degrees, of its capital */
  double down;         /* hours, not yet told, and so below */
  double appointments; /* lost */
  double deaths, preventable;
  TbrCyberQueue queues[TBR_CYBER_SECTORS]; /* by priority */
  guint32 state;                           /* TbrStateId */
  guint32 need;                            /* TbrNeedId while open, else TBR_NONE */
  guint32 times;                           /* needs opened so far */
  guint32 n_open;                          /* cases in the queues */
  guint32 shares;                          /* not 0: passes indicators on */
  guint32 in_turn;                         /* not 0: cases come into one queue from now on */
} TbrCyberLand;

/* One sector in one region. */
typedef struct
{
  float n;    /* organisations */
  float lost; /* services lost, in organisations */
  float told; /* loss told to the lifelines, share */
} TbrCyberCell;

typedef enum
{
  TBR_CYBER_TOUCHED,
  TBR_CYBER_INFECTED,
  TBR_CYBER_OPEN_CASES,
  TBR_CYBER_DOWN,
  TBR_CYBER_DIVERTED,
  TBR_CYBER_DELAY,
  TBR_CYBER_MEASURES
} TbrCyberMeasure;

/* All of one hazard; behind it groups, lands, cells and organisations. */
typedef struct
{
  TbrTime onset;                       /* TBR_NEVER before it has begun */
  TbrTime updated;                     /* instant of the last step */
  TbrTime told;                        /* last telling */
  double alert;                        /* hours since the onset of the network's alert */
  double counts[TBR_CYBER_MEASURES];   /* so far or now, by TbrCyberMeasure */
  double old_told[TBR_CYBER_MEASURES]; /* as last told */
  guint32 wave;                        /* 0 the first */
  guint32 alerted;                     /* not 0: delays have been cut for this wave */
  guint32 n_sectors, n_lands, n_regions, n_organisations;
} TbrCyberState;

static inline const TbrCyber *
tbr_cyber_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrCyberState *
tbr_cyber_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline const TbrCyberSector *
tbr_cyber_sector (const TbrSim *sim, TbrHazardId hazard, guint sector)
{
  const TbrCyberSector *rows = tbr_hazard_object (sim, hazard)->rows[TBR_CYBER_ROWS_SECTOR].data;
  return &rows[sector];
}

static inline TbrCyberGroup *
tbr_cyber_groups (TbrCyberState *state)
{
  return (TbrCyberGroup *) (gpointer) (state + 1);
}

static inline TbrCyberLand *
tbr_cyber_lands (TbrCyberState *state)
{
  return (TbrCyberLand *) (gpointer) (tbr_cyber_groups (state) + state->n_sectors * state->n_lands);
}

static inline TbrCyberOrganisation *
tbr_cyber_organisations (TbrCyberState *state)
{
  return (TbrCyberOrganisation *) (gpointer) (tbr_cyber_lands (state) + state->n_lands);
}

static inline TbrCyberCell *
tbr_cyber_cells (TbrCyberState *state)
{
  return (TbrCyberCell *) (gpointer) (tbr_cyber_organisations (state) + state->n_organisations);
}

/* All organisations of one sector in one state. */
static inline TbrCyberGroup *
tbr_cyber_group (TbrCyberState *state, guint sector, guint land)
{
  return &tbr_cyber_groups (state)[sector * state->n_lands + land];
}

/* Hours since the onset. */
static inline double
tbr_cyber_hours (const TbrCyberState *state, TbrTime at)
{
  return (double) (at - state->onset) / (double) TBR_HOUR;
}

/* What chance holds for one organisation once it is reached; the same however often it is asked. */
typedef struct
{
  double infected, reach, large, divert;       /* uniform */
  double precaution, detect, contain, restore; /* standard normal, and so below */
  double reports[3];
} TbrCyberFate;

/* Whether a state passes its indicators on. */
typedef enum
{
  TBR_CYBER_KEPT,
  TBR_CYBER_SHARED,
} TbrCyberSharing;

extern const TbrHazardKind tbr_hazard_cyber;
extern const TbrParam tbr_cyber_params[TBR_CYBER_N_PARAMS];
extern const TbrRowKind tbr_cyber_rows[TBR_CYBER_ROWS];

/* How many states, and which is the @land-th. */
guint tbr_cyber_count_lands (const TbrCyber *values);
guint32 tbr_cyber_land_state (const TbrCyber *values, guint land);
/* Organisations of one sector in one state, of all. */
guint tbr_cyber_count_group (const TbrScenario *scenario, const TbrObject *object, guint sector,
                             guint land);
guint tbr_cyber_count (const TbrScenario *scenario, const TbrObject *object);
/* Fills in all organisations as they stand before the attack. */
void tbr_cyber_settle (TbrSim *sim, TbrHazardId hazard);
/* Draws at which pressure the present wave reaches each. */
void tbr_cyber_arm (TbrSim *sim, TbrHazardId hazard);
void tbr_cyber_draw_fate (const TbrSim *sim, TbrHazardId hazard, guint32 organisation,
                          TbrCyberFate *fate);
/* A wave's rates; the first is the hazard's own. */
void tbr_cyber_find_wave (const TbrSim *sim, TbrHazardId hazard, guint wave, TbrCyberWave *out);
/* Contagion over the span from @from to @to, and what each organisation comes to. */
void tbr_cyber_spread (TbrSim *sim, TbrHazardId hazard, TbrTime from, TbrTime to);
/* From now on a state (all when null) shares its indicators or keeps them; what it has noticed of
   the present wave counts. */
void tbr_cyber_share (TbrSim *sim, TbrHazardId hazard, TbrStateId where, TbrCyberSharing sharing);
/* When a state noticed its first case of the present wave, TBR_NEVER before; its open cases of all
   waves in @out_open. */
TbrTime tbr_cyber_noticed (TbrSim *sim, TbrHazardId hazard, guint land, guint32 *out_open);
/* From now on cases of a state are taken as they come when @in_turn is not 0, else the most
   critical sector's first. */
void tbr_cyber_take_in_turn (TbrSim *sim, TbrHazardId hazard, guint land, guint32 in_turn);
/* Handling of cases, by teams and by the organisations themselves, over a span that ends now. */
void tbr_cyber_handle_cases (TbrSim *sim, TbrHazardId hazard, double hours);
/* Hours since the onset at which a case that has just been noticed would be back at work had
   enough teams been there at once, each with one case: noticed, handled, rebuilt. */
double tbr_cyber_best (const TbrCyber *values, const TbrCyberOrganisation *self,
                       const TbrCyberFate *fate);
/* Puts a case into the queue of its state. */
void tbr_cyber_enqueue (TbrSim *sim, TbrHazardId hazard, guint32 organisation);
/* Opens, updates and closes the needs. */
void tbr_cyber_serve (TbrSim *sim, TbrHazardId hazard);
/* Sends the reports that are due. */
void tbr_cyber_report (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double now);
/* Service lost by one organisation, or won back: @sign. */
void tbr_cyber_lose_service (TbrSim *sim, TbrHazardId hazard, guint32 organisation, int sign);
/* Harm over a span of hours since the onset, given who is down. */
void tbr_cyber_harm (TbrSim *sim, TbrHazardId hazard, double from, double to);
/* Passes on to the lifelines what regions have lost. */
void tbr_cyber_cascade (TbrSim *sim, TbrHazardId hazard);
/* Writes harm and measures not yet told. */
void tbr_cyber_tell (TbrSim *sim, TbrHazardId hazard);
/* Writes a fact about one organisation. @late: hours after the legal time, 0 in time */
void tbr_cyber_note (TbrSim *sim, TbrHazardId hazard, guint32 organisation, TbrIncidentStage stage,
                     double at, double late);
