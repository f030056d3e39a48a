/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seat's page of what it is to decide: offers to answer with the time that is left, requests,
   and until when it may give orders. */
#include "desktop/exercise/alarm.h"
#include "draw/language.h"
#include "report/order_words.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_due;

static const char *
state_name (const TbrBriefing *briefing, TbrStateId state)
{
  return tbr_is_none (state) ? _ ("European Union")
                             : tbr_word (briefing->scenario->map->countries[state.i].name);
}

/* Until when it may give orders, and which. */
static void
add_window (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrBriefing *briefing = desktop->stage->scene->briefing;
  const char *note = NULL;
  g_autofree char *text = NULL;
  if (!briefing->by_person)
    note = _ ("Doctrine plays this seat: no orders are taken.");
  else if (briefing->at < briefing->from)
    {
      g_autofree char *wait = tbr_telling_span (briefing->from - briefing->at);
      note = text = g_strdup_printf (_ ("Orders are taken in %s."), wait);
    }
  else if (briefing->at >= briefing->until)
    note = _ ("The time for orders is over.");
  else
    {
      g_autofree char *left = tbr_telling_span (briefing->until - briefing->at);
      note = text = g_strdup_printf (_ ("Orders are taken for another %s."), left);
    }
  tbr_column_text (column, TBR_WIDGET_NOTE, note);
  tbr_column_gap (column, 8);
  const TbrStageButton order
      = { TBR_ACT_STAGE_ORDER, 0, _ ("Give an order"), !briefing->by_person, FALSE };
  tbr_stage_buttons (desktop, column, &order, 1);
}

/* An offer that waits: who, what, how long it still stands, and two buttons. */
static void
add_offer (TbrDesktop *desktop, TbrColumn *column, const TbrOfferSeen *offer)
{
  const TbrBriefing *briefing = desktop->stage->scene->briefing;
  const TbrUnitSpec *unit = &briefing->scenario->units[offer->unit.i];
  TbrPress press = tbr_alarm_press (desktop->stage, tbr_alarm_offer_due (offer));
  g_autofree char *rate = tbr_order_words_amount (offer->need, offer->rate);
  g_autofree char *text
      = g_strdup_printf (_ ("%s%s offers %s"), offer->is_to_answer ? tbr_alarm_sign (press) : "",
                         state_name (briefing, offer->owner),
                         tbr_word (briefing->scenario->capabilities[unit->capability]->title));
  g_autofree char *detail = g_strdup_printf (_ ("offer %u, unit %s, %s, request %u"), offer->offer,
                                             unit->id, rate, offer->line);
  g_autofree char *value = offer->is_to_answer
                               ? tbr_alarm_left (desktop->stage, tbr_alarm_offer_due (offer))
                               : g_strdup (tbr_word (offer->status));
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = text,
                    .detail = detail,
                    .value = value,
                    .colour = offer->is_to_answer
                                  ? tbr_alarm_colour (column->pen, MAX (press, TBR_PRESS_SOON))
                                  : column->pen->theme->text_dim };
  tbr_column_add (column, &row);
  if (offer->is_to_answer)
    {
      const TbrStageButton buttons[]
          = { { TBR_ACT_STAGE_ACCEPT, offer->offer, _ ("Take it up"), !briefing->by_person, FALSE },
              { TBR_ACT_STAGE_REFUSE, offer->offer, _ ("Refuse it"), !briefing->by_person,
                FALSE } };
      tbr_column_gap (column, 4);
      tbr_stage_buttons (desktop, column, buttons, G_N_ELEMENTS (buttons));
    }
  tbr_column_gap (column, 2);
}

