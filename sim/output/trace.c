/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A fact as one line of text, for people and for programs. */
#include <tabard/sim.h>

#include "base/number.h"

#include <math.h>
#include <string.h>

/* Bytes written at once; longer texts go out piece by piece. */
#define LINE_BYTES 512
/* Numbers are written with four digits behind the point, those below 1 with six significant ones:
   enough for a reader, and for metres on a map. */
#define DECIMALS 10000
#define DIGITS_BELOW_ONE 6
/* Above this the fixed form has no room. */
#define FIXED_MOST 1e14
/* Days from 0000-03-01 to 1970-01-01, and those of the four centuries after which years repeat. */
#define DAYS_TO_1970 719468
#define DAYS_IN_ERA 146097

/* A line being written. */
typedef struct
{
  GString *out;
  guint n; /* bytes used */
  char bytes[LINE_BYTES];
} Line;

static void
empty (Line *line)
{
  g_string_append_len (line->out, line->bytes, line->n);
  line->n = 0;
}

static void
put (Line *line, const char *text, gsize length)
{
  if (length > LINE_BYTES - line->n)
    empty (line);
  if (length > LINE_BYTES)
    {
      g_string_append_len (line->out, text, (gssize) length);
      return;
    }
  memcpy (line->bytes + line->n, text, length);
  line->n += (guint) length;
}

static void
put_text (Line *line, const char *text)
{
  put (line, text, strlen (text));
}

/* @least: digits written at least, zeros in front. */
static void
put_whole (Line *line, guint64 value, guint least)
{
  char digits[TBR_NUMBER_LENGTH];
  guint n = 0;

  for (; value > 0 || n < least; value /= 10)
    digits[TBR_NUMBER_LENGTH - ++n] = (char) ('0' + value % 10);
  put (line, digits + TBR_NUMBER_LENGTH - n, n);
}

static void
put_number (Line *line, double value)
{
  double size = fabs (value);

  if (!(size < FIXED_MOST) || (size < 1 && size > 0))
    {
      char buffer[TBR_NUMBER_LENGTH];
      put_text (line, tbr_number_print_digits (value, DIGITS_BELOW_ONE, buffer));
      return;
    }
  guint64 scaled = (guint64) (size * DECIMALS + 0.5);
  guint64 behind = scaled % DECIMALS;
  if (value < 0)
    put (line, "-", 1);
  put_whole (line, scaled / DECIMALS, 1);
  if (behind == 0)
    return;
  guint places = 4;
  for (; behind % 10 == 0; behind /= 10)
    places--;
  put (line, ".", 1);
  put_whole (line, behind, places);
}

/* Year, month and day of a count of days since 1970. Source: [HINNANT2013] civil_from_days. */
static void
put_date (Line *line, gint64 days)
{
  gint64 shifted = days + DAYS_TO_1970;
  gint64 era = (shifted >= 0 ? shifted : shifted - DAYS_IN_ERA + 1) / DAYS_IN_ERA;
  guint day_of_era = (guint) (shifted - era * DAYS_IN_ERA);
  guint year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  guint shifted_month = (5 * day_of_year + 2) / 153;
  guint day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  guint month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  gint64 year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);

  put_whole (line, (guint64) MAX (year, 0), 4);
  put (line, "-", 1);
  put_whole (line, month, 2);
  put (line, "-", 1);
  put_whole (line, day, 2);
}

static void
put_instant (Line *line, gint64 unix_time)
{
  gint64 days = unix_time / TBR_DAY - (unix_time % TBR_DAY < 0 ? 1 : 0);
  guint64 clock = (guint64) (unix_time - days * TBR_DAY);

  put_date (line, days);
  put (line, "T", 1);
  put_whole (line, clock / (guint64) TBR_HOUR, 2);
  put (line, ":", 1);
  put_whole (line, clock % (guint64) TBR_HOUR / (guint64) TBR_MINUTE, 2);
  put (line, ":", 1);
  put_whole (line, clock % (guint64) TBR_MINUTE / (guint64) TBR_SECOND, 2);
  if (clock % (guint64) TBR_SECOND != 0)
    {
      put (line, ".", 1);
      put_whole (line, clock % (guint64) TBR_SECOND, 6);
    }
  put (line, "Z", 1);
}

/* A name; in quotes when it has blanks, quotes or nothing in it. */
static void
put_name (Line *line, const char *name)
{
  gsize length = strcspn (name, " \t\r\n\"\\=");

  if (length > 0 && name[length] == '\0')
    {
      put (line, name, length);
      return;
    }
  put (line, "\"", 1);
  for (; *name != '\0'; name++)
    if ((guchar) *name < ' ')
      put (line, " ", 1);
    else
      {
        if (*name == '"' || *name == '\\')
          put (line, "\\", 1);
        put (line, name, 1);
      }
  put (line, "\"", 1);
}

