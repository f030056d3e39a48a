/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Numbers and lines as people read them on a terminal. */
#include "wording.h"

#include <math.h>
#include <string.h>

#define WIDTH 96

char *
tbr_wording_number (double value)
{
  char digits[64];

  if (!isfinite (value))
    return g_strdup ("-");
  if (fabs (value) < 99.95)
    {
      g_ascii_formatd (digits, sizeof digits, fabs (value) < 9.995 ? "%.2f" : "%.1f", value);
      char *end = digits + strlen (digits);
      while (end[-1] == '0')
        *--end = '\0';
      if (end[-1] == '.')
        end[-1] = '\0';
      return g_strdup (strcmp (digits, "-0") == 0 ? "0" : digits);
    }
  g_ascii_formatd (digits, sizeof digits, "%.0f", value);
  GString *text = g_string_new (digits);
  for (gssize at = (gssize) text->len - 3; at > (value < 0 ? 1 : 0); at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

void
tbr_wording_append (GString *out, const char *text, guint indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong used = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong width = g_utf8_strlen (words[i], -1);
      if (used > 0 && used + 1 + width > WIDTH)
        {
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          used = (glong) indent;
        }
      else if (used > 0)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      g_string_append (out, words[i]);
      used += width;
    }
  g_string_append_c (out, '\n');
}
