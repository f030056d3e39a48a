/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An experiment with its map, its scenario and its points, as the verbs about studies need them. */
#pragma once

#include "context.h"
#include "progress.h"

#include <tabard/batch.h>

typedef struct
{
  TbrMap *map;
  TbrExperiment *experiment;
  TbrDesign *design;
  char *scenario; /* where it is */
  guint64 seed;
  guint64 digest;      /* of the scenario with nothing set */
  TbrStudyClock clock; /* the same */
  char *command;       /* line by which the program was started */
  char **inputs;       /* files that were read, NULL-ended */
  TbrProgress progress;
} TbrStudy;

/**
 * tbr_study_open:
 * @experiment: (transfer full) (nullable): nothing is done where it is NULL but to print @faults
 * @seed: (nullable): instead of the experiment's
 *
 * Loads the map, finds the scenario beside the experiment or among the shipped ones, and works out
 * the points; prints what is wrong.
 */
TbrExit tbr_study_open (const TbrVerb *verb, TbrExperiment *experiment,
                        const TbrDiagnostics *faults, const char *seed, TbrStudy *out_study);
/* Checks the points, and prints what is wrong with which. Returns: TBR_EXIT_DONE, or
   TBR_EXIT_SCENARIO */
TbrExit tbr_study_find_faults (const TbrVerb *verb, const TbrStudyPlan *plan);
/* Says what went wrong with a study. */
TbrExit tbr_study_fail (const TbrVerb *verb, const GError *error);
void tbr_study_clear (TbrStudy *study);
/* A plan over the whole study on one thread, that shows the progress bar of @study. */
TbrStudyPlan tbr_study_plan (TbrStudy *study, const char *folder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrStudy, tbr_study_clear)
