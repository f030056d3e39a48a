/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The facilitator's page of all that happened: who, when, what, and what was refused. */
#include "desktop/exercise/stage.h"
#include "report/exercise_words.h"
#include "report/heard_words.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_said;

#define MOST 120u /* rows, the newest first */

static void
add_turn (const TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrTurns all = tbr_stage_turns (stage);
  const TbrTurn *turn = &all.turns[i];
  const TbrTheme *theme = column->pen->theme;
  g_autofree char *at = tbr_stage_after (stage, turn->at);
  g_autofree char *clock = tbr_exercise_words_clock (turn);
  g_autofree char *detail
      = g_strdup_printf ("%s \xc2\xb7 %s%s%s", tbr_exercise_words_who (stage->exercise, turn->who),
                         tbr_heard_words_turn (&all, i), turn->clock != 0 ? " \xc2\xb7 " : "",
                         turn->clock != 0 ? clock : "");
  g_autofree char *said
      = tbr_exercise_words_said (stage->exercise, desktop->session->scenario, turn);
  g_autofree char *text = tbr_heard_words_add (&all, i, said);
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
  const TbrStageButton write = { TBR_ACT_STAGE_LOG, 0, _ ("Write the log as CSV"), FALSE, FALSE };
  tbr_stage_buttons (desktop, column, &write, 1);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("THE NEWEST FIRST"));
  for (guint i = scene->n_turns; i-- > 0 && n < MOST;)
    {
      if (scene->turns[i].kind == TBR_TURN_MARK)
        continue;
      add_turn (desktop, column, i);
      n++;
    }
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing has happened yet."));
  if (n == MOST)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("What is older stands in the log."));
}

const TbrPage tbr_page_said = { NC_ ("tab", "Log"), TBR_PAGE_FACILITATOR, build, NULL, NULL };
