/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study as a job array of a cluster. */
#pragma once

#include "study.h"

/* What the job is made of. */
typedef struct
{
  const char *experiment;   /* file, as given */
  const char *out;          /* folder, as given */
  guint n_tasks;            /* of the array; 0: as many as a pilot tells */
  guint64 n_trials;         /* of the first round */
  const TbrStudyPlan *plan; /* its threads are the cores of each task */
} TbrSlurmJob;

/* Writes job.sh, merge.sh and submit.sh into the folder, and says what they will do; the tasks are
   so large that each takes a minute or more, by a pilot. */
TbrExit tbr_slurm_write (const TbrVerb *verb, const TbrSlurmJob *job);
