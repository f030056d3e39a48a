/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run of a study, and the scenario of the point it belongs to. */
#pragma once

#include "batch/study_file.h"

/* What one thread runs trials with: the scenario of the last point is kept. */
typedef struct
{
  const TbrStudyPlan *plan;
  TbrScenario *scenario; /* of @point, NULL when it has faults */
  char *faults;          /* they, as a line */
  guint32 point;         /* TBR_NONE: none yet */
} TbrBench;

void tbr_bench_init (TbrBench *bench, const TbrStudyPlan *plan);
void tbr_bench_clear (TbrBench *bench);
/* Loads the scenario of a point, if it is not that of the last trial. */
void tbr_bench_go_to (TbrBench *bench, guint32 point);
/* Runs one trial. (transfer full) */
TbrTrial *tbr_bench_run (TbrBench *bench, guint32 point, guint32 replication);
