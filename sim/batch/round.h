/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is to be run next: trials that are wanted and not there, in pieces for the workers. */
#pragma once

#include "batch/study_file.h"

/* Replications that belong together, of one point or of all that may share a beginning: a shard has
   all of them or none, and a worker takes no more at a time, so that a scenario is loaded seldom
   and few beginnings are kept. */
#define TBR_ROUND_BLOCK 8

/* Trials of one point, none of them there. */
typedef struct
{
  guint32 point, first, n; /* replications */
  guint32 bundle;          /* pieces of one bundle, side by side, are taken together; from 0 on */
} TbrPiece;

/**
 * tbr_round_plan:
 * @file: (nullable): NULL: nothing is there
 * @n_workers: threads over all processes, at least 1
 *
 * The trials of a plan's shard that are wanted and not there, in a fixed order. Pieces get smaller
 * towards the end, so that all workers end at about the same time. Nothing is left: no piece.
 *
 * Errors: TBR_ERROR_FILE
 * Returns: (transfer full) (nullable): of TbrPiece
 */
GArray *tbr_round_plan (const TbrStudyPlan *plan, TbrStudyFile *file, guint n_workers,
                        GError **error);
/* Trials in these pieces. */
guint64 tbr_round_count (const GArray *pieces);
