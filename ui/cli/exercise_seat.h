/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role of an exercise may know, printed. */
#pragma once

#include "verb.h"

#include <tabard/briefing.h>

/* What is asked about a role. */
typedef struct
{
  const char *role;
  const char *unit;     /* one unit; NULL: not asked */
  const char *need;     /* one need by its number; NULL: not asked */
  const char *language; /* of messages; NULL: the exercise's own */
  gboolean json;
} TbrSeatQuestion;

/* Prints the answer, or why there is none. */
TbrExit tbr_seat_answer (const TbrVerb *verb, const TbrDirector *director,
                         const TbrSeatQuestion *question);
