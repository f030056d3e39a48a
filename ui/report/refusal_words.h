/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why something was refused, for people, wherever it is told: in the window, in the report, in the
   log as a table, on the command line. */
#pragma once

#include <tabard/exercise.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

/**
 * tbr_refusal_words:
 * @exercise: (nullable): whose roles and injects are called by their titles
 * @scenario: (nullable): whose states are called by their names
 * @message: of the error, as the command door or the facilitator's table said it
 *
 * Says it in the language of the reader, and no code in it: a reason, a phase, an order, a role and
 * a state are called as people call them. Ids of units and what was written amiss stay. What a
 * program reads (JSON, traces, facts) has the codes and is not said by this.
 *
 * Returns: (transfer full)
 */
char *tbr_refusal_words (const TbrExercise *exercise, const TbrScenario *scenario,
                         const char *message);

G_END_DECLS
