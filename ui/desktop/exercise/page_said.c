/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The facilitator's page of all that happened: who, when, what, and what was refused. */
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "desktop/saying.h"
#include "draw/language.h"

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

/* What stands in a turn behind the inject or channel that it is about: a reason, other words.
   (transfer full) (nullable): NULL when it is about neither */
static char **
words_of (const TbrTurn *turn)
{
  gboolean is_inject = (turn->kind >= TBR_TURN_DUE && turn->kind <= TBR_TURN_MISSED)
                       || turn->kind == TBR_TURN_WORDED;
  gboolean is_channel = turn->kind == TBR_TURN_CUT || turn->kind == TBR_TURN_RESTORED;
  char **said = NULL;
  if (!is_inject && !is_channel)
    return NULL;
  return g_shell_parse_argv (turn->text, NULL, &said, NULL) ? said : NULL;
}

/* The inject or the channel of a turn, in words. (transfer full) (nullable) */
static char *
title_of (const TbrStage *stage, const TbrTurn *turn, const char *id)
{
  const TbrExercise *exercise = stage->exercise;
  if (turn->kind == TBR_TURN_CUT || turn->kind == TBR_TURN_RESTORED)
    {
      for (guint i = 0; i < exercise->n_channels; i++)
        if (g_str_equal (exercise->channels[i].id, id))
          return g_strdup_printf (_ ("%s: %s"),
                                  tbr_stage_role_title (stage, exercise->channels[i].role),
                                  tbr_editor_medium (exercise->channels[i].medium));
      return NULL;
    }
  guint32 inject = tbr_exercise_find_inject (exercise, id);
  return inject != TBR_NONE ? tbr_stage_inject_title (stage, inject) : NULL;
}

/* "person" and "doctrine" as people say it. */
static const char *
player_name (const char *player)
{
  return g_str_equal (player, "person") ? C_ ("player", "a person") : C_ ("player", "doctrine");
}

/* What a turn is about that is known by its name in the file: a branch, an action, a criterion with
   its mark, a seat with who has it. (transfer full) (nullable): NULL when it is about none */
static char *
named_of (const TbrExercise *exercise, const TbrTurn *turn)
{
  g_auto (GStrv) said = NULL;
  if (!g_shell_parse_argv (turn->text, NULL, &said, NULL))
    return NULL;
  const char *second = said[1] != NULL ? said[1] : "";
  if (turn->kind == TBR_TURN_TAKEN || turn->kind == TBR_TURN_PASSED)
    for (guint i = 0; i < exercise->n_branches; i++)
      if (g_str_equal (exercise->branches[i].id, said[0]))
        return g_strdup (exercise->branches[i].title);
  if (turn->kind == TBR_TURN_DONE)
    for (guint i = 0; i < exercise->n_expecteds; i++)
      if (g_str_equal (exercise->expecteds[i].id, said[0]))
        return g_strdup (exercise->expecteds[i].sentence);
  if (turn->kind == TBR_TURN_RATED)
    for (guint i = 0; i < exercise->n_criteria; i++)
      if (g_str_equal (exercise->criteria[i].id, said[0]))
        return g_strdup_printf (_ ("%s: %s"), exercise->criteria[i].title, second);
  if (turn->kind == TBR_TURN_SEAT)
    for (guint i = 0; i < exercise->n_roles; i++)
      if (g_str_equal (exercise->roles[i].id, said[0]))
        return g_strdup_printf (_ ("%s: %s"), exercise->roles[i].title, player_name (second));
  return NULL;
}

/* An inject by what it says, an order in words without the instant and the seat that stand before
   it. (transfer full) */
static char *
text_of (const TbrDesktop *desktop, const TbrTurn *turn)
{
  const TbrStage *stage = desktop->stage;
  const char *text = turn->text;
  g_auto (GStrv) said = words_of (turn);
  char *title = said != NULL ? title_of (stage, turn, said[0]) : named_of (stage->exercise, turn);
  if (title != NULL)
    return title;
  if (*text == '\0')
    return g_strdup (_ ("The exercise is over"));
  if (turn->kind != TBR_TURN_ORDER)
    return g_strdup (text);
  for (int i = 0; i < 2; i++)
    {
      const char *blank = strchr (text, ' ');
      text = blank != NULL ? blank + 1 : text;
    }
  return tbr_saying_of_order (desktop, text);
}

/* Who did what, and where it was written, why and in which words. (transfer full) */
static char *
detail_of (const TbrStage *stage, const TbrTurn *turn)
{
  static const char *const written[] = { "reason=", "subject=", "body=" };
  g_auto (GStrv) said = words_of (turn);
  GString *detail = g_string_new (name_of (stage, turn->who));
  g_string_append_printf (detail, " \xc2\xb7 %s", g_dpgettext2 (NULL, "turn", words[turn->kind]));
  for (guint k = 0; k < G_N_ELEMENTS (written); k++)
    for (guint i = 1; said != NULL && said[i] != NULL; i++)
      if (g_str_has_prefix (said[i], written[k]) && said[i][strlen (written[k])] != '\0')
        g_string_append_printf (detail, " \xc2\xb7 %s", said[i] + strlen (written[k]));
  return g_string_free (detail, FALSE);
}

static void
add_turn (const TbrDesktop *desktop, TbrColumn *column, const TbrTurn *turn)
{
  const TbrStage *stage = desktop->stage;
  const TbrTheme *theme = column->pen->theme;
  g_autofree char *at = tbr_stage_after (stage, turn->at);
  g_autofree char *detail = detail_of (stage, turn);
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
