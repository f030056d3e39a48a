/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise with its scenario, as the verbs get it. */
#pragma once

#include "context.h"

#include <tabard/director.h>

/* An exercise and what it is played on. */
typedef struct
{
  TbrExercise *exercise;
  char *scenario; /* path or name of the scenario */
  TbrContext context;
} TbrPlayed;

/* The scenario of an exercise: beside the exercise, or a shipped one's name. (transfer full) */
char *tbr_played_find_scenario (const TbrExercise *exercise);

/* The file of an exercise: as given, or a shipped one of that name. (transfer full) */
char *tbr_played_find_exercise (const char *path);

/* Loads an exercise, @path being its file or the name of a shipped one, its map and its scenario;
   prints every fault to stderr. */
TbrExit tbr_played_load (const TbrVerb *verb, const char *path, TbrPlayed *out_played);
void tbr_played_clear (TbrPlayed *played);

/* An instant of an exercise: ISO 8601, or a time after its begin. Errors: TBR_ERROR_SYNTAX,
   TBR_ERROR_RANGE; the message begins with @what. */
gboolean tbr_played_read_instant (const TbrPlayed *played, const char *what, const char *text,
                                  TbrTime *out_at, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrPlayed, tbr_played_clear)
