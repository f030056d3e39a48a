/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a planner reads first: the answer, the figures, and what they rest on. */
#include "summary.h"

#include "cycle.h"
#include "wording.h"

#include <tabard/need.h>
#include <tabard/scenario.h>
#include <tabard/table.h>

#include <math.h>
#include <string.h>

/* Owners listed one by one. */
#define OWNERS_MOST 10
/* Orders that were not carried out named one by one. */
#define ORDERS_MOST 3
/* Kinds of need named beside the one that was shortest. */
#define OTHERS_MOST 3
/* Last number of kpis.md: K37. */
#define MEASURES_MOST 37
/* Harm from this on is told in whole numbers: expected values have digits that people have not. */
#define WHOLE_LEAST 10
/* Smallest town named as a place, persons. */
#define TOWN_LEAST 5000
#define MILLION 1e6

/* One number and how to say it. */
typedef struct
{
  const char *measure;
  const char *words; /* after the number and its unit */
  const char *one;   /* the same after 1; NULL: no other */
} Phrase;

static double
value_of (const TbrResult *result, const char *measure, TbrScope scope, const char *key)
{
  const TbrIndicator *found = tbr_result_find (result, measure, scope, key);
  return found != NULL ? found->value : NAN;
}

/* ---- the answer ---- */

/* " near Mora", "" when no town is known. Flat distances do for the nearest of many towns. */
static void
append_place (GString *text, const TbrMap *map, double lon, double lat)
{
  double nearest = INFINITY;
  const char *name = NULL;
  double shrink = cos (lat * G_PI / 180);

  for (guint i = 0; map != NULL && i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      double distance = hypot (((double) city->lon - lon) * shrink, (double) city->lat - lat);
      if (city->population >= TOWN_LEAST && distance < nearest)
        {
          nearest = distance;
          name = city->name;
        }
    }
  if (name != NULL)
    g_string_append_printf (text, " near %s", name);
}

/* "Sweden" of "SE". */
static const char *
state_name (const TbrDictionary *dictionary, const char *id, gsize length)
{
  for (guint i = 0; i < dictionary->n_states; i++)
    if (strlen (dictionary->state_ids[i]) == length
        && strncmp (dictionary->state_ids[i], id, length) == 0)
      return dictionary->state_names[i];
  return NULL;
}

/* "Free fire line" of "SE/fire-line", and its state; "Work" and "no state" when unknown. */
static void
split_cell (const TbrDictionary *dictionary, const char *cell, const char **out_need,
            const char **out_state)
{
  const char *slash = strchr (cell, '/');
  int kind = slash != NULL ? tbr_need_find (slash + 1) : -1;
  const char *name = slash != NULL ? state_name (dictionary, cell, (gsize) (slash - cell)) : NULL;

  *out_need = kind >= 0 ? tbr_need_info ((TbrNeedKind) kind)->title : "work";
  *out_state = name != NULL ? name : "no state";
}

/* What is at stake in a kind of need: lives at once, lives, homes and land, the rest. */
static guint
stake_of (const char *key)
{
  static const TbrNeedKind grave[]
      = { TBR_NEED_TRAPPED,    TBR_NEED_STRANDED,      TBR_NEED_WOUNDED,   TBR_NEED_HOT_ZONE,
          TBR_NEED_BEDS,       TBR_NEED_HEAT_CASES,    TBR_NEED_ANTIDOTE,  TBR_NEED_THREAT,
          TBR_NEED_EVACUATION, TBR_NEED_COOLED_PLACES, TBR_NEED_FIRE_LINE, TBR_NEED_FLOOD_WATER,
          TBR_NEED_HOMELESS,   TBR_NEED_SAFE_WATER };
  const char *name = strrchr (key, '/');
  int kind = name != NULL ? tbr_need_find (name + 1) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (grave); i++)
    if (kind == (int) grave[i])
      return G_N_ELEMENTS (grave) - i;
  return 0;
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
          && (best == NULL || stake_of (one->key) > stake_of (best)))
        best = one->key;
    }
  return best;
}

