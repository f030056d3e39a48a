/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run of a study, and the scenario of the point it belongs to. */
#pragma once

#include "batch/study_file.h"

#include <tabard/late.h>

/* The seed of a point's trials: the same luck at every point, or luck of its own for each. */
guint64 tbr_trial_seed (const TbrStudyPlan *plan, guint32 point);

/* What one thread runs trials with: the scenario of the last point is kept, and the beginnings that
   points share. */
typedef struct
{
  const TbrStudyPlan *plan;
  TbrScenario *scenario; /* of @point, NULL when it has faults */
  char *faults;          /* they, as a line */
  guint32 point;         /* TBR_NONE: none yet */
  /* of a bundle: */
  TbrLate *late;      /* what its points differ by; NULL: nothing is shared */
  TbrScenario *base;  /* of the point whose runs the others go on from */
  guint32 base_point; /* that one */
  TbrTime until;      /* no beginning is longer */
  GArray *pasts;      /* TbrPast */
} TbrBench;

void tbr_bench_init (TbrBench *bench, const TbrStudyPlan *plan);
void tbr_bench_clear (TbrBench *bench);
/* Loads the scenario of a point, if it is not that of the last trial. */
void tbr_bench_go_to (TbrBench *bench, guint32 point);
/* From now on these points share the beginnings of their runs where that can be shown to change
   nothing; the first of them must be run first, replication by replication. */
void tbr_bench_share (TbrBench *bench, const guint32 *points, guint n, guint32 replication);
/* Runs one trial. (transfer full) */
TbrTrial *tbr_bench_run (TbrBench *bench, guint32 point, guint32 replication);
