/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The patterns of faults that are met most, and how a message is said by one in another language:
   its values are taken out of it and put where that language wants them. */
#include "desktop/fault_words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_VALUES 6u

/* What reading, units and references say, whatever element they speak of. The first that fits
   counts: those with more words stand before those with fewer. */
static const char *const patterns[] = {
  N_ ("%s has no unit of time: s, min, h, d"),
  N_ ("%s is not a time such as 12 h, 3 d 12 h or PT12H"),
  N_ ("%s must go from long units to short ones"),
  N_ ("%s has years or months, which have no fixed length"),
  N_ ("%s is longer than 1000 years"),
  N_ ("%s is not a time such as 2018-07-20T12:00Z or a day such as 2018-07-20"),
  N_ ("%s has no offset: it must end with Z or with +hh:mm"),
  N_ ("%s is no day of the calendar"),
  N_ ("%s is no time of the day, 00:00:00 to 23:59:59"),
  N_ ("%s is not a whole number"),
  N_ ("%s is not a number"),
  N_ ("%s has a unit, but %s is written without"),
  N_ ("%s is not allowed: it must be %s"),
  N_ ("%s is outside %s"),
  N_ ("unknown attribute %s: did you mean %s?"),
  N_ ("unknown attribute %s: it has %s"),
  N_ ("unknown attribute %s"),
  N_ ("unknown element %s: did you mean %s?"),
  N_ ("unknown element %s: nothing may stand here"),
  N_ ("unknown element %s: here may stand %s"),
  N_ ("unknown %s kind %s: did you mean %s?"),
  N_ ("unknown %s kind %s: it is one of %s"),
  N_ ("unknown %s: did you mean %s? It is one of %s"),
  N_ ("unknown %s: it is one of %s"),
  N_ ("unknown capability %s"),
  N_ ("unknown state %s"),
  N_ ("kind must be given: one of %s"),
  N_ ("%s must be given: %s"),
  N_ ("it needs at least %s: %s"),
  N_ ("it needs an id"),
  N_ ("%s: the id is taken by the %s at %s"),
  N_ ("it may not be empty"),
  N_ ("use %s: there is no such file beside the scenario or in the library"),
  N_ ("files draw in each other in a circle"),
  N_ ("the text is not UTF-8"),
  N_ ("not well-formed XML: %s"),
  N_ ("a document type is not allowed"),
  N_ ("the encoding must be UTF-8"),
  N_ ("a scenario begins with <meta>"),
  N_ ("%s stands too late: the order is %s"),
  N_ ("a second %s"),
  N_ ("text may not stand between the elements"),
  N_ ("base: no town %s on the map%s"),
  N_ ("lon and lat are given together or not at all"),
  N_ ("no type of unit has a rate for its need %s: add %s or draw in library/rates.xml"),
  N_ ("no unit of the scenario has a rate for its need %s"),
  N_ ("%s: nobody will ask for %s: it has no rate for a need of these hazards"),
  N_ ("from, until: it ends before it begins"),
  N_ ("the scenario knows no %s in its %s"),
  N_ ("it must be given"),
  N_ ("%s (lon, lat) lies at sea: a base is on land or near a road"),
  N_ ("whose unit is it? It stands on no state's land"),
  N_ ("where is it? It has neither a base nor lon and lat"),
  N_ ("where is it? It has no lon and lat"),
  N_ ("it is a line: a row is a point or an area, or has lon and lat"),
  N_ ("it has %s points: write a feature for each, or give it lon and lat"),
  N_ ("no town %s of %s on the map: give lon and lat"),
  N_ ("%s is no place on the Earth: longitude -180 to 180, latitude -90 to 90"),
};

/* ---- one pattern ---- */

/* Takes the values out of a message; FALSE when it is not made from the pattern. @out_n: how many,
   each to be freed. */
static gboolean
take_values (const char *pattern, const char *message, char *out_values[MOST_VALUES], guint *out_n)
{
  g_auto (GStrv) words = g_strsplit (pattern, "%s", MOST_VALUES + 1);
  guint n = g_strv_length (words) - 1;
  const char *at = message;
  *out_n = 0;
  if (!g_str_has_prefix (message, words[0]))
    return FALSE;
  at += strlen (words[0]);
  for (guint i = 1; i <= n; i++)
    {
      /* the last words end the message */
      gboolean is_last = i == n;
      gsize length = strlen (words[i]), left = strlen (at);
      const char *next
          = is_last ? (left >= length ? at + left - length : NULL) : strstr (at, words[i]);
      if (next == NULL || strncmp (next, words[i], length) != 0)
        return FALSE;
      out_values[(*out_n)++] = g_strndup (at, (gsize) (next - at));
      at = next + length;
    }
  return *at == '\0';
}

/* Which value a conversion that begins at @at means, counted from 0; -1 when it is none. */
static int
value_at (const char *at, guint *next, gsize *out_length)
{
  if (g_str_has_prefix (at, "%s"))
    {
      *out_length = 2;
      return (int) (*next)++;
    }
  if (at[0] == '%' && g_ascii_isdigit (at[1]) && at[2] == '$' && at[3] == 's')
    {
      *out_length = 4;
      return g_ascii_digit_value (at[1]) - 1;
    }
  return -1;
}

char *
tbr_fault_fill (const char *pattern, const char *translated, const char *message)
{
  char *values[MOST_VALUES] = { NULL };
  guint n, next = 0;
  GString *out = take_values (pattern, message, values, &n) ? g_string_new (NULL) : NULL;
  for (const char *at = translated; out != NULL && *at != '\0';)
    {
      gsize length = 1;
      int value = value_at (at, &next, &length);
      if (value >= 0 && value < (int) n)
        g_string_append (out, values[value]);
      else
        g_string_append_len (out, at, (gssize) length);
      at += length;
    }
  for (guint i = 0; i < MOST_VALUES; i++)
    g_free (values[i]);
  return out != NULL ? g_string_free (out, FALSE) : NULL;
}

/* ---- all of them ---- */

/* The pattern of a text as it stands, without what comes before a colon. */
static const char *
find_pattern (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      /* what is before the first colon says whose fault it is, and is no value */
      const char *colon = strstr (text, ": ");
      g_autofree char *said = tbr_fault_fill (patterns[i], "%s", text);
      gboolean begins_with_value = g_str_has_prefix (patterns[i], "%s");
      if (said != NULL && !(begins_with_value && colon != NULL && strstr (said, ": ") != NULL))
        return patterns[i];
    }
  return NULL;
}

/* The part of a message from which on it is made from a pattern; NULL when no part is. */
static const char *
find_part (const char *message, const char **out_pattern)
{
  for (const char *at = message; at != NULL;)
    {
      *out_pattern = find_pattern (at);
      if (*out_pattern != NULL)
        return at;
      at = strstr (at, ": ");
      at = at != NULL ? at + 2 : NULL;
    }
  return NULL;
}

const char *
tbr_fault_pattern (const char *message)
{
  const char *pattern;
  return find_part (message, &pattern) != NULL ? pattern : NULL;
}

char *
tbr_fault_words (const char *message)
{
  const char *pattern, *part = find_part (message, &pattern);
  if (part == NULL)
    return g_strdup (message);
  g_autofree char *said = tbr_fault_fill (pattern, _ (pattern), part);
  g_autofree char *who = g_strndup (message, (gsize) (part - message));
  return g_strconcat (who, said, NULL);
}