/* The name of a handle, "#7" when it has none. */
static void
put_handle (Line *line, const char *const *names, guint n, guint32 i)
{
  if (i < n && names != NULL && names[i] != NULL && *names[i] != '\0')
    {
      put_name (line, names[i]);
      return;
    }
  put (line, "#", 1);
  put_whole (line, i, 1);
}

static void
put_choice (Line *line, const char *const *choices, guint32 i)
{
  for (guint32 at = 0; choices[at] != NULL; at++)
    if (at == i)
      {
        put_name (line, choices[at]);
        return;
      }
  if (i == TBR_NONE)
    {
      put_text (line, "none");
      return;
    }
  put (line, "#", 1);
  put_whole (line, i, 1);
}

/* The name of a measure, which stands before its unit. */
static void
put_measure (Line *line, const TbrDictionary *dictionary, const TbrFact *fact)
{
  const char *const *measures
      = fact->a < dictionary->n_hazards && dictionary->hazard_measures != NULL
            ? dictionary->hazard_measures[fact->a]
            : NULL;
  for (guint i = 0; measures != NULL && measures[i] != NULL; i++)
    if (i == fact->code)
      {
        put (line, measures[i], strcspn (measures[i], " "));
        return;
      }
  put (line, "#", 1);
  put_whole (line, fact->code, 1);
}

/* @value of the slots that hold handles, counts and choices. */
static void
put_index (Line *line, const TbrDictionary *dictionary, const TbrFactField *field, guint32 value)
{
  switch (field->type)
    {
    case TBR_FIELD_STATE:
      put_handle (line, dictionary->state_ids, dictionary->n_states, value);
      break;
    case TBR_FIELD_UNIT:
      put_handle (line, dictionary->unit_ids, dictionary->n_units, value);
      break;
    case TBR_FIELD_CAPABILITY:
      put_handle (line, dictionary->capability_ids, dictionary->n_capabilities, value);
      break;
    case TBR_FIELD_HAZARD:
      put_handle (line, dictionary->hazard_ids, dictionary->n_hazards, value);
      break;
    case TBR_FIELD_NODE:
      put_handle (line, dictionary->node_names, dictionary->n_nodes, value);
      break;
    case TBR_FIELD_REGION:
      put_handle (line, dictionary->region_names, dictionary->n_regions, value);
      break;
    case TBR_FIELD_PLACE:
      put_handle (line, dictionary->site_names, dictionary->n_sites, value);
      break;
    case TBR_FIELD_CHOICE:
      put_choice (line, field->choices, value);
      break;
    case TBR_FIELD_NEED:
    case TBR_FIELD_REQUEST:
    case TBR_FIELD_OFFER:
    case TBR_FIELD_LINK:
    case TBR_FIELD_SITE:
    case TBR_FIELD_POLICY:
    case TBR_FIELD_COUNT:
      put_whole (line, value, 1);
      break;
    case TBR_FIELD_NONE:
    case TBR_FIELD_NUMBER:
    case TBR_FIELD_MEASURE:
    case TBR_FIELD_N:
      g_assert_not_reached ();
    }
}

static void
put_key (Line *line, const char *name)
{
  put (line, " ", 1);
  put_text (line, name);
  put (line, "=", 1);
}

static void
put_field (Line *line, const TbrDictionary *dictionary, const TbrFactField *field,
           const TbrFact *fact)
{
  const guint32 indices[] = { fact->code, fact->a, fact->b, fact->c };
  const double numbers[] = { fact->x, fact->y, fact->z };

  if (field->type == TBR_FIELD_NUMBER)
    {
      put_key (line, field->name);
      put_number (line, numbers[field->slot - TBR_SLOT_X]);
      put_text (line, field->unit);
    }
  else if (field->type == TBR_FIELD_MEASURE)
    {
      put_key (line, field->name);
      put_measure (line, dictionary, fact);
    }
  else if (indices[field->slot] != TBR_NONE)
    {
      put_key (line, field->name);
      put_index (line, dictionary, field, indices[field->slot]);
    }
}

void
tbr_trace_head (const TbrDictionary *dictionary, GString *out)
{
  Line line = { .out = out };

  put_text (&line, "# tabard trace ");
  put_whole (&line, TBR_TRACE_VERSION, 1);
  put (&line, " ", 1);
  put_instant (&line, dictionary->start_unix);
  empty (&line);
}

void
tbr_trace_line (const TbrDictionary *dictionary, const TbrFact *fact, GString *out)
{
  g_return_if_fail (fact->kind < TBR_FACT_N);

  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  Line line;
  line.out = out;
  line.n = 0;
  put_instant (&line, dictionary->start_unix + fact->at);
  put (&line, " ", 1);
  put_text (&line, info->name);
  for (guint i = 0; i < G_N_ELEMENTS (info->fields) && info->fields[i].type != TBR_FIELD_NONE; i++)
    put_field (&line, dictionary, &info->fields[i], fact);
  empty (&line);
}
