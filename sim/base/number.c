/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The one grammar of numbers, and the shortest text of a double. */
#include "base/number.h"

#include <math.h>
#include <string.h>

/* Digits that every double of that many digits keeps, and digits that tell any two apart. */
#define DIGITS_SAFE 15
#define DIGITS_ENOUGH 17

/* Largest whole number up to which all are doubles. */
#define MANTISSA_EXACT (G_GUINT64_CONSTANT (1) << 53)
/* Largest mantissa to which a digit can be added. */
#define MANTISSA_ROOM ((G_MAXUINT64 - 9) / 10)

/* The powers of ten that are doubles. */
static const double powers[]
    = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* A number taken apart: mantissa x 10^power. */
typedef struct
{
  const char *end;    /* behind the number */
  guint64 mantissa;   /* all its digits */
  gint64 power;       /* exponent of ten */
  guint n_digits;     /* leading zeros too */
  guint8 is_negative; /* 1: the number has a minus */
  guint8 is_too_long; /* 1: the mantissa has lost digits */
} Parts;

/* Reads digits into the mantissa; @scale is what each does to the power: 0 or -1 after the point.
 */
static void
take_digits (Parts *parts, int scale)
{
  while (g_ascii_isdigit (*parts->end))
    {
      if (parts->mantissa > MANTISSA_ROOM)
        parts->is_too_long = 1;
      else
        parts->mantissa = 10 * parts->mantissa + (guint64) (*parts->end - '0');
      parts->power += scale;
      parts->n_digits++;
      parts->end++;
    }
}

/* Reads the exponent behind the digits, if there is a whole one. */
static void
take_exponent (Parts *parts)
{
  const char *place = parts->end + 1;
  gboolean is_negative = *place == '-';
  if (*place == '+' || *place == '-')
    place++;
  if (!g_ascii_isdigit (*place))
    return;
  gint64 exponent = 0;
  for (; g_ascii_isdigit (*place); place++)
    exponent = MIN (10 * exponent + (*place - '0'), (gint64) G_MAXINT32);
  parts->power += is_negative ? -exponent : exponent;
  parts->end = place;
}

/* Takes apart the number that @text begins with; FALSE when there is none. */
static gboolean
take_apart (const char *text, Parts *parts)
{
  *parts = (Parts){ .end = text, .is_negative = *text == '-' };
  if (*text == '+' || *text == '-')
    parts->end++;
  take_digits (parts, 0);
  if (*parts->end == '.')
    {
      parts->end++;
      take_digits (parts, -1);
    }
  if (parts->n_digits == 0)
    return FALSE;
  if (*parts->end == 'e' || *parts->end == 'E')
    take_exponent (parts);
  return TRUE;
}

/**
 * compute_exactly:
 *
 * The double nearest to a number whose mantissa and power of ten are both doubles: one operation,
 * rounded once. Most numbers are so, and it is several times faster than strtod().
 *
 * Source: [CLINGER1990] section 2
 */
static gboolean
compute_exactly (const Parts *parts, double *out_value)
{
  if (parts->is_too_long || parts->mantissa > MANTISSA_EXACT
      || ABS (parts->power) >= (gint64) G_N_ELEMENTS (powers))
    return FALSE;
  double value = (double) parts->mantissa;
  if (parts->power < 0)
    value /= powers[-parts->power];
  else
    value *= powers[parts->power];
  *out_value = parts->is_negative ? -value : value;
  return TRUE;
}

gboolean
tbr_number_read (const char *text, const char **out_end, double *out_value)
{
  g_return_val_if_fail (text != NULL && out_end != NULL && out_value != NULL, FALSE);
  Parts parts;
  if (!take_apart (text, &parts))
    return FALSE;
  double value;
  /* "0x10" is the number 0 followed by "x10"; strtod() would take it for sixteen, but 0 is exact.
   */
  if (!compute_exactly (&parts, &value))
    value = g_ascii_strtod (text, NULL);
  if (!isfinite (value))
    return FALSE;
  *out_end = parts.end;
  *out_value = value;
  return TRUE;
}

/* "1e-05" and "1e+20" become "1e-5" and "1e20". */
static void
shorten_exponent (char *text)
{
  char *exponent = strchr (text, 'e');
  if (exponent == NULL)
    return;
  char *to = exponent + 1;
  const char *from = to;
  if (*from == '-')
    {
      to++;
      from++;
    }
  else if (*from == '+')
    from++;
  while (*from == '0' && from[1] != '\0')
    from++;
  memmove (to, from, strlen (from) + 1);
}

const char *
tbr_number_print_digits (double value, int digits, char *buffer)
{
  g_return_val_if_fail (digits >= 1 && digits <= DIGITS_ENOUGH && buffer != NULL, NULL);
  char format[8];
  g_snprintf (format, sizeof format, "%%.%dg", digits);
  g_ascii_formatd (buffer, TBR_NUMBER_LENGTH, format, value);
  if (isfinite (value))
    shorten_exponent (buffer);
  return buffer;
}

const char *
tbr_number_print (double value, char *buffer)
{
  g_return_val_if_fail (buffer != NULL, NULL);
  for (int digits = DIGITS_SAFE; digits < DIGITS_ENOUGH; digits++)
    {
      tbr_number_print_digits (value, digits, buffer);
      if (!isfinite (value) || g_ascii_strtod (buffer, NULL) == value)
        return buffer;
    }
  return tbr_number_print_digits (value, DIGITS_ENOUGH, buffer);
}
