/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list of an exercise, out into a sheet and in from one; its injects as alerts. */
#pragma once

#include "played.h"

/* Where it goes and comes from. */
typedef struct
{
  const char *to;             /* sheet or alert (.xml) to be written; NULL: none */
  const char *const *from;    /* NULL-ended: a sheet whose rows take the place of the injects, or
                                 alerts that become one each */
  const char *inject;         /* with @to: the inject that becomes the alert */
  const char *at;             /* with alerts as @from: when they are due, NULL as they say */
  const char *const *columns; /* NULL-ended "THEIRS=OURS", NULL for none */
  const char *out;            /* with @from: file of the new exercise */
} TbrEventsQuestion;

/* Whether a file is a sheet of a kind that nobody here reads, by its name. */
gboolean tbr_events_is_foreign (const char *path);
/* Whether a file is an alert, not a sheet, by its name: ".xml". */
gboolean tbr_events_is_alert (const char *path);
/* Writes the sheet or the alert, or the exercise with what came in; prints every fault. */
TbrExit tbr_events_answer (const TbrVerb *verb, const TbrPlayed *played,
                           const TbrEventsQuestion *question);

/* Holds a new exercise, NULL where @faults says why there is none, against its scenario, prints all
   faults of the file @from, and writes it to @out where there are none. */
TbrExit tbr_events_write_new (const TbrVerb *verb, const TbrPlayed *played,
                              const TbrExercise *exercise, TbrDiagnostics *faults, const char *from,
                              const char *out);
