/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which day, hour and light it is, anywhere in Europe, at any instant of a run. */
#pragma once

#include <tabard/types.h>

typedef struct
{
  gint64 start_unix; /* microseconds since 1970-01-01T00:00Z of time 0 */
  gint32 zone;       /* seconds east of UTC in winter */
  gint32 summer;     /* not 0: Union summer time is kept */
} TbrCalendar;

/* Civil date and time. */
typedef struct
{
  gint32 year;
  guint8 month;    /* 1 to 12 */
  guint8 day;      /* 1 to 31 */
  guint8 weekday;  /* 1 Monday to 7 Sunday */
  guint8 hour;     /* 0 to 23 */
  guint8 minute;   /* 0 to 59 */
  guint8 second;   /* 0 to 59 */
  guint16 yearday; /* 1 to 366 */
} TbrCivil;

/* Civil time in the calendar's zone, summer time by Directive 2000/84/EC where it is kept. */
void tbr_calendar_civil (const TbrCalendar *calendar, TbrTime at, TbrCivil *out_civil);

/**
 * tbr_calendar_sun:
 *
 * Height of the sun's centre above the horizon, degrees, without refraction; good to 0.3 degrees
 * from 1950 to 2100.
 *
 * Source: [MEEUS1998] ch. 25, low accuracy.
 */
double tbr_calendar_sun (const TbrCalendar *calendar, TbrTime at, double lon, double lat);

/* Whether it is day: the sun's upper limb is above the horizon (-0.833 degrees). */
gboolean tbr_calendar_is_day (const TbrCalendar *calendar, TbrTime at, double lon, double lat);

/* The next instant after @at when day turns to night or night to day, to the minute; at most 366
   days on, TBR_NEVER when it does not. */
TbrTime tbr_calendar_next_turn (const TbrCalendar *calendar, TbrTime at, double lon, double lat);
