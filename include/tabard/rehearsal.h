/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise played beforehand by doctrine, many times over: what fires, what is tested. */
#pragma once

#include <tabard/director.h>

G_BEGIN_DECLS

/* How often something came about, and when. */
typedef struct
{
  guint n;      /* replications in which it did */
  double after; /* hours after the exercise's begin, median of these; NAN for none */
} TbrOften;

/* All of it; @n: replications. */
typedef struct
{
  guint n;
  TbrOften *injects;  /* by inject: released, or due where the facilitator lets it go */
  TbrOften *branches; /* by branch: taken */
  TbrOften *done;     /* by expected action: taken, in time or not */
  guint *in_time;     /* the same: in time */
  guint *called;      /* by expected action: an inject that should call it forth was released */
  guint *valued;      /* by criterion: its measure had a value */
  guint *met;         /* by criterion: it was met */
  guint *tested; /* by objective: an action that shows it was called forth, or its measure had a
                    value */
} TbrRehearsal;

/**
 * tbr_rehearsal_run:
 * @replications: 1 or more
 * @n_jobs: threads; 0: one for each core. The result is the same for any number
 *
 * Plays an exercise with doctrine in all seats, and on to the scenario's end where a criterion
 * wants a measure.
 * Returns: (transfer full)
 */
TbrRehearsal *tbr_rehearsal_run (const TbrExercise *exercise, const TbrScenario *scenario,
                                 guint replications, guint n_jobs);
/* How far a rehearsal is; both are atomic. */
typedef struct
{
  gint n_done;      /* replications */
  gint is_unwanted; /* set by whoever waits for it: no more are begun */
} TbrRehearsalWatch;

/* The same while somebody watches, from any thread. (transfer full) (nullable): NULL when nobody
   wants it any more */
TbrRehearsal *tbr_rehearsal_run_watched (const TbrExercise *exercise, const TbrScenario *scenario,
                                         guint replications, guint n_jobs,
                                         TbrRehearsalWatch *watch);
void tbr_rehearsal_free (TbrRehearsal *rehearsal);

/* Whether a run of the scenario tells every measure that the exercise's criteria and conditions
   name; faults have the line. The scenario is played once by doctrine where the beginning does not
   say it. Returns: whether all is well */
gboolean tbr_exercise_check_measures (const TbrExercise *exercise, const TbrScenario *scenario,
                                      TbrDiagnostics *faults);

/* Whether a criterion's measure is where it should be; NAN is not. */
gboolean tbr_criterion_is_met (const TbrCriterion *criterion, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrRehearsal, tbr_rehearsal_free)

G_END_DECLS
