/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What ran a study, with which files, on which machine, when: beside the rows, never in them. */
#pragma once

#include "batch/study_file.h"

/* One call of the program. */
typedef struct
{
  char *run;       /* its name: when it began, on which machine; owned */
  gint64 began;    /* monotonic, microseconds */
  double cpu_used; /* by this process before, seconds */
} TbrProvenance;

/* Makes the tables where a study has none. Errors: TBR_ERROR_FILE */
gboolean tbr_provenance_prepare (TbrStudyFile *file, GError **error);
/* Writes down program, libraries, machine, command line, and the sums of all files that were read;
   before the first trial. Errors: TBR_ERROR_FILE */
gboolean tbr_provenance_begin (TbrProvenance *provenance, TbrStudyFile *file,
                               const TbrStudyPlan *plan, GError **error);
/* Writes down how it ended and what it took. Errors: TBR_ERROR_FILE */
gboolean tbr_provenance_end (const TbrProvenance *provenance, TbrStudyFile *file,
                             const TbrStudyOutcome *outcome, GError **error);
