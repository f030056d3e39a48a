/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an exercise's own things are called on its screens: texts in its language, roles, times. */
#include "desktop/exercise/replay.h"
#include "desktop/exercise/stage.h"
#include "draw/language.h"

#include <glib/gi18n.h>

const TbrWording *
tbr_stage_wording (const TbrStage *stage, const TbrWordings *wordings)
{
  static const TbrWording none = { "", "", "", "" };
  for (guint i = 0; i < wordings->n; i++)
    if (g_str_equal (wordings->items[i].language, stage->language))
      return &wordings->items[i];
  return wordings->n > 0 ? &wordings->items[0] : &none;
}

const char *
tbr_stage_role_title (const TbrStage *stage, guint role)
{
  return role < stage->exercise->n_roles ? stage->exercise->roles[role].title : _ ("Facilitator");
}

char *
tbr_stage_title (const TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  const char *whose = stage->is_covered            ? _ ("handed over")
                      : tbr_replay_is_on (desktop) ? _ ("Review")
                                                   : tbr_stage_role_title (stage, stage->seat);
  return g_strdup_printf ("%s: %s - tabard", tbr_word (stage->exercise->title), whose);
}

TbrTime
tbr_stage_since (const TbrStage *stage, TbrTime at)
{
  return at - stage->exercise->begin;
}

TbrTurns
tbr_stage_turns (const TbrStage *stage)
{
  return (TbrTurns){ stage->exercise, stage->scene->turns, stage->scene->n_turns };
}

char *
tbr_stage_after (const TbrStage *stage, TbrTime at)
{
  return tbr_telling_span (tbr_stage_since (stage, at));
}
