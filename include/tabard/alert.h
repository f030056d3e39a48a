/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Alerts of the Common Alerting Protocol 1.2 as injects of an exercise, in and out. */
#pragma once

#include <tabard/exercise.h>
#include <tabard/places.h>

G_BEGIN_DECLS

/* An alert that comes in. */
typedef struct
{
  const TbrExercise *exercise; /* that it is added to */
  const TbrScenario *scenario; /* of the exercise: its start makes a time of the alert's instant */
  const char *path;            /* file of the alert */
  TbrTime at; /* when it is due, after the exercise's begin; TBR_NEVER: as the alert says */
} TbrAlertSource;

/**
 * tbr_exercise_alert_load:
 *
 * Reads a message of CAP 1.2 and makes an inject of it: its texts by language, who sends it, when.
 * One that tabard wrote becomes the inject that it was. An inject of that name is replaced. The
 * whole message of another program is kept with the inject, areas, codes and resources too; only a
 * signature is not, because it would not hold any more.
 *
 * Source: [CAP12]
 * Returns: (transfer full) (nullable): a new exercise; NULL when @faults has grown
 */
TbrExercise *tbr_exercise_alert_load (const TbrAlertSource *source, TbrDiagnostics *faults);

/**
 * tbr_exercise_alert_format:
 * @inject: its index
 * @faults: what is wrong with the message that it came from
 *
 * An inject as a message of CAP 1.2, its status "Exercise", with a block for each of its languages
 * and parameters "tabard:..." for what the protocol has no place for. One that came as a message of
 * another program becomes that message again, with what was changed since.
 *
 * Source: [CAP12]
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
char *tbr_exercise_alert_format (const TbrExercise *exercise, const TbrScenario *scenario,
                                 guint inject, TbrDiagnostics *faults);

/* An inject that somebody has got. */
typedef struct
{
  guint inject;         /* its index */
  TbrTime at;           /* when it arrived, since the scenario's start */
  const char *headline; /* as it was read */
} TbrAlertArrival;

/* Who looks, and when. */
typedef struct
{
  TbrTime at;           /* since the scenario's start */
  const char *language; /* of the exercise */
} TbrAlertLook;

/**
 * tbr_alert_areas:
 * @arrivals: @n of them, in the order in which they arrived; those that came as no alert are passed
 * over
 * @out_until: (out): until when this is so if nothing else arrives; TBR_NEVER: for good
 *
 * Where the alerts hold that somebody has got: polygons and circles of their blocks in the
 * language, a place each, called by the headline, with what the area is called as the property
 * "area".
 * One that has expired, counted from its arrival as the message counts from when it was sent, is
 * left out; so is one that a later one updates or cancels.
 *
 * Source: [CAP12]
 * Returns: (transfer full): places of no file, maybe none
 */
TbrPlaces *tbr_alert_areas (const TbrExercise *exercise, const TbrAlertArrival *arrivals, guint n,
                            const TbrAlertLook *look, TbrTime *out_until);

G_END_DECLS
