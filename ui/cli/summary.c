/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a planner reads first: the answer, the figures, and what they rest on. */
#include "summary.h"

#include "cycle.h"
#include "report/phrase.h"
#include "report/run_answer.h"
#include "report/wording.h"

#include <tabard/scenario.h>
#include <tabard/table.h>

#include <math.h>
#include <string.h>

/* Owners listed one by one. */
#define OWNERS_MOST 10
/* Orders that were not carried out named one by one. */
#define ORDERS_MOST 3
/* Last number of kpis.md: K37. */
#define MEASURES_MOST 37
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

/* "12 fires, 10 contained"; FALSE when all are zero. */
static gboolean
append_phrases (GString *text, const TbrResult *result, const Phrase *phrases, guint n)
{
  gsize before = text->len;

  for (guint i = 0; i < n; i++)
    {
      double value = value_of (result, phrases[i].measure, TBR_SCOPE_ALL, "");
      g_autofree char *number = tbr_wording_great_number (value);
      if (isfinite (value) && value != 0)
        {
          gboolean is_one = phrases[i].one != NULL && g_str_equal (number, "1");
          g_string_append_printf (text, "%s%s %s", text->len > before ? ", " : "", number,
                                  is_one ? phrases[i].one : phrases[i].words);
        }
    }
  return text->len > before;
}

/* ---- the answer ---- */

static void
append_answer (GString *out, const TbrSummaryHead *head, const TbrResult *result)
{
  g_autofree char *text = tbr_run_answer (head->dictionary, NULL, head->map, result);

  tbr_wording_append (out, text, 0);
}

/* ---- orders that were not carried out ---- */

/* "send-unit (scenario.xml:42) of 2018-07-20T12:00Z: there is no such need yet" of
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
  g_string_append_printf (text, " of %s", at);
  if (slash != NULL)
    g_string_append_printf (text, ": %s", tbr_phrase (slash + 1));
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
