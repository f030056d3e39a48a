/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who could be where by when: for each region, how soon free units of a kind could work there. */
#pragma once

#include <tabard/sim.h>

G_BEGIN_DECLS

/* Spans that capacity is counted for. */
#define TBR_COVERAGE_SPANS 6
extern const TbrTime tbr_coverage_spans[TBR_COVERAGE_SPANS]; /* 1, 3, 6, 12, 24, 48 h */

/* What is wanted: units that can do something about a kind of need, or units of one type. */
typedef struct
{
  int need;           /* TbrNeedKind; -1: a type is wanted */
  guint32 capability; /* TbrCapabilityId; TBR_NONE: whatever answers the need */
} TbrCoverageQuestion;

/* What one region can count on. */
typedef struct
{
  TbrRegionId region;
  TbrCityId town;                      /* where in it; null: at its label */
  float lon, lat;                      /* degrees, of that place */
  TbrTime first;                       /* until the first is at work; TBR_NEVER: none can come */
  TbrUnitId unit;                      /* which one; null */
  guint32 n_units[TBR_COVERAGE_SPANS]; /* that are at work within the span */
  double capacity[TBR_COVERAGE_SPANS]; /* what they do an hour, or hold, in the need's unit; of a
                                          type, their number */
} TbrCoverageRow;

/* Immutable once shared by threads. */
struct _TbrCoverage
{
  gint n_owners;
  guint serial; /* for whoever asks several times: which answer it is; 0 */
  TbrTime at;   /* since the start of the scenario */
  TbrCoverageQuestion question;
  guint n_able;         /* units of the scenario that could ever do it */
  guint n_free;         /* of these, at home, on duty and crewed */
  guint n_rows;         /* one for each region of the map, in its order */
  TbrCoverageRow *rows; /* owned */
};

/**
 * tbr_coverage_find:
 * @text: "fire-line", a kind of need; or "GFFFV", a type of unit
 *
 * Errors: TBR_ERROR_NAME with the nearest name
 */
gboolean tbr_coverage_find (const TbrScenario *scenario, const char *text,
                            TbrCoverageQuestion *out_question, GError **error);
/* "free fire line" or the title of a type. Static, or the scenario's. */
const char *tbr_coverage_title (const TbrScenario *scenario, const TbrCoverageQuestion *question);
/* Unit of the capacity: "m", "persons"; "units" of a type. Static. */
const char *tbr_coverage_unit (const TbrCoverageQuestion *question);
/* Whether the capacity is one an hour: neither held nor a number of units. */
gboolean tbr_coverage_is_rate (const TbrCoverageQuestion *question);

/**
 * tbr_sim_coverage:
 * @stop: (nullable): not 0, set by another thread: the answer is not wanted any more
 *
 * For every region the time that an order given now would take to bring each free unit to work in
 * its largest town: readiness, the way by the unit's mode over roads as they are now, daylight,
 * borders and set-up, in the mean, without chance; what desks reckon with. A unit is free when it
 * is at home, on duty, crewed and promised to nobody. Nothing of the run changes.
 *
 * Returns: (transfer full) (nullable): NULL when it was stopped
 */
TbrCoverage *tbr_sim_coverage (const TbrSim *sim, const TbrCoverageQuestion *question,
                               const gint *stop);
TbrCoverage *tbr_coverage_ref (TbrCoverage *coverage);
void tbr_coverage_unref (TbrCoverage *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCoverage, tbr_coverage_unref)

G_END_DECLS
