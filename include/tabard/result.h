/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a run comes to: indicators and tables, with the certainty of what they rest on. */
#pragma once

#include <tabard/cofinance.h>
#include <tabard/journal.h>

G_BEGIN_DECLS

/* The names behind the handles in facts, so that results need no world. Immutable. */
typedef struct
{
  guint n_states, n_units, n_capabilities, n_hazards;
  const char *const *state_ids; /* ISO codes */
  const char *const *state_names;
  const double *state_populations; /* persons */
  const char *const *unit_ids;
  const guint32 *unit_states; /* TBR_NONE: held at Union level */
  const guint32 *unit_capabilities;
  const guint8 *unit_layers;      /* TbrLayer */
  const guint8 *unit_certainties; /* TbrCertainty */
  const guint8 *unit_on_duty;     /* 0: cannot be sent */
  const TbrTime *unit_joins;      /* when it joins, 0 from the start; NULL: all are there */
  const guint16 *unit_staff;      /* persons */
  const guint16 *unit_vehicles;   /* number */
  const char *const *capability_ids;
  const char *const *capability_titles;
  const double *capability_departs;  /* seconds: limit from acceptance to departure */
  const guint8 *capability_aircraft; /* aircraft in one unit; NULL: one where it drops */
  const double *capability_costs;    /* euro a day of operation of one unit */
  const guint8 *capability_modes;    /* TbrMode */
  const char *const *hazard_ids;
  const char *const *hazard_kinds;
  const char *const *hazard_titles;
  const guint32 *hazard_states;
  const guint8 *hazard_certainties; /* TbrCertainty, worst of its parameters; NULL: estimated */
  const char *const *const *hazard_measures; /* by hazard: "name unit", NULL-ended */
  const guint8 *state_outside;               /* 1: takes no part in the Mechanism */
  const TbrMoney *money;                     /* who pays; NULL: nobody has said */
  const double *state_reserves;              /* share of each type kept at home */
  const char *const *node_names;             /* by node; may be empty */
  guint n_nodes;
  const char *const *site_names; /* sites of all kinds, see tbr_map_any_site_at(): the code, else
                                    the name; may be empty */
  guint n_sites;
  const char *const *region_names; /* by region; NULL when no hazard reaches services */
  const guint32 *region_states;    /* the same */
  const double *region_people;     /* the same; persons */
  guint n_regions;
  guint n_needs;     /* needs that may ever be opened; 0: not known */
  gint64 start_unix; /* microseconds since 1970 of time 0 */
  TbrTime duration;
} TbrDictionary;

/* What a number is about. */
typedef enum
{
  TBR_SCOPE_ALL, /* the whole run */
  TBR_SCOPE_STATE,
  TBR_SCOPE_CAPABILITY,
  TBR_SCOPE_HAZARD,
  TBR_SCOPE_NEED, /* kind of need */
  TBR_SCOPE_LAYER,
  TBR_SCOPE_STATE_NEED,       /* state and kind of need: "SE/fire-line" */
  TBR_SCOPE_STATE_CAPABILITY, /* owner and type of units: "PL/GFFF-V" */
  TBR_SCOPE_SPELL,            /* a spell of shortage: "1/SE/fire-line", 1 the worst */
  TBR_SCOPE_ZONE,             /* zone of ordinary calls, by its number */
  TBR_SCOPE_PRIORITY,         /* priority of ordinary calls, 0 most urgent */
  TBR_SCOPE_HARM,             /* kind of harm */
  TBR_SCOPE_PHASE,            /* phase of units */
  TBR_SCOPE_REGION,           /* state and region: "SI/Gorenjska" */
  TBR_SCOPE_ORDER,            /* order of the scenario and why it was refused: "1/no-need" */
  TBR_SCOPE_DECISION,         /* decision point */
  TBR_SCOPE_N
} TbrScope;

/* One number of a result. */
typedef struct
{
  const char *measure; /* "K04.request-to-first-arrival", as in kpis.md */
  TbrScope scope;
  const char *key;        /* id within the scope, "" for ALL; owned by the result */
  double value;           /* NAN: never happened */
  const char *unit;       /* "h", "%", "persons" */
  TbrCertainty certainty; /* the worst of what it rests on */
} TbrIndicator;

/* One number of a result that belongs to an instant, or to a step of a curve. */
typedef struct
{
  TbrTime at;          /* when; TBR_NEVER: the point belongs to no instant */
  const char *measure; /* "series.units" */
  TbrScope scope;
  const char *key; /* id within the scope, "" for ALL; owned by the result */
  double value;    /* NAN: not known */
  const char *unit;
} TbrSeriesPoint;

/* All indicators and time series of a run, in a fixed order: that in which they were added. */
typedef struct
{
  GArray *indicators; /* TbrIndicator */
  GArray *points;     /* TbrSeriesPoint */
  GStringChunk *names;
} TbrResult;

TbrResult *tbr_result_new (void);
void tbr_result_free (TbrResult *result);
void tbr_result_add (TbrResult *result, const char *measure, TbrScope scope, const char *key,
                     double value, const char *unit, TbrCertainty certainty);
/* The indicator, NULL when there is none. */
const TbrIndicator *tbr_result_find (const TbrResult *result, const char *measure, TbrScope scope,
                                     const char *key);

/* Its value over everything, NAN where there is none. */
double tbr_result_value (const TbrResult *result, const char *measure);
/* Whether more of a measure is better, as its definition says; of most less is. */
gboolean tbr_measure_is_better_large (const char *measure);
/* Between which values a measure can lie at all: a count, an amount, a time or a cost not below 0,
   a share (unit "%") not above 100 either; -INFINITY to INFINITY where it may be negative, as a
   place or a gap between belief and truth. The difference of two runs may have any sign. */
void tbr_measure_bounds (const char *measure, const char *unit, double *out_low, double *out_high);

/* A point of a time series; @measure, @key and @unit are copied. */
void tbr_result_add_point (TbrResult *result, const TbrSeriesPoint *point);

/* Indicators as CSV: measure, scope, key, value, unit, certainty; a value that never came about is
   empty. (transfer full) */
char *tbr_result_to_csv (const TbrResult *result);

/**
 * tbr_result_series_to_csv:
 * @start_unix: microseconds since 1970 of time 0: TbrDictionary.start_unix
 *
 * Time series as CSV: at (ISO 8601), hours (since the start), measure, scope, key, value, unit.
 *
 * Returns: (transfer full)
 */
char *tbr_result_series_to_csv (const TbrResult *result, gint64 start_unix);

/**
 * tbr_result_to_json:
 * @start_unix: as above
 *
 * {"indicators": [{"measure", "scope", "key", "value", "unit", "certainty"}, ...], "series":
 * [{"at", "measure", "scope", "key", "value", "unit"}, ...]}; what is not a number is null.
 *
 * Returns: (transfer full)
 */
char *tbr_result_to_json (const TbrResult *result, gint64 start_unix);

/* Names by TbrScope, NULL-ended. */
extern const char *const tbr_scope_names[TBR_SCOPE_N + 1];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrResult, tbr_result_free)

G_END_DECLS
