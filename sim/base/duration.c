/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Spans of time from text and to text, exact to the microsecond. */
#include <tabard/units.h>

#include "base/number.h"
#include "base/quote.h"
#include "base/unit_table.h"

#include <math.h>
#include <string.h>

/* Longest span read: 1,000 years of 365.25 days. */
#define LONGEST (365250 * TBR_DAY)
#define WEEK (7 * TBR_DAY)

/* Up to how many of a unit are written in that unit alone: "72 h", but "3 d 1 h". Our assumption.
 */
#define HOURS_ALONE 72
#define SIXTIETHS_ALONE 120

/* What is left of a text being read, and what was read so far. */
typedef struct
{
  const char *whole; /* the text given, for messages */
  const char *rest;  /* not yet read */
  TbrTime unit;      /* of the part before; parts come in falling order */
  TbrTime sum;       /* of the parts read, 0 to LONGEST */
} Reading;

/* A number just read, before its unit. */
typedef struct
{
  const char *text; /* its first character */
  const char *end;  /* behind its last one */
  double value;     /* at least 0 */
} Number;

static gboolean
refuse (const Reading *reading, TbrErrorCode code, const char *why, GError **error)
{
  g_autofree char *quoted = tbr_quote (reading->whole);
  g_set_error (error, TBR_ERROR, (gint) code, "%s %s", quoted, why);
  return FALSE;
}

static gboolean
refuse_form (const Reading *reading, GError **error)
{
  return refuse (reading, TBR_ERROR_SYNTAX, "is not a time such as 12 h, 3 d 12 h or PT12H", error);
}

/* The number in microseconds, exact; at most LONGEST, checked by the caller. */
static TbrTime
to_microseconds (const Number *number, TbrTime unit)
{
  gsize n = (gsize) (number->end - number->text);
  if (memchr (number->text, 'e', n) != NULL || memchr (number->text, 'E', n) != NULL)
    return (TbrTime) llround (number->value * (double) unit);
  const char *point = memchr (number->text, '.', n);
  /* A double holds fewer digits than 1,000 years have microseconds: whole and fraction apart. */
  TbrTime whole = (TbrTime) g_ascii_strtoull (number->text, NULL, 10) * unit;
  double fraction = 0;
  if (point != NULL && point + 1 < number->end)
    fraction = g_ascii_strtod (point, NULL);
  return whole + (TbrTime) llround (fraction * (double) unit);
}

/* Reads a number that has no sign. */
static gboolean
read_number (Reading *reading, Number *out_number, GError **error)
{
  Number number = { .text = reading->rest };
  if (*number.text == '+' || *number.text == '-'
      || !tbr_number_read (number.text, &reading->rest, &number.value))
    return refuse_form (reading, error);
  number.end = reading->rest;
  *out_number = number;
  return TRUE;
}

static gboolean
add_part (Reading *reading, const Number *number, TbrTime unit, GError **error)
{
  if (unit >= reading->unit)
    return refuse (reading, TBR_ERROR_SYNTAX, "must go from long units to short ones", error);
  if (number->value * (double) unit > (double) LONGEST)
    return refuse (reading, TBR_ERROR_RANGE, "is longer than 1000 years", error);
  reading->sum += to_microseconds (number, unit);
  reading->unit = unit;
  if (reading->sum > LONGEST)
    return refuse (reading, TBR_ERROR_RANGE, "is longer than 1000 years", error);
  return TRUE;
}

static void
skip_blanks (Reading *reading)
{
  while (g_unichar_isspace (g_utf8_get_char_validated (reading->rest, -1)))
    reading->rest = g_utf8_next_char (reading->rest);
}

