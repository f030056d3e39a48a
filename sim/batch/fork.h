/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which points of a study may share the beginning of their runs. */
#pragma once

#include <tabard/batch.h>

/* For each point the first of those that set the same but for hazards, triggers and orders: only
   they may act later. (transfer full) */
guint32 *tbr_fork_groups (const TbrDesign *design);

/**
 * tbr_fork_elements:
 * @out_looks: for each point, whether it is the first with its times: only there what differs may
 * act earlier than at the points before
 *
 * Elements that are set otherwise at some of these points, "hazards.quake", NULL-ended.
 * Returns: (transfer full): none when the points are equal
 */
char **tbr_fork_elements (const TbrDesign *design, const guint32 *points, guint n,
                          const TbrScenario *scenario, guint8 *out_looks);
