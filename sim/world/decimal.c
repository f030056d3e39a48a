/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How digits become a double without the C library's locale and without its slowness. */
#include "world/decimal.h"

/* Powers of ten that a double holds exactly. */
static const double exact_powers[]
    = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* Digits whose whole number a double certainly holds exactly. */
#define EXACT_DIGITS 15

double
tbr_decimal_read (const char *text, const char **out_end)
{
  const char *cursor = text;
  gboolean negative = *cursor == '-';
  if (negative)
    cursor++;

  guint64 whole = 0;
  guint n_digits = 0;
  guint n_decimals = 0;
  for (; g_ascii_isdigit (*cursor); cursor++, n_digits++)
    whole = whole * 10 + (guint64) (*cursor - '0');
  if (n_digits > 0 && *cursor == '.')
    for (cursor++; g_ascii_isdigit (*cursor); cursor++, n_digits++, n_decimals++)
      whole = whole * 10 + (guint64) (*cursor - '0');

  if (n_digits == 0)
    {
      *out_end = text;
      return 0.0;
    }
  if (n_digits > EXACT_DIGITS || *cursor == 'e' || *cursor == 'E')
    {
      char *end = NULL;
      double value = g_ascii_strtod (text, &end);
      *out_end = end;
      return value;
    }
  *out_end = cursor;
  double value = (double) whole / exact_powers[n_decimals];
  return negative ? -value : value;
}
