/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an exercise that was played is judged: by its criteria, by what was expected, by its
   decisions. Rules and numbers, no words: each face of the program says them in its own. */
#pragma once

#include <tabard/rehearsal.h>
#include <tabard/review.h>

G_BEGIN_DECLS

/* Whether a criterion is met. */
typedef enum
{
  TBR_MET_NOT_TOLD, /* no value came about, or no observer has given a mark */
  TBR_MET_NO,
  TBR_MET_YES, /* of a mark: above the middle of its scale */
  TBR_MET_N
} TbrMet;

/* One thing for the improvement plan: an action that was not taken in time, or a criterion that was
   not met. */
typedef struct
{
  guint32 objective; /* whose */
  guint32 expected;  /* the action, TBR_NONE for a criterion */
  guint32 criterion; /* TBR_NONE for an action */
} TbrMissed;

typedef struct
{
  double *values;  /* by criterion: of its measure over the whole run, or the mark; NAN: none */
  TbrMet *met;     /* by criterion */
  TbrTime *called; /* by expected action: when an inject that calls it forth was released first,
                      TBR_NEVER for none */
  guint n_in_time; /* expected actions taken in time */
  guint n_met;     /* criteria */
  guint n_told;    /* criteria of which it is told whether they are met */
  GArray *missed;  /* TbrMissed: actions, then criteria */
} TbrDebrief;

/**
 * tbr_debrief_new:
 * @played: finished, tbr_director_finish()
 * @result: of its run
 *
 * Returns: (transfer full)
 */
TbrDebrief *tbr_debrief_new (const TbrDirector *played, const TbrResult *result);
void tbr_debrief_free (TbrDebrief *debrief);

/* How many decisions changed a measure against not being taken, and how surely. */
typedef struct
{
  guint n_open;     /* decisions that changed it in some kind of luck */
  guint n_alone;    /* of these: whose own 95 % interval does not hold zero */
  guint n_together; /* of these: nor does the one that holds for all of n_open at once */
} TbrReviewSure;

/* Where none of them changed anything in truth, a twentieth of n_open would be among n_alone all
   the same. */
TbrReviewSure tbr_review_sure (const TbrReview *review, guint measure);

/**
 * tbr_review_best:
 *
 * The decision that changed a measure most for the better against not being taken, of those whose
 * interval does not hold zero though the best of many is looked for (tbr_interval_among()).
 *
 * Returns: TBR_NONE for none
 */
guint32 tbr_review_best (const TbrReview *review, guint measure);
/* In how many of the other kinds of luck the same decisions led to worse. */
guint tbr_review_n_worse (const TbrReview *review, guint measure);

/* How much was wanted of one kind of need as far as a role is concerned: in truth, and as it was
   told the role. */
typedef struct
{
  guint32 role;
  TbrNeedKind kind;
  double *truth, *belief; /* rate, an hour in the need's unit, by instant */
} TbrCourseOf;

typedef struct
{
  guint n;        /* instants */
  TbrTime *at;    /* from the exercise's begin to its end */
  GArray *curves; /* TbrCourseOf: for each role the kind that was open longest, by role */
} TbrCourse;

/**
 * tbr_course_new:
 * @played: an exercise
 * @n: instants, 2 or more
 *
 * Plays it again from what was said and looks at truth and belief side by side. A role of a state
 * is concerned with that state's needs, all others with all. Returns: (transfer full)
 */
TbrCourse *tbr_course_new (const TbrDirector *played, guint n);
void tbr_course_free (TbrCourse *course);

/* What somebody who mends an exercise should look at after a rehearsal. */
typedef enum
{
  TBR_FINDING_SILENT,   /* an inject that never fires with doctrine in all seats */
  TBR_FINDING_KEPT,     /* an inject that only the facilitator lets go */
  TBR_FINDING_UNTESTED, /* an objective that nothing tests */
  TBR_FINDING_ONE_WAY,  /* a branch that always goes the same way */
  TBR_FINDING_EMPTY,    /* a criterion whose measure never has a value */
  TBR_FINDING_N
} TbrFindingKind;

typedef struct
{
  TbrFindingKind kind;
  guint index;    /* of the inject, objective, branch or criterion */
  const char *id; /* the same; owned by the exercise */
} TbrFinding;

/* By kind, then by index: an array of TbrFinding. (transfer full) */
GArray *tbr_rehearsal_findings (const TbrExercise *exercise, const TbrRehearsal *rehearsal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDebrief, tbr_debrief_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCourse, tbr_course_free)

G_END_DECLS