static void
append_shortage (GString *text, const TbrSummaryHead *head, const TbrResult *result,
                 const char *key)
{
  const char *cell = strchr (key, '/') + 1;
  const char *need, *state;
  double began = value_of (result, "shortage.began", TBR_SCOPE_SPELL, key);
  g_autofree char *at = tbr_instant_format (head->dictionary->start_unix
                                            + (gint64) (began * 60 + 0.5) * TBR_MINUTE);
  g_autofree char *hours
      = tbr_wording_number (value_of (result, "shortage.hours", TBR_SCOPE_STATE_NEED, cell));
  g_autofree char *lasted
      = tbr_wording_number (value_of (result, "shortage.lasted", TBR_SCOPE_SPELL, key));
  g_autofree char *served
      = tbr_wording_number (value_of (result, "shortage.least-served", TBR_SCOPE_SPELL, key));

  split_cell (head->dictionary, cell, &need, &state);
  g_string_append_printf (text, "Short in %s: %s, for %s h in all. Worst from %s for %s h", state,
                          need, hours, at, lasted);
  append_place (text, head->map, value_of (result, "shortage.worst-lon", TBR_SCOPE_SPELL, key),
                value_of (result, "shortage.worst-lat", TBR_SCOPE_SPELL, key));
  g_string_append_printf (text, ", when as little as %s %% of what was needed was being done.",
                          served);
}

/* Other kinds of need that were short, by the rank of their worst spells, in the order of the
 * result. */
static void
append_others (GString *text, const TbrSummaryHead *head, const TbrResult *result,
               const char *first)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

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
      split_cell (head->dictionary, cell, &need, &state);
      g_string_append_printf (text, "%s %s in %s (%s h)",
                              told->len > 1 ? "," : " Also short:", need, state, hours);
      g_ptr_array_add (told, (gpointer) cell);
    }
  if (told->len > 1)
    g_string_append_c (text, '.');
}

/* Harm by kind, the gravest first; the phrases read after "It cost". */
static const Phrase harms[] = {
  { "K10.deaths", "lives", "life" },
  { "K10.preventable-deaths", "of them that help in time would have saved" },
  { "harm.injured-untreated", "injured untreated in time" },
  { "K13.burned", "ha burned" },
  { "K13.flooded", "ha flooded" },
  { "K13.dwellings-lost", "dwellings", "dwelling" },
  { "harm.without-shelter", "person-nights without shelter" },
  { "K09.without-power", "person-hours without power" },
  { "K09.without-water", "person-hours without safe water" },
  { "K09.without-telecom", "person-hours without telecom" },
  { "K09.without-health-care", "person-hours without health care" },
  { "K13.under-water", "hectare-days under water" },
  { "harm.unregistered", "people unregistered", "person unregistered" },
  { "harm.exploitation", "days of exploitation" },
  { "harm.appointments", "appointments lost", "appointment lost" },
  { "harm.organisations-down", "hours of organisations at a standstill" },
};

/* "17,539", "229 million": nobody reads ten digits. */
static char *
great_number (double value)
{
  gboolean is_billion = fabs (value) >= 1e3 * MILLION;
  if (!isfinite (value) || fabs (value) < 10 * MILLION)
    return tbr_wording_number (value);
  g_autofree char *number = tbr_wording_number (value / (is_billion ? 1e3 * MILLION : MILLION));
  return g_strdup_printf ("%s %s", number, is_billion ? "billion" : "million");
}

/* "12 lives, 300 ha burned"; FALSE when there was no harm. */
static gboolean
append_phrases (GString *text, const TbrResult *result, const Phrase *phrases, guint n)
{
  gsize before = text->len;

  for (guint i = 0; i < n; i++)
    {
      double value = value_of (result, phrases[i].measure, TBR_SCOPE_ALL, "");
      if (phrases == harms && fabs (value) >= WHOLE_LEAST)
        value = round (value);
      g_autofree char *number = great_number (value);
      if (isfinite (value) && value != 0)
        {
          gboolean is_one = phrases[i].one != NULL && g_str_equal (number, "1");
          g_string_append_printf (text, "%s%s %s", text->len > before ? ", " : "", number,
                                  is_one ? phrases[i].one : phrases[i].words);
        }
    }
  return text->len > before;
}

