/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The layer that shows who could be where: what it asks, when it asks anew, what it says of a
   region. */
#include "desktop/beside.h"
#include "desktop/forms.h"
#include "desktop/state.h"
#include "report/fault_words.h"

#include "draw/cover.h"
#include "draw/language.h"

#include <glib/gi18n.h>

/* ---- asking ---- */

/* What is asked for: what was chosen, else the first open need, else the first kind of need that
   anybody here answers. */
static gboolean
find_question (const TbrDesktop *desktop, TbrCoverageQuestion *out_question)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const GArray *needs = desktop->moment->snapshot->needs;
  if (desktop->covered != NULL
      && tbr_coverage_find (scenario, desktop->covered, out_question, NULL))
    return TRUE;
  *out_question = (TbrCoverageQuestion){ 0, TBR_NONE };
  if (needs->len > 0)
    out_question->need = (int) g_array_index (needs, TbrNeedView, 0).kind;
  return TRUE;
}

static gboolean
is_same (const TbrCoverageQuestion *a, const TbrCoverageQuestion *b)
{
  return a->need == b->need && a->capability == b->capability;
}

/* Whether an answer is about the instant that is shown. */
static gboolean
is_answered (const TbrCoverage *coverage, const TbrMoment *moment,
             const TbrCoverageQuestion *question)
{
  return coverage != NULL && coverage->at == moment->snapshot->at
         && is_same (question, &coverage->question);
}

static gboolean
is_wanted (const TbrDesktop *desktop)
{
  return !tbr_view_hides (&desktop->view, TBR_MAP_COVERAGE) && desktop->player != NULL
         && desktop->moment != NULL;
}

static void
take_answer (TbrDesktop *desktop)
{
  TbrCoverage *coverage = tbr_surveyor_take (desktop->surveyor);
  if (coverage == NULL)
    return;
  coverage->serial = ++desktop->n_surveys;
  tbr_coverage_unref (desktop->coverage);
  desktop->coverage = coverage;
  desktop->is_surveying = FALSE;
  desktop->is_moved = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

/* Takes an answer that has come, and asks when the last is of another instant or question. */
static void
follow (TbrDesktop *desktop, const TbrCoverageQuestion *question)
{
  if (desktop->surveyor == NULL)
    {
      const TbrPlayerSpec spec = tbr_desktop_player_spec (desktop, desktop->session->scenario);
      desktop->surveyor = tbr_surveyor_new (&spec);
    }
  TbrKeyframe *keyframe = tbr_player_take_keyframe (desktop->player);
  if (keyframe != NULL)
    tbr_surveyor_ask (desktop->surveyor, keyframe, question);
  take_answer (desktop);
  if (desktop->is_surveying || is_answered (desktop->coverage, desktop->moment, question)
      || !tbr_player_is_settled (desktop->player))
    return;
  desktop->is_surveying = TRUE;
  tbr_player_want_keyframe (desktop->player);
}

void
tbr_coverage_tick (TbrDesktop *desktop)
{
  TbrCoverageQuestion question;
  if (is_wanted (desktop) && find_question (desktop, &question))
    follow (desktop, &question);
}

void
tbr_coverage_tick_beside (TbrDesktop *desktop)
{
  gboolean is_moved = desktop->is_moved;
  if (!is_wanted (desktop) || desktop->coverage == NULL)
    return;
  const TbrCoverageQuestion question = desktop->coverage->question;
  desktop->is_moved = FALSE;
  tbr_beside_swap (desktop);
  if (is_wanted (desktop))
    follow (desktop, &question);
  tbr_beside_swap (desktop);
  desktop->beside->is_moved = desktop->beside->is_moved || desktop->is_moved;
  desktop->is_moved = is_moved;
}

gboolean
tbr_coverage_is_settled (const TbrDesktop *desktop)
{
  TbrCoverageQuestion question;
  return !is_wanted (desktop) || !find_question (desktop, &question)
         || (!desktop->is_surveying && is_answered (desktop->coverage, desktop->moment, &question));
}

gboolean
tbr_coverage_is_settled_beside (const TbrDesktop *desktop)
{
  const TbrBeside *beside = desktop->beside;
  return !is_wanted (desktop) || desktop->coverage == NULL || beside->moment == NULL
         || (!beside->is_surveying
             && is_answered (beside->coverage, beside->moment, &desktop->coverage->question));
}

void
tbr_coverage_end (TbrDesktop *desktop)
{
  g_clear_pointer (&desktop->surveyor, tbr_surveyor_free);
  g_clear_pointer (&desktop->coverage, tbr_coverage_unref);
  desktop->is_surveying = FALSE;
}

/* ---- choosing ---- */

static const char *const span_names[TBR_COVERAGE_SPANS]
    = { "1 h", "3 h", "6 h", "12 h", "24 h", "48 h" };

static gboolean
is_answerable (const TbrScenario *scenario, guint need)
{
  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    if (tbr_scenario_rate (scenario, need, i) != NULL)
      return TRUE;
  return FALSE;
}

void
tbr_form_coverage_open (TbrDesktop *desktop)
{
  const TbrScenario *scenario = desktop->session->scenario;
  TbrCoverageQuestion question;
  if (desktop->moment == NULL || !find_question (desktop, &question))
    return;
  desktop->form.title = g_strdup (_ ("Who could be here"));
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "capability", _ ("For what, or which units"),
                      tbr_word (tbr_coverage_title (scenario, &question)));
  for (guint i = 0; i < TBR_NEED_N; i++)
    if (is_answerable (scenario, i))
      tbr_form_choice (field, tbr_need_names[i], tbr_word (tbr_need_info ((TbrNeedKind) i)->title));
  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    tbr_form_choice (field, tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, i)->id,
                     tbr_word (scenario->capabilities[i]->title));
  field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "within", _ ("Within"),
                        span_names[desktop->within]);
  for (guint i = 0; i < TBR_COVERAGE_SPANS; i++)
    tbr_form_choice (field, span_names[i], span_names[i]);
  tbr_form_hint (field, _ ("Regions that nobody reaches in this time are hatched."));
}

