/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An instant of a run kept in memory, so that one can go back to it: only what has changed since
   the keyframe before it takes room. */
#pragma once

#include <tabard/sim.h>

G_BEGIN_DECLS

/* The whole state of a run at an instant: immutable, to be shared by threads. */
typedef struct _TbrKeyframe TbrKeyframe;

/**
 * tbr_keyframe_new:
 * @before: (nullable): a keyframe of the same run; what is equal in both is kept once
 *
 * Returns: (transfer full): the present of @sim
 */
TbrKeyframe *tbr_keyframe_new (const TbrSim *sim, const TbrKeyframe *before);
/* Until when two scenarios have the same past: the instant of the first order that only one of them
   has, TBR_NEVER when there is none; 0 when they differ in anything else. */
TbrTime tbr_scenario_diverge (const TbrScenario *one, const TbrScenario *other);
/**
 * tbr_keyframe_adopt:
 * @scenario: another one; that of @keyframe must still be there
 *
 * The same instant for runs of another scenario with the same seed, when both have the same past
 * until then: the orders that only one of them has are all given later. What is kept is shared.
 *
 * Returns: (transfer full) (nullable): NULL when it cannot be shown that they share that past
 */
TbrKeyframe *tbr_keyframe_adopt (const TbrKeyframe *keyframe, const TbrScenario *scenario);
TbrKeyframe *tbr_keyframe_ref (TbrKeyframe *keyframe);
void tbr_keyframe_unref (TbrKeyframe *keyframe);

TbrTime tbr_keyframe_at (const TbrKeyframe *keyframe);
/* Bytes that a keyframe takes beside another; all of them when there is none. */
gsize tbr_keyframe_bytes (const TbrKeyframe *keyframe, const TbrKeyframe *beside);

/* Puts a run of the same scenario to the instant of a keyframe of that scenario; its listeners
   stay. */
void tbr_sim_restore (TbrSim *sim, const TbrKeyframe *keyframe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrKeyframe, tbr_keyframe_unref)

G_END_DECLS
