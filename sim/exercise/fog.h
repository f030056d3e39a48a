/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How wrong and how late reports are in an exercise that says so itself. */
#pragma once

#include <tabard/exercise.h>
#include <tabard/scenario.h>

/* A scenario with other reports; shared by all exercises that have the same past. */
typedef struct _TbrFogged TbrFogged;

/* The scenario with the fog of the exercise. @scenario must outlive it. (transfer full) (nullable):
   NULL when the exercise has none */
TbrFogged *tbr_fogged_new (const TbrExercise *exercise, const TbrScenario *scenario);
/* (nullable) (transfer full) */
TbrFogged *tbr_fogged_ref (TbrFogged *self);
void tbr_fogged_unref (TbrFogged *self);
const TbrScenario *tbr_fogged_scenario (const TbrFogged *self);
