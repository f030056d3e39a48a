/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Threads that run trials, piece after piece, while the calling thread writes what they make. */
#pragma once

#include "batch/round.h"

/**
 * tbr_workers_run:
 * @file: where rows are written
 * @pieces: of TbrPiece; all processes have the same
 *
 * Runs the pieces on the plan's threads until none is left, somebody asks to stop or the file
 * cannot be written; then the threads of other ranks stop, too. What was run is written, in
 * transactions. Errors: TBR_ERROR_FILE
 */
gboolean tbr_workers_run (const TbrStudyPlan *plan, TbrStudyFile *file, const GArray *pieces,
                          GError **error);
