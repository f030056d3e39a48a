/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Quantities from text and to text, by the table of units. */
#include <tabard/units.h>

#include "base/number.h"
#include "base/quote.h"
#include "base/unit_table.h"

#include <math.h>
#include <string.h>

/* Digits that the shortest text of a quantity may have. */
#define DIGITS_FEWEST 15
#define DIGITS_MOST 17
/* How much longer a text may be before one that is below 1, or has an exponent, is preferred;
   characters. Our assumption: "30 min" reads better than "0.5 h". */
#define BURDEN_BELOW_ONE 2
#define BURDEN_EXPONENT 8

/* Skips the blanks that people and their editors put between a number and its unit. */
static const char *
skip_blanks (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char_validated (text, -1)))
    text = g_utf8_next_char (text);
  return text;
}

static gboolean
refuse_number (const char *text, GError **error)
{
  g_autofree char *quoted = tbr_quote (text);
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s is not a number%s", quoted,
               strchr (text, ',') != NULL ? "; decimals are written with a point" : "");
  return FALSE;
}

static gboolean
refuse_unit (const char *text, const char *unit, TbrDimension dimension, GError **error)
{
  const TbrUnitRow *row = tbr_unit_table_row (dimension);
  g_autofree char *quoted = tbr_quote (text);
  g_autofree char *quoted_unit = tbr_quote (unit);
  if (*unit == '\0')
    g_set_error (error, TBR_ERROR, TBR_ERROR_UNIT, "%s has no unit; %s is written in %s", quoted,
                 row->measures, row->names);
  else if (*row->names == '\0')
    g_set_error (error, TBR_ERROR, TBR_ERROR_UNIT, "%s has a unit, but %s is written without",
                 quoted, row->measures);
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_UNIT, "%s has the unit %s; %s is written in %s",
                 quoted, quoted_unit, row->measures, row->names);
  return FALSE;
}

/* Whether @text is a time of several parts or in ISO 8601, for tbr_duration_parse(). */
static gboolean
is_compound_time (const char *text)
{
  if (text[strspn (text, "+-")] == 'P')
    return TRUE;
  const char *rest;
  double number;
  if (!tbr_number_read (text, &rest, &number))
    return FALSE;
  rest = skip_blanks (rest);
  return g_ascii_isalpha (*rest) && strpbrk (rest, "0123456789") != NULL;
}

/* Whether @name, found where a unit belongs, looks like the rest of a number. */
static gboolean
is_rest_of_number (const char *name)
{
  return *name != '\0' && strchr (",.+-0123456789", *name) != NULL
         && !g_str_has_prefix (name, "1/");
}

static gboolean
parse_stripped (const char *text, TbrDimension dimension, double *out_value, GError **error)
{
  if (dimension == TBR_DIMENSION_TIME && is_compound_time (text))
    {
      TbrTime time;
      if (!tbr_duration_parse (text, &time, error))
        return FALSE;
      *out_value = (double) time / TBR_SECOND;
      return TRUE;
    }
  const char *rest;
  double number;
  if (!tbr_number_read (text, &rest, &number))
    return refuse_number (text, error);
  const char *name = skip_blanks (rest);
  const TbrUnit *unit = tbr_unit_table_find (dimension, name);
  if (unit == NULL)
    return is_rest_of_number (name) ? refuse_number (text, error)
                                    : refuse_unit (text, name, dimension, error);
  double value = tbr_unit_to_si (unit, number);
  if (!isfinite (value))
    return refuse_number (text, error);
  *out_value = value;
  return TRUE;
}

gboolean
tbr_units_parse (const char *text, TbrDimension dimension, double *out_value, GError **error)
{
  g_return_val_if_fail (text != NULL && dimension < TBR_DIMENSION_N && out_value != NULL, FALSE);
  g_autofree char *stripped = g_strdup (skip_blanks (text));
  g_strchomp (stripped);
  return parse_stripped (stripped, dimension, out_value, error);
}

