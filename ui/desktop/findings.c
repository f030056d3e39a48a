/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What matters first: what was short, where and when, what harm was done, and how it stands now. */
#include "desktop/state.h"
#include "desktop/whys.h"

#include "draw/language.h"
#include "report/report_measure.h"
#include "report/shortage.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_SPELLS 6
#define MOST_HARMS 9

/* The gravest first. */
static const char *const harms[] = {
  "K10.deaths",           "K10.preventable-deaths",  "harm.injured-untreated",
  "harm.without-shelter", "K09.without-power",       "K09.without-water",
  "K09.without-telecom",  "K09.without-health-care", "K13.burned",
  "K13.flooded",          "K13.dwellings-lost",      "harm.unregistered",
  "harm.exploitation",    "harm.organisations-down", "K08.unmet-need-hours",
};

const char *
tbr_findings_harm (guint index)
{
  return index < G_N_ELEMENTS (harms) ? harms[index] : NULL;
}

static double
value_of (const TbrResult *result, const char *measure, TbrScope scope, const char *key)
{
  const TbrIndicator *found = tbr_result_find (result, measure, scope, key);
  return found != NULL ? found->value : NAN;
}

/* ---- now ---- */

static void
build_now (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrSnapshot *snapshot = desktop->moment->snapshot;
  guint open = 0, working = 0, away = 0;
  double missing = 0;
  gboolean is_estimate = FALSE;
  for (guint i = 0; i < snapshot->needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, i);
      if (need->opened > snapshot->at
          || (need->closed != TBR_NEVER && need->closed <= snapshot->at))
        continue;
      open++;
      is_estimate = is_estimate || tbr_whys_certainty (desktop, need) == TBR_CERTAINTY_ESTIMATED;
      missing += need->required > 0 ? CLAMP (1 - need->working / need->required, 0, 1) : 0;
    }
  for (guint i = 0; i < snapshot->units->len; i++)
    {
      TbrLook look = tbr_look_of (g_array_index (snapshot->units, TbrUnitView, i).phase);
      working += look == TBR_LOOK_WORKING;
      away += look != TBR_LOOK_HOME && look != TBR_LOOK_AWAY && look != TBR_LOOK_WORKING;
    }
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("NOW"));
  g_autofree char *needs = tbr_telling_decimals (open, 0);
  g_autofree char *workers = tbr_telling_decimals (working, 0);
  g_autofree char *others = tbr_telling_decimals (away, 0);
  g_autofree char *met = open > 0 ? g_strdup_printf ("%.0f %%", 100 * (1 - missing / open))
                                  : tbr_telling_number (NAN);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = _ ("Of what is needed, being done"),
                    .value = met,
                    .share = open > 0 ? 1 - missing / open : 0,
                    .is_estimate = is_estimate };
  tbr_column_add (column, &bar);
  tbr_column_gap (column, 8);
  tbr_column_field (column, _ ("Open needs"), needs);
  tbr_column_field (column, _ ("Units at work"), workers);
  tbr_column_field (column, _ ("Units under way or waiting"), others);
}

/* ---- what was short ---- */

/* A spell of shortage: "1/SE/fire-line". */
typedef struct
{
  const char *key, *cell;
  int kind;
  double hours;
  gboolean is_estimate;
} Spell;

static gint
compare_spells (gconstpointer a, gconstpointer b)
{
  const Spell *x = a, *y = b;
  guint grave_x = tbr_shortage_stake (x->kind), grave_y = tbr_shortage_stake (y->kind);
  if (grave_x != grave_y)
    return grave_x > grave_y ? -1 : 1;
  return x->hours > y->hours ? -1 : x->hours < y->hours;
}

/* The worst spell of each state and kind of need. (transfer full) */
static GArray *
find_spells (const TbrResult *result)
{
  GArray *spells = g_array_new (FALSE, FALSE, sizeof (Spell));
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      const char *cell = strchr (one->key, '/');
      if (one->scope != TBR_SCOPE_SPELL || strcmp (one->measure, "shortage.began") != 0
          || cell == NULL)
        continue;
      const char *need = strchr (cell + 1, '/');
      Spell spell
          = { one->key, cell + 1, need != NULL ? tbr_need_find (need + 1) : -1, NAN, FALSE };
      const TbrIndicator *hours
          = tbr_result_find (result, "shortage.hours", TBR_SCOPE_STATE_NEED, cell + 1);
      if (hours != NULL)
        {
          spell.hours = hours->value;
          spell.is_estimate = hours->certainty == TBR_CERTAINTY_ESTIMATED;
        }
      gboolean is_known = FALSE;
      for (guint k = 0; k < spells->len && !is_known; k++)
        is_known = strcmp (g_array_index (spells, Spell, k).cell, spell.cell) == 0;
      if (!is_known)
        g_array_append_val (spells, spell);
    }
  g_array_sort (spells, compare_spells);
  return spells;
}

