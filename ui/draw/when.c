/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an instant of a scenario is written for people. */
#include "draw/when.h"

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

char *
tbr_when_civil (const TbrScenario *scenario, TbrTime at)
{
  static const char *const days[]
      = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  static const char *const months[]
      = { "January", "February", "March",     "April",   "May",      "June",
          "July",    "August",   "September", "October", "November", "December" };
  gint64 unix_time = (scenario->start_unix + at) / TBR_SECOND;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_time);
  if (utc == NULL)
    return g_strdup ("");
  gint64 offset = tbr_when_offset (scenario, unix_time * TBR_SECOND);
  g_autoptr (GDateTime) local = g_date_time_add (utc, offset);
  int minutes = (int) (offset / TBR_MINUTE), hours = ABS (minutes) / 60;
  g_autofree char *rest
      = minutes % 60 != 0 ? g_strdup_printf (":%02d", ABS (minutes) % 60) : g_strdup ("");
  g_autofree char *zone
      = minutes == 0
            ? g_strdup ("UTC")
            : g_strdup_printf ("UTC%s%d%s", minutes < 0 ? "\xe2\x88\x92" : "+", hours, rest);
  return g_strdup_printf ("%s %d %s %d, %02d:%02d (%s)",
                          days[g_date_time_get_day_of_week (local) - 1],
                          g_date_time_get_day_of_month (local),
                          months[g_date_time_get_month (local) - 1], g_date_time_get_year (local),
                          g_date_time_get_hour (local), g_date_time_get_minute (local), zone);
}

char *
tbr_when_elapsed (TbrTime at)
{
  gint64 minutes = at / TBR_MINUTE;
  if (minutes < 60)
    return g_strdup_printf ("start + %" G_GINT64_FORMAT " min", minutes);
  GString *text = g_string_new ("start +");
  if (minutes >= 24 * 60)
    g_string_append_printf (text, " %" G_GINT64_FORMAT " d", minutes / (24 * 60));
  if (minutes / 60 % 24 != 0)
    g_string_append_printf (text, " %" G_GINT64_FORMAT " h", minutes / 60 % 24);
  if (minutes % 60 != 0)
    g_string_append_printf (text, " %" G_GINT64_FORMAT " min", minutes % 60);
  return g_string_free (text, FALSE);
}
