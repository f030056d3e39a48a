/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What there is to say of an exercise that was played, worked out beside the window: how it went,
   what each decision changed, the report. */
#pragma once

#include "desktop/player.h"
#include "report/exercise_course.h"

G_BEGIN_DECLS

typedef struct _TbrHindsight TbrHindsight;

typedef struct
{
  const TbrExercise *exercise; /* must outlive it */
  const TbrScenario *scenario; /* must outlive it */
  const char *log;             /* file; copied */
  const char *program;         /* version; copied */
  guint replications;          /* of each change; 0: 20 */
  TbrWakeFunc wake;
  gpointer wake_data;
} TbrHindsightSpec;

/* A decision: an order that a role has given. */
typedef struct
{
  TbrTime at;
  guint role;
  const char *text; /* as it was said */
} TbrDeed;

/* What happened; never changed once it is there. */
typedef struct
{
  TbrDirector *played; /* to the scenario's end */
  TbrResult *result;   /* of its run */
  TbrDebrief *debrief;
  TbrExerciseCourse *course;
  GArray *deeds; /* TbrDeed, in the order of the review's decisions */
} TbrPast;

/* Begins at once: with what happened, then with what decisions changed. */
TbrHindsight *tbr_hindsight_new (const TbrHindsightSpec *spec);
/* Leaves what is not done, and waits for the runs that are being made. */
void tbr_hindsight_free (TbrHindsight *hindsight);

/* NULL until it is there. Owned by the hindsight. */
const TbrPast *tbr_hindsight_past (TbrHindsight *hindsight);
/* Why nothing can be said: the log does not hold; NULL while all is well. Owned by the hindsight.
 */
const char *tbr_hindsight_fault (TbrHindsight *hindsight);
/* The newest review, if there is one that was not yet taken; of all replications once it is over.
   (transfer full) (nullable) */
TbrReview *tbr_hindsight_take (TbrHindsight *hindsight);
/* How many of how many runs are made; both 0 before that is known. */
void tbr_hindsight_progress (TbrHindsight *hindsight, guint *out_done, guint *out_all);
/* No more changes are played; nothing when all are. */
void tbr_hindsight_stop (TbrHindsight *hindsight);
/* They are played again, from the first on. */
void tbr_hindsight_again (TbrHindsight *hindsight);
/* Whether changes are being played, a report is being written, or something waits to be taken. */
gboolean tbr_hindsight_is_busy (TbrHindsight *hindsight);
gboolean tbr_hindsight_is_stopped (TbrHindsight *hindsight);

/* Asks for the report, as PDF and HTML in the folder of documents: once the review is whole; never
   when there is a fault. */
void tbr_hindsight_report (TbrHindsight *hindsight);
gboolean tbr_hindsight_is_reporting (TbrHindsight *hindsight);
/* Where the report is, or why there is none, once. (transfer full) (nullable) */
char *tbr_hindsight_take_told (TbrHindsight *hindsight);

G_END_DECLS