static char *
word_answer (const TbrSummaryHead *head, const TbrResult *result)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) cost = g_string_new (NULL);
  const char *spell = worst_spell (result);
  double calls = value_of (result, "calls.opened", TBR_SCOPE_ALL, "");

  if (spell != NULL)
    {
      append_shortage (text, head, result, spell);
      append_others (text, head, result, spell);
    }
  else if (head->dictionary->n_hazards == 0)
    g_string_append (text, "No hazard is in the scenario: nothing happened.");
  else if (isfinite (value_of (result, "K08.unmet-share", TBR_SCOPE_ALL, "")))
    g_string_append (text, "Nothing was short for an hour or more.");
  else
    g_string_append (text, calls > 0 ? "Only ordinary calls came in." : "No help was needed.");
  if (append_phrases (cost, result, harms, G_N_ELEMENTS (harms)))
    g_string_append_printf (text, " It cost %s.", cost->str);
  else if (tbr_result_find (result, "K10.deaths", TBR_SCOPE_ALL, "") != NULL)
    g_string_append (text, " No harm was done.");
  return g_string_free (text, FALSE);
}

static void
append_answer (GString *out, const TbrSummaryHead *head, const TbrResult *result)
{
  g_autofree char *text = word_answer (head, result);

  tbr_wording_append (out, text, 0);
}

/* ---- orders that were not carried out ---- */

/* Why, in words. */
static const char *
hindrance_text (const char *word)
{
  static const char *const texts[][2] = {
    { "no-need", "there was no such need yet" },
    { "no-mission", "the unit was on no mission" },
    { "away", "the unit was away" },
    { "off", "the unit was off duty" },
    { "no-crew", "the unit lacked crew" },
    { "no-rate", "the unit can do nothing about the need" },
    { "no-way", "the unit could not get there" },
    { "closed", "the need was closed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i][0], word) == 0)
      return texts[i][1];
  return word;
}

/* "send-unit (scenario.xml:42) of 2018-07-20T12:00Z, as there was no such need yet" of
   "3/no-need". */
static void
append_refused (GString *text, const TbrSummaryHead *head, const TbrIndicator *order)
{
  guint number = (guint) g_ascii_strtoull (order->key, NULL, 10);
  const char *slash = strchr (order->key, '/');
  g_autofree char *at = tbr_instant_format (head->dictionary->start_unix
                                            + (TbrTime) llround (order->value * TBR_HOUR));

  if (head->scenario != NULL && number <= head->scenario->sections[TBR_SECTION_COMMANDS].n)
    {
      const TbrObject *object
          = tbr_scenario_object (head->scenario, TBR_SECTION_COMMANDS, number - 1);
      g_string_append_printf (text, "%s (%s:%u)", object->kind->name, object->file, object->line);
    }
  else
    g_string_append_printf (text, "order %u", number);
  g_string_append_printf (text, " of %s, as %s", at,
                          slash != NULL ? hindrance_text (slash + 1) : "it could not be");
}

static void
append_orders (GString *out, const TbrSummaryHead *head, const TbrResult *result)
{
  double n = value_of (result, "orders.refused", TBR_SCOPE_ALL, "");
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_told = 0;

  if (!(n > 0))
    return;
  g_string_printf (text, "Not carried out: %.0f order%s of the scenario: ", n, n > 1 ? "s" : "");
  for (guint i = 0; i < result->indicators->len && n_told < ORDERS_MOST; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope != TBR_SCOPE_ORDER)
        continue;
      g_string_append (text, n_told++ > 0 ? "; " : "");
      append_refused (text, head, one);
    }
  if (n > n_told)
    g_string_append_printf (text, "; %.0f more", n - n_told);
  g_string_append_c (text, '.');
  tbr_wording_append (out, text->str, 0);
}

/* ---- who helped ---- */

/* "FR 1 FFFP, 2 GFFF", one owner a line. */
static void
append_owners (GString *out, const TbrResult *result)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *sent
      = tbr_wording_number (value_of (result, "K24.units-sent", TBR_SCOPE_ALL, ""));
  guint n_owners = 0, n_types = 0;

  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      const char *slash = strchr (one->key, '/');
      if (strcmp (one->measure, "K24.units-sent") != 0)
        continue;
      if (one->scope == TBR_SCOPE_STATE)
        {
          n_owners++;
          n_types = 0;
          if (n_owners <= OWNERS_MOST)
            g_string_append_printf (line, "%s %s", n_owners > 1 ? ";" : "", one->key);
        }
      else if (one->scope == TBR_SCOPE_STATE_CAPABILITY && n_owners <= OWNERS_MOST && slash != NULL)
        g_string_append_printf (line, "%s %.0f %s", n_types++ > 0 ? "," : "", one->value,
                                slash + 1);
    }
  if (n_owners == 0)
    return;
  if (n_owners > OWNERS_MOST)
    g_string_append_printf (line, "; %u more", n_owners - OWNERS_MOST);
  g_autofree char *text = g_strdup_printf ("Units sent abroad: %s from %u state%s:%s", sent,
                                           n_owners, n_owners > 1 ? "s" : "", line->str);
  tbr_wording_append (out, text, 2);
}