/* Writes the number of @value in @unit into @buffer; FALSE when no text reads back exactly. */
static gboolean
print_in_unit (const TbrUnit *unit, double value, char *buffer)
{
  double number = tbr_unit_from_si (unit, value);
  for (int digits = DIGITS_FEWEST; digits <= DIGITS_MOST && isfinite (number); digits++)
    {
      tbr_number_print_digits (number, digits, buffer);
      if (tbr_unit_to_si (unit, g_ascii_strtod (buffer, NULL)) == value)
        return TRUE;
    }
  return FALSE;
}

/* How heavy a number in a unit is to read, digits counting double; less is better. */
static gsize
weigh (const char *number, const TbrUnit *unit)
{
  double size = fabs (g_ascii_strtod (number, NULL));
  return 2 * strlen (number) + strlen (unit->name) + (size > 0 && size < 1 ? BURDEN_BELOW_ONE : 0)
         + (strchr (number, 'e') != NULL ? BURDEN_EXPONENT : 0);
}

/* The unit of the dimension itself, in which every number can be written. */
static const TbrUnit *
find_si_unit (const TbrUnitRow *row)
{
  guint i = 0;
  while (row->units[i].multiply != 1 || row->units[i].divide != 1)
    i++;
  return &row->units[i];
}

/* The unit in which @value is easiest to read and comes back exactly. */
static const TbrUnit *
choose_unit (double value, TbrDimension dimension, char *buffer)
{
  const TbrUnitRow *row = tbr_unit_table_row (dimension);
  const TbrUnit *best = find_si_unit (row);
  print_in_unit (best, value, buffer);
  gsize best_weight = weigh (buffer, best);
  for (guint i = 0; i < TBR_UNITS_MAX && row->units[i].name != NULL; i++)
    {
      const TbrUnit *unit = &row->units[i];
      char candidate[TBR_NUMBER_LENGTH];
      if (unit->is_silent || value == 0 || !print_in_unit (unit, value, candidate))
        continue;
      gsize weight = weigh (candidate, unit);
      if (weight < best_weight)
        {
          best = unit;
          best_weight = weight;
          memcpy (buffer, candidate, sizeof candidate);
        }
    }
  return best;
}

char *
tbr_units_format (double value, TbrDimension dimension)
{
  g_return_val_if_fail (dimension < TBR_DIMENSION_N, NULL);
  char number[TBR_NUMBER_LENGTH];
  if (!isfinite (value))
    return g_strdup (tbr_number_print (value, number));
  const TbrUnit *unit = choose_unit (value, dimension, number);
  return g_strconcat (number, *unit->name != '\0' ? " " : "", unit->name, NULL);
}

/* Longest number that people read at a glance. */
#define READABLE_DIGITS 7

char *
tbr_units_format_range (double min, double max, TbrDimension dimension)
{
  g_return_val_if_fail (dimension < TBR_DIMENSION_N, NULL);
  gboolean has_min = isfinite (min) && min > -G_MAXDOUBLE;
  gboolean has_max = isfinite (max) && max < G_MAXDOUBLE;
  if (!has_min && !has_max)
    return g_strdup ("");
  if (!has_min || !has_max)
    {
      g_autofree char *bound = tbr_units_format (has_min ? min : max, dimension);
      return g_strconcat (has_min ? "at least " : "at most ", bound, NULL);
    }
  char high[TBR_NUMBER_LENGTH];
  char low[TBR_NUMBER_LENGTH];
  const TbrUnit *unit = choose_unit (max != 0 ? max : min, dimension, high);
  /* a bound that needs many digits in the other's unit has one of its own: "1 min to 1 h" */
  if (!print_in_unit (unit, min, low) || !print_in_unit (unit, max, high)
      || strlen (low) > READABLE_DIGITS)
    {
      g_autofree char *from = tbr_units_format (min, dimension);
      g_autofree char *to = tbr_units_format (max, dimension);
      return g_strconcat (from, " to ", to, NULL);
    }
  return g_strconcat (low, min < 0 ? " to " : "-", high, *unit->name != '\0' ? " " : "", unit->name,
                      NULL);
}

const char *
tbr_units_names (TbrDimension dimension)
{
  g_return_val_if_fail (dimension < TBR_DIMENSION_N, NULL);
  return tbr_unit_table_row (dimension)->names;
}
