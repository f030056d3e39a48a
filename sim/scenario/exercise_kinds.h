/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The elements of an exercise and what each may say; their values are the public structs. */
#pragma once

#include "scenario/nest.h"

#include <tabard/exercise.h>

typedef enum
{
  TBR_EXERCISE_ROOT,
  TBR_EXERCISE_OBJECTIVE,
  TBR_EXERCISE_ROLE,
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