/* ---- figures ---- */

/* A line of figures under a word; nothing when all are zero. */
static void
append_figures (GString *out, const TbrResult *result, const char *word, const Phrase *phrases,
                guint n)
{
  g_autoptr (GString) text = g_string_new (word);

  if (append_phrases (text, result, phrases, n))
    tbr_wording_append (out, text->str, 2);
}

static const Phrase units[] = {
  { "units.peak-working", "at work at the peak" },
  { "K23.utilisation", "% of their time on site at work" },
  { "K06.left-in-time", "% of those asked for left in time" },
  { "K07.arrival-to-work", "h from arrival to work" },
};
static const Phrase owners[] = {
  { "K24.days-below-reserve", "days below reserve, all states together" },
  { "K25.unmet-at-home-while-away", "need-hours unmet at home meanwhile" },
  { "K26.person-days", "person-days given" },
  { "K26.gini", "Gini coefficient" },
};
static const Phrase fires[] = {
  { "K14.fires", "fires", "fire" },
  { "K14.fires-contained", "contained" },
  { "K14.ignition-to-contained-median", "h to containment (median)" },
  { "fire.drops", "drops", "drop" },
  { "fire.flight-hours", "flight hours", "flight hour" },
  { "fire.drops-per-flight-hour", "drops per flight hour" },
};
static const Phrase water[] = {
  { "K15.pumped-volume", "m3 pumped" },
  { "K15.pumped-per-module-day", "m3 a module-day" },
  { "K15.share-of-potential", "% of what the pumps could" },
};
static const Phrase rescues[] = {
  { "K12.live-rescues", "people brought out alive", "person brought out alive" },
  { "K12.team-days", "team-days", "team-day" },
  { "K12.live-rescues-per-team-day", "a team-day" },
};
static const Phrase incidents[] = {
  { "K21.reached", "organisations reached", "organisation reached" },
  { "K21.infected", "infected" },
  { "K21.most-open-cases", "cases open at once", "case open at once" },
  { "K21.time-to-detect-median", "h to notice (median)" },
  { "K21.time-to-contain-median", "h to contain" },
  { "K21.time-to-recover-median", "h to recover" },
  { "K21.notifications-late-share", "% of notifications late" },
};
static const Phrase calls[] = {
  { "calls.opened", "calls", "call" },
  { "calls.served", "served" },
  { "calls.queued", "had to wait" },
  { "calls.abandoned", "given up" },
  { "calls.lost", "lost" },
  { "calls.response-mean", "min mean response" },
  { "calls.response-p90", "min for nine of ten" },
};

/* Payers that paid nothing are left out. */
static const Phrase payers[] = {
  { "K29.paid-by-union", "by the Union" },
  { "K29.paid-by-helpers", "by the helpers" },
  { "K29.paid-by-hosts", "by the host" },
};

/* "Help from abroad: EUR 8.4 million, 4.2 of it on the way; paid 6 by the Union, 2.4 by the
   helpers". */
static void
append_money (GString *out, const TbrResult *result)
{
  double transport = value_of (result, "K29.transport", TBR_SCOPE_ALL, "");
  double total = value_of (result, "K29.operation", TBR_SCOPE_ALL, "") + transport;
  g_autofree char *all = tbr_wording_number (total / MILLION);
  g_autofree char *way = tbr_wording_number (transport / MILLION);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_first = TRUE;

  if (!(total > 0))
    return;
  g_string_printf (text, "Help from abroad: EUR %s million, %s of it on the way; paid", all, way);
  for (guint i = 0; i < G_N_ELEMENTS (payers); i++)
    {
      double value = value_of (result, payers[i].measure, TBR_SCOPE_ALL, "");
      g_autofree char *number = tbr_wording_number (value / MILLION);
      if (value > 0)
        g_string_append_printf (text, "%s %s %s", is_first ? "" : ",", number, payers[i].words);
      is_first = is_first && !(value > 0);
    }
  tbr_wording_append (out, text->str, 2);
}

