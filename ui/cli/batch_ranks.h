/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether mpirun has started this process as one of several, and how they meet. */
#pragma once

#include "verb.h"

#include <tabard/batch.h>

/**
 * tbr_batch_ranks_join:
 * @out_ranks: NULL where this process is alone
 *
 * Meets the others, if there are others; prints what is wrong. Returns: TBR_EXIT_DONE or
 * TBR_EXIT_FAILED
 */
TbrExit tbr_batch_ranks_join (const TbrVerb *verb, TbrRanks **out_ranks);