static void
add_offers (TbrDesktop *desktop, TbrColumn *column, gboolean to_answer)
{
  const GArray *offers = desktop->stage->scene->briefing->offers;
  guint n = 0;
  tbr_column_text (column, TBR_WIDGET_HEADING,
                   to_answer ? _ ("OFFERS TO ANSWER") : _ ("OTHER OFFERS"));
  for (guint i = 0; i < offers->len; i++)
    {
      const TbrOfferSeen *offer = &g_array_index (offers, TbrOfferSeen, i);
      if ((offer->is_to_answer != 0) != (to_answer != 0))
        continue;
      add_offer (desktop, column, offer);
      n++;
    }
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("There are none."));
  tbr_column_gap (column, 12);
}

static void
add_line (const TbrStage *stage, TbrColumn *column, const TbrLineSeen *line)
{
  const TbrBriefing *briefing = stage->scene->briefing;
  const TbrNeedInfo *info = tbr_need_info (line->need);
  g_autofree char *age = tbr_telling_span (briefing->at - line->opened);
  g_autofree char *asked = tbr_order_words_amount (line->need, line->asked);
  g_autofree char *accepted = tbr_telling_number (line->accepted);
  g_autofree char *wanted
      = g_strdup_printf ("%s, %s", tbr_word (info->title), tbr_word (tbr_work_names[line->work]));
  g_autofree char *text
      = g_strdup_printf (_ ("%s: %s"), state_name (briefing, line->state), wanted);
  g_autofree char *detail
      = g_strdup_printf (_ ("request %u, %s of %s taken up"), line->line, accepted, asked);
  g_autofree char *value = g_strdup_printf (_ ("%s old"), age);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_STAGE_LINE,
                    .argument = line->line,
                    .text = text,
                    .detail = detail,
                    .value = value,
                    .colour = line->accepted < line->asked ? column->pen->theme->slowed
                                                           : column->pen->theme->served };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const TbrBriefing *briefing = stage->scene->briefing;
  if (briefing == NULL || stage->scene->role != stage->seat)
    return;
  add_window (desktop, column);
  tbr_column_gap (column, 4);
  add_offers (desktop, column, TRUE);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("REQUESTS"));
  for (guint i = 0; i < briefing->lines->len; i++)
    add_line (stage, column, &g_array_index (briefing->lines, TbrLineSeen, i));
  if (briefing->lines->len == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("There are none."));
  tbr_column_gap (column, 12);
  add_offers (desktop, column, FALSE);
}

/* A request of others is answered by a unit, one's own by asking for more. */
static void
answer_line (TbrDesktop *desktop, guint32 number)
{
  const TbrStage *stage = desktop->stage;
  const GArray *lines = stage->scene->briefing->lines;
  for (guint i = 0; i < lines->len; i++)
    {
      const TbrLineSeen *line = &g_array_index (lines, TbrLineSeen, i);
      char text[16];
      g_snprintf (text, sizeof text, "%u", number);
      if (line->line != number)
        continue;
      if (line->is_own)
        tbr_order_form_open (desktop, "ask-help", "need", tbr_need_names[line->need]);
      else if (g_str_equal (stage->exercise->roles[stage->seat].seat, "ercc"))
        tbr_order_form_open (desktop, "grant-unit", "request", text);
      else
        tbr_order_form_open (desktop, "offer-unit", "request", text);
      return;
    }
}

static gboolean
act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  const TbrScene *scene = desktop->stage->scene;
  if (scene == NULL || scene->briefing == NULL)
    return FALSE;
  if (action == TBR_ACT_STAGE_ACCEPT || action == TBR_ACT_STAGE_REFUSE)
    {
      g_autofree char *words
          = g_strdup_printf ("answer-offer offer=%u answer=%s", (guint) argument,
                             action == TBR_ACT_STAGE_ACCEPT ? "accept" : "refuse");
      (void) tbr_stage_say (desktop, words);
      return TRUE;
    }
  if (action != TBR_ACT_STAGE_LINE)
    return FALSE;
  answer_line (desktop, (guint32) argument);
  return TRUE;
}

const TbrPage tbr_page_due = { NC_ ("tab", "To decide"), TBR_PAGE_SEAT, build, NULL, act };