static void
append_all_figures (GString *out, const TbrResult *result)
{
  append_figures (out, result, "Units: ", units, G_N_ELEMENTS (units));
  append_figures (out, result, "Owners: ", owners, G_N_ELEMENTS (owners));
  append_money (out, result);
  append_figures (out, result, "Fires: ", fires, G_N_ELEMENTS (fires));
  append_figures (out, result, "Water: ", water, G_N_ELEMENTS (water));
  append_figures (out, result, "Rescues: ", rescues, G_N_ELEMENTS (rescues));
  append_figures (out, result, "Incidents: ", incidents, G_N_ELEMENTS (incidents));
  append_figures (out, result, "Calls: ", calls, G_N_ELEMENTS (calls));
}

/* Whether a figure of the whole run rests on an estimate; @number: of its measure, "K04". */
static gboolean
is_estimate (const TbrIndicator *one, const char *number)
{
  gsize length = strlen (number);

  return one->scope == TBR_SCOPE_ALL && one->certainty == TBR_CERTAINTY_ESTIMATED
         && isfinite (one->value) && one->value != 0 && strncmp (one->measure, number, length) == 0
         && one->measure[length] == '.';
}

/* The numbers of the measures of the whole run that rest on estimates, " K01 K04". */
static void
append_estimates (GString *out, const TbrResult *result)
{
  for (guint k = 1; k <= MEASURES_MOST; k++)
    {
      char number[16];
      gboolean is_one = FALSE;
      g_snprintf (number, sizeof number, "K%02u", k);
      for (guint i = 0; i < result->indicators->len && !is_one; i++)
        is_one = is_estimate (&g_array_index (result->indicators, TbrIndicator, i), number);
      if (is_one)
        g_string_append_printf (out, " %s", number);
    }
}

/* How many of the figures that came about rest on what. */
static void
append_certainty (GString *out, const TbrResult *result)
{
  guint counts[TBR_CERTAINTY_N] = { 0 };
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (isfinite (one->value) && one->value != 0)
        counts[one->certainty]++;
    }
  guint n = counts[0] + counts[1] + counts[2];
  if (n == 0)
    return;
  g_string_printf (text,
                   "Certainty: of %u figures above zero %u rest on estimates, %u on sources in "
                   "part, %u on sources.",
                   n, counts[TBR_CERTAINTY_ESTIMATED], counts[TBR_CERTAINTY_PARTLY],
                   counts[TBR_CERTAINTY_SOURCED]);
  append_estimates (names, result);
  if (names->len > 0)
    g_string_append_printf (text, " Estimated for the whole run:%s", names->str);
  tbr_wording_append (out, text->str, 2);
}

char *
tbr_summary_write (const TbrSummaryHead *head, const TbrResult *result)
{
  GString *out = g_string_new (NULL);
  g_autofree char *from = tbr_instant_format (head->dictionary->start_unix);
  g_autofree char *length = tbr_wording_number ((double) head->now / (double) TBR_DAY);

  tbr_wording_append (out, head->title, 0);
  g_string_append_printf (out, "%s days from %s\n\n", length, from);
  append_answer (out, head, result);
  append_orders (out, head, result);
  g_string_append_c (out, '\n');
  tbr_cycle_append (out, result);
  append_owners (out, result);
  append_all_figures (out, result);
  append_certainty (out, result);
  return g_string_free (out, FALSE);
}

static TbrSummaryHead
head_of (const TbrSim *sim)
{
  const TbrScenario *scenario = tbr_sim_scenario (sim);

  return (TbrSummaryHead){ .title = scenario->meta->title,
                           .dictionary = tbr_sim_dictionary (sim),
                           .map = scenario->map,
                           .scenario = scenario,
                           .now = tbr_sim_now (sim) };
}

char *
tbr_summary_text (const TbrSim *sim, const TbrResult *result)
{
  TbrSummaryHead head = head_of (sim);

  return tbr_summary_write (&head, result);
}

char *
tbr_summary_answer (const TbrSim *sim, const TbrResult *result)
{
  TbrSummaryHead head = head_of (sim);

  return word_answer (&head, result);
}
