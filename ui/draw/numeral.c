/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How numbers are written for people: in reports, charts, the window and at the command line. */
#include "draw/numeral.h"

#include "draw/language.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"
#define DASH "\xe2\x80\x93"
/* What is smaller is what rounding left of nothing. */
#define DUST 1e-9
/* Beyond these, powers of ten are written. */
#define SMALLEST 1e-4
#define GREATEST 1e15
/* Digits that count below 1. */
#define FINE 2

char *
tbr_numeral_group (const char *digits)
{
  GString *text = g_string_new (*digits == '-' ? MINUS : "");
  const char *at = digits + (*digits == '-');
  gsize n = strspn (at, "0123456789");
  g_autofree char *rest = g_strdup (at + n);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, C_ ("between thousands", ","));
      g_string_append_c (text, at[i]);
    }
  g_string_append (text, tbr_decimal (rest));
  return g_string_free (text, FALSE);
}

char *
tbr_numeral_decimals (double value, int decimals)
{
  static const char *const forms[]
      = { "%.0f", "%.1f", "%.2f", "%.3f", "%.4f", "%.5f", "%.6f", "%.7f", "%.8f", "%.9f" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE * 12];
  if (!isfinite (value))
    return g_strdup (DASH);
  g_ascii_formatd (digits, sizeof digits,
                   forms[CLAMP (decimals, 0, (int) G_N_ELEMENTS (forms) - 1)], value);
  /* what is rounded to nothing is not less than nothing */
  return tbr_numeral_group (digits + (strspn (digits, "-0.") == strlen (digits) && *digits == '-'));
}

/* Decimals of a number below 1 so that two digits count. */
static int
fine_decimals (double size)
{
  return FINE - 1 - (int) floor (log10 (size) + 1e-9);
}

char *
tbr_numeral (double value)
{
  double size = fabs (value);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  if (size < DUST)
    return tbr_numeral_decimals (0, 0);
  if (size >= GREATEST || (size > 0 && size < SMALLEST))
    return isfinite (value)
               ? tbr_numeral_group (g_ascii_formatd (digits, sizeof digits, "%.3g", value))
               : g_strdup (DASH);
  if (!isfinite (value) || value == rint (value))
    return tbr_numeral_decimals (value, 0);
  int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.995 ? 2 : fine_decimals (size);
  char form[8];
  g_snprintf (form, sizeof form, "%%.%df", decimals);
  g_ascii_formatd (digits, sizeof digits, form, value);
  char *end = digits + strlen (digits);
  while (decimals > 0 && end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    end[-1] = '\0';
  return tbr_numeral_group (digits);
}

char *
tbr_numeral_great (double value)
{
  const double million = 1e6, billion = 1e9;
  gboolean is_billion = fabs (value) >= billion;
  if (!isfinite (value) || fabs (value) < 10 * million)
    return tbr_numeral (value);
  g_autofree char *number = tbr_numeral (value / (is_billion ? billion : million));
  return g_strdup_printf (is_billion ? _ ("%s billion") : _ ("%s million"), number);
}
