/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the ticks of an axis go and how they are written. */
#include "draw/axis.h"

#include "draw/language.h"

#include <math.h>

TbrAxis
tbr_axis_new (double low, double high, int wished)
{
  if (!(isfinite (low) && isfinite (high)))
    low = 0, high = 1;
  if (!(high - low > 1e-12 * MAX (fabs (high), fabs (low))))
    high = low + MAX (fabs (low) * 0.1, 1);
  double rough = (high - low) / MAX (wished - 1, 1);
  double power = pow (10, floor (log10 (rough)));
  double lead = rough / power;
  double step = power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
  double first = floor (low / step + 1e-9);
  double last = ceil (high / step - 1e-9);
  return (TbrAxis){ first * step, step, (int) (last - first) + 1 };
}

/* Thousands are set apart by a narrow blank, as ISO 80000-1 7.3.1 writes them. */
static char *
group_thousands (const char *digits)
{
  GString *text = g_string_new (NULL);
  const char *at = digits;
  if (*at == '-')
    {
      g_string_append (text, "\xe2\x88\x92");
      at++;
    }
  int n = 0;
  while (g_ascii_isdigit (at[n]))
    n++;
  for (int i = 0; i < n; i++)
    {
      if (i > 0 && n > 4 && (n - i) % 3 == 0)
        g_string_append (text, "\xe2\x80\xaf");
      g_string_append_c (text, at[i]);
    }
  g_string_append (text, at + n);
  return g_string_free (text, FALSE);
}

char *
tbr_axis_text (const TbrAxis *axis, int tick)
{
  double value = axis->first + tick * axis->step;
  int decimals = CLAMP ((int) -floor (log10 (axis->step) + 1e-9), 0, 9);
  char format[8], digits[64];
  if (fabs (value) < axis->step * 1e-6)
    value = 0;
  if (MAX (fabs (axis->first), fabs (tbr_axis_last (axis))) >= 1e15)
    return g_strdup (tbr_decimal (g_ascii_formatd (digits, sizeof digits, "%.3g", value)));
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  return group_thousands (tbr_decimal (g_ascii_formatd (digits, sizeof digits, format, value)));
}
