/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How days are counted, when clocks are changed, and where the sun stands. */
#include "engine/calendar.h"

#include <math.h>

#define SECONDS_PER_DAY 86400
#define HOUR_SECONDS 3600
#define MINUTES_PER_DAY 1440

/* Upper limb on the horizon: 34' of refraction and 16' of radius. Source: [MEEUS1998] ch. 15. */
#define SUN_LIMB -0.833

/* Day 0 of Unix time and the epoch J2000.0 as Julian days. Source: [MEEUS1998] ch. 7 and 25. */
#define JULIAN_DAY_UNIX 2440587.5
#define JULIAN_DAY_2000 2451545.0
#define DAYS_PER_CENTURY 36525.0

static gint64
floor_divide (gint64 n, gint64 by)
{
  gint64 quotient = n / by;
  return n % by < 0 ? quotient - 1 : quotient;
}

static gint64
unix_time (const TbrCalendar *calendar, TbrTime at)
{
  return calendar->start_unix + at;
}

/* ---- civil time ---- */

/**
 * days_from_civil:
 * @month: 1 to 12
 *
 * Days from 1970-01-01 to a date of the Gregorian calendar; years start in March, so that the leap
 * day is their last.
 *
 * Source: [HINNANT2013] days_from_civil
 */
static gint64
days_from_civil (gint64 year, guint month, guint day)
{
  gint64 shifted = month <= 2 ? year - 1 : year;
  gint64 era = floor_divide (shifted, 400);
  gint64 year_of_era = shifted - era * 400;
  gint64 day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

/* The inverse of days_from_civil(). Source: [HINNANT2013] civil_from_days. */
static void
set_date (TbrCivil *civil, gint64 days)
{
  gint64 shifted = days + 719468;
  gint64 era = floor_divide (shifted, 146097);
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month = (5 * day_of_year + 2) / 153;
  civil->day = (guint8) (day_of_year - (153 * month + 2) / 5 + 1);
  civil->month = (guint8) (month < 10 ? month + 3 : month - 9);
  civil->year = (gint32) (year_of_era + era * 400 + (civil->month <= 2));
  civil->yearday = (guint16) (days - days_from_civil (civil->year, 1, 1) + 1);
  /* 1970-01-01 was a Thursday */
  civil->weekday = (guint8) (days + 3 - 7 * floor_divide (days + 3, 7) + 1);
}

static void
set_civil (TbrCivil *civil, gint64 seconds)
{
  gint64 days = floor_divide (seconds, SECONDS_PER_DAY);
  guint rest = (guint) (seconds - days * SECONDS_PER_DAY);
  *civil = (TbrCivil){ .hour = (guint8) (rest / HOUR_SECONDS),
                       .minute = (guint8) (rest / 60 % 60),
                       .second = (guint8) (rest % 60) };
  set_date (civil, days);
}

/* The instant, seconds of Unix time, at which clocks are changed in @month of @year: 01:00 UTC on
   its last Sunday. Only for months of 31 days. */
static gint64
clock_change (gint64 year, guint month)
{
  gint64 last = days_from_civil (year, month, 31);
  gint64 since_sunday = last + 4 - 7 * floor_divide (last + 4, 7);
  return (last - since_sunday) * SECONDS_PER_DAY + HOUR_SECONDS;
}

/**
 * is_summer_time:
 * @seconds: Unix time
 *
 * From the last Sunday in March to the last Sunday in October, 01:00 UTC both.
 *
 * Source: [EU2000] art. 1 to 3
 */
static gboolean
is_summer_time (gint64 seconds)
{
  TbrCivil utc;
  set_civil (&utc, seconds);
  return seconds >= clock_change (utc.year, 3) && seconds < clock_change (utc.year, 10);
}

void
tbr_calendar_civil (const TbrCalendar *calendar, TbrTime at, TbrCivil *out_civil)
{
  gint64 seconds = floor_divide (unix_time (calendar, at), TBR_SECOND);
  gint64 ahead = calendar->summer && is_summer_time (seconds) ? HOUR_SECONDS : 0;
  set_civil (out_civil, seconds + calendar->zone + ahead);
}

/* ---- the sun ---- */

/* Where the sun stands as seen from one meridian. */
typedef struct
{
  double declination; /* degrees, -23.5 to 23.5 */
  double hour_angle;  /* degrees west of the meridian, any number of turns */
} Sun;

static double
to_radians (double degrees)
{
  return degrees * (G_PI / 180);
}

static double
to_degrees (double radians)
{
  return radians * (180 / G_PI);
}

/* Apparent longitude of the sun, degrees. Source: [MEEUS1998] ch. 25, low accuracy. */
static double
sun_longitude (double t)
{
  double mean_longitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
  double anomaly = to_radians (357.52911 + t * (35999.05029 - t * 0.0001537));
  double center = (1.914602 - t * (0.004817 + t * 0.000014)) * sin (anomaly)
                  + (0.019993 - t * 0.000101) * sin (2 * anomaly) + 0.000289 * sin (3 * anomaly);
  double node = to_radians (125.04 - 1934.136 * t);
  return mean_longitude + center - 0.00569 - 0.00478 * sin (node);
}

/* Obliquity of the ecliptic, degrees. Source: [MEEUS1998] formulas 22.2 and 25.8. */
static double
obliquity (double t)
{
  double node = to_radians (125.04 - 1934.136 * t);
  double arc_seconds = 21.448 - t * (46.8150 + t * (0.00059 - t * 0.001813));
  return 23 + (26 + arc_seconds / 60) / 60 + 0.00256 * cos (node);
}

/* The difference between ephemeris and universal time, about a minute, is left out: 0.001 degrees.
   Source: [MEEUS1998] formulas 12.4, 25.6 and 25.7. */
static Sun
sun_at (gint64 unix_microseconds, double lon)
{
  double days = (double) unix_microseconds / (double) TBR_DAY + (JULIAN_DAY_UNIX - JULIAN_DAY_2000);
  double t = days / DAYS_PER_CENTURY;
  double lambda = to_radians (sun_longitude (t)), epsilon = to_radians (obliquity (t));
  double ascension = to_degrees (atan2 (cos (epsilon) * sin (lambda), cos (lambda)));
  double sidereal = 280.46061837 + 360.98564736629 * days + t * t * (0.000387933 - t / 38710000.0);
  return (Sun){ .declination = to_degrees (asin (sin (epsilon) * sin (lambda))),
                .hour_angle = sidereal + lon - ascension };
}

/* Source: [MEEUS1998] formula 13.6. */
static double
sun_height (gint64 unix_microseconds, double lon, double lat)
{
  Sun sun = sun_at (unix_microseconds, lon);
  double phi = to_radians (lat), delta = to_radians (sun.declination);
  double sine
      = sin (phi) * sin (delta) + cos (phi) * cos (delta) * cos (to_radians (sun.hour_angle));
  return to_degrees (asin (CLAMP (sine, -1.0, 1.0)));
}

double
tbr_calendar_sun (const TbrCalendar *calendar, TbrTime at, double lon, double lat)
{
  return sun_height (unix_time (calendar, at), lon, lat);
}

static gboolean
is_up (gint64 unix_microseconds, double lon, double lat)
{
  return sun_height (unix_microseconds, lon, lat) > SUN_LIMB;
}

gboolean
tbr_calendar_is_day (const TbrCalendar *calendar, TbrTime at, double lon, double lat)
{
  return is_up (unix_time (calendar, at), lon, lat);
}

/* The first minute after the sun is next in the south or in the north: between two of these it only
   climbs or only sinks. @minute is minutes of Unix time. */
static gint64
next_extreme (gint64 minute, double lon)
{
  double angle = fmod (sun_at (minute * TBR_MINUTE, lon).hour_angle, 180);
  double left = angle < 0 ? -angle : 180 - angle;
  return minute + 1 + (gint64) (left / 360 * MINUTES_PER_DAY);
}

TbrTime
tbr_calendar_next_turn (const TbrCalendar *calendar, TbrTime at, double lon, double lat)
{
  gboolean now = tbr_calendar_is_day (calendar, at, lon, lat);
  gint64 before = floor_divide (unix_time (calendar, at), TBR_MINUTE);
  gint64 last = before + 366 * MINUTES_PER_DAY;
  gint64 after = before + 1;
  while (is_up (after * TBR_MINUTE, lon, lat) == now)
    {
      if (after >= last)
        return TBR_NEVER;
      before = after;
      after = next_extreme (before, lon);
    }
  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;
      if (is_up (middle * TBR_MINUTE, lon, lat) == now)
        before = middle;
      else
        after = middle;
    }
  return after * TBR_MINUTE - calendar->start_unix;
}