void
tbr_form_coverage_use (TbrDesktop *desktop)
{
  const char *what = tbr_forms_written (tbr_form_field (&desktop->form, 0));
  const char *within = tbr_forms_written (tbr_form_field (&desktop->form, 1));
  g_autoptr (GError) error = NULL;
  TbrCoverageQuestion question;
  guint span = 0;
  while (span < TBR_COVERAGE_SPANS && !g_str_equal (span_names[span], within))
    span++;
  if (!tbr_coverage_find (desktop->session->scenario, what, &question, &error))
    {
      g_autofree char *told = tbr_fault_words (error->message);
      tbr_forms_complain (desktop, told);
    }
  else if (span == TBR_COVERAGE_SPANS)
    tbr_forms_complain (desktop, _ ("Within 1 h, 3 h, 6 h, 12 h, 24 h or 48 h."));
  else
    {
      char *copy = g_strdup (what);
      g_free (desktop->covered);
      desktop->covered = copy;
      desktop->within = span;
      desktop->view.hidden &= ~(1u << TBR_MAP_COVERAGE);
      desktop->is_moved = TRUE;
      tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
      tbr_desktop_show_tab (desktop, TBR_TAB_LEGEND);
      desktop->panels[TBR_PANEL_SIDE].scroll = 0;
    }
}

/* ---- telling ---- */

void
tbr_coverage_add_legend (const TbrDesktop *desktop, GArray *rows)
{
  if (!is_wanted (desktop) || desktop->coverage == NULL)
    return;
  /* they explain what covers all of the map: they stand first */
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (TbrLegendRow));
  tbr_cover_add_rows (first, tbr_word (tbr_coverage_title (desktop->session->scenario,
                                                           &desktop->coverage->question)));
  g_array_prepend_vals (rows, first->data, first->len);
}

void
tbr_coverage_add_region (const TbrDesktop *desktop, TbrColumn *column, guint32 region)
{
  const TbrMap *map = desktop->map->map;
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrCoverage *coverage = desktop->coverage;
  guint32 state = map->regions[region].state.i;
  char time[16];
  if (state < map->n_countries)
    tbr_column_field (column, _ ("State"), tbr_word (map->countries[state].name));
  if (!is_wanted (desktop))
    {
      const TbrWidget show
          = { .kind = TBR_WIDGET_ROW, .action = TBR_ACT_COVERAGE, .text = _ ("Who could be here") };
      tbr_column_gap (column, 4);
      tbr_column_add (column, &show);
      return;
    }
  if (coverage == NULL || region >= coverage->n_rows)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Who could be here is being worked out."));
      return;
    }
  const TbrCoverageRow *row = &coverage->rows[region];
  g_autofree char *when = tbr_telling_when (scenario, coverage->at);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHO COULD BE HERE"));
  tbr_column_field (column, C_ ("who could be here", "For"),
                    tbr_word (tbr_coverage_title (scenario, &coverage->question)));
  tbr_column_field (column, _ ("Ordered"), when);
  if (!tbr_is_none (row->town))
    tbr_column_field (column, C_ ("a town", "In"), tbr_town (map->cities[row->town.i].name));
  tbr_column_field (column, _ ("First at work after"), tbr_cover_time (row->first, time));
  for (guint i = 0; i < TBR_COVERAGE_SPANS; i++)
    {
      g_autofree char *number = tbr_telling_number (row->capacity[i]);
      g_autofree char *units
          = g_strdup_printf (ngettext ("%u unit", "%u units", row->n_units[i]), row->n_units[i]);
      g_autofree char *amount
          = g_strdup_printf (tbr_coverage_is_rate (&coverage->question) ? "%s, %s %s/h"
                                                                        : "%s, %s %s",
                             units, number, tbr_word (tbr_coverage_unit (&coverage->question)));
      tbr_column_field (column, tbr_cover_name (i), coverage->question.need >= 0 ? amount : units);
    }
  TbrWidget choose = { .kind = TBR_WIDGET_ROW,
                       .action = TBR_ACT_COVERAGE,
                       .text = _ ("Ask for something else") };
  if (!tbr_is_none (row->unit))
    {
      TbrThing first = { TBR_THING_UNIT, row->unit.i };
      g_autofree char *name = tbr_desktop_name_of (desktop, first);
      TbrWidget unit = { .kind = TBR_WIDGET_ROW,
                         .action = TBR_ACT_SELECT,
                         .argument = tbr_thing_pack (first),
                         .text = name,
                         .detail = _ ("the first") };
      tbr_column_gap (column, 8);
      tbr_column_add (column, &unit);
    }
  tbr_column_gap (column, 4);
  tbr_column_add (column, &choose);
}
