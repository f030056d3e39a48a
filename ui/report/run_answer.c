/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The first sentences about a run: what was short, where and when, and what it cost. */
#include "report/run_answer.h"

#include "draw/language.h"
#include "draw/when.h"
#include "report/report_measure.h"
#include "report/shortage.h"
#include "report/wording.h"

#include <tabard/need.h>

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/* Kinds of need named beside the one that was shortest. */
#define OTHERS_MOST 3
/* Harm from this on is told in whole numbers: expected values have digits that people have not. */
#define WHOLE_LEAST 10

static double
value_of (const TbrResult *result, const char *measure, TbrScope scope, const char *key)
{
  const TbrIndicator *found = tbr_result_find (result, measure, scope, key);
  return found != NULL ? found->value : NAN;
}

/* "Free fire line" of "SE/fire-line", and its state; "Work" and "no state" when unknown. */
static void
split_cell (const TbrDictionary *dictionary, const char *cell, const char **out_need,
            const char **out_state)
{
  const char *slash = strchr (cell, '/');
  int kind = slash != NULL ? tbr_need_find (slash + 1) : -1;

  *out_need = kind >= 0 ? tbr_word (tbr_need_info ((TbrNeedKind) kind)->title) : _ ("work");
  *out_state = slash != NULL ? tbr_shortage_state (dictionary, cell, (gsize) (slash - cell))
                             : _ ("no state");
}

/* The kind of need of a spell, -1 when unknown. */
static int
kind_of (const char *key)
{
  const char *name = strrchr (key, '/');
  return name != NULL ? tbr_need_find (name + 1) : -1;
}

/* The key of the gravest spell of shortage, the longest of equals; NULL when nothing was short. */
static const char *
worst_spell (const TbrResult *result)
{
  const char *best = NULL;

  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope == TBR_SCOPE_SPELL && strcmp (one->measure, "shortage.began") == 0
          && (best == NULL
              || tbr_shortage_stake (kind_of (one->key)) > tbr_shortage_stake (kind_of (best))))
        best = one->key;
    }
  return best;
}

/* An instant in whole minutes. (transfer full) */
static char *
tell_instant (const TbrDictionary *dictionary, const TbrScenario *clock, double hours)
{
  TbrTime at = (TbrTime) (hours * 60 + 0.5) * TBR_MINUTE;
  return clock != NULL ? tbr_when_civil (clock, at)
                       : tbr_instant_format (dictionary->start_unix + at);
}

static void
append_shortage (GString *text, const TbrDictionary *dictionary, const TbrScenario *clock,
                 const TbrMap *map, const TbrResult *result, const char *key)
{
  const char *cell = strchr (key, '/') + 1;
  const char *need, *state;
  g_autofree char *at
      = tell_instant (dictionary, clock, value_of (result, "shortage.began", TBR_SCOPE_SPELL, key));
  g_autofree char *hours
      = tbr_wording_number (value_of (result, "shortage.hours", TBR_SCOPE_STATE_NEED, cell));
  g_autofree char *lasted
      = tbr_wording_number (value_of (result, "shortage.lasted", TBR_SCOPE_SPELL, key));
  g_autofree char *served
      = tbr_wording_number (value_of (result, "shortage.least-served", TBR_SCOPE_SPELL, key));

  split_cell (dictionary, cell, &need, &state);
  const char *town
      = tbr_shortage_town (map, value_of (result, "shortage.worst-lon", TBR_SCOPE_SPELL, key),
                           value_of (result, "shortage.worst-lat", TBR_SCOPE_SPELL, key));
  if (town != NULL)
    g_string_append_printf (text,
                            _ ("Short in %s: %s, for %s h in all. Worst from %s for %s h near %s, "
                               "when as little as %s %% of what was needed was being done."),
                            state, need, hours, at, lasted, town, served);
  else
    g_string_append_printf (text,
                            _ ("Short in %s: %s, for %s h in all. Worst from %s for %s h, when as "
                               "little as %s %% of what was needed was being done."),
                            state, need, hours, at, lasted, served);
}

/* Other kinds of need that were short, by the rank of their worst spells, in the order of the
 * result. */
static void
append_others (GString *text, const TbrDictionary *dictionary, const TbrResult *result,
               const char *first)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  g_ptr_array_add (told, (gpointer) (strchr (first, '/') + 1));
  for (guint i = 0; i < result->indicators->len && told->len <= OTHERS_MOST; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope != TBR_SCOPE_SPELL || strcmp (one->measure, "shortage.began") != 0)
        continue;
      const char *cell = strchr (one->key, '/') + 1;
      if (g_ptr_array_find_with_equal_func (told, cell, g_str_equal, NULL))
        continue;
      const char *need, *state;
      g_autofree char *hours
          = tbr_wording_number (value_of (result, "shortage.hours", TBR_SCOPE_STATE_NEED, cell));
      split_cell (dictionary, cell, &need, &state);
      g_string_append (list, list->len > 0 ? ", " : "");
      /* translators: a kind of need, a state, hours */
      g_string_append_printf (list, _ ("%s in %s (%s h)"), need, state, hours);
      g_ptr_array_add (told, (gpointer) cell);
    }
  if (list->len > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Also short: %s."), list->str);
    }
}

/* Harm by kind, the gravest first; they read after "It cost". */
static const char *const harms[] = {
  "K10.deaths",
  "K10.preventable-deaths",
  "harm.injured-untreated",
  "K13.burned",
  "K13.flooded",
  "K13.dwellings-lost",
  "harm.without-shelter",
  "K09.without-power",
  "K09.without-water",
  "K09.without-telecom",
  "K09.without-health-care",
  "K13.under-water",
  "harm.unregistered",
  "harm.exploitation",
  "harm.appointments",
  "harm.organisations-down",
};

/* " It cost 12 lives, 300 ha burned."; nothing when there was no harm. */
static void
append_cost (GString *text, const TbrResult *result)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      double value = value_of (result, harms[i], TBR_SCOPE_ALL, "");
      if (!isfinite (value) || value == 0)
        continue;
      g_autofree char *number
          = tbr_wording_great_number (fabs (value) >= WHOLE_LEAST ? round (value) : value);
      g_string_append_printf (list, "%s%s %s", list->len > 0 ? ", " : "", number,
                              tbr_report_measure_counted (harms[i], value, number));
    }
  if (list->len == 0 && tbr_result_find (result, "K10.deaths", TBR_SCOPE_ALL, "") == NULL)
    return;
  g_string_append_c (text, ' ');
  if (list->len > 0)
    g_string_append_printf (text, _ ("It cost %s."), list->str);
  else
    g_string_append (text, _ ("No harm was done."));
}

char *
tbr_run_answer (const TbrDictionary *dictionary, const TbrScenario *clock, const TbrMap *map,
                const TbrResult *result)
{
  GString *text = g_string_new (NULL);
  const char *spell = worst_spell (result);
  double calls = value_of (result, "calls.opened", TBR_SCOPE_ALL, "");

  if (spell != NULL)
    {
      append_shortage (text, dictionary, clock, map, result, spell);
      append_others (text, dictionary, result, spell);
    }
  else if (dictionary->n_hazards == 0)
    g_string_append (text, _ ("No hazard is in the scenario: nothing happened."));
  else if (isfinite (value_of (result, "K08.unmet-share", TBR_SCOPE_ALL, "")))
    g_string_append (text, _ ("Nothing was short for an hour or more."));
  else
    g_string_append (text,
                     calls > 0 ? _ ("Only ordinary calls came in.") : _ ("No help was needed."));
  append_cost (text, result);
  return g_string_free (text, FALSE);
}
