/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an instant of a scenario is written for people. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

/* "Friday 20 July 2018, 14:00 (UTC+2)" in the scenario's zone, summer time by Directive 2000/84/EC
   where it keeps it. (transfer full) */
char *tbr_when_civil (const TbrScenario *scenario, TbrTime at);
/* The same of a time by this machine's own clock, seconds since 1970: when a file was saved.
   (transfer full) */
char *tbr_when_local (gint64 unix_seconds);
/* The same where there is little room: "Fri 20 Jul 14:00". (transfer full) */
char *tbr_when_short (const TbrScenario *scenario, TbrTime at);
/* As files and forms take it, in the time that the scenario's clock shows:
   "2018-07-20T14:00+02:00". (transfer full) */
char *tbr_when_written (const TbrScenario *scenario, TbrTime at);
/* Months in English, to be translated in the context "month in a date". Static. */
extern const char *const tbr_when_months[12];
/* The time of day, with the days that lie between: "14:20", "14:20 (+1 d)". (transfer full) */
char *tbr_when_clock (const TbrScenario *scenario, TbrTime now, TbrTime at);
/* What the scenario's clock is ahead of UTC at an instant, microseconds since 1970. */
TbrTime tbr_when_offset (const TbrScenario *scenario, gint64 unix_time);
/* The clock of a stretch of time: "UTC+2", "UTC+2, then UTC+1". (transfer full) */
char *tbr_when_zone (const TbrScenario *scenario, TbrTime from, TbrTime to);
/* "2 d 4 h 30 min", whole minutes. (transfer full) */
char *tbr_when_span (TbrTime at);
/* "start + 2 d 4 h 30 min". (transfer full) */
char *tbr_when_elapsed (TbrTime at);

G_END_DECLS