static void
add_spell (TbrDesktop *desktop, TbrColumn *column, const Spell *spell)
{
  const TbrResult *result = desktop->result;
  const TbrDictionary *dictionary = tbr_player_dictionary (desktop->player);
  double began = value_of (result, "shortage.began", TBR_SCOPE_SPELL, spell->key);
  double lasted = value_of (result, "shortage.lasted", TBR_SCOPE_SPELL, spell->key);
  double served = value_of (result, "shortage.least-served", TBR_SCOPE_SPELL, spell->key);
  const char *town
      = tbr_shortage_town (desktop->map->map,
                           value_of (result, "shortage.worst-lon", TBR_SCOPE_SPELL, spell->key),
                           value_of (result, "shortage.worst-lat", TBR_SCOPE_SPELL, spell->key));
  const char *title
      = spell->kind >= 0 ? tbr_word (tbr_need_info ((TbrNeedKind) spell->kind)->title) : _ ("work");
  TbrTime at = (TbrTime) (began * (double) TBR_HOUR);
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, at);
  g_autofree char *hours = tbr_telling_number (round (lasted));
  g_autofree char *total = tbr_telling_number (round (spell->hours));
  g_autofree char *value = g_strdup_printf ("%s h", total);
  g_autofree char *text
      = g_strdup_printf (_ ("%s: %s"),
                         tbr_shortage_state (dictionary, spell->cell, strcspn (spell->cell, "/")),
                         title);
  g_autofree char *detail
      = town != NULL
            ? g_strdup_printf (
                _ ("Worst from %s for %s h near %s: as little as %.0f %% was being done"), when,
                hours, town, served)
            : g_strdup_printf (_ ("Worst from %s for %s h: as little as %.0f %% was being done"),
                               when, hours, served);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_SEEK,
                    .argument = at + TBR_HOUR,
                    .text = text,
                    .detail = detail,
                    .value = value,
                    .colour = column->pen->theme->need,
                    .is_estimate = spell->is_estimate };
  tbr_column_add (column, &row);
}

static void
build_shortages (TbrDesktop *desktop, TbrColumn *column)
{
  g_autoptr (GArray) spells = find_spells (desktop->result);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHAT WAS SHORT IN THE WHOLE RUN"));
  if (spells->len == 0)
    tbr_column_text (column, TBR_WIDGET_TEXT, _ ("Nothing was short for an hour or more."));
  for (guint i = 0; i < MIN (spells->len, MOST_SPELLS); i++)
    {
      add_spell (desktop, column, &g_array_index (spells, Spell, i));
      tbr_column_gap (column, 2);
    }
  if (spells->len <= MOST_SPELLS)
    return;
  g_autofree char *more = g_strdup_printf (_ ("and %u more"), spells->len - MOST_SPELLS);
  tbr_column_text (column, TBR_WIDGET_NOTE, more);
}

static void
build_harm (TbrDesktop *desktop, TbrColumn *column)
{
  guint n = 0;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHAT IT COST"));
  for (guint i = 0; i < G_N_ELEMENTS (harms) && n < MOST_HARMS; i++)
    {
      const TbrIndicator *found = tbr_result_find (desktop->result, harms[i], TBR_SCOPE_ALL, "");
      if (found == NULL || !isfinite (found->value) || found->value == 0)
        continue;
      g_autofree char *number
          = tbr_telling_number (found->value >= 10 ? round (found->value) : found->value);
      TbrWidget field = { .kind = TBR_WIDGET_FIELD,
                          .text = tbr_report_measure_harm (harms[i]),
                          .value = number,
                          .is_estimate = found->certainty == TBR_CERTAINTY_ESTIMATED };
      tbr_column_add (column, &field);
      n++;
    }
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_TEXT, _ ("No harm was done."));
  else
    tbr_column_text (
        column, TBR_WIDGET_NOTE,
        _ ("\xe2\x89\x88 rests on estimates: sweep them before you believe the digits."));
}

void
tbr_findings_build (TbrDesktop *desktop, TbrColumn *column)
{
  if (desktop->session == NULL || desktop->moment == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("The crisis is being made ready."));
      return;
    }
  build_now (desktop, column);
  tbr_column_gap (column, 18);
  if (desktop->result == NULL)
    {
      g_autofree char *value = g_strdup_printf ("%u %%", desktop->read / 10);
      TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                        .text = _ ("Reading the run to its end"),
                        .value = value,
                        .share = desktop->read / 1000.0 };
      tbr_column_add (column, &bar);
      return;
    }
  build_shortages (desktop, column);
  tbr_column_gap (column, 18);
  build_harm (desktop, column);
  tbr_column_gap (column, 18);
  tbr_helps_build (desktop, column);
  tbr_column_gap (column, 14);
  guint64 seed = (guint64) (desktop->spec.house.seed >= 0 ? desktop->spec.house.seed
                                                          : desktop->session->scenario->meta->seed);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
  g_autofree char *digest
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", tbr_player_digest (desktop->player));
  g_autofree char *stamp = g_strdup_printf (
      _ ("One run of many: seed %s, replication %u. Digest %s, the same as of tabard run."), number,
      desktop->spec.house.replication, digest);
  tbr_column_text (column, TBR_WIDGET_NOTE, stamp);
}
