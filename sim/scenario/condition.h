/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Conditions of an exercise, as people write them. */
#pragma once

#include "scenario/store.h"

#include <tabard/exercise.h>

/* What stands before a threshold, by TbrRelation; NULL-ended. */
extern const char *const tbr_relation_words[TBR_RELATION_N + 1];
/* The first word of a single condition, by TbrConditionOperator from TBR_STEP_AFTER on;
   NULL-ended. */
extern const char *const tbr_condition_words[TBR_STEP_N - TBR_STEP_AFTER + 1];

/**
 * tbr_condition_parse:
 * @text: "after 30 min and (need stranded in BE >= 100 or not ordered send-unit by mayor)"
 * @exercise: whose roles, actions, injects and branches may be named
 * @store: where the steps are kept
 *
 * Reads a condition. What can be said: "after TIME", "before TIME", "need KIND [in STATE] >= N",
 * "fact KIND [>= N]", "measure NAME >= N", "ordered KIND [by ROLE] [>= N]", "expected ID",
 * "released ID", "taken ID", joined by "and", "or", "not" and parentheses; relations are >=, <=, >,
 * < and =. "not" binds closest, "or" least.
 *
 * Errors: TBR_ERROR_SYNTAX, TBR_ERROR_NAME with the nearest name, TBR_ERROR_UNIT
 */
gboolean tbr_condition_parse (const char *text, const TbrExercise *exercise, TbrStore *store,
                              TbrCondition *out_condition, GError **error);
