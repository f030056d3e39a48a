/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seat's page of what has reached it: reports, calls, mails, the press. */
#include "desktop/exercise/stage.h"
#include "draw/language.h"
#include "report/exercise_words.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_inbox;

static void
add_letter (const TbrStage *stage, TbrColumn *column, guint i, gboolean is_open)
{
  const TbrLetter *letter = &g_array_index (stage->scene->briefing->letters, TbrLetter, i);
  g_autofree char *at = tbr_telling_when (stage->scene->briefing->scenario, letter->at);
  g_autofree char *detail = g_strdup_printf ("%s%s%s \xc2\xb7 %s", letter->from,
                                             *letter->from != '\0' ? " \xc2\xb7 " : "",
                                             tbr_exercise_words_medium (letter->medium), at);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_STAGE_LETTER,
                    .argument = i,
                    .text = *letter->subject != '\0' ? letter->subject : _ ("Without a subject"),
                    .detail = detail,
                    .colour = letter->medium == TBR_MEDIUM_PRESS ? column->pen->theme->slowed
                                                                 : column->pen->theme->served,
                    .is_on = is_open };
  tbr_column_add (column, &row);
  if (is_open)
    {
      tbr_column_gap (column, 4);
      tbr_column_text (column, TBR_WIDGET_TEXT, letter->body);
      tbr_column_gap (column, 8);
    }
  tbr_column_gap (column, 2);
}

/* Ways on which nothing comes any more. */
static void
add_silences (const TbrBriefing *briefing, TbrColumn *column)
{
  for (guint i = 0; i < briefing->channels->len; i++)
    {
      const TbrContactSeen *seen = &g_array_index (briefing->channels, TbrContactSeen, i);
      if (!seen->is_cut)
        continue;
      g_autofree char *since = tbr_telling_when (briefing->scenario, seen->since);
      g_autofree char *text
          = g_strdup_printf (_ ("No contact (%s) since %s."),
                             tbr_exercise_words_medium (seen->channel->medium), since);
      tbr_column_text (column, TBR_WIDGET_TEXT, text);
      tbr_column_gap (column, 6);
    }
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const TbrBriefing *briefing = stage->scene->briefing;
  if (briefing == NULL || stage->scene->role != stage->seat)
    return;
  const TbrRole *role = &stage->exercise->roles[stage->seat];
  const TbrWording *wording = tbr_stage_wording (stage, &role->wordings);
  guint n = briefing->letters->len;
  guint open = stage->letter < n ? stage->letter : n - 1;
  tbr_column_text (column, TBR_WIDGET_TITLE, role->title);
  tbr_column_gap (column, 4);
  tbr_column_text (column, TBR_WIDGET_NOTE,
                   *wording->body != '\0' ? wording->body : wording->subject);
  tbr_column_gap (column, 12);
  add_silences (briefing, column);
  for (guint i = n; i-- > 0;)
    add_letter (stage, column, i, i == open);
  if (n == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing has reached you yet."));
}

static gboolean
act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  if (action != TBR_ACT_STAGE_LETTER)
    return FALSE;
  desktop->stage->letter = (guint) argument;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
  return TRUE;
}

const TbrPage tbr_page_inbox = { NC_ ("tab", "Inbox"), TBR_PAGE_SEAT, build, NULL, act };
