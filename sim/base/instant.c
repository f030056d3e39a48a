/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Points in time from text and to text, by the Gregorian calendar in UTC. */
#include <tabard/units.h>

#include "base/quote.h"

#include <math.h>
#include <string.h>

/* Julian day of GLib (1 is 0001-01-01) of 1970-01-01. */
#define JULIAN_1970 719163
/* The days behind those that are written with a year of four digits, 0001-01-01 to 9999-12-31. */
#define JULIAN_BEFORE 0
#define JULIAN_AFTER 3652060
#define FRACTION_DIGITS 6

static gboolean
refuse (const char *text, TbrErrorCode code, const char *why, GError **error)
{
  g_autofree char *quoted = tbr_quote (text);
  g_set_error (error, TBR_ERROR, (gint) code, "%s %s", quoted, why);
  return FALSE;
}

/* Reads exactly @n digits and moves on, or returns FALSE. */
static gboolean
read_digits (const char **rest, guint n, guint *out_value)
{
  guint value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*rest)[i]))
        return FALSE;
      value = 10 * value + (guint) ((*rest)[i] - '0');
    }
  *rest += n;
  *out_value = value;
  return TRUE;
}

static gboolean
read_sign (const char **rest, char sign)
{
  if (**rest != sign)
    return FALSE;
  (*rest)++;
  return TRUE;
}

/* Reads ".123456", at most six digits, if there is a point. */
static gboolean
read_fraction (const char **rest, TbrTime *out_fraction)
{
  *out_fraction = 0;
  if (!read_sign (rest, '.'))
    return TRUE;
  TbrTime scale = TBR_SECOND;
  guint n = 0;
  while (g_ascii_isdigit (**rest) && n < FRACTION_DIGITS)
    {
      scale /= 10;
      *out_fraction += (**rest - '0') * scale;
      (*rest)++;
      n++;
    }
  return n > 0 && !g_ascii_isdigit (**rest);
}

/* Reads "hh:mm", "hh:mm:ss" or "hh:mm:ss.ffffff". */
static gboolean
read_clock (const char **rest, TbrTime *out_clock, gboolean *out_is_valid)
{
  guint hour, minute;
  guint second = 0;
  TbrTime fraction = 0;
  if (!read_digits (rest, 2, &hour) || !read_sign (rest, ':') || !read_digits (rest, 2, &minute))
    return FALSE;
  if (read_sign (rest, ':')
      && (!read_digits (rest, 2, &second) || !read_fraction (rest, &fraction)))
    return FALSE;
  *out_is_valid = hour < 24 && minute < 60 && second < 60;
  *out_clock = hour * TBR_HOUR + minute * TBR_MINUTE + second * TBR_SECOND + fraction;
  return TRUE;
}

/* Reads "Z" or "+hh:mm". */
static gboolean
read_offset (const char **rest, TbrTime *out_offset, gboolean *out_is_valid)
{
  *out_offset = 0;
  *out_is_valid = TRUE;
  if (read_sign (rest, 'Z'))
    return TRUE;
  gboolean is_west = **rest == '-';
  guint hour, minute;
  if ((!read_sign (rest, '+') && !read_sign (rest, '-')) || !read_digits (rest, 2, &hour)
      || !read_sign (rest, ':') || !read_digits (rest, 2, &minute))
    return FALSE;
  *out_is_valid = hour < 24 && minute < 60;
  *out_offset = (is_west ? -1 : 1) * (hour * TBR_HOUR + minute * TBR_MINUTE);
  return TRUE;
}

static gboolean
parse_stripped (const char *text, gint64 *out_unix, GError **error)
{
  static const char form[] = "is not a time such as 2018-07-20T12:00Z or a day such as 2018-07-20";
  const char *rest = text;
  guint year, month, day;
  if (!read_digits (&rest, 4, &year) || !read_sign (&rest, '-') || !read_digits (&rest, 2, &month)
      || !read_sign (&rest, '-') || !read_digits (&rest, 2, &day))
    return refuse (text, TBR_ERROR_SYNTAX, form, error);
  if (month > 12
      || !g_date_valid_dmy ((GDateDay) MIN (day, 99), (GDateMonth) month, (GDateYear) year))
    return refuse (text, TBR_ERROR_RANGE, "is no day of the calendar", error);
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  gint64 midnight = ((gint64) g_date_get_julian (&date) - JULIAN_1970) * TBR_DAY;
  if (*rest == '\0')
    {
      *out_unix = midnight;
      return TRUE;
    }
  TbrTime clock, offset;
  gboolean is_clock, is_offset;
  if (!read_sign (&rest, 'T') || !read_clock (&rest, &clock, &is_clock))
    return refuse (text, TBR_ERROR_SYNTAX, form, error);
  if (*rest == '\0')
    return refuse (text, TBR_ERROR_SYNTAX, "has no offset: it must end with Z or with +hh:mm",
                   error);
  if (!read_offset (&rest, &offset, &is_offset) || *rest != '\0')
    return refuse (text, TBR_ERROR_SYNTAX, form, error);
  if (!is_clock || !is_offset)
    return refuse (text, TBR_ERROR_RANGE, "is no time of the day, 00:00:00 to 23:59:59", error);
  gint64 value = midnight + clock - offset;
  if (value < (JULIAN_BEFORE + 1 - JULIAN_1970) * TBR_DAY
      || value >= (JULIAN_AFTER - JULIAN_1970) * TBR_DAY)
    return refuse (text, TBR_ERROR_RANGE, "is outside the years 1 to 9999 in UTC", error);
  *out_unix = value;
  return TRUE;
}

gboolean
tbr_instant_parse (const char *text, gint64 *out_unix, GError **error)
{
  g_return_val_if_fail (text != NULL && out_unix != NULL, FALSE);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  return parse_stripped (stripped, out_unix, error);
}

char *
tbr_instant_format (gint64 unix_time)
{
  gint64 julian = unix_time / TBR_DAY + JULIAN_1970;
  gint64 clock = unix_time % TBR_DAY;
  if (clock < 0)
    {
      clock += TBR_DAY;
      julian--;
    }
  if (julian <= JULIAN_BEFORE || julian >= JULIAN_AFTER)
    return g_strdup (julian <= JULIAN_BEFORE ? "before the calendar" : "never");
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%04u-%02u-%02uT%02u:%02u", (guint) g_date_get_year (&date),
                          (guint) g_date_get_month (&date), (guint) g_date_get_day (&date),
                          (guint) (clock / TBR_HOUR), (guint) (clock % TBR_HOUR / TBR_MINUTE));
  guint second = (guint) (clock % TBR_MINUTE / TBR_SECOND);
  guint fraction = (guint) (clock % TBR_SECOND);
  if (fraction > 0)
    g_string_append_printf (text, ":%02u.%06u", second, fraction);
  else if (second > 0)
    g_string_append_printf (text, ":%02u", second);
  g_string_append_c (text, 'Z');
  return g_string_free (text, FALSE);
}
