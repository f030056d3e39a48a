/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Numbers and lines as people read them. */
#include "report/wording.h"

#include "draw/numeral.h"

#include <math.h>
#include <string.h>

#define WIDTH 96
/* What is less is nothing in a sentence. */
#define PROSE_LEAST 0.005

char *
tbr_wording_number (double value)
{
  return tbr_numeral (fabs (value) < PROSE_LEAST ? 0 : value);
}

char *
tbr_wording_great_number (double value)
{
  return tbr_numeral_great (value);
}

/* Appends a quantity of a trace, "27935.9s", in the largest unit of which it has one or more. */
static void
append_quantity (GString *out, double value, const char *unit)
{
  static const struct
  {
    const char *of, *name;
    double size;
  } units[] = { { "s", "h", 3600 }, { "s", "min", 60 }, { "m", "km", 1000 } };
  guint i = 0;

  while (i < G_N_ELEMENTS (units)
         && (!g_str_equal (units[i].of, unit) || fabs (value) < units[i].size))
    i++;
  gboolean is_small = i == G_N_ELEMENTS (units);
  g_autofree char *number = tbr_wording_number (is_small ? value : value / units[i].size);
  g_string_append_printf (out, "%s%s", number, is_small ? unit : units[i].name);
}

void
tbr_wording_append_fact (GString *out, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], '=');
      char *end = NULL;
      double number = value != NULL ? g_ascii_strtod (value + 1, &end) : 0;
      gsize length = end != NULL ? strcspn (end, "\n") : 0;
      gboolean is_quantity
          = end != NULL && end > value + 1 && length == 1 && strchr ("sm", end[0]) != NULL;
      if (i > 0)
        g_string_append_c (out, ' ');
      if (!is_quantity)
        {
          g_string_append (out, words[i]);
          continue;
        }
      g_string_append_len (out, words[i], value + 1 - words[i]);
      append_quantity (out, number, end[0] == 's' ? "s" : "m");
      g_string_append (out, end + 1);
    }
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
