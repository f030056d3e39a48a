/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What acts only later: runs of two scenarios that differ in nothing else share their beginning. */
#pragma once

#include <tabard/keyframe.h>

G_BEGIN_DECLS

/* Elements of a scenario that are read by known events only: hazards, triggers, orders. */
typedef struct _TbrLate TbrLate;

/**
 * tbr_late_new:
 * @elements: NULL-ended: "hazards.quake", "commands.recall", "triggers.dark"
 *
 * Returns: (transfer full) (nullable): NULL when one of them is read at times nobody can tell
 * beforehand
 */
TbrLate *tbr_late_new (const TbrScenario *scenario, const char *const *elements);
void tbr_late_free (TbrLate *late);

/* When the first of the pending events that read them is due; TBR_NEVER when there is none. */
TbrTime tbr_late_first (const TbrLate *late, const TbrSim *sim);
/* Goes on with what is due before @until and before the first event that reads them. */
void tbr_late_run (const TbrLate *late, TbrSim *sim, TbrTime until);

/**
 * tbr_late_inherit:
 * @sim: a run at time 0, nothing yet happened
 * @start: the start of a run of a scenario that differs only in these elements
 * @past: of that run, as tbr_late_run() has left it
 *
 * Puts @sim where it would have come by itself: to @past, with all that its own elements have laid
 * down at the start. Both runs must have begun alike: the same units, needs, facts and pending
 * events, but for the own state of these hazards and the instants of the events that read them.
 *
 * Returns: FALSE, and @sim still at its start, when it cannot be shown that they share that past
 */
gboolean tbr_late_inherit (const TbrLate *late, TbrSim *sim, const TbrKeyframe *start,
                           const TbrKeyframe *past);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrLate, tbr_late_free)

G_END_DECLS
