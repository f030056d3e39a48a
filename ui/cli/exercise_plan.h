/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The improvement plan of an exercise: out as a sheet, into the next exercise. */
#pragma once

#include "played.h"

/* Writes what was missed in an exercise that is over and was run on to the scenario's end. */
TbrExit tbr_plan_write (const TbrVerb *verb, const TbrDirector *director, const char *path);
/* Writes the exercise with what the plan at @path says to the file @out; prints every fault. */
TbrExit tbr_plan_take_in (const TbrVerb *verb, const TbrPlayed *played, const char *path,
                          const char *out);