/* "3 d 12 h" */
static gboolean
read_parts (Reading *reading, GError **error)
{
  do
    {
      Number number;
      if (!read_number (reading, &number, error))
        return FALSE;
      skip_blanks (reading);
      gsize n_name = strspn (reading->rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
      g_autofree char *name = g_strndup (reading->rest, n_name);
      const TbrUnit *unit = tbr_unit_table_find (TBR_DIMENSION_TIME, name);
      if (unit == NULL)
        return *name == '\0' && *reading->rest != '\0'
                   ? refuse_form (reading, error)
                   : refuse (reading, TBR_ERROR_UNIT, "has no unit of time: s, min, h, d", error);
      TbrTime length = (TbrTime) llround (tbr_unit_to_si (unit, TBR_SECOND));
      if (!add_part (reading, &number, length, error))
        return FALSE;
      reading->rest += n_name;
      skip_blanks (reading);
    }
  while (*reading->rest != '\0');
  return TRUE;
}

/* The length of an ISO 8601 designator, 0 for a letter that is none; M is a minute. */
static TbrTime
find_designator (char letter)
{
  switch (letter)
    {
    case 'W':
      return WEEK;
    case 'D':
      return TBR_DAY;
    case 'H':
      return TBR_HOUR;
    case 'M':
      return TBR_MINUTE;
    case 'S':
      return TBR_SECOND;
    default:
      return 0;
    }
}

/* "P3DT12H", from after the P. Source: [ISO8601] 5.5.2; years and months have no fixed length. */
static gboolean
read_iso (Reading *reading, GError **error)
{
  gboolean is_after_t = FALSE;
  do
    {
      if (*reading->rest == 'T' && !is_after_t)
        {
          is_after_t = TRUE;
          reading->rest++;
        }
      Number number;
      if (!read_number (reading, &number, error))
        return FALSE;
      char letter = *reading->rest;
      if (!is_after_t && (letter == 'Y' || letter == 'M'))
        return refuse (reading, TBR_ERROR_UNIT, "has years or months, which have no fixed length",
                       error);
      TbrTime unit = find_designator (letter);
      if (unit == 0 || is_after_t != (unit < TBR_DAY))
        return refuse_form (reading, error);
      if (!add_part (reading, &number, unit, error))
        return FALSE;
      reading->rest++;
    }
  while (*reading->rest != '\0');
  return TRUE;
}

gboolean
tbr_duration_parse (const char *text, TbrTime *out_value, GError **error)
{
  g_return_val_if_fail (text != NULL && out_value != NULL, FALSE);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  Reading reading = { .whole = stripped, .rest = stripped, .unit = G_MAXINT64 };
  gboolean is_negative = *reading.rest == '-';
  if (is_negative || *reading.rest == '+')
    reading.rest++;
  gboolean is_iso = *reading.rest == 'P';
  if (is_iso)
    reading.rest++;
  if (!(is_iso ? read_iso (&reading, error) : read_parts (&reading, error)))
    return FALSE;
  *out_value = is_negative ? -reading.sum : reading.sum;
  return TRUE;
}

/* Writes a count of seconds with its fraction. */
static void
append_seconds (GString *text, guint64 microseconds)
{
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, microseconds / TBR_SECOND);
  guint64 fraction = microseconds % TBR_SECOND;
  if (fraction > 0)
    {
      g_string_append_printf (text, ".%06" G_GUINT64_FORMAT, fraction);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }
  g_string_append (text, " s");
}

char *
tbr_duration_format (TbrTime value)
{
  if (value == TBR_NEVER)
    return g_strdup ("never");
  static const struct
  {
    guint64 length;
    guint64 n_alone; /* most that are written in this unit alone */
    const char *name;
  } units[] = { { TBR_DAY, G_MAXUINT64, "d" },
                { TBR_HOUR, HOURS_ALONE, "h" },
                { TBR_MINUTE, SIXTIETHS_ALONE, "min" } };
  GString *text = g_string_new (value < 0 ? "-" : NULL);
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  for (guint i = 0; i < G_N_ELEMENTS (units) && rest > 0; i++)
    {
      gboolean is_last = i + 1 == G_N_ELEMENTS (units);
      guint64 below = is_last ? TBR_SECOND : units[i + 1].length;
      guint64 alone = is_last ? SIXTIETHS_ALONE : units[i + 1].n_alone;
      guint64 n = rest / units[i].length;
      gboolean waits = rest % units[i].length != 0 && rest % below == 0 && rest / below <= alone;
      if (n == 0 || waits)
        continue;
      g_string_append_printf (text, "%" G_GUINT64_FORMAT " %s", n, units[i].name);
      rest %= units[i].length;
      if (rest > 0)
        g_string_append_c (text, ' ');
    }
  if (rest > 0 || value == 0)
    append_seconds (text, rest);
  return g_string_free (text, FALSE);
}
