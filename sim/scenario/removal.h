/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the obstacles and the layers that a scenario takes away are written and read. */
#pragma once

#include "scenario/draft.h"

/**
 * tbr_removal_find:
 *
 * Reads `remove` of <meta>: "radio", "radio:PL", "all:PL:SE", "pool", blank-separated; faults go
 * to the list.
 *
 * Returns: (transfer full): array of TbrRemoval
 */
GArray *tbr_removal_find (TbrDraft *draft);
