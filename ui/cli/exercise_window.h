/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in the window. */
#pragma once

#include "verb.h"

/* What the command line said; each may be NULL. */
typedef struct
{
  const char *file; /* of the exercise, or the name of a shipped one */
  const char *log, *script, *seat, *beamer, *picture, *language;
  const char *theme, *size, *scale;
  double pace; /* 0: the clock stands at the beginning */
  guint32 replication;
  guint replications;   /* of a review */
  gboolean is_edited;   /* its events list is written, nobody plays */
  gboolean is_reviewed; /* the log is shown again */
} TbrExerciseWindow;

/* The reader's words from now on: in the language that was asked for where there are such, else in
   the reader's own, as long as @texts, the exercise's texts in it, are there. @wanted, @texts:
   (nullable) */
gboolean tbr_exercise_begin_language (const char *wanted, const char *texts, GError **error);
/* Opens it; prints the digest of what was played. */
TbrExit tbr_exercise_window (const TbrVerb *verb, const TbrExerciseWindow *window);
