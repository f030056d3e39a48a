/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The one grammar of numbers, and the shortest text of a double. */
#include "base/number.h"

#include <math.h>
#include <string.h>

/* Digits that every double of that many digits keeps, and digits that tell any two apart. */
#define DIGITS_SAFE 15
#define DIGITS_ENOUGH 17

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* The end of the number that @text begins with, or NULL. */
static const char *
find_end (const char *text)
{
  if (*text == '+' || *text == '-')
    text++;
  const char *end = skip_digits (text);
  gboolean has_digits = end > text;
  if (*end == '.')
    {
      const char *fraction = end + 1;
      end = skip_digits (fraction);
      has_digits = has_digits || end > fraction;
    }
  if (!has_digits)
    return NULL;
  if (*end == 'e' || *end == 'E')
    {
      const char *exponent = end + 1;
      if (*exponent == '+' || *exponent == '-')
        exponent++;
      const char *exponent_end = skip_digits (exponent);
      if (exponent_end > exponent)
        end = exponent_end;
    }
  return end;
}

gboolean
tbr_number_read (const char *text, const char **out_end, double *out_value)
{
  g_return_val_if_fail (text != NULL && out_end != NULL && out_value != NULL, FALSE);
  const char *end = find_end (text);
  if (end == NULL)
    return FALSE;

  char *stopped;
  double value;
  if (g_ascii_tolower (*end) == 'x')
    {
      /* "0x10" is the number 0 followed by "x10", not sixteen. */
      g_autofree char *number = g_strndup (text, (gsize) (end - text));
      value = g_ascii_strtod (number, &stopped);
    }
  else
    value = g_ascii_strtod (text, &stopped);
  if (!isfinite (value))
    return FALSE;
  *out_end = end;
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
