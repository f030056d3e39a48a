/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seat's page of needs as they were reported, each with the age of what is known. */
#include "desktop/exercise/stage.h"
#include "draw/language.h"
#include "report/order_words.h"
#include "report/phrase.h"

#include <glib/gi18n.h>
#include <math.h>

extern const TbrPage tbr_page_needs;

#define NEAR 50000.0       /* a town within so many metres names a need; our assumption */
#define OLD (2 * TBR_HOUR) /* a report that is older is marked; our assumption */

/* How much is open: people are counted whole, and one who is in need is not left out. */
static char *
say_open (const TbrNeedInfo *info, double open)
{
  return tbr_telling_number (g_str_equal (info->unit, "persons") ? ceil (open) : open);
}

char *
tbr_stage_name_need (const TbrDesktop *desktop, guint32 need)
{
  const TbrScene *scene = desktop->stage != NULL ? desktop->stage->scene : NULL;
  const TbrReport *report = scene != NULL && scene->briefing != NULL
                                ? tbr_briefing_need (scene->briefing, need, NULL)
                                : NULL;
  if (report == NULL)
    return NULL;
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) report->kind);
  g_autofree char *amount = say_open (info, report->stock);
  g_autofree char *age = tbr_telling_span (scene->briefing->at - report->as_of);
  return g_strdup_printf (_ ("%s: %s %s, reported %s ago"), tbr_word (info->title), amount,
                          tbr_phrase_unit (info->unit, report->stock, amount), age);
}

/* Where it is, by the town or junction nearest to where it was reported: one state has many needs
   of a kind. */
static const char *
place_of (const TbrBriefing *briefing, const TbrReport *report)
{
  const TbrMap *map = briefing->scenario->map;
  double distance = INFINITY;
  TbrNodeId node = tbr_map_nearest_node (map, report->lon, report->lat, &distance);
  return !tbr_is_none (node) && distance < NEAR ? tbr_town (map->nodes[node.i].name)
                                                : tbr_word (map->countries[report->state.i].name);
}

static void
add_report (const TbrStage *stage, TbrColumn *column, const TbrReport *report)
{
  const TbrBriefing *briefing = stage->scene->briefing;
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) report->kind);
  TbrTime age = briefing->at - report->as_of;
  g_autofree char *span = tbr_telling_span (age);
  g_autofree char *open = say_open (info, report->stock);
  g_autofree char *wanted = tbr_order_words_amount ((TbrNeedKind) report->kind, report->required);
  g_autofree char *working = tbr_telling_number (report->working);
  g_autofree char *coming = tbr_telling_number (report->promised + report->on_the_way);
  g_autofree char *amount
      = g_strdup_printf ("%s %s", open, tbr_phrase_unit (info->unit, report->stock, open));
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), tbr_word (info->title), amount);
  g_autofree char *detail
      = g_strdup_printf (_ ("need %u, %s: %s wanted, %s at work, %s coming"), report->need.i,
                         place_of (briefing, report), wanted, working, coming);
  g_autofree char *value
      = g_strdup_printf (tbr_report_is_alarm (report) ? _ ("alarm %s ago") : _ ("%s ago"), span);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_STAGE_NEED,
                    .argument = report->need.i,
                    .text = text,
                    .detail = detail,
                    .value = value,
                    .colour = age > OLD ? column->pen->theme->slowed : column->pen->theme->need };
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
  tbr_column_text (
      column, TBR_WIDGET_NOTE,
      _ ("As last reported, with the age of the report. Enter or a click sends a unit."));
  tbr_column_gap (column, 8);
  for (guint i = 0; i < briefing->reports->len; i++)
    add_report (stage, column, &g_array_index (briefing->reports, TbrReport, i));
  if (briefing->reports->len == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("No need has been reported to you."));
}

static gboolean
act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  char text[16];
  if (action != TBR_ACT_STAGE_NEED)
    return FALSE;
  g_snprintf (text, sizeof text, "%u", (guint) argument);
  desktop->selection = (TbrThing){ TBR_THING_NEED, (guint32) argument };
  tbr_order_form_open (desktop, "send-unit", "need", text);
  return TRUE;
}

const TbrPage tbr_page_needs = { NC_ ("tab", "Needs"), TBR_PAGE_SEAT, build, NULL, act };
