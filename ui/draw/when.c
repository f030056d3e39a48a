/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an instant of a scenario is written for people. */
#include "draw/when.h"

#include <tabard/units.h>

#include <glib/gi18n.h>
#include <string.h>

/* 01:00 UTC of the last Sunday of a month, when summer time begins (March) and ends (October).
   Source: Directive 2000/84/EC art. 2, 3. */
static gint64
last_sunday (int year, int month)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (year, month, 31, 1, 0, 0);
  return g_date_time_to_unix (day)
         - g_date_time_get_day_of_week (day) % 7 * G_GINT64_CONSTANT (86400);
}

static gboolean
is_summer (GDateTime *utc)
{
  gint64 now = g_date_time_to_unix (utc);
  int year = g_date_time_get_year (utc);
  return now >= last_sunday (year, 3) && now < last_sunday (year, 10);
}

TbrTime
tbr_when_offset (const TbrScenario *scenario, gint64 unix_time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_time / TBR_SECOND);
  TbrTime offset = scenario->meta != NULL ? scenario->meta->zone : 0;
  if (utc != NULL && scenario->meta != NULL && scenario->meta->summer_time && is_summer (utc))
    offset += TBR_HOUR;
  return offset;
}

/* What the scenario's clock shows, and what it is ahead of UTC; NULL beyond all calendars. */
static GDateTime *
local_time (const TbrScenario *scenario, TbrTime at, TbrTime *out_offset)
{
  gint64 unix_time = (scenario->start_unix + at) / TBR_SECOND;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_time);
  if (utc == NULL)
    return NULL;
  *out_offset = tbr_when_offset (scenario, unix_time * TBR_SECOND);
  return g_date_time_add (utc, *out_offset);
}

/* "UTC", "UTC+2", "UTC+5:30". (transfer full) */
static char *
zone_of (TbrTime offset)
{
  int minutes = (int) (offset / TBR_MINUTE), hours = ABS (minutes) / 60;
  g_autofree char *rest
      = minutes % 60 != 0 ? g_strdup_printf (":%02d", ABS (minutes) % 60) : g_strdup ("");
  return minutes == 0
             ? g_strdup ("UTC")
             : g_strdup_printf ("UTC%s%d%s", minutes < 0 ? "\xe2\x88\x92" : "+", hours, rest);
}

char *
tbr_when_zone (const TbrScenario *scenario, TbrTime from, TbrTime to)
{
  g_autofree char *first = zone_of (tbr_when_offset (scenario, scenario->start_unix + from));
  g_autofree char *last = zone_of (tbr_when_offset (scenario, scenario->start_unix + to));
  return g_str_equal (first, last) ? g_steal_pointer (&first)
                                   : g_strdup_printf (_ ("%s, then %s"), first, last);
}

const char *const tbr_when_months[12]
    = { NC_ ("month in a date", "January"),   NC_ ("month in a date", "February"),
        NC_ ("month in a date", "March"),     NC_ ("month in a date", "April"),
        NC_ ("month in a date", "May"),       NC_ ("month in a date", "June"),
        NC_ ("month in a date", "July"),      NC_ ("month in a date", "August"),
        NC_ ("month in a date", "September"), NC_ ("month in a date", "October"),
        NC_ ("month in a date", "November"),  NC_ ("month in a date", "December") };

/* @offset: what that clock is ahead of UTC. (transfer full) */
static char *
write_civil (GDateTime *local, TbrTime offset)
{
  static const char *const days[]
      = { N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
          N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };
  g_autofree char *zone = zone_of (offset);
  /* translators: weekday, day, month, year, hour, minute, zone */
  return g_strdup_printf (_ ("%s %d %s %d, %02d:%02d (%s)"),
                          _ (days[g_date_time_get_day_of_week (local) - 1]),
                          g_date_time_get_day_of_month (local),
                          g_dpgettext2 (NULL, "month in a date",
                                        tbr_when_months[g_date_time_get_month (local) - 1]),
                          g_date_time_get_year (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local), zone);
}

char *
tbr_when_civil (const TbrScenario *scenario, TbrTime at)
{
  TbrTime offset = 0;
  g_autoptr (GDateTime) local = local_time (scenario, at, &offset);
  return local != NULL ? write_civil (local, offset) : g_strdup ("");
}

char *
tbr_when_local (gint64 unix_seconds)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (unix_seconds);
  return local != NULL ? write_civil (local, g_date_time_get_utc_offset (local)) : g_strdup ("");
}

char *
tbr_when_short (const TbrScenario *scenario, TbrTime at)
{
  static const char *const days[]
      = { NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
          NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
          NC_ ("short weekday", "Sun") };
  static const char *const months[]
      = { NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
          NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
          NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
          NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec") };
  TbrTime offset = 0;
  g_autoptr (GDateTime) local = local_time (scenario, at, &offset);
  if (local == NULL)
    return g_strdup ("");
  /* translators: weekday, day, month, hour, minute */
  return g_strdup_printf (_ ("%s %d %s %02d:%02d"),
                          g_dpgettext2 (NULL, "short weekday",
                                        days[g_date_time_get_day_of_week (local) - 1]),
                          g_date_time_get_day_of_month (local),
                          g_dpgettext2 (NULL, "short month",
                                        months[g_date_time_get_month (local) - 1]),
                          g_date_time_get_hour (local), g_date_time_get_minute (local));
}

char *
tbr_when_written (const TbrScenario *scenario, TbrTime at)
{
  gint64 unix_time = scenario->start_unix + at;
  TbrTime offset = tbr_when_offset (scenario, unix_time);
  g_autofree char *text = tbr_instant_format (unix_time + offset);
  int minutes = (int) (offset / TBR_MINUTE);
  if (minutes == 0 || !g_str_has_suffix (text, "Z"))
    return tbr_instant_format (unix_time);
  return g_strdup_printf ("%.*s%c%02d:%02d", (int) strlen (text) - 1, text, minutes < 0 ? '-' : '+',
                          ABS (minutes) / 60, ABS (minutes) % 60);
}

/* Days of the calendar since the year 1. */
static guint32
day_of (GDateTime *local)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  return g_date_get_julian (&date);
}

char *
tbr_when_clock (const TbrScenario *scenario, TbrTime now, TbrTime at)
{
  TbrTime offset = 0;
  g_autoptr (GDateTime) then = local_time (scenario, at, &offset);
  g_autoptr (GDateTime) here = local_time (scenario, now, &offset);
  if (then == NULL || here == NULL)
    return g_strdup ("");
  int days = (int) day_of (then) - (int) day_of (here);
  int hour = g_date_time_get_hour (then), minute = g_date_time_get_minute (then);
  /* translators: hour, minute, days from now */
  return days != 0 ? g_strdup_printf (_ ("%02d:%02d (%+d d)"), hour, minute, days)
                   : g_strdup_printf ("%02d:%02d", hour, minute);
}

char *
tbr_when_span (TbrTime at)
{
  gint64 minutes = at / TBR_MINUTE;
  GString *text = g_string_new (NULL);
  if (minutes >= 24 * 60)
    g_string_append_printf (text, _ ("%d d"), (int) (minutes / (24 * 60)));
  if (minutes / 60 % 24 != 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text, _ ("%d h"), (int) (minutes / 60 % 24));
    }
  if (minutes % 60 != 0 || minutes == 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text, _ ("%d min"), (int) (minutes % 60));
    }
  return g_string_free (text, FALSE);
}

char *
tbr_when_elapsed (TbrTime at)
{
  g_autofree char *span = tbr_when_span (at);
  return g_strdup_printf (_ ("start + %s"), span);
}
