/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The elements of an exercise and what each may say; their values are the public structs. */
#pragma once

#include "scenario/nest.h"

#include <tabard/exercise.h>

typedef enum
{
  TBR_EXERCISE_ROOT,
  TBR_EXERCISE_FOG,
  TBR_EXERCISE_OBJECTIVE,
  TBR_EXERCISE_ROLE,
  TBR_EXERCISE_CHANNEL,
  TBR_EXERCISE_EXPECTED,
  TBR_EXERCISE_BRANCH,
  TBR_EXERCISE_INJECT,
  TBR_EXERCISE_CRITERION,
  TBR_EXERCISE_GUIDANCE,
  TBR_EXERCISE_WORDING,
  TBR_EXERCISE_N
} TbrExerciseElement;

/* How exercises are written. */
extern const TbrNestForm tbr_exercise_form;

/* Looks up what the elements of an exercise that has been read name, reads its conditions, and
   checks what makes no sense although every value is allowed. */
void tbr_exercise_resolve (TbrExercise *exercise, TbrStore *store, TbrDiagnostics *faults);

/* A value of an element as text; NULL when it is what it is without being given. (transfer full) */
char *tbr_exercise_value (const TbrKind *kind, guint param, gconstpointer values);
/* Adds an attribute; line ends and tabs as references, which a reader keeps. */
void tbr_exercise_append_value (GString *out, const char *name, const char *value);
/* Adds what stands before the injects of an exercise as a file, and what stands behind them. */
void tbr_exercise_append_head (GString *out, const TbrExercise *exercise);
void tbr_exercise_append_tail (GString *out, const TbrExercise *exercise);
/* Adds an inject. */
void tbr_exercise_append_inject (GString *out, const TbrInject *inject);
