/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seat's page of its own units: what they do, and until when. */
#include "desktop/exercise/stage.h"
#include "draw/language.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_units;

#define MOST 300u /* rows */

static gboolean
is_at_home (const TbrUnitView *unit)
{
  return unit->phase == TBR_PHASE_AVAILABLE || unit->phase == TBR_PHASE_OFF
         || unit->phase == TBR_PHASE_RECOVERING;
}

static void
add_unit (const TbrDesktop *desktop, TbrColumn *column, const TbrUnitView *unit)
{
  const TbrBriefing *briefing = desktop->stage->scene->briefing;
  const TbrUnitSpec *spec = &briefing->scenario->units[unit->unit.i];
  g_autofree char *text
      = g_strdup_printf (_ ("%s: %s"), spec->id,
                         tbr_word (briefing->scenario->capabilities[spec->capability]->title));
  g_autofree char *left = unit->until != TBR_NEVER && unit->until > briefing->at
                              ? tbr_telling_span (unit->until - briefing->at)
                              : NULL;
  g_autofree char *work = tbr_is_none (unit->need)
                              ? g_strdup (tbr_town (spec->base))
                              : g_strdup_printf (_ ("for need %u"), unit->need.i);
  g_autofree char *detail
      = g_strdup_printf ("%s \xc2\xb7 %s", tbr_word (tbr_phase_names[unit->phase]), work);
  TbrThing thing = { TBR_THING_UNIT, unit->unit.i };
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_STAGE_UNIT,
                    .argument = unit->unit.i,
                    .text = text,
                    .detail = detail,
                    .value = left,
                    .colour = unit->phase == TBR_PHASE_WORKING ? column->pen->theme->served
                              : is_at_home (unit)              ? column->pen->theme->text_dim
                                                               : column->pen->theme->slowed,
                    .is_on = tbr_thing_equal (desktop->selection, thing) };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
add_units (const TbrDesktop *desktop, TbrColumn *column, gboolean at_home)
{
  const GArray *units = desktop->stage->scene->briefing->units;
  guint n = 0;
  tbr_column_text (column, TBR_WIDGET_HEADING, at_home ? _ ("AT HOME") : _ ("UNDER WAY"));
  for (guint i = 0; i < units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (units, TbrUnitView, i);
      if ((is_at_home (unit) != 0) == (at_home != 0) && n++ < MOST)
        add_unit (desktop, column, unit);
    }
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("There are none."));
  tbr_column_gap (column, 12);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  if (stage->scene->briefing == NULL || stage->scene->role != stage->seat)
    return;
  add_units (desktop, column, FALSE);
  add_units (desktop, column, TRUE);
}

/* A unit that is away can be called back, one that is at home can be sent. */
static gboolean
act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  const TbrScene *scene = desktop->stage->scene;
  if (action != TBR_ACT_STAGE_UNIT || scene == NULL || scene->briefing == NULL)
    return FALSE;
  for (guint i = 0; i < scene->briefing->units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (scene->briefing->units, TbrUnitView, i);
      if (unit->unit.i != (guint32) argument)
        continue;
      desktop->selection = (TbrThing){ TBR_THING_UNIT, unit->unit.i };
      tbr_order_form_open (desktop, is_at_home (unit) ? "send-unit" : "recall-unit", "unit",
                           scene->briefing->scenario->units[unit->unit.i].id);
      return TRUE;
    }
  return TRUE;
}

const TbrPage tbr_page_units = { NC_ ("tab", "Own units"), TBR_PAGE_SEAT, build, NULL, act };
