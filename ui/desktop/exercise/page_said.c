/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The facilitator's page of all that happened: who, when, what, and what was refused. */
#include "desktop/exercise/stage.h"
#include "desktop/saying.h"

#include <tabard/events.h>

#include <glib/gi18n.h>
#include <string.h>

extern const TbrPage tbr_page_said;

#define MOST 120u /* rows, the newest first */

static const char *const words[TBR_TURN_N] = {
  [TBR_TURN_ORDER] = NC_ ("turn", "order"),
  [TBR_TURN_REFUSED] = NC_ ("turn", "refused"),
  [TBR_TURN_DUE] = NC_ ("turn", "inject due"),
  [TBR_TURN_RELEASED] = NC_ ("turn", "released"),
  [TBR_TURN_HELD] = NC_ ("turn", "held"),
  [TBR_TURN_SKIPPED] = NC_ ("turn", "skipped"),
  [TBR_TURN_MISSED] = NC_ ("turn", "missed"),
  [TBR_TURN_MESSAGE] = NC_ ("turn", "message"),
  [TBR_TURN_TAKEN] = NC_ ("turn", "branch taken"),
  [TBR_TURN_PASSED] = NC_ ("turn", "branch passed"),
  [TBR_TURN_DONE] = NC_ ("turn", "action taken"),
  [TBR_TURN_SEAT] = NC_ ("turn", "seat"),
  [TBR_TURN_RATED] = NC_ ("turn", "mark"),
  [TBR_TURN_MARK] = NC_ ("turn", "time"),
  [TBR_TURN_OVER] = NC_ ("turn", "over"),
  [TBR_TURN_WORDED] = NC_ ("turn", "other words"),
  [TBR_TURN_CUT] = NC_ ("turn", "channel cut"),
  [TBR_TURN_RESTORED] = NC_ ("turn", "channel back"),
};

static const char *
name_of (const TbrStage *stage, const char *who)
{
  for (guint i = 0; i < stage->exercise->n_roles; i++)
    if (g_str_equal (stage->exercise->roles[i].id, who))
      return stage->exercise->roles[i].title;
  return g_str_equal (who, TBR_FACILITATOR) ? _ ("Facilitator") : _ ("the program");
}

/* An inject by what it says, an order in words without the instant and the seat that stand before
   it. (transfer full) */
static char *
text_of (const TbrDesktop *desktop, const TbrTurn *turn)
{
  const TbrStage *stage = desktop->stage;
  const char *text = turn->text;
  guint32 inject = turn->kind >= TBR_TURN_DUE && turn->kind <= TBR_TURN_MISSED
                       ? tbr_exercise_find_inject (stage->exercise, text)
                       : TBR_NONE;
  if (*text == '\0')
    return g_strdup (_ ("The exercise is over"));
  if (inject != TBR_NONE)
    return tbr_stage_inject_title (stage, inject);
  if (turn->kind != TBR_TURN_ORDER)
    return g_strdup (text);
  for (int i = 0; i < 2; i++)
    {
      const char *blank = strchr (text, ' ');
      text = blank != NULL ? blank + 1 : text;
    }
  return tbr_saying_of_order (desktop, text);
}

static void
add_turn (const TbrDesktop *desktop, TbrColumn *column, const TbrTurn *turn)
{
  const TbrStage *stage = desktop->stage;
  const TbrTheme *theme = column->pen->theme;
  g_autofree char *at = tbr_stage_after (stage, turn->at);
  g_autofree char *detail = g_strdup_printf ("%s \xc2\xb7 %s", name_of (stage, turn->who),
                                             g_dpgettext2 (NULL, "turn", words[turn->kind]));
  g_autofree char *text = text_of (desktop, turn);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = text,
                    .detail = detail,
                    .value = at,
                    .colour = turn->kind == TBR_TURN_REFUSED ? theme->need
                              : turn->kind == TBR_TURN_ORDER ? theme->served
                                                             : theme->text_dim };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrScene *scene = desktop->stage->scene;
  guint n = 0;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("THE NEWEST FIRST"));
  for (guint i = scene->n_turns; i-- > 0 && n < MOST;)
    {
      if (scene->turns[i].kind == TBR_TURN_MARK)
        continue;
      add_turn (desktop, column, &scene->turns[i]);
      n++;
    }
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing has happened yet."));
  if (n == MOST)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("What is older stands in the log."));
}

const TbrPage tbr_page_said = { NC_ ("tab", "Log"), TBR_PAGE_FACILITATOR, build, NULL, NULL };
