/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list of an exercise, out into a sheet and in from one. */
#pragma once

#include "played.h"

/* Where it goes and comes from. */
typedef struct
{
  const char *to;             /* sheet to be written; NULL: none */
  const char *from;           /* sheet whose rows take the place of the injects; NULL: none */
  const char *const *columns; /* NULL-ended "THEIRS=OURS", NULL for none */
  const char *out;            /* with @from: file of the new exercise */
} TbrEventsQuestion;

/* Writes the sheet, or the exercise with the sheet's rows; prints every fault. */
TbrExit tbr_events_answer (const TbrVerb *verb, const TbrPlayed *played,
                           const TbrEventsQuestion *question);
